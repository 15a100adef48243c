// The names of groups of a table's rows, as they nest: 一、基础设施 over （一）道路.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ROW_GROUPS_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ROW_GROUPS_H_

#include <array>
#include <optional>
#include <vector>

#include "server/domain/plan_compiler/numbering.h"
#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

class RowGroups {
 public:
  // `number` is the name's own or printed in a cell beside it. （一） is below 一、; a name without
  // a number ends all before it. Returns the name before if it had no rows: it is a note.
  std::optional<Range> Open(Range name, std::optional<NumberStyle> number);
  // Of a row, outermost first; the names now have rows.
  std::vector<Range> Take();
  // The last name, if it has no rows.
  [[nodiscard]] std::optional<Range> Unused() const;

 private:
  std::array<Range, kStyleCount> names_;  // by depth
  Range last_;
  bool used_ = true;
};

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ROW_GROUPS_H_
