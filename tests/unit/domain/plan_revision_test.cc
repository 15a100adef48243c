#include "server/domain/plan_revision.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace duban::domain {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TaskContent Item(const std::string& number, const std::string& title,
                 std::vector<std::string> sections = {"一、总体"}) {
  TaskContent content;
  content.number = number;
  content.title = title;
  content.text = title + "。";
  content.sections = std::move(sections);
  content.annotation = "(牵头处室:财务处)";
  content.planned_units = {{.unit = {3}, .printed_name = "财务处", .role = AssignmentRole::kLead}};
  return content;
}

std::vector<RevisedItem> Compare(const std::vector<TaskContent>& current,
                                 const std::vector<TaskContent>& revised) {
  std::vector<const TaskContent*> pointers;
  for (const TaskContent& c : current) pointers.push_back(&c);
  return CompareRevision(pointers, revised);
}

const std::vector<TaskContent> kPlan = {Item("1", "补充教师"), Item("2", "新建幼儿园十所"),
                                        Item("3", "改造宿舍"), Item("4", "建设智慧校园")};

TEST(PlanRevision, TheSameDocumentChangesNothing) {
  for (const RevisedItem& item : Compare(kPlan, kPlan)) {
    EXPECT_EQ(item.change, ItemChange::kUnchanged);
    EXPECT_EQ(item.current, item.revised);
    EXPECT_FALSE(item.moved);
  }
}

TEST(PlanRevision, AnInsertedItemRenumbersTheOthersAndMovesNone) {
  std::vector<TaskContent> revised = kPlan;
  revised.insert(revised.begin() + 1, Item("2", "开展家访"));
  for (std::size_t i = 2; i < revised.size(); ++i) revised[i].number = std::to_string(i + 1);
  const auto items = Compare(kPlan, revised);
  ASSERT_EQ(items.size(), 5U);
  EXPECT_EQ(items[1].change, ItemChange::kAdded);
  EXPECT_FALSE(items[1].current);
  for (const std::size_t i : {2U, 3U, 4U}) {
    EXPECT_EQ(items[i].current, i - 1);
    EXPECT_THAT(items[i].fields, ElementsAre(ItemField::kNumber));
    EXPECT_FALSE(items[i].moved);
  }
}

TEST(PlanRevision, ARemovedItemIsListedLast) {
  const auto items = Compare(kPlan, {kPlan[0], kPlan[1], kPlan[3]});
  ASSERT_EQ(items.size(), 4U);
  EXPECT_EQ(items[3].change, ItemChange::kRemoved);
  EXPECT_EQ(items[3].current, 2U);
  EXPECT_FALSE(items[3].revised);
}

TEST(PlanRevision, AReworkedHeadingIsTheSameItem) {
  std::vector<TaskContent> revised = kPlan;
  revised[1].title = "新建改扩建幼儿园十所";
  revised[1].text = revised[1].title + "。";
  const auto items = Compare(kPlan, revised);
  EXPECT_EQ(items[1].current, 1U);
  EXPECT_THAT(items[1].fields, ElementsAre(ItemField::kTitle, ItemField::kText));
}

TEST(PlanRevision, AnotherHeadingUnderTheSameNumberIsAnotherItem) {
  std::vector<TaskContent> revised = kPlan;
  revised[2].title = "开展体育比赛";
  const auto items = Compare(kPlan, revised);
  EXPECT_EQ(items[2].change, ItemChange::kAdded);
  EXPECT_EQ(items[4].change, ItemChange::kRemoved);
}

TEST(PlanRevision, OnlyWhatChangedItsPlaceAmongTheOthersHasMoved) {
  const auto items = Compare(kPlan, {kPlan[3], kPlan[0], kPlan[1], kPlan[2]});
  EXPECT_TRUE(items[0].moved);
  EXPECT_EQ(items[0].change, ItemChange::kUnchanged);
  for (const std::size_t i : {1U, 2U, 3U}) EXPECT_FALSE(items[i].moved);
}

TEST(PlanRevision, EqualHeadingsKeepTheirSections) {
  const std::vector<TaskContent> current = {Item("1", "加强管理", {"一、甲"}),
                                            Item("1", "加强管理", {"二、乙"})};
  const auto items = Compare(current, {Item("1", "加强管理", {"二、乙"})});
  EXPECT_EQ(items[0].current, 1U);
  EXPECT_EQ(items[0].change, ItemChange::kUnchanged);
  EXPECT_EQ(items[1].current, 0U);
}

TEST(PlanRevision, WhatAPersonSettledStaysWhileTheAnnotationDoes) {
  std::vector<TaskContent> current = kPlan;
  current[0].planned_units = {{.unit = {4}, .printed_name = "", .role = AssignmentRole::kLead}};
  current[0].due_date = absl::CivilDay(2026, 6, 30);
  current[0].due_basis = DueBasis::kOffice;
  current[0].category = TaskCategory::kSuperior;
  current[0].firm = true;
  auto items = Compare(current, kPlan);
  EXPECT_EQ(items[0].change, ItemChange::kUnchanged);
  EXPECT_EQ(items[0].content, current[0]);

  std::vector<TaskContent> revised = kPlan;
  revised[0].annotation = "(牵头处室:基建处)";
  revised[0].planned_units = {
      {.unit = {5}, .printed_name = "基建处", .role = AssignmentRole::kLead}};
  revised[0].due_date = absl::CivilDay(2026, 9, 30);
  revised[0].due_basis = DueBasis::kText;
  items = Compare(current, revised);
  EXPECT_THAT(items[0].fields, ElementsAre(ItemField::kUnits, ItemField::kDueDate));
  EXPECT_EQ(items[0].content.planned_units, revised[0].planned_units);
  EXPECT_EQ(items[0].content.due_basis, DueBasis::kText);
  EXPECT_TRUE(items[0].content.firm);
}

TEST(PlanRevision, AnEmptyPlanIsAllAdded) {
  EXPECT_THAT(Compare({}, {}), IsEmpty());
  for (const RevisedItem& item : Compare({}, kPlan)) EXPECT_EQ(item.change, ItemChange::kAdded);
}

}  // namespace
}  // namespace duban::domain
