// CP932 as the C library's iconv has it.
#pragma once

namespace ismap::tool {

// From now on the core takes its pairs from iconv, which may know none.
void take_cp932_from_iconv();

}  // namespace ismap::tool
