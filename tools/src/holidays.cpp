#include "holidays.h"

#include <filesystem>
#include <utility>

#include "failure.h"
#include "input.h"
#include "texts.h"

namespace ismap::tool {

holiday_calendar load_holidays(const options& o) {
  if (o.holidays_path.empty()) return holiday_calendar::bundled();
  const std::string list = read_file(o.holidays_path, o.language);
  auto read = holiday_calendar::read(list, std::filesystem::path{o.holidays_path}.filename().string());
  if (read) return *std::move(read);
  const holiday_list_problem& problem = read.error();
  if (problem.line == 0) fail_io(say(o.language, texts::holidays_empty, o.holidays_path));
  fail_io(say(o.language, texts::holidays_unreadable, o.holidays_path, problem.line, problem.read));
}

}  // namespace ismap::tool
