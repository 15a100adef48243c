#include "server/rpc/convert/assignment_command.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "server/base/limits.h"
#include "server/rpc/convert/assignment_request.h"
#include "server/rpc/convert/batch.h"
#include "server/rpc/convert/time.h"

namespace duban::rpc {
namespace {

constexpr char kComment[] = "comment";

std::vector<domain::NewChild> ReadChildren(const v1::SplitAssignmentRequest& request,
                                           FieldChecks& checks) {
  std::vector<domain::NewChild> children;
  if (static_cast<std::size_t>(request.children_size()) > limits::kTaskUnitsMax) {
    checks.Fail("children", "TOO_MANY_UNITS",
                "单位不能超过" + std::to_string(limits::kTaskUnitsMax) + "个");
    return children;
  }
  for (int i = 0; i < request.children_size(); ++i) {
    const std::string field = "children[" + std::to_string(i) + "].";
    const v1::NewShare& child = request.children(i);
    domain::NewChild& out = children.emplace_back();
    out.unit = checks.Unit(field + "unit", child.unit());
    out.share = checks.Comment(field + "share", child.share());
    out.due_date =
        ReadOptionalDate(field + "due_date", child.has_due_date(), child.due_date(), checks);
  }
  return children;
}

// The assignment with those that the split made of it. A unit has one live assignment there, so
// that units tell which these are.
app::EncodeAssignment EncodeSplit(const std::vector<domain::NewChild>& asked) {
  std::vector<domain::UnitId> units;
  units.reserve(asked.size());
  for (const domain::NewChild& child : asked) units.push_back(child.unit);
  return [units](const domain::Chain& chain, const domain::Assignment& assignment,
                 const domain::Directory& directory) {
    v1::SplitAssignmentResponse out;
    *out.mutable_assignment() = ToProto(assignment, directory);
    for (const domain::Assignment& child : chain.assignments) {
      const bool made = child.parent == assignment.id && domain::IsLive(child) &&
                        std::find(units.begin(), units.end(), child.unit) != units.end();
      if (made) *out.add_children() = ToProto(child, directory);
    }
    return out.SerializeAsString();
  };
}

}  // namespace

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::AcceptAssignmentRequest& request) {
  return AssignmentRequest(write, request).Make(domain::Accept{});
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::DeclineAssignmentRequest& request) {
  AssignmentRequest read(write, request);
  domain::Decline decline;
  decline.reason = read.checks().Reason(request.reason());
  decline.suggested_unit = read.checks().UnitOrNone("suggested_unit", request.suggested_unit());
  return std::move(read).Make(std::move(decline));
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::AssignHandlerRequest& request) {
  AssignmentRequest read(write, request);
  const domain::UserId handler = read.checks().UserOrNone("handler", request.handler());
  return std::move(read).Make(domain::AssignHandler{handler});
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::SplitAssignmentRequest& request) {
  AssignmentRequest read(write, request);
  domain::SplitShare split{ReadChildren(request, read.checks())};
  app::EncodeAssignment encode = EncodeSplit(split.children);
  return std::move(read).Make(std::move(split), std::move(encode));
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ChangeShareRequest& request) {
  AssignmentRequest read(write, request);
  domain::ChangeShare change;
  if (request.has_share()) change.share = read.checks().Comment("share", request.share());
  change.due_date =
      ReadOptionalDate("due_date", request.has_due_date(), request.due_date(), read.checks());
  return std::move(read).Make(std::move(change));
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::UrgeAssignmentRequest& request) {
  AssignmentRequest read(write, request);
  std::string text = read.checks().Comment(kComment, request.comment());
  return std::move(read).Make(domain::Urge{std::move(text)});
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::SubmitAssignmentRequest& request) {
  AssignmentRequest read(write, request);
  std::string summary = read.checks().RequiredText(
      "summary", request.summary(), limits::kCommentCharsMax, "TEXT_INVALID", "SUMMARY_REQUIRED");
  return std::move(read).Make(domain::Submit{std::move(summary)});
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::RecallSubmissionRequest& request) {
  return AssignmentRequest(write, request).Make(domain::Recall{});
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ApproveSubmissionRequest& request) {
  AssignmentRequest read(write, request);
  std::string comment = read.checks().Comment(kComment, request.comment());
  if (!v1::Assessment_IsValid(request.assessment())) {
    read.checks().Fail("assessment", "ASSESSMENT_INVALID", "没有这种评估意见");
  }
  return std::move(read).Make(
      domain::Approve{std::move(comment), static_cast<domain::Assessment>(request.assessment())});
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::RevokeApprovalRequest& request) {
  AssignmentRequest read(write, request);
  std::string reason = read.checks().Reason(request.reason());
  return std::move(read).Make(domain::RevokeApproval{std::move(reason)});
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ReturnSubmissionRequest& request) {
  AssignmentRequest read(write, request);
  std::string comment = read.checks().RequiredText(
      kComment, request.comment(), limits::kCommentCharsMax, "TEXT_INVALID", "COMMENT_REQUIRED");
  return std::move(read).Make(domain::Return{std::move(comment)});
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ReopenAssignmentRequest& request) {
  AssignmentRequest read(write, request);
  domain::Reopen reopen;
  reopen.reason = read.checks().Reason(request.reason());
  reopen.due_date =
      ReadRequiredDate("due_date", request.has_due_date(), request.due_date(), read.checks());
  return std::move(read).Make(std::move(reopen));
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::BatchApproveSubmissionsRequest& request) {
  using Response = v1::BatchApproveSubmissionsResponse;
  return ToBatchCommand<Response>(
      write, request, [](const auto& w, const auto& part) { return ToCommand(w, part); },
      [](Response& out, const std::string& answer) {
        out.add_assignments()->ParseFromString(answer);
      });
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::BatchUrgeAssignmentsRequest& request) {
  using Response = v1::BatchUrgeAssignmentsResponse;
  return ToBatchCommand<Response>(
      write, request, [](const auto& w, const auto& part) { return ToCommand(w, part); },
      [](Response& out, const std::string& answer) {
        out.add_assignments()->ParseFromString(answer);
      });
}

}  // namespace duban::rpc
