// What the columns of a task table hold, read off its head.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TABLE_COLUMNS_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TABLE_COLUMNS_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "server/domain/plan_compiler/items.h"
#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

enum class Column { kNumber, kTask, kContent, kRole, kOther };

class TableColumns {
 public:
  // Nothing unless the cells are a head: short, and at least one names a role.
  static std::optional<TableColumns> Read(const PlanText& text, const std::vector<Range>& head);

  [[nodiscard]] std::size_t size() const { return kinds_.size(); }
  [[nodiscard]] std::optional<std::size_t> Find(Column kind) const;
  // Columns behind the number (behind the first where the head does not print 序号).
  [[nodiscard]] std::size_t BehindNumber() const;
  [[nodiscard]] bool Numbered() const { return Find(Column::kNumber).has_value(); }
  // A row of as many cells as columns; missing ones are empty ranges.
  [[nodiscard]] ItemDraft Item(const PlanText& text, const std::vector<Range>& cells) const;

 private:
  std::vector<Column> kinds_;
  std::vector<Role> roles_;  // of kRole columns
};

// Whether a cell is a row's number; its value, 0 when not.
int RowNumber(const PlanText& text, Range cell);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TABLE_COLUMNS_H_
