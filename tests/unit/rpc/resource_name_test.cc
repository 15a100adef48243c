#include "server/rpc/resource_name.h"

#include <gtest/gtest.h>

#include "server/domain/refusals.h"

namespace duban::rpc {
namespace {

TEST(ResourceName, WhatIsWrittenIsRead) {
  EXPECT_EQ(ParseUnitName(domain::NameOf(domain::UnitId{12})), domain::UnitId{12});
  EXPECT_EQ(ParseUserName(domain::NameOf(domain::UserId{3})), domain::UserId{3});
  EXPECT_EQ(ParseMembershipName(domain::NameOf(domain::MembershipId{4})), domain::MembershipId{4});
  EXPECT_EQ(ParsePlanName(domain::NameOf(domain::PlanId{5})), domain::PlanId{5});
  EXPECT_EQ(ParseTaskName(domain::NameOf(domain::TaskId{9223372036854775807})),
            domain::TaskId{9223372036854775807});
  const auto assignment =
      ParseAssignmentName(domain::NameOf(domain::TaskId{6}, domain::AssignmentId{7}));
  ASSERT_TRUE(assignment.has_value());
  EXPECT_EQ(assignment->task.value, 6);
  EXPECT_EQ(assignment->assignment.value, 7);
  for (const char* stream : {"tasks/6", "plans/7", "directory", "security"}) {
    ASSERT_TRUE(ParseStreamName(stream).has_value()) << stream;
    EXPECT_EQ(NameOf(*ParseStreamName(stream)), stream);
  }
}

TEST(ResourceName, OfTheChain) {
  EXPECT_EQ(NameOf(*ParseUnitGroupName("unitGroups/4")), "unitGroups/4");
  EXPECT_EQ(NameOf(*ParseDelegationName("delegations/5")), "delegations/5");
  const auto request = ParseRequestName("tasks/6/assignments/7/requests/8");
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->task.value, 6);
  EXPECT_EQ(request->assignment.value, 7);
  EXPECT_EQ(request->request.value, 8);
  const auto instruction = ParseInstructionName("tasks/6/instructions/9");
  ASSERT_TRUE(instruction.has_value());
  EXPECT_EQ(instruction->task.value, 6);
  EXPECT_EQ(instruction->instruction.value, 9);
  EXPECT_FALSE(ParseRequestName("tasks/6/assignments/7").has_value());
  EXPECT_FALSE(ParseRequestName("tasks/6/requests/8").has_value());
  EXPECT_FALSE(ParseInstructionName("tasks/6/instructions/09").has_value());
}

TEST(ResourceName, AThingHasOneName) {
  for (const char* name :
       {"", "units", "units/", "units/0", "units/-1", "units/+1", "units/01", "units/ 1",
        "units/1 ", "units/1/", "/units/1", "units/1/tasks/2", "Units/1", "plans/1", "units/一",
        "units/0x1", "units/9223372036854775808", "units/1\n"}) {
    EXPECT_FALSE(ParseUnitName(name).has_value()) << name;
  }
  for (const char* name :
       {"tasks/1", "tasks/1/assignments", "tasks/1/assignments/0", "tasks/0/assignments/1",
        "tasks/1/assignments/1/submissions/1", "assignments/1/tasks/1"}) {
    EXPECT_FALSE(ParseAssignmentName(name).has_value()) << name;
  }
  EXPECT_FALSE(ParseStreamName("units/1").has_value());
  EXPECT_FALSE(ParseStreamName("").has_value());
}

}  // namespace
}  // namespace duban::rpc
