#include "server/domain/plan_compiler/document_facts.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "server/domain/plan_compiler/bodies.h"
#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/deadline.h"
#include "server/domain/plan_compiler/title_line.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kTitleLinesMax = 40;  // how far into the document a title is looked for
constexpr std::size_t kYearTextMax = 200000;

int YearIn(std::u32string_view text) {
  for (std::size_t at = 0; at + 4 < text.size(); ++at) {
    if (text[at] != U'2' && text[at] != U'1') continue;
    if (at > 0 && IsDigit(text[at - 1])) continue;
    const std::optional<int> year = ArabicNumber(text.substr(at, 4));
    const bool marked = text[at + 4] == U'年' || text[at + 4] == U'-';
    if (year && *year >= 1990 && *year <= 2099 && marked) return *year;
  }
  return 0;
}

// 国发(2018)42号
struct NumberLine {
  bool found = false;
  int year = 0;
};
NumberLine ReadNumberLine(std::u32string_view line) {
  if (line.size() < 8 || line.size() > 30 || !EndsWith(line, U"号")) return {};
  const std::size_t open = line.find(U'[');
  const std::size_t round = line.find(U'(');
  const std::size_t at = std::min(open, round);
  if (at == std::u32string_view::npos || at < 2 || at + 6 > line.size()) return {};
  const std::optional<int> year = ArabicNumber(line.substr(at + 1, 4));
  if (!year || *year < 1949 || *year > 2099 || !IsCloseBracket(line[at + 5])) return {};
  return {true, *year};
}

class FactReader {
 public:
  FactReader(const PlanText& text, const std::vector<Line>& lines, const ItemList& list)
      : text_(text), lines_(lines), items_(list.items), body_(list.Begin()) {}

  DocumentFacts Read() {
    ReadHead();
    ReadDates();
    ReadYear();
    return std::move(facts_);
  }

 private:
  void ReadHead() {
    std::size_t title = lines_.size();
    for (std::size_t i = 0; i < lines_.size() && i < kTitleLinesMax; ++i) {
      const Range line = AboveBody(lines_[i].range);
      if (line.begin >= body_) break;
      const std::u32string_view view = text_.View(line);
      if (const NumberLine number = ReadNumberLine(view); number.found) {
        facts_.document_number = text_.Raw(line);
        number_year_ = number.year;
      } else if (lines_[i].kind == LineKind::kBody && IsTitleLike(view) && !EndsWith(view, U":") &&
                 !StartsWith(view, U"现将")) {
        title = i;
      }
    }
    if (title < lines_.size()) return TakeTitle(title);
    for (const Line& line : lines_) {  // no known kind: the first short line above the body
      if (line.range.begin >= body_) return;
      if (line.kind != LineKind::kBody || line.range.size() > kTitleCharsMax) continue;
      if (text_.Find(U'。', line.range) == line.range.end) return TakeTitle(Index(line));
    }
  }

  // A document of one line has its first section on the title's line.
  [[nodiscard]] Range AboveBody(Range line) const {
    return text_.Trim({line.begin, std::min(line.end, std::max(body_, line.begin))});
  }

  [[nodiscard]] std::size_t Index(const Line& line) const {
    return static_cast<std::size_t>(&line - lines_.data());
  }

  // A title broken over two lines: the first part ends in nothing a sentence ends in.
  void TakeTitle(std::size_t i) {
    const Range line = AboveBody(lines_[i].range);
    std::string title = text_.Raw(line);
    const std::u32string_view view = text_.View(line);
    const bool whole = Contains(view, U"关于") || StartsWith(view, U"附件");
    if (!whole && i > 0 && lines_[i - 1].kind == LineKind::kBody) {
      const Range above = lines_[i - 1].range;
      const char32_t last = text_.At(above.end - 1);
      const bool continues = !IsClauseEnd(last) && !IsCloseBracket(last) && above.size() <= 40 &&
                             !IsTitleLike(text_.View(above)) &&
                             !ReadNumberLine(text_.View(above)).found && last != U'~' &&
                             !IsDigit(last) && YearIn(text_.View(above)) == 0;
      const bool partial = StartsWith(text_.View(above), U"关于") ||
                           Contains(text_.View(above), U"关于") || IsDigit(view.front());
      if (continues && partial) title = text_.Raw(above) + title;
    }
    facts_.title = title;
    facts_.year = YearIn(text_.View(line));
  }

  void ReadDates() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].kind != LineKind::kDate || IsCell(lines_[i].range)) continue;
      if (!facts_.issued) facts_.issued = DateLine(text_, lines_[i].range);
      if (i > 0 && lines_[i - 1].kind == LineKind::kSignature && facts_.issuing_unit.empty()) {
        facts_.issuing_unit = text_.Raw(lines_[i - 1].range);
      }
    }
  }

  // A cell of a table printed one cell a line.
  [[nodiscard]] bool IsCell(Range line) const {
    const auto above = [](std::size_t at, const ItemDraft& item) { return at < item.source.begin; };
    const auto next = std::upper_bound(items_.begin(), items_.end(), line.begin, above);
    if (next == items_.begin()) return false;
    const ItemDraft& item = *std::prev(next);
    return !item.cells.empty() && item.source.Holds(line.begin);
  }

  // The title's year, the document number's, the date's; else the one year the text speaks of.
  void ReadYear() {
    if (facts_.year == 0) facts_.year = number_year_;
    if (facts_.year == 0 && facts_.issued) facts_.year = static_cast<int>(facts_.issued->year());
    if (facts_.year != 0) return;
    std::set<int> years;
    const Range start = {0, std::min(text_.size(), kYearTextMax)};
    for (const Deadline& deadline : FindDeadlines(text_, start, DeadlineContext::kRunningText)) {
      // 到2025年 is an aim of any year's plan.
      const bool own = deadline.year != 0 && IsDigit(text_.At(deadline.phrase.begin));
      if (own) years.insert(deadline.year);
    }
    if (years.size() == 1) facts_.year = *years.begin();
  }

  const PlanText& text_;
  const std::vector<Line>& lines_;
  const std::vector<ItemDraft>& items_;
  std::size_t body_;
  int number_year_ = 0;
  DocumentFacts facts_;
};

}  // namespace

DocumentFacts ReadDocumentFacts(const PlanText& text, const std::vector<Line>& lines,
                                const ItemList& list) {
  return FactReader(text, lines, list).Read();
}

}  // namespace duban::domain::plan_compiler
