// A18, A19, A22, MERGED steps, delegates and substitutes: what happens around the straight way up.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/bureau.h"
#include "tests/support/refusal.h"

namespace duban::domain {
namespace {

using testing::Bureau;
using ::testing::ElementsAre;
using testing::Journey;
using testing::NamesOf;
using testing::ReasonOf;
using testing::ReasonsOf;

class Slips : public ::testing::Test {
 protected:
  Slips() { EXPECT_TRUE(j_.Accept(j_.child(), b_.personnel_head).ok()); }
  Bureau b_;
  Journey j_{b_};
};

TEST_F(Slips, RecalledBeforeAnythingIsDecidedOutside) {
  ASSERT_TRUE(j_.Submit(j_.child(), b_.personnel_handler).ok());
  ASSERT_TRUE(j_.Approve(j_.child(), b_.personnel_head).ok());
  const SubmissionId id = j_.child().open_submission;
  ASSERT_TRUE(j_.Give(j_.child(), {b_.personnel_handler}, Recall{}).ok());
  EXPECT_THAT(NamesOf(j_.last), ElementsAre("RECALLED", "STOP_UNDONE"));
  EXPECT_EQ(j_.child().state, AssignmentState::kInProgress);
  EXPECT_FALSE(j_.child().hand_in_time);
  EXPECT_EQ(j_.child().return_count, 0);
  EXPECT_EQ(j_.chain.Find(id)->state, SubmissionState::kRecalled);
}

TEST_F(Slips, NotRecalledOnceDecidedOutside) {
  b_.policy.child_chain = {ReviewStepKind::kUnitHead, ReviewStepKind::kLeader,
                           ReviewStepKind::kParentUnit};
  ASSERT_TRUE(j_.Submit(j_.child(), b_.personnel_head).ok());
  ASSERT_TRUE(j_.Approve(j_.child(), b_.leader).ok());
  EXPECT_THAT(ReasonsOf(j_.Give(j_.child(), {b_.personnel_head}, Recall{})),
              ElementsAre("STEP_DECIDED"));
  // What the leader approved is his to revoke, nobody else's.
  EXPECT_EQ(ReasonOf(j_.Give(j_.child(), {b_.finance_head}, RevokeApproval{"有误"})),
            "NOT_ALLOWED");
  ASSERT_TRUE(j_.Give(j_.child(), {b_.leader}, RevokeApproval{"有误"}).ok());
  EXPECT_EQ(j_.child().open_step, ReviewStepKind::kLeader);
  EXPECT_TRUE(j_.child().hand_in_time);
  ASSERT_TRUE(j_.Approve(j_.child(), b_.leader).ok());  // a revoked decision bars nobody
}

TEST_F(Slips, RevokingTheUnitsOwnApprovalUndoesTheHandIn) {
  ASSERT_TRUE(j_.Submit(j_.child(), b_.personnel_handler).ok());
  ASSERT_TRUE(j_.Approve(j_.child(), b_.personnel_head).ok());
  ASSERT_TRUE(j_.Give(j_.child(), {b_.personnel_head}, RevokeApproval{"有误"}).ok());
  EXPECT_THAT(NamesOf(j_.last), ElementsAre("APPROVAL_REVOKED", "STOP_UNDONE"));
  EXPECT_EQ(j_.child().open_step, ReviewStepKind::kUnitHead);
}

TEST_F(Slips, ReopenedWhileTheParentIsAtWork) {
  ASSERT_TRUE(j_.Submit(j_.child(), b_.personnel_head).ok());
  ASSERT_TRUE(j_.Approve(j_.child(), b_.finance_head).ok());
  const Reopen reopen{"材料有误", absl::CivilDay(2026, 6, 1)};
  EXPECT_THAT(ReasonsOf(j_.Give(j_.child(), {b_.finance_head}, reopen)),
              ElementsAre("PARENT_NOT_IN_PROGRESS"));
  ASSERT_TRUE(j_.Accept(j_.root(), b_.finance_head).ok());
  EXPECT_THAT(ReasonsOf(j_.Give(j_.child(), {b_.finance_head},
                                Reopen{"材料有误", absl::CivilDay(2026, 7, 1)})),
              ElementsAre("PARENT_DUE_EARLIER"));
  ASSERT_TRUE(j_.Give(j_.child(), {b_.finance_head}, reopen).ok());
  EXPECT_EQ(j_.child().state, AssignmentState::kInProgress);
  EXPECT_EQ(j_.child().due_date, absl::CivilDay(2026, 6, 1));
  EXPECT_EQ(j_.child().return_count, 1);
  EXPECT_FALSE(j_.child().done_time);
}

// A middle step whose holders all took an earlier one is merged into that; the last never is.
TEST_F(Slips, TheSamePersonIsNotAskedTwice) {
  b_.policy.child_chain = {ReviewStepKind::kUnitHead, ReviewStepKind::kLeader,
                           ReviewStepKind::kParentUnit};
  b_.staff.Grant(b_.leader, Role::kHead, b_.personnel);
  b_.Rebuild();
  ASSERT_TRUE(j_.Submit(j_.child(), b_.leader).ok());
  EXPECT_THAT(NamesOf(j_.last), ElementsAre("SUBMITTED", "STEP_AUTO", "HANDED_IN", "STEP_MERGED"));
  EXPECT_EQ(j_.child().open_step, ReviewStepKind::kParentUnit);
  EXPECT_TRUE(j_.Approve(j_.child(), b_.finance_head).ok());
}

// Barred as submitter is not merged: the step needs somebody else.
TEST_F(Slips, WhoOnlySubmittedIsNotMergedAway) {
  b_.policy.child_chain = {ReviewStepKind::kUnitHead, ReviewStepKind::kLeader,
                           ReviewStepKind::kParentUnit};
  b_.staff.Grant(b_.leader, Role::kHandler, b_.personnel);
  b_.Rebuild();
  ASSERT_TRUE(j_.Submit(j_.child(), b_.leader).ok());
  ASSERT_TRUE(j_.Approve(j_.child(), b_.personnel_head).ok());
  EXPECT_THAT(NamesOf(j_.last), ElementsAre("STEP_APPROVED", "HANDED_IN", "NO_DECIDER"));
}

class Delegates : public Slips {
 protected:
  void Lend(std::vector<Role> roles, int days = 10) {
    b_.staff.Delegate(b_.personnel_head, b_.building_head, std::move(roles), b_.today(),
                      b_.today() + days);
    b_.Rebuild();
  }
  Actor deputy_{b_.building_head, b_.personnel_head};
};

TEST_F(Delegates, ActInTheRolesNamedWhileTheDelegationRuns) {
  EXPECT_EQ(ReasonOf(j_.Give(j_.child(), deputy_, Submit{"已完成"})), "ACCESS_DENIED");
  Lend({Role::kHandler});
  EXPECT_EQ(ReasonOf(j_.Give(j_.child(), deputy_, Submit{"已完成"})), "ACCESS_DENIED");
  Lend({Role::kHead});
  EXPECT_EQ(ReasonOf(j_.Give(j_.child(), {b_.building_head}, Submit{"已完成"})), "NOT_ALLOWED");
  ASSERT_TRUE(j_.Give(j_.child(), deputy_, Submit{"已完成"}).ok());
  // Not in his own right: the unit's step is not taken, and bars both.
  EXPECT_THAT(NamesOf(j_.last), ElementsAre("SUBMITTED", "NO_DECIDER"));
  EXPECT_EQ(j_.open(j_.child()).submitter, b_.building_head);
  EXPECT_EQ(j_.open(j_.child()).submitted_for, b_.personnel_head);
  EXPECT_THAT(ReasonsOf(j_.Give(j_.child(), {b_.personnel_head}, Approve{})),
              ElementsAre("SELF_APPROVAL"));
}

TEST_F(Delegates, LoseTheirRolesWithTheLastDay) {
  Lend({Role::kHead}, 2);
  b_.now += absl::Hours(24 * 3);
  EXPECT_EQ(ReasonOf(j_.Give(j_.child(), deputy_, Submit{"已完成"})), "ACCESS_DENIED");
}

TEST_F(Delegates, BOnBehalfOfAIsRecorded) {
  Lend({Role::kHead});
  ASSERT_TRUE(j_.Submit(j_.child(), b_.personnel_handler).ok());
  ASSERT_TRUE(j_.Give(j_.child(), deputy_, Approve{}).ok());
  const ReviewStep& step = j_.open(j_.child()).steps.front();
  EXPECT_EQ(step.decider, b_.building_head);
  EXPECT_EQ(step.decided_for, b_.personnel_head);
}

TEST_F(Delegates, SeeWhatTheyMayBeAskedToActOn) {
  EXPECT_FALSE(CanSee(j_.chain, b_.reader(b_.building_head)));
  Lend({Role::kHead});
  EXPECT_TRUE(CanSee(j_.chain, b_.reader(b_.building_head)));
  EXPECT_TRUE(CanSeeSubmissions(j_.chain, j_.child(), b_.reader(b_.building_head)));
  EXPECT_FALSE(CanSeeSubmissions(j_.chain, j_.root(), b_.reader(b_.building_head)));
}

class Substitutes : public Slips {
 protected:
  Substitutes() {
    b_.staff.Revoke(b_.personnel_head, Role::kHead);
    b_.Rebuild();
    EXPECT_TRUE(j_.Submit(j_.child(), b_.personnel_handler).ok());
  }
  absl::Status Name(UserId by, UserId substitute) {
    return j_.Give(j_.child(), {by}, NameSubstitute{substitute});
  }
};

TEST_F(Substitutes, AreNamedByTheOfficeWhereNobodyDecides) {
  ASSERT_TRUE(j_.child().no_decider);
  EXPECT_EQ(ReasonOf(Name(b_.finance_head, b_.building_head)), "NOT_ALLOWED");
  EXPECT_THAT(ReasonsOf(Name(b_.supervisor, b_.personnel_handler)),
              ElementsAre("SUBSTITUTE_INELIGIBLE"));
  EXPECT_THAT(ReasonsOf(Name(b_.supervisor, b_.supervisor)), ElementsAre("SUBSTITUTE_INELIGIBLE"));
  EXPECT_THAT(ReasonsOf(Name(b_.supervisor, b_.stranger)), ElementsAre("SUBSTITUTE_INELIGIBLE"));
  ASSERT_TRUE(Name(b_.supervisor, b_.building_head).ok());
  EXPECT_FALSE(j_.child().no_decider);
  EXPECT_TRUE(CanSeeSubmissions(j_.chain, j_.child(), b_.reader(b_.building_head)));
  ASSERT_TRUE(j_.Give(j_.child(), {b_.building_head}, Approve{}).ok());
  EXPECT_FALSE(j_.child().substitute);  // falls with the step
}

TEST_F(Substitutes, AreNotNeededWhereSomebodyDecides) {
  b_.staff.Grant(b_.personnel_head, Role::kHead, b_.personnel);
  b_.Rebuild();
  EXPECT_THAT(ReasonsOf(Name(b_.supervisor, b_.building_head)), ElementsAre("HAS_DECIDER"));
}

// For the office's own steps the leader in charge names one.
TEST(SubstituteOfTheOffice, IsNamedByTheLeader) {
  Bureau b;
  b.staff.Revoke(b.supervisor2, Role::kSupervisor);
  b.Rebuild();
  Journey j(b, {testing::Planned(b.finance, testing::kLead)});
  ASSERT_TRUE(j.Accept(j.root(), b.finance_head).ok());
  ASSERT_TRUE(j.Submit(j.root(), b.finance_head).ok());
  b.staff.Revoke(b.supervisor, Role::kSupervisor);
  b.Rebuild();
  testing::Apply(j.chain, AfterDirectoryChange(j.chain, b.facts()), {b.admin}, b.now);
  EXPECT_TRUE(j.root().no_decider);
  EXPECT_EQ(ReasonOf(j.Give(j.root(), {b.principal}, NameSubstitute{b.building_head})),
            "NOT_ALLOWED");
  ASSERT_TRUE(j.Give(j.root(), {b.leader}, NameSubstitute{b.building_head}).ok());
  EXPECT_TRUE(j.Give(j.root(), {b.building_head}, Approve{.assessment = Assessment::kGood}).ok());
}

}  // namespace
}  // namespace duban::domain
