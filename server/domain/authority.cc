#include "server/domain/authority.h"

#include <algorithm>

#include "server/domain/asked.h"
#include "server/domain/authority_core.h"
#include "server/domain/chain_refusals.h"
#include "server/domain/deciders.h"
#include "server/domain/lifecycle.h"
#include "server/domain/refusals.h"
#include "server/domain/visibility.h"

namespace duban::domain {
namespace {

// Any step that the chain could have; an open submission keeps those it was opened with, whatever
// the policy says today.
bool DecidesSomeStep(const Asked& asked, const Standing& standing) {
  const Assignment& a = asked.assignment();
  const Policy& policy = asked.facts().policy;
  std::vector<ReviewStepKind> kinds = IsRoot(a) ? policy.root_chain : policy.child_chain;
  if (a.open_step) kinds.push_back(*a.open_step);
  return std::any_of(kinds.begin(), kinds.end(), [&](ReviewStepKind kind) {
    return standing.IsOneOf(DecidersOf(kind, asked.chain(), a, asked.facts()));
  });
}

bool IsSubstitute(const Asked& asked, UserId substitute) {
  return substitute == asked.on.actor.user && !asked.on.actor.on_behalf_of &&
         MayStandIn(asked.directory(), substitute);
}

bool Rules(const Asked& asked, const Standing& standing) {
  if (asked.request == nullptr) return false;
  return IsSubstitute(asked, asked.request->substitute) ||
         standing.IsOneOf(RulerOf(asked.chain(), *asked.request, asked.facts()).rulers);
}

// A substitute named for the ruling on a decline takes that ruling and nothing else.
bool RulesOnDecline(const Asked& asked) {
  const bool is_ruling = asked.what == ChainCommand::kInsist ||
                         asked.what == ChainCommand::kRelease ||
                         asked.what == ChainCommand::kReassign;
  const Assignment& a = asked.assignment();
  return is_ruling && a.state == AssignmentState::kDeclined && IsSubstitute(asked, a.substitute);
}

bool IsAssigner(const Asked& asked, const Standing& standing) {
  const Assignment& a = asked.assignment();
  return RulesOnDecline(asked) ||
         standing.IsOneOf(AssignerOf(asked.chain(), a, asked.facts()).rulers);
}

bool Supervises(const Asked& asked, const Standing& standing) {
  return standing.HoldsOver(Role::kSupervisor, asked.chain().task.issuing_unit);
}

bool IsPrincipal(const Asked& asked, const Standing& standing) {
  return standing.HoldsOver(Role::kPrincipal, asked.chain().task.issuing_unit);
}

bool IsLeader(const Asked& asked, const Standing& standing) {
  return standing.IsOneOf(LeadersOf(asked.chain(), asked.assignment(), asked.facts()));
}

// The caller says for which unit he answers: only one that the instruction names is on the task.
bool IsAddressed(const Asked& asked) {
  if (asked.instruction == nullptr) return false;
  const std::vector<Addressee>& addressees = asked.instruction->addressees;
  return std::any_of(addressees.begin(), addressees.end(),
                     [&](const Addressee& a) { return a.unit == asked.unit; });
}

// For the office's own decisions the leader in charge, else the principal leader.
bool NamesSubstitute(const Asked& asked, const Standing& standing) {
  if (!IsOfficesOwn(asked)) return Supervises(asked, standing);
  const bool has_leader = !LeadersOf(asked.chain(), asked.assignment(), asked.facts()).empty();
  return has_leader ? IsLeader(asked, standing) : IsPrincipal(asked, standing);
}

// Whether the actor stands in that relation, whatever the state.
bool Stands(Who who, const Asked& asked, const Standing& standing) {
  const Assignment& a = asked.assignment();
  const Assignment* parent = asked.parent();
  switch (who) {
    case Who::kNobody:
      return false;
    case Who::kStaff:
    case Who::kSubmitter:
      return standing.IsStaff(a.unit);
    case Who::kSplitter:
      return standing.IsHead(a.unit) ||
             (asked.facts().policy.handler_splits && standing.IsStaff(a.unit));
    case Who::kHead:
      return standing.IsHead(a.unit);
    case Who::kAssigner:
      return IsAssigner(asked, standing);
    case Who::kParentHead:
      return parent != nullptr && standing.IsHead(parent->unit);
    case Who::kParentStaff:
      return parent != nullptr && standing.IsStaff(parent->unit);
    case Who::kSupervisor:
      return Supervises(asked, standing);
    case Who::kLeaderInCharge:
      return IsLeader(asked, standing);
    case Who::kPrincipal:
      return IsPrincipal(asked, standing);
    case Who::kDeciders:
    case Who::kApprover:
      return DecidesSomeStep(asked, standing) || IsSubstitute(asked, a.substitute);
    case Who::kRuler:
      return Rules(asked, standing);
    case Who::kAddressee:
      return IsAddressed(asked) && standing.IsStaff(asked.unit);
    case Who::kSubstituteNamer:
      return Supervises(asked, standing) || IsLeader(asked, standing) ||
             IsPrincipal(asked, standing);
  }
  return false;
}

absl::Status DecidesNow(const Asked& asked, const Standing& standing) {
  const Assignment& a = asked.assignment();
  if (!a.open_step || IsSubstitute(asked, a.substitute) ||
      standing.IsOneOf(DecidersOf(*a.open_step, asked.chain(), a, asked.facts()))) {
    return absl::OkStatus();
  }
  return NotAllowed("当前环节为“" + TextOf(*a.open_step) + "”,不由您审批");
}

absl::Status RecallsNow(const Asked& asked, const Standing& standing) {
  const Submission* submission = asked.open_submission();
  const Actor& actor = asked.on.actor;
  if (submission == nullptr || standing.IsHead(asked.assignment().unit) ||
      actor.Involves(submission->submitter) || actor.Involves(submission->submitted_for)) {
    return absl::OkStatus();
  }
  return NotAllowed("只有报送人或本单位负责人可以撤回");
}

absl::Status RevokesNow(const Asked& asked) {
  const Submission* submission = asked.open_submission();
  if (submission == nullptr) return absl::OkStatus();
  const Actor& actor = asked.on.actor;
  const bool approved =
      std::any_of(submission->steps.begin(), submission->steps.end(), [&](const ReviewStep& step) {
        return step.state == ReviewStepState::kApproved &&
               (actor.Involves(step.decider) || actor.Involves(step.decided_for));
      });
  return approved ? absl::OkStatus() : NotAllowed("您没有审批过本次报送");
}

absl::Status NamesHandlerNow(const Asked& asked, const Standing& standing) {
  const auto* args = asked.As<AssignHandler>();
  const Assignment& a = asked.assignment();
  if (standing.IsHead(a.unit)) return absl::OkStatus();
  const bool himself = args == nullptr || args->handler == asked.on.actor.principal();
  if (himself && !a.handler) return absl::OkStatus();
  return NotAllowed("经办人由本单位负责人指定;未指定时,经办人可以指定自己");
}

}  // namespace

bool IsOfficesOwn(const Asked& asked) {
  switch (DecisionOf(asked)) {
    case DecisionKind::kStep:
      return asked.assignment().open_step == ReviewStepKind::kSupervision;
    case DecisionKind::kDecline:
      return AssignerOf(asked.chain(), asked.assignment(), asked.facts()).is_office;
    case DecisionKind::kRequest:
      return RulerOf(asked.chain(), *asked.request, asked.facts()).is_office;
  }
  return false;
}

absl::Status MayGive(const Asked& asked) {
  const Standing standing(asked.facts(), asked.on.actor);
  for (const Who who : RuleOf(asked.what).who) {
    if (Stands(who, asked, standing)) return absl::OkStatus();
  }
  const Reader reader{
      .directory = asked.directory(), .user = asked.on.actor.user, .today = asked.today()};
  return CanSee(asked.chain(), reader) ? NotYours(asked.what) : AccessDenied();
}

absl::Status MayGiveNow(const Asked& asked) {
  const Standing standing(asked.facts(), asked.on.actor);
  switch (asked.what) {
    case ChainCommand::kApproveUnitHead:
    case ChainCommand::kApproveMiddle:
    case ChainCommand::kApproveLast:
    case ChainCommand::kReturnInside:
    case ChainCommand::kReturn:
      return DecidesNow(asked, standing);
    case ChainCommand::kRecall:
      return RecallsNow(asked, standing);
    case ChainCommand::kRevokeApproval:
      return RevokesNow(asked);
    case ChainCommand::kAssignHandler:
      return NamesHandlerNow(asked, standing);
    case ChainCommand::kNameSubstitute:
      return NamesSubstitute(asked, standing) ? absl::OkStatus()
                                              : NotAllowed("督查室自身的环节由分管领导指定代审人");
    default:
      return absl::OkStatus();
  }
}

absl::Status MayGive(const Situation& situation, const Command& command) {
  const Asked asked = AskedBy(situation, command);
  // A request or instruction that is not this task's is not there.
  const bool names_request = std::visit(
      [](const auto& c) {
        if constexpr (requires { c.request; }) return static_cast<bool>(c.request);
        return false;
      },
      command);
  const bool missing_request =
      names_request &&
      (asked.request == nullptr || asked.request->assignment != situation.assignment.id);
  const bool names_instruction = std::holds_alternative<AcknowledgeInstruction>(command) ||
                                 std::holds_alternative<ReplyInstruction>(command);
  if (missing_request || (names_instruction && asked.instruction == nullptr)) {
    return AccessDenied();
  }
  return MayGive(asked);
}

absl::Status MayGiveNow(const Situation& situation, const Command& command) {
  return MayGiveNow(AskedBy(situation, command));
}

absl::Status MayAdminister(const Directory& directory, UserId user,
                           const std::vector<UnitId>& units) {
  if (!directory.HoldsAnywhere(user, Role::kAdmin)) return AccessDenied();
  for (const UnitId unit : units) {
    const bool there = directory.FindUnit(unit) != nullptr;
    if (!there || directory.HoldsOver(user, Role::kAdmin, unit)) continue;
    return NotAllowed(directory.UnitName(unit) +
                      "不在您的管理范围内,由该单位或其上级单位的管理员办理");
  }
  return absl::OkStatus();
}

bool SupervisesUnit(const Directory& directory, UserId user, UnitId issuing_unit) {
  return directory.HoldsOver(user, Role::kSupervisor, issuing_unit);
}

absl::Status MaySupervise(const Directory& directory, UserId user, UnitId issuing_unit) {
  return SupervisesUnit(directory, user, issuing_unit) ? absl::OkStatus() : AccessDenied();
}

absl::Status MaySupervise(const Facts& facts, const Actor& actor, UnitId issuing_unit) {
  return Standing(facts, actor).HoldsOver(Role::kSupervisor, issuing_unit) ? absl::OkStatus()
                                                                           : AccessDenied();
}

}  // namespace duban::domain
