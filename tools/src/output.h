// Where results go: standard output, or a file that appears whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "ismap/language.h"
#include "output_encoder.h"

namespace ismap::tool {

class output {
 public:
  // An empty path is standard output. A file is written without a name (where the file system can) and gets its name
  // in commit(); a device or a pipe is written as it is, a link stays and what it leads to is replaced, with the mode
  // that it had. Throws output_failure where it cannot be opened.
  output(std::string path, language l);
  ~output();
  output(const output&) = delete;
  output& operator=(const output&) = delete;

  // A place to append to; written out as it grows.
  [[nodiscard]] std::string& buffer() { return buffer_; }

  // What is written from now on goes through `encoder`.
  void encode_by(output_encoder encoder) { encoder_ = std::move(encoder); }
  [[nodiscard]] bool has_encoder() const { return encoder_.has_value(); }

  // The encoding of what is written from now on, for the encoder.
  void set_encoding_of_content(file_encoding e) { content_ = e; }

  // Writes the bytes, after what is in the buffer. Throws output_failure.
  void write(std::string_view bytes);

  // Writes the buffer once it is worth a system call. Throws output_failure.
  void flush_if_large();

  // Writes what is left and gives the file its name. Without it nothing is left behind. Throws output_failure.
  void commit();

 private:
  [[noreturn]] void fail(int error) const;
  void open_unnamed();
  void set_mode();
  void put(std::string_view bytes);
  void put_encoded(std::string_view bytes) const;
  void fail_if(const std::optional<unwritable_character>& c) const;
  void flush();
  void close_file();
  void give_name();

  std::string path_;    // as it was given
  std::string target_;  // links followed
  language language_;
  std::string temporary_;  // the name it has meanwhile, where it must have one
  int descriptor_ = -1;
  bool replaces_ = false;  // a file that gets its name in the end
  std::string buffer_;
  std::optional<output_encoder> encoder_;
  file_encoding content_ = file_encoding::utf8;
  std::string encoded_;
};

}  // namespace ismap::tool
