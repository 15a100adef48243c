// What happened. State is what applying these in order gives (chain.h), so that replay from nothing
// reproduces the rows by construction. An event carries everything that follows from it, as far as
// the rows a command loads reach. Fields may be added, never removed: what is stored stays
// readable.
#ifndef DUBAN_SERVER_DOMAIN_EVENT_H_
#define DUBAN_SERVER_DOMAIN_EVENT_H_

#include <variant>

#include <absl/time/time.h>

#include "server/domain/actor.h"
#include "server/domain/chain_event.h"
#include "server/domain/directory_event.h"
#include "server/domain/event_type.h"
#include "server/domain/ids.h"
#include "server/domain/review_event.h"
#include "server/domain/task_event.h"

namespace duban::domain {

using EventKinds = std::variant<
    // task_event.h
    TaskDrafted, TaskChanged, TaskDeleted, TaskIssued, GroupExpanded, AssignmentCreated,
    TaskCancelled, Instructed, Acknowledged, InstructionAnswered,
    // chain_event.h
    Accepted, Declined, DeclineRefused, DeclineGranted, Withdrawn, AssignmentWithdrawn, Waived,
    Reassigned, ChildMoved, HandlerAssigned, HandlerCleared, SplitUp, ShareChanged, DueChanged,
    Urged, AssignmentReopened, CoordinationRequested, CoordinationRuled, RequestWithdrawn,
    Suspended, Resumed, SuspensionRedated,
    // review_event.h
    Submitted, StepAuto, StepMerged, HandedIn, StepApproved, Returned, ReturnedInside, Done,
    TaskCompleted, NoDecider, Recalled, StopUndone, ApprovalRevoked, SubmissionSuperseded,
    SubstituteNamed, DeciderFound,
    // directory_event.h
    PlanDrafted, PlanChanged, PlanIssued, UnitCreated, UnitChanged, UserCreated, MembershipGranted,
    MembershipRevoked, UnitGroupCreated, UnitGroupChanged, UnitGroupDeleted, DelegationStarted,
    DelegationEnded, SignedIn, SignedOut, UnitMappingConfirmed, UnitMappingRemoved>;

// A variant of them whose copying, moving and destroying is compiled in event.cc alone: inline,
// that was a third of what every file with a list of events took to compile.
struct EventBody : EventKinds {
  using EventKinds::EventKinds;
  EventBody(const EventBody& other);
  EventBody(EventBody&& other) noexcept;
  EventBody& operator=(const EventBody& other);
  EventBody& operator=(EventBody&& other) noexcept;
  ~EventBody();
};

// Who did it and when; the same for every event of one command.
struct Recorded {
  absl::Time at;
  UserId actor;  // none: the system itself
  UserId on_behalf_of = {};

  Actor by() const { return {actor, on_behalf_of}; }
};

EventType TypeOf(const EventBody& body);
// The assignment it is about; none for the others.
AssignmentId AssignmentOf(const EventBody& body);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_EVENT_H_
