// A revised document: drafts follow it, what has been handed down does not.
#include <gmock/gmock.h>

#include "server/app/commands/plan_revision_commands.h"
#include "tests/integration/write_path/office.h"
#include "tests/support/refusal.h"

namespace duban::testing {
namespace {

using domain::ItemChange;
using ::testing::ElementsAre;

std::string EncodePlan(const domain::Plan& plan, int task_count) {
  return std::to_string(plan.id.value) + " " + std::to_string(task_count);
}

domain::ParsedTask Item(int number, const std::string& heading) {
  domain::ParsedTask task;
  task.number = std::to_string(number);
  task.heading = heading;
  task.text = heading + "。";
  task.lead = {"财务处"};
  task.annotations = {"(牵头处室:财务处)"};
  return task;
}

class Revisions : public Office {
 protected:
  void SetUp() override {
    Office::SetUp();
    app::PlanImport import;
    import.issuing_unit = bureau_;
    import.parsed = Document({Item(1, "补充教师"), Item(2, "新建幼儿园"), Item(3, "改造宿舍")});
    import.default_due_date = absl::CivilDay(2026, 12, 31);
    plan_ = {std::atoll(
        Must(app::ImportPlan(Request(supervisor_, "ImportPlan"), std::move(import),
                             [this](const app::ImportedPlan& imported, const domain::Directory&) {
                               for (const domain::Chain& c : imported.tasks) {
                                 tasks_.push_back(c.task.id);
                               }
                               return std::to_string(imported.plan.id.value);
                             }))
            .c_str())};
  }

  static domain::ParsedPlan Document(std::vector<domain::ParsedTask> tasks) {
    domain::ParsedPlan parsed;
    parsed.title = "要点";
    parsed.year = 2026;
    parsed.tasks = std::move(tasks);
    return parsed;
  }

  Answer Reimport(std::vector<domain::ParsedTask> tasks, bool validate_only = false,
                  const std::string& etag = "") {
    app::WriteRequest request = Request(supervisor_, "ReimportPlan");
    request.validate_only = validate_only;
    return Run(app::ReimportPlan(std::move(request),
                                 {.target = {plan_, etag}, .parsed = Document(std::move(tasks))},
                                 [this](const app::RevisedPlan& revised, const domain::Directory&) {
                                   result_ = revised;
                                   return "ok";
                                 }));
  }
  std::vector<ItemChange> Changes() const {
    std::vector<ItemChange> changes;
    for (const app::RevisedTask& item : result_.items) changes.push_back(item.item.change);
    return changes;
  }
  std::vector<bool> Applied() const {
    std::vector<bool> applied;
    for (const app::RevisedTask& item : result_.items) applied.push_back(item.applied);
    return applied;
  }
  int TaskCount() { return one_->queries.GetPlan(Call(supervisor_, "G"), plan_)->task_count; }

  domain::PlanId plan_;
  std::vector<domain::TaskId> tasks_;
  app::RevisedPlan result_;
};

TEST_F(Revisions, DraftsFollowTheDocument) {
  const std::vector<domain::ParsedTask> revised = {Item(1, "补充教师"), Item(2, "新建幼儿园十所"),
                                                   Item(3, "开展家访")};
  const std::string before = RowCounts();
  ASSERT_TRUE(Reimport(revised, true).ok());
  EXPECT_EQ(RowCounts(), before);
  EXPECT_EQ(Load(tasks_[1]).task.content.title, "新建幼儿园");

  ASSERT_TRUE(Reimport(revised).ok());
  EXPECT_THAT(Changes(), ElementsAre(ItemChange::kUnchanged, ItemChange::kChanged,
                                     ItemChange::kAdded, ItemChange::kRemoved));
  EXPECT_THAT(Applied(), ElementsAre(false, true, true, true));
  EXPECT_EQ(Load(tasks_[0]).task.version, 1);
  EXPECT_EQ(Load(tasks_[1]).task.content.title, "新建幼儿园十所");
  EXPECT_EQ(Load(tasks_[2]).task.state, domain::TaskState::kDeleted);
  const domain::Chain added = Load(result_.items[2].task);
  EXPECT_EQ(added.task.content.title, "开展家访");
  EXPECT_EQ(added.task.plan_ordinal, 4);
  EXPECT_EQ(TaskCount(), 3);
  EXPECT_EQ(result_.task_count, 3);
  for (const domain::TaskId task : {tasks_[1], added.task.id}) ExpectIntact(task);
  EXPECT_EQ(Replay(tasks_[2]), Load(tasks_[2]));  // deleted: no caller sees it any more
}

TEST_F(Revisions, WhatHasBeenHandedDownIsReportedAndLeftAlone) {
  Must(app::IssuePlan(Request(supervisor_, "IssuePlan"), {plan_, ""}, EncodePlan));
  const std::int64_t version = Load(tasks_[1]).task.version;
  ASSERT_TRUE(Reimport({Item(1, "补充教师"), Item(2, "新建幼儿园十所"), Item(3, "开展家访")}).ok());
  EXPECT_THAT(Changes(), ElementsAre(ItemChange::kUnchanged, ItemChange::kChanged,
                                     ItemChange::kAdded, ItemChange::kRemoved));
  EXPECT_THAT(Applied(), ElementsAre(false, false, false, false));
  EXPECT_EQ(Load(tasks_[1]).task.version, version);
  EXPECT_EQ(Load(tasks_[2]).task.state, domain::TaskState::kIssued);
  EXPECT_EQ(TaskCount(), 3);
}

TEST_F(Revisions, AreTheOfficesAndHeedTheEtag) {
  app::WriteCommand foreign = app::ReimportPlan(
      Request(finance_head_, "R"), {.target = {plan_, ""}, .parsed = Document({Item(1, "甲")})},
      [](const app::RevisedPlan&, const domain::Directory&) { return "ok"; });
  EXPECT_EQ(ReasonOf(Run(std::move(foreign)).status()), "ACCESS_DENIED");
  EXPECT_EQ(ReasonOf(Reimport({Item(1, "甲")}, false, "99").status()), "STALE_ETAG");
}

}  // namespace
}  // namespace duban::testing
