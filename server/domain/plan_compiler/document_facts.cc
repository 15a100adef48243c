#include "server/domain/plan_compiler/document_facts.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "server/domain/plan_compiler/bodies.h"
#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/deadline.h"
#include "server/domain/plan_compiler/phrase_cursor.h"
#include "server/domain/plan_compiler/title_line.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kTitleLinesMax = 40;  // how far into the document a title is looked for
constexpr std::size_t kYearTextMax = 200000;

int YearIn(std::u32string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && IsDigit(text[at - 1])) continue;
    const PrintedYear printed = YearAt(text.substr(at));
    if (printed.year == 0) continue;
    std::u32string_view behind = text.substr(at + printed.length);
    behind.remove_prefix(BlanksAt(behind));
    if (StartsWith(behind, U"年") || StartsWith(behind, U"-")) return printed.year;
  }
  return 0;
}

// 重点任务, 主要工作措施: what heads a part of any plan; with 专栏1 in front, a box in it.
bool IsPartHeading(std::u32string_view line) {
  if (StartsWith(line, U"专栏")) return true;
  constexpr WordList kWords = {
      U"重点", U"主要", U"工作", U"年度", U"具体", U"保障", U"任务", U"措施", U"安排", U"部署",
      U"总体", U"思路", U"目标", U"要点", U"计划", U"责任", U"分工", U"清单", U"组织", U"实施",
      U"分解", U"工程", U"项目", U"方案", U"台账", U"推进", U"一览", U"表",   U"及",   U"和",
      U"与",   U"、",   U" ",    U"附件", U"附表", U"附",   U":",    U"1",    U"2",    U"3"};
  while (const std::size_t word = LongestPrefix(line, kWords)) line.remove_prefix(word);
  return line.empty();
}

// Whether the line names a paper of its own: a year, a subject or a kind of paper.
bool NamesPaper(std::u32string_view line) {
  if (YearIn(line) != 0 || Contains(line, U"关于")) return true;
  constexpr WordList kPapers = {
      U"要点", U"计划",     U"方案",     U"意见",   U"通知",   U"规划",   U"纲要",     U"分工表",
      U"台账", U"任务分工", U"任务分解", U"分解表", U"任务表", U"一览表", U"责任清单", U"任务清单"};
  return ContainsAny(line, kPapers) && !IsPartHeading(line);
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
    bool title_names_paper = false;
    for (std::size_t i = 0; i < lines_.size() && i < kTitleLinesMax; ++i) {
      const Range line = AboveBody(lines_[i].range);
      if (line.begin >= body_) break;
      const std::u32string_view view = text_.View(line);
      if (const NumberLine number = ReadNumberLine(view); number.found) {
        facts_.document_number = text_.Raw(line);
        number_year_ = number.year;
      } else if (lines_[i].kind == LineKind::kBody && IsTitleLike(view) && !EndsWith(view, U":") &&
                 !StartsWith(view, U"现将")) {
        // A heading below the title does not take its place.
        const bool names_paper = NamesPaper(view);
        if (title_names_paper && !names_paper) continue;
        title = i;
        title_names_paper = names_paper;
        if (const int year = YearIn(view); year != 0) head_year_ = year;
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

  // The title's year, that of a title above it, the document number's, the date's; else the one
  // year the text speaks of.
  void ReadYear() {
    if (facts_.year == 0) facts_.year = head_year_;
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
  int head_year_ = 0;  // of the title-like line nearest above the body that has one
  int number_year_ = 0;
  DocumentFacts facts_;
};

}  // namespace

DocumentFacts ReadDocumentFacts(const PlanText& text, const std::vector<Line>& lines,
                                const ItemList& list) {
  return FactReader(text, lines, list).Read();
}

}  // namespace duban::domain::plan_compiler
