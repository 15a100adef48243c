// A26, A27: asking for coordination, and rulings that carry out the change.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/domain/holder.h"
#include "tests/support/bureau.h"
#include "tests/support/refusal.h"

namespace duban::domain {
namespace {

using testing::Bureau;
using ::testing::ElementsAre;
using testing::Journey;
using testing::kLead;
using testing::kSupport;
using testing::NamesOf;
using testing::Planned;
using testing::ReasonOf;
using testing::ReasonsOf;

// 财务处 leads 干部人事处 and 甲县教育局, which has split to 实验小学. Requests are 701, 702 …
class Coordination : public ::testing::Test {
 protected:
  Coordination() {
    EXPECT_TRUE(j_.Accept(j_.root(), b_.finance_head).ok());
    EXPECT_TRUE(j_.Accept(j_.Of(b_.county), b_.county_head).ok());
    EXPECT_TRUE(
        j_.Give(j_.Of(b_.county), {b_.county_head}, SplitShare{{{.unit = b_.school}}}).ok());
  }
  absl::Status Ask(UnitId unit, UserId head, RequestCoordination c) {
    c.wish = "请协调";
    return j_.Give(j_.Of(unit), {head}, c);
  }
  absl::Status Rule(UnitId unit, UserId ruler, RuleCoordination c = {}) {
    c.request = j_.chain.requests.back().id;
    c.granted = true;
    c.reason = "同意";
    return j_.Give(j_.Of(unit), {ruler}, c);
  }
  Bureau b_;
  Journey j_{
      b_,
      {Planned(b_.finance, kLead), Planned(b_.personnel, kSupport), Planned(b_.county, kSupport)}};
};

TEST_F(Coordination, BlocksTheSubmissionAndHoldsTheBall) {
  ASSERT_TRUE(j_.Accept(j_.child(), b_.personnel_head).ok());
  ASSERT_TRUE(Ask(b_.personnel, b_.personnel_head,
                  {.kind = RequestKind::kDisagree, .parties = {b_.county}, .wish = {}})
                  .ok());
  EXPECT_THAT(ReasonsOf(j_.Submit(j_.child(), b_.personnel_head)), ElementsAre("REQUEST_OPEN"));
  EXPECT_THAT(ReasonsOf(Ask(b_.personnel, b_.personnel_head,
                            {.kind = RequestKind::kDisagree, .parties = {b_.county}, .wish = {}})),
              ElementsAre("REQUEST_EXISTS"));
  EXPECT_THAT(HoldersOf(j_.chain, b_.directory), ElementsAre("财务处", "实验小学"));
  ASSERT_TRUE(j_.Give(j_.child(), {b_.personnel_head}, WithdrawRequest{{701}}).ok());
  EXPECT_TRUE(j_.Submit(j_.child(), b_.personnel_head).ok());
}

// Ruled by the nearest unit above that is no party; at the root by the office.
TEST_F(Coordination, APartyToADisputeNeverRulesOnIt) {
  ASSERT_TRUE(Ask(b_.school, b_.school_head,
                  {.kind = RequestKind::kDisagree, .parties = {b_.county}, .wish = {}})
                  .ok());
  EXPECT_EQ(ReasonOf(Rule(b_.school, b_.county_head)), "NOT_ALLOWED");
  EXPECT_EQ(ReasonOf(Rule(b_.school, b_.supervisor)), "NOT_ALLOWED");
  ASSERT_TRUE(Rule(b_.school, b_.finance_head).ok());
  EXPECT_THAT(NamesOf(j_.last), ElementsAre("COORDINATION_RULED"));
}

TEST_F(Coordination, NotOursWithASuccessorIsReassigned) {
  ASSERT_TRUE(Ask(b_.personnel, b_.personnel_head,
                  {.kind = RequestKind::kNotOurs, .successor = b_.building, .wish = {}})
                  .ok());
  ASSERT_TRUE(Rule(b_.personnel, b_.supervisor).ok());
  EXPECT_THAT(NamesOf(j_.last),
              ElementsAre("COORDINATION_RULED", "REASSIGNED", "ASSIGNMENT_CREATED"));
  EXPECT_EQ(j_.Of(b_.building).parent, j_.root().id);
  EXPECT_EQ(j_.chain.Find(RequestId{701})->state, RequestState::kGranted);
}

TEST_F(Coordination, NotOursWithoutOneIsWithdrawn) {
  ASSERT_TRUE(
      Ask(b_.personnel, b_.personnel_head, {.kind = RequestKind::kNotOurs, .wish = {}}).ok());
  ASSERT_TRUE(Rule(b_.personnel, b_.supervisor).ok());
  EXPECT_EQ(j_.child().end_reason, EndReason::kWithdrawn);
}

// The asking one may be PENDING; the office adds whom it likes, a splitting unit only those below
// it.
TEST_F(Coordination, AddedByTheOfficeTheUnitIsOfTheDocument) {
  ASSERT_TRUE(Ask(b_.personnel, b_.personnel_head,
                  {.kind = RequestKind::kAddUnit, .unit = b_.building, .wish = {}})
                  .ok());
  ASSERT_TRUE(Rule(b_.personnel, b_.supervisor).ok());
  EXPECT_EQ(j_.Of(b_.building).parent, j_.child().id);
  EXPECT_EQ(j_.Of(b_.building).origin, AssignmentOrigin::kIssue);
}

TEST_F(Coordination, AddedByTheSplittingUnitOnlyFromBelow) {
  ASSERT_TRUE(Ask(b_.school, b_.school_head,
                  {.kind = RequestKind::kAddUnit, .unit = b_.building, .wish = {}})
                  .ok());
  EXPECT_THAT(ReasonsOf(Rule(b_.school, b_.county_head)), ElementsAre("UNIT_NOT_YOURS"));
}

TEST_F(Coordination, AReleaseIsOfAChildAndMayExchangeIt) {
  EXPECT_THAT(ReasonsOf(Ask(b_.finance, b_.finance_head,
                            {.kind = RequestKind::kReleaseUnit, .unit = b_.school, .wish = {}})),
              ElementsAre("UNIT_UNKNOWN"));
  ASSERT_TRUE(Ask(b_.finance, b_.finance_head,
                  {.kind = RequestKind::kReleaseUnit,
                   .unit = b_.personnel,
                   .successor = b_.building,
                   .wish = {}})
                  .ok());
  ASSERT_TRUE(Rule(b_.finance, b_.supervisor).ok());
  EXPECT_EQ(j_.child().state, AssignmentState::kReassigned);
  EXPECT_EQ(j_.Of(b_.building).state, AssignmentState::kPending);
}

// What a unit asks about its own split is not its own to rule on: the ball is with the office.
TEST_F(Coordination, NobodyRulesOnWhatHeAsksHimself) {
  ASSERT_TRUE(j_.Accept(j_.child(), b_.personnel_head).ok());
  ASSERT_TRUE(j_.Submit(j_.child(), b_.personnel_head).ok());
  ASSERT_TRUE(j_.Approve(j_.child(), b_.finance_head).ok());
  ASSERT_TRUE(Ask(b_.county, b_.county_head,
                  {.kind = RequestKind::kReleaseUnit, .unit = b_.school, .wish = {}})
                  .ok());
  EXPECT_THAT(HoldersOf(j_.chain, b_.directory), ElementsAre("督查室"));
  EXPECT_THAT(ReasonsOf(Rule(b_.county, b_.county_head)), ElementsAre("OWN_UNIT"));
  EXPECT_TRUE(Rule(b_.county, b_.supervisor).ok());
}

TEST_F(Coordination, ChangingTheLeadTakesTheLeadersConsent) {
  EXPECT_THAT(ReasonsOf(Ask(b_.finance, b_.finance_head,
                            {.kind = RequestKind::kChangeLead, .successor = b_.force, .wish = {}})),
              ElementsAre("IS_ROOT"));
  ASSERT_TRUE(Ask(b_.personnel, b_.personnel_head,
                  {.kind = RequestKind::kChangeLead, .successor = b_.force, .wish = {}})
                  .ok());
  EXPECT_THAT(ReasonsOf(Rule(b_.personnel, b_.supervisor)), ElementsAre("CONSENT_REQUIRED"));
  ASSERT_TRUE(
      Rule(b_.personnel, b_.supervisor, {.request = {}, .reason = {}, .leader_consent = "同意"})
          .ok());
  EXPECT_EQ(j_.chain.task.root, j_.Of(b_.force).id);
}

// Asked about whoever leads: it goes on to the one who took the place.
TEST_F(Coordination, ChangingTheLeadIsStillAskedOfANewOne) {
  ASSERT_TRUE(Ask(b_.personnel, b_.personnel_head,
                  {.kind = RequestKind::kChangeLead, .successor = b_.force, .wish = {}})
                  .ok());
  ASSERT_TRUE(j_.Give(j_.root(), {b_.supervisor},
                      Reassign{.unit = b_.building, .reason = "分工调整", .leader_consent = "同意"})
                  .ok());
  EXPECT_EQ(j_.chain.requests.back().target, j_.Of(b_.building).id);
  ASSERT_TRUE(
      Rule(b_.personnel, b_.supervisor, {.request = {}, .reason = {}, .leader_consent = "同意"})
          .ok());
  EXPECT_EQ(j_.chain.task.root, j_.Of(b_.force).id);
}

// What was to be released has ended meanwhile: there is nothing to grant, but somebody to say so.
TEST_F(Coordination, AReleaseOfWhatHasEndedIsRefusedOrTakenBack) {
  ASSERT_TRUE(Ask(b_.finance, b_.finance_head,
                  {.kind = RequestKind::kReleaseUnit, .unit = b_.personnel, .wish = {}})
                  .ok());
  ASSERT_TRUE(j_.Give(j_.child(), {b_.supervisor}, Withdraw{"误立"}).ok());
  EXPECT_THAT(HoldersOf(j_.chain, b_.directory), ElementsAre("督查室"));
  EXPECT_THAT(ReasonsOf(Rule(b_.finance, b_.supervisor)), ElementsAre("WRONG_STATE"));
  EXPECT_TRUE(j_.Give(j_.root(), {b_.finance_head}, WithdrawRequest{{701}}).ok());
}

TEST_F(Coordination, RequestsLapseWithTheAssignment) {
  ASSERT_TRUE(
      Ask(b_.personnel, b_.personnel_head, {.kind = RequestKind::kNotOurs, .wish = {}}).ok());
  ASSERT_TRUE(j_.Give(j_.child(), {b_.supervisor}, Withdraw{"误立"}).ok());
  EXPECT_EQ(j_.chain.Find(RequestId{701})->state, RequestState::kLapsed);
  EXPECT_THAT(ReasonsOf(j_.Give(j_.child(), {b_.supervisor},
                                RuleCoordination{.request = {701}, .reason = "迟了"})),
              ElementsAre("WRONG_STATE"));
}

TEST_F(Coordination, NobodyRulesTwice) {
  ASSERT_TRUE(
      Ask(b_.personnel, b_.personnel_head, {.kind = RequestKind::kNotOurs, .wish = {}}).ok());
  ASSERT_TRUE(
      j_.Give(j_.child(), {b_.supervisor}, RuleCoordination{.request = {701}, .reason = "不同意"})
          .ok());
  EXPECT_EQ(j_.chain.Find(RequestId{701})->state, RequestState::kRefused);
  EXPECT_THAT(ReasonsOf(Rule(b_.personnel, b_.supervisor)), ElementsAre("WRONG_STATE"));
}

}  // namespace
}  // namespace duban::domain
