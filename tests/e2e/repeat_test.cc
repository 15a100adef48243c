// The same call sent again with one request_id, one after the other and at once: one effect, one
// answer, byte for byte.
#include <latch>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/e2e/harness/documents.h"
#include "tests/e2e/world.h"

namespace duban::testing {
namespace {

constexpr int kCallers = 16;

class Repeat : public ::testing::Test {
 protected:
  // Sixteen callers at once, each on its own connection.
  std::vector<RawAnswer> AtOnce(const std::string& method, const std::string& request,
                                const std::string& token) {
    std::vector<RawAnswer> answers(kCallers);
    std::vector<std::thread> callers;
    callers.reserve(answers.size());
    std::latch start(kCallers);
    for (RawAnswer& answer : answers) {
      callers.emplace_back([&, answer = &answer] {
        const RawCaller caller(world_.server().target());
        EXPECT_TRUE(caller.Serving());  // connected before the start
        start.arrive_and_wait();
        *answer = caller.Call(method, request, token);
      });
    }
    for (std::thread& caller : callers) caller.join();
    return answers;
  }

  // Once, again, and sixteen times at once: every answer is the first.
  void ExpectOneAnswer(const std::string& method, const std::string& request,
                       const std::string& login) {
    const std::string token = world_.bureau().TokenOf(login);
    const RawAnswer first = world_.raw().Call(method, request, token);
    ASSERT_TRUE(first.ok()) << first.message;
    const std::string after_first = world_.RowCounts();
    EXPECT_TRUE(world_.raw().Call(method, request, token) == first);
    for (const RawAnswer& answer : AtOnce(method, request, token)) EXPECT_TRUE(answer == first);
    EXPECT_EQ(world_.RowCounts(), after_first);
  }

  World& world_ = World::Get();
};

TEST_F(Repeat, Accept) {
  v1::AcceptAssignmentRequest request;
  request.set_name(world_.Issued("财务处").assignments(0).name());
  request.set_request_id("repeat-accept");
  ExpectOneAnswer("/duban.v1.AssignmentService/AcceptAssignment", request.SerializeAsString(),
                  "cwc.head");
}

TEST_F(Repeat, AcceptAtOnceFromTheStart) {
  const v1::Task task = world_.Issued("财务处");
  v1::AcceptAssignmentRequest request;
  request.set_name(task.assignments(0).name());
  request.set_request_id("accept-at-once");
  const std::vector<RawAnswer> answers =
      AtOnce("/duban.v1.AssignmentService/AcceptAssignment", request.SerializeAsString(),
             world_.bureau().TokenOf("cwc.handler"));
  for (const RawAnswer& answer : answers) {
    EXPECT_TRUE(answer.ok()) << answer.message;
    EXPECT_TRUE(answer == answers.front());
  }
  v1::ListEventsRequest events;
  events.set_parent(task.name());
  const auto listed = Must(world_.As("ducha").events().ListEvents(events));
  int accepted = 0;
  for (const v1::Event& event : listed.events()) {
    accepted += event.type() == "ACCEPTED" ? 1 : 0;
  }
  EXPECT_EQ(accepted, 1);
}

TEST_F(Repeat, AcceptAtOnceUnderDifferentIds) {
  const v1::Task task = world_.Issued("财务处");
  v1::AcceptAssignmentRequest request;
  request.set_name(task.assignments(0).name());
  std::vector<std::thread> callers;
  std::vector<RawAnswer> answers(kCallers);
  const std::string token = world_.bureau().TokenOf("cwc.handler");
  for (int i = 0; i < kCallers; ++i) {
    request.set_request_id("rival-" + std::to_string(i));
    callers.emplace_back([&, i, bytes = request.SerializeAsString()] {
      answers[static_cast<std::size_t>(i)] =
          world_.raw().Call("/duban.v1.AssignmentService/AcceptAssignment", bytes, token);
    });
  }
  for (std::thread& caller : callers) caller.join();
  int won = 0;
  for (const RawAnswer& answer : answers) {
    won += answer.ok() ? 1 : 0;
    EXPECT_TRUE(answer.ok() ||
                answer.code == static_cast<int>(absl::StatusCode::kFailedPrecondition))
        << answer.message;
  }
  EXPECT_EQ(won, 1);
}

TEST_F(Repeat, CreateTask) {
  v1::CreateTaskRequest request;
  request.mutable_task()->set_title("只应创建一次");
  request.mutable_task()->set_issuing_unit(world_.bureau().Unit(kBureau));
  request.set_request_id("repeat-create");
  ExpectOneAnswer("/duban.v1.TaskService/CreateTask", request.SerializeAsString(), "ducha");
}

TEST_F(Repeat, CreateUser) {
  v1::CreateUserRequest request;
  request.mutable_user()->set_login("repeated");
  request.mutable_user()->set_display_name("只应创建一次");
  request.set_password(kPassword);
  request.set_request_id("repeat-user");
  ExpectOneAnswer("/duban.v1.DirectoryService/CreateUser", request.SerializeAsString(), kAdmin);
}

TEST_F(Repeat, ImportAndIssue) {
  v1::ImportPlanRequest request;
  request.set_text(PlanText(5, "(牵头处室:财务处)"));
  request.set_issuing_unit(world_.bureau().Unit(kBureau));
  *request.mutable_default_due_date() = DaysFromToday(40);
  request.set_request_id("repeat-import");
  ExpectOneAnswer("/duban.v1.PlanService/ImportPlan", request.SerializeAsString(), "ducha");
  // A client of its own repeats it once more, to learn the name.
  v1::IssuePlanRequest issue;
  issue.set_name(Must(world_.As("ducha").plans().ImportPlan(request)).plan().name());
  issue.set_request_id("repeat-issue");
  ExpectOneAnswer("/duban.v1.PlanService/IssuePlan", issue.SerializeAsString(), "ducha");
}

// A refusal is not kept: once the reason is gone, the same request goes through.
TEST_F(Repeat, RefusedThenAllowed) {
  const v1::ImportPlanResponse imported = world_.ImportedPlan(1);
  v1::IssuePlanRequest issue;
  issue.set_name(imported.plan().name());
  issue.set_request_id("refused-then-allowed");
  EXPECT_FALSE(world_.As("ducha").plans().IssuePlan(issue).ok());
  v1::UpdatePlanRequest update;
  *update.mutable_plan() = imported.plan();
  *update.mutable_plan()->mutable_default_due_date() = DaysFromToday(40);
  Must(world_.As("ducha").plans().UpdatePlan(update));
  EXPECT_EQ(Must(world_.As("ducha").plans().IssuePlan(issue)).state(), v1::PLAN_STATE_ISSUED);
}

}  // namespace
}  // namespace duban::testing
