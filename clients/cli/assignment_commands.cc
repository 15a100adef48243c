// duban assignment show, accept, decline, handler, split, share, urge, submissions.
#include <utility>

#include <absl/strings/str_cat.h>

#include "clients/cli/assignment_options.h"
#include "clients/cli/assignment_view.h"
#include "clients/cli/message_text.h"

namespace duban::cli {
namespace {

Outcome ShowAssignment(Runtime& runtime, const AssignmentOptions& options) {
  v1::GetAssignmentRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(), runtime.Assignment(options.assignment));
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().assignments().GetAssignment(request));
  return AssignmentOutput(runtime, assignment, "");
}

Outcome AcceptAssignment(Runtime& runtime, const AssignmentOptions& options) {
  v1::AcceptAssignmentRequest request;
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().assignments().AcceptAssignment(request));
  return AssignmentOutput(runtime, assignment, "已签收。\n");
}

Outcome DeclineAssignment(Runtime& runtime, const AssignmentOptions& options) {
  v1::DeclineAssignmentRequest request;
  request.set_reason(options.text);
  if (!options.unit.empty()) {
    ASSIGN_OR_FAIL(*request.mutable_suggested_unit(), runtime.Unit(options.unit, "suggested_unit"));
  }
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().assignments().DeclineAssignment(request));
  return AssignmentOutput(runtime, assignment, "已退回,待裁定;裁定之前仍由本单位承担。\n");
}

Outcome AssignHandler(Runtime& runtime, const AssignmentOptions& options) {
  v1::AssignHandlerRequest request;
  if (options.user != "none") {
    ASSIGN_OR_FAIL(*request.mutable_handler(), runtime.User(options.user, "handler"));
  }
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().assignments().AssignHandler(request));
  return AssignmentOutput(runtime, assignment,
                          options.user == "none" ? "不再指定经办人。\n" : "已指定经办人。\n");
}

// UNIT, UNIT=what is its, or UNIT@2026-12-31=what is its.
Failure AddShare(Runtime& runtime, const std::string& text, v1::NewShare& share) {
  const std::size_t equals = text.find('=');
  std::string unit = text.substr(0, equals);
  if (equals != std::string::npos) share.set_share(text.substr(equals + 1));
  if (const std::size_t at = unit.rfind('@'); at != std::string::npos) {
    if (Failure failure =
            SetDate(unit.substr(at + 1), "children.due_date", share.mutable_due_date())) {
      return failure;
    }
    unit.resize(at);
  }
  client::Result<std::string> found = runtime.Unit(unit, "children.unit");
  if (!found.ok()) return std::move(found).error();
  share.set_unit(*std::move(found));
  return std::nullopt;
}

Outcome SplitAssignment(Runtime& runtime, const AssignmentOptions& options) {
  v1::SplitAssignmentRequest request;
  for (const std::string& share : options.shares) {
    if (Failure failure = AddShare(runtime, share, *request.add_children())) {
      return *std::move(failure);
    }
  }
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::SplitAssignmentResponse answer,
                 runtime.client().assignments().SplitAssignment(request));
  return Output{.text = Headline(options.mutation,
                                 absl::StrCat("已分解给 ", answer.children_size(), " 个单位。")) +
                        RenderAssignments(answer.children(), runtime.style()),
                .json = JsonText(answer),
                .note = "",
                .exit_code = ExitCode::kOk};
}

Outcome ChangeShare(Runtime& runtime, const AssignmentOptions& options) {
  v1::ChangeShareRequest request;
  if (!options.share.empty() || options.clear_share) request.set_share(options.share);
  if (!options.due.empty()) {
    if (Failure failure = SetDate(options.due, "due_date", request.mutable_due_date())) {
      return *std::move(failure);
    }
  }
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().assignments().ChangeShare(request));
  return AssignmentOutput(runtime, assignment, Headline(options.mutation, "已调整分工。"));
}

Outcome UrgeAssignments(Runtime& runtime, const AssignmentOptions& options) {
  v1::BatchUrgeAssignmentsRequest request;
  for (const std::string& text : options.assignments) {
    v1::UrgeAssignmentRequest& one = *request.add_requests();
    ASSIGN_OR_FAIL(*one.mutable_name(), runtime.Assignment(text));
    one.set_comment(options.text);
  }
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  ASSIGN_OR_FAIL(const v1::BatchUrgeAssignmentsResponse answer,
                 runtime.client().assignments().BatchUrgeAssignments(request));
  return Output{.text = Headline(options.mutation, "已催办。") +
                        RenderAssignments(answer.assignments(), runtime.style()),
                .json = JsonText(answer),
                .note = "",
                .exit_code = ExitCode::kOk};
}

Outcome ListSubmissions(Runtime& runtime, const AssignmentOptions& options) {
  v1::ListSubmissionsRequest request;
  ASSIGN_OR_FAIL(*request.mutable_parent(), runtime.Assignment(options.assignment));
  request.set_page_size(PageSize(options.listing));
  v1::ListSubmissionsResponse all;
  ASSIGN_OR_FAIL(std::string note,
                 CollectInto(runtime.client().assignments().EachSubmission(request),
                             options.listing, all.mutable_submissions()));
  return Output{.text = RenderSubmissions(all, runtime.style()),
                .json = JsonText(all),
                .note = std::move(note),
                .exit_code = ExitCode::kOk};
}

// Signing for it, or not, and who of the unit has it.
void AddTaking(Commands& commands, CLI::App& group) {
  const auto [accept, accepted] = AddOnAssignment(
      commands, group, {"accept", "签收", "duban assignment accept 3:财务处"}, AcceptAssignment);
  AddMutation(*accept, accepted->mutation);
  const auto [decline, declined] = AddOnAssignment(
      commands, group,
      {"decline", "退回交办,由交办方裁定",
       "duban assignment decline 3:财务处 --reason 不属本处职责 --suggest 基础教育处"},
      DeclineAssignment);
  AddReason(*decline, *declined, "退回理由");
  decline->add_option("--suggest", declined->unit, "建议由哪个单位承办");
  AddMutation(*decline, declined->mutation);
  const auto [handler, handled] = AddOnAssignment(
      commands, group,
      {"handler", "指定经办人",
       "duban assignment handler 3:财务处 cwc.handler\nduban assignment handler 3:财务处 none"},
      AssignHandler);
  handler->add_option("USER", handled->user, "经办人:登录名或 users/3;none 为不指定")->required();
  AddMutation(*handler, handled->mutation);
}

// Sharing it out.
void AddSharing(Commands& commands, CLI::App& group) {
  const auto [split, splitted] =
      AddOnAssignment(commands, group,
                      {"split", "分解给下属单位",
                       "duban assignment split 3:东县教育局 --to 第一小学=核对名册 --to "
                       "第二小学@2026-10-31=核对名册\n"
                       "duban assignment split 3:东县教育局 --to 第一小学 --validate-only"},
                      SplitAssignment);
  split
      ->add_option("--to", splitted->shares,
                   "单位、单位=分工 或 单位@期限=分工,可给多次;不给期限则按规则提前于本件")
      ->required()
      ->allow_extra_args(false);
  AddPreviewable(*split, splitted->mutation);
  const auto [share, shared] =
      AddOnAssignment(commands, group,
                      {"share", "调整下级承办件的分工或期限",
                       "duban assignment share 3:第一小学 --share 只核对寄宿生 --due 2026-11-15"},
                      ChangeShare);
  CLI::Option* text = share->add_option("--share", shared->share, "分工");
  share->add_flag("--clear-share", shared->clear_share, "去掉分工,即按事项全文")->excludes(text);
  share->add_option("--due", shared->due, "期限,如 2026-12-31");
  AddPreviewable(*share, shared->mutation);
  const auto [urge, urged] =
      AddOnAssignments(commands, group,
                       {"urge", "催办;每件每个工作日一次",
                        "duban assignment urge 3:财务处 --comment 请本周内报送\n"
                        "duban assignment urge 3:财务处 3:干部人事处"},
                       UrgeAssignments);
  urge->add_option("--comment", urged->text, "催办内容");
  AddOnBehalfOf(*urge, urged->mutation);
  AddRequestId(*urge, urged->mutation);
  AddValidateOnly(*urge, urged->mutation);
}

}  // namespace

void AddAssignmentCommands(Commands& commands) {
  CLI::App& group = commands.AddGroup(
      {"assignment", "承办件:签收、分解、报审、审批、裁定", "duban assignment accept 3:财务处"});
  AddOnAssignment(commands, group, {"show", "查看一个承办件", "duban assignment show 3:财务处"},
                  ShowAssignment);
  AddTaking(commands, group);
  AddSharing(commands, group);
  AddReviewCommands(commands, group);
  AddRulingCommands(commands, group);
  const auto [submissions, listed] = AddOnAssignment(
      commands, group,
      {"submissions", "历次报送件及其审批环节", "duban assignment submissions 3:财务处"},
      ListSubmissions);
  AddLimit(*submissions, listed->listing);
}

}  // namespace duban::cli
