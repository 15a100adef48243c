// The aggregate that commands are decided on: a task with as much of its chain as was loaded, and
// how each event changes it. Everything that can be seen of a task follows from its events by
// Evolve alone.
#ifndef DUBAN_SERVER_DOMAIN_CHAIN_H_
#define DUBAN_SERVER_DOMAIN_CHAIN_H_

#include <vector>

#include "server/domain/event.h"
#include "server/domain/instruction.h"
#include "server/domain/request.h"
#include "server/domain/task.h"

namespace duban::domain {

// A command on one assignment sees what its scope names (load_scope.h); a replay sees everything.
// Both are Chains.
struct Chain {
  Task task;
  std::vector<Assignment> assignments = {};
  std::vector<Submission> submissions = {};
  std::vector<CoordinationRequest> requests = {};
  std::vector<Instruction> instructions = {};

  // nullptr where it was not loaded or does not exist.
  const Assignment* Find(AssignmentId id) const;
  const Submission* Find(SubmissionId id) const;
  const CoordinationRequest* Find(RequestId id) const;
  const Instruction* Find(InstructionId id) const;
  Assignment* Find(AssignmentId id);
  Submission* Find(SubmissionId id);
  CoordinationRequest* Find(RequestId id);
  Instruction* Find(InstructionId id);
  // In the order in which they stand; of what was loaded.
  std::vector<const Assignment*> LiveChildrenOf(AssignmentId id) const;
  std::vector<const Assignment*> ChildrenOf(AssignmentId id) const;  // live and DONE

  friend bool operator==(const Chain&, const Chain&) = default;
};

// The state of a task whose root is in that state and not suspended.
TaskState TaskStateUnder(AssignmentState root);

// The step that waits for a decision; nullptr if none does.
const ReviewStep* OpenStep(const Submission& submission);

// Applies one event of the task's stream. Precondition: what the event is about was loaded.
void Evolve(Chain& chain, const EventBody& body, const Recorded& recorded);

// Applies one event of a plan's stream.
void Evolve(Plan& plan, const EventBody& body, const Recorded& recorded);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_CHAIN_H_
