// Where a byte offset lies in a text, as an editor counts.
#ifndef DUBAN_CLIENTS_CLI_TEXT_POSITION_H_
#define DUBAN_CLIENTS_CLI_TEXT_POSITION_H_

#include <cstddef>
#include <string>

namespace duban::cli {

struct TextPosition {
  int line = 1;
  int column = 1;  // characters, not bytes
};

// Offsets beyond the end give the end.
TextPosition PositionAt(const std::string& text, std::size_t offset);

// "12:5".
std::string PositionText(const TextPosition& position);
std::string PositionText(const std::string& text, std::size_t offset);

// Positions of many offsets: those asked in rising order cost one walk through the text.
class PositionReader {
 public:
  // `text` must outlive the reader.
  explicit PositionReader(const std::string& text) : text_(text) {}
  TextPosition At(std::size_t offset);

 private:
  const std::string& text_;
  std::size_t offset_ = 0;  // where position_ is
  TextPosition position_;
};

// The offset of the first byte that is not UTF-8; npos if all is.
std::size_t FirstBrokenByte(const std::string& text);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_TEXT_POSITION_H_
