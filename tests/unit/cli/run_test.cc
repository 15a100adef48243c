// Whole commands against a real gRPC server with scripted answers: exit codes, streams, session.
#include <fstream>

#include <sys/stat.h>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/unit/cli/scripted_server.h"
#include "tests/unit/cli/test_terminal.h"

namespace duban::cli {
namespace {

using ::testing::HasSubstr;

class RunTest : public ::testing::Test {
 protected:
  ExitCode Run(std::vector<std::string> arguments) {
    if (!server_) server_ = std::make_unique<ScriptedServer>(script_);
    terminal_.environment["DUBAN_SERVER"] = server_->target();
    return terminal_.Run(arguments);
  }

  Script script_;
  std::unique_ptr<ScriptedServer> server_;
  TestTerminal terminal_;
};

TEST_F(RunTest, SignInKeepsTheTokenForLaterCommands) {
  std::string password;
  script_.sign_in = [&](const v1::SignInRequest& request, v1::SignInResponse& response) {
    password = request.password();
    response.set_token("the-token");
    response.mutable_session()->mutable_user()->set_login(request.login());
    return grpc::Status::OK;
  };
  ASSERT_EQ(Run({"signin", "zhang", "-o", "json"}), ExitCode::kOk) << terminal_.err();
  EXPECT_EQ(password, "a long password");
  EXPECT_THAT(terminal_.out(), ::testing::Not(HasSubstr("the-token")));
  EXPECT_EQ(Run({"whoami", "-o", "json"}), ExitCode::kOk);
  EXPECT_EQ(server_->authorizations().back(), "Bearer the-token");
  EXPECT_EQ(Run({"signout"}), ExitCode::kOk);
  EXPECT_EQ(Run({"whoami", "-o", "json"}), ExitCode::kOk);
  EXPECT_EQ(server_->authorizations().back(), "");
}

TEST_F(RunTest, SignOutOfAForgottenSessionIsDone) {
  script_.sign_out = [](const v1::SignOutRequest&, v1::SignOutResponse&) {
    return Refusal(grpc::StatusCode::UNAUTHENTICATED, "SESSION_INVALID", "登录已失效");
  };
  EXPECT_EQ(Run({"signout"}), ExitCode::kOk);
}

TEST_F(RunTest, ExitCodesAndWhereErrorsGo) {
  grpc::Status next;
  script_.issue_task = [&](const v1::IssueTaskRequest&, v1::Task&) { return next; };
  const std::vector<std::pair<grpc::StatusCode, ExitCode>> table = {
      {grpc::StatusCode::FAILED_PRECONDITION, ExitCode::kRefused},
      {grpc::StatusCode::INVALID_ARGUMENT, ExitCode::kUsage},
      {grpc::StatusCode::UNAUTHENTICATED, ExitCode::kForbidden},
      {grpc::StatusCode::PERMISSION_DENIED, ExitCode::kForbidden},
      {grpc::StatusCode::ABORTED, ExitCode::kConflict},
      {grpc::StatusCode::RESOURCE_EXHAUSTED, ExitCode::kUnavailable},
      {grpc::StatusCode::DEADLINE_EXCEEDED, ExitCode::kUnavailable},
      {grpc::StatusCode::INTERNAL, ExitCode::kInternal}};
  for (const auto& [code, exit_code] : table) {
    next = Refusal(code, "SOME_REASON", "说明文字");
    EXPECT_EQ(Run({"task", "issue", "3"}), exit_code) << code;
    EXPECT_EQ(terminal_.out(), "");
    EXPECT_THAT(terminal_.err(), HasSubstr("错误:说明文字 [SOME_REASON]"));
  }
  EXPECT_EQ(Run({"task", "issue", "3", "-o", "json"}), ExitCode::kInternal);
  EXPECT_EQ(terminal_.out(), "");
  EXPECT_EQ(nlohmann::json::parse(terminal_.err()).at("error").at("reason"), "SOME_REASON");
}

TEST_F(RunTest, AnUnreachableServer) {
  terminal_.environment["DUBAN_SERVER"] = "127.0.0.1:1";
  // The short time is over before the second attempt would come.
  EXPECT_EQ(terminal_.Run({"whoami", "--timeout", "0.1"}), ExitCode::kUnavailable);
  EXPECT_THAT(terminal_.err(), HasSubstr("[SERVER_UNREACHABLE]"));
}

TEST_F(RunTest, WrongUsage) {
  for (const std::vector<std::string>& wrong :
       std::vector<std::vector<std::string>>{{},
                                             {"task"},
                                             {"task", "show"},
                                             {"nonsense"},
                                             {"task", "show", "3", "--what"},
                                             {"task", "show", "x"},
                                             {"task", "list", "--state", "完成"},
                                             {"whoami", "-o", "xml"},
                                             {"task", "create", "标题", "--due", "2026-02-30"}}) {
    EXPECT_EQ(Run(wrong), ExitCode::kUsage);
    EXPECT_THAT(terminal_.err(), HasSubstr("错误:"));
  }
  EXPECT_EQ(Run({"task", "show", "-o", "json"}), ExitCode::kUsage);
  EXPECT_EQ(nlohmann::json::parse(terminal_.err()).at("error").at("reason"), "USAGE");
  terminal_.environment.erase("DUBAN_SERVER");
  EXPECT_EQ(terminal_.Run({"whoami"}), ExitCode::kUsage);
  EXPECT_THAT(terminal_.err(), HasSubstr("[SERVER_REQUIRED]"));
  EXPECT_EQ(terminal_.Run({"--server", "10.0.0.1:7400", "whoami"}), ExitCode::kUsage);
  EXPECT_THAT(terminal_.err(), HasSubstr("[PLAINTEXT_REFUSED]"));
}

TEST_F(RunTest, AcceptsAnAssignmentByItsUnitsAlias) {
  script_.list_units = [](const v1::ListUnitsRequest&, v1::ListUnitsResponse& response) {
    v1::Unit& unit = *response.add_units();
    unit.set_name("units/2");
    unit.set_display_name("财务处");
    unit.add_aliases("计财处");
    return grpc::Status::OK;
  };
  script_.get_task = [](const v1::GetTaskRequest& request, v1::Task& task) {
    task.set_name(request.name());
    v1::Assignment& assignment = *task.add_assignments();
    assignment.set_name(request.name() + "/assignments/9");
    assignment.set_unit("units/2");
    return grpc::Status::OK;
  };
  v1::AcceptAssignmentRequest accepted;
  script_.accept_assignment = [&](const v1::AcceptAssignmentRequest& request,
                                  v1::Assignment& assignment) {
    accepted = request;
    assignment.set_name(request.name());
    return grpc::Status::OK;
  };
  ASSERT_EQ(Run({"assignment", "accept", "3:计财处", "--request-id", "mine", "--etag", "5"}),
            ExitCode::kOk)
      << terminal_.err();
  EXPECT_EQ(accepted.name(), "tasks/3/assignments/9");
  EXPECT_EQ(accepted.request_id(), "mine");
  EXPECT_EQ(accepted.etag(), "5");
  EXPECT_THAT(terminal_.out(), HasSubstr("已签收"));
  EXPECT_EQ(Run({"assignment", "accept", "3:人事处"}), ExitCode::kUsage);
  EXPECT_THAT(terminal_.err(), HasSubstr("[UNIT_UNKNOWN]"));
}

TEST_F(RunTest, UpdateKeepsWhatIsNotGivenAndTheEtagItRead) {
  script_.get_task = [](const v1::GetTaskRequest& request, v1::Task& task) {
    task.set_name(request.name());
    task.set_title("原标题");
    task.set_text("原文");
    task.set_etag("7");
    task.set_lead_unconfirmed(true);
    v1::PlannedUnit& lead = *task.add_planned_units();
    lead.set_unit("units/2");
    lead.set_role(v1::ASSIGNMENT_ROLE_LEAD);
    return grpc::Status::OK;
  };
  v1::UpdateTaskRequest sent;
  script_.update_task = [&](const v1::UpdateTaskRequest& request, v1::Task&) {
    sent = request;
    return grpc::Status::OK;
  };
  // Naming the lead confirms it, so that another change alone is refused.
  EXPECT_EQ(Run({"task", "update", "3", "--due", "2026-12-31"}), ExitCode::kUsage);
  EXPECT_THAT(terminal_.err(), HasSubstr("[LEAD_UNCONFIRMED]"));
  ASSERT_EQ(Run({"task", "update", "3", "--due", "2026-12-31", "--confirm-lead", "--support",
                 "units/5", "--support", "6"}),
            ExitCode::kOk)
      << terminal_.err();
  EXPECT_EQ(sent.task().title(), "原标题");
  EXPECT_EQ(sent.task().text(), "原文");
  EXPECT_EQ(sent.task().etag(), "7");
  EXPECT_EQ(sent.task().due_date().month(), 12);
  ASSERT_EQ(sent.task().planned_units_size(), 3);
  EXPECT_EQ(sent.task().planned_units(0).unit(), "units/2");
  EXPECT_EQ(sent.task().planned_units(1).unit(), "units/5");
  EXPECT_EQ(sent.task().planned_units(2).unit(), "units/6");
  EXPECT_EQ(sent.task().planned_units(2).role(), v1::ASSIGNMENT_ROLE_SUPPORT);
}

// The server answers a repeat from what it stored only if the bytes are those of the first time.
TEST_F(RunTest, ARepeatedUpdateSendsTheSameBytes) {
  v1::Task stored;
  stored.set_name("tasks/3");
  stored.set_title("标题");
  stored.set_etag("7");
  stored.set_state(v1::TASK_STATE_DRAFT);
  script_.get_task = [&](const v1::GetTaskRequest&, v1::Task& task) {
    task = stored;
    return grpc::Status::OK;
  };
  std::vector<std::string> sent;
  script_.update_task = [&](const v1::UpdateTaskRequest& request, v1::Task& task) {
    sent.push_back(request.SerializeAsString());
    stored = request.task();
    stored.set_etag("8");
    stored.set_due_basis(v1::DUE_BASIS_OFFICE);
    stored.set_lead_unconfirmed(false);
    for (v1::PlannedUnit& planned : *stored.mutable_planned_units()) {
      planned.set_printed_name("财务处");
    }
    task = stored;
    return grpc::Status::OK;
  };
  const std::vector<std::string> command = {
      "task", "update", "3", "--due", "2026-12-31", "--lead", "units/2", "--request-id", "mine"};
  ASSERT_EQ(Run(command), ExitCode::kOk) << terminal_.err();
  ASSERT_EQ(Run(command), ExitCode::kOk) << terminal_.err();
  ASSERT_EQ(sent.size(), 2U);
  EXPECT_EQ(sent[0], sent[1]);
}

TEST_F(RunTest, ListsFilterAndSayThatThereIsMore) {
  v1::ListTasksRequest sent;
  script_.list_tasks = [&](const v1::ListTasksRequest& request, v1::ListTasksResponse& response) {
    sent = request;
    for (int i = 1; i <= 3; ++i) response.add_tasks()->set_name("tasks/" + std::to_string(i));
    return grpc::Status::OK;
  };
  ASSERT_EQ(Run({"task", "list", "--plan", "1", "--state", "办理中", "--unit", "7", "--limit", "2",
                 "-o", "json"}),
            ExitCode::kOk);
  EXPECT_EQ(sent.filter(), R"(plan = "plans/1" AND state = "IN_PROGRESS" AND unit = "units/7")");
  EXPECT_EQ(sent.page_size(), 3);
  EXPECT_EQ(nlohmann::json::parse(terminal_.out()).at("tasks").size(), 2U);
  EXPECT_THAT(terminal_.err(), HasSubstr("--limit 0"));
  ASSERT_EQ(Run({"task", "list", "--limit", "0", "-o", "yaml"}), ExitCode::kOk);
  EXPECT_THAT(terminal_.out(), HasSubstr("  - name: tasks/3\n"));
  EXPECT_EQ(terminal_.err(), "");
}

TEST_F(RunTest, ImportSendsTheTextOnceItIsFit) {
  v1::ImportPlanRequest sent;
  int calls = 0;
  script_.import_plan = [&](const v1::ImportPlanRequest& request, v1::ImportPlanResponse&) {
    sent = request;
    ++calls;
    return grpc::Status::OK;
  };
  terminal_.input = "一、总则\n1.健全保障。\n";
  ASSERT_EQ(Run({"plan", "import", "-", "--unit", "1", "--year", "2026", "--validate-only"}),
            ExitCode::kOk)
      << terminal_.err();
  EXPECT_EQ(sent.text(), terminal_.input);
  EXPECT_EQ(sent.issuing_unit(), "units/1");
  EXPECT_EQ(sent.year(), 2026);
  EXPECT_TRUE(sent.validate_only());
  EXPECT_THAT(terminal_.out(), HasSubstr("预览,未导入"));
  terminal_.input = " \r\n";
  EXPECT_EQ(Run({"plan", "import", "-", "--unit", "1"}), ExitCode::kUsage);
  EXPECT_THAT(terminal_.err(), HasSubstr("[EMPTY_DOCUMENT]"));
  EXPECT_EQ(calls, 1);
}

TEST_F(RunTest, WhatIsNoPlainTextIsUploadedFirst) {
  std::string received;
  script_.create_upload = [](const v1::CreateUploadRequest& request, v1::Upload& upload) {
    upload.set_name("uploads/5");
    upload.set_size(request.size());
    return grpc::Status::OK;
  };
  script_.write_upload = [&](const v1::WriteUploadRequest& request, v1::Upload& upload) {
    received += request.data();
    upload.set_name(request.name());
    upload.set_size(static_cast<std::int64_t>(received.size()));
    upload.set_received_size(upload.size());
    return grpc::Status::OK;
  };
  script_.commit_upload = [](const v1::CommitUploadRequest& request, v1::Upload& upload) {
    upload.set_name(request.name());
    return grpc::Status::OK;
  };
  v1::ImportPlanRequest sent;
  script_.import_plan = [&](const v1::ImportPlanRequest& request, v1::ImportPlanResponse&) {
    sent = request;
    return grpc::Status::OK;
  };
  for (const std::string document : {"\xb1\xb1\xbe\xa9", "<html>要点</html>", "%PDF-1.7"}) {
    received.clear();
    terminal_.input = document;
    ASSERT_EQ(Run({"plan", "import", "-", "--unit", "1"}), ExitCode::kOk) << terminal_.err();
    EXPECT_EQ(received, document);
    EXPECT_EQ(sent.upload(), "uploads/5");
    EXPECT_EQ(sent.text(), "");
  }
}

TEST_F(RunTest, NamesAreSettledWithTheImport) {
  v1::ImportPlanRequest sent;
  script_.import_plan = [&](const v1::ImportPlanRequest& request, v1::ImportPlanResponse&) {
    sent = request;
    return grpc::Status::OK;
  };
  terminal_.input = "1.健全保障。\n";
  ASSERT_EQ(Run({"plan", "import", "-", "--unit", "1", "--map", "考试院=7", "--dry-run"}),
            ExitCode::kOk)
      << terminal_.err();
  ASSERT_EQ(sent.mappings_size(), 1);
  EXPECT_EQ(sent.mappings(0).printed_name(), "考试院");
  EXPECT_EQ(sent.mappings(0).unit(), "units/7");
  EXPECT_TRUE(sent.validate_only());
  EXPECT_EQ(Run({"plan", "import", "-", "--unit", "1", "--map", "考试院"}), ExitCode::kUsage);
}

TEST_F(RunTest, TheIssuingUnitIsTheSupervisorsOwn) {
  script_.get_session = [](const v1::GetSessionRequest&, v1::Session& session) {
    v1::Membership& membership = *session.add_memberships();
    membership.set_unit("units/1");
    membership.set_role(v1::ROLE_SUPERVISOR);
    return grpc::Status::OK;
  };
  v1::ImportPlanRequest sent;
  script_.import_plan = [&](const v1::ImportPlanRequest& request, v1::ImportPlanResponse&) {
    sent = request;
    return grpc::Status::OK;
  };
  terminal_.input = "1.健全保障。\n";
  ASSERT_EQ(Run({"plan", "import", "-"}), ExitCode::kOk) << terminal_.err();
  EXPECT_EQ(sent.issuing_unit(), "units/1");
}

TEST_F(RunTest, ARecordThatDoesNotVerifyIsAFailure) {
  bool intact = true;
  script_.verify_events = [&](const v1::VerifyEventsRequest&, v1::VerifyEventsResponse& response) {
    response.set_intact(intact);
    response.set_first_bad_seq(intact ? 0 : 4);
    return grpc::Status::OK;
  };
  EXPECT_EQ(Run({"event", "verify", "3"}), ExitCode::kOk);
  intact = false;
  EXPECT_EQ(Run({"event", "verify", "3"}), ExitCode::kRefused);
  EXPECT_THAT(terminal_.out(), HasSubstr("自第 4 条起不相符"));
}

}  // namespace
}  // namespace duban::cli
