// Keyset pages: every item once, in order, whatever the size of the page and what happens
// meanwhile.
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/e2e/harness/documents.h"
#include "tests/e2e/world.h"

namespace duban::testing {
namespace {

constexpr int kTasks = 120;

class Paging : public ::testing::Test {
 protected:
  World& world_ = World::Get();
};

TEST_F(Paging, EveryTaskOfAPlanOnceAndInOrder) {
  const v1::ImportPlanResponse imported = world_.ImportedPlan(kTasks);
  ASSERT_EQ(imported.tasks_size(), kTasks);
  std::vector<std::string> wanted;
  for (const v1::Task& task : imported.tasks()) wanted.push_back(task.name());
  for (const int size : {1, 7, 40, 119, 120, 121, 500}) {
    v1::ListTasksRequest request;
    request.set_filter("plan = \"" + imported.plan().name() + "\"");
    request.set_page_size(size);
    std::vector<std::string> found;
    int pages = 0;
    do {
      const auto page = Must(world_.As("ducha").tasks().ListTasks(request));
      EXPECT_LE(page.tasks_size(), size);
      for (const v1::Task& task : page.tasks()) found.push_back(task.name());
      request.set_page_token(page.next_page_token());
      ++pages;
    } while (!request.page_token().empty());
    EXPECT_EQ(found, wanted) << "pages of " << size;
    EXPECT_LE(pages, kTasks / size + 1) << "pages of " << size;
  }
}

TEST_F(Paging, DefaultSize) {
  const v1::ImportPlanResponse imported = world_.ImportedPlan(kTasks);
  v1::ListTasksRequest request;
  request.set_filter("plan = \"" + imported.plan().name() + "\"");
  const auto page = Must(world_.As("ducha").tasks().ListTasks(request));
  EXPECT_EQ(page.tasks_size(), 50);
  EXPECT_NE(page.next_page_token(), "");
}

// By due date, over everything the reader may see; the tasks of three plans with different dates.
TEST_F(Paging, ByDueDate) {
  for (const int days : {30, 10, 20}) {
    v1::ImportPlanRequest request;
    request.set_text(PlanText(15, "(牵头处室:办公室)"));
    request.set_issuing_unit(world_.bureau().Unit(kBureau));
    *request.mutable_default_due_date() = DaysFromToday(days);
    const auto imported = Must(world_.As("ducha").plans().ImportPlan(request));
    v1::IssuePlanRequest issue;
    issue.set_name(imported.plan().name());
    Must(world_.As("ducha").plans().IssuePlan(issue));
  }
  v1::ListTasksRequest request;
  request.set_page_size(4);
  const std::vector<v1::Task> tasks =
      Must(world_.As("bgs.head").tasks().EachTask(request).Collect(0));
  EXPECT_GE(tasks.size(), 45U);
  std::set<std::string> names;
  std::string last;
  for (const v1::Task& task : tasks) {
    EXPECT_TRUE(names.insert(task.name()).second) << task.name();
    EXPECT_LE(last, DateText(task.due_date()));
    last = DateText(task.due_date());
  }
}

TEST_F(Paging, EventsOfAPlan) {
  const v1::ImportPlanResponse imported = world_.ImportedPlan(3);
  v1::UpdatePlanRequest update;
  *update.mutable_plan() = imported.plan();
  for (int i = 0; i < 9; ++i) {
    update.mutable_plan()->set_title("第" + std::to_string(i) + "稿");
    update.mutable_plan()->clear_etag();
    update.clear_request_id();
    Must(world_.As("ducha").plans().UpdatePlan(update));
  }
  v1::ListEventsRequest request;
  request.set_parent(imported.plan().name());
  request.set_page_size(4);
  const auto events = Must(world_.As("ducha").events().EachEvent(request).Collect(0));
  ASSERT_EQ(events.size(), 10U);
  for (std::size_t i = 0; i < events.size(); ++i) {
    EXPECT_EQ(events[i].seq(), static_cast<int>(i) + 1);
  }
}

}  // namespace
}  // namespace duban::testing
