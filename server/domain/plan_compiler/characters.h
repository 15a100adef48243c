// Character classes of Chinese official documents, and the canonical form matching works on:
// half-width punctuation and digits, simplified keywords. One code point maps to one code point,
// so positions never shift.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_CHARACTERS_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_CHARACTERS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace duban::domain::plan_compiler {

// （→( ：→: ９→9 “→" 〔【→[ ～→~ 牽→牵, every blank →' ' except tab, every line end →'\n'.
char32_t Canonical(char32_t c);

constexpr bool IsHan(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF);
}
constexpr bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }  // canonical
constexpr bool IsBlank(char32_t c) { return c == U' ' || c == U'\t'; }
constexpr bool IsSentenceEnd(char32_t c) {
  return c == U'。' || c == U';' || c == U'!' || c == U'?';
}
constexpr bool IsClauseEnd(char32_t c) {
  return IsSentenceEnd(c) || c == U',' || c == U':' || c == U'\n';
}

// 三十二 → 32, up to 999; nothing when the characters are no number.
std::optional<int> ChineseNumber(std::u32string_view digits);

// At most nine digits.
std::optional<int> ArabicNumber(std::u32string_view digits);

constexpr bool StartsWith(std::u32string_view text, std::u32string_view prefix) {
  return text.starts_with(prefix);
}
constexpr bool EndsWith(std::u32string_view text, std::u32string_view suffix) {
  return text.ends_with(suffix);
}
constexpr bool Contains(std::u32string_view text, std::u32string_view part) {
  return text.find(part) != std::u32string_view::npos;
}

// A set of characters of the Basic Multilingual Plane, asked millions of times a document.
class CharacterSet {
 public:
  constexpr explicit CharacterSet(std::u32string_view members) {
    for (const char32_t c : members) bits_[(c & 0xFFFFU) / 64] |= 1ULL << (c % 64);
  }
  [[nodiscard]] constexpr bool Holds(char32_t c) const {
    return c < 0x10000 && ((bits_[c / 64] >> (c % 64)) & 1U) != 0;
  }

 private:
  std::array<std::uint64_t, 1024> bits_{};
};

inline constexpr CharacterSet kChineseDigits(U"零〇一二两三四五六七八九十百");
// The digit characters of a Chinese number.
constexpr bool IsChineseDigit(char32_t c) { return kChineseDigits.Holds(c); }

// Which characters there may be, with few false alarms among some dozens: a quarter of a cache
// line, where a CharacterSet is eight kilobytes.
class CharacterSketch {
 public:
  constexpr void Add(char32_t c) { bits_[Slot(c) / 64] |= 1ULL << (Slot(c) % 64); }
  [[nodiscard]] constexpr bool MayHold(char32_t c) const {
    return ((bits_[Slot(c) / 64] >> (Slot(c) % 64)) & 1U) != 0;
  }

 private:
  static constexpr std::uint32_t Slot(char32_t c) { return (c ^ (c >> 7)) & 0xFFU; }
  std::array<std::uint64_t, 4> bits_{};
};

// Words that a text may begin or end with; most texts are turned away by one of their characters.
template <std::size_t N>
class WordList {
 public:
  template <class... Words>
  constexpr WordList(Words... words)  // NOLINT(google-explicit-constructor): reads as an array
      : words_{words...} {
    for (const std::u32string_view word : words_) {
      firsts_.Add(word.front());
      lasts_.Add(word.back());
    }
  }

  // The longest that `text` starts with, 0 when none.
  [[nodiscard]] constexpr std::size_t LongestPrefixOf(std::u32string_view text) const {
    if (text.empty() || !firsts_.MayHold(text.front())) return 0;
    std::size_t best = 0;
    for (const std::u32string_view word : words_) {
      if (word.size() > best && text.starts_with(word)) best = word.size();
    }
    return best;
  }
  // The longest that `text` ends with, 0 when none.
  [[nodiscard]] constexpr std::size_t LongestSuffixOf(std::u32string_view text) const {
    if (text.empty() || !lasts_.MayHold(text.back())) return 0;
    std::size_t best = 0;
    for (const std::u32string_view word : words_) {
      if (word.size() > best && text.ends_with(word)) best = word.size();
    }
    return best;
  }
  [[nodiscard]] constexpr bool AnyIn(std::u32string_view text) const {
    for (const std::u32string_view word : words_) {
      if (Contains(text, word)) return true;
    }
    return false;
  }
  [[nodiscard]] constexpr auto begin() const { return words_.begin(); }
  [[nodiscard]] constexpr auto end() const { return words_.end(); }

 private:
  std::array<std::u32string_view, N> words_;
  CharacterSketch firsts_;
  CharacterSketch lasts_;
};
template <class... Words>
WordList(Words...) -> WordList<sizeof...(Words)>;

template <std::size_t N>
std::size_t LongestPrefix(std::u32string_view text, const WordList<N>& words) {
  return words.LongestPrefixOf(text);
}

template <std::size_t N>
std::size_t LongestSuffix(std::u32string_view text, const WordList<N>& words) {
  return words.LongestSuffixOf(text);
}

template <std::size_t N>
bool ContainsAny(std::u32string_view text, const WordList<N>& words) {
  return words.AnyIn(text);
}

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_CHARACTERS_H_
