// The client library against a real gRPC server.
#include <set>

#include <gmock/gmock.h>

#include "clients/cpp/client.h"
#include "server/base/limits.h"
#include "tests/unit/cli/scripted_server.h"

namespace duban::client {
namespace {

using cli::Refusal;
using cli::Script;
using cli::ScriptedServer;
using ::testing::Each;
using ::testing::ElementsAre;

std::unique_ptr<Client> ClientOf(const ScriptedServer& server) {
  ConnectOptions options;
  options.target = server.target();
  options.retry.sleep = [](absl::Duration) {};
  return *Client::Open(options);
}

TEST(Call, RetriesAMutationWithTheSameRequestId) {
  std::vector<std::string> ids;
  Script script;
  script.issue_task = [&](const v1::IssueTaskRequest& request, v1::Task& task) {
    ids.push_back(request.request_id());
    switch (ids.size()) {
      case 1:
        return grpc::Status(grpc::StatusCode::UNAVAILABLE, "draining");
      case 2:
        return Refusal(grpc::StatusCode::ABORTED, "DATABASE_CONFLICT", "冲突");
      case 3:
        return Refusal(grpc::StatusCode::RESOURCE_EXHAUSTED, "QUEUE_FULL", "繁忙", 1);
      default:
        task.set_name(request.name());
        return grpc::Status::OK;
    }
  };
  const ScriptedServer server(script);
  v1::IssueTaskRequest request;
  request.set_name("tasks/3");
  const auto task = ClientOf(server)->tasks().IssueTask(request);
  ASSERT_TRUE(task.ok());
  EXPECT_EQ(task->name(), "tasks/3");
  EXPECT_EQ(ids.size(), 4U);
  EXPECT_THAT(ids, Each(ids[0]));
  EXPECT_EQ(ids[0].size(), 32U);
}

TEST(Call, KeepsTheCallersRequestIdAndTellsItWithTheError) {
  std::vector<std::string> ids;
  Script script;
  script.issue_task = [&](const v1::IssueTaskRequest& request, v1::Task&) {
    ids.push_back(request.request_id());
    return grpc::Status(grpc::StatusCode::UNAVAILABLE, "down");
  };
  const ScriptedServer server(script);
  v1::IssueTaskRequest request;
  request.set_request_id("mine");
  const auto task = ClientOf(server)->tasks().IssueTask(request);
  ASSERT_FALSE(task.ok());
  EXPECT_EQ(task.error().request_id, "mine");
  EXPECT_THAT(ids, ElementsAre("mine", "mine", "mine", "mine", "mine"));
}

TEST(Call, DoesNotRepeatWhatWasRefusedForGood) {
  int calls = 0;
  Script script;
  script.issue_task = [&](const v1::IssueTaskRequest&, v1::Task&) {
    ++calls;
    return Refusal(grpc::StatusCode::ABORTED, "STALE_ETAG", "已被他人更改");
  };
  const ScriptedServer server(script);
  const auto task = ClientOf(server)->tasks().IssueTask({});
  ASSERT_FALSE(task.ok());
  EXPECT_EQ(task.error().reason, "STALE_ETAG");
  EXPECT_EQ(task.error().message_zh, "已被他人更改");
  EXPECT_EQ(calls, 1);
}

TEST(Call, SignsInAndUsesTheToken) {
  Script script;
  script.sign_in = [](const v1::SignInRequest& request, v1::SignInResponse& response) {
    response.set_token("token-of-" + request.login());
    response.mutable_session()->mutable_user()->set_login(request.login());
    return grpc::Status::OK;
  };
  const ScriptedServer server(script);
  const auto client = ClientOf(server);
  const auto session = client->SignIn("zhang", "a long password");
  ASSERT_TRUE(session.ok());
  EXPECT_EQ(session->user().login(), "zhang");
  EXPECT_TRUE(client->tasks().GetTask({}).ok());
  EXPECT_THAT(server.authorizations(), ElementsAre("", "Bearer token-of-zhang"));
}

TEST(Call, ATooLargeDocumentIsAClearError) {
  int calls = 0;
  Script script;
  script.import_plan = [&](const v1::ImportPlanRequest&, v1::ImportPlanResponse&) {
    ++calls;
    return grpc::Status::OK;
  };
  const ScriptedServer server(script);
  v1::ImportPlanRequest request;
  request.set_text(std::string(limits::kRequestBytesMax + 1, 'a'));
  const auto answer = ClientOf(server)->plans().ImportPlan(request);
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(answer.error().reason, "DOCUMENT_TOO_LARGE");
  EXPECT_EQ(answer.error().fields.at(0).field, "text");
  EXPECT_EQ(calls, 0);
}

TEST(Call, TheServersOwnLimitIsAsClear) {
  Script script;
  script.import_plan = [](const v1::ImportPlanRequest&, v1::ImportPlanResponse&) {
    return grpc::Status(grpc::StatusCode::RESOURCE_EXHAUSTED,
                        "Received message larger than max (52428800 vs. 4194304)");
  };
  const ScriptedServer server(script);
  const auto answer = ClientOf(server)->plans().ImportPlan({});
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().reason, "DOCUMENT_TOO_LARGE");
}

TEST(Call, AnUnreachableServerIsSaidSo) {
  ConnectOptions options;
  {
    const ScriptedServer server({});
    options.target = server.target();
  }  // its port is closed again
  options.retry.sleep = [](absl::Duration) {};
  const auto task = (*Client::Open(options))->tasks().GetTask({});
  ASSERT_FALSE(task.ok());
  EXPECT_EQ(task.error().code, absl::StatusCode::kUnavailable);
  EXPECT_EQ(task.error().reason, "SERVER_UNREACHABLE");
}

TEST(Pager, WalksAllPagesInOrder) {
  std::vector<std::string> tokens;
  Script script;
  script.list_tasks = [&](const v1::ListTasksRequest& request, v1::ListTasksResponse& response) {
    tokens.push_back(request.page_token());
    EXPECT_EQ(request.filter(), "state = \"DRAFT\"");
    const int page = static_cast<int>(tokens.size());
    if (page != 2) response.add_tasks()->set_name("tasks/" + std::to_string(page));
    if (page < 3) response.set_next_page_token("page" + std::to_string(page + 1));
    return grpc::Status::OK;  // the second page is empty, which is no end
  };
  const ScriptedServer server(script);
  const auto client = ClientOf(server);
  v1::ListTasksRequest request;
  request.set_filter("state = \"DRAFT\"");
  const auto tasks = client->tasks().EachTask(request).Collect(0);
  ASSERT_TRUE(tasks.ok());
  EXPECT_EQ(tasks->size(), 2U);
  EXPECT_EQ(tasks->back().name(), "tasks/3");
  EXPECT_THAT(tokens, ElementsAre("", "page2", "page3"));
}

TEST(Pager, StopsAtTheLimitAndAtAnError) {
  int calls = 0;
  Script script;
  script.list_tasks = [&](const v1::ListTasksRequest&, v1::ListTasksResponse& response) {
    if (++calls == 2)
      return Refusal(grpc::StatusCode::INVALID_ARGUMENT, "PAGE_TOKEN_INVALID", "页");
    response.add_tasks();
    response.add_tasks();
    response.set_next_page_token("next");
    return grpc::Status::OK;
  };
  const ScriptedServer server(script);
  const auto client = ClientOf(server);
  EXPECT_EQ(client->tasks().EachTask({}).Collect(2)->size(), 2U);
  EXPECT_EQ(calls, 1);
  calls = 0;
  auto pager = client->tasks().EachTask({});
  EXPECT_TRUE(pager.Next());
  EXPECT_TRUE(pager.Next());
  EXPECT_FALSE(pager.Next());
  ASSERT_TRUE(pager.error());
  EXPECT_EQ(pager.error()->reason, "PAGE_TOKEN_INVALID");
  EXPECT_FALSE(pager.Next());
  EXPECT_EQ(calls, 2);
}

}  // namespace
}  // namespace duban::client
