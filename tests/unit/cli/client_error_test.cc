#include <gmock/gmock.h>
#include <google/rpc/error_details.pb.h>
#include <google/rpc/status.pb.h>
#include <grpcpp/support/status.h>

#include "clients/cpp/error.h"

namespace duban::client {
namespace {

TEST(FromGrpcStatus, ReadsEveryDetail) {
  google::rpc::Status details;
  google::rpc::ErrorInfo info;
  info.set_reason("NO_DUE_DATE");
  (*info.mutable_metadata())["etag"] = "7";
  details.add_details()->PackFrom(info);
  google::rpc::BadRequest bad;
  auto* violation = bad.add_field_violations();
  violation->set_field("task.due_date");
  violation->set_description("DATE_INVALID: 日期有误");
  violation = bad.add_field_violations();
  violation->set_field("title");
  violation->set_description("标题:太长");
  details.add_details()->PackFrom(bad);
  google::rpc::PreconditionFailure failure;
  auto* missing = failure.add_violations();
  missing->set_type("NO_LEAD");
  missing->set_subject("tasks/3");
  missing->set_description("没有牵头单位");
  details.add_details()->PackFrom(failure);
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_nanos(500'000'000);
  details.add_details()->PackFrom(retry);
  google::rpc::LocalizedMessage localized;
  localized.set_message("不能下达");
  details.add_details()->PackFrom(localized);

  const Error error = FromGrpcStatus(
      grpc::Status(grpc::StatusCode::FAILED_PRECONDITION, "text", details.SerializeAsString()));
  EXPECT_EQ(error.code, absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(error.reason, "NO_DUE_DATE");
  EXPECT_EQ(error.message, "text");
  EXPECT_EQ(error.message_zh, "不能下达");
  EXPECT_EQ(error.metadata.at("etag"), "7");
  ASSERT_EQ(error.fields.size(), 2U);
  EXPECT_EQ(error.fields[0].field, "task.due_date");
  EXPECT_EQ(error.fields[0].reason, "DATE_INVALID");
  EXPECT_EQ(error.fields[0].message_zh, "日期有误");
  EXPECT_EQ(error.fields[1].reason, "");
  EXPECT_EQ(error.fields[1].message_zh, "标题:太长");
  ASSERT_EQ(error.preconditions.size(), 1U);
  EXPECT_EQ(error.preconditions[0].type, "NO_LEAD");
  EXPECT_EQ(error.preconditions[0].subject, "tasks/3");
  EXPECT_EQ(error.retry_after, absl::Milliseconds(500));
}

TEST(FromGrpcStatus, BareErrorsGetAReasonAndASentence) {
  for (int code = 1; code <= 16; ++code) {
    const Error error = FromGrpcStatus(grpc::Status(static_cast<grpc::StatusCode>(code), "x"));
    EXPECT_FALSE(error.reason.empty()) << code;
    EXPECT_FALSE(error.message_zh.empty()) << code;
  }
  EXPECT_EQ(FromGrpcStatus(grpc::Status(grpc::StatusCode::UNAVAILABLE, "x")).reason,
            "SERVER_UNREACHABLE");
}

TEST(FromGrpcStatus, DetailsThatAreNoneAreNotTrusted) {
  const Error error =
      FromGrpcStatus(grpc::Status(grpc::StatusCode::INTERNAL, "x", "\xff\xff not a message"));
  EXPECT_EQ(error.code, absl::StatusCode::kInternal);
  EXPECT_EQ(error.reason, "INTERNAL");
}

}  // namespace
}  // namespace duban::client
