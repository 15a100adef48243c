// The state machine of an assignment, as data: which command is taken in which states, where it
// leads, who may give it and what it records (lifecycle.md, 8). One machine serves every node of
// the tree; what differs by place is who stands in which relation to it (authority.h). Guards are a
// second table (guards.h). docs/lifecycle.md is printed from both.
#ifndef DUBAN_SERVER_DOMAIN_LIFECYCLE_H_
#define DUBAN_SERVER_DOMAIN_LIFECYCLE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "server/domain/chain_command.h"
#include "server/domain/enums.h"
#include "server/domain/event_type.h"

namespace duban::domain {

// A set of states, as bits.
class StateSet {
 public:
  template <class... States>
  constexpr explicit StateSet(States... states) : bits_((Bit(states) | ... | 0U)) {}
  constexpr bool Has(AssignmentState state) const { return (bits_ & Bit(state)) != 0; }

 private:
  static constexpr std::uint32_t Bit(AssignmentState state) {
    return std::uint32_t{1} << static_cast<unsigned>(state);
  }
  std::uint32_t bits_;
};

inline constexpr std::array kAssignmentStates = {
    AssignmentState::kPending,    AssignmentState::kInProgress, AssignmentState::kUnderReview,
    AssignmentState::kDone,       AssignmentState::kDeclined,   AssignmentState::kWithdrawn,
    AssignmentState::kReassigned,
};

struct Rule {
  ChainCommand command;
  std::string_view row;   // of lifecycle.md, 8
  std::string_view name;  // as the API calls it
  bool star;              // taken under suspension, too
  StateSet from;
  std::optional<AssignmentState> to;  // none: the state stays
  std::array<Who, 4> who;
  std::array<EventType, 7> events;  // in their order; which of them depends on the case
};

namespace rules {

inline constexpr AssignmentState kP = AssignmentState::kPending;
inline constexpr AssignmentState kI = AssignmentState::kInProgress;
inline constexpr AssignmentState kU = AssignmentState::kUnderReview;
inline constexpr AssignmentState kDone = AssignmentState::kDone;
inline constexpr AssignmentState kDec = AssignmentState::kDeclined;
inline constexpr StateSet kLive{kP, kI, kU, kDec};
inline constexpr StateSet kAny{kP, kI, kU, kDec, kDone};
inline constexpr bool kStar = true;
inline constexpr bool kNoStar = false;
using C = ChainCommand;
using E = EventType;
using S = AssignmentState;

}  // namespace rules

// In the order of the rows, which is the order in which "what may I do now" answers.
inline constexpr std::array<Rule, 31> kRules = [] {
  using namespace rules;  // NOLINT(google-build-using-namespace): the table reads as the page does
  // clang-format off
  return std::array<Rule, 31>{{
      {C::kSuspend, "T04", "SUSPEND", kStar, kLive, {}, {Who::kAssigner}, {E::kSuspended}},
      {C::kResume, "T05", "RESUME", kStar, kLive, {}, {Who::kAssigner, Who::kSupervisor},
       {E::kResumed, E::kDueChanged, E::kNoDecider, E::kDeciderFound}},
      {C::kRedateSuspension, "T06", "REDATE_SUSPENSION", kStar, kLive, {}, {Who::kAssigner},
       {E::kSuspensionRedated}},
      {C::kCancelTask, "T07", "CANCEL_TASK", kStar, kLive, S::kWithdrawn, {Who::kSupervisor},
       {E::kTaskCancelled, E::kSubmissionSuperseded, E::kAssignmentWithdrawn}},
      {C::kInstruct, "T12", "INSTRUCT", kStar, kAny, {},
       {Who::kLeaderInCharge, Who::kPrincipal}, {E::kInstructed}},
      {C::kAcknowledge, "T13", "ACKNOWLEDGE_INSTRUCTION", kStar, kAny, {},
       {Who::kAddressee}, {E::kAcknowledged}},
      {C::kReplyInstruction, "T13", "REPLY_INSTRUCTION", kStar, kAny, {},
       {Who::kAddressee}, {E::kInstructionAnswered}},
      {C::kAccept, "A01", "ACCEPT", kNoStar, StateSet(kP), kI, {Who::kStaff}, {E::kAccepted}},
      {C::kDecline, "A02", "DECLINE", kNoStar, StateSet(kP), kDec, {Who::kHead},
       {E::kDeclined, E::kNoDecider}},
      {C::kInsist, "A03", "INSIST", kNoStar, StateSet(kDec), kI, {Who::kAssigner},
       {E::kDeclineRefused}},
      {C::kRelease, "A04", "RELEASE", kNoStar, StateSet(kDec), S::kWithdrawn, {Who::kAssigner},
       {E::kDeclineGranted, E::kWithdrawn}},
      {C::kReassign, "A05", "REASSIGN", kStar, kLive, S::kReassigned,
       {Who::kAssigner},
       {E::kSubmissionSuperseded, E::kReassigned, E::kAssignmentCreated, E::kWithdrawn,
        E::kChildMoved, E::kNoDecider, E::kDeciderFound}},
      {C::kAssignHandler, "A06", "ASSIGN_HANDLER", kStar, kLive, {}, {Who::kStaff},
       {E::kHandlerAssigned}},
      {C::kSplit, "A07", "SPLIT", kNoStar, StateSet(kI), {}, {Who::kSplitter},
       {E::kSplit, E::kAssignmentCreated}},
      {C::kChangeShare, "A08", "CHANGE_SHARE", kNoStar, StateSet(kP, kI), {},
       {Who::kParentHead, Who::kAssigner}, {E::kShareChanged, E::kDueChanged}},
      {C::kWaive, "A09", "WAIVE", kStar, kLive, S::kWithdrawn, {Who::kAssigner},
       {E::kSubmissionSuperseded, E::kWaived, E::kWithdrawn}},
      {C::kWithdraw, "A09", "WITHDRAW", kStar, kLive, S::kWithdrawn, {Who::kAssigner},
       {E::kSubmissionSuperseded, E::kWithdrawn}},
      {C::kUrge, "A10", "URGE", kNoStar, kLive, {},
       {Who::kParentStaff, Who::kSupervisor, Who::kLeaderInCharge}, {E::kUrged}},
      {C::kSubmit, "A13, A14", "SUBMIT", kNoStar, StateSet(kI), kU, {Who::kStaff},
       {E::kSubmitted, E::kStepAuto, E::kHandedIn, E::kStepMerged, E::kNoDecider}},
      {C::kApproveUnitHead, "A15", "APPROVE_UNIT_HEAD", kNoStar, StateSet(kU), kU, {Who::kDeciders},
       {E::kStepApproved, E::kHandedIn, E::kStepMerged, E::kNoDecider}},
      {C::kApproveMiddle, "A16", "APPROVE_MIDDLE", kNoStar, StateSet(kU), kU, {Who::kDeciders},
       {E::kStepApproved, E::kStepMerged, E::kNoDecider}},
      {C::kApproveLast, "A17", "APPROVE_LAST", kNoStar, StateSet(kU), kDone, {Who::kDeciders},
       {E::kStepApproved, E::kDone, E::kTaskCompleted}},
      {C::kRecall, "A18", "RECALL", kNoStar, StateSet(kU), kI, {Who::kSubmitter, Who::kHead},
       {E::kRecalled, E::kStopUndone}},
      {C::kRevokeApproval, "A19", "REVOKE_APPROVAL", kNoStar, StateSet(kU), kU, {Who::kApprover},
       {E::kApprovalRevoked, E::kStopUndone, E::kNoDecider}},
      {C::kReturnInside, "A20", "RETURN_INSIDE", kNoStar, StateSet(kU), kI, {Who::kDeciders},
       {E::kReturnedInside}},
      {C::kReturn, "A21", "RETURN", kNoStar, StateSet(kU), kI, {Who::kDeciders}, {E::kReturned}},
      {C::kReopen, "A22", "REOPEN", kNoStar, StateSet(kDone), kI, {Who::kParentHead},
       {E::kAssignmentReopened}},
      {C::kWithdrawRequest, "A25", "WITHDRAW_REQUEST", kNoStar, kLive, {}, {Who::kHead},
       {E::kRequestWithdrawn}},
      {C::kRequestCoordination, "A26", "REQUEST_COORDINATION", kNoStar, StateSet(kP, kI), {},
       {Who::kHead}, {E::kCoordinationRequested, E::kNoDecider, E::kDeciderFound}},
      {C::kRuleCoordination, "A27", "RULE_COORDINATION", kNoStar, kLive, {}, {Who::kRuler},
       {E::kCoordinationRuled}},
      {C::kNameSubstitute, "D03", "NAME_SUBSTITUTE", kStar, kLive, {}, {Who::kSubstituteNamer},
       {E::kSubstituteNamed}},
  }};
  // clang-format on
}();

constexpr const Rule& RuleOf(ChainCommand command) {
  for (const Rule& rule : kRules) {
    if (rule.command == command) return rule;
  }
  return kRules.front();  // not reached: EveryCommandOnce, below
}

// Where the command leads; nothing where the state does not take it.
constexpr std::optional<AssignmentState> Next(AssignmentState from, ChainCommand command) {
  const Rule& rule = RuleOf(command);
  if (!rule.from.Has(from)) return std::nullopt;
  return rule.to.value_or(from);
}

namespace lifecycle_check {

// One row a command, so that state and command decide where it leads.
constexpr bool EveryCommandOnce() {
  for (std::size_t number = 1; number <= kRules.size(); ++number) {
    std::size_t rows = 0;
    for (const Rule& rule : kRules) rows += static_cast<std::size_t>(rule.command) == number;
    if (rows != 1) return false;
  }
  return true;
}

// Whether every state can be reached from PENDING: the set of reached states grows until nothing is
// added.
constexpr bool AllReachable() {
  std::array<bool, kAssignmentStates.size() + 1> reached{};
  reached[static_cast<std::size_t>(AssignmentState::kPending)] = true;
  for (std::size_t round = 0; round < kAssignmentStates.size(); ++round) {
    for (const AssignmentState from : kAssignmentStates) {
      if (!reached[static_cast<std::size_t>(from)]) continue;
      for (const Rule& rule : kRules) {
        if (const auto to = Next(from, rule.command)) reached[static_cast<std::size_t>(*to)] = true;
      }
    }
  }
  for (const AssignmentState state : kAssignmentStates) {
    if (!reached[static_cast<std::size_t>(state)]) return false;
  }
  return true;
}

// The state itself excepted: an instruction on a finished task moves nothing.
constexpr bool Leaves(AssignmentState state, ChainCommand except) {
  for (const Rule& rule : kRules) {
    const auto to = Next(state, rule.command);
    if (rule.command != except && to && *to != state) return true;
  }
  return false;
}

}  // namespace lifecycle_check

static_assert(lifecycle_check::EveryCommandOnce());
static_assert(lifecycle_check::AllReachable());
static_assert(!lifecycle_check::Leaves(AssignmentState::kWithdrawn, ChainCommand::kReopen));
static_assert(!lifecycle_check::Leaves(AssignmentState::kReassigned, ChainCommand::kReopen));
static_assert(!Next(AssignmentState::kWithdrawn, ChainCommand::kReopen));
static_assert(!Next(AssignmentState::kReassigned, ChainCommand::kReopen));
// DONE is final but for the one command that sends back.
static_assert(!lifecycle_check::Leaves(AssignmentState::kDone, ChainCommand::kReopen));

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_LIFECYCLE_H_
