// The document as canonical code points that still know their byte offsets, and its lines.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_PLAN_TEXT_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_PLAN_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "server/domain/plan_compiler/plan_compiler.h"

namespace duban::domain::plan_compiler {

// Code point indexes, end exclusive.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] std::size_t size() const { return empty() ? 0 : end - begin; }
  [[nodiscard]] bool Holds(std::size_t at) const { return begin <= at && at < end; }
  friend bool operator==(const Range&, const Range&) = default;
};

class PlanText {
 public:
  // `raw` must outlive the result. Errors as ParsePlan: EMPTY_DOCUMENT, INVALID_UTF8,
  // DOCUMENT_TOO_LARGE.
  static absl::StatusOr<PlanText> Decode(const std::string& raw, std::size_t bytes_max);

  // Of the document; what Join added lies behind it.
  [[nodiscard]] std::size_t size() const { return size_; }
  // The canonical character; '\n' past the end, so that look-ahead needs no bounds check.
  [[nodiscard]] char32_t At(std::size_t at) const {
    return at < chars_.size() ? chars_[at] : U'\n';
  }
  [[nodiscard]] char32_t Before(std::size_t at) const { return at > 0 ? At(at - 1) : U'\n'; }
  [[nodiscard]] std::u32string_view View(Range range) const {
    if (range.empty() || range.end > chars_.size()) return {};
    return {chars_.data() + range.begin, range.size()};
  }
  // As printed.
  [[nodiscard]] std::string Raw(Range range) const;
  [[nodiscard]] SourceSpan Span(Range range) const;
  // Without blanks at either end.
  [[nodiscard]] Range Trim(Range range) const;
  // The first position in range whose character is `c`, or range.end.
  [[nodiscard]] std::size_t Find(char32_t c, Range range) const;
  // The position after the bracket that closes the one at `open`; nothing when none does within
  // a paragraph's length.
  [[nodiscard]] std::optional<std::size_t> BracketEnd(std::size_t open) const;
  // Pieces of one cell that a table broke over lines, as one range to read; it lies behind the
  // document and Raw prints it without the breaks.
  Range Join(const std::vector<Range>& pieces);
  // Lines without their ends, trimmed, empty ones left out.
  [[nodiscard]] std::vector<Range> Lines(Range range) const;

 private:
  std::string_view raw_;
  std::size_t size_ = 0;
  std::u32string chars_;                // the document, '\n', joined pieces with a '\n' behind each
  std::vector<std::uint32_t> offsets_;  // of each character of chars_
  std::vector<std::pair<std::size_t, std::size_t>> brackets_;  // open, close; sorted

  void MatchBrackets(Range range);
};

constexpr bool IsOpenBracket(char32_t c) { return c == U'(' || c == U'['; }
constexpr bool IsCloseBracket(char32_t c) { return c == U')' || c == U']'; }

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_PLAN_TEXT_H_
