#include "server/domain/plan_compiler/outline.h"

#include <algorithm>
#include <array>

#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/title_line.h"

namespace duban::domain::plan_compiler {
namespace {

class OutlineBuilder {
 public:
  explicit OutlineBuilder(const PlanText& text) : text_(text) {}

  Outline Build(const std::vector<Line>& lines) {
    for (const Line& line : lines) {
      if (line.kind == LineKind::kBody) ReadLine(line.range);
    }
    Nest();
    for (Block& block : outline_.blocks) block.sites = FindAnnotations(text_, block.lines);
    return std::move(outline_);
  }

 private:
  void ReadLine(Range line) {
    std::size_t begin = line.begin;
    inner_.fill({});
    if (auto token = NumberAtLineStart(line)) {
      Open(*token, true);
      begin = token->body;
    }
    for (std::size_t at = begin; at < line.end;) {
      if (at > line.begin && at > begin && MayBeNumber(text_.At(at))) {
        if (const auto token = NumberInside(line, at, begin)) {
          AddText({begin, at});
          Open(*token, false);
          begin = at = token->body;
          continue;
        }
      }
      if (IsOpenBracket(text_.At(at))) {
        const std::optional<std::size_t> close = text_.BracketEnd(at);
        at = close && *close <= line.end ? *close : at + 1;
        continue;
      }
      ++at;
    }
    AddText({begin, line.end});
  }

  static bool MayBeNumber(char32_t c) {
    return c == U'(' || IsDigit(c) || IsChineseDigit(c) || (c >= 0x2488 && c <= 0x249B) ||
           (c >= 0x3220 && c <= 0x3229);
  }

  std::optional<NumberToken> NumberAtLineStart(Range line) {
    auto token = NumberAt(text_, line.begin, line.end);
    if (token && CountsPoints(*token)) token->style = NumberStyle::kArabicParen;
    if (!token || !token->decimal) return token;
    if (IsBlank(text_.At(EndOfDigits(token->body, line)))) {  // 1.1 做好甲事
      if (const auto sub = SubNumber(*token, line)) return sub;
    }
    // 二、 starts the count of 1. anew.
    const bool restarts = token->value == 1 && restarts_[static_cast<std::size_t>(token->style)];
    const bool counts = restarts || token->value == Last(token->style) + 1;
    if (counts && !IsQuantity(token->body, line)) return token;
    return SubNumber(*token, line);
  }

  // 、 of 1、 where items are printed 1. and 2.; nothing for ⒈.
  [[nodiscard]] char32_t MarkOf(const NumberToken& token) const {
    const char32_t mark = text_.At(token.number.end);
    return mark == U'.' || mark == U'、' ? mark : U'\0';
  }

  // 2.做好乙事。包括： above lines 1、 and 2、: with another mark than the items' they count
  // points.
  [[nodiscard]] bool CountsPoints(const NumberToken& token) const {
    if (token.style != NumberStyle::kArabic || token.decimal || outline_.blocks.empty()) {
      return false;
    }
    const Block& open = outline_.blocks.back();
    if (open.token.style == NumberStyle::kArabicParen) {
      return Last(NumberStyle::kArabic) > 0 && MarkOf(open.token) == MarkOf(token) &&
             MarkOf(token) != item_mark_ && token.value == open.token.value + 1;
    }
    return open.token.style == NumberStyle::kArabic && token.value == 1 &&
           MarkOf(token) != item_mark_ && !open.lines.empty() &&
           text_.Before(open.lines.back().end) == U':';
  }

  [[nodiscard]] std::size_t EndOfDigits(std::size_t at, Range line) const {
    while (at < line.end && IsDigit(text_.At(at))) ++at;
    return at;
  }

  // 2.5亿元 at the start of a wrapped line, which no finished sentence stands above.
  [[nodiscard]] bool IsQuantity(std::size_t fraction, Range line) const {
    if (!outline_.blocks.empty() && !outline_.blocks.back().lines.empty()) {
      const char32_t above = text_.Before(outline_.blocks.back().lines.back().end);
      if (IsSentenceEnd(above) || IsCloseBracket(above)) return false;
    }
    fraction = EndOfDigits(fraction, line);
    constexpr CharacterSet kQuantity(U"万亿千%元倍米公吨亩");
    return fraction < line.end && kQuantity.Holds(text_.At(fraction));
  }

  // 1.1 under 1.: the second count continues, or starts, below the first.
  std::optional<NumberToken> SubNumber(NumberToken token, Range line) {
    const bool below = token.value == Last(NumberStyle::kArabic) ||
                       token.value == Last(NumberStyle::kChinese) ||
                       token.value == Last(NumberStyle::kChineseParen);
    std::size_t stop = EndOfDigits(token.body, line);
    const std::optional<int> second = ArabicNumber(text_.View({token.body, stop}));
    const bool counts = second && (*second == 1 || *second == sub_count_ + 1);
    if (!below || !counts || stop >= line.end) return std::nullopt;
    sub_count_ = *second;
    token.style = NumberStyle::kArabicParen;
    token.value = *second;
    token.number.end = stop;
    while (stop < line.end &&
           (IsBlank(text_.At(stop)) || text_.At(stop) == U'.' || text_.At(stop) == U'、')) {
      ++stop;
    }
    token.body = stop;
    token.decimal = false;
    return token;
  }

  [[nodiscard]] int Last(NumberStyle style) const { return last_[static_cast<std::size_t>(style)]; }

  // A number inside a paragraph counts only where it carries the count on.
  std::optional<NumberToken> NumberInside(Range line, std::size_t at, std::size_t begin) {
    const char32_t previous = text_.Before(at);
    if (IsDigit(previous) || (IsChineseDigit(previous) && text_.At(at) != U'('))
      return std::nullopt;
    std::size_t before = at;
    while (before > line.begin && IsBlank(text_.Before(before))) --before;
    const char32_t mark = text_.Before(before);
    const bool after_sentence = IsSentenceEnd(mark) || IsCloseBracket(mark);
    const bool introduced = after_sentence || mark == U':';
    auto token = NumberAt(text_, at, line.end);
    if (!token || token->decimal) return std::nullopt;
    const int last = Last(token->style);
    if (CountsInside(*token, introduced)) return std::nullopt;
    const bool next = token->value == last + 1 && last > 0 && after_sentence;
    const bool first = token->value == 1;
    switch (token->style) {
      case NumberStyle::kChinese:
        if (next) return token;
        if (first && last == 0 && (after_sentence || before < at || FollowsTitle({begin, before})))
          return token;
        return std::nullopt;
      case NumberStyle::kChineseParen:
        if (next || (first && introduced)) return token;
        // 一、section heading（一）: nothing stands between.
        if ((first || token->value == last + 1) && HeadingIsOpen({begin, at})) return token;
        return std::nullopt;
      case NumberStyle::kArabic:
        if (next || (first && introduced)) return token;
        return std::nullopt;
      default:
        return std::nullopt;
    }
  }

  // 2.做好乙事。包括：1、摸排；2、整治。 A count that starts over in the text of its own depth, or
  // below it, is the text's.
  bool CountsInside(const NumberToken& token, bool introduced) {
    if (token.style != NumberStyle::kArabic && token.style != NumberStyle::kChineseParen) {
      return false;
    }
    InnerCount& inner = inner_[static_cast<std::size_t>(token.style)];
    const bool starts = token.value == 1 && introduced && !outline_.blocks.empty() &&
                        outline_.blocks.back().token.style >= token.style;
    const bool goes_on =
        inner.last > 0 && token.value == inner.last + 1 && inner.mark == MarkOf(token);
    if (starts || goes_on) inner = {.last = token.value, .mark = MarkOf(token)};
    return starts || goes_on;
  }

  // …2024年工作要点一、: a document of one line.
  bool FollowsTitle(Range so_far) {
    return outline_.blocks.empty() && so_far.size() <= kTitleCharsMax &&
           EndsLikeTitle(text_.View(so_far));
  }

  // The text so far is the unfinished heading of a 一、 block.
  bool HeadingIsOpen(Range so_far) {
    if (outline_.blocks.empty() || so_far.size() > 60) return false;
    const Block& block = outline_.blocks.back();
    if (block.token.style != NumberStyle::kChinese || !block.lines.empty()) return false;
    return std::none_of(text_.View(so_far).begin(), text_.View(so_far).end(), IsSentenceEnd);
  }

  void Open(const NumberToken& token, bool at_line_start) {
    const auto style = static_cast<std::size_t>(token.style);
    last_[style] = token.value;
    restarts_[style] = false;
    std::fill(restarts_.begin() + static_cast<std::ptrdiff_t>(style) + 1, restarts_.end(), true);
    inner_.fill({});
    if (token.style == NumberStyle::kArabic) {
      sub_count_ = 0;
      item_mark_ = MarkOf(token);
    }
    Block block;
    block.token = token;
    block.at_line_start = at_line_start;
    outline_.blocks.push_back(std::move(block));
  }

  void AddText(Range part) {
    part = text_.Trim(part);
    if (part.empty()) return;
    auto& lines = outline_.blocks.empty() ? outline_.preamble : outline_.blocks.back().lines;
    lines.push_back(part);
  }

  // The parent is the nearest block before of a shallower style.
  void Nest() {
    std::vector<std::size_t> open;
    auto& blocks = outline_.blocks;
    const auto close_down_to = [&](int level, std::size_t at) {
      while (!open.empty() && blocks[open.back()].Level() >= level) {
        blocks[open.back()].subtree_end = at;
        open.pop_back();
      }
    };
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      close_down_to(blocks[i].Level(), i);
      if (!open.empty()) {
        blocks[i].parent = open.back();
        ++blocks[open.back()].children;
      }
      open.push_back(i);
    }
    close_down_to(0, blocks.size());
  }

  const PlanText& text_;
  Outline outline_;
  std::array<int, kStyleCount> last_{};
  std::array<bool, kStyleCount> restarts_{};  // a shallower number was opened since
  struct InnerCount {
    int last = 0;
    char32_t mark = U'\0';
  };
  std::array<InnerCount, kStyleCount> inner_{};  // inside the paragraph being read
  char32_t item_mark_ = U'\0';                   // behind the last number 1.
  int sub_count_ = 0;
};

}  // namespace

Outline BuildOutline(const PlanText& text, const std::vector<Line>& lines) {
  return OutlineBuilder(text).Build(lines);
}

Range HeadingOf(const PlanText& text, const std::vector<Range>& lines,
                const std::vector<AnnotationSite>& sites) {
  if (lines.empty()) return {};
  Range heading = lines.front();
  for (const AnnotationSite& site : sites) {
    if (site.whole.begin >= heading.begin && site.whole.begin < heading.end) {
      heading.end = site.whole.begin;
      break;
    }
  }
  for (std::size_t at = heading.begin; at < heading.end; ++at) {
    const char32_t c = text.At(at);
    if (IsSentenceEnd(c) || c == U':') {
      heading.end = at;
      break;
    }
  }
  return text.Trim(heading);
}

}  // namespace duban::domain::plan_compiler
