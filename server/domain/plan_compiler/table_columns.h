// What the columns of a task table hold, read off its head.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TABLE_COLUMNS_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TABLE_COLUMNS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "server/domain/plan_compiler/items.h"
#include "server/domain/plan_compiler/plan_text.h"
#include "server/domain/plan_compiler/table_cells.h"

namespace duban::domain::plan_compiler {

enum class Column {
  kNumber,
  kTask,
  kContent,
  kGroup,  // 任务类别 beside 工作任务: of several rows
  kRole,
  kCopy,  // what ExportPlan repeats from a task's text and annotation
  kOther
};

class TableColumns {
 public:
  // Nothing unless the cells are a head: short, one names a role and one a task.
  static std::optional<TableColumns> Read(const PlanText& text, const std::vector<Cell>& head);

  [[nodiscard]] std::size_t size() const { return columns_.size(); }
  [[nodiscard]] Column KindAt(std::size_t column) const { return columns_[column].kind; }
  [[nodiscard]] bool IsRole(std::size_t column, Role role) const {
    return columns_[column].kind == Column::kRole && columns_[column].role == role;
  }
  [[nodiscard]] std::optional<std::size_t> Find(Column kind) const;
  // Columns behind the number (behind the first where the head does not print 序号).
  [[nodiscard]] std::size_t BehindNumber() const;
  [[nodiscard]] bool Numbered() const { return Find(Column::kNumber).has_value(); }
  // The same head, printed again on the next page.
  [[nodiscard]] bool SameLabels(const TableColumns& other) const;
  // Whether a piece may stand in a column that names bodies or a deadline; false for others.
  [[nodiscard]] bool FitsRole(const PlanText& text, std::size_t column, Range piece) const;
  // Role columns whose cell fits, of a row of as many cells as columns.
  [[nodiscard]] std::size_t FittingRoles(const PlanText& text,
                                         const std::vector<Cell>& cells) const;
  [[nodiscard]] bool AllRolesFit(const PlanText& text, const std::vector<Cell>& cells) const;
  // Whether `cells` go on with a row broken in its text, at `column`: their roles fit behind it and
  // less at the end of a row of their own.
  [[nodiscard]] bool FitBehind(const PlanText& text, const std::vector<Cell>& cells,
                               std::size_t column) const;
  // A row of as many cells as columns; `number` is the row's where it stands in none of them. A
  // heading broken over lines is joined in `text`.
  [[nodiscard]] ItemDraft Item(PlanText& text, const std::vector<Cell>& cells,
                               const Cell& number = {}) const;

 private:
  // The column behind the number names the tasks where no other does. Returns whether it may.
  bool NameTasks();
  void FindGroups();

  struct ColumnHead {
    Column kind = Column::kOther;
    Role role = Role::kResponsible;  // of a kRole column
    std::u32string label;
    Range printed;
  };

  std::vector<ColumnHead> columns_;
};

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TABLE_COLUMNS_H_
