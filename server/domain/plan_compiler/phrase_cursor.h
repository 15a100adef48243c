// Reads words, numbers and years of a phrase from left to right; who set a document set blanks
// beside its digits as he liked (2024 年 6 月底), so numbers and what counts them step over them.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_PHRASE_CURSOR_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_PHRASE_CURSOR_H_

#include <cstddef>
#include <string_view>

#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

// A year of 1990 to 2099 at the start of a text, 年 not included: 2024, 二〇二四, 二零二四.
struct PrintedYear {
  int year = 0;  // 0: none
  std::size_t length = 0;
};
PrintedYear YearAt(std::u32string_view text);

// How many blanks stand at the start of a text, up to the few that are set beside digits.
std::size_t BlanksAt(std::u32string_view text);

class PhraseCursor {
 public:
  // `text` must outlive this.
  PhraseCursor(const PlanText& text, Range range) : text_(text), at_(range.begin), range_(range) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  void MoveTo(std::size_t at) { at_ = at; }
  [[nodiscard]] bool AtEnd() const { return at_ >= range_.end; }
  // '\n' at the end.
  [[nodiscard]] char32_t Next() const { return AtEnd() ? U'\n' : text_.At(at_); }
  [[nodiscard]] std::u32string_view Rest() const { return text_.View({at_, range_.end}); }

  template <std::size_t N>
  bool Accept(const WordList<N>& words) {
    const std::size_t length = LongestPrefix(Rest(), words);
    at_ += length;
    return length > 0;
  }
  bool Accept(std::u32string_view word);
  // What counts the number just read: 月 of "6 月". Moves on only if it stands there.
  bool AcceptUnit(std::u32string_view unit);
  // 六, 12, " 6"; -1 and no move when no number of up to `longest` digits stands here.
  int Number(std::size_t longest);
  // The year without its 年, 0 and no move when none stands here.
  int Year();

 private:
  const PlanText& text_;
  std::size_t at_;
  Range range_;
};

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_PHRASE_CURSOR_H_
