// UTF-8, as far as validation needs it. No state: thread-safe.
#ifndef DUBAN_SERVER_BASE_UTF8_H_
#define DUBAN_SERVER_BASE_UTF8_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace duban::base {

// The first byte that is not part of a well-formed character (Unicode 15, table 3-7: no overlong
// forms, no surrogates, nothing above U+10FFFF); absent if all is well.
std::optional<std::size_t> FirstInvalidUtf8(std::string_view text);

// How many characters (code points). Precondition: well-formed.
std::size_t CharacterCount(std::string_view text);

// Whether there is a control character in it: U+0000 to U+001F, U+007F to U+009F. Line feed and
// tab count as such only if `allow_lines` is false.
bool HasControlCharacter(std::string_view text, bool allow_lines);

}  // namespace duban::base

#endif  // DUBAN_SERVER_BASE_UTF8_H_
