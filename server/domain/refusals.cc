#include "server/domain/refusals.h"

#include <absl/strings/str_cat.h>
#include <absl/time/civil_time.h>

namespace duban::domain {
namespace {

// How a task is called in a sentence: its number and title as the document prints them.
std::string Called(const Task& task) {
  const std::string& number = task.content.number;
  return absl::StrCat("事项“", number, number.empty() ? "" : " ", task.content.title, "”");
}

base::Precondition AtIssue(const char* reason, const Task& task, const std::string& problem) {
  return {reason, NameOf(task.id), Called(task) + problem};
}

}  // namespace

std::string NameOf(UnitId id) { return absl::StrCat("units/", id.value); }
std::string NameOf(UserId id) { return absl::StrCat("users/", id.value); }
std::string NameOf(MembershipId id) { return absl::StrCat("memberships/", id.value); }
std::string NameOf(PlanId id) { return absl::StrCat("plans/", id.value); }
std::string NameOf(UploadId id) { return absl::StrCat("uploads/", id.value); }
std::string NameOf(TaskId id) { return absl::StrCat("tasks/", id.value); }
std::string NameOf(TaskId task, AssignmentId id) {
  return absl::StrCat("tasks/", task.value, "/assignments/", id.value);
}
std::string NameOf(TaskId task, AssignmentId assignment, SubmissionId id) {
  return absl::StrCat(NameOf(task, assignment), "/submissions/", id.value);
}

std::string TextOf(AssignmentState state) {
  switch (state) {
    case AssignmentState::kPending:
      return "待签收";
    case AssignmentState::kInProgress:
      return "办理中";
    case AssignmentState::kUnderReview:
      return "审批中";
    case AssignmentState::kDone:
      return "办结";
    case AssignmentState::kDeclined:
      return "已退回待裁定";
    case AssignmentState::kWithdrawn:
      return "已撤回";
    case AssignmentState::kReassigned:
      return "已改派";
  }
  return "";
}

std::string TextOf(TaskState state) {
  switch (state) {
    case TaskState::kDraft:
      return "拟办";
    case TaskState::kIssued:
      return "已下达";
    case TaskState::kInProgress:
      return "办理中";
    case TaskState::kUnderReview:
      return "审批中";
    case TaskState::kCompleted:
      return "办结";
    case TaskState::kSuspended:
      return "暂缓";
    case TaskState::kCancelled:
      return "撤销";
    case TaskState::kDeleted:
      return "已删除";
  }
  return "";
}

std::string TextOf(Role role) {
  switch (role) {
    case Role::kHandler:
      return "经办人";
    case Role::kHead:
      return "负责人";
    case Role::kLeader:
      return "分管领导";
    case Role::kPrincipal:
      return "主要领导";
    case Role::kSupervisor:
      return "督查员";
    case Role::kAdmin:
      return "管理员";
    case Role::kViewer:
      return "查阅人";
    case Role::kService:
      return "系统账号";
  }
  return "";
}

std::string TextOf(RequestKind kind) {
  switch (kind) {
    case RequestKind::kDisagree:
      return "意见不一致";
    case RequestKind::kNotOurs:
      return "不属本单位职责";
    case RequestKind::kAddUnit:
      return "增加承办单位";
    case RequestKind::kReleaseUnit:
      return "退出或更换承办单位";
    case RequestKind::kChangeLead:
      return "更换牵头单位";
  }
  return "";
}

std::string TextOf(ReviewStepKind kind) {
  switch (kind) {
    case ReviewStepKind::kUnitHead:
      return "处室负责人审核";
    case ReviewStepKind::kParentUnit:
      return "牵头单位审核";
    case ReviewStepKind::kLeader:
      return "分管领导审批";
    case ReviewStepKind::kSupervision:
      return "督查室核查";
  }
  return "";
}

std::string TextOf(Assessment assessment) {
  switch (assessment) {
    case Assessment::kNone:
      return "";
    case Assessment::kExcellent:
      return "优秀";
    case Assessment::kGood:
      return "良好";
    case Assessment::kQualified:
      return "合格";
    case Assessment::kUnqualified:
      return "不合格";
  }
  return "";
}

absl::Status AccessDenied() {
  return base::MakeError(
      absl::StatusCode::kPermissionDenied, "no such thing, or not for the caller",
      {.reason = "ACCESS_DENIED", .message_zh = "您无权查看或办理,或者它不存在"});
}

absl::Status NotAllowed(const std::string& message_zh) {
  return base::MakeError(absl::StatusCode::kPermissionDenied, "not the caller's to do",
                         {.reason = "NOT_ALLOWED", .message_zh = message_zh});
}

absl::Status StaleEtag(std::int64_t current) {
  return base::MakeError(absl::StatusCode::kAborted, "stale etag",
                         {.reason = "STALE_ETAG",
                          .message_zh = "内容已被他人更新,请刷新后再办理",
                          .metadata = {{"current_etag", absl::StrCat(current)}}});
}

base::Precondition WrongState(const Assignment& a, const std::string& wanted_zh) {
  return {"WRONG_STATE", NameOf(a.task, a.id),
          absl::StrCat("当前为“", TextOf(a.state), "”,此操作要求“", wanted_zh, "”")};
}

base::Precondition WrongState(const Task& task, const std::string& wanted_zh) {
  return {
      "WRONG_STATE", NameOf(task.id),
      absl::StrCat(Called(task), "当前为“", TextOf(task.state), "”,此操作要求“", wanted_zh, "”")};
}

base::Precondition ChildOpen(const Assignment& child, const Directory& directory) {
  return {"CHILDREN_OPEN", NameOf(child.task, child.id),
          absl::StrCat(directory.UnitName(child.unit), "尚未办结(", TextOf(child.state), ")")};
}

base::Precondition SelfApproval() { return {"SELF_APPROVAL", "", "报送人不能审批自己报送的材料"}; }

base::Precondition AlreadyDecidedByYou() {
  return {"ALREADY_DECIDED_BY_YOU", "", "您已审批过本次报送的前一环节,须由他人审批"};
}

base::Precondition OwnUnit(const std::string& unit_name) {
  return {"OWN_UNIT", "", absl::StrCat("您是", unit_name, "的人员,本单位的事项须由其他督查员核查")};
}

base::Precondition AssessmentRequired() {
  return {"ASSESSMENT_REQUIRED", "", "办结须给出评估意见(优秀、良好、合格)"};
}

base::Precondition AssessmentNotTaken() {
  return {"ASSESSMENT_NOT_TAKEN", "", "评估意见只在最后一个审批环节给出"};
}

base::Precondition UseReturn() { return {"USE_RETURN", "", "评估为不合格的,请退回整改"}; }

base::Precondition NoLead(const Task& task) { return AtIssue("NO_LEAD", task, "没有牵头单位"); }

base::Precondition LeadCollective(const Task& task, const std::string& printed_name) {
  return AtIssue(
      "LEAD_COLLECTIVE", task,
      absl::StrCat("由“", printed_name, "”集体牵头,请指定其中一个单位牵头或由督查室自办"));
}

base::Precondition LeadUnconfirmed(const Task& task) {
  return AtIssue("LEAD_UNCONFIRMED", task, "的牵头单位是推定的,请先确认");
}

base::Precondition UnitUnknown(const Task& task, const std::string& printed_name) {
  return AtIssue("UNIT_UNKNOWN", task, absl::StrCat("的“", printed_name, "”不在机构目录中"));
}

base::Precondition UnitWithoutStaff(const Task& task, const std::string& unit_name) {
  return AtIssue("UNIT_WITHOUT_STAFF", task, absl::StrCat("的", unit_name, "没有负责人"));
}

base::Precondition NoDueDate(const Task& task) {
  return AtIssue("NO_DUE_DATE", task, "没有办理时限");
}

base::Precondition ChildDueAfterParent(const Task& task, const std::string& unit_name,
                                       absl::CivilDay due) {
  return AtIssue("CHILD_DUE_AFTER_PARENT", task,
                 absl::StrCat("的", unit_name, "时限", absl::FormatCivilTime(due), "晚于事项时限"));
}

base::Precondition DuePast(const Task& task, absl::CivilDay due) {
  return AtIssue("DUE_PAST", task,
                 absl::StrCat("的办理时限", absl::FormatCivilTime(due), "早于今天"));
}

base::Precondition ChildDuePast(const Task& task, const std::string& unit_name,
                                absl::CivilDay due) {
  return AtIssue("DUE_PAST", task,
                 absl::StrCat("的", unit_name, "时限", absl::FormatCivilTime(due), "早于今天"));
}

}  // namespace duban::domain
