#include "server/domain/minutes.h"

#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>
#include <absl/time/civil_time.h>

#include "server/domain/refusals.h"

namespace duban::domain {
namespace {

std::string EndText(EndReason reason, const std::string& unit) {
  switch (reason) {
    case EndReason::kNone:
      return unit + "的承办件终止";
    case EndReason::kWaived:
      return "随上级承办件免予" + unit + "办理";
    case EndReason::kWithdrawn:
      return "撤回" + unit + "的承办件";
    case EndReason::kReleased:
      return unit + "不再承办";
    case EndReason::kAbsorbed:
      return unit + "的承办件并入其新的承办件";
    case EndReason::kCancelled:
      return unit + "的承办件随事项撤销";
    case EndReason::kAmended:
      return unit + "的承办件因事项调整撤回";
    case EndReason::kMerged:
      return unit + "的承办件随事项并办";
    case EndReason::kSplit:
      return unit + "的承办件随事项分办";
    case EndReason::kRolledOver:
      return unit + "的承办件结转下一计划";
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
  std::string operator()(const GroupExpanded& e) const {
    return absl::StrCat("“", e.printed_name, "”展开为", Names(e.units));
  }
  std::string operator()(const TaskCancelled& e) const {
    return absl::StrCat("撤销事项", Said(e.reason), Consent(e.consent, {}));
  }
  std::string operator()(const Instructed& e) const {
    const auto by = e.reply_by      ? ",请于" + absl::FormatCivilTime(*e.reply_by) + "前回复"
                    : e.reply_asked ? std::string(",请回复")
                                    : std::string();
    // Everyone on the task reads an instruction.
    return absl::StrCat("批示", Names(e.addressees), by, ":", e.text);
  }
  std::string operator()(const Acknowledged& e) const { return Name(e.unit) + "已阅批示"; }
  std::string operator()(const InstructionAnswered& e) const {
    return absl::StrCat(Name(e.unit), "回复批示", Said(e.reply));
  }
  std::string operator()(const AssignmentCreated& e) const {
    const bool root = !e.parent;
    return absl::StrCat("交", Name(e.unit),
                        root                              ? "牵头办理"
                        : e.role == AssignmentRole::kLead ? "共同牵头"
                                                          : "配合办理",
                        ",时限", absl::FormatCivilTime(e.due_date), Said(e.share));
  }
  std::string operator()(const Accepted& e) const { return Name(e.unit) + "签收"; }
  std::string operator()(const Declined& e) const {
    const std::string suggested = Name(e.suggested_unit);
    return absl::StrCat(Name(e.unit), "退回,请求裁定",
                        suggested.empty() ? "" : ",建议由" + suggested + "承办", Said(e.reason));
  }
  std::string operator()(const DeclineRefused& e) const {
    return absl::StrCat("裁定仍由", Name(e.unit), "承办,视同签收", Said(e.reason));
  }
  std::string operator()(const DeclineGranted& e) const {
    return absl::StrCat("裁定同意", Name(e.unit), "退回", Said(e.reason));
  }
  std::string operator()(const Withdrawn& e) const {
    return absl::StrCat(EndText(e.end_reason, Name(e.unit)), Said(e.reason));
  }
  std::string operator()(const AssignmentWithdrawn& e) const {
    return EndText(e.end_reason, Name(e.unit));
  }
  std::string operator()(const Waived& e) const {
    return absl::StrCat("免予", Name(e.unit), "办理", Said(e.reason));
  }
  std::string operator()(const Reassigned& e) const {
    return absl::StrCat(Name(e.unit), "的承办件改派", Name(e.new_unit), Said(e.reason),
                        Consent(e.leader_consent, e.superior_consent));
  }
  std::string operator()(const ChildMoved& e) const {
    return Name(e.unit) + "的承办件转入新的牵头单位";
  }
  std::string operator()(const HandlerAssigned& e) const {
    return e.handler ? absl::StrCat(Name(e.unit), "指定", directory_.UserName(e.handler), "经办")
                     : Name(e.unit) + "不再指定经办人";
  }
  std::string operator()(const HandlerCleared& e) const {
    return absl::StrCat(directory_.UserName(e.handler), "不再是", Name(e.unit),
                        "经办人,请重新指定");
  }
  std::string operator()(const SplitUp& e) const {
    return absl::StrCat(Name(e.unit), "分解任务,交下级", e.children.size(), "个单位");
  }
  std::string operator()(const ShareChanged& e) const {
    return absl::StrCat("调整", Name(e.unit), "的承办内容", Said(e.share));
  }
  std::string operator()(const DueChanged& e) const {
    return absl::StrCat(Name(e.unit), "的时限由", absl::FormatCivilTime(e.from), "改为",
                        absl::FormatCivilTime(e.due_date));
  }
  std::string operator()(const Urged& e) const {
    return absl::StrCat("催办", Name(e.unit), Said(e.text));
  }
  std::string operator()(const AssignmentReopened& e) const {
    return absl::StrCat(Name(e.unit), "的承办部分重新办理,时限", absl::FormatCivilTime(e.due_date),
                        Said(e.reason));
  }
  std::string operator()(const CoordinationRequested& e) const {
    const std::string other = Name(e.other_unit);
    return absl::StrCat(Name(e.unit), "提请协调:", TextOf(e.kind),
                        other.empty() ? "" : "(" + other + ")",
                        e.parties.empty() ? "" : ",涉及" + Names(e.parties), Said(e.wish));
  }
  std::string operator()(const CoordinationRuled& e) const {
    return absl::StrCat(Name(e.unit), "的协调请求裁定:", e.granted ? "同意" : "不同意",
                        Said(e.reason));
  }
  std::string operator()(const RequestWithdrawn& e) const { return Name(e.unit) + "撤回协调请求"; }
  std::string operator()(const Suspended& e) const {
    return absl::StrCat(Name(e.unit), "的承办件挂账,", absl::FormatCivilTime(e.review_date), "复核",
                        Said(e.reason), Consent(e.leader_consent, e.superior_consent));
  }
  std::string operator()(const Resumed& e) const { return Name(e.unit) + "的承办件恢复办理"; }
  std::string operator()(const SuspensionRedated& e) const {
    return absl::StrCat(Name(e.unit), "的挂账复核日改为", absl::FormatCivilTime(e.review_date),
                        Said(e.reason));
  }
  std::string operator()(const Submitted& e) const {
    return absl::StrCat(Name(e.unit), "报送办理结果", Said(e.summary));
  }
  std::string operator()(const StepAuto& e) const {
    return absl::StrCat(Name(e.unit), "负责人本人报送,“", TextOf(e.step), "”环节视同已审");
  }
  std::string operator()(const StepMerged& e) const {
    return absl::StrCat(Name(e.unit), "的报送,“", TextOf(e.step), "”环节与前一环节同人,合并");
  }
  std::string operator()(const Recalled& e) const { return Name(e.unit) + "撤回报送"; }
  std::string operator()(const StopUndone& e) const { return Name(e.unit) + "的报出撤销"; }
  std::string operator()(const ApprovalRevoked& e) const {
    return absl::StrCat("撤回对", Name(e.unit), "报送“", TextOf(e.step), "”的审批", Said(e.reason));
  }
  std::string operator()(const SubmissionSuperseded& e) const {
    return Name(e.unit) + "的报送随承办件终止作废";
  }
  std::string operator()(const SubstituteNamed& e) const {
    return absl::StrCat("指定", directory_.UserName(e.substitute), "代为", What(e));
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
    if (e.decision == DecisionKind::kStep) {
      return absl::StrCat(Name(e.unit), "的报送在“", TextOf(e.step),
                          "”环节无人可审,提请督查室处理");
    }
    return absl::StrCat("无人可以", What(e), ",提请督查室处理");
  }
  std::string operator()(const DeciderFound& e) const {
    return absl::StrCat("已有人可以", What(e));
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
  std::string operator()(const UnitGroupCreated& e) const {
    return "设立单位组" + e.group.display_name;
  }
  std::string operator()(const UnitGroupChanged& e) const {
    return "变更单位组" + e.group.display_name;
  }
  std::string operator()(const UnitGroupDeleted& e) const {
    return "撤销单位组" + e.group.display_name;
  }
  std::string operator()(const DelegationStarted& e) const {
    const Delegation& d = e.delegation;
    return absl::StrCat(Between(d), ",自", absl::FormatCivilTime(d.from), "至",
                        absl::FormatCivilTime(d.until));
  }
  std::string operator()(const DelegationEnded& e) const {
    return "终止代理:" + Between(e.delegation);
  }
  std::string operator()(const UnitMappingConfirmed& e) const {
    return absl::StrCat("确认", Name(e.mapping.issuing_unit), "文件中的“", e.mapping.printed_name,
                        "”指", Name(e.mapping.unit));
  }
  std::string operator()(const UnitMappingRemoved& e) const {
    return absl::StrCat("取消", Name(e.mapping.issuing_unit), "文件中“", e.mapping.printed_name,
                        "”指", Name(e.mapping.unit), "的约定");
  }
  std::string operator()(const SignedIn&) const { return "登录"; }
  std::string operator()(const SignedOut&) const { return "退出登录"; }

 private:
  std::string Name(UnitId unit) const { return directory_.UnitName(unit); }
  std::string Names(const std::vector<UnitId>& units) const {
    std::vector<std::string> names;
    for (const UnitId unit : units) names.push_back(Name(unit));
    return absl::StrJoin(names, "、");
  }
  // Of a step or ruling: what is to be decided.
  template <class Event>
  std::string What(const Event& e) const {
    switch (e.decision) {
      case DecisionKind::kStep:
        return absl::StrCat("审批", Name(e.unit), "的报送(“", TextOf(e.step), "”)");
      case DecisionKind::kDecline:
        return absl::StrCat("裁定", Name(e.unit), "的退回");
      case DecisionKind::kRequest:
        return absl::StrCat("裁定", Name(e.unit), "的协调请求");
    }
    return "";
  }
  std::string Consent(const std::string& leader, const std::string& superior) const {
    return absl::StrCat(leader.empty() ? "" : ",分管领导意见" + Said(leader),
                        superior.empty() ? "" : ",上级意见" + Said(superior));
  }
  std::string Between(const Delegation& d) const {
    std::vector<std::string> roles;
    for (const Role role : d.roles) roles.push_back(TextOf(role));
    return absl::StrCat(directory_.UserName(d.delegate), "代理", directory_.UserName(d.principal),
                        "的", absl::StrJoin(roles, "、"), "职责");
  }
  std::string Said(const std::string& text) const {
    return text.empty() || !with_comments_ ? "" : ":" + text;
  }
  std::string Held(const Membership& m) const {
    return absl::StrCat(directory_.UserName(m.user), Name(m.unit), TextOf(m.role), "角色");
  }

  const Directory& directory_;
  const bool with_comments_;
};

}  // namespace

std::string MinutesOf(const EventBody& body, const Directory& directory, bool with_comments) {
  return std::visit(Clerk(directory, with_comments), body);
}

}  // namespace duban::domain
