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
  // The least a unit is left for its work where a date is set anew (A05, A08, A22).
  int minimum_term_working_days = 1;
  // Within how many working days of getting it a unit may decline (A02). Held as the ACCEPT clock
  // will hold it; counted anew after a suspension.
  int accept_working_days = 2;
  // How far ahead a suspension's review date may lie, from its beginning (T04, T06).
  int suspension_months_max = 6;
  // Whether HANDLERs may split their unit's share (A07).
  bool handler_splits = false;
  // Whether the supervisors of a unit below the issuing one rule on the splits made below it
  // (lifecycle.md, 7).
  bool lower_office_rules_splits = false;
};

// Whether the chain has the one shape that reviews may have: UNIT_HEAD first, then LEADER if at
// all, and `last` last. PARENT_UNIT in the middle would be nobody's at the root and stand twice in
// a child's.
bool IsReviewChain(const std::vector<ReviewStepKind>& chain, ReviewStepKind last);
inline bool IsValid(const Policy& policy) {
  return IsReviewChain(policy.root_chain, ReviewStepKind::kSupervision) &&
         IsReviewChain(policy.child_chain, ReviewStepKind::kParentUnit);
}

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_POLICY_H_
