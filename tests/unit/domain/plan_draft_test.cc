#include "server/domain/plan_draft.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/base/limits.h"
#include "tests/support/bureau.h"

namespace duban::domain {
namespace {

using testing::Bureau;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::kLead;
using testing::kSupport;
using testing::Planned;

ParsedTask Item() {
  ParsedTask item;
  item.number = "2";
  item.heading = "补充教师";
  item.text = "补充教师2800人。";
  item.section = {"一、队伍建设"};
  item.annotations = {"(牵头处室:财务处)"};
  item.source = {10, 90};
  return item;
}

DraftedTask DraftFor(const ParsedTask& item, const Directory& directory, UnitId issuing_unit) {
  UnitResolver resolver(directory, issuing_unit);
  return DraftOf(item, resolver);
}

DraftedTask Draft(const ParsedTask& item, const Bureau& b) {
  return DraftFor(item, b.directory, b.bureau);
}

TEST(PlanDraft, TakesWhatTheDocumentSays) {
  const Bureau b;
  ParsedTask item = Item();
  item.lead = {"计财处"};
  item.support = {"干部人事处"};
  item.due = absl::CivilDay(2026, 6, 30);
  item.standing = true;
  const DraftedTask draft = Draft(item, b);
  EXPECT_EQ(draft.content.number, "2");
  EXPECT_EQ(draft.content.title, "补充教师");
  EXPECT_EQ(draft.content.text, "补充教师2800人。");
  EXPECT_THAT(draft.content.sections, ElementsAre("一、队伍建设"));
  EXPECT_EQ(draft.content.annotation, "(牵头处室:财务处)");
  EXPECT_EQ(draft.content.category, TaskCategory::kAnnualPlan);
  EXPECT_EQ(draft.content.due_date, absl::CivilDay(2026, 6, 30));
  EXPECT_EQ(draft.content.due_basis, DueBasis::kText);
  EXPECT_TRUE(draft.content.standing);
  EXPECT_FALSE(draft.content.lead_unconfirmed);
  // The alias is kept as printed.
  EXPECT_THAT(draft.content.planned_units,
              ElementsAre(Planned(b.finance, kLead, "计财处"),
                          Planned(b.personnel, kSupport, "干部人事处")));
  EXPECT_THAT(draft.findings, IsEmpty());
}

TEST(PlanDraft, InventsNoDate) {
  const Bureau b;
  const DraftedTask draft = Draft(Item(), b);
  EXPECT_FALSE(draft.content.due_date);
  EXPECT_EQ(draft.content.due_basis, DueBasis::kNone);
}

TEST(PlanDraft, ASoleResponsibleUnitIsTheLead) {
  const Bureau b;
  ParsedTask item = Item();
  item.responsible = {"财务处"};
  const DraftedTask draft = Draft(item, b);
  EXPECT_THAT(draft.content.planned_units, ElementsAre(Planned(b.finance, kLead, "财务处")));
  EXPECT_FALSE(draft.content.lead_unconfirmed);
}

TEST(PlanDraft, OfSeveralResponsibleUnitsTheFirstIsInferredToLead) {
  const Bureau b;
  ParsedTask item = Item();
  item.responsible = {"财务处", "干部人事处"};
  item.support = {"基建处"};
  const DraftedTask draft = Draft(item, b);
  EXPECT_THAT(draft.content.planned_units, ElementsAre(Planned(b.finance, kLead, "财务处"),
                                                       Planned(b.personnel, kSupport, "干部人事处"),
                                                       Planned(b.building, kSupport, "基建处")));
  EXPECT_TRUE(draft.content.lead_unconfirmed);
}

TEST(PlanDraft, BesideANamedLeadResponsibleUnitsSupport) {
  const Bureau b;
  ParsedTask item = Item();
  item.lead = {"基建处"};
  item.responsible = {"财务处", "干部人事处"};
  const DraftedTask draft = Draft(item, b);
  EXPECT_THAT(
      draft.content.planned_units,
      ElementsAre(Planned(b.building, kLead, "基建处"), Planned(b.finance, kSupport, "财务处"),
                  Planned(b.personnel, kSupport, "干部人事处")));
  EXPECT_FALSE(draft.content.lead_unconfirmed);
}

TEST(PlanDraft, UnknownAndAmbiguousNamesAreFoundNotGuessed) {
  Bureau b;
  b.staff.Unit("县财务科", b.county, UnitKind::kOffice, {"财务处"});
  b.Rebuild();
  ParsedTask item = Item();
  item.lead = {"财务处"};
  item.support = {"外星处", "基建处"};
  const DraftedTask draft = Draft(item, b);
  EXPECT_THAT(draft.content.planned_units,
              ElementsAre(Planned({}, kLead, "财务处"), Planned({}, kSupport, "外星处"),
                          Planned(b.building, kSupport, "基建处")));
  ASSERT_EQ(draft.findings.size(), 2U);
  EXPECT_EQ(draft.findings[0].code, "UNIT_AMBIGUOUS");
  EXPECT_EQ(draft.findings[1].code, "UNIT_UNKNOWN");
  EXPECT_THAT(draft.findings[1].message_zh, ::testing::HasSubstr("外星处"));
  EXPECT_EQ(draft.findings[1].severity, FindingSeverity::kError);
  EXPECT_EQ(draft.findings[1].source.begin, 10U);
}

TEST(PlanDraft, OnlyUnitsAtOrBelowTheIssuerAreMeant) {
  Bureau b;
  ParsedTask item = Item();
  item.lead = {"财务处"};
  EXPECT_EQ(DraftFor(item, b.directory, b.county).findings.size(), 1U);
  item.lead = {"实验小学"};
  EXPECT_THAT(DraftFor(item, b.directory, b.county).findings, IsEmpty());
}

TEST(PlanDraft, TakesTargetsPapersDutiesAndLeadersAlong) {
  const Bureau b;
  ParsedTask item = Item();
  item.indicators = {
      {.raw = "2800人", .comparator = Comparator::kEqual, .value = "2800", .unit = "人"}};
  item.deliverables = {{.raw = "制发《办法》", .verb = "制发", .name = "办法"}};
  item.recurrence = {{.raw = "按月报送", .period = Period::kMonth, .reporting = true}};
  item.leader = {"某副局长"};
  const TaskContent content = Draft(item, b).content;
  EXPECT_EQ(content.indicators, item.indicators);
  EXPECT_EQ(content.deliverables, item.deliverables);
  EXPECT_EQ(content.recurrences, item.recurrence);
  EXPECT_EQ(content.printed_leaders, item.leader);
}

TEST(PlanDraft, SaysOfEveryUnsettledNameWhatItIsAndWhatMayBeMeant) {
  Bureau b;
  ParsedTask item = Item();
  item.lead = {"市财务处"};
  item.support = {"各县(市、区)", "招生考试专班", "干部人事科"};
  const DraftedTask draft = Draft(item, b);
  std::vector<std::string> codes;
  for (const Finding& f : draft.findings) codes.push_back(f.code);
  EXPECT_THAT(codes, ElementsAre("UNIT_BY_PREFIX", "UNIT_COLLECTIVE", "TASK_FORCE_UNKNOWN",
                                 "UNIT_UNKNOWN"));
  EXPECT_EQ(draft.content.planned_units.front().unit, b.finance);
  EXPECT_EQ(draft.findings.front().severity, FindingSeverity::kInfo);
  EXPECT_THAT(draft.findings.back().suggestion_zh, ::testing::HasSubstr("干部人事处"));
}

TEST(PlanDraft, ALongHeadingIsCutBetweenCharacters) {
  const Bureau b;
  ParsedTask item = Item();
  item.heading.clear();
  for (std::size_t i = 0; i < limits::kTitleCharsMax; ++i) item.heading += "教";
  EXPECT_EQ(Draft(item, b).content.title, item.heading);  // exactly as long as allowed
  item.heading += "育";
  const std::string title = Draft(item, b).content.title;
  EXPECT_EQ(title.size(), 3 * limits::kTitleCharsMax);  // 199 × 教 and …, three bytes each
  EXPECT_EQ(title.substr(title.size() - 6), "教…");
}

}  // namespace
}  // namespace duban::domain
