#include "clients/cli/resource_name.h"

#include <gmock/gmock.h>

namespace duban::cli {
namespace {

TEST(ResourceName, TakesTheShortForm) {
  EXPECT_EQ(*ResourceName("tasks", "3", "task"), "tasks/3");
  EXPECT_EQ(*ResourceName("tasks", "tasks/3", "task"), "tasks/3");
  for (const char* bad : {"", "x", "plans/3", "tasks/", "tasks/3/", "3 ", "-1"}) {
    const auto name = ResourceName("tasks", bad, "task");
    ASSERT_FALSE(name.ok()) << bad;
    EXPECT_EQ(name.error().reason, "NAME_INVALID");
    EXPECT_EQ(name.error().fields.at(0).field, "task");
  }
}

TEST(ParseAssignment, TakesThreeForms) {
  EXPECT_EQ(ParseAssignment("tasks/3/assignments/9")->name, "tasks/3/assignments/9");
  EXPECT_EQ(ParseAssignment("3/9")->name, "tasks/3/assignments/9");
  EXPECT_EQ(ParseAssignment("3/9")->task, "tasks/3");
  for (const char* by_unit : {"3:财务处", "3\uFF1A财务处", "tasks/3:财务处"}) {
    const auto argument = ParseAssignment(by_unit);
    ASSERT_TRUE(argument.ok()) << by_unit;
    EXPECT_EQ(argument->task, "tasks/3");
    EXPECT_EQ(argument->name, "");
    EXPECT_EQ(argument->unit, "财务处");
  }
  for (const char* bad : {"3", "3:", "3/", "/9", "a/b", "tasks/3", "财务处:3", ""}) {
    EXPECT_FALSE(ParseAssignment(bad).ok()) << bad;
  }
}

v1::Task TaskWith(const std::vector<std::string>& units) {
  v1::Task task;
  task.set_name("tasks/3");
  int id = 0;
  for (const std::string& unit : units) {
    v1::Assignment& assignment = *task.add_assignments();
    assignment.set_name("tasks/3/assignments/" + std::to_string(++id));
    assignment.set_unit(unit);
  }
  return task;
}

TEST(AssignmentOf, FindsTheOnlyOne) {
  EXPECT_EQ(*AssignmentOf(TaskWith({"units/1", "units/2"}), "units/2"), "tasks/3/assignments/2");
}

TEST(AssignmentOf, RefusesNoneAndSeveral) {
  const auto none = AssignmentOf(TaskWith({"units/1"}), "units/2");
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().reason, "ASSIGNMENT_UNKNOWN");
  const auto several = AssignmentOf(TaskWith({"units/2", "units/1", "units/2"}), "units/2");
  ASSERT_FALSE(several.ok());
  EXPECT_EQ(several.error().reason, "ASSIGNMENT_AMBIGUOUS");
  EXPECT_THAT(several.error().message_zh,
              ::testing::HasSubstr("tasks/3/assignments/1、tasks/3/assignments/3"));
}

TEST(StreamName, TakesWhatHasARecord) {
  EXPECT_EQ(*StreamName("3"), "tasks/3");
  EXPECT_EQ(*StreamName("tasks/3"), "tasks/3");
  EXPECT_EQ(*StreamName("plans/1"), "plans/1");
  EXPECT_EQ(*StreamName("directory"), "directory");
  EXPECT_EQ(*StreamName("security"), "security");
  EXPECT_FALSE(StreamName("units/1").ok());
}

TEST(AssignmentOf, PrefersTheLiveOne) {
  v1::Task task;
  task.set_name("tasks/3");
  for (const auto& [id, state] : std::vector<std::pair<int, v1::AssignmentState>>{
           {8, v1::ASSIGNMENT_STATE_REASSIGNED}, {9, v1::ASSIGNMENT_STATE_PENDING}}) {
    v1::Assignment& assignment = *task.add_assignments();
    assignment.set_name("tasks/3/assignments/" + std::to_string(id));
    assignment.set_unit("units/7");
    assignment.set_state(state);
  }
  EXPECT_EQ(*AssignmentOf(task, "units/7"), "tasks/3/assignments/9");
  task.mutable_assignments(1)->set_state(v1::ASSIGNMENT_STATE_WITHDRAWN);
  EXPECT_EQ(AssignmentOf(task, "units/7").error().reason, "ASSIGNMENT_AMBIGUOUS");
}

TEST(NestedNames, ShortAndWhole) {
  EXPECT_EQ(*RequestName("3/9/5"), "tasks/3/assignments/9/requests/5");
  EXPECT_EQ(*RequestName("tasks/3/assignments/9/requests/5"), "tasks/3/assignments/9/requests/5");
  EXPECT_EQ(*InstructionName("3/5"), "tasks/3/instructions/5");
  EXPECT_EQ(*InstructionName("tasks/3/instructions/5"), "tasks/3/instructions/5");
  for (const char* wrong : {"", "3", "3/9", "a/b/c", "tasks/3/assignments/9/submissions/5"}) {
    EXPECT_EQ(RequestName(wrong).error().reason, "NAME_INVALID") << wrong;
  }
}

}  // namespace
}  // namespace duban::cli
