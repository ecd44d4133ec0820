#include "ismap/version.h"

#ifndef ISMAP_VERSION
#error "the build defines ISMAP_VERSION"
#endif

namespace ismap {

std::string_view program_version() { return ISMAP_VERSION; }

}  // namespace ismap
