// Lines of a table taken apart into cells.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TABLE_CELLS_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TABLE_CELLS_H_

#include <string_view>
#include <vector>

#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

// What is printed in a cell, a piece for each line it takes; none: empty.
using Cell = std::vector<Range>;

// Blanks that keep columns apart; one alone stands inside a cell.
inline constexpr char32_t kBlanks = U' ';

// Whether a line parts its cells by `separator`: a tab, a bar or kBlanks.
bool Separates(const PlanText& text, Range line, char32_t separator);
// Empty cells count, also at the line's ends; kBlanks leaves no trace of them.
std::vector<Cell> CellsOf(const PlanText& text, Range line, char32_t separator);

// ├──┼──┤ or |---|---|: no text.
bool IsFrame(std::u32string_view line);
// ├──┼──┤ or +--+: unlike the one |---|---| under a Markdown head, it stands between all rows.
bool IsDrawn(std::u32string_view frame);

// The value of a row's number, 0 when a cell is none: 3, 3., 三, （三）.
int RowNumber(const PlanText& text, Range cell);
int RowNumber(const PlanText& text, const Cell& cell);

// Ends in the middle of a list or sentence: 、 or ，.
bool EndsOpen(const PlanText& text, Range piece);

// A cell that says there is nothing to say: /, 无.
bool IsNone(std::u32string_view cell);

// The text around its first and last piece.
Range SpanOf(const Cell& cell);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TABLE_CELLS_H_
