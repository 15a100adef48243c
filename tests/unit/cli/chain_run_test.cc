// The chain's commands against a real gRPC server with scripted answers: what they ask, and how
// the answers read.
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "tests/unit/cli/scripted_server.h"
#include "tests/unit/cli/test_terminal.h"

namespace duban::cli {
namespace {

using ::testing::HasSubstr;

class ChainRunTest : public ::testing::Test {
 protected:
  ChainRunTest() {
    script_.list_units = [](const v1::ListUnitsRequest&, v1::ListUnitsResponse& response) {
      for (const auto& [name, title] : std::vector<std::pair<std::string, std::string>>{
               {"units/2", "财务处"}, {"units/3", "东县一小"}}) {
        v1::Unit& unit = *response.add_units();
        unit.set_name(name);
        unit.set_display_name(title);
      }
      return grpc::Status::OK;
    };
    script_.list_users = [](const v1::ListUsersRequest&, v1::ListUsersResponse& response) {
      v1::User& user = *response.add_users();
      user.set_name("users/7");
      user.set_login("cwc.head");
      return grpc::Status::OK;
    };
  }

  ExitCode Run(std::vector<std::string> arguments) {
    if (!server_) server_ = std::make_unique<ScriptedServer>(script_);
    terminal_.environment["DUBAN_SERVER"] = server_->target();
    return terminal_.Run(arguments);
  }

  Script script_;
  std::unique_ptr<ScriptedServer> server_;
  TestTerminal terminal_;
};

TEST_F(ChainRunTest, DeclinesInAnothersName) {
  v1::DeclineAssignmentRequest asked;
  script_.decline_assignment = [&](const v1::DeclineAssignmentRequest& request,
                                   v1::Assignment& assignment) {
    asked = request;
    assignment.set_state(v1::ASSIGNMENT_STATE_DECLINED);
    assignment.mutable_decline()->set_reason(request.reason());
    assignment.mutable_decline()->set_suggested_unit_display_name("财务处");
    return grpc::Status::OK;
  };
  ASSERT_EQ(Run({"assignment", "decline", "3/9", "--reason", "不属本处职责", "--suggest", "财务处",
                 "--for", "cwc.head", "--etag", "4"}),
            ExitCode::kOk)
      << terminal_.err();
  EXPECT_EQ(asked.name(), "tasks/3/assignments/9");
  EXPECT_EQ(asked.reason(), "不属本处职责");
  EXPECT_EQ(asked.suggested_unit(), "units/2");
  EXPECT_EQ(asked.on_behalf_of(), "users/7");
  EXPECT_EQ(asked.etag(), "4");
  EXPECT_FALSE(asked.request_id().empty());
  EXPECT_THAT(terminal_.out(), HasSubstr("已退回待裁定"));
  EXPECT_THAT(terminal_.out(), HasSubstr("不属本处职责,建议由财务处承办"));
}

TEST_F(ChainRunTest, NobodyOfThatLoginToActFor) {
  EXPECT_EQ(Run({"assignment", "accept", "3/9", "--for", "nobody"}), ExitCode::kUsage);
  EXPECT_THAT(terminal_.err(), HasSubstr("[USER_UNKNOWN]"));
}

TEST_F(ChainRunTest, ASplitSaysUnitDateAndShare) {
  v1::SplitAssignmentRequest asked;
  script_.split_assignment = [&](const v1::SplitAssignmentRequest& request,
                                 v1::SplitAssignmentResponse& response) {
    asked = request;
    v1::Assignment& child = *response.add_children();
    child.set_unit_display_name("东县一小");
    child.set_share("核对名册");
    child.set_state(v1::ASSIGNMENT_STATE_PENDING);
    return grpc::Status::OK;
  };
  ASSERT_EQ(Run({"assignment", "split", "3/9", "--to", "东县一小@2026-10-31=核对名册", "--to",
                 "财务处", "--validate-only"}),
            ExitCode::kOk)
      << terminal_.err();
  ASSERT_EQ(asked.children_size(), 2);
  EXPECT_EQ(asked.children(0).unit(), "units/3");
  EXPECT_EQ(asked.children(0).share(), "核对名册");
  EXPECT_EQ(asked.children(0).due_date().day(), 31);
  EXPECT_EQ(asked.children(1).unit(), "units/2");
  EXPECT_FALSE(asked.children(1).has_due_date());
  EXPECT_TRUE(asked.validate_only());
  EXPECT_THAT(terminal_.out(), HasSubstr("未办理"));
  EXPECT_THAT(terminal_.out(), HasSubstr("核对名册"));
  EXPECT_EQ(Run({"assignment", "split", "3/9", "--to", "东县一小@10月底"}), ExitCode::kUsage);
  EXPECT_THAT(terminal_.err(), HasSubstr("[DATE_INVALID]"));
}

TEST_F(ChainRunTest, SeveralApprovalsAreOneRequest) {
  v1::BatchApproveSubmissionsRequest asked;
  script_.batch_approve = [&](const v1::BatchApproveSubmissionsRequest& request,
                              v1::BatchApproveSubmissionsResponse& response) {
    asked = request;
    response.add_assignments()->set_name("tasks/3/assignments/9");
    return grpc::Status::OK;
  };
  ASSERT_EQ(Run({"assignment", "approve", "3/9", "3/10", "--comment", "同意", "-o", "json"}),
            ExitCode::kOk)
      << terminal_.err();
  ASSERT_EQ(asked.requests_size(), 2);
  EXPECT_EQ(asked.requests(1).name(), "tasks/3/assignments/10");
  EXPECT_EQ(asked.requests(1).comment(), "同意");
  EXPECT_EQ(asked.requests(0).request_id(), "");
  EXPECT_EQ(nlohmann::json::parse(terminal_.out()).at("assignments").size(), 1U);
  EXPECT_EQ(Run({"assignment", "approve", "3/9", "3/10", "--etag", "4"}), ExitCode::kUsage);
  EXPECT_THAT(terminal_.err(), HasSubstr("[ETAG_OF_ONE]"));
}

TEST_F(ChainRunTest, AllowedSaysWhyNot) {
  std::string name;
  script_.list_allowed_actions = [&](const v1::ListAllowedActionsRequest& request,
                                     v1::ListAllowedActionsResponse& response) {
    name = request.name();
    v1::AllowedAction& urge = *response.add_actions();
    urge.set_command("URGE");
    urge.set_display_name("催办");
    urge.set_allowed(true);
    v1::AllowedAction& submit = *response.add_actions();
    submit.set_command("SUBMIT");
    submit.set_display_name("报审");
    v1::Hindrance& hindrance = *submit.add_hindrances();
    hindrance.set_reason("CHILDREN_OPEN");
    hindrance.set_message("财务处尚未办结");
    return grpc::Status::OK;
  };
  ASSERT_EQ(Run({"allowed", "3"}), ExitCode::kOk) << terminal_.err();
  EXPECT_EQ(name, "tasks/3");
  EXPECT_THAT(terminal_.out(), HasSubstr("催办  可以"));
  EXPECT_THAT(terminal_.out(), HasSubstr("财务处尚未办结 [CHILDREN_OPEN]"));
  EXPECT_EQ(Run({"allowed", "3/9"}), ExitCode::kOk);
  EXPECT_EQ(name, "tasks/3/assignments/9");
}

TEST_F(ChainRunTest, MinutesGoDayByDay) {
  script_.list_events = [](const v1::ListEventsRequest&, v1::ListEventsResponse& response) {
    for (const std::int64_t seconds : {1798732800, 1798736400, 1798819200}) {
      v1::Event& event = *response.add_events();
      event.mutable_record_time()->set_seconds(seconds);
      event.set_actor("users/7");
      event.set_actor_display_name("李某");
      event.set_summary("签收");
    }
    response.mutable_events(1)->set_on_behalf_of("users/8");
    response.mutable_events(1)->set_on_behalf_of_display_name("王某");
    return grpc::Status::OK;
  };
  ASSERT_EQ(Run({"event", "list", "3", "--minutes"}), ExitCode::kOk) << terminal_.err();
  EXPECT_EQ(terminal_.out(),
            "2027-01-01\n"
            "  00:00  李某:签收\n"
            "  01:00  李某(代王某):签收\n"
            "\n"
            "2027-01-02\n"
            "  00:00  李某:签收\n");
}

TEST_F(ChainRunTest, ARulingSaysWhich) {
  EXPECT_EQ(Run({"request", "rule", "3/9/5", "--reason", "理由"}), ExitCode::kUsage);
  EXPECT_THAT(terminal_.err(), HasSubstr("[RULING_REQUIRED]"));
  EXPECT_EQ(Run({"request", "rule", "3/9/5", "--grant", "--refuse", "--reason", "理由"}),
            ExitCode::kUsage);
}

}  // namespace
}  // namespace duban::cli
