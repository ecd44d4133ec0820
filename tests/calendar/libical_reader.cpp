// Reads a calendar with libical and prints what it understood as JSON: `libical_reader FILE`. Ends with 1 where libical
// finds anything wrong with it, by its own table of what RFC 5545 and 5546 restrict, too.
#include <libical/ical.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

namespace {

using nlohmann::ordered_json;

std::string words(const char* text) { return text == nullptr ? "" : text; }

std::string written(const icaltimetype& t) {
  char* const text = icaltime_as_ical_string_r(t);
  std::string out = words(text);
  icalmemory_free_buffer(text);
  return out;
}

std::string value_of(icalcomponent* c, icalproperty_kind kind) {
  icalproperty* const p = icalcomponent_get_first_property(c, kind);
  if (p == nullptr) return "";
  char* const text = icalproperty_get_value_as_string_r(p);
  std::string out = words(text);
  icalmemory_free_buffer(text);
  return out;
}

std::string x_value_of(icalcomponent* c, const std::string& name) {
  for (icalproperty* p = icalcomponent_get_first_property(c, ICAL_X_PROPERTY); p != nullptr;
       p = icalcomponent_get_next_property(c, ICAL_X_PROPERTY)) {
    if (words(icalproperty_get_x_name(p)) == name) return words(icalvalue_get_x(icalproperty_get_value(p)));
  }
  return "";
}

ordered_json alarms_of(icalcomponent* event) {
  ordered_json all = ordered_json::array();
  for (icalcomponent* a = icalcomponent_get_first_component(event, ICAL_VALARM_COMPONENT); a != nullptr;
       a = icalcomponent_get_next_component(event, ICAL_VALARM_COMPONENT)) {
    const icaltriggertype trigger =
        icalproperty_get_trigger(icalcomponent_get_first_property(a, ICAL_TRIGGER_PROPERTY));
    all.push_back({{"at", written(trigger.time)},
                   {"action", value_of(a, ICAL_ACTION_PROPERTY)},
                   {"words", words(icalcomponent_get_description(a))}});
  }
  return all;
}

ordered_json event(icalcomponent* e) {
  return {{"uid", words(icalcomponent_get_uid(e))},
          {"start", written(icalcomponent_get_dtstart(e))},
          {"end", written(icalcomponent_get_dtend(e))},
          {"stamp", written(icalcomponent_get_dtstamp(e))},
          {"sequence", icalcomponent_get_sequence(e)},
          {"summary", words(icalcomponent_get_summary(e))},
          {"description", words(icalcomponent_get_description(e))},
          {"status", value_of(e, ICAL_STATUS_PROPERTY)},
          {"transparency", value_of(e, ICAL_TRANSP_PROPERTY)},
          {"alarms", alarms_of(e)}};
}

ordered_json calendar(icalcomponent* root) {
  ordered_json events = ordered_json::array();
  for (icalcomponent* e = icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT); e != nullptr;
       e = icalcomponent_get_next_component(root, ICAL_VEVENT_COMPONENT)) {
    events.push_back(event(e));
  }
  return {{"version", value_of(root, ICAL_VERSION_PROPERTY)},
          {"program", value_of(root, ICAL_PRODID_PROPERTY)},
          {"scale", value_of(root, ICAL_CALSCALE_PROPERTY)},
          {"name", x_value_of(root, "X-WR-CALNAME")},
          {"events", events}};
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  std::ifstream file{arguments[1], std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  icalcomponent* const root = icalparser_parse_string(bytes.c_str());
  if (root == nullptr || icalcomponent_isa(root) != ICAL_VCALENDAR_COMPONENT) {
    std::cerr << "no calendar\n";
    return 1;
  }
  const bool holds = icalrestriction_check(root) != 0 && icalcomponent_count_errors(root) == 0;
  if (holds) {
    std::cout << calendar(root) << '\n';
  } else {
    char* const text = icalcomponent_as_ical_string_r(root);
    std::cerr << words(text);
    icalmemory_free_buffer(text);
  }
  icalcomponent_free(root);
  icaltimezone_free_builtin_timezones();
  return holds ? 0 : 1;
}
