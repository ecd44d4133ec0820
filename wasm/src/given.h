// How the first module hands texts to JavaScript: by plain functions and ismap.js. Embind would be a tenth of it.
#pragma once

#include <emscripten/emscripten.h>

#include <string>
#include <utility>

namespace ismap::wasm {

// The text until the next call, before which JavaScript has copied it.
inline const char* given(std::string text) {
  static std::string kept;
  kept = std::move(text);
  return kept.c_str();
}

}  // namespace ismap::wasm
