#include "clients/cli/state_color.h"

#include <optional>

#include "clients/cli/dates.h"

namespace duban::cli {

Color ColorOf(v1::TaskState state) {
  switch (state) {
    case v1::TASK_STATE_DRAFT:
    case v1::TASK_STATE_CANCELLED:
      return Color::kDim;
    case v1::TASK_STATE_UNDER_REVIEW:
    case v1::TASK_STATE_SUSPENDED:
      return Color::kYellow;
    case v1::TASK_STATE_COMPLETED:
      return Color::kBlue;
    case v1::TASK_STATE_ISSUED:
    case v1::TASK_STATE_IN_PROGRESS:
      return Color::kGreen;
    default:
      return Color::kNone;
  }
}

Color ColorOf(v1::AssignmentState state) {
  switch (state) {
    case v1::ASSIGNMENT_STATE_UNDER_REVIEW:
      return Color::kYellow;
    case v1::ASSIGNMENT_STATE_DECLINED:
      return Color::kRed;
    case v1::ASSIGNMENT_STATE_WITHDRAWN:
    case v1::ASSIGNMENT_STATE_REASSIGNED:
      return Color::kDim;
    case v1::ASSIGNMENT_STATE_DONE:
      return Color::kBlue;
    case v1::ASSIGNMENT_STATE_PENDING:
    case v1::ASSIGNMENT_STATE_IN_PROGRESS:
      return Color::kGreen;
    default:
      return Color::kNone;
  }
}

Color ColorOf(v1::ReviewStepState state) {
  switch (state) {
    case v1::REVIEW_STEP_STATE_OPEN:
      return Color::kYellow;
    case v1::REVIEW_STEP_STATE_APPROVED:
    case v1::REVIEW_STEP_STATE_AUTO:
    case v1::REVIEW_STEP_STATE_MERGED:
      return Color::kGreen;
    case v1::REVIEW_STEP_STATE_RETURNED:
      return Color::kRed;
    default:
      return Color::kNone;
  }
}

Color ColorOf(v1::Severity severity) {
  switch (severity) {
    case v1::SEVERITY_ERROR:
      return Color::kRed;
    case v1::SEVERITY_WARNING:
      return Color::kYellow;
    default:
      return Color::kNone;
  }
}

v1::Severity SeverityOf(domain::FindingSeverity severity) {
  switch (severity) {
    case domain::FindingSeverity::kError:
      return v1::SEVERITY_ERROR;
    case domain::FindingSeverity::kWarning:
      return v1::SEVERITY_WARNING;
    case domain::FindingSeverity::kInfo:
      break;
  }
  return v1::SEVERITY_INFO;
}

std::string SeverityWord(domain::FindingSeverity severity) {
  switch (severity) {
    case domain::FindingSeverity::kError:
      return "ERROR";
    case domain::FindingSeverity::kWarning:
      return "WARNING";
    case domain::FindingSeverity::kInfo:
      break;
  }
  return "INFO";
}

bool IsLive(const v1::Assignment& assignment) {
  return assignment.state() != v1::ASSIGNMENT_STATE_DONE &&
         assignment.state() != v1::ASSIGNMENT_STATE_WITHDRAWN &&
         assignment.state() != v1::ASSIGNMENT_STATE_REASSIGNED;
}

bool IsPastDue(const v1::Assignment& assignment, absl::CivilDay today) {
  const std::optional<absl::CivilDay> due = DayOf(assignment.due_date());
  return due && *due < today && !assignment.suspended() &&
         (assignment.state() == v1::ASSIGNMENT_STATE_PENDING ||
          assignment.state() == v1::ASSIGNMENT_STATE_DECLINED ||
          assignment.state() == v1::ASSIGNMENT_STATE_IN_PROGRESS);
}

bool IsPastDue(const v1::Task& task, absl::CivilDay today) {
  const std::optional<absl::CivilDay> due = DayOf(task.due_date());
  return due && *due < today &&
         (task.state() == v1::TASK_STATE_ISSUED || task.state() == v1::TASK_STATE_IN_PROGRESS);
}

}  // namespace duban::cli
