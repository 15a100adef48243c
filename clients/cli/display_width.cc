#include "clients/cli/display_width.h"

#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace duban::cli {
namespace {

struct Character {
  std::string bytes;
  UChar32 code = 0;  // negative: broken UTF-8
  int width = 0;
};

int WidthOf(UChar32 code) {
  switch (u_charType(code)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const int wide = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

std::vector<Character> Characters(const std::string& text) {
  std::vector<Character> characters;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t begin = i;
    UChar32 code = 0;
    U8_NEXT(bytes, i, size, code);
    characters.push_back(
        {text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin)), code,
         code < 0 ? 1 : WidthOf(code)});
  }
  return characters;
}

// Bidirectional overrides make a line read as something else than what it says.
bool IsDeceptive(UChar32 code) {
  return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

bool IsWordCharacter(const Character& character) {
  return character.width == 1 && u_isalnum(character.code) != 0;
}

struct Line {
  std::vector<Character> characters;
  int width = 0;

  void Append(const Character& character) {
    characters.push_back(character);
    width += character.width;
  }
  std::string Text() const {
    std::string text;
    for (const Character& character : characters) text += character.bytes;
    return text;
  }
};

// A mark that no Chinese line begins with.
bool ClosesWhatStandsBefore(const Character& mark) {
  static const std::string marks = "、，。；：！？）〕》」』”’,.;:!?)]";
  return u_ispunct(mark.code) != 0 && marks.find(mark.bytes) != std::string::npos;
}

// The line after a full one: takes the last characters along where it may not begin with the next.
Line NextLine(Line& full, const Character& next, int width) {
  std::size_t keep = full.characters.size();
  int carried = 0;
  for (const Character* first = &next; ClosesWhatStandsBefore(*first);) {
    if (keep <= 1) return {};  // nothing but marks: broken where the line ends
    first = &full.characters[--keep];
    carried += first->width;
  }
  if (carried + next.width > width) return {};
  Line line;
  for (std::size_t i = keep; i < full.characters.size(); ++i) line.Append(full.characters[i]);
  full.characters.resize(keep);
  full.width -= carried;
  return line;
}

// How many characters from `begin` on belong on one line with the one at `begin`.
std::size_t UnbrokenLength(const std::vector<Character>& characters, std::size_t begin) {
  std::size_t end = begin + 1;
  if (!IsWordCharacter(characters[begin])) return 1;
  while (end < characters.size() && IsWordCharacter(characters[end])) ++end;
  return end - begin;
}

}  // namespace

int DisplayWidth(const std::string& text) {
  int width = 0;
  for (const Character& character : Characters(text)) width += character.width;
  return width;
}

std::string Printable(const std::string& text) {
  std::string printable;
  for (const Character& character : Characters(text)) {
    if (character.code == '\n' || character.code == '\t' || character.code == '\r') {
      printable += ' ';
    } else if (character.code < 0 || u_charType(character.code) == U_CONTROL_CHAR ||
               IsDeceptive(character.code)) {
      printable += "\uFFFD";
    } else {
      printable += character.bytes;
    }
  }
  return printable;
}

std::string PadRight(const std::string& text, int width) {
  const int missing = width - DisplayWidth(text);
  return missing > 0 ? text + std::string(static_cast<std::size_t>(missing), ' ') : text;
}

std::string PadLeft(const std::string& text, int width) {
  const int missing = width - DisplayWidth(text);
  return missing > 0 ? std::string(static_cast<std::size_t>(missing), ' ') + text : text;
}

std::string Cut(const std::string& text, int width) {
  if (DisplayWidth(text) <= width) return text;
  std::string cut;
  int used = 1;  // the …
  for (const Character& character : Characters(text)) {
    if (used + character.width > width) break;
    used += character.width;
    cut += character.bytes;
  }
  return cut + "…";
}

std::vector<std::string> Wrap(const std::string& text, int width) {
  const std::vector<Character> characters = Characters(text);
  std::vector<Line> lines(1);
  std::size_t broken_until = 0;  // the end of a word longer than any line: broken where lines end
  for (std::size_t i = 0; i < characters.size();) {
    std::size_t length = UnbrokenLength(characters, i);
    if (static_cast<int>(length) > width) broken_until = i + length;
    if (i < broken_until) length = 1;
    const int needed = length == 1 ? characters[i].width : static_cast<int>(length);
    if (lines.back().width + needed > width) {
      lines.push_back(NextLine(lines.back(), characters[i], width));
    }
    for (const std::size_t end = i + length; i < end; ++i) {
      const bool indents = lines.size() > 1 && lines.back().characters.empty();
      if (!indents || characters[i].bytes != " ") lines.back().Append(characters[i]);
    }
  }
  std::vector<std::string> texts;
  texts.reserve(lines.size());
  for (const Line& line : lines) texts.push_back(line.Text());
  return texts;
}

}  // namespace duban::cli
