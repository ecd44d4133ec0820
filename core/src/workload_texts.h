// The words of answers, and what a cell is expected to hold (core/rules/workload_texts.json).
#pragma once

#include "ismap/language.h"

namespace ismap {

#include "workload_texts.inc"

}  // namespace ismap
