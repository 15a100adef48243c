#include "server/domain/asked.h"

#include <array>

namespace duban::domain {
namespace {

// By the place of the alternative in Command. kApproveMiddle and kReturn stand for their kinds:
// which it is, the open step says.
constexpr std::array kCommandAt = {
    ChainCommand::kAccept,
    ChainCommand::kDecline,
    ChainCommand::kInsist,
    ChainCommand::kRelease,
    ChainCommand::kReassign,
    ChainCommand::kAssignHandler,
    ChainCommand::kSplit,
    ChainCommand::kChangeShare,
    ChainCommand::kWaive,
    ChainCommand::kWithdraw,
    ChainCommand::kUrge,
    ChainCommand::kSubmit,
    ChainCommand::kApproveMiddle,
    ChainCommand::kReturn,
    ChainCommand::kRecall,
    ChainCommand::kRevokeApproval,
    ChainCommand::kReopen,
    ChainCommand::kRequestCoordination,
    ChainCommand::kRuleCoordination,
    ChainCommand::kWithdrawRequest,
    ChainCommand::kNameSubstitute,
    ChainCommand::kSuspend,
    ChainCommand::kResume,
    ChainCommand::kRedateSuspension,
    ChainCommand::kCancelTask,
    ChainCommand::kInstruct,
    ChainCommand::kAcknowledge,
    ChainCommand::kReplyInstruction,
};
static_assert(kCommandAt.size() == std::variant_size_v<CommandKinds>);

}  // namespace

ChainCommand ApprovalOf(const Situation& s) {
  const Submission* submission = s.chain.Find(s.assignment.open_submission);
  const ReviewStep* open = submission == nullptr ? nullptr : OpenStep(*submission);
  if (open != nullptr && open == &submission->steps.back()) return ChainCommand::kApproveLast;
  const bool unit_head = open != nullptr && open->kind == ReviewStepKind::kUnitHead;
  return unit_head ? ChainCommand::kApproveUnitHead : ChainCommand::kApproveMiddle;
}

ChainCommand ReturnOf(const Situation& s) {
  return s.assignment.open_step == ReviewStepKind::kUnitHead ? ChainCommand::kReturnInside
                                                             : ChainCommand::kReturn;
}

Asked AskedBy(const Situation& situation, const Command& command) {
  Asked asked{.on = situation, .what = kCommandAt[command.index()], .command = &command};
  if (std::holds_alternative<Approve>(command)) asked.what = ApprovalOf(situation);
  if (std::holds_alternative<Return>(command)) asked.what = ReturnOf(situation);
  std::visit(
      [&](const auto& c) {
        if constexpr (requires { c.request; }) asked.request = situation.chain.Find(c.request);
        if constexpr (requires { c.instruction; }) {
          asked.instruction = situation.chain.Find(c.instruction);
          asked.unit = c.unit;
        }
      },
      command);
  return asked;
}

DecisionKind DecisionOf(const Asked& asked) {
  if (asked.request != nullptr) return DecisionKind::kRequest;
  return asked.assignment().state == AssignmentState::kDeclined ? DecisionKind::kDecline
                                                                : DecisionKind::kStep;
}

}  // namespace duban::domain
