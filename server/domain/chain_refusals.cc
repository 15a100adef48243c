#include "server/domain/chain_refusals.h"

#include <string_view>

#include <absl/strings/str_cat.h>

#include "server/domain/lifecycle.h"
#include "server/domain/refusals.h"

namespace duban::domain {
namespace {

// The states in which the command is taken, in words.
std::string StatesOf(const Rule& rule) {
  std::string states;
  for (const AssignmentState state : kAssignmentStates) {
    if (!rule.from.Has(state)) continue;
    absl::StrAppend(&states, states.empty() ? "" : "、", TextOf(state));
  }
  return states;
}

struct Called {
  ChainCommand command;
  std::string_view text;
};

constexpr Called kCalled[] = {
    {ChainCommand::kAccept, "签收"},
    {ChainCommand::kDecline, "退回交办"},
    {ChainCommand::kInsist, "裁定维持"},
    {ChainCommand::kRelease, "裁定同意退回"},
    {ChainCommand::kReassign, "改派"},
    {ChainCommand::kAssignHandler, "指定经办人"},
    {ChainCommand::kSplit, "分解任务"},
    {ChainCommand::kChangeShare, "调整承办内容"},
    {ChainCommand::kWaive, "免办"},
    {ChainCommand::kWithdraw, "撤回交办"},
    {ChainCommand::kUrge, "催办"},
    {ChainCommand::kSubmit, "报送"},
    {ChainCommand::kApproveUnitHead, "审批"},
    {ChainCommand::kApproveMiddle, "审批"},
    {ChainCommand::kApproveLast, "审批"},
    {ChainCommand::kRecall, "撤回报送"},
    {ChainCommand::kRevokeApproval, "撤回审批"},
    {ChainCommand::kReturnInside, "退回"},
    {ChainCommand::kReturn, "退回"},
    {ChainCommand::kReopen, "重新办理"},
    {ChainCommand::kWithdrawRequest, "撤回协调请求"},
    {ChainCommand::kRequestCoordination, "提请协调"},
    {ChainCommand::kRuleCoordination, "裁定协调请求"},
    {ChainCommand::kNameSubstitute, "指定代审人"},
    {ChainCommand::kSuspend, "挂账"},
    {ChainCommand::kResume, "恢复办理"},
    {ChainCommand::kRedateSuspension, "调整复核日"},
    {ChainCommand::kCancelTask, "撤销事项"},
    {ChainCommand::kInstruct, "批示"},
    {ChainCommand::kAcknowledge, "批示已阅"},
    {ChainCommand::kReplyInstruction, "回复批示"},
};

std::string WhoMay(Who who) {
  switch (who) {
    case Who::kNobody:
      return "";
    case Who::kStaff:
      return "承办单位经办人、负责人";
    case Who::kSplitter:
    case Who::kHead:
      return "承办单位负责人";
    case Who::kAssigner:
      return "交办方(督查室,或分解任务的上级单位负责人)";
    case Who::kParentHead:
      return "上级承办单位负责人";
    case Who::kParentStaff:
      return "上级承办单位经办人、负责人";
    case Who::kSupervisor:
      return "督查员";
    case Who::kLeaderInCharge:
      return "分管领导";
    case Who::kPrincipal:
      return "主要领导";
    case Who::kDeciders:
      return "当前环节审批人";
    case Who::kSubmitter:
      return "报送人";
    case Who::kApprover:
      return "作出该审批的人";
    case Who::kRuler:
      return "裁定人";
    case Who::kAddressee:
      return "批示所交单位的经办人、负责人";
    case Who::kSubstituteNamer:
      return "督查员";
  }
  return "";
}

}  // namespace

std::string NameOf(TaskId task, AssignmentId assignment, RequestId id) {
  return absl::StrCat(NameOf(task, assignment), "/requests/", id.value);
}

std::string NameOf(TaskId task, InstructionId id) {
  return absl::StrCat(NameOf(task), "/instructions/", id.value);
}

std::string TextOf(ChainCommand command) {
  for (const Called& called : kCalled) {
    if (called.command == command) return std::string(called.text);
  }
  return "";
}

std::string TextOf(RequestState state) {
  switch (state) {
    case RequestState::kOpen:
      return "待裁定";
    case RequestState::kGranted:
      return "已同意";
    case RequestState::kRefused:
      return "未同意";
    case RequestState::kWithdrawn:
      return "已撤回";
    case RequestState::kLapsed:
      return "已失效";
  }
  return "";
}

absl::Status NotYours(ChainCommand command) {
  std::string who;
  for (const Who one : RuleOf(command).who) {
    const std::string text = WhoMay(one);
    if (!text.empty()) absl::StrAppend(&who, who.empty() ? "" : "、", text);
  }
  return NotAllowed(absl::StrCat("“", TextOf(command), "”由", who, "办理"));
}

base::Precondition TaskIsCancelled(const Task& task) {
  return {"TASK_CANCELLED", NameOf(task.id), "事项已撤销"};
}

base::Precondition NotTaken(const Assignment& a, ChainCommand command) {
  return WrongState(a, StatesOf(RuleOf(command)));
}

base::Precondition IsSuspendedNow(const Assignment& a, const std::string& unit_name) {
  return {"SUSPENDED", NameOf(a.task, a.id),
          absl::StrCat(unit_name, "的承办件挂账中,请先恢复办理")};
}

base::Precondition RequestClosed(const CoordinationRequest& r) {
  return {"WRONG_STATE", NameOf(r.task, r.assignment, r.id),
          absl::StrCat("协调请求", TextOf(r.state))};
}

base::Precondition AnsweredBefore(TaskId task, InstructionId id, const std::string& unit_name) {
  return {"WRONG_STATE", NameOf(task, id), absl::StrCat(unit_name, "已回应过该批示")};
}

base::Precondition NothingToDecide(const Assignment& a) {
  return {"WRONG_STATE", NameOf(a.task, a.id),
          absl::StrCat("当前为“", TextOf(a.state), "”,没有等待审批或裁定的事项")};
}

base::Precondition ObjectionTooLate(absl::CivilDay last_day) {
  return {"OBJECTION_TOO_LATE", "",
          absl::StrCat("签收时限", absl::FormatCivilTime(last_day), "已过,不能退回,请提请协调")};
}

base::Precondition NotDeclinable(const std::string& unit_name) {
  return {"NOT_DECLINABLE", "", absl::StrCat(unit_name, "在本事项中已退回过一次,请提请协调")};
}

base::Precondition RootStays(const Assignment& a) {
  return {"IS_ROOT", NameOf(a.task, a.id), "牵头单位的承办件不能这样办理,请改派或撤销事项"};
}

base::Precondition ConsentRequired() { return {"CONSENT_REQUIRED", "", "须写明分管领导意见"}; }

base::Precondition FirmConsentRequired() {
  return {"FIRM_CONSENT_REQUIRED", "", "时限为刚性时限,须写明上级意见"};
}

base::Precondition UnitNotYours(UnitId unit, const std::string& unit_name) {
  return {"UNIT_NOT_YOURS", NameOf(unit),
          absl::StrCat(unit_name, "不是本单位下级或专班成员单位,请提请协调增加")};
}

base::Precondition NoSuchUnit(UnitId unit) {
  return {"UNIT_UNKNOWN", NameOf(unit), "机构目录或下级承办单位中没有该单位"};
}

base::Precondition NoStaff(UnitId unit, const std::string& unit_name) {
  return {"UNIT_WITHOUT_STAFF", NameOf(unit), absl::StrCat(unit_name, "没有负责人")};
}

base::Precondition TargetIsAncestor(UnitId unit, const std::string& unit_name) {
  return {"TARGET_IS_ANCESTOR", NameOf(unit), absl::StrCat(unit_name, "已在本件的上下级链条中")};
}

base::Precondition Duplicate(const Assignment& other, const std::string& unit_name) {
  return {"DUPLICATE", NameOf(other.task, other.id), absl::StrCat(unit_name, "在此已有承办件")};
}

base::Precondition DuplicateNamed(UnitId unit, const std::string& unit_name) {
  return {"DUPLICATE", NameOf(unit), absl::StrCat(unit_name, "被列出两次")};
}

base::Precondition DueTooSoon(absl::CivilDay due, absl::CivilDay earliest) {
  return {"DUE_PAST", "",
          absl::StrCat(absl::FormatCivilTime(due), "太早,最早为", absl::FormatCivilTime(earliest))};
}

base::Precondition ParentDueEarlier(const Assignment& parent) {
  return {"PARENT_DUE_EARLIER", NameOf(parent.task, parent.id),
          absl::StrCat("不能晚于上级承办件的时限", absl::FormatCivilTime(parent.due_date))};
}

base::Precondition ChildDueLater(const Assignment& child, const std::string& unit_name) {
  return {"CHILD_DUE_LATER", NameOf(child.task, child.id),
          absl::StrCat("早于", unit_name, "的时限", absl::FormatCivilTime(child.due_date))};
}

base::Precondition NotAHandler(UserId user, const std::string& user_name) {
  return {"NOT_A_HANDLER", NameOf(user), absl::StrCat(user_name, "不是本单位经办人")};
}

base::Precondition UrgedToday(absl::CivilDay last) {
  return {"URGED_TODAY", "",
          absl::StrCat(absl::FormatCivilTime(last), "已催办,每个工作日只能催办一次")};
}

base::Precondition RequestOpen(const Assignment& a) {
  return {"REQUEST_OPEN", NameOf(a.task, a.id), "尚有协调请求未裁定"};
}

base::Precondition RequestExists(const CoordinationRequest& r) {
  return {"REQUEST_EXISTS", NameOf(r.task, r.assignment, r.id), "同类协调请求尚未裁定"};
}

base::Precondition StepDecided(ReviewStepKind kind) {
  return {"STEP_DECIDED", "", absl::StrCat("“", TextOf(kind), "”环节已审批,不能撤回")};
}

base::Precondition ParentNotInProgress(const Assignment& parent) {
  return {"PARENT_NOT_IN_PROGRESS", NameOf(parent.task, parent.id),
          absl::StrCat("上级承办件当前为“", TextOf(parent.state), "”,须在办理中")};
}

base::Precondition AlreadySuspended(const Assignment& a) {
  return {"ALREADY_SUSPENDED", NameOf(a.task, a.id), "已挂账"};
}

base::Precondition NotSuspended(const Assignment& a) {
  return {"NOT_SUSPENDED", NameOf(a.task, a.id), "没有挂账"};
}

base::Precondition ReviewDateTooFar(absl::CivilDay latest) {
  return {"REVIEW_DATE_TOO_FAR", "", absl::StrCat("复核日最迟为", absl::FormatCivilTime(latest))};
}

base::Precondition AddresseeNotOnTask(UnitId unit, const std::string& unit_name) {
  return {"ADDRESSEE_NOT_ON_TASK", NameOf(unit),
          absl::StrCat(unit_name.empty() ? "该单位" : unit_name, "不在批示对象之列")};
}

base::Precondition ReplyRequired(TaskId task, InstructionId id) {
  return {"REPLY_REQUIRED", NameOf(task, id), "该批示要求回复,请写明办理情况"};
}

base::Precondition HasDecider() { return {"HAS_DECIDER", "", "仍有可以审批或裁定的人,无须指定"}; }

base::Precondition SubstituteIneligible(UserId user, const std::string& why_zh) {
  return {"SUBSTITUTE_INELIGIBLE", NameOf(user), why_zh};
}

}  // namespace duban::domain
