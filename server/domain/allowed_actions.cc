#include "server/domain/allowed_actions.h"

#include "server/domain/asked.h"
#include "server/domain/authority_core.h"
#include "server/domain/guards.h"

namespace duban::domain {
namespace {

using C = ChainCommand;

// Of the three approvals and the two returns, the one that the open step makes of it.
bool IsOfOpenStep(const Situation& s, ChainCommand command) {
  switch (command) {
    case C::kApproveUnitHead:
    case C::kApproveMiddle:
    case C::kApproveLast:
      return command == ApprovalOf(s);
    case C::kReturnInside:
    case C::kReturn:
      return command == ReturnOf(s);
    default:
      return true;
  }
}

// Every form in which the command can be asked here: one, or one for each open thing it is about.
std::vector<Asked> FormsOf(const Situation& s, const Situation& on_task, ChainCommand command) {
  std::vector<Asked> forms;
  switch (command) {
    case C::kWithdrawRequest:
    case C::kRuleCoordination:
      for (const CoordinationRequest& r : s.chain.requests) {
        if (r.assignment != s.assignment.id || r.state != RequestState::kOpen) continue;
        forms.push_back({.on = s, .what = command, .request = &r});
      }
      return forms;
    case C::kAcknowledge:
    case C::kReplyInstruction:
      for (const Instruction& i : s.chain.instructions) {
        for (const Addressee& addressee : i.addressees) {
          if (addressee.unit != s.assignment.unit || addressee.answer_time) continue;
          forms.push_back(
              {.on = on_task, .what = command, .instruction = &i, .unit = addressee.unit});
        }
      }
      return forms;
    case C::kNameSubstitute:
      for (const CoordinationRequest& r : s.chain.requests) {
        if (r.assignment != s.assignment.id || r.state != RequestState::kOpen) continue;
        forms.push_back({.on = s, .what = command, .request = &r});
      }
      break;
    default:
      break;
  }
  forms.push_back({.on = s, .what = command});
  return forms;
}

std::vector<base::Precondition> ReasonsAgainst(const Asked& asked) {
  const absl::Status taken = CheckTaken(asked);
  if (!taken.ok()) return base::DetailOf(taken)->preconditions;
  return FailingGuards(asked);
}

// On a child the commands on the task are not asked.
bool IsOfTask(ChainCommand command) { return command == C::kCancelTask || command == C::kInstruct; }

}  // namespace

std::vector<AllowedAction> AllowedActions(const Situation& s) {
  std::vector<AllowedAction> actions;
  const Assignment* root = s.chain.Find(s.chain.task.root);
  const Situation on_task{s.chain, root == nullptr ? s.assignment : *root, s.actor, s.facts};
  for (const Rule& rule : kRules) {
    if (!IsOfOpenStep(s, rule.command)) continue;
    if (IsOfTask(rule.command) && !IsRoot(s.assignment)) continue;
    for (const Asked& asked : FormsOf(s, on_task, rule.command)) {
      if (!MayGive(asked).ok() || !MayGiveNow(asked).ok()) continue;
      actions.push_back(
          {.command = rule.command,
           .request = asked.request == nullptr ? RequestId{} : asked.request->id,
           .instruction = asked.instruction == nullptr ? InstructionId{} : asked.instruction->id,
           .reasons = ReasonsAgainst(asked)});
    }
  }
  return actions;
}

}  // namespace duban::domain
