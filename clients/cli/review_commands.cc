// duban assignment submit, recall, approve, revoke, return, reopen.
#include <utility>

#include "clients/cli/assignment_options.h"
#include "clients/cli/assignment_view.h"
#include "clients/cli/document_file.h"
#include "clients/cli/labels.h"
#include "clients/cli/message_text.h"

namespace duban::cli {
namespace {

Outcome SubmitAssignment(Runtime& runtime, const AssignmentOptions& options) {
  v1::SubmitAssignmentRequest request;
  request.set_summary(options.text);
  if (!options.text_file.empty()) {
    ASSIGN_OR_FAIL(*request.mutable_summary(),
                   ReadDocument(options.text_file, runtime.terminal().in));
  }
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().assignments().SubmitAssignment(request));
  return AssignmentOutput(runtime, assignment, "已报审。\n");
}

Outcome RecallSubmission(Runtime& runtime, const AssignmentOptions& options) {
  v1::RecallSubmissionRequest request;
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().assignments().RecallSubmission(request));
  return AssignmentOutput(runtime, assignment, "已撤回报送。\n");
}

client::Result<v1::ApproveSubmissionRequest> Approval(const AssignmentOptions& options) {
  v1::ApproveSubmissionRequest request;
  request.set_comment(options.text);
  if (!options.assessment.empty()) {
    ASSIGN_OR_FAIL(const v1::Assessment assessment,
                   Parse<v1::Assessment>(options.assessment, "assessment"));
    request.set_assessment(assessment);
  }
  return request;
}

Outcome ApproveOne(Runtime& runtime, const AssignmentOptions& options,
                   v1::ApproveSubmissionRequest request) {
  ASSIGN_OR_FAIL(*request.mutable_name(), runtime.Assignment(options.assignments.front()));
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().assignments().ApproveSubmission(request));
  return AssignmentOutput(runtime, assignment, "已同意。\n");
}

Outcome ApproveSubmissions(Runtime& runtime, const AssignmentOptions& options) {
  ASSIGN_OR_FAIL(const v1::ApproveSubmissionRequest approval, Approval(options));
  if (options.assignments.size() == 1) return ApproveOne(runtime, options, approval);
  if (!options.mutation.etag.empty()) {
    return client::InvalidField("etag", "ETAG_OF_ONE", "--etag 只能用于一个承办件");
  }
  v1::BatchApproveSubmissionsRequest request;
  for (const std::string& text : options.assignments) {
    v1::ApproveSubmissionRequest& one = *request.add_requests();
    one = approval;
    ASSIGN_OR_FAIL(*one.mutable_name(), runtime.Assignment(text));
  }
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  ASSIGN_OR_FAIL(const v1::BatchApproveSubmissionsResponse answer,
                 runtime.client().assignments().BatchApproveSubmissions(request));
  return Output{.text = "已一并同意。\n" + RenderAssignments(answer.assignments(), runtime.style()),
                .json = JsonText(answer),
                .note = "",
                .exit_code = ExitCode::kOk};
}

Outcome RevokeApproval(Runtime& runtime, const AssignmentOptions& options) {
  v1::RevokeApprovalRequest request;
  request.set_reason(options.text);
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().assignments().RevokeApproval(request));
  return AssignmentOutput(runtime, assignment, "已撤销同意,环节重新待审。\n");
}

Outcome ReturnSubmission(Runtime& runtime, const AssignmentOptions& options) {
  v1::ReturnSubmissionRequest request;
  request.set_comment(options.text);
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().assignments().ReturnSubmission(request));
  return AssignmentOutput(runtime, assignment, "已退回。\n");
}

Outcome ReopenAssignment(Runtime& runtime, const AssignmentOptions& options) {
  v1::ReopenAssignmentRequest request;
  request.set_reason(options.text);
  if (Failure failure = SetDate(options.due, "due_date", request.mutable_due_date())) {
    return *std::move(failure);
  }
  if (Failure failure = Address(runtime, options, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().assignments().ReopenAssignment(request));
  return AssignmentOutput(runtime, assignment, Headline(options.mutation, "已重新启动办理。"));
}

void AddSubmitting(Commands& commands, CLI::App& group) {
  const auto [submit, submitted] =
      AddOnAssignment(commands, group,
                      {"submit", "报审:报送办理情况",
                       "duban assignment submit 3:财务处 --summary 年度投入目标已完成\n"
                       "duban assignment submit 3:财务处 --summary-file report.txt"},
                      SubmitAssignment);
  CLI::Option* summary = submit->add_option("--summary", submitted->text, "办理情况");
  submit
      ->add_option("--summary-file", submitted->text_file,
                   "办理情况所在的 UTF-8 文件,“-”为标准输入")
      ->excludes(summary);
  AddMutation(*submit, submitted->mutation);
  const auto [recall, recalled] = AddOnAssignment(
      commands, group,
      {"recall", "撤回报送;单位以外尚无人审批时", "duban assignment recall 3:干部人事处"},
      RecallSubmission);
  AddMutation(*recall, recalled->mutation);
}

void AddDeciding(Commands& commands, CLI::App& group) {
  const auto [approve, approved] =
      AddOnAssignments(commands, group,
                       {"approve", "同意在审报送件的当前环节;牵头件的最后环节须给出评估",
                        "duban assignment approve 3:干部人事处\n"
                        "duban assignment approve 3:财务处 --assessment 良好 --comment 同意销号\n"
                        "duban assignment approve 3:第一小学 3:第二小学"},
                       ApproveSubmissions);
  approve->add_option("--comment", approved->text, "审批意见");
  approve->add_option("--assessment", approved->assessment, "评估:" + Choices<v1::Assessment>());
  AddMutation(*approve, approved->mutation);
  const auto [revoke, revoked] =
      AddOnAssignment(commands, group,
                      {"revoke", "撤销自己刚作出的同意;下一环节尚未决定时",
                       "duban assignment revoke 3:干部人事处 --reason 附件有误"},
                      RevokeApproval);
  AddReason(*revoke, *revoked, "撤销理由");
  AddMutation(*revoke, revoked->mutation);
  const auto [back, returned] = AddOnAssignment(
      commands, group,
      {"return", "退回在审报送件", "duban assignment return 3:干部人事处 --comment 缺少招聘名册"},
      ReturnSubmission);
  back->add_option("--comment", returned->text, "退回理由:还缺什么")->required();
  AddMutation(*back, returned->mutation);
}

}  // namespace

void AddReviewCommands(Commands& commands, CLI::App& group) {
  AddSubmitting(commands, group);
  AddDeciding(commands, group);
  const auto [reopen, reopened] =
      AddOnAssignment(commands, group,
                      {"reopen", "把已办结的下级承办件发回重办",
                       "duban assignment reopen 3:干部人事处 --reason 数据不实 --due 2026-11-30"},
                      ReopenAssignment);
  AddReason(*reopen, *reopened, "重办理由");
  reopen->add_option("--due", reopened->due, "新的期限,如 2026-11-30")->required();
  AddPreviewable(*reopen, reopened->mutation);
}

}  // namespace duban::cli
