// A calendar taken apart as RFC 5545 has it, by none of the code that wrote it.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ismap_test {

// The content lines, unfolded. Each line must end in CRLF and be no longer than 75 bytes.
inline std::vector<std::string> content_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find("\r\n");
    EXPECT_NE(end, std::string_view::npos) << text;
    if (end == std::string_view::npos) break;
    const std::string_view line = text.substr(0, end);
    EXPECT_LE(line.size(), 75u) << line;
    EXPECT_EQ(line.find_first_of("\r\n"), std::string_view::npos) << line;
    if (line.starts_with(' ') && !lines.empty()) {
      lines.back() += line.substr(1);
    } else {
      lines.emplace_back(line);
    }
    text.remove_prefix(end + 2);
  }
  return lines;
}

inline std::string unescaped(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\') {
      out += value[i];
    } else if (++i < value.size()) {
      out += value[i] == 'n' ? '\n' : value[i];
    }
  }
  return out;
}

struct read_event {
  std::map<std::string, std::string> values;  // by name with parameters; texts unescaped
  std::vector<std::map<std::string, std::string>> alarms;

  [[nodiscard]] std::string operator[](const std::string& name) const {
    const auto found = values.find(name);
    return found == values.end() ? "" : found->second;
  }

  // "expiry 20250731 CONFIRMED, alarms 20250402 20250601": what a failing test shows.
  [[nodiscard]] std::string outline() const {
    const std::string uid = (*this)["UID"];
    const auto kind = uid.rfind('.') + 1;
    std::string out = uid.substr(kind, uid.find('@') - kind) + " " + (*this)["DTSTART;VALUE=DATE"];
    if ((*this)["STATUS"] != "CONFIRMED") out.append(" ").append((*this)["STATUS"]);
    if (!alarms.empty()) out += ", alarms";
    for (const auto& alarm : alarms) out.append(" ").append(alarm.at("TRIGGER;VALUE=DATE-TIME").substr(0, 8));
    return out;
  }
};

inline std::vector<read_event> read_events(std::string_view text) {
  std::vector<read_event> events;
  bool in_alarm = false;
  bool in_event = false;
  for (const std::string& line : content_lines(text)) {
    const auto colon = line.find(':');
    const std::string name = line.substr(0, colon);
    const std::string value = unescaped(std::string_view{line}.substr(colon + 1));
    if (name == "BEGIN" || name == "END") {
      if (value == "VEVENT") in_event = name == "BEGIN";
      if (value == "VALARM") in_alarm = name == "BEGIN";
      if (line == "BEGIN:VEVENT") events.emplace_back();
      if (line == "BEGIN:VALARM") events.back().alarms.emplace_back();
    } else if (in_event) {
      auto& to = in_alarm ? events.back().alarms.back() : events.back().values;
      EXPECT_TRUE(to.emplace(name, value).second) << name << " stands twice";
    }
  }
  return events;
}

inline std::vector<std::string> outlines(const std::vector<read_event>& events) {
  std::vector<std::string> all;
  for (const read_event& e : events) all.push_back(e.outline());
  return all;
}

}  // namespace ismap_test
