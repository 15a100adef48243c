#include "server/rpc/to_grpc_status.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <google/rpc/error_details.pb.h>
#include <google/rpc/status.pb.h>
#include <gtest/gtest.h>

#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/log.h"
#include "server/base/utf8.h"

namespace duban::rpc {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kInvalidFieldsGolden[] = R"golden(code: 3
message: "invalid fields: task.title (TITLE_INVALID) task.due_date (DATE_INVALID)"
details {
  [type.googleapis.com/google.rpc.ErrorInfo] {
    reason: "TITLE_INVALID"
    domain: "duban"
  }
}
details {
  [type.googleapis.com/google.rpc.BadRequest] {
    field_violations {
      field: "task.title"
      description: "TITLE_INVALID: 标题为1至200字"
    }
    field_violations {
      field: "task.due_date"
      description: "DATE_INVALID: 日期不存在"
    }
  }
}
details {
  [type.googleapis.com/google.rpc.LocalizedMessage] {
    locale: "zh-CN"
    message: "标题为1至200字;日期不存在"
  }
}
)golden";

constexpr char kStaleEtagGolden[] = R"golden(code: 10
message: "stale etag"
details {
  [type.googleapis.com/google.rpc.ErrorInfo] {
    reason: "STALE_ETAG"
    domain: "duban"
    metadata {
      key: "current_etag"
      value: "7"
    }
  }
}
details {
  [type.googleapis.com/google.rpc.PreconditionFailure] {
    violations {
      type: "WRONG_STATE"
      subject: "tasks/1"
      description: "当前为“办结”"
    }
  }
}
details {
  [type.googleapis.com/google.rpc.RetryInfo] {
    retry_delay {
      seconds: 1
      nanos: 250000000
    }
  }
}
details {
  [type.googleapis.com/google.rpc.LocalizedMessage] {
    locale: "zh-CN"
    message: "内容已被他人更新"
  }
}
)golden";

constexpr char kMaskedGolden[] = R"golden(code: 13
message: "internal fault d4d74393"
details {
  [type.googleapis.com/google.rpc.ErrorInfo] {
    reason: "INTERNAL"
    domain: "duban"
    metadata {
      key: "error_hash"
      value: "d4d74393"
    }
    metadata {
      key: "trace_id"
      value: "0123456789abcdef"
    }
  }
}
details {
  [type.googleapis.com/google.rpc.LocalizedMessage] {
    locale: "zh-CN"
    message: "系统内部错误,请联系管理员并提供错误编号"
  }
}
)golden";

google::rpc::Status Wire(const grpc::Status& status) {
  google::rpc::Status wire;
  EXPECT_TRUE(wire.ParseFromString(status.error_details()));
  return wire;
}

// The whole error as text, Any expanded: what a reviewer reads in a diff.
std::string Golden(const grpc::Status& status) {
  google::protobuf::TextFormat::Printer printer;
  printer.SetExpandAny(true);
  printer.SetUseUtf8StringEscaping(true);
  std::string text;
  EXPECT_TRUE(printer.PrintToString(Wire(status), &text));
  return text;
}

TEST(ToGrpcStatus, OkIsOk) { EXPECT_TRUE(ToGrpcStatus(absl::OkStatus(), "t").ok()); }

TEST(ToGrpcStatus, InvalidFields) {
  const grpc::Status status =
      ToGrpcStatus(base::InvalidFields({{"task.title", "TITLE_INVALID", "标题为1至200字"},
                                        {"task.due_date", "DATE_INVALID", "日期不存在"}}),
                   "t");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(Golden(status), kInvalidFieldsGolden);
}

TEST(ToGrpcStatus, PreconditionsMetadataAndRetry) {
  base::ErrorDetail detail;
  detail.reason = "STALE_ETAG";
  detail.message_zh = "内容已被他人更新";
  detail.metadata = {{"current_etag", "7"}};
  detail.preconditions = {{"WRONG_STATE", "tasks/1", "当前为“办结”"}};
  detail.retry_after = absl::Milliseconds(1250);
  const grpc::Status status =
      ToGrpcStatus(base::MakeError(absl::StatusCode::kAborted, "stale etag", detail), "t");
  EXPECT_EQ(Golden(status), kStaleEtagGolden);
}

TEST(ToGrpcStatus, AFaultOfOursIsMaskedAndItsTextIsInTheLogAlone) {
  std::string line;
  const base::LogCapture capture([&line](const std::string& l) { line = l; });
  const grpc::Status status = ToGrpcStatus(
      absl::InternalError("duplicate key 'alice' for index login"), "0123456789abcdef");
  EXPECT_EQ(Golden(status), kMaskedGolden);
  EXPECT_THAT(line, HasSubstr("duplicate key 'alice'"));
  EXPECT_THAT(line, HasSubstr("\"error_hash\":\"d4d74393\""));
  EXPECT_THAT(line, HasSubstr("\"trace_id\":\"0123456789abcdef\""));
}

TEST(ToGrpcStatus, CodesThatClientsActOnSurviveTheMask) {
  const base::LogCapture capture([](const std::string&) {});
  for (const auto code : {absl::StatusCode::kCancelled, absl::StatusCode::kDeadlineExceeded,
                          absl::StatusCode::kUnavailable, absl::StatusCode::kResourceExhausted,
                          absl::StatusCode::kAborted}) {
    const grpc::Status status = ToGrpcStatus(absl::Status(code, "host db-7 is down"), "t");
    EXPECT_EQ(static_cast<int>(status.error_code()), static_cast<int>(code));
    EXPECT_THAT(Golden(status), Not(HasSubstr("db-7")));
  }
  for (const auto code : {absl::StatusCode::kUnknown, absl::StatusCode::kNotFound,
                          absl::StatusCode::kInvalidArgument, absl::StatusCode::kDataLoss}) {
    const grpc::Status status = ToGrpcStatus(absl::Status(code, "x"), "t");
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
  }
}

TEST(ToGrpcStatus, TheTextIsShortAscii) {
  const grpc::Status status = ToGrpcStatus(
      base::MakeError(absl::StatusCode::kNotFound, "no\nsuch 处室 " + std::string(2000, 'x'),
                      {"UNIT_NOT_FOUND", "没有", {}, {}, {}, {}}),
      "t");
  EXPECT_EQ(status.error_message().size(), limits::kErrorTextBytesMax);
  EXPECT_EQ(status.error_message().substr(0, 17), "no?such ?????? xx");
}

TEST(ToGrpcStatus, ALongListLosesItsEndAndSaysSo) {
  std::vector<base::Precondition> failed;
  for (int i = 0; i < 1000; ++i) {
    failed.push_back({"NO_DUE_DATE", "tasks/" + std::to_string(i), "没有办理期限,请先确定期限"});
  }
  const grpc::Status status = ToGrpcStatus(base::FailedPreconditions(std::move(failed)), "t");
  EXPECT_LE(status.error_details().size(), limits::kErrorDetailBytesMax);
  google::rpc::ErrorInfo info;
  google::rpc::PreconditionFailure failure;
  const google::rpc::Status wire = Wire(status);
  ASSERT_TRUE(wire.details(0).UnpackTo(&info));
  ASSERT_TRUE(wire.details(1).UnpackTo(&failure));
  EXPECT_GT(failure.violations_size(), 10);
  EXPECT_EQ(failure.violations(3).subject(), "tasks/3");
  EXPECT_EQ(info.metadata().at("truncated"), std::to_string(1000 - failure.violations_size()));
}

TEST(ToGrpcStatus, TheWorstErrorStillFitsAndIsUtf8) {
  const auto longest = [](const char* character) {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += character;
    return text;
  };
  base::ErrorDetail detail;
  detail.reason = "REASON";
  detail.message_zh = longest("财");
  for (int i = 0; i < 50; ++i) {
    detail.metadata["k" + std::to_string(i) + longest("键")] = longest("值");
    detail.fields.push_back({longest("f"), "REASON", longest("域")});
    detail.preconditions.push_back({"TYPE", longest("s"), longest("件")});
  }
  const grpc::Status status =
      ToGrpcStatus(base::MakeError(absl::StatusCode::kInvalidArgument, longest("m"), detail), "t");
  EXPECT_LE(status.error_details().size(), limits::kErrorDetailBytesMax);
  const google::rpc::Status wire = Wire(status);
  for (const google::protobuf::Any& any : wire.details()) {
    google::rpc::LocalizedMessage localized;
    if (any.UnpackTo(&localized)) {
      EXPECT_FALSE(base::FirstInvalidUtf8(localized.message()).has_value());
      EXPECT_THAT(localized.message(), testing::EndsWith("财…"));
    }
  }
}

TEST(ReasonOf, IsWhatTheCallerGets) {
  EXPECT_EQ(ReasonOf(absl::OkStatus()), "");
  EXPECT_EQ(ReasonOf(absl::NotFoundError("x")), "INTERNAL");
  EXPECT_EQ(ReasonOf(absl::UnavailableError("x")), "UNAVAILABLE");
  EXPECT_EQ(ReasonOf(base::InvalidFields({{"f", "BAD", "坏"}})), "BAD");
}

}  // namespace
}  // namespace duban::rpc
