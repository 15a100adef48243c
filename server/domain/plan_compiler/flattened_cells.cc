#include "server/domain/plan_compiler/flattened_cells.h"

namespace duban::domain::plan_compiler {

Cell FlattenedCells::Take(std::size_t& at) const {
  while (doubled_ && IsBar(at)) ++at;
  const std::size_t lines = LinesToBar(at);
  Cell cell;
  for (const std::size_t end = at + lines; at < end; ++at) {
    if (!IsPageNumber(at)) cell.push_back(lines_[at].range);
  }
  if (IsBar(at)) ++at;
  return cell;
}

std::size_t FlattenedCells::LinesToBar(std::size_t at) const {
  std::size_t lines = 0;
  while (barred_ && lines <= kBrokenLinesMax && at + lines < lines_.size() && !IsBar(at + lines)) {
    ++lines;
  }
  if (IsBar(at + lines)) return lines;
  return at < lines_.size() ? 1 : 0;
}

bool FlattenedCells::IsPageNumber(std::size_t at) const {
  return lines_[at].kind == LineKind::kNoise && RowNumber(text_, lines_[at].range) == 0;
}

}  // namespace duban::domain::plan_compiler
