// Whether a service's ISO/IEC 27001 certificates cover its audit period (rule A4).
#pragma once

#include <span>

#include "ismap/link.h"

namespace ismap {

void check_certificates(std::span<const linked_row> rows, day as_of, const rule_set& rules);

}  // namespace ismap
