// Drafts that cannot be issued, and calls that contradict what is there.
#include <string>

#include <gtest/gtest.h>

#include "tests/e2e/harness/documents.h"
#include "tests/e2e/world.h"

namespace duban::testing {
namespace {

class BadRequest : public ::testing::Test {
 protected:
  client::Client& Office() { return world_.As("ducha"); }

  // IssueTask on a draft that is not ready: why not. Nothing may be left behind.
  client::Error NotIssued(const v1::Task& draft) {
    const std::string before = world_.RowCounts();
    v1::IssueTaskRequest request;
    request.set_name(draft.name());
    const auto answer = Office().tasks().IssueTask(request);
    EXPECT_FALSE(answer.ok());
    EXPECT_EQ(world_.RowCounts(), before);
    v1::GetTaskRequest get;
    get.set_name(draft.name());
    EXPECT_EQ(Must(Office().tasks().GetTask(get)).state(), v1::TASK_STATE_DRAFT);
    return answer.ok() ? client::Error() : answer.error();
  }

  v1::Task Update(v1::Task draft) {
    v1::UpdateTaskRequest request;
    *request.mutable_task() = std::move(draft);
    return Must(Office().tasks().UpdateTask(request));
  }

  v1::ImportPlanResponse Import(const std::string& annotation) {
    v1::ImportPlanRequest request;
    request.set_text(PlanText(1, annotation));
    request.set_issuing_unit(world_.bureau().Unit(kBureau));
    *request.mutable_default_due_date() = DaysFromToday(40);
    return Must(Office().plans().ImportPlan(request));
  }

  World& world_ = World::Get();
};

TEST_F(BadRequest, UnknownUnitInATask) {
  const std::string before = world_.RowCounts();
  v1::CreateTaskRequest request;
  request.mutable_task()->set_title("事项");
  request.mutable_task()->set_issuing_unit(world_.bureau().Unit(kBureau));
  v1::PlannedUnit& planned = *request.mutable_task()->add_planned_units();
  planned.set_unit("units/987654321");
  planned.set_role(v1::ASSIGNMENT_ROLE_LEAD);
  const auto answer = Office().tasks().CreateTask(request);
  ASSERT_FALSE(answer.ok());
  ExpectBadField(answer.error(), "task.planned_units[0].unit", "UNIT_UNKNOWN");
  EXPECT_EQ(world_.RowCounts(), before);
}

TEST_F(BadRequest, UnknownUnitInADocument) {
  const v1::ImportPlanResponse imported = Import("(牵头处室:天文台。责任处室:财务处)");
  bool found = false;
  for (const v1::Finding& finding : imported.findings()) {
    found = found || finding.code() == "UNIT_UNKNOWN";
  }
  EXPECT_TRUE(found) << "the preview does not warn";
  ExpectMissing(NotIssued(imported.tasks(0)), {"UNIT_UNKNOWN"});
}

TEST_F(BadRequest, NoDueDate) {
  v1::Task draft = world_.Draft("财务处");
  draft.clear_due_date();
  ExpectMissing(NotIssued(Update(draft)), {"NO_DUE_DATE"});
}

TEST_F(BadRequest, DueBeforeToday) {
  v1::Task draft = world_.Draft("财务处");
  *draft.mutable_due_date() = DaysFromToday(-1);
  ExpectMissing(NotIssued(Update(draft)), {"DUE_PAST"});
}

TEST_F(BadRequest, DueTodayIsIssued) {
  v1::Task draft = world_.Draft("财务处");
  *draft.mutable_due_date() = DaysFromToday(0);
  v1::IssueTaskRequest request;
  request.set_name(Update(draft).name());
  EXPECT_EQ(Must(Office().tasks().IssueTask(request)).state(), v1::TASK_STATE_ISSUED);
}

TEST_F(BadRequest, UnitWithoutStaff) {
  ExpectMissing(NotIssued(world_.Draft("财务处", {"筹备组"})), {"UNIT_WITHOUT_STAFF"});
  ExpectMissing(NotIssued(world_.Draft("筹备组")), {"UNIT_WITHOUT_STAFF"});
}

TEST_F(BadRequest, UnconfirmedLead) {
  const v1::ImportPlanResponse imported = Import("(责任单位:财务处、干部人事处)");
  v1::Task draft = imported.tasks(0);
  EXPECT_TRUE(draft.lead_unconfirmed());
  ExpectMissing(NotIssued(draft), {"LEAD_UNCONFIRMED"});
  // Naming the lead is confirming it.
  v1::IssueTaskRequest request;
  request.set_name(Update(draft).name());
  EXPECT_EQ(Must(Office().tasks().IssueTask(request)).assignments_size(), 2);
}

TEST_F(BadRequest, EverythingMissingIsSaidAtOnce) {
  v1::Task draft = world_.Draft("筹备组", {"财务处"});
  draft.mutable_planned_units(0)->set_role(v1::ASSIGNMENT_ROLE_SUPPORT);
  *draft.mutable_due_date() = DaysFromToday(-1);
  const client::Error error = NotIssued(Update(draft));
  std::multiset<std::string> found;
  for (const client::Precondition& missing : error.preconditions) found.insert(missing.type);
  EXPECT_EQ(found, (std::multiset<std::string>{"DUE_PAST", "NO_LEAD", "UNIT_WITHOUT_STAFF"}));
}

TEST_F(BadRequest, PlanIsIssuedWholeOrNotAtAll) {
  v1::ImportPlanResponse imported = world_.ImportedPlan(3);
  *imported.mutable_tasks(0)->mutable_due_date() = DaysFromToday(20);
  *imported.mutable_tasks(2)->mutable_due_date() = DaysFromToday(20);
  Update(imported.tasks(0));
  Update(imported.tasks(2));
  const std::string before = world_.RowCounts();
  v1::IssuePlanRequest request;
  request.set_name(imported.plan().name());
  const auto answer = Office().plans().IssuePlan(request);
  ASSERT_FALSE(answer.ok());
  ExpectMissing(answer.error(), {"NO_DUE_DATE"});
  EXPECT_EQ(answer.error().preconditions[0].subject, imported.tasks(1).name());
  EXPECT_EQ(world_.RowCounts(), before);
}

TEST_F(BadRequest, StaleEtag) {
  const v1::Task draft = world_.Draft("财务处");
  v1::Task changed = draft;
  changed.set_title("改过的标题");
  const v1::Task current = Update(changed);
  const std::string before = world_.RowCounts();
  v1::UpdateTaskRequest request;
  *request.mutable_task() = draft;
  const auto answer = Office().tasks().UpdateTask(request);
  ASSERT_FALSE(answer.ok());
  ExpectRefused(answer.error(), absl::StatusCode::kAborted, "STALE_ETAG");
  EXPECT_EQ(answer.error().metadata.at("current_etag"), current.etag());
  EXPECT_EQ(world_.RowCounts(), before);

  v1::AcceptAssignmentRequest accept;
  accept.set_name(world_.Issued("财务处").assignments(0).name());
  accept.set_etag("999");
  const auto refused = world_.As("cwc.head").assignments().AcceptAssignment(accept);
  ASSERT_FALSE(refused.ok());
  ExpectRefused(refused.error(), absl::StatusCode::kAborted, "STALE_ETAG");
}

TEST_F(BadRequest, RequestIdWithAnotherBody) {
  const v1::Task task = world_.Issued("财务处");
  v1::AcceptAssignmentRequest accept;
  accept.set_name(task.assignments(0).name());
  accept.set_request_id("one-id-two-bodies");
  Must(world_.As("cwc.head").assignments().AcceptAssignment(accept));
  const std::string before = world_.RowCounts();
  accept.set_etag("7");
  const auto answer = world_.As("cwc.head").assignments().AcceptAssignment(accept);
  ASSERT_FALSE(answer.ok());
  ExpectBadField(answer.error(), "request_id", "REQUEST_ID_REUSED");
  EXPECT_EQ(world_.RowCounts(), before);
}

TEST_F(BadRequest, PageTokenOfAnotherQuery) {
  world_.ImportedPlan(2);
  v1::ListTasksRequest request;
  request.set_page_size(1);
  const std::string token = Must(Office().tasks().ListTasks(request)).next_page_token();
  ASSERT_NE(token, "");
  request.set_page_token(token);
  request.set_filter("state = \"DRAFT\"");
  const auto other_filter = Office().tasks().ListTasks(request);
  ASSERT_FALSE(other_filter.ok());
  ExpectBadField(other_filter.error(), "page_token", "PAGE_TOKEN_INVALID");

  v1::ListPlansRequest plans;
  plans.set_page_token(token);
  const auto other_method = Office().plans().ListPlans(plans);
  ASSERT_FALSE(other_method.ok());
  ExpectBadField(other_method.error(), "page_token", "PAGE_TOKEN_INVALID");

  request.clear_filter();
  request.set_page_token(token + "x");
  const auto tampered = Office().tasks().ListTasks(request);
  ASSERT_FALSE(tampered.ok());
  ExpectBadField(tampered.error(), "page_token", "PAGE_TOKEN_INVALID");
}

TEST_F(BadRequest, PageSizeAndFilter) {
  v1::ListTasksRequest request;
  request.set_page_size(501);
  auto answer = Office().tasks().ListTasks(request);
  ASSERT_FALSE(answer.ok());
  ExpectBadField(answer.error(), "page_size", "PAGE_SIZE_INVALID");
  request.set_page_size(-1);
  answer = Office().tasks().ListTasks(request);
  ASSERT_FALSE(answer.ok());
  ExpectBadField(answer.error(), "page_size", "PAGE_SIZE_INVALID");
  request.set_page_size(0);
  request.set_filter("colour = \"red\"");
  answer = Office().tasks().ListTasks(request);
  ASSERT_FALSE(answer.ok());
  ExpectBadField(answer.error(), "filter", "FILTER_INVALID");
}

TEST_F(BadRequest, WrongState) {
  const v1::Task task = world_.Issued("财务处");
  v1::SubmitAssignmentRequest submit;
  submit.set_name(task.assignments(0).name());
  submit.set_summary("办结");
  const auto answer = world_.As("cwc.head").assignments().SubmitAssignment(submit);
  ASSERT_FALSE(answer.ok());
  ExpectMissing(answer.error(), {"WRONG_STATE"});
}

}  // namespace
}  // namespace duban::testing
