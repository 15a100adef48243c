// Faults planted between the walk and the domain: each is a rule forgotten. The walk must notice
// every one of them.
#ifndef DUBAN_TESTS_SIMULATION_CHAIN_MODEL_FAULT_H_
#define DUBAN_TESTS_SIMULATION_CHAIN_MODEL_FAULT_H_

#include <array>
#include <string>

#include <absl/status/statusor.h>

#include "server/domain/authority.h"
#include "server/domain/commands.h"

namespace duban::model {

enum class Fault : int {
  kNone,
  kSubmitOverOpenChildren,  // a lead hands in over a supporter's head
  kFourEyesForgotten,       // the submitter approves
  kOwnUnitRules,            // a supervisor rules on his own unit
  kDeclinesTwice,           // a unit declines again on the task
  kUrgedTwice,              // more than once a working day
  kSuspensionCoversNobody,  // work goes on under an overlay
  kReassignLeavesDone,      // DONE children stay with the old one
  kReassignMakesTwins,      // a sibling of that unit is overlooked
  kReturnNotCounted,        // a return from outside counts as one inside
  kStepNotMerged,           // the same person is asked again
  kDelegateWithoutRole,     // whoever names a principal has all his roles
  kWithdrawLeavesChildren,  // the subtree stays live
  kDatesAgainstTheTree,     // a child is due after its parent
  kRecallAfterDecision,     // taken back although decided outside
  kCount,
};

std::string NameOf(Fault fault);

// What a caller meets, the way app/ asks: who may, who may now, what is decided; with the fault.
absl::StatusOr<domain::Events> Give(Fault fault, const domain::Situation& situation,
                                    const domain::Command& command, const domain::NewIds& ids);

}  // namespace duban::model

#endif  // DUBAN_TESTS_SIMULATION_CHAIN_MODEL_FAULT_H_
