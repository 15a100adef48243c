// duban assignment insist, release, reassign, waive, withdraw, suspend, resume, redate, substitute.
#include <utility>

#include "clients/cli/assignment_options.h"
#include "clients/cli/assignment_view.h"
#include "clients/cli/message_text.h"
#include "clients/cli/resource_name.h"

namespace duban::cli {
namespace {

Outcome RuleDecline(Runtime& runtime, const AssignmentOptions& options, v1::DeclineRuling ruling,
                    const char* done) {
  v1::RuleDeclineRequest request;
  request.set_ruling(ruling);
  request.set_reason(options.text);
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Assignment assignment, runtime.client().rulings().RuleDecline(request));
  return AssignmentOutput(runtime, assignment, Headline(options.mutation, done));
}

Outcome Insist(Runtime& runtime, const AssignmentOptions& options) {
  return RuleDecline(runtime, options, v1::DECLINE_RULING_INSIST, "已裁定维持交办,视为签收。");
}

Outcome Release(Runtime& runtime, const AssignmentOptions& options) {
  return RuleDecline(runtime, options, v1::DECLINE_RULING_RELEASE, "已裁定准予退回。");
}

Outcome ReassignAssignments(Runtime& runtime, const AssignmentOptions& options) {
  v1::BatchReassignAssignmentsRequest request;
  v1::ReassignAssignmentRequest each;
  ASSIGN_OR_FAIL(*each.mutable_unit(), runtime.Unit(options.unit, "unit"));
  each.set_reason(options.text);
  each.set_leader_consent(options.leader_consent);
  each.set_superior_consent(options.superior_consent);
  each.set_old_becomes_support(options.old_becomes_support);
  if (!options.due.empty()) {
    if (Failure failure = SetDate(options.due, "due_date", each.mutable_due_date())) {
      return *std::move(failure);
    }
  }
  for (const std::string& text : options.assignments) {
    v1::ReassignAssignmentRequest& one = *request.add_requests();
    one = each;
    ASSIGN_OR_FAIL(*one.mutable_name(), runtime.Assignment(text));
    one.set_etag(options.assignments.size() == 1 ? options.mutation.etag : "");
  }
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  ASSIGN_OR_FAIL(const v1::BatchReassignAssignmentsResponse answer,
                 runtime.client().rulings().BatchReassignAssignments(request));
  std::string text = Headline(options.mutation, "已改派。");
  for (const v1::ReassignAssignmentResponse& one : answer.responses()) {
    text += RenderReassigned(one, runtime.style());
  }
  return Output{.text = text, .json = JsonText(answer), .note = "", .exit_code = ExitCode::kOk};
}

Outcome WaiveAssignment(Runtime& runtime, const AssignmentOptions& options) {
  v1::WaiveAssignmentRequest request;
  request.set_reason(options.text);
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().rulings().WaiveAssignment(request));
  return AssignmentOutput(runtime, assignment, Headline(options.mutation, "已免办。"));
}

Outcome WithdrawAssignment(Runtime& runtime, const AssignmentOptions& options) {
  v1::WithdrawAssignmentRequest request;
  request.set_reason(options.text);
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().rulings().WithdrawAssignment(request));
  return AssignmentOutput(runtime, assignment, Headline(options.mutation, "已撤回交办。"));
}

Outcome SuspendAssignment(Runtime& runtime, const AssignmentOptions& options) {
  v1::SuspendAssignmentRequest request;
  request.set_reason(options.text);
  request.set_leader_consent(options.leader_consent);
  request.set_superior_consent(options.superior_consent);
  if (Failure failure = SetDate(options.due, "review_date", request.mutable_review_date())) {
    return *std::move(failure);
  }
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().rulings().SuspendAssignment(request));
  return AssignmentOutput(runtime, assignment, Headline(options.mutation, "已挂账。"));
}

Outcome ResumeAssignment(Runtime& runtime, const AssignmentOptions& options) {
  v1::ResumeAssignmentRequest request;
  request.set_superior_consent(options.superior_consent);
  if (!options.due.empty()) {
    if (Failure failure = SetDate(options.due, "due_date", request.mutable_due_date())) {
      return *std::move(failure);
    }
  }
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().rulings().ResumeAssignment(request));
  return AssignmentOutput(runtime, assignment, Headline(options.mutation, "已恢复办理。"));
}

Outcome RedateSuspension(Runtime& runtime, const AssignmentOptions& options) {
  v1::RedateAssignmentSuspensionRequest request;
  request.set_reason(options.text);
  if (Failure failure = SetDate(options.due, "review_date", request.mutable_review_date())) {
    return *std::move(failure);
  }
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().rulings().RedateAssignmentSuspension(request));
  return AssignmentOutput(runtime, assignment, "已改定复核日期。\n");
}

Outcome NameSubstitute(Runtime& runtime, const AssignmentOptions& options) {
  v1::NameSubstituteRequest request;
  ASSIGN_OR_FAIL(*request.mutable_substitute(), runtime.User(options.user, "substitute"));
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  if (!options.request.empty()) {
    ASSIGN_OR_FAIL(*request.mutable_request(), RequestName(options.request));
  }
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().rulings().NameSubstitute(request));
  return AssignmentOutput(runtime, assignment, "已指定代行人。\n");
}

void AddDeclineRulings(Commands& commands, CLI::App& group) {
  const auto [insist, insisted] = AddOnAssignment(
      commands, group,
      {"insist", "裁定:维持交办", "duban assignment insist 3:财务处 --reason 属本处职责"}, Insist);
  AddReason(*insist, *insisted, "裁定理由");
  AddPreviewable(*insist, insisted->mutation);
  const auto [release, released] = AddOnAssignment(
      commands, group,
      {"release", "裁定:准予退回", "duban assignment release 3:财务处 --reason 确非本处职责"},
      Release);
  AddReason(*release, *released, "裁定理由");
  AddPreviewable(*release, released->mutation);
}

void AddReassign(Commands& commands, CLI::App& group) {
  const auto [reassign, given] = AddOnAssignments(
      commands, group,
      {"reassign", "改派给另一个单位;下级承办件随之转移",
       "duban assignment reassign 3:教师处 --to 干部人事处 --reason 职责调整 --validate-only\n"
       "duban assignment reassign 3:财务处 --to 办公室 --reason 职责调整 --leader-consent "
       "分管领导同意"},
      ReassignAssignments);
  reassign->add_option("--to", given->unit, "改派给哪个单位")->required();
  AddReason(*reassign, *given, "改派理由");
  reassign->add_option("--due", given->due, "期限;不给则照旧,但不早于最短办理期");
  AddConsents(*reassign, *given);
  reassign->add_flag("--keep-as-support", given->old_becomes_support, "原单位改任配合单位");
  AddPreviewable(*reassign, given->mutation);
}

void AddEndings(Commands& commands, CLI::App& group) {
  const auto [waive, waived] = AddOnAssignment(
      commands, group,
      {"waive", "免办:连同下级一并终止", "duban assignment waive 3:第一小学 --reason 已并入他校"},
      WaiveAssignment);
  AddReason(*waive, *waived, "免办理由");
  AddPreviewable(*waive, waived->mutation);
  const auto [withdraw, withdrawn] =
      AddOnAssignment(commands, group,
                      {"withdraw", "撤回交办:连同下级一并终止",
                       "duban assignment withdraw 3:第一小学 --reason 交办有误"},
                      WithdrawAssignment);
  AddReason(*withdraw, *withdrawn, "撤回理由");
  AddPreviewable(*withdraw, withdrawn->mutation);
  const auto [substitute, named] =
      AddOnAssignment(commands, group,
                      {"substitute", "无人可决定时指定代行人",
                       "duban assignment substitute 3:财务处 bgs.head\n"
                       "duban assignment substitute 3:财务处 bgs.head --request 3/9/5"},
                      NameSubstitute);
  substitute->add_option("USER", named->user, "代行人:登录名或 users/3")->required();
  substitute->add_option("--request", named->request, "代为裁定哪项协调请求:3/9/5");
  AddMutation(*substitute, named->mutation);
}

void AddSuspensions(Commands& commands, CLI::App& group) {
  const auto [suspend, suspended] = AddOnAssignment(
      commands, group,
      {"suspend", "挂账:连同下级一并暂缓",
       "duban assignment suspend 3:教师处 --reason 等候上级编制文件 --review 2026-12-15"},
      SuspendAssignment);
  AddReason(*suspend, *suspended, "挂账理由");
  suspend->add_option("--review", suspended->due, "复核日期,至多 6 个月之内")->required();
  AddConsents(*suspend, *suspended);
  AddPreviewable(*suspend, suspended->mutation);
  const auto [resume, resumed] = AddOnAssignment(
      commands, group, {"resume", "恢复办理", "duban assignment resume 3:教师处 --due 2026-12-31"},
      ResumeAssignment);
  resume->add_option("--due", resumed->due, "新的期限;不给则照旧");
  resume->add_option("--superior-consent", resumed->superior_consent,
                     "上级同意的记载;变动刚性期限必须有");
  AddPreviewable(*resume, resumed->mutation);
  const auto [redate, redated] =
      AddOnAssignment(commands, group,
                      {"redate", "改定挂账的复核日期",
                       "duban assignment redate 3:教师处 --reason 文件未到 --review 2027-01-15"},
                      RedateSuspension);
  AddReason(*redate, *redated, "改定理由");
  redate->add_option("--review", redated->due, "复核日期,自挂账起至多 6 个月")->required();
  AddMutation(*redate, redated->mutation);
}

}  // namespace

void AddRulingCommands(Commands& commands, CLI::App& group) {
  AddDeclineRulings(commands, group);
  AddReassign(commands, group);
  AddEndings(commands, group);
  AddSuspensions(commands, group);
}

}  // namespace duban::cli
