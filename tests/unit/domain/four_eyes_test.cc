// lifecycle.md, 5: who is barred from deciding, and what happens where nobody is left.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/domain/authority.h"
#include "tests/support/bureau.h"
#include "tests/support/refusal.h"

namespace duban::domain {
namespace {

using testing::Bureau;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::Journey;
using testing::NamesOf;
using ::testing::Not;
using testing::ReasonsOf;

TEST(FourEyes, AHandlersSubmissionGoesToTheHead) {
  Bureau b;
  Journey j(b);
  ASSERT_TRUE(j.Accept(j.child(), b.personnel_handler).ok());
  ASSERT_TRUE(j.Submit(j.child(), b.personnel_handler).ok());
  EXPECT_THAT(NamesOf(j.last), ElementsAre("SUBMITTED"));
  EXPECT_EQ(j.child().open_step, ReviewStepKind::kUnitHead);
  EXPECT_EQ(j.open(j.child()).submitter, b.personnel_handler);
}

TEST(FourEyes, AHeadsOwnSubmissionCountsAsTakenInTheUnit) {
  Bureau b;
  Journey j(b);
  ASSERT_TRUE(j.Accept(j.child(), b.personnel_head).ok());
  ASSERT_TRUE(j.Submit(j.child(), b.personnel_head).ok());
  EXPECT_THAT(NamesOf(j.last), ElementsAre("SUBMITTED", "STEP_AUTO", "HANDED_IN"));
  EXPECT_EQ(j.child().open_step, ReviewStepKind::kParentUnit);
  EXPECT_TRUE(j.child().hand_in_time);
  const ReviewStep& step = j.open(j.child()).steps.front();
  EXPECT_EQ(step.state, ReviewStepState::kAuto);
  EXPECT_FALSE(step.decider);  // nobody decided it
}

TEST(FourEyes, WhoIsHandlerAndHeadSubmitsAsHead) {
  Bureau b;
  b.staff.Grant(b.personnel_head, Role::kHandler, b.personnel);
  b.Rebuild();
  Journey j(b);
  ASSERT_TRUE(j.Accept(j.child(), b.personnel_head).ok());
  ASSERT_TRUE(j.Submit(j.child(), b.personnel_head).ok());
  EXPECT_EQ(j.child().open_step, ReviewStepKind::kParentUnit);
}

TEST(FourEyes, AHeadOfAnotherUnitSubmitsHereAsHandler) {
  Bureau b;
  b.staff.Grant(b.finance_head, Role::kHandler, b.personnel);
  b.Rebuild();
  Journey j(b);
  ASSERT_TRUE(j.Accept(j.child(), b.personnel_head).ok());
  ASSERT_TRUE(j.Submit(j.child(), b.finance_head).ok());
  EXPECT_EQ(j.child().open_step, ReviewStepKind::kUnitHead);
  ASSERT_TRUE(j.Approve(j.child(), b.personnel_head).ok());
  // And is barred as submitter from deciding for the parent he heads.
  EXPECT_THAT(ReasonsOf(j.Approve(j.child(), b.finance_head)), ElementsAre("SELF_APPROVAL"));
  EXPECT_THAT(ReasonsOf(j.Return(j.child(), b.finance_head)), ElementsAre("SELF_APPROVAL"));
  EXPECT_TRUE(j.Approve(j.child(), b.finance_head2).ok());
}

TEST(FourEyes, WhoHeadsBothUnitsDecidesOneStepOnly) {
  Bureau b;
  b.staff.Grant(b.finance_head, Role::kHead, b.personnel);
  b.Rebuild();
  Journey j(b);
  ASSERT_TRUE(j.Accept(j.child(), b.personnel_handler).ok());
  ASSERT_TRUE(j.Submit(j.child(), b.personnel_handler).ok());
  ASSERT_TRUE(j.Approve(j.child(), b.finance_head).ok());
  EXPECT_THAT(ReasonsOf(j.Approve(j.child(), b.finance_head)),
              ElementsAre("ALREADY_DECIDED_BY_YOU"));
  EXPECT_THAT(ReasonsOf(j.Return(j.child(), b.finance_head)),
              ElementsAre("ALREADY_DECIDED_BY_YOU"));
  EXPECT_TRUE(j.Return(j.child(), b.finance_head2).ok());
}

// Submitted where UNIT_HEAD is AUTO: barred, and told that he submitted.
TEST(FourEyes, AHeadOfBothWhoSubmittedIsBarredAboveToo) {
  Bureau b;
  b.staff.Grant(b.finance_head, Role::kHead, b.personnel);
  b.Rebuild();
  Journey j(b);
  ASSERT_TRUE(j.Accept(j.child(), b.finance_head).ok());
  ASSERT_TRUE(j.Submit(j.child(), b.finance_head).ok());
  EXPECT_THAT(ReasonsOf(j.Approve(j.child(), b.finance_head)), ElementsAre("SELF_APPROVAL"));
}

TEST(FourEyes, ASupervisorOfTheUnitIsBarredFromItsVerification) {
  for (const Role role : {Role::kHandler, Role::kHead}) {
    Bureau b;
    b.staff.Grant(b.supervisor, role, b.finance);
    b.Rebuild();
    Journey j(b, {testing::Planned(b.finance, testing::kLead)});
    ASSERT_TRUE(j.Accept(j.root(), b.finance_head).ok());
    ASSERT_TRUE(j.Submit(j.root(), b.finance_head).ok());
    EXPECT_THAT(ReasonsOf(j.Approve(j.root(), b.supervisor, Assessment::kGood)),
                ElementsAre("OWN_UNIT"));
    EXPECT_THAT(ReasonsOf(j.Return(j.root(), b.supervisor)), ElementsAre("OWN_UNIT"));
    EXPECT_TRUE(j.Approve(j.root(), b.supervisor2, Assessment::kGood).ok());
  }
}

// Own unit bars SUPERVISION steps only: other steps are bound by four-eyes alone.
TEST(FourEyes, OwnUnitDoesNotBarTheUnitsOwnHead) {
  Bureau b;
  b.staff.Grant(b.supervisor, Role::kHead, b.finance);
  b.Rebuild();
  Journey j(b, {testing::Planned(b.finance, testing::kLead)});
  ASSERT_TRUE(j.Accept(j.root(), b.finance_handler).ok());
  ASSERT_TRUE(j.Submit(j.root(), b.finance_handler).ok());
  EXPECT_TRUE(j.Approve(j.root(), b.supervisor).ok());
  // All that bar him are listed.
  EXPECT_THAT(ReasonsOf(j.Approve(j.root(), b.supervisor, Assessment::kGood)),
              ElementsAre("ALREADY_DECIDED_BY_YOU", "OWN_UNIT"));
}

TEST(FourEyes, ANewSubmissionStartsAfresh) {
  Bureau b;
  b.staff.Grant(b.finance_head, Role::kHead, b.personnel);
  b.Rebuild();
  Journey j(b);
  ASSERT_TRUE(j.Accept(j.child(), b.personnel_handler).ok());
  ASSERT_TRUE(j.Submit(j.child(), b.personnel_handler).ok());
  ASSERT_TRUE(j.Approve(j.child(), b.finance_head).ok());
  ASSERT_TRUE(j.Return(j.child(), b.finance_head2).ok());
  ASSERT_TRUE(j.Submit(j.child(), b.personnel_handler).ok());
  ASSERT_TRUE(j.Approve(j.child(), b.personnel_head).ok());
  // What he approved of the returned one bars nobody from this one.
  EXPECT_TRUE(j.Approve(j.child(), b.finance_head).ok());
}

TEST(NoDecider, IsFoundWhenTheStepOpens) {
  Bureau b;
  b.staff.Revoke(b.personnel_head, Role::kHead);
  b.Rebuild();
  Journey j(b);
  ASSERT_TRUE(j.Accept(j.child(), b.personnel_handler).ok());
  ASSERT_TRUE(j.Submit(j.child(), b.personnel_handler).ok());
  EXPECT_THAT(NamesOf(j.last), ElementsAre("SUBMITTED", "NO_DECIDER"));
}

TEST(NoDecider, WhereTheOnlyDeciderIsBarred) {
  Bureau b;
  b.staff.Revoke(b.finance_head2, Role::kHead);
  b.staff.Grant(b.finance_head, Role::kHead, b.personnel);
  b.Rebuild();
  Journey j(b);
  ASSERT_TRUE(j.Accept(j.child(), b.personnel_handler).ok());
  ASSERT_TRUE(j.Submit(j.child(), b.finance_head).ok());
  EXPECT_THAT(NamesOf(j.last), ElementsAre("SUBMITTED", "STEP_AUTO", "HANDED_IN", "NO_DECIDER"));
  const auto& found = std::get<NoDecider>(j.last.back());
  EXPECT_EQ(found.step, ReviewStepKind::kParentUnit);
  EXPECT_EQ(found.assignment, j.child().id);
}

TEST(NoDecider, FoundAtTheStepAfterAnApprovalToo) {
  Bureau b;
  b.staff.Revoke(b.finance_head2, Role::kHead);
  b.staff.Grant(b.finance_head, Role::kHead, b.personnel);
  b.Rebuild();
  Journey j(b);
  ASSERT_TRUE(j.Accept(j.child(), b.personnel_handler).ok());
  ASSERT_TRUE(j.Submit(j.child(), b.personnel_handler).ok());
  EXPECT_THAT(NamesOf(j.last), Not(Contains("NO_DECIDER")));
  ASSERT_TRUE(j.Approve(j.child(), b.finance_head).ok());
  EXPECT_THAT(NamesOf(j.last), ElementsAre("STEP_APPROVED", "HANDED_IN", "NO_DECIDER"));
}

// Another supervisor acts, else the leader in charge of the unit: then it is not undecidable.
TEST(NoDecider, NotWhereTheLeaderStandsIn) {
  Bureau b;
  b.staff.Revoke(b.supervisor2, Role::kSupervisor);
  b.staff.Grant(b.supervisor, Role::kHandler, b.finance);
  b.Rebuild();
  Journey j(b, {testing::Planned(b.finance, testing::kLead)});
  ASSERT_TRUE(j.Accept(j.root(), b.finance_head).ok());
  ASSERT_TRUE(j.Submit(j.root(), b.finance_head).ok());
  EXPECT_THAT(NamesOf(j.last), Not(Contains("NO_DECIDER")));
  const Facts facts = b.facts();
  EXPECT_TRUE(MayGiveNow({j.chain, j.root(), {b.leader}, facts}, Approve{}).ok());
  EXPECT_TRUE(j.Approve(j.root(), b.leader, Assessment::kGood).ok());
}

TEST(NoDecider, WithoutAnyOffice) {
  Bureau b;
  b.staff.Revoke(b.supervisor, Role::kSupervisor);
  b.staff.Revoke(b.supervisor2, Role::kSupervisor);
  b.Rebuild();
  Journey j(b, {testing::Planned(b.finance, testing::kLead)});
  ASSERT_TRUE(j.Accept(j.root(), b.finance_head).ok());
  ASSERT_TRUE(j.Submit(j.root(), b.finance_head).ok());
  EXPECT_THAT(NamesOf(j.last), Contains("NO_DECIDER"));
}

}  // namespace
}  // namespace duban::domain
