// What a function returns that can fail: a value, or the reason why there is none. The core throws nothing.
#pragma once

#include <utility>
#include <variant>

namespace ismap {

// Holds a `T` or an `Error`. Ask with `if (r)` before `*r`; ask `r.error()` only where it holds no value.
template <class T, class Error>
class result {
 public:
  constexpr result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  constexpr result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] constexpr explicit operator bool() const { return content_.index() == 0; }
  [[nodiscard]] constexpr const T& operator*() const { return *std::get_if<0>(&content_); }
  [[nodiscard]] constexpr const T* operator->() const { return std::get_if<0>(&content_); }
  [[nodiscard]] constexpr const Error& error() const { return *std::get_if<1>(&content_); }

 private:
  std::variant<T, Error> content_;
};

}  // namespace ismap
