#include "server/rpc/request_parser.h"

#include <vector>

#include <google/protobuf/util/message_differencer.h>
#include <grpcpp/support/byte_buffer.h>
#include <gtest/gtest.h>

#include "duban/v1/task_service.pb.h"
#include "server/base/error.h"

namespace duban::rpc {
namespace {

// The bytes in slices of `size`, as they come off the wire.
grpc::ByteBuffer Buffer(const std::string& bytes, std::size_t size) {
  std::vector<grpc::Slice> slices;
  for (std::size_t i = 0; i < bytes.size(); i += size) slices.emplace_back(bytes.substr(i, size));
  return {slices.data(), slices.size()};
}

v1::CreateTaskRequest Request() {
  v1::CreateTaskRequest request;
  request.set_request_id("r-1");
  request.mutable_task()->set_title("补充教师");
  request.mutable_task()->add_sections("一、总体要求");
  request.mutable_task()->add_sections("AAAAAAAA");
  request.mutable_task()->add_planned_units()->set_printed_name("BBBBBBBB");
  return request;
}

TEST(RequestParser, ReadsAcrossSlices) {
  for (const std::size_t size : {1U, 7U, 4096U}) {
    v1::CreateTaskRequest read;
    ASSERT_TRUE(ParseRequest(Buffer(Request().SerializeAsString(), size), read).ok());
    EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(read, Request()));
  }
}

TEST(RequestParser, AnEmptyRequestIsOne) {
  v1::CreateTaskRequest read;
  EXPECT_TRUE(ParseRequest(Buffer("", 1), read).ok());
}

TEST(RequestParser, NamesEveryFieldWithBadText) {
  std::string bytes = Request().SerializeAsString();
  for (const std::string marker : {"AAAAAAAA", "BBBBBBBB"}) {
    bytes.replace(bytes.find(marker), marker.size(), "ok\xff\xff\xff\xff\xff\xff");
  }
  v1::CreateTaskRequest read;
  const absl::Status status = ParseRequest(Buffer(bytes, 16), read);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  const std::optional<base::ErrorDetail> detail = base::DetailOf(status);
  ASSERT_TRUE(detail.has_value());
  ASSERT_EQ(detail->fields.size(), 2U);
  EXPECT_EQ(detail->fields[0].field, "task.sections[1]");
  EXPECT_EQ(detail->fields[0].reason, "INVALID_UTF8");
  EXPECT_EQ(detail->fields[0].message_zh, "task.sections[1] 不是有效的UTF-8文本(第3字节)");
  EXPECT_EQ(detail->fields[1].field, "task.planned_units[0].printed_name");
}

TEST(RequestParser, GarbageIsRefused) {
  for (const std::string& bytes :
       {std::string("\x0a\x05x"), std::string(100, '\xff'), std::string("hello, world")}) {
    v1::CreateTaskRequest read;
    const absl::Status status = ParseRequest(Buffer(bytes, 64), read);
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(base::DetailOf(status)->reason, "REQUEST_MALFORMED");
  }
}

}  // namespace
}  // namespace duban::rpc
