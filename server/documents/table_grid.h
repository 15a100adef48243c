// A table as its readers find it, with cells over several rows and columns, and as lines of text
// that the plan compiler takes: "| 1 | 修路 | 市交通局 |". Pipes, since blanks at a line's ends are
// no cells to it but an empty cell between pipes is. Not thread-safe.
#ifndef DUBAN_SERVER_DOCUMENTS_TABLE_GRID_H_
#define DUBAN_SERVER_DOCUMENTS_TABLE_GRID_H_

#include <cstddef>
#include <string>
#include <vector>

#include "server/documents/text_builder.h"

namespace duban::documents {

class TableGrid {
 public:
  void BeginRow();
  // Leaves columns of the row out, as gridBefore does.
  void SkipColumns(std::size_t columns);
  // A cell at the next free column. `paragraphs` are its lines; spans are at least 1 and cut to
  // what a table may have. Preconditions: BeginRow was called.
  void AddCell(std::vector<std::string> paragraphs, std::size_t columns, std::size_t rows);
  // The cell above goes on in the next free column (vMerge). An empty cell where there is none.
  void ContinueCellAbove(std::size_t columns);
  // At exactly that place, for tables that come by address.
  void SetCell(std::size_t row, std::size_t column, std::vector<std::string> paragraphs);
  // Repeats the cell at its corner over the rows below; its other columns stay empty.
  void MergeDown(std::size_t row, std::size_t column, std::size_t last_row);

  [[nodiscard]] std::size_t rows() const { return rows_.size(); }
  // Too many cells to be a task table; what was over is left out.
  [[nodiscard]] bool overflowed() const { return overflowed_; }

  // A cell over several rows is repeated in each: it holds for each. Rows of a single cell before
  // and after the table proper are plain lines, tables of one column altogether.
  void Write(TextBuilder& text) const;
  // The same for a table inside another one's cell: a line a row.
  [[nodiscard]] std::vector<std::string> PlainLines() const;

 private:
  struct Slot {
    std::size_t cell = 0;        // index into cells_ plus one; 0: empty
    std::size_t rows_ahead = 0;  // rows below that the cell goes on in
    bool spans_columns = false;
  };
  using Row = std::vector<Slot>;

  Slot* At(std::size_t row, std::size_t column);
  std::size_t NextFree();
  [[nodiscard]] bool IsGroupHead(std::size_t row) const;
  [[nodiscard]] bool IsFilled(const Slot& slot) const;
  [[nodiscard]] std::size_t FilledCells(const Row& row) const;
  [[nodiscard]] bool ContinuesAbove(std::size_t row, std::size_t column) const;
  [[nodiscard]] bool HasOwnCell(std::size_t row) const;
  void WritePlain(std::size_t row, TextBuilder& text) const;
  [[nodiscard]] std::string CellText(const Slot& slot, bool head) const;
  [[nodiscard]] std::string Line(const Row& row, std::size_t columns, bool head) const;

  std::vector<Row> rows_;
  std::vector<std::vector<std::string>> cells_;
  std::size_t slots_ = 0;
  std::size_t column_ = 0;  // where the next cell of the last row goes at the earliest
  bool overflowed_ = false;
};

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_TABLE_GRID_H_
