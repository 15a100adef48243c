#include "tests/simulation/chain_model/fault.h"

#include <algorithm>
#include <variant>

#include "server/base/status.h"

namespace duban::model {
namespace {

using domain::Assignment;
using domain::AssignmentState;
using domain::Chain;
using domain::Command;
using domain::Situation;

template <class... Ts>
bool IsAny(const Command& command) {
  return (std::holds_alternative<Ts>(command) || ...);
}

// The state as the faulty rule takes it to be. What is decided on it is recorded on the true one.
void Doctor(Fault fault, const Situation& s, const Command& command, Chain& chain) {
  Assignment& focus = *chain.Find(s.assignment.id);
  domain::Submission* open = chain.Find(focus.open_submission);
  switch (fault) {
    case Fault::kSubmitOverOpenChildren:
      if (!IsAny<domain::Submit>(command)) return;
      for (Assignment& a : chain.assignments) {
        if (a.parent == focus.id && IsLive(a)) a.state = AssignmentState::kDone;
      }
      return;
    case Fault::kFourEyesForgotten:
      if (open != nullptr && IsAny<domain::Approve>(command)) open->submitter = {};
      return;
    case Fault::kDeclinesTwice:
      for (Assignment& a : chain.assignments) a.decline_time.reset();
      return;
    case Fault::kUrgedTwice:
      focus.urge_date.reset();
      return;
    case Fault::kSuspensionCoversNobody:
      focus.covers = 0;
      return;
    case Fault::kReassignMakesTwins:
      if (!IsAny<domain::Reassign>(command)) return;
      std::erase_if(chain.assignments, [&](const Assignment& a) {
        return focus.parent && a.parent == focus.parent && a.id != s.assignment.id;
      });
      return;
    case Fault::kDatesAgainstTheTree:
      if (Assignment* parent = chain.Find(focus.parent); parent != nullptr) {
        if (IsAny<domain::ChangeShare, domain::Reopen>(command)) parent->due_date += 400;
      }
      return;
    case Fault::kRecallAfterDecision:
      if (open == nullptr || !IsAny<domain::Recall>(command)) return;
      for (domain::ReviewStep& step : open->steps) {
        if (step.state == domain::ReviewStepState::kApproved) {
          step.state = domain::ReviewStepState::kAuto;
        }
      }
      return;
    default:
      return;
  }
}

template <class Event>
const Event* As(const domain::EventBody& body) {
  return std::get_if<Event>(&body);
}

void Distort(Fault fault, const Situation& s, domain::Events& events) {
  switch (fault) {
    case Fault::kReassignLeavesDone:
      std::erase_if(events, [&](const domain::EventBody& body) {
        const auto* moved = As<domain::ChildMoved>(body);
        return moved != nullptr && s.chain.Find(moved->assignment)->state == AssignmentState::kDone;
      });
      return;
    case Fault::kReturnNotCounted:
      for (domain::EventBody& body : events) {
        if (const auto* e = As<domain::Returned>(body)) {
          body = domain::ReturnedInside{e->assignment, e->unit, e->submission, e->step, e->comment};
        }
      }
      return;
    case Fault::kStepNotMerged:
      std::erase_if(events, [](const domain::EventBody& body) {
        return As<domain::StepMerged>(body) != nullptr;
      });
      return;
    case Fault::kWithdrawLeavesChildren:
      std::erase_if(events, [&](const domain::EventBody& body) {
        const auto* e = As<domain::Withdrawn>(body);
        return e != nullptr && e->assignment != s.assignment.id && !e->replaced_by;
      });
      return;
    default:
      return;
  }
}

}  // namespace

std::string NameOf(Fault fault) {
  constexpr std::array kNames = {
      "none",
      "submit over open children",
      "four-eyes forgotten",
      "own unit rules",
      "declines twice",
      "urged twice a day",
      "suspension covers nobody",
      "reassign leaves done children behind",
      "reassign makes twins",
      "return from outside not counted",
      "step of the same person not merged",
      "delegate without the role",
      "withdraw leaves children live",
      "child due after its parent",
      "recall after a decision outside",
  };
  static_assert(kNames.size() == static_cast<std::size_t>(Fault::kCount));
  return kNames[static_cast<std::size_t>(fault)];
}

absl::StatusOr<domain::Events> Give(Fault fault, const Situation& situation, const Command& command,
                                    const domain::NewIds& ids) {
  if (fault == Fault::kNone) {
    RETURN_IF_ERROR(domain::MayGive(situation, command));
    RETURN_IF_ERROR(domain::MayGiveNow(situation, command));
    return domain::Decide(situation, command, ids);
  }
  Chain chain = situation.chain;
  Doctor(fault, situation, command, chain);
  domain::Actor actor = situation.actor;
  if (fault == Fault::kDelegateWithoutRole) actor = {actor.principal(), {}};
  const Situation s{chain, *chain.Find(situation.assignment.id), actor, situation.facts};
  RETURN_IF_ERROR(domain::MayGive(s, command));
  RETURN_IF_ERROR(domain::MayGiveNow(s, command));
  if (fault == Fault::kOwnUnitRules && IsAny<domain::Insist, domain::Waive, domain::Withdraw,
                                             domain::Reassign, domain::RuleCoordination>(command)) {
    // A person of no unit at all, for the guards alone.
    const Situation nobody{chain, s.assignment, {{999999}, {}}, situation.facts};
    return domain::Decide(nobody, command, ids);
  }
  ASSIGN_OR_RETURN(domain::Events events, domain::Decide(s, command, ids));
  Distort(fault, situation, events);
  return events;
}

}  // namespace duban::model
