#include "clients/cli/assignment_view.h"

#include <absl/strings/str_cat.h>

#include "clients/cli/dates.h"
#include "clients/cli/labels.h"
#include "clients/cli/state_color.h"
#include "clients/cli/table.h"

namespace duban::cli {
namespace {

std::string StateText(const v1::Assignment& assignment) {
  if (assignment.open_step() == v1::REVIEW_STEP_KIND_UNSPECIFIED) return Label(assignment.state());
  return absl::StrCat(Label(assignment.state()), ",待", Label(assignment.open_step()), "审");
}

std::string RenderSteps(const v1::Submission& submission, const Style& style) {
  Table table({{"  审批环节"}, {"结果"}, {"审批人"}, {"时间"}, {"意见", Overflow::kWrap}});
  for (const v1::ReviewStep& step : submission.steps()) {
    table.AddRow({"  " + Label(step.kind()),
                  {Label(step.state()), ColorOf(step.state())},
                  step.decider_display_name(),
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
                       {"状态", {StateText(assignment), ColorOf(assignment.state())}},
                       {"期限",
                        {DateText(assignment.due_date()) + (late ? " 已超期" : ""),
                         late ? Color::kRed : Color::kNone}},
                       {"退回次数", absl::StrCat(assignment.return_count())},
                       {"在审报送件", assignment.open_submission()},
                       {"评估", Label(assignment.assessment())},
                       {"签收时间", TimeText(assignment.accept_time())},
                       {"报出时间", TimeText(assignment.hand_in_time())},
                       {"办结时间", TimeText(assignment.done_time())},
                       {"版本", assignment.etag()}},
                      style);
}

std::string RenderSubmissions(const v1::ListSubmissionsResponse& submissions, const Style& style) {
  if (submissions.submissions_size() == 0) return "没有报送件\n";
  std::string rendered;
  for (const v1::Submission& submission : submissions.submissions()) {
    if (!rendered.empty()) rendered += "\n";
    absl::StrAppend(&rendered,
                    RenderFields({{"报送件", submission.name()},
                                  {"状态", Label(submission.state())},
                                  {"报送人", submission.submitter_display_name()},
                                  {"时间", TimeText(submission.submit_time())},
                                  {"情况", submission.summary()}},
                                 style),
                    RenderSteps(submission, style));
  }
  return rendered;
}

}  // namespace duban::cli
