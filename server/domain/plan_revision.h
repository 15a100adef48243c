// A revised document against the tasks of the plan it revises: which item was which, and what a
// person reading both would say has changed. Pure and deterministic.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_REVISION_H_
#define DUBAN_SERVER_DOMAIN_PLAN_REVISION_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "server/domain/task.h"

namespace duban::domain {

enum class ItemChange { kUnchanged = 1, kAdded, kRemoved, kChanged };

// What of an item differs. Order is that of the document.
enum class ItemField {
  kNumber = 1,
  kSections,
  kTitle,
  kText,
  kUnits,
  kDueDate,
  kStanding,
  kIndicators,
  kDeliverables,
  kRecurrences,
  kLeaders,
};

struct RevisedItem {
  ItemChange change = ItemChange::kUnchanged;
  std::optional<std::size_t> current;  // of the plan's tasks; none: added
  std::optional<std::size_t> revised;  // of the document's items; none: removed
  std::vector<ItemField> fields;       // with kChanged
  // Its place among the items that both have is another one than before.
  bool moved = false;
  // What a draft of it should hold from here on; not with kRemoved. Who was settled by hand stays,
  // where the document's annotation is the same as before; so does a date that the office set,
  // where the document still has none.
  TaskContent content;
};

// The items of the revised document in its order, then the removed ones in the plan's. An item is
// the same as before if its heading is, or, failing that, its number in a heading at least half
// alike, or else if no other heading is more alike (and at least two thirds of the characters are).
std::vector<RevisedItem> CompareRevision(const std::vector<const TaskContent*>& current,
                                         const std::vector<TaskContent>& revised);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_PLAN_REVISION_H_
