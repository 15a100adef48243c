#include "server/base/error.h"

#include <gtest/gtest.h>

namespace duban::base {
namespace {

TEST(Error, DetailSurvivesTheStatus) {
  ErrorDetail detail;
  detail.reason = "STALE_ETAG";
  detail.message_zh = "内容已被他人修改";
  detail.metadata = {{"etag", "7"}};
  detail.fields = {{"task.title", "TITLE_INVALID", "标题过长"}};
  detail.preconditions = {{"NO_LEAD", "tasks/12", "没有牵头单位"}};
  detail.retry_after = absl::Milliseconds(250);
  const absl::Status status = MakeError(absl::StatusCode::kAborted, "stale etag", detail);
  EXPECT_EQ(status.code(), absl::StatusCode::kAborted);
  EXPECT_EQ(status.message(), "stale etag");
  const std::optional<ErrorDetail> read = DetailOf(status);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->reason, "STALE_ETAG");
  EXPECT_EQ(read->message_zh, "内容已被他人修改");
  EXPECT_EQ(read->metadata.at("etag"), "7");
  ASSERT_EQ(read->fields.size(), 1U);
  EXPECT_EQ(read->fields[0].field, "task.title");
  EXPECT_EQ(read->fields[0].reason, "TITLE_INVALID");
  ASSERT_EQ(read->preconditions.size(), 1U);
  EXPECT_EQ(read->preconditions[0].subject, "tasks/12");
  EXPECT_EQ(read->retry_after, absl::Milliseconds(250));
}

TEST(Error, OtherStatusesHaveNone) {
  EXPECT_FALSE(DetailOf(absl::OkStatus()).has_value());
  EXPECT_FALSE(DetailOf(absl::InternalError("x")).has_value());
}

TEST(Error, TextsThatAreNotUtf8DoNotThrow) {
  const absl::Status status = InvalidFields({{"text", "INVALID_UTF8", "第 \xff 字节"}});
  const std::optional<ErrorDetail> read = DetailOf(status);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->reason, "INVALID_UTF8");
  EXPECT_EQ(read->fields[0].message_zh, "第 \xEF\xBF\xBD 字节");
}

TEST(Error, ListsNameTheFirstReasonAndSayAll) {
  const absl::Status fields =
      InvalidFields({{"a", "A_INVALID", "甲不对"}, {"b", "B_INVALID", "乙不对"}});
  EXPECT_EQ(fields.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(fields.message(), "invalid fields: a (A_INVALID) b (B_INVALID)");
  EXPECT_EQ(DetailOf(fields)->message_zh, "甲不对;乙不对");
  const absl::Status failed =
      FailedPreconditions({{"NO_LEAD", "tasks/1", "甲"}, {"DUE_PAST", "", "乙"}});
  EXPECT_EQ(failed.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(failed.message(), "refused: NO_LEAD tasks/1 DUE_PAST");
  EXPECT_EQ(DetailOf(failed)->reason, "NO_LEAD");
}

}  // namespace
}  // namespace duban::base
