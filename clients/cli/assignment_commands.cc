// duban assignment show, accept, submit, approve, return, submissions.
#include <memory>
#include <utility>

#include "clients/cli/assignment_view.h"
#include "clients/cli/command.h"
#include "clients/cli/document_file.h"
#include "clients/cli/labels.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_text.h"

namespace duban::cli {
namespace {

constexpr char kAssignmentHelp[] = "承办件:3/9、tasks/3/assignments/9,或“事项:单位”如 3:财务处";

struct AssignmentOptions {
  std::string assignment;
  std::string summary;
  std::string summary_file;
  std::string comment;
  std::string assessment;
  MutationOptions mutation;
  ListingOptions listing;
};

Output AssignmentOutput(Runtime& runtime, const v1::Assignment& assignment,
                        const std::string& head) {
  return {.text = head + RenderAssignment(assignment, runtime.style()),
          .json = JsonText(assignment),
          .note = "",
          .exit_code = ExitCode::kOk};
}

Outcome ShowAssignment(Runtime& runtime, const AssignmentOptions& options) {
  v1::GetAssignmentRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(), runtime.Assignment(options.assignment));
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().assignments().GetAssignment(request));
  return AssignmentOutput(runtime, assignment, "");
}

Outcome AcceptAssignment(Runtime& runtime, const AssignmentOptions& options) {
  v1::AcceptAssignmentRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(), runtime.Assignment(options.assignment));
  request.set_etag(options.mutation.etag);
  request.set_request_id(options.mutation.request_id);
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().assignments().AcceptAssignment(request));
  return AssignmentOutput(runtime, assignment, "已签收。\n");
}

Outcome SubmitAssignment(Runtime& runtime, const AssignmentOptions& options) {
  v1::SubmitAssignmentRequest request;
  request.set_summary(options.summary);
  if (!options.summary_file.empty()) {
    ASSIGN_OR_FAIL(*request.mutable_summary(),
                   ReadDocument(options.summary_file, runtime.terminal().in));
  }
  ASSIGN_OR_FAIL(*request.mutable_name(), runtime.Assignment(options.assignment));
  request.set_etag(options.mutation.etag);
  request.set_request_id(options.mutation.request_id);
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().assignments().SubmitAssignment(request));
  return AssignmentOutput(runtime, assignment, "已报审。\n");
}

Outcome ApproveSubmission(Runtime& runtime, const AssignmentOptions& options) {
  v1::ApproveSubmissionRequest request;
  request.set_comment(options.comment);
  if (!options.assessment.empty()) {
    ASSIGN_OR_FAIL(const v1::Assessment assessment,
                   Parse<v1::Assessment>(options.assessment, "assessment"));
    request.set_assessment(assessment);
  }
  ASSIGN_OR_FAIL(*request.mutable_name(), runtime.Assignment(options.assignment));
  request.set_etag(options.mutation.etag);
  request.set_request_id(options.mutation.request_id);
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().assignments().ApproveSubmission(request));
  return AssignmentOutput(runtime, assignment, "已同意。\n");
}

Outcome ReturnSubmission(Runtime& runtime, const AssignmentOptions& options) {
  v1::ReturnSubmissionRequest request;
  request.set_comment(options.comment);
  ASSIGN_OR_FAIL(*request.mutable_name(), runtime.Assignment(options.assignment));
  request.set_etag(options.mutation.etag);
  request.set_request_id(options.mutation.request_id);
  ASSIGN_OR_FAIL(const v1::Assignment assignment,
                 runtime.client().assignments().ReturnSubmission(request));
  return AssignmentOutput(runtime, assignment, "已退回。\n");
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

using Run = Outcome (*)(Runtime&, const AssignmentOptions&);

// A command on one assignment; gives its options for more to be added.
std::pair<CLI::App*, AssignmentOptions*> AddOnAssignment(Commands& commands, CLI::App& group,
                                                         const CommandText& text, Run run) {
  auto options = std::make_shared<AssignmentOptions>();
  CLI::App& command = commands.Add(
      group, text, [options, run](Runtime& runtime) { return run(runtime, *options); });
  command.add_option("ASSIGNMENT", options->assignment, kAssignmentHelp)->required();
  return {&command, options.get()};
}

void AddMutation(CLI::App& command, AssignmentOptions& options) {
  AddEtag(command, options.mutation);
  AddRequestId(command, options.mutation);
}

void AddReviews(Commands& commands, CLI::App& group) {
  const auto [approve, approved] =
      AddOnAssignment(commands, group,
                      {"approve", "同意在审报送件的当前环节;牵头件的最后环节须给出评估",
                       "duban assignment approve 3:干部人事处\n"
                       "duban assignment approve 3:财务处 --assessment 良好 --comment 同意销号"},
                      ApproveSubmission);
  approve->add_option("--comment", approved->comment, "审批意见");
  approve->add_option("--assessment", approved->assessment, "评估:" + Choices<v1::Assessment>());
  AddMutation(*approve, *approved);
  const auto [back, returned] = AddOnAssignment(
      commands, group,
      {"return", "退回在审报送件", "duban assignment return 3:干部人事处 --comment 缺少招聘名册"},
      ReturnSubmission);
  back->add_option("--comment", returned->comment, "退回理由:还缺什么")->required();
  AddMutation(*back, *returned);
}

}  // namespace

void AddAssignmentCommands(Commands& commands) {
  CLI::App& group = commands.AddGroup(
      {"assignment", "承办件:签收、报审、审批", "duban assignment accept 3:财务处"});
  AddOnAssignment(commands, group, {"show", "查看一个承办件", "duban assignment show 3:财务处"},
                  ShowAssignment);
  const auto [accept, accepted] = AddOnAssignment(
      commands, group, {"accept", "签收", "duban assignment accept 3:财务处"}, AcceptAssignment);
  AddMutation(*accept, *accepted);
  const auto [submit, submitted] =
      AddOnAssignment(commands, group,
                      {"submit", "报审:报送办理情况",
                       "duban assignment submit 3:财务处 --summary 年度投入目标已完成\n"
                       "duban assignment submit 3:财务处 --summary-file report.txt"},
                      SubmitAssignment);
  CLI::Option* summary = submit->add_option("--summary", submitted->summary, "办理情况");
  submit
      ->add_option("--summary-file", submitted->summary_file,
                   "办理情况所在的 UTF-8 文件,“-”为标准输入")
      ->excludes(summary);
  AddMutation(*submit, *submitted);
  AddReviews(commands, group);
  const auto [submissions, listed] = AddOnAssignment(
      commands, group,
      {"submissions", "历次报送件及其审批环节", "duban assignment submissions 3:财务处"},
      ListSubmissions);
  AddLimit(*submissions, listed->listing);
}

}  // namespace duban::cli
