// Who sees what (lifecycle.md, 7; domain.md, 6), as a table: one row a person of the bureau.
#include "server/domain/visibility.h"

#include <gtest/gtest.h>

#include "server/domain/authority.h"
#include "tests/support/bureau.h"

namespace duban::domain {
namespace {

using testing::Bureau;
using testing::Journey;
using testing::Planned;

struct Row {
  const char* who;
  UserId Bureau::*user;
  bool draft;
  bool task;        // 财务处 leads, 干部人事处 supports
  bool lead_work;   // the lead's submissions
  bool child_work;  // the supporter's
};

constexpr Row kRows[] = {
    {"the office", &Bureau::supervisor, true, true, true, true},
    {"a second supervisor", &Bureau::supervisor2, true, true, true, true},
    {"a county's supervisor, beside it", &Bureau::county_supervisor, false, false, false, false},
    {"lead's handler", &Bureau::finance_handler, false, true, true, true},
    {"lead's head", &Bureau::finance_head, false, true, true, true},
    {"a viewer of the lead's unit", &Bureau::finance_viewer, false, true, false, false},
    {"supporter's handler", &Bureau::personnel_handler, false, true, false, true},
    {"supporter's head", &Bureau::personnel_head, false, true, false, true},
    {"head of an office that takes no part", &Bureau::building_head, false, false, false, false},
    {"head of a unit below the lead", &Bureau::force_head, false, false, false, false},
    {"leader in charge", &Bureau::leader, false, true, true, true},
    {"principal leader", &Bureau::principal, false, true, false, false},
    {"administrator: no say in tasks", &Bureau::admin, false, false, false, false},
    {"service account without a grant", &Bureau::service, false, false, false, false},
    {"a user without any role", &Bureau::stranger, false, false, false, false},
};

class Visibility : public ::testing::TestWithParam<Row> {};

TEST_P(Visibility, Table) {
  Bureau b;
  const UserId user = b.*GetParam().user;
  Journey draft(b, {}, false);
  EXPECT_EQ(CanSee(draft.chain, b.reader(user)), GetParam().draft);
  Journey task(b);
  EXPECT_EQ(CanSee(task.chain, b.reader(user)), GetParam().task);
  EXPECT_EQ(CanSeeSubmissions(task.chain, task.root(), b.reader(user)), GetParam().lead_work);
  EXPECT_EQ(CanSeeSubmissions(task.chain, task.child(), b.reader(user)), GetParam().child_work);
}

INSTANTIATE_TEST_SUITE_P(Rows, Visibility, ::testing::ValuesIn(kRows),
                         [](const auto& row) { return std::to_string(row.index); });

TEST(CanSee, UnitsAboveAParticipantSeeTheTask) {
  Bureau b;
  const Journey j(b, {Planned(b.school, testing::kLead)});
  EXPECT_TRUE(CanSee(j.chain, b.reader(b.school_head)));
  EXPECT_TRUE(CanSee(j.chain, b.reader(b.county_head)));
  EXPECT_TRUE(CanSee(j.chain, b.reader(b.county_supervisor)));
  EXPECT_FALSE(CanSee(j.chain, b.reader(b.finance_head)));
}

// Who is to rule on what a unit asks reads what it is about, as long as it waits for him.
TEST(CanSee, TheSubstituteForARequest) {
  Bureau b;
  Journey j(b);
  CoordinationRequest request;
  request.assignment = request.target = j.child().id;
  request.substitute = b.building_head;
  j.chain.requests.push_back(request);
  EXPECT_TRUE(CanSee(j.chain, b.reader(b.building_head)));
  EXPECT_TRUE(CanSeeSubmissions(j.chain, j.child(), b.reader(b.building_head)));
  EXPECT_FALSE(CanSeeSubmissions(j.chain, j.root(), b.reader(b.building_head)));
  j.chain.requests.front().state = RequestState::kLapsed;
  EXPECT_FALSE(CanSee(j.chain, b.reader(b.building_head)));
}

TEST(CanSee, ADeletedDraftIsSeenByNobody) {
  Bureau b;
  Journey j(b, {}, false);
  testing::Apply(j.chain, {TaskDeleted{}}, {b.supervisor}, b.now);
  EXPECT_FALSE(CanSee(j.chain, b.reader(b.supervisor)));
}

TEST(CanSee, TheOfficeIsThatOfTheIssuingUnit) {
  Bureau b;
  Journey j(b);
  j.chain.task.issuing_unit = b.county;
  EXPECT_TRUE(CanSee(j.chain, b.reader(b.county_supervisor)));
  EXPECT_TRUE(SupervisesUnit(b.directory, b.supervisor, b.county));  // above it
}

TEST(CanSeePlan, DraftsAreTheOfficesAlone) {
  const Bureau b;
  Plan plan;
  plan.issuing_unit = b.bureau;
  EXPECT_TRUE(CanSee(plan, b.reader(b.supervisor)));
  EXPECT_FALSE(CanSee(plan, b.reader(b.finance_head)));
  EXPECT_FALSE(CanSee(plan, b.reader(b.leader)));
  EXPECT_FALSE(CanSee(plan, b.reader(b.county_supervisor)));
}

TEST(CanSeePlan, IssuedOnesAreSeenAtAndBelowTheIssuer) {
  const Bureau b;
  Plan plan;
  plan.issuing_unit = b.bureau;
  plan.state = PlanState::kIssued;
  EXPECT_TRUE(CanSee(plan, b.reader(b.finance_head)));
  EXPECT_TRUE(CanSee(plan, b.reader(b.school_head)));
  EXPECT_TRUE(CanSee(plan, b.reader(b.leader)));
  EXPECT_FALSE(CanSee(plan, b.reader(b.admin)));
  EXPECT_FALSE(CanSee(plan, b.reader(b.stranger)));
  plan.issuing_unit = b.county;
  EXPECT_TRUE(CanSee(plan, b.reader(b.county_head)));
  EXPECT_TRUE(CanSee(plan, b.reader(b.leader)));  // above the issuer
  EXPECT_FALSE(CanSee(plan, b.reader(b.finance_head)));
}

}  // namespace
}  // namespace duban::domain
