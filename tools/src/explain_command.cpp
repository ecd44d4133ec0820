#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "commands.h"
#include "explanation.h"
#include "failure.h"
#include "output.h"
#include "table_encodings.h"
#include "texts.h"

namespace ismap::tool {

namespace {

constexpr std::string_view compared = "schemes";

std::vector<topic> topics_for(const options& o) {
  const language l = o.language;
  if (o.name.empty()) return overview(l);
  if (o.name == compared) return {comparison(l)};
  if (o.name == "questions") return assessment(l);
  if (o.name == "target-work") return {target_work(l)};
  if (const rule* const r = find_rule(o.name)) return {about(*r, l)};
  if (const subject* const s = find_subject(o.name)) return {about(*s, l)};
  if (const auto code = find_finding_code(o.name)) return {about(*code, l)};
  fail_usage(say(l, texts::usage_unknown_subject, o.name));
}

}  // namespace

exit_status run_explain(const options& o) {
  const std::vector<topic> topics = topics_for(o);
  output out{o.output_path, o.language};
  encode_output(o, out);
  append(out.buffer(), topics, o);
  out.commit();
  return exit_status::nothing_found;
}

}  // namespace ismap::tool
