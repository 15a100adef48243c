// Plans: imported and issued whole or not at all.
#include <gmock/gmock.h>

#include "server/base/error.h"
#include "server/base/limits.h"
#include "tests/integration/write_path/office.h"
#include "tests/support/refusal.h"

namespace duban::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

std::string EncodePlan(const domain::Plan& plan, int task_count) {
  return std::to_string(plan.id.value) + " " + std::to_string(task_count);
}

class Plans : public Office {
 protected:
  app::WriteCommand Import(app::WriteRequest request, domain::UploadId upload = {}) {
    app::PlanImport import;
    import.upload = upload;
    import.issuing_unit = bureau_;
    import.parsed.title = "2026年工作要点";
    import.parsed.year = 2026;
    for (int i = 1; i <= 4; ++i) {
      domain::ParsedTask task;
      task.number = std::to_string(i);
      task.heading = "第" + task.number + "项";
      task.text = task.heading + "。";
      task.lead = {"财务处"};
      if (i == 2) task.support = {"外星处"};
      if (i == 3) {
        task.lead.clear();
        task.responsible = {"财务处", "干部人事处"};
      }
      if (i == 4) task.due = absl::CivilDay(2026, 6, 30);
      import.parsed.tasks.push_back(task);
    }
    return ImportOf(std::move(request), import);
  }
  app::WriteCommand ImportOf(app::WriteRequest request, app::PlanImport import) {
    return app::ImportPlan(std::move(request), std::move(import),
                           [this](const app::ImportedPlan& imported, const domain::Directory&) {
                             tasks_.clear();
                             for (const domain::Chain& c : imported.tasks)
                               tasks_.push_back(c.task.id);
                             findings_.clear();
                             for (const domain::Finding& f : imported.findings)
                               findings_.push_back(f.code);
                             return std::to_string(imported.plan.id.value);
                           });
  }
  app::WriteCommand Issue(const std::string& etag = "") {
    return app::IssuePlan(Request(supervisor_, "IssuePlan"), {plan_, etag}, EncodePlan);
  }
  app::WriteCommand Update(std::optional<absl::CivilDay> due, const std::string& etag = "") {
    return app::UpdatePlan(Request(supervisor_, "UpdatePlan"), {plan_, etag},
                           {.title = "2026年工作要点",
                            .year = 1999,
                            .document_number = "教发1号",
                            .default_due_date = due},
                           EncodePlan);
  }
  // The draft with its units settled by a person.
  void Mend(domain::TaskId task) {
    domain::TaskContent content = Load(task).task.content;
    content.planned_units = {
        {.unit = finance_, .printed_name = "", .role = domain::AssignmentRole::kLead},
        {.unit = personnel_, .printed_name = "", .role = domain::AssignmentRole::kSupport}};
    content.lead_unconfirmed = false;
    Must(app::UpdateTask(Request(supervisor_, "UpdateTask"), {task, ""}, content,
                         [](const domain::Chain&, const domain::Directory&) { return "ok"; }));
  }
  app::PlanView View() { return one_->queries.GetPlan(Call(supervisor_, "Get"), plan_).value(); }

  domain::PlanId plan_;
  std::vector<domain::TaskId> tasks_;
  std::vector<std::string> findings_;
};

TEST_F(Plans, APreviewWritesNothing) {
  const std::string before = RowCounts();
  app::WriteRequest request = Request(supervisor_, "ImportPlan");
  request.validate_only = true;
  ASSERT_TRUE(Run(Import(std::move(request))).ok());
  EXPECT_EQ(tasks_.size(), 4U);
  for (const domain::TaskId id : tasks_) EXPECT_LT(id.value, 0);
  EXPECT_THAT(findings_, ElementsAre("UNIT_UNKNOWN"));
  EXPECT_EQ(RowCounts(), before);
}

// What UpdateTask would not take, or the table not hold, does not come in by a document either.
TEST_F(Plans, AnItemLongerThanATaskIsRefusedByItsName) {
  const auto refusal = [this](const std::function<void(domain::ParsedTask&)>& change) {
    app::PlanImport import;
    import.issuing_unit = bureau_;
    import.parsed.title = "要点";
    import.parsed.year = 2026;
    domain::ParsedTask task;
    task.number = "2";
    task.heading = task.text = "补充教师";
    import.parsed.tasks = {task, task};
    change(import.parsed.tasks.back());
    app::WriteRequest request = Request(supervisor_, "ImportPlan");
    request.validate_only = true;
    const absl::Status status = Run(ImportOf(std::move(request), std::move(import))).status();
    return status.ok() ? std::string() : base::DetailOf(status)->fields.at(0).message_zh;
  };
  const auto many = [](std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "文";
    return text;
  };
  using Task = domain::ParsedTask;
  EXPECT_EQ(refusal([&](Task& t) { t.text = many(limits::kTaskTextCharsMax); }), "");
  EXPECT_THAT(refusal([&](Task& t) { t.text = many(limits::kTaskTextCharsMax + 1); }),
              ::testing::StartsWith("第2项(原文第0字节起)的正文超过20000字"));
  EXPECT_EQ(refusal([&](Task& t) { t.number = many(limits::kTitleCharsMax); }), "");
  EXPECT_THAT(refusal([&](Task& t) { t.number = many(limits::kTitleCharsMax + 1); }),
              ::testing::StartsWith("第2个事项(原文第0字节起)的编号超过200字"));
  EXPECT_NE(refusal([&](Task& t) { t.section = {many(limits::kTitleCharsMax + 1)}; }), "");
  EXPECT_NE(refusal([&](Task& t) { t.section.assign(limits::kTaskSectionsMax + 1, "章"); }), "");
  EXPECT_EQ(refusal([&](Task& t) { t.annotations = {many(limits::kAnnotationCharsMax)}; }), "");
  EXPECT_NE(
      refusal([&](Task& t) { t.annotations.assign(2, many(limits::kAnnotationCharsMax / 2)); }),
      "");
  EXPECT_NE(refusal([&](Task& t) { t.lead = {many(limits::kTitleCharsMax + 1)}; }), "");
}

// With the import, so that the bound on uploads counts it no more; a preview uses none.
TEST_F(Plans, ImportMarksItsUploadUsed) {
  db_.Sql(
      "INSERT INTO upload (id, owner, size, sha256, media_type, received, committed, "
      "create_at_us, expire_at_us) VALUES (5, 1, 1, '', '', 1, 1, 0, 1)");
  app::WriteRequest preview = Request(supervisor_, "ImportPlan");
  preview.validate_only = true;
  Must(Import(std::move(preview), {5}));
  EXPECT_EQ(Count("SELECT used FROM upload"), 0);
  Must(Import(Request(supervisor_, "ImportPlan"), {5}));
  EXPECT_EQ(Count("SELECT used FROM upload"), 1);
}

TEST_F(Plans, ImportIsTheOfficesAndIsAllOrNothing) {
  const std::string before = RowCounts();
  EXPECT_EQ(ReasonOf(Run(Import(Request(finance_head_, "ImportPlan"))).status()), "ACCESS_DENIED");
  EXPECT_EQ(RowCounts(), before);
  constexpr int kStepsMax = 30;
  int step = 0;
  for (; step < kStepsMax; ++step) {
    // A step that fails for good: the number of no conflict and no lost connection.
    fault_.Arm(step, 1146);
    const Answer answer = Run(Import(Request(supervisor_, "ImportPlan")));
    ASSERT_TRUE(fault_.Disarm());
    if (fault_.failed() == "commit") break;  // from here on it is not known, and so repeated
    EXPECT_FALSE(answer.ok()) << fault_.failed();
    EXPECT_EQ(RowCounts(), before) << fault_.failed();
  }
  EXPECT_GT(step, 4);
  EXPECT_LT(step, kStepsMax);
}

TEST_F(Plans, IssueListsEveryFailingTaskAndThenTakesAll) {
  plan_ = {std::atoll(Must(Import(Request(supervisor_, "ImportPlan"))).c_str())};
  ASSERT_EQ(tasks_.size(), 4U);
  const std::string before = RowCounts();
  const auto name = [&](std::size_t i) { return "tasks/" + std::to_string(tasks_[i].value); };
  EXPECT_THAT(SubjectsOf(Run(Issue()).status()),
              ElementsAre(Pair("NO_DUE_DATE", name(0)), Pair("NO_DUE_DATE", name(1)),
                          Pair("UNIT_UNKNOWN", name(1)), Pair("LEAD_UNCONFIRMED", name(2)),
                          Pair("NO_DUE_DATE", name(2))));
  EXPECT_EQ(RowCounts(), before);

  Must(Update(absl::CivilDay(2026, 12, 31)));
  EXPECT_EQ(View().plan.content.year, 2026);  // the year stays
  Mend(tasks_[1]);
  EXPECT_THAT(SubjectsOf(Run(Issue()).status()), ElementsAre(Pair("LEAD_UNCONFIRMED", name(2))));
  EXPECT_EQ(Load(tasks_[0]).task.state, domain::TaskState::kDraft);
  Mend(tasks_[2]);
  EXPECT_EQ(ReasonOf(Run(Issue("1")).status()), "STALE_ETAG");
  EXPECT_EQ(Run(Issue("2")).value(), std::to_string(plan_.value) + " 4");
  for (std::size_t i = 0; i < tasks_.size(); ++i) {
    const domain::Chain chain = Load(tasks_[i]);
    EXPECT_EQ(chain.task.state, domain::TaskState::kIssued);
    EXPECT_EQ(chain.task.content.due_basis,
              i == 3 ? domain::DueBasis::kText : domain::DueBasis::kPlan);
    EXPECT_EQ(chain.assignments.size(), i == 1 || i == 2 ? 2U : 1U);
    ExpectIntact(tasks_[i]);
  }
  EXPECT_EQ(View().plan.state, domain::PlanState::kIssued);
  EXPECT_EQ(ReasonOf(Run(Issue()).status()), "WRONG_STATE");
  EXPECT_EQ(ReasonOf(Run(CreateTask(Request(supervisor_, "CreateTask"), plan_)).status()),
            "WRONG_STATE");
  const auto verified =
      one_->queries.VerifyEvents(Call(supervisor_, "V"), {app::StreamKind::kPlan, plan_.value});
  EXPECT_TRUE(verified->intact);
  EXPECT_EQ(verified->event_count, View().plan.version);
}

TEST_F(Plans, TasksAreAddedAtTheEndAndDeletedOnesAreNotCounted) {
  plan_ = {std::atoll(Must(Import(Request(supervisor_, "ImportPlan"))).c_str())};
  const domain::TaskId fifth{
      std::atoll(Must(CreateTask(Request(supervisor_, "CreateTask"), plan_)).c_str())};
  EXPECT_EQ(Load(fifth).task.plan_ordinal, 5);
  EXPECT_EQ(View().task_count, 5);
  const auto gone = [&](domain::TaskId task) {
    return app::DeleteTask(Request(supervisor_, "DeleteTask", "", "delete"), {task, ""}, "gone");
  };
  EXPECT_EQ(Must(gone(fifth)), "gone");
  EXPECT_EQ(Must(gone(fifth)), "gone");  // a retry
  EXPECT_EQ(View().task_count, 4);
  EXPECT_EQ(one_->queries.GetTask(Call(supervisor_, "Get"), fifth).status().code(),
            absl::StatusCode::kPermissionDenied);
  const domain::TaskId sixth{
      std::atoll(Must(CreateTask(Request(supervisor_, "CreateTask"), plan_)).c_str())};
  EXPECT_EQ(Load(sixth).task.plan_ordinal, 6);  // a place is given once
}

TEST_F(Plans, AnEmptyOneIsNotIssued) {
  const std::string made = Must(app::CreatePlan(
      Request(supervisor_, "CreatePlan"),
      {bureau_, {.title = "空", .year = 2026, .document_number = "", .default_due_date = {}}},
      EncodePlan));
  plan_ = {std::atoll(made.c_str())};
  EXPECT_EQ(ReasonOf(Run(Issue()).status()), "PLAN_EMPTY");
}

// Every item issued by itself: the plan as such can still be.
TEST_F(Plans, OfWhichEveryTaskWasIssuedSingly) {
  const std::string made = Must(app::CreatePlan(
      Request(supervisor_, "CreatePlan"),
      {bureau_, {.title = "要点", .year = 2026, .document_number = "", .default_due_date = {}}},
      EncodePlan));
  plan_ = {std::atoll(made.c_str())};
  const domain::TaskId task{
      std::atoll(Must(CreateTask(Request(supervisor_, "CreateTask"), plan_)).c_str())};
  Must(IssueTask(Request(supervisor_, "IssueTask"), task));
  EXPECT_TRUE(Run(Issue()).ok());
  EXPECT_EQ(View().plan.state, domain::PlanState::kIssued);
}

}  // namespace
}  // namespace duban::testing
