#include "clients/cli/error_text.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "clients/cli/exit_code.h"

namespace duban::cli {
namespace {

client::Error Refusal() {
  client::Error error = client::MakeError(absl::StatusCode::kFailedPrecondition, "NO_DUE_DATE",
                                          "2 preconditions failed", "工作要点不能下达");
  error.preconditions = {{"NO_DUE_DATE", "tasks/1", "没有办理期限"},
                         {"UNIT_UNKNOWN", "tasks/3", "“专班”不在机构名录中"}};
  return error;
}

TEST(ErrorText, EveryPreconditionOnItsOwnLine) {
  EXPECT_EQ(ErrorText(Refusal(), false),
            "错误:工作要点不能下达 [NO_DUE_DATE]\n"
            "  - tasks/1:没有办理期限 [NO_DUE_DATE]\n"
            "  - tasks/3:“专班”不在机构名录中 [UNIT_UNKNOWN]\n");
}

TEST(ErrorText, EveryFieldOnItsOwnLine) {
  client::Error error = client::InvalidField("text", "INVALID_UTF8", "不是 UTF-8");
  error.fields.push_back({"year", "YEAR_INVALID", "年度有误"});
  EXPECT_EQ(ErrorText(error, false),
            "错误:有 2 处不符合要求 [INVALID_UTF8]\n"
            "  - text:不是 UTF-8 [INVALID_UTF8]\n"
            "  - year:年度有误 [YEAR_INVALID]\n");
}

TEST(ErrorText, SaysNothingTwice) {
  EXPECT_EQ(ErrorText(client::InvalidField("text", "INVALID_UTF8", "不是 UTF-8"), false),
            "错误:不是 UTF-8 [INVALID_UTF8]\n"
            "  - text [INVALID_UTF8]\n");
  client::Error own = client::MakeError(absl::StatusCode::kFailedPrecondition, "USE_RETURN", "",
                                        "评估为不合格的,请退回整改");
  own.preconditions = {{"USE_RETURN", "", own.message_zh}};
  EXPECT_EQ(ErrorText(own, false), "错误:评估为不合格的,请退回整改 [USE_RETURN]\n");
}

TEST(ErrorText, CountsWhatTheServerLeftOut) {
  client::Error error = Refusal();
  error.message_zh = "没有办理期限;“专班”不在机构名录中;…";
  error.metadata["truncated"] = "23";
  EXPECT_EQ(ErrorText(error, false),
            "错误:有 25 处不符合要求 [NO_DUE_DATE]\n"
            "  - tasks/1:没有办理期限 [NO_DUE_DATE]\n"
            "  - tasks/3:“专班”不在机构名录中 [UNIT_UNKNOWN]\n"
            "  另有未列出的项数:23\n");
}

TEST(ErrorText, UnknownOutcomeTellsHowToRepeat) {
  client::Error error =
      client::MakeError(absl::StatusCode::kUnavailable, "SERVER_UNREACHABLE", "", "无法连接服务器");
  EXPECT_THAT(ErrorText(error, false), ::testing::Not(::testing::HasSubstr("--request-id")));
  error.request_id = "abc";
  EXPECT_THAT(ErrorText(error, false), ::testing::HasSubstr("--request-id abc 原样"));
  EXPECT_THAT(ErrorText(WithSentEtag(error, "7"), false),
              ::testing::HasSubstr("--request-id abc --etag 7 原样"));
}

TEST(ErrorText, SaysWhenToComeBackAndWhatIsCurrent) {
  client::Error error =
      client::MakeError(absl::StatusCode::kResourceExhausted, "QUEUE_FULL", "", "服务器繁忙");
  error.retry_after = absl::Milliseconds(1200);
  error.metadata["current_etag"] = "7";
  EXPECT_EQ(ErrorText(error, false),
            "错误:服务器繁忙 [QUEUE_FULL]\n"
            "  当前版本(etag):7\n"
            "  请在 2 秒后再试\n");
}

TEST(ErrorText, MessagesCannotSteerTheTerminal) {
  const client::Error error =
      client::MakeError(absl::StatusCode::kInternal, "INTERNAL", "", "坏\x1b[2J");
  EXPECT_EQ(ErrorText(error, false).find('\x1b'), std::string::npos);
}

TEST(ErrorJson, CarriesEverything) {
  client::Error error = Refusal();
  error.request_id = "abc";
  const auto json = nlohmann::json::parse(ErrorJson(error)).at("error");
  EXPECT_EQ(json.at("code"), "FAILED_PRECONDITION");
  EXPECT_EQ(json.at("reason"), "NO_DUE_DATE");
  EXPECT_EQ(json.at("message_zh"), "工作要点不能下达");
  EXPECT_EQ(json.at("precondition_failures").at(1).at("subject"), "tasks/3");
  EXPECT_EQ(json.at("field_violations").size(), 0);
  EXPECT_EQ(json.at("request_id"), "abc");
  EXPECT_FALSE(json.contains("retry_after_seconds"));
}

TEST(ErrorJson, BrokenUtf8StaysJson) {
  const client::Error error = client::InvalidField("unit", "UNIT_UNKNOWN", "“\xff”");
  EXPECT_EQ(nlohmann::json::parse(ErrorJson(error)).at("error").at("reason"), "UNIT_UNKNOWN");
}

TEST(ExitCode, IsByCode) {
  const auto exit_of = [](absl::StatusCode code) {
    return ExitCodeOf(client::MakeError(code, "R", "m", "消息"));
  };
  EXPECT_EQ(exit_of(absl::StatusCode::kFailedPrecondition), ExitCode::kRefused);
  EXPECT_EQ(exit_of(absl::StatusCode::kInvalidArgument), ExitCode::kUsage);
  EXPECT_EQ(exit_of(absl::StatusCode::kNotFound), ExitCode::kUsage);
  EXPECT_EQ(exit_of(absl::StatusCode::kUnauthenticated), ExitCode::kForbidden);
  EXPECT_EQ(exit_of(absl::StatusCode::kPermissionDenied), ExitCode::kForbidden);
  EXPECT_EQ(exit_of(absl::StatusCode::kAborted), ExitCode::kConflict);
  EXPECT_EQ(exit_of(absl::StatusCode::kAlreadyExists), ExitCode::kConflict);
  EXPECT_EQ(exit_of(absl::StatusCode::kUnavailable), ExitCode::kUnavailable);
  EXPECT_EQ(exit_of(absl::StatusCode::kResourceExhausted), ExitCode::kUnavailable);
  EXPECT_EQ(exit_of(absl::StatusCode::kDeadlineExceeded), ExitCode::kUnavailable);
  EXPECT_EQ(exit_of(absl::StatusCode::kInternal), ExitCode::kInternal);
  EXPECT_EQ(exit_of(absl::StatusCode::kUnimplemented), ExitCode::kInternal);
}

}  // namespace
}  // namespace duban::cli
