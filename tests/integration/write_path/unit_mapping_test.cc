// Names confirmed by hand: remembered for every import after it, of every replica.
#include <gmock/gmock.h>

#include "server/app/commands/unit_mapping_commands.h"
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
    app::WriteRequest request = Request(supervisor_, "ImportPlan");
    request.validate_only = validate_only;
    domain::UnitId unit;
    Must(app::ImportPlan(std::move(request), std::move(import),
                         [&](const app::ImportedPlan& imported, const domain::Directory&) {
                           unit = imported.tasks.front().task.content.planned_units.front().unit;
                           codes_.clear();
                           for (const auto& f : imported.findings) codes_.push_back(f.code);
                           return "imported";
                         }));
    return unit;
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
