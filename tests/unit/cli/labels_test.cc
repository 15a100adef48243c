#include "clients/cli/labels.h"

#include <gmock/gmock.h>

#include "clients/cli/dates.h"
#include "duban/v1/coordination_service.pb.h"
#include "duban/v1/directory_service.pb.h"
#include "duban/v1/event_service.pb.h"
#include "duban/v1/plan_service.pb.h"
#include "duban/v1/ruling_service.pb.h"
#include "duban/v1/session_service.pb.h"
#include "duban/v1/todo_service.pb.h"

namespace duban::cli {
namespace {

// A value added to a proto without a word here would show its keyword to people in offices.
TEST(Labels, EveryEnumValueOfTheApiHasAChineseWord) {
  int checked = 0;
  for (const google::protobuf::FileDescriptor* file :
       {v1::Plan::descriptor()->file(), v1::Task::descriptor()->file(),
        v1::Assignment::descriptor()->file(), v1::RuleDeclineRequest::descriptor()->file(),
        v1::CoordinationRequest::descriptor()->file(), v1::TodoTask::descriptor()->file(),
        v1::Unit::descriptor()->file(), v1::Session::descriptor()->file(),
        v1::Event::descriptor()->file(), google::protobuf::GetEnumDescriptor<v1::Role>()->file()}) {
    for (int e = 0; e < file->enum_type_count(); ++e) {
      const auto* type = file->enum_type(e);
      for (int i = 0; i < type->value_count(); ++i) {
        const int number = type->value(i)->number();
        if (number == 0) continue;
        EXPECT_NE(LabelOf(type, number), KeywordOf(type, number)) << type->value(i)->name();
        ++checked;
      }
    }
  }
  EXPECT_GT(checked, 90);
}

TEST(Labels, UnspecifiedIsEmptyAndUnknownIsItsNumber) {
  EXPECT_EQ(Label(v1::TASK_STATE_UNSPECIFIED), "");
  EXPECT_EQ(Label(static_cast<v1::TaskState>(99)), "99");
}

TEST(Labels, TakeKeywordAndWord) {
  EXPECT_EQ(*Parse<v1::TaskState>("in_progress", "state"), v1::TASK_STATE_IN_PROGRESS);
  EXPECT_EQ(*Parse<v1::TaskState>("办理中", "state"), v1::TASK_STATE_IN_PROGRESS);
  EXPECT_EQ(*Parse<v1::Role>("督查员", "role"), v1::ROLE_SUPERVISOR);
}

TEST(Labels, RefusalListsTheChoices) {
  const auto state = Parse<v1::TaskState>("完成", "state");
  ASSERT_FALSE(state.ok());
  EXPECT_EQ(state.error().reason, "VALUE_INVALID");
  EXPECT_EQ(state.error().fields.at(0).field, "state");
  EXPECT_THAT(state.error().message_zh, ::testing::HasSubstr("COMPLETED 办结"));
  EXPECT_FALSE(Parse<v1::TaskState>("", "state").ok());
}

TEST(Dates, OneWayToWriteThem) {
  EXPECT_EQ(DateText(*ParseDate("2026-12-31", "due")), "2026-12-31");
  for (const char* bad : {"2026-02-30", "2026-1-1", "20261231", "2026-12-31T00", "", "明天"}) {
    const auto date = ParseDate(bad, "task.due_date");
    ASSERT_FALSE(date.ok()) << bad;
    EXPECT_EQ(date.error().reason, "DATE_INVALID");
    EXPECT_EQ(date.error().fields.at(0).field, "task.due_date");
  }
}

TEST(Dates, InstantsAreShownInChinaTime) {
  google::protobuf::Timestamp time;
  EXPECT_EQ(TimeText(time), "");
  time.set_seconds(1798732800);  // 2026-12-31T16:00:00Z
  EXPECT_EQ(TimeText(time), "2027-01-01 00:00");
}

}  // namespace
}  // namespace duban::cli
