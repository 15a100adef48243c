// The chain's methods by somebody who may not see the thing: what exists is answered, byte for
// byte, like what does not, and nothing is changed.
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/e2e/harness/documents.h"
#include "tests/e2e/world.h"

namespace duban::testing {
namespace {

constexpr char kStranger[] = "stranger";

// Every role there is for the chain, in an office that takes no part and has nothing below it.
void AddStranger(Bureau& bureau) {
  bureau.AddUnit("信访办");
  bureau.AddPerson(kStranger, "信访办主任", "信访办", v1::ROLE_HEAD);
  for (const v1::Role role :
       {v1::ROLE_HANDLER, v1::ROLE_LEADER, v1::ROLE_PRINCIPAL, v1::ROLE_SUPERVISOR}) {
    bureau.Grant(kStranger, "信访办", role);
  }
}

struct Probe {
  std::string method;
  // The encoded request, on this task or on one of its assignments.
  std::function<std::string(const std::string& task, const std::string& assignment)> request;
};

template <class Request>
using Fill = std::function<void(Request&)>;

// Gives the request an id of its own: a repeat would be answered from the store.
template <class Request>
std::string Encode(Request request, const std::string& name) {
  if constexpr (requires { request.set_request_id(name); }) {
    request.set_request_id("unseen-" + name);
  }
  return request.SerializeAsString();
}

template <class Request>
Probe OnAssignment(const std::string& method, const Fill<Request>& fill = {}) {
  return {"/duban.v1." + method, [fill](const std::string&, const std::string& assignment) {
            Request request;
            request.set_name(assignment);
            if (fill) fill(request);
            return Encode(request, assignment);
          }};
}

template <class Request>
Probe OnTask(const std::string& method, const Fill<Request>& fill = {}) {
  return {"/duban.v1." + method, [fill](const std::string& task, const std::string&) {
            Request request;
            if constexpr (requires { request.set_parent(task); }) {
              request.set_parent(task);
            } else {
              request.set_name(task);
            }
            if (fill) fill(request);
            return Encode(request, task);
          }};
}

// Names what lies below: a request or an instruction that is not there either.
template <class Request>
Probe Below(const std::string& method, const std::string& collection, bool of_assignment,
            const Fill<Request>& fill) {
  return {"/duban.v1." + method, [=](const std::string& task, const std::string& assignment) {
            Request request;
            request.set_name((of_assignment ? assignment : task) + "/" + collection + "/1");
            fill(request);
            return Encode(request, task);
          }};
}

constexpr auto kReason = [](auto& request) { request.set_reason("理由"); };

std::vector<Probe> AssignmentProbes() {
  return {
      OnAssignment<v1::DeclineAssignmentRequest>("AssignmentService/DeclineAssignment", kReason),
      OnAssignment<v1::AssignHandlerRequest>("AssignmentService/AssignHandler"),
      OnAssignment<v1::SplitAssignmentRequest>(
          "AssignmentService/SplitAssignment",
          [](auto& request) { request.add_children()->set_unit("units/1"); }),
      OnAssignment<v1::ChangeShareRequest>("AssignmentService/ChangeShare",
                                           [](auto& request) { request.set_share("分工"); }),
      OnAssignment<v1::UrgeAssignmentRequest>("AssignmentService/UrgeAssignment"),
      OnAssignment<v1::SubmitAssignmentRequest>(
          "AssignmentService/SubmitAssignment",
          [](auto& request) { request.set_summary("已完成"); }),
      OnAssignment<v1::RecallSubmissionRequest>("AssignmentService/RecallSubmission"),
      OnAssignment<v1::ApproveSubmissionRequest>("AssignmentService/ApproveSubmission"),
      OnAssignment<v1::RevokeApprovalRequest>("AssignmentService/RevokeApproval", kReason),
      OnAssignment<v1::ReturnSubmissionRequest>(
          "AssignmentService/ReturnSubmission",
          [](auto& request) { request.set_comment("缺附件"); }),
      OnAssignment<v1::ReopenAssignmentRequest>("AssignmentService/ReopenAssignment",
                                                [](auto& request) {
                                                  kReason(request);
                                                  *request.mutable_due_date() = DaysFromToday(10);
                                                }),
      {"/duban.v1.AssignmentService/BatchUrgeAssignments",
       [](const std::string&, const std::string& assignment) {
         v1::BatchUrgeAssignmentsRequest request;
         request.add_requests()->set_name(assignment);
         return Encode(request, assignment);
       }},
      {"/duban.v1.AssignmentService/BatchApproveSubmissions",
       [](const std::string&, const std::string& assignment) {
         v1::BatchApproveSubmissionsRequest request;
         request.add_requests()->set_name(assignment);
         return Encode(request, assignment);
       }},
  };
}

std::vector<Probe> RulingProbes() {
  const auto suspend = [](auto& request) {
    kReason(request);
    *request.mutable_review_date() = DaysFromToday(10);
  };
  const auto reassign = [](auto& request) {
    kReason(request);
    request.set_unit("units/1");
  };
  return {
      OnAssignment<v1::RuleDeclineRequest>("RulingService/RuleDecline",
                                           [](auto& request) {
                                             kReason(request);
                                             request.set_ruling(v1::DECLINE_RULING_INSIST);
                                           }),
      OnAssignment<v1::ReassignAssignmentRequest>("RulingService/ReassignAssignment", reassign),
      {"/duban.v1.RulingService/BatchReassignAssignments",
       [reassign](const std::string&, const std::string& assignment) {
         v1::BatchReassignAssignmentsRequest request;
         reassign(*request.add_requests());
         request.mutable_requests(0)->set_name(assignment);
         return Encode(request, assignment);
       }},
      OnAssignment<v1::WaiveAssignmentRequest>("RulingService/WaiveAssignment", kReason),
      OnAssignment<v1::WithdrawAssignmentRequest>("RulingService/WithdrawAssignment", kReason),
      OnAssignment<v1::SuspendAssignmentRequest>("RulingService/SuspendAssignment", suspend),
      OnAssignment<v1::ResumeAssignmentRequest>("RulingService/ResumeAssignment"),
      OnAssignment<v1::RedateAssignmentSuspensionRequest>(
          "RulingService/RedateAssignmentSuspension", suspend),
      OnAssignment<v1::NameSubstituteRequest>(
          "RulingService/NameSubstitute", [](auto& request) { request.set_substitute("users/1"); }),
      OnTask<v1::SuspendTaskRequest>("TaskService/SuspendTask",
                                     [suspend](auto& request) {
                                       suspend(request);
                                       request.set_leader_consent("同意");
                                     }),
      OnTask<v1::ResumeTaskRequest>("TaskService/ResumeTask"),
      OnTask<v1::RedateTaskSuspensionRequest>("TaskService/RedateTaskSuspension", suspend),
      OnTask<v1::CancelTaskRequest>("TaskService/CancelTask",
                                    [](auto& request) {
                                      kReason(request);
                                      request.set_leader_consent("同意");
                                    }),
      {"/duban.v1.TaskService/BatchIssueTasks",
       [](const std::string& task, const std::string&) {
         v1::BatchIssueTasksRequest request;
         request.add_requests()->set_name(task);
         return Encode(request, task);
       }},
  };
}

std::vector<Probe> AskingProbes() {
  return {
      OnAssignment<v1::RequestCoordinationRequest>("CoordinationService/RequestCoordination",
                                                   [](auto& request) {
                                                     request.set_kind(v1::REQUEST_KIND_NOT_OURS);
                                                     request.set_wish("不属本处职责");
                                                   }),
      Below<v1::RuleCoordinationRequest>("CoordinationService/RuleCoordination", "requests", true,
                                         kReason),
      Below<v1::WithdrawRequestRequest>("CoordinationService/WithdrawRequest", "requests", true,
                                        [](auto&) {}),
      OnTask<v1::ListCoordinationRequestsRequest>("CoordinationService/ListCoordinationRequests"),
      OnTask<v1::InstructRequest>("InstructionService/Instruct",
                                  [](auto& request) { request.set_text("请抓紧"); }),
      Below<v1::AcknowledgeInstructionRequest>("InstructionService/AcknowledgeInstruction",
                                               "instructions", false,
                                               [](auto& request) { request.set_unit("units/1"); }),
      Below<v1::ReplyInstructionRequest>("InstructionService/ReplyInstruction", "instructions",
                                         false,
                                         [](auto& request) {
                                           request.set_unit("units/1");
                                           request.set_reply("已办");
                                         }),
      OnTask<v1::ListInstructionsRequest>("InstructionService/ListInstructions"),
      OnTask<v1::ListAllowedActionsRequest>("TodoService/ListAllowedActions"),
      OnAssignment<v1::ListAllowedActionsRequest>("TodoService/ListAllowedActions"),
  };
}

class ChainAccess : public ::testing::Test {
 protected:
  void ExpectUnseen(const std::vector<Probe>& probes) {
    const v1::Task task = world_.Issued("财务处", {"干部人事处"});
    const std::string assignment = task.assignments(1).name();
    const std::string missing = "tasks/987654321";
    const std::string token = world_.bureau().TokenOf(kStranger);
    const std::string before = world_.RowCounts();
    for (const Probe& probe : probes) {
      const RawAnswer unseen =
          world_.raw().Call(probe.method, probe.request(task.name(), assignment), token);
      const RawAnswer absent = world_.raw().Call(
          probe.method, probe.request(missing, missing + "/assignments/987654321"), token);
      EXPECT_EQ(unseen.code, static_cast<int>(absl::StatusCode::kPermissionDenied))
          << probe.method << " " << unseen.message;
      EXPECT_NE(unseen.details.find("ACCESS_DENIED"), std::string::npos) << probe.method;
      EXPECT_EQ(unseen.message, absent.message) << probe.method;
      EXPECT_TRUE(unseen == absent) << probe.method;
    }
    EXPECT_EQ(world_.RowCounts(), before);
  }

  static World& Shared() {
    static World& world = []() -> World& {
      AddStranger(World::Get().bureau());
      World::Get().As(kStranger);
      return World::Get();
    }();
    return world;
  }

  World& world_ = Shared();
};

TEST_F(ChainAccess, WorkIsUnseen) { ExpectUnseen(AssignmentProbes()); }

TEST_F(ChainAccess, RulingsAreUnseen) { ExpectUnseen(RulingProbes()); }

TEST_F(ChainAccess, RequestsAndInstructionsAreUnseen) { ExpectUnseen(AskingProbes()); }

// Who may see the task but not do this is told so.
TEST_F(ChainAccess, AnotherUnitsWorkIsNotOnesOwn) {
  const v1::Task task = world_.Issued("财务处", {"干部人事处"});
  v1::DeclineAssignmentRequest decline;
  decline.set_name(task.assignments(1).name());
  decline.set_reason("代为退回");
  const auto answer = world_.As("cwc.head").assignments().DeclineAssignment(decline);
  ASSERT_FALSE(answer.ok());
  ExpectRefused(answer.error(), absl::StatusCode::kPermissionDenied, "NOT_ALLOWED");
}

// Nothing is inferred, and a name that does not read is refused before anything is done in one's
// own right.
TEST_F(ChainAccess, InWhoseNameMustBeLent) {
  const v1::Task task = world_.Issued("财务处", {"干部人事处"});
  v1::AcceptAssignmentRequest accept;
  accept.set_name(task.assignments(1).name());
  accept.set_on_behalf_of(world_.bureau().User("cwc.head"));
  auto answer = world_.As("rsc.head").assignments().AcceptAssignment(accept);
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, absl::StatusCode::kPermissionDenied);
  accept.set_on_behalf_of("cwc.head");
  answer = world_.As("rsc.head").assignments().AcceptAssignment(accept);
  ASSERT_FALSE(answer.ok());
  ExpectBadField(answer.error(), "on_behalf_of", "NAME_INVALID");
}

}  // namespace
}  // namespace duban::testing
