#include "server/domain/plan_compiler/table_cells.h"

#include <algorithm>
#include <utility>

#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/numbering.h"

namespace duban::domain::plan_compiler {
namespace {

bool IsBox(char32_t c) { return c >= 0x2500 && c <= 0x257F; }

// Lines are trimmed, but tabs at their ends part empty cells.
Range WithTabs(const PlanText& text, Range line) {
  while (line.begin > 0 && IsBlank(text.Before(line.begin))) --line.begin;
  while (line.end < text.size() && IsBlank(text.At(line.end))) ++line.end;
  return line;
}

// Pieces of a cell whose lines Markdown parts by <br>.
void Put(const PlanText& text, Range range, std::vector<Cell>& cells) {
  constexpr WordList kBreaks = {U"<br>", U"<br/>", U"<br />"};
  Cell cell;
  std::size_t begin = range.begin;
  const auto put = [&](std::size_t end) {
    if (const Range piece = text.Trim({begin, end}); !piece.empty()) cell.push_back(piece);
  };
  for (std::size_t at = text.Find(U'<', range); at < range.end;
       at = text.Find(U'<', {at + 1, range.end})) {
    const std::size_t length = LongestPrefix(text.View({at, range.end}), kBreaks);
    if (length == 0) continue;
    put(at);
    begin = at + length;
  }
  put(range.end);
  cells.push_back(std::move(cell));
}

std::vector<Cell> CellsBetweenBlanks(const PlanText& text, Range line) {
  std::vector<Cell> cells;
  std::size_t begin = line.begin;
  for (std::size_t at = line.begin; at < line.end; ++at) {
    if (!IsBlank(text.At(at)) || !IsBlank(text.At(at + 1))) continue;
    if (at > begin) Put(text, {begin, at}, cells);
    while (at < line.end && IsBlank(text.At(at))) ++at;
    begin = at;
  }
  if (begin < line.end) Put(text, {begin, line.end}, cells);
  return cells;
}

}  // namespace

bool Separates(const PlanText& text, Range line, char32_t separator) {
  if (separator == U'\t') line = WithTabs(text, line);
  if (separator != kBlanks) return text.Find(separator, line) < line.end;
  for (std::size_t at = line.begin; at + 1 < line.end; ++at) {
    if (IsBlank(text.At(at)) && IsBlank(text.At(at + 1))) return true;
  }
  return false;
}

std::vector<Cell> CellsOf(const PlanText& text, Range line, char32_t separator) {
  if (separator == kBlanks) return CellsBetweenBlanks(text, line);
  if (separator == U'\t') line = WithTabs(text, line);
  std::vector<Cell> cells;
  std::size_t begin = line.begin;
  for (std::size_t at = line.begin; at <= line.end; ++at) {
    if (at < line.end && text.At(at) != separator) continue;
    Put(text, {begin, at}, cells);
    begin = at + 1;
  }
  if (separator == U'|') {  // | a | b | has no cell outside its outer lines
    if (!cells.empty() && cells.front().empty()) cells.erase(cells.begin());
    if (!cells.empty() && cells.back().empty()) cells.pop_back();
  }
  return cells;
}

bool IsFrame(std::u32string_view line) {
  return std::all_of(line.begin(), line.end(), [](char32_t c) {
    return IsBox(c) || c == U'-' || c == U'+' || c == U'=' || c == U'|' || c == U':' || IsBlank(c);
  });
}

bool IsDrawn(std::u32string_view frame) {
  return std::any_of(frame.begin(), frame.end(), [](char32_t c) { return IsBox(c) || c == U'+'; });
}

int RowNumber(const PlanText& text, Range cell) {
  cell = text.Trim(cell);
  constexpr std::size_t kCharsMax = 6;
  if (cell.empty() || cell.size() > kCharsMax) return 0;
  const std::u32string_view view = text.View(cell);
  if (cell.size() <= 3) {
    if (const auto value = ArabicNumber(view)) return *value;
    if (const auto value = ChineseNumber(view)) return *value;
  }
  const auto token = NumberAt(text, cell.begin, cell.end);
  return token && token->body >= cell.end ? token->value : 0;
}

int RowNumber(const PlanText& text, const Cell& cell) {
  return cell.size() == 1 ? RowNumber(text, cell.front()) : 0;
}

bool EndsOpen(const PlanText& text, Range piece) {
  const char32_t last = text.Before(piece.end);
  return last == U'、' || last == U',';
}

bool IsNone(std::u32string_view cell) {
  constexpr WordList kNone = {U"/", U"-", U"--", U"—", U"——", U"\\", U"无"};
  return std::find(std::begin(kNone), std::end(kNone), cell) != std::end(kNone);
}

Range SpanOf(const Cell& cell) {
  return cell.empty() ? Range{} : Range{cell.front().begin, cell.back().end};
}

}  // namespace duban::domain::plan_compiler
