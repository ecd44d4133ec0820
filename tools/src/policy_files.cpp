#include "policy_files.h"

#include "failure.h"
#include "input.h"
#include "texts.h"

namespace ismap::tool {

policies load_policies(const options& o) {
  policies loaded;
  for (const std::string& path : o.policy_paths) {
    const auto problems = loaded.add(read_file(path, o.language));
    if (problems.empty()) continue;
    std::string message = say(o.language, texts::policy_broken, path, problems.size());
    for (const policy_problem& p : problems) {
      message += '\n';
      message += say(o.language, texts::policy_problem, path, p.line, p.column,
                     p.pointer.empty() ? "" : p.pointer + ": ", p.message(o.language));
    }
    fail_io(message);
  }
  return loaded;
}

}  // namespace ismap::tool
