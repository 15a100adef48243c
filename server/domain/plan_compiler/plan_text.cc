#include "server/domain/plan_compiler/plan_text.h"

#include <algorithm>
#include <limits>

#include <absl/strings/str_cat.h>

#include "server/base/error.h"
#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

// The longest annotation worth reading, characters.
constexpr std::size_t kBracketReach = 800;

absl::Status BadText(const std::string& reason, const std::string& message_zh) {
  return base::InvalidFields({{.field = "text", .reason = reason, .message_zh = message_zh}});
}

struct Decoded {
  char32_t c = 0;
  std::size_t length = 0;  // 0: not UTF-8
};

// Strict: refuses overlong forms, surrogates and what lies beyond U+10FFFF.
Decoded DecodeOne(std::string_view raw, std::size_t at) {
  const auto byte = [&](std::size_t i) -> std::uint32_t {
    return i < raw.size() ? static_cast<unsigned char>(raw[i]) : 0U;
  };
  const std::uint32_t first = byte(at);
  if (first < 0x80) return {first, 1};
  std::size_t length = 0;
  if (first >= 0xC2 && first <= 0xDF) length = 2;
  if (first >= 0xE0 && first <= 0xEF) length = 3;
  if (first >= 0xF0 && first <= 0xF4) length = 4;
  if (length == 0) return {};
  char32_t c = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const std::uint32_t next = byte(at + i);
    if ((next & 0xC0U) != 0x80U) return {};
    c = (c << 6U) | (next & 0x3FU);
  }
  const bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
  const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
  if (overlong || surrogate || c > 0x10FFFF) return {};
  return {c, length};
}

// A half-width full stop ends a sentence where neither a number nor Latin text goes on: 责任.加强.
bool EndsSentence(char32_t before, char32_t behind) {
  const bool word = (IsHan(before) && !IsChineseDigit(before)) || before == U'%' ||
                    before == U'"' || before == U'》';
  const bool goes_on = behind < 0x80 && behind != U'\n' && behind != U'\r' && !IsBlank(behind) &&
                       !IsOpenBracket(behind) && behind != 0;
  return word && !goes_on;
}

}  // namespace

absl::StatusOr<PlanText> PlanText::Decode(const std::string& raw, std::size_t bytes_max) {
  const std::size_t offset_max = std::numeric_limits<std::uint32_t>::max();
  if (raw.size() > std::min(bytes_max, offset_max)) {
    return BadText("DOCUMENT_TOO_LARGE", absl::StrCat("文档过大：", raw.size(), " 字节，上限 ",
                                                      bytes_max, " 字节，请拆分后再导入"));
  }
  PlanText text;
  text.raw_ = raw;
  // Chinese text is about three bytes a character: one allocation usually suffices.
  text.chars_.reserve(raw.size() / 2 + 1);
  text.offsets_.reserve(raw.size() / 2 + 2);
  bool blank = true;
  for (std::size_t at = 0; at < raw.size();) {
    const Decoded decoded = DecodeOne(raw, at);
    if (decoded.length == 0) {
      return BadText("INVALID_UTF8", absl::StrCat("第 ", at, " 字节处不是有效的 UTF-8 编码"));
    }
    char32_t c = Canonical(decoded.c);
    if (decoded.c == U'.' && !text.chars_.empty() &&
        EndsSentence(text.chars_.back(), DecodeOne(raw, at + 1).c)) {
      c = U'。';
    }
    blank = blank && (IsBlank(c) || c == U'\n');
    text.chars_.push_back(c);
    text.offsets_.push_back(static_cast<std::uint32_t>(at));
    at += decoded.length;
  }
  text.size_ = text.chars_.size();
  text.chars_.push_back(U'\n');
  text.offsets_.push_back(static_cast<std::uint32_t>(raw.size()));
  if (blank) return BadText("EMPTY_DOCUMENT", "文档没有内容");
  text.MatchBrackets({0, text.size()});
  return text;
}

std::string PlanText::Raw(Range range) const {
  if (!range.empty() && range.begin > size()) {
    std::string joined;
    for (std::size_t at = range.begin; at < std::min(range.end, chars_.size()); ++at) {
      const std::size_t offset = offsets_[at];
      joined += raw_.substr(offset, DecodeOne(raw_, offset).length);
    }
    return joined;
  }
  const SourceSpan span = Span(range);
  return std::string(raw_.substr(span.begin, span.end - span.begin));
}

SourceSpan PlanText::Span(Range range) const {
  if (!range.empty() && range.begin > size()) {
    const std::size_t last = std::min(range.end, chars_.size()) - 1;
    return {offsets_[range.begin], offsets_[last] + DecodeOne(raw_, offsets_[last]).length};
  }
  const std::size_t begin = std::min(range.begin, size());
  const std::size_t end = std::clamp(range.end, begin, size());
  return {offsets_[begin], offsets_[end]};
}

Range PlanText::Trim(Range range) const {
  const auto blank = [&](std::size_t at) { return IsBlank(At(at)) || At(at) == U'\n'; };
  while (!range.empty() && blank(range.begin)) ++range.begin;
  while (!range.empty() && blank(range.end - 1)) --range.end;
  return range;
}

std::size_t PlanText::Find(char32_t c, Range range) const {
  const std::size_t at = View(range).find(c);
  return at == std::u32string_view::npos ? range.end : range.begin + at;
}

// One pass with a stack, so that a flood of brackets costs no more than its own length.
void PlanText::MatchBrackets(Range range) {
  std::vector<std::size_t> open;
  const auto known = static_cast<std::ptrdiff_t>(brackets_.size());
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (IsOpenBracket(At(at))) {
      open.push_back(at);
    } else if (IsCloseBracket(At(at)) && !open.empty()) {
      // A bracket nobody closed is not closed by a stray ")" of a later paragraph.
      if (at - open.back() > kBracketReach) {
        open.clear();
        continue;
      }
      brackets_.emplace_back(open.back(), at);
      open.pop_back();
    }
  }
  std::sort(brackets_.begin() + known, brackets_.end());
}

Range PlanText::Join(const std::vector<Range>& pieces) {
  Range joined = {chars_.size(), chars_.size()};
  for (const Range& piece : pieces) {
    for (std::size_t at = piece.begin; at < piece.end; ++at) {
      chars_.push_back(chars_[at]);
      offsets_.push_back(offsets_[at]);
    }
  }
  joined.end = chars_.size();
  chars_.push_back(U'\n');
  offsets_.push_back(offsets_[joined.end - 1]);
  MatchBrackets(joined);
  return joined;
}

std::optional<std::size_t> PlanText::BracketEnd(std::size_t open) const {
  const auto found = std::lower_bound(brackets_.begin(), brackets_.end(),
                                      std::pair<std::size_t, std::size_t>(open, 0));
  if (found == brackets_.end() || found->first != open) return std::nullopt;
  return found->second + 1;
}

std::vector<Range> PlanText::Lines(Range range) const {
  std::vector<Range> lines;
  for (std::size_t at = range.begin; at < range.end;) {
    const std::size_t end = Find(U'\n', {at, range.end});
    const Range line = Trim({at, end});
    if (!line.empty()) lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

}  // namespace duban::domain::plan_compiler
