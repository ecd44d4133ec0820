#include "ismap/day_output.h"

#include <array>
#include <cstdint>
#include <utility>

#include "ismap/findings.h"

namespace ismap {

namespace {

constexpr std::array forms{
    std::pair{date_form::iso, std::string_view{"iso"}},
    std::pair{date_form::slashed, std::string_view{"slashed"}},
    std::pair{date_form::dotted, std::string_view{"dotted"}},
    std::pair{date_form::compact, std::string_view{"compact"}},
    std::pair{date_form::kanji, std::string_view{"kanji"}},
    std::pair{date_form::era, std::string_view{"era"}},
    std::pair{date_form::era_dotted, std::string_view{"era_dotted"}},
    std::pair{date_form::era_kanji_dot, std::string_view{"era_kanji_dot"}},
    std::pair{date_form::era_letter, std::string_view{"era_letter"}},
    std::pair{date_form::era_slashed, std::string_view{"era_slashed"}},
};

}  // namespace

void append_day(json_writer& json, day d, const holiday_calendar& holidays, language l) {
  json.begin_object();
  json.member("day", std::optional{d});
  json.key("forms");
  json.begin_object();
  for (const auto& [form, name] : forms) json.member(name, format_day_in(form, d));
  json.end_object();
  json.member("weekday", weekday_name(d).in(l));
  json.member("closed", closed_word(holidays.closure_of(d)));
  json.member("closed_because", closure_name(holidays, d).in(l));
  json.end_object();
}

void append_date_problem(json_writer& json, const date_problem& p, language l) {
  json.begin_object();
  json.key("problem");
  json.begin_object();
  json.member("message", wording(p.code).in(l));
  json.member("offset", static_cast<std::int64_t>(p.offset));
  json.member("length", static_cast<std::int64_t>(p.length));
  json.end_object();
  json.end_object();
}

}  // namespace ismap
