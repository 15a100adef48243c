// Cells of a table printed one a line, with or without a line "|" between them.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_FLATTENED_CELLS_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_FLATTENED_CELLS_H_

#include <cstddef>
#include <vector>

#include "server/domain/plan_compiler/line_kind.h"
#include "server/domain/plan_compiler/plan_text.h"
#include "server/domain/plan_compiler/table_cells.h"

namespace duban::domain::plan_compiler {

// Lines a row takes beyond one a cell.
inline constexpr std::size_t kBrokenLinesMax = 12;

class FlattenedCells {
 public:
  FlattenedCells(const PlanText& text, const std::vector<Line>& lines)
      : text_(text), lines_(lines) {}

  [[nodiscard]] bool IsBar(std::size_t line) const {
    return line < lines_.size() && text_.View(lines_[line].range) == U"|";
  }
  // Line `line` of the head is a bar.
  void SeeBar(std::size_t line) {
    barred_ = true;
    doubled_ = doubled_ || IsBar(line + 1);
  }
  [[nodiscard]] bool Barred() const { return barred_; }

  // The cell at line `at`, which moves behind it. With bars a cell is all up to the next one.
  Cell Take(std::size_t& at) const;

 private:
  // One where no bar is near: the text behind the table has none.
  [[nodiscard]] std::size_t LinesToBar(std::size_t at) const;
  // - 3 - between two pages; a bare 3 is a row's number.
  [[nodiscard]] bool IsPageNumber(std::size_t at) const;

  const PlanText& text_;
  const std::vector<Line>& lines_;
  bool barred_ = false;   // a line "|" stands between cells
  bool doubled_ = false;  // more than one
};

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_FLATTENED_CELLS_H_
