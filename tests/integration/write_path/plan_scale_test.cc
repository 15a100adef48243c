// A plan of the largest size: what importing and issuing it costs in statements, which is what
// round trips are, and in time, which is printed for the record.
#include <chrono>
#include <cstdint>
#include <cstdio>

#include <gmock/gmock.h>

#include "server/base/limits.h"
#include "tests/integration/write_path/office.h"

namespace duban::testing {
namespace {

constexpr int kUnitsPerTask = 5;

std::string EncodePlan(const domain::Plan& plan, int task_count) {
  return std::to_string(plan.id.value) + " " + std::to_string(task_count);
}

struct Cost {
  std::uint64_t statements = 0;
  double seconds = 0;
};

class PlanScale : public Office {
 protected:
  void SetUp() override {
    Office::SetUp();
    for (int i = 0; i < 2 * kUnitsPerTask; ++i) AddOffice("第" + std::to_string(i) + "处");
  }

  void AddOffice(const std::string& name) {
    domain::Unit unit;
    unit.parent = bureau_;
    unit.display_name = name;
    const domain::UnitId id{std::atoll(
        Must(app::CreateUnit(Request(admin_, "CreateUnit"), unit, [](const domain::Unit& made) {
          return std::to_string(made.id.value);
        })).c_str())};
    Must(Grant(Request(admin_, "Grant"), finance_head_, domain::Role::kHead, id));
    names_.push_back(name);
  }

  app::PlanImport Document(int tasks) const {
    app::PlanImport import;
    import.issuing_unit = bureau_;
    import.default_due_date = absl::CivilDay(2026, 12, 31);
    import.parsed.title = "2026年工作要点";
    import.parsed.year = 2026;
    for (int i = 1; i <= tasks; ++i) {
      domain::ParsedTask task;
      task.number = std::to_string(i);
      task.heading = "第" + task.number + "项工作";
      task.text = task.heading + ",补充教师2800人,制发《办法》,按月报送。";
      task.section = {"一、总体要求"};
      task.annotations = {"(牵头处室:…)"};
      task.indicators = {{.raw = "补充教师2800人", .value = "2800", .unit = "人"}};
      task.deliverables = {{.raw = "制发《办法》", .verb = "制发", .name = "办法"}};
      for (int k = 0; k < kUnitsPerTask; ++k) {
        const std::string& name = names_[static_cast<std::size_t>((i + k) % (2 * kUnitsPerTask))];
        (k == 0 ? task.lead : task.support).push_back(name);
      }
      import.parsed.tasks.push_back(std::move(task));
    }
    return import;
  }

  template <class Body>
  Cost CostOf(const Body& body) {
    const std::uint64_t before = storage::Session::TotalStatements();
    const auto start = std::chrono::steady_clock::now();
    body();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    return {storage::Session::TotalStatements() - before, took.count()};
  }

  Cost Import(int tasks) {
    app::PlanImport import = Document(tasks);
    return CostOf([&] {
      plan_ = {std::atoll(
          Must(app::ImportPlan(Request(supervisor_, "ImportPlan"), std::move(import),
                               [](const app::ImportedPlan& imported, const domain::Directory&) {
                                 return std::to_string(imported.plan.id.value);
                               }))
              .c_str())};
    });
  }
  Cost Issue() {
    return CostOf([&] {
      Must(app::IssuePlan(Request(supervisor_, "IssuePlan"), {plan_, ""}, EncodePlan));
    });
  }

  std::vector<std::string> names_;
  domain::PlanId plan_;
};

// Rows go in chunks; how many of them `rows` make.
std::uint64_t Chunks(std::size_t rows, std::size_t of) { return (rows + of - 1) / of; }

// What does not depend on the size: BEGIN, COMMIT, locks, the answer, blocks of ids.
constexpr std::uint64_t kFixed = 40;

std::uint64_t ImportBound(std::size_t tasks) {
  // task, task_party (the bureau alone lies above), event.
  return kFixed + 3 * Chunks(tasks, limits::kInsertRowsMax);
}

std::uint64_t IssueBound(std::size_t tasks) {
  const std::size_t assignments = tasks * kUnitsPerTask;
  const std::uint64_t updates = 3 * Chunks(tasks, limits::kUpdateRowsMax);  // state, content, dates
  return kFixed + updates + Chunks(assignments, limits::kInsertRowsMax) +
         Chunks(assignments + tasks, limits::kInsertRowsMax) +  // parties: the units, the bureau
         Chunks(assignments + tasks, limits::kInsertRowsMax);   // events
}

TEST_F(PlanScale, AThousandItemsAreImportedAndIssuedInChunks) {
  for (const int tasks : {50, 200, static_cast<int>(limits::kPlanTasksMax)}) {
    const auto size = static_cast<std::size_t>(tasks);
    const Cost import = Import(tasks);
    EXPECT_LE(import.statements, ImportBound(size)) << tasks;
    const Cost issue = Issue();
    EXPECT_LE(issue.statements, IssueBound(size)) << tasks;
    const std::string counted =
        "SELECT COUNT(*) FROM assignment AS a JOIN task AS t ON t.id = "
        "a.task WHERE t.plan = " +
        std::to_string(plan_.value);
    EXPECT_EQ(Count(counted), tasks * kUnitsPerTask);
    std::printf(
        "%d items, %d assignments: import %lu statements %.2f s, issue %lu statements %.2f s\n",
        tasks, tasks * kUnitsPerTask, static_cast<unsigned long>(import.statements), import.seconds,
        static_cast<unsigned long>(issue.statements), issue.seconds);
  }
}

// What one packet to the database, and one transaction, may hold is the same for a plan of long
// items: a multi-row statement is cut by bytes, too.
TEST_F(PlanScale, LongItemsAreCutByBytes) {
  app::PlanImport import = Document(100);
  for (domain::ParsedTask& task : import.parsed.tasks) {
    for (int i = 0; i < 2000; ++i) task.text += "教育";
  }
  const std::string made =
      Must(app::ImportPlan(Request(supervisor_, "ImportPlan"), std::move(import),
                           [](const app::ImportedPlan& imported, const domain::Directory&) {
                             return std::to_string(imported.plan.id.value);
                           }));
  EXPECT_EQ(Count("SELECT COUNT(*) FROM task WHERE plan = " + made), 100);
}

}  // namespace
}  // namespace duban::testing
