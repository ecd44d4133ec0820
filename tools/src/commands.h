// What each command does. All throw failure where they cannot.
#pragma once

#include "exit_status.h"
#include "options.h"

namespace ismap::tool {

exit_status run_check(const options& o);
exit_status run_classify(const options& o);
exit_status run_window(const options& o);
exit_status run_explain(const options& o);
exit_status run_template(const options& o);

}  // namespace ismap::tool
