#include <cstdint>

#include "checked_row.h"
#include "failure.h"
#include "ismap/calendar_feed.h"
#include "texts.h"

namespace ismap::tool {

namespace {

// Writes row after row, and says in the end how many have no event of their own.
class calendar_sink final : public row_sink<checked_row> {
 public:
  calendar_sink(const options& o, const check_settings& s, std::string& out)
      : o_(o), feed_(s.run, s.rules, *s.holidays, out) {}

  void begin() override { feed_.begin(); }

  void row(const checked_row& row) override {
    const feed_row became = feed_.add(row.content, row.result);
    if (became == feed_row::without_event) ++without_event_;
    if (became == feed_row::repeated) ++repeated_;
  }

  void end(const check_summary&) override {
    feed_.end();
    tell_count(texts::calendar_without_event, without_event_);
    tell_count(texts::calendar_repeated, repeated_);
  }

 private:
  void tell_count(const text& what, std::uint64_t count) const {
    if (count > 0 && !o_.quiet) tell(std::string{what.in(o_.language)} + std::to_string(count) + "\n");
  }

  const options& o_;
  calendar_feed feed_;
  std::uint64_t without_event_ = 0;
  std::uint64_t repeated_ = 0;
};

}  // namespace

std::unique_ptr<row_sink<checked_row>> make_check_calendar(const options& o, const check_settings& s,
                                                           std::string& out) {
  return std::make_unique<calendar_sink>(o, s, out);
}

}  // namespace ismap::tool
