#include "clients/cli/assignment_view.h"

#include <absl/strings/str_cat.h>

#include "clients/cli/dates.h"
#include "clients/cli/labels.h"
#include "clients/cli/state_color.h"
#include "clients/cli/table.h"

namespace duban::cli {
namespace {

std::string StateText(const v1::Assignment& assignment) {
  std::string text = Label(assignment.state());
  if (assignment.open_step() != v1::REVIEW_STEP_KIND_UNSPECIFIED) {
    absl::StrAppend(&text, ",待", Label(assignment.open_step()), "审");
  }
  if (assignment.end_reason() != v1::END_REASON_UNSPECIFIED) {
    absl::StrAppend(&text, "(", Label(assignment.end_reason()), ")");
  }
  if (assignment.suspended()) text += ",挂账中";
  if (assignment.no_decider()) text += ",无人可决定";
  return text;
}

std::string SuspensionText(const v1::Suspension& suspension) {
  if (!suspension.has_review_date()) return "";
  return absl::StrCat(suspension.reason(), suspension.reason().empty() ? "" : ",",
                      DateText(suspension.review_date()), " 复核");
}

std::string CountText(int count) { return count == 0 ? "" : absl::StrCat(count, " 项"); }

std::string DeclineText(const v1::Decline& decline) {
  std::string text = decline.reason();
  if (!decline.suggested_unit_display_name().empty()) {
    absl::StrAppend(&text, ",建议由", decline.suggested_unit_display_name(), "承办");
  }
  return text;
}

std::string DeciderText(const v1::ReviewStep& step) {
  if (step.decided_for().empty()) return step.decider_display_name();
  return absl::StrCat(step.decider_display_name(), "(代", step.decided_for_display_name(), ")");
}

std::string SubmitterText(const v1::Submission& submission) {
  if (submission.submitted_for().empty()) return submission.submitter_display_name();
  return absl::StrCat(submission.submitter_display_name(), "(代",
                      submission.submitted_for_display_name(), ")");
}

std::string RenderSteps(const v1::Submission& submission, const Style& style) {
  Table table({{"  审批环节"}, {"结果"}, {"审批人"}, {"时间"}, {"意见", Overflow::kWrap}});
  for (const v1::ReviewStep& step : submission.steps()) {
    table.AddRow({"  " + Label(step.kind()),
                  {Label(step.state()), ColorOf(step.state())},
                  DeciderText(step),
                  TimeText(step.decide_time()),
                  step.comment()});
  }
  return table.Render(style, "  没有审批环节");
}

}  // namespace

std::string RenderAssignment(const v1::Assignment& assignment, const Style& style) {
  const bool late = IsPastDue(assignment, style.today);
  return RenderFields({{"编号", assignment.name()},
                       {"单位", {assignment.unit_display_name(), Color::kBold}},
                       {"分工", Label(assignment.role())},
                       {"来源", Label(assignment.origin())},
                       {"上级承办件", assignment.parent()},
                       {"分工内容", assignment.share()},
                       {"经办人", assignment.handler_display_name()},
                       {"状态", {StateText(assignment), ColorOf(assignment.state())}},
                       {"期限",
                        {DateText(assignment.due_date()) + (late ? " 已超期" : ""),
                         late ? Color::kRed : Color::kNone}},
                       {"退回次数", absl::StrCat(assignment.return_count())},
                       {"在审报送件", assignment.open_submission()},
                       {"评估", Label(assignment.assessment())},
                       {"退回理由", DeclineText(assignment.decline())},
                       {"挂账", SuspensionText(assignment.suspension())},
                       {"待裁协调请求", CountText(assignment.open_request_count())},
                       {"最近催办", DateText(assignment.urge_date())},
                       {"代行人", assignment.substitute_display_name()},
                       {"终止理由", assignment.end_comment()},
                       {"终止时间", TimeText(assignment.end_time())},
                       {"改由", assignment.replaced_by()},
                       {"承接自", assignment.inherited_from()},
                       {"签收时间", TimeText(assignment.accept_time())},
                       {"报出时间", TimeText(assignment.hand_in_time())},
                       {"办结时间", TimeText(assignment.done_time())},
                       {"版本", assignment.etag()}},
                      style);
}

std::string RenderAssignments(const google::protobuf::RepeatedPtrField<v1::Assignment>& assignments,
                              const Style& style) {
  Table table({{"单位"}, {"分工"}, {"状态"}, {"期限"}, {"分工内容", Overflow::kWrap}, {"编号"}});
  for (const v1::Assignment& assignment : assignments) {
    table.AddRow({{assignment.unit_display_name(), Color::kBold},
                  Label(assignment.role()),
                  {StateText(assignment), ColorOf(assignment.state())},
                  DateText(assignment.due_date()),
                  assignment.share(),
                  {assignment.name(), Color::kDim}});
  }
  return table.Render(style, "没有承办件");
}

std::string RenderReassigned(const v1::ReassignAssignmentResponse& answer, const Style& style) {
  google::protobuf::RepeatedPtrField<v1::Assignment> all;
  *all.Add() = answer.reassigned();
  *all.Add() = answer.assignment();
  all.MergeFrom(answer.children());
  return RenderAssignments(all, style);
}

std::string RenderSubmissions(const v1::ListSubmissionsResponse& submissions, const Style& style) {
  if (submissions.submissions_size() == 0) return "没有报送件\n";
  std::string rendered;
  for (const v1::Submission& submission : submissions.submissions()) {
    if (!rendered.empty()) rendered += "\n";
    absl::StrAppend(&rendered,
                    RenderFields({{"报送件", submission.name()},
                                  {"状态", Label(submission.state())},
                                  {"报送人", SubmitterText(submission)},
                                  {"时间", TimeText(submission.submit_time())},
                                  {"情况", submission.summary()}},
                                 style),
                    RenderSteps(submission, style));
  }
  return rendered;
}

}  // namespace duban::cli
