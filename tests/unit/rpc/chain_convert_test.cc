// The chain's requests as commands: every bad field at once, and what of them reaches the domain.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/app/commands/write_request.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/rpc/convert/assignment.h"
#include "server/rpc/convert/assignment_command.h"
#include "server/rpc/convert/coordination.h"
#include "server/rpc/convert/delegation.h"
#include "server/rpc/convert/instruction.h"
#include "server/rpc/convert/ruling.h"
#include "server/rpc/convert/task_course.h"
#include "server/rpc/convert/todo.h"
#include "server/rpc/convert/unit_group.h"

namespace duban::rpc {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kName[] = "tasks/1/assignments/2";

// "field REASON" of everything the converter refuses.
template <class Request>
std::vector<std::string> Refusals(const Request& request) {
  const absl::StatusOr<app::WriteCommand> command = ToCommand(app::WriteRequest(), request);
  std::vector<std::string> refusals;
  if (command.ok()) return refusals;
  EXPECT_EQ(command.status().code(), absl::StatusCode::kInvalidArgument);
  const std::optional<base::ErrorDetail> detail = base::DetailOf(command.status());
  for (const base::FieldViolation& v : detail->fields) {
    EXPECT_FALSE(v.message_zh.empty());
    refusals.push_back(v.field + " " + v.reason);
  }
  return refusals;
}

template <class Request>
Request Named(const std::string& name = kName) {
  Request request;
  request.set_name(name);
  return request;
}

template <class Domain, class Proto>
void ExpectSame(Domain domain_value, Proto proto_value) {
  EXPECT_EQ(static_cast<int>(domain_value), static_cast<int>(proto_value));
}

TEST(ChainConvert, EnumsHaveTheSameNumbers) {
  ExpectSame(domain::AssignmentState::kDeclined, v1::ASSIGNMENT_STATE_DECLINED);
  ExpectSame(domain::AssignmentState::kReassigned, v1::ASSIGNMENT_STATE_REASSIGNED);
  ExpectSame(domain::TaskState::kSuspended, v1::TASK_STATE_SUSPENDED);
  ExpectSame(domain::TaskState::kCancelled, v1::TASK_STATE_CANCELLED);
  ExpectSame(domain::EndReason::kWaived, v1::END_REASON_WAIVED);
  ExpectSame(domain::EndReason::kRolledOver, v1::END_REASON_ROLLED_OVER);
  ExpectSame(domain::ReviewStepState::kMerged, v1::REVIEW_STEP_STATE_MERGED);
  ExpectSame(domain::SubmissionState::kRecalled, v1::SUBMISSION_STATE_RECALLED);
  ExpectSame(domain::RequestKind::kChangeLead, v1::REQUEST_KIND_CHANGE_LEAD);
  ExpectSame(domain::RequestState::kLapsed, v1::REQUEST_STATE_LAPSED);
  ExpectSame(domain::LeadChoice::kOffice, v1::LEAD_CHOICE_OFFICE);
  ExpectSame(app::AwaitingKind::kAccept, v1::TODO_KIND_ACCEPT);
  ExpectSame(app::AwaitingKind::kNoDecider, v1::TODO_KIND_NO_DECIDER);
}

TEST(ChainConvert, ReasonsAreAskedForWithTheName) {
  const std::vector<std::string> both = {"name NAME_INVALID", "reason REASON_REQUIRED"};
  EXPECT_EQ(Refusals(v1::DeclineAssignmentRequest()), both);
  EXPECT_EQ(Refusals(v1::RevokeApprovalRequest()), both);
  EXPECT_EQ(Refusals(v1::WaiveAssignmentRequest()), both);
  EXPECT_EQ(Refusals(v1::WithdrawAssignmentRequest()), both);
  auto decline = Named<v1::DeclineAssignmentRequest>();
  decline.set_reason(" \u3000\n");
  EXPECT_THAT(Refusals(decline), ElementsAre("reason REASON_REQUIRED"));
  decline.set_reason(std::string(limits::kCommentCharsMax + 1, 'x'));
  decline.set_suggested_unit("财务处");
  EXPECT_THAT(Refusals(decline), ElementsAre("reason TEXT_INVALID", "suggested_unit NAME_INVALID"));
  decline.set_reason("不属本处职责");
  decline.set_suggested_unit("units/4");
  const auto command = ToCommand(app::WriteRequest(), decline);
  ASSERT_TRUE(command.ok()) << command.status();
  EXPECT_EQ(command->footprint.foci.front().assignment.value, 2);
}

TEST(ChainConvert, DatesAreAskedForAndChecked) {
  auto reopen = Named<v1::ReopenAssignmentRequest>();
  EXPECT_THAT(Refusals(reopen), ElementsAre("reason REASON_REQUIRED", "due_date DATE_REQUIRED"));
  reopen.set_reason("数据不实");
  reopen.mutable_due_date()->set_year(2026);
  EXPECT_THAT(Refusals(reopen), ElementsAre("due_date DATE_INVALID"));
  auto suspend = Named<v1::SuspendTaskRequest>("tasks/1");
  EXPECT_THAT(Refusals(suspend),
              ElementsAre("reason REASON_REQUIRED", "review_date DATE_REQUIRED"));
}

TEST(ChainConvert, ASplitNamesEveryBadChild) {
  auto split = Named<v1::SplitAssignmentRequest>();
  EXPECT_THAT(Refusals(split), ElementsAre("children CHILDREN_REQUIRED"));
  split.add_children()->set_unit("units/7");
  split.add_children()->set_unit("学校");
  EXPECT_THAT(Refusals(split), ElementsAre("children[1].unit NAME_INVALID"));
  for (std::size_t i = 0; i <= limits::kTaskUnitsMax; ++i) {
    split.add_children()->set_unit("units/8");
  }
  EXPECT_THAT(Refusals(split), testing::Contains("children TOO_MANY_UNITS"));
}

TEST(ChainConvert, RulingsSayWhich) {
  auto rule = Named<v1::RuleDeclineRequest>();
  EXPECT_THAT(Refusals(rule), ElementsAre("ruling RULING_REQUIRED", "reason REASON_REQUIRED"));
  auto reassign = Named<v1::ReassignAssignmentRequest>();
  EXPECT_THAT(Refusals(reassign), ElementsAre("unit NAME_INVALID", "reason REASON_REQUIRED"));
  auto name = Named<v1::NameSubstituteRequest>();
  EXPECT_THAT(Refusals(name), ElementsAre("substitute SUBSTITUTE_REQUIRED"));
  name.set_substitute("users/3");
  name.set_request("tasks/1/assignments/9/requests/5");  // another assignment's
  EXPECT_THAT(Refusals(name), ElementsAre("request NAME_INVALID"));
}

TEST(ChainConvert, CoordinationAndInstructions) {
  EXPECT_THAT(Refusals(Named<v1::RequestCoordinationRequest>()),
              ElementsAre("kind KIND_UNKNOWN", "wish TEXT_REQUIRED"));
  EXPECT_THAT(Refusals(Named<v1::RuleCoordinationRequest>()),
              ElementsAre("name NAME_INVALID", "reason REASON_REQUIRED"));
  auto instruct = v1::InstructRequest();
  instruct.add_addressees("财务处");
  EXPECT_THAT(Refusals(instruct), ElementsAre("parent NAME_INVALID", "text TEXT_REQUIRED",
                                              "addressees[0] NAME_INVALID"));
  EXPECT_THAT(Refusals(Named<v1::ReplyInstructionRequest>("tasks/1/instructions/2")),
              ElementsAre("unit NAME_INVALID", "reply TEXT_REQUIRED"));
}

TEST(ChainConvert, ABatchIsReadPartByPart) {
  v1::BatchApproveSubmissionsRequest batch;
  EXPECT_THAT(Refusals(batch), ElementsAre("requests BATCH_EMPTY"));
  batch.add_requests()->set_name(kName);
  batch.add_requests()->set_name("tasks/3");
  batch.mutable_requests(0)->set_request_id("one");
  batch.mutable_requests(0)->set_on_behalf_of("users/1");
  EXPECT_THAT(Refusals(batch), ElementsAre("requests[0].request_id NOT_IN_BATCH",
                                           "requests[0].on_behalf_of NOT_IN_BATCH",
                                           "requests[1].name NAME_INVALID"));
  batch.mutable_requests(0)->clear_request_id();
  batch.mutable_requests(0)->clear_on_behalf_of();
  batch.mutable_requests(1)->set_name("tasks/3/assignments/4");
  const auto command = ToCommand(app::WriteRequest(), batch);
  ASSERT_TRUE(command.ok()) << command.status();
  EXPECT_EQ(command->footprint.tasks.size(), 2U);
  EXPECT_TRUE(command->footprint.alone);
  for (std::size_t i = 0; i < limits::kBatchCommandsMax; ++i) batch.add_requests();
  EXPECT_THAT(Refusals(batch), ElementsAre("requests BATCH_TOO_LARGE"));
}

TEST(ChainConvert, GroupsAndDelegations) {
  EXPECT_THAT(Refusals(v1::CreateUnitGroupRequest()),
              ElementsAre("group.owner NAME_INVALID", "group.display_name TITLE_INVALID",
                          "group.members UNIT_REQUIRED"));
  EXPECT_THAT(Refusals(v1::CreateDelegationRequest()),
              ElementsAre("delegation.principal NAME_INVALID", "delegation.delegate NAME_INVALID",
                          "delegation.roles ROLE_REQUIRED", "delegation.start_date DATE_REQUIRED",
                          "delegation.end_date DATE_REQUIRED"));
}

TEST(ChainConvert, AnAssignmentSaysWhatBecameOfIt) {
  domain::Directory::Rows rows;
  rows.users = {{{5}, "li", "李某"}, {{6}, "wang", "王某"}};
  const domain::Directory directory(std::move(rows));
  domain::Assignment assignment;
  assignment.task = {1};
  assignment.id = {2};
  assignment.handler = {5};
  assignment.state = domain::AssignmentState::kReassigned;
  assignment.replaced_by = {9};
  assignment.suspension = {.reason = "等文件",
                           .review_date = absl::CivilDay(2026, 12, 15),
                           .consent = "",
                           .by = {{6}, {5}},
                           .since = absl::UnixEpoch()};
  assignment.covers = 1;
  const v1::Assignment out = ToProto(assignment, directory);
  EXPECT_EQ(out.handler_display_name(), "李某");
  EXPECT_EQ(out.replaced_by(), "tasks/1/assignments/9");
  EXPECT_TRUE(out.suspended());
  EXPECT_EQ(out.suspension().suspender_display_name(), "王某(代李某)");
  EXPECT_EQ(out.suspension().review_date().day(), 15);
  EXPECT_FALSE(out.has_decline());
  // One that only a preview has made has no name.
  assignment.id = {-1};
  EXPECT_EQ(ToProto(assignment, directory).name(), "");
}

TEST(ChainConvert, AnActionIsAllowedUnlessSomethingHindersIt) {
  domain::AllowedAction action{domain::ChainCommand::kSubmit, {}};
  EXPECT_TRUE(ToProto(action).allowed());
  EXPECT_EQ(ToProto(action).command(), "SUBMIT");
  EXPECT_FALSE(ToProto(action).display_name().empty());
  action.reasons = {{"CHILDREN_OPEN", kName, "尚有下级未办结"}};
  const v1::AllowedAction out = ToProto(action);
  EXPECT_FALSE(out.allowed());
  ASSERT_EQ(out.hindrances_size(), 1);
  EXPECT_EQ(out.hindrances(0).reason(), "CHILDREN_OPEN");
  EXPECT_EQ(out.hindrances(0).subject(), kName);
}

}  // namespace
}  // namespace duban::rpc
