// The rules that are data. The shipped default covers every task until versioned policies are
// attached.
#ifndef DUBAN_SERVER_DOMAIN_POLICY_H_
#define DUBAN_SERVER_DOMAIN_POLICY_H_

#include <vector>

#include "server/domain/enums.h"

namespace duban::domain {

struct Policy {
  // UNIT_HEAD first, then LEADER or PARENT_UNIT at most once each, SUPERVISION (root) or
  // PARENT_UNIT (child) last (lifecycle.md, 5).
  std::vector<ReviewStepKind> root_chain = {ReviewStepKind::kUnitHead,
                                            ReviewStepKind::kSupervision};
  std::vector<ReviewStepKind> child_chain = {ReviewStepKind::kUnitHead,
                                             ReviewStepKind::kParentUnit};
  // Whether HANDLERs of the unit above may decide PARENT_UNIT steps too (A17).
  bool parent_handler_decides = false;
  // How many working days before its parent a child is due where the document names no date
  // (lifecycle.md, 2).
  int child_lead_working_days = 5;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_POLICY_H_
