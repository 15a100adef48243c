// Who may call what; and that what one may not see cannot be told from what is not there.
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/e2e/world.h"

namespace duban::testing {
namespace {

class Access : public ::testing::Test {
 protected:
  World& world_ = World::Get();
};

TEST_F(Access, WithoutASession) {
  const std::string before = world_.RowCounts();
  const auto nobody = Connect(world_.server().target());
  v1::GetTaskRequest request;
  request.set_name("tasks/1");
  auto answer = nobody->tasks().GetTask(request);
  ASSERT_FALSE(answer.ok());
  ExpectRefused(answer.error(), absl::StatusCode::kUnauthenticated, "SESSION_REQUIRED");

  nobody->SetToken("made-up");
  answer = nobody->tasks().GetTask(request);
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, absl::StatusCode::kUnauthenticated);
  EXPECT_NE(answer.error().message_zh, "");
  EXPECT_EQ(world_.RowCounts(), before);
}

TEST_F(Access, EndedSession) {
  const auto client = Connect(world_.server().target());
  Must(client->SignIn("guest", kPassword));
  Must(client->sessions().GetSession({}));
  Must(client->sessions().SignOut({}));
  const auto answer = client->sessions().GetSession({});
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, absl::StatusCode::kUnauthenticated);
}

TEST_F(Access, SignInDoesNotTellWhatWasWrong) {
  const auto client = Connect(world_.server().target());
  const auto wrong = client->SignIn("guest", "not the password");
  const auto unknown = client->SignIn("no.such.login", "not the password");
  ASSERT_FALSE(wrong.ok());
  ASSERT_FALSE(unknown.ok());
  ExpectRefused(wrong.error(), absl::StatusCode::kUnauthenticated, "SIGN_IN_REFUSED");
  EXPECT_EQ(wrong.error().message, unknown.error().message);
  EXPECT_EQ(wrong.error().message_zh, unknown.error().message_zh);
}

TEST_F(Access, WrongRole) {
  const std::string before = world_.RowCounts();
  v1::CreateUnitRequest unit;
  unit.mutable_unit()->set_display_name("新处室");
  unit.mutable_unit()->set_kind(v1::UNIT_KIND_OFFICE);
  unit.mutable_unit()->set_parent(world_.bureau().Unit(kBureau));
  const auto by_office = world_.As("ducha").directory().CreateUnit(unit);
  ASSERT_FALSE(by_office.ok());
  ExpectRefused(by_office.error(), absl::StatusCode::kPermissionDenied, "NOT_ALLOWED");

  v1::CreateTaskRequest task;
  task.mutable_task()->set_title("事项");
  task.mutable_task()->set_issuing_unit(world_.bureau().Unit(kBureau));
  const auto by_admin = world_.As(kAdmin).tasks().CreateTask(task);
  ASSERT_FALSE(by_admin.ok());
  ExpectRefused(by_admin.error(), absl::StatusCode::kPermissionDenied, "NOT_ALLOWED");
  EXPECT_EQ(world_.RowCounts(), before);
}

TEST_F(Access, RightRoleInAnotherUnit) {
  const v1::Task task = world_.Issued("财务处", {"干部人事处"});
  const std::string before = world_.RowCounts();
  const auto refused = [&](const char* login, int assignment) {
    v1::AcceptAssignmentRequest accept;
    accept.set_name(task.assignments(assignment).name());
    return world_.As(login).assignments().AcceptAssignment(accept).error();
  };
  ExpectRefused(refused("cwc.head", 1), absl::StatusCode::kPermissionDenied, "NOT_ALLOWED");
  // What stands beside or below is not loaded to refuse a command (ADR 16).
  ExpectRefused(refused("rsc.head", 0), absl::StatusCode::kPermissionDenied, "ACCESS_DENIED");
  EXPECT_EQ(world_.RowCounts(), before);
}

TEST_F(Access, NobodyChangesHisOwnRoles) {
  v1::CreateMembershipRequest request;
  request.mutable_membership()->set_unit(world_.bureau().Unit(kBureau));
  request.mutable_membership()->set_user(
      Must(world_.As(kAdmin).sessions().GetSession({})).user().name());
  request.mutable_membership()->set_role(v1::ROLE_SUPERVISOR);
  const auto answer = world_.As(kAdmin).directory().CreateMembership(request);
  ASSERT_FALSE(answer.ok());
  ExpectMissing(answer.error(), {"OWN_MEMBERSHIP"});
}

// The same call by somebody who may not see the thing, on one that exists and one that does not.
struct Probe {
  const char* method;
  std::function<std::string(const std::string& task, const std::string& assignment,
                            const std::string& plan)>
      request;
};

template <class Request>
std::string Named(const std::string& name, const std::string& request_id = "") {
  Request request;
  request.set_name(name);
  if constexpr (requires { request.set_request_id(request_id); }) {
    request.set_request_id(request_id);
  }
  return request.SerializeAsString();
}

template <class Request>
std::string Below(const std::string& parent) {
  Request request;
  request.set_parent(parent);
  return request.SerializeAsString();
}

std::vector<Probe> Probes() {
  using Text = const std::string&;
  return {
      {"/duban.v1.TaskService/GetTask",
       [](Text task, Text, Text) { return Named<v1::GetTaskRequest>(task); }},
      {"/duban.v1.AssignmentService/GetAssignment",
       [](Text, Text assignment, Text) { return Named<v1::GetAssignmentRequest>(assignment); }},
      {"/duban.v1.AssignmentService/AcceptAssignment",
       [](Text, Text assignment, Text) {
         return Named<v1::AcceptAssignmentRequest>(assignment, "unseen-accept-" + assignment);
       }},
      {"/duban.v1.AssignmentService/ListSubmissions",
       [](Text, Text assignment, Text) { return Below<v1::ListSubmissionsRequest>(assignment); }},
      {"/duban.v1.EventService/ListEvents",
       [](Text task, Text, Text) { return Below<v1::ListEventsRequest>(task); }},
      {"/duban.v1.EventService/ListEvents",
       [](Text, Text, Text plan) { return Below<v1::ListEventsRequest>(plan); }},
      {"/duban.v1.PlanService/GetPlan",
       [](Text, Text, Text plan) { return Named<v1::GetPlanRequest>(plan); }},
  };
}

TEST_F(Access, InvisibleIsAnsweredAsNonexistent) {
  const v1::Task task = world_.Issued("财务处");
  const std::string assignment = task.assignments(0).name();
  const std::string plan = world_.ImportedPlan(1).plan().name();  // a draft: the office's alone
  const std::string missing = "tasks/987654321";
  // HEAD of an office that takes no part.
  const std::string token = world_.bureau().TokenOf("bgs.head");
  const std::string before = world_.RowCounts();
  for (const Probe& probe : Probes()) {
    const RawAnswer unseen =
        world_.raw().Call(probe.method, probe.request(task.name(), assignment, plan), token);
    const RawAnswer absent = world_.raw().Call(
        probe.method, probe.request(missing, missing + "/assignments/987654321", "plans/987654321"),
        token);
    EXPECT_EQ(unseen.code, static_cast<int>(absl::StatusCode::kPermissionDenied)) << probe.method;
    EXPECT_EQ(unseen.message, absent.message) << probe.method;
    EXPECT_TRUE(unseen == absent) << probe.method;
  }
  EXPECT_EQ(world_.RowCounts(), before);
}

TEST_F(Access, DraftIsTheOfficesAlone) {
  const v1::Task draft = world_.Draft("财务处");
  v1::GetTaskRequest request;
  request.set_name(draft.name());
  EXPECT_TRUE(world_.As("ducha").tasks().GetTask(request).ok());
  const auto answer = world_.As("cwc.head").tasks().GetTask(request);
  ASSERT_FALSE(answer.ok());
  ExpectRefused(answer.error(), absl::StatusCode::kPermissionDenied, "ACCESS_DENIED");
}

}  // namespace
}  // namespace duban::testing
