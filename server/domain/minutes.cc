#include "server/domain/minutes.h"

#include <absl/strings/str_cat.h>
#include <absl/time/civil_time.h>

#include "server/domain/refusals.h"

namespace duban::domain {
namespace {

std::string RoleText(Role role) {
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

class Clerk {
 public:
  Clerk(const Directory& directory, bool with_comments)
      : directory_(directory), with_comments_(with_comments) {}

  std::string operator()(const TaskDrafted& e) const {
    return absl::StrCat("登记事项“", e.content.title, "”");
  }
  std::string operator()(const TaskChanged& e) const {
    return absl::StrCat("修改事项“", e.content.title, "”");
  }
  std::string operator()(const TaskDeleted&) const { return "删除事项草稿"; }
  std::string operator()(const TaskIssued& e) const {
    return absl::StrCat("下达,办理时限", absl::FormatCivilTime(e.due_date));
  }
  std::string operator()(const AssignmentCreated& e) const {
    const bool root = !e.parent;
    return absl::StrCat("交", Name(e.unit),
                        root                              ? "牵头办理"
                        : e.role == AssignmentRole::kLead ? "共同牵头"
                                                          : "配合办理",
                        ",时限", absl::FormatCivilTime(e.due_date));
  }
  std::string operator()(const Accepted& e) const { return Name(e.unit) + "签收"; }
  std::string operator()(const Submitted& e) const {
    return absl::StrCat(Name(e.unit), "报送办理结果", Said(e.summary));
  }
  std::string operator()(const StepAuto& e) const {
    return absl::StrCat(Name(e.unit), "负责人本人报送,“", TextOf(e.step), "”环节视同已审");
  }
  std::string operator()(const HandedIn& e) const { return Name(e.unit) + "报出"; }
  std::string operator()(const StepApproved& e) const {
    return absl::StrCat(Name(e.unit), "的报送通过“", TextOf(e.step), "”", Said(e.comment));
  }
  std::string operator()(const Returned& e) const {
    return absl::StrCat("“", TextOf(e.step), "”环节退回", Name(e.unit), Said(e.comment));
  }
  std::string operator()(const ReturnedInside& e) const {
    return absl::StrCat(Name(e.unit), "负责人退回本单位经办", Said(e.comment));
  }
  std::string operator()(const Done& e) const {
    const std::string assessment = TextOf(e.assessment);
    return absl::StrCat(Name(e.unit), "承办部分办结",
                        assessment.empty() ? "" : ",评估" + assessment);
  }
  std::string operator()(const TaskCompleted& e) const {
    return absl::StrCat("事项办结销号,评估", TextOf(e.assessment));
  }
  std::string operator()(const NoDecider& e) const {
    return absl::StrCat(Name(e.unit), "的报送在“", TextOf(e.step), "”环节无人可审,提请督查室处理");
  }
  std::string operator()(const PlanDrafted& e) const {
    return absl::StrCat("登记工作要点《", e.content.title, "》");
  }
  std::string operator()(const PlanChanged& e) const {
    const auto& due = e.content.default_due_date;
    return absl::StrCat("修改工作要点《", e.content.title, "》",
                        due ? ",默认时限" + absl::FormatCivilTime(*due) : std::string());
  }
  std::string operator()(const PlanIssued& e) const {
    return absl::StrCat("下达工作要点,共", e.task_count, "项");
  }
  std::string operator()(const UnitCreated& e) const { return "设立单位" + e.unit.display_name; }
  std::string operator()(const UnitChanged& e) const { return "变更单位" + e.unit.display_name; }
  std::string operator()(const UserCreated& e) const { return "登记人员" + e.user.display_name; }
  std::string operator()(const MembershipGranted& e) const { return "授予" + Held(e.membership); }
  std::string operator()(const MembershipRevoked& e) const { return "收回" + Held(e.membership); }
  std::string operator()(const SignedIn&) const { return "登录"; }
  std::string operator()(const SignedOut&) const { return "退出登录"; }

 private:
  std::string Name(UnitId unit) const { return directory_.UnitName(unit); }
  std::string Said(const std::string& text) const {
    return text.empty() || !with_comments_ ? "" : ":" + text;
  }
  std::string Held(const Membership& m) const {
    return absl::StrCat(directory_.UserName(m.user), Name(m.unit), RoleText(m.role), "角色");
  }

  const Directory& directory_;
  const bool with_comments_;
};

}  // namespace

std::string MinutesOf(const EventBody& body, const Directory& directory, bool with_comments) {
  return std::visit(Clerk(directory, with_comments), body);
}

}  // namespace duban::domain
