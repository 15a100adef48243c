// Which blocks of the outline are items, which are sections around them, and what belongs to none.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ITEMS_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ITEMS_H_

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "server/domain/plan_compiler/annotation_site.h"
#include "server/domain/plan_compiler/outline.h"
#include "server/domain/plan_compiler/plan_text.h"
#include "server/domain/plan_compiler/role_label.h"

namespace duban::domain::plan_compiler {

struct ItemDraft {
  Range number;  // empty when unnumbered
  int value = 0;
  NumberStyle style = NumberStyle::kArabic;
  Range heading;
  std::vector<Range> lines;  // annotations included
  std::vector<AnnotationSite> sites;
  std::vector<Range> section;                 // heading lines, outermost first
  std::vector<std::pair<Role, Range>> cells;  // of a table's row
  // Of columns that set nothing (备注), their label if there is one: kept, but not read for dates
  // and targets.
  std::vector<std::pair<Range, Range>> remarks;
  Range source;
};

// Text that became part of no item, and why.
struct LeftText {
  Range range;
  bool annotated = false;  // a section's annotation, which is nobody's
};

struct ItemList {
  std::vector<ItemDraft> items;
  std::vector<LeftText> left;
  // Where the plan proper starts: its first section, item or table.
  [[nodiscard]] std::size_t Begin() const;
  std::optional<std::size_t> table_begin;
};

ItemList ChooseItems(const PlanText& text, const Outline& outline);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ITEMS_H_
