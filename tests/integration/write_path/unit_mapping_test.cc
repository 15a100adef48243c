// Names confirmed by hand: remembered for every import after it, of every replica.
#include <gmock/gmock.h>

#include "server/app/commands/delegation_commands.h"
#include "server/app/commands/unit_mapping_commands.h"
#include "server/base/limits.h"
#include "server/domain/refusals.h"
#include "tests/integration/write_path/office.h"
#include "tests/support/refusal.h"

namespace duban::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class UnitMappings : public Office {
 protected:
  app::WriteCommand Confirm(app::WriteRequest request, const std::string& name,
                            domain::UnitId unit) const {
    return app::ConfirmUnitMapping(std::move(request), {bureau_, name, unit},
                                   [](const domain::UnitMapping& m) { return m.printed_name; });
  }
  app::WriteCommand Remove(app::WriteRequest request, const std::string& name) const {
    return app::RemoveUnitMapping(std::move(request), bureau_, name, "removed");
  }
  // The unit that an import makes of the name, the findings' codes beside it.
  domain::UnitId Imported(const std::string& name, std::vector<app::ConfirmedName> mappings = {},
                          bool validate_only = false) {
    app::WriteRequest request = Request(supervisor_, "ImportPlan");
    request.validate_only = validate_only;
    domain::UnitId unit;
    Must(Import(std::move(request), name, std::move(mappings), &unit));
    return unit;
  }
  app::WriteCommand Import(app::WriteRequest request, const std::string& name,
                           std::vector<app::ConfirmedName> mappings,
                           domain::UnitId* unit = nullptr) {
    app::PlanImport import;
    import.issuing_unit = bureau_;
    import.parsed.title = "要点";
    import.parsed.year = 2026;
    import.mappings = std::move(mappings);
    domain::ParsedTask task;
    task.number = "1";
    task.heading = task.text = "补充教师";
    task.lead = {name};
    import.parsed.tasks = {task};
    return app::ImportPlan(
        std::move(request), std::move(import),
        [this, unit](const app::ImportedPlan& imported, const domain::Directory&) {
          if (unit != nullptr) {
            *unit = imported.tasks.front().task.content.planned_units.front().unit;
          }
          codes_.clear();
          for (const auto& f : imported.findings) codes_.push_back(f.code);
          return "imported";
        });
  }
  // Events of the directory from `after` on: "type actor for".
  std::vector<std::string> RecordedAfter(std::int64_t after) {
    std::vector<std::string> lines;
    for (const app::EventRow& row : Events({app::StreamKind::kDirectory, 0})) {
      if (row.seq <= after) continue;
      lines.push_back(domain::NameOf(row.type) + std::string(" ") + NameOf(row.actor) + " for " +
                      (row.on_behalf_of ? NameOf(row.on_behalf_of) : "himself"));
    }
    return lines;
  }
  std::size_t Remembered() const { return one_->directory.Get()->mappings().size(); }

  std::vector<std::string> codes_;
};

TEST_F(UnitMappings, AreRememberedReplacedAndForgotten) {
  EXPECT_FALSE(Imported("督查科"));
  EXPECT_THAT(codes_, ElementsAre("UNIT_UNKNOWN"));
  EXPECT_EQ(Must(Confirm(Request(supervisor_, "C"), "督查科", finance_)), "督查科");
  EXPECT_EQ(Imported("督查科"), finance_);
  EXPECT_THAT(codes_, IsEmpty());
  Must(Confirm(Request(supervisor_, "C"), "督查科", personnel_));
  EXPECT_EQ(Imported("督查科"), personnel_);
  EXPECT_EQ(Remembered(), 1U);
  EXPECT_EQ(Must(Remove(Request(supervisor_, "R"), "督查科")), "removed");
  EXPECT_FALSE(Imported("督查科"));
  EXPECT_EQ(ReasonOf(Run(Remove(Request(supervisor_, "R"), "督查科")).status()),
            "MAPPING_NOT_FOUND");
}

TEST_F(UnitMappings, AreInTheDirectorysRecord) {
  const std::int64_t before = one_->directory.Get()->version();
  Must(Confirm(Request(supervisor_, "C"), "督查科", finance_));
  Must(Confirm(Request(supervisor_, "C"), "督查科", finance_));  // as it is already
  Must(Remove(Request(supervisor_, "R"), "督查科"));
  std::vector<std::string> names;
  for (const app::EventRow& row : Events({app::StreamKind::kDirectory, 0})) {
    if (row.seq > before) names.push_back(domain::NameOf(row.type));
  }
  EXPECT_THAT(names, ElementsAre("UNIT_MAPPING_CONFIRMED", "UNIT_MAPPING_REMOVED"));
}

TEST_F(UnitMappings, AreTheOfficesAlone) {
  const std::string before = RowCounts();
  EXPECT_EQ(ReasonOf(Run(Confirm(Request(finance_head_, "C"), "督查科", finance_)).status()),
            "ACCESS_DENIED");
  EXPECT_EQ(ReasonOf(Run(Remove(Request(finance_head_, "R"), "督查科")).status()), "ACCESS_DENIED");
  EXPECT_EQ(ReasonOf(Run(Confirm(Request(supervisor_, "C"), "督查科", {987654})).status()),
            "UNIT_UNKNOWN");
  EXPECT_EQ(RowCounts(), before);
  const auto seen = one_->queries.ListUnitMappings(Call(finance_head_, "L"), bureau_, {}, 10);
  EXPECT_EQ(ReasonOf(seen.status()), "ACCESS_DENIED");
}

TEST_F(UnitMappings, AnImportSettlesNamesAlongTheWayAndAPreviewRemembersNone) {
  EXPECT_EQ(Imported("督查科", {{"督查科", finance_}}, true), finance_);
  EXPECT_EQ(Remembered(), 0U);
  EXPECT_EQ(Imported("督查科", {{"督查科", finance_}}), finance_);
  EXPECT_EQ(Remembered(), 1U);
  EXPECT_EQ(Imported("督查科"), finance_);
}

// Who is lent the office may settle names for it, by whichever way, and the record says for whom.
TEST_F(UnitMappings, ADelegateOfTheOfficeActsInItsName) {
  const domain::Delegation delegation{.id = {},
                                      .principal = supervisor_,
                                      .delegate = stranger_,
                                      .roles = {domain::Role::kSupervisor},
                                      .from = absl::CivilDay(2020, 1, 1),
                                      .until = absl::CivilDay(2039, 12, 31)};
  Must(app::CreateDelegation(Request(supervisor_, "D"), delegation,
                             [](const domain::Delegation&) { return "lent"; }));
  const std::int64_t before = one_->directory.Get()->version();
  const auto lent = [this](const std::string& method) {
    app::WriteRequest request = Request(stranger_, method);
    request.on_behalf_of = supervisor_;
    return request;
  };
  Must(Confirm(lent("C"), "督查科", finance_));
  Must(Import(lent("I"), "督查室", {{"督查室", personnel_}}));
  Must(Remove(lent("R"), "督查科"));
  const std::string who = " " + NameOf(stranger_) + " for " + NameOf(supervisor_);
  EXPECT_THAT(RecordedAfter(before),
              ElementsAre("UNIT_MAPPING_CONFIRMED" + who, "UNIT_MAPPING_CONFIRMED" + who,
                          "UNIT_MAPPING_REMOVED" + who));
  EXPECT_EQ(ReasonOf(Run(Confirm(Request(stranger_, "C"), "督查科", finance_)).status()),
            "ACCESS_DENIED");
}

TEST_F(UnitMappings, AreBoundedWhicheverWayTheyCome) {
  const auto full = static_cast<int>(limits::kUnitMappingsMax);
  db_.Sql("INSERT INTO unit_mapping SELECT " + std::to_string(bureau_.value) +
          ", CONCAT('名称', seq), " + std::to_string(finance_.value) + " FROM seq_1_to_" +
          std::to_string(full - 1));
  Replica fresh(db_.Runtime(), clock_, nullptr);
  const auto run = [&](app::WriteCommand command) {
    return fresh.batch.RunOne(std::move(command));
  };
  const std::string before = RowCounts();
  EXPECT_EQ(ReasonOf(run(Import(Request(supervisor_, "I"), "督查科",
                                {{"督查科", finance_}, {"督查室", finance_}}))
                         .status()),
            "TOO_MANY_MAPPINGS");
  app::WriteRequest preview = Request(supervisor_, "I");
  preview.validate_only = true;
  EXPECT_EQ(
      ReasonOf(
          run(Import(preview, "督查科", {{"督查科", finance_}, {"督查室", finance_}})).status()),
      "TOO_MANY_MAPPINGS");
  EXPECT_EQ(RowCounts(), before);
  EXPECT_TRUE(run(Import(Request(supervisor_, "I"), "督查科",
                         {{"督查科", finance_}, {"名称1", personnel_}}))
                  .ok());
  EXPECT_EQ(ReasonOf(run(Confirm(Request(supervisor_, "C"), "督查室", finance_)).status()),
            "TOO_MANY_MAPPINGS");
}

TEST_F(UnitMappings, AreListedByPages) {
  for (const char* name : {"甲", "乙", "丙"}) {
    Must(Confirm(Request(supervisor_, "C"), name, finance_));
  }
  std::vector<std::string> names;
  std::optional<app::Keyset> after;
  do {
    const auto page = one_->queries.ListUnitMappings(Call(supervisor_, "L"), bureau_, after, 2);
    for (const domain::UnitMapping& m : page->rows) names.push_back(m.printed_name);
    after = page->next;
  } while (after);
  EXPECT_THAT(names, ElementsAre("丙", "乙", "甲"));  // by their bytes
}

TEST_F(UnitMappings, AnotherReplicaHasThemWithItsNextLook) {
  Replica other(db_.Runtime(), clock_, nullptr);
  Must(Confirm(Request(supervisor_, "C"), "督查科", finance_));
  EXPECT_TRUE(other.directory.Get()->mappings().empty());
  ASSERT_TRUE(other.directory.Refresh(Call(admin_, "").deadline).ok());
  EXPECT_NE(other.directory.Get()->FindMapping(bureau_, "督查科"), nullptr);
}

}  // namespace
}  // namespace duban::testing
