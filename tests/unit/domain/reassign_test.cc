// A05 with work under way (lifecycle.md, 6).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/bureau.h"
#include "tests/support/refusal.h"

namespace duban::domain {
namespace {

using testing::Bureau;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Journey;
using testing::kLead;
using testing::kSupport;
using testing::NamesOf;
using testing::Planned;
using testing::ReasonsOf;
using testing::SubjectsOf;

// 财务处 leads 干部人事处, 基建处 and 甲县教育局, which has split to 实验小学.
class Reassigning : public ::testing::Test {
 protected:
  Reassigning() {
    for (const auto& [unit, head] :
         {std::pair{b_.finance, b_.finance_head}, std::pair{b_.personnel, b_.personnel_head},
          std::pair{b_.building, b_.building_head}, std::pair{b_.county, b_.county_head}}) {
      EXPECT_TRUE(j_.Accept(j_.Of(unit), head).ok());
    }
    EXPECT_TRUE(
        j_.Give(j_.Of(b_.county), {b_.county_head}, SplitShare{{{.unit = b_.school}}}).ok());
  }

  absl::Status To(const Assignment& a, UnitId unit, bool keep = false) {
    return j_.Give(a, {b_.supervisor},
                   Reassign{.unit = unit,
                            .reason = "分工调整",
                            .leader_consent = "同意",
                            .old_becomes_support = keep});
  }
  Bureau b_;
  Journey j_{b_,
             {Planned(b_.finance, kLead), Planned(b_.personnel, kSupport),
              Planned(b_.building, kSupport), Planned(b_.county, kSupport)}};
};

TEST_F(Reassigning, TheTaskIsDueWhenItsNewLeadIs) {
  const absl::CivilDay later(2026, 9, 30);
  ASSERT_TRUE(j_.Give(j_.root(), {b_.supervisor},
                      Reassign{.unit = b_.force,
                               .reason = "分工调整",
                               .due_date = later,
                               .leader_consent = "同意"})
                  .ok());
  EXPECT_EQ(j_.chain.task.content.due_date, later);
  EXPECT_EQ(j_.chain.task.content.due_basis, DueBasis::kOffice);
}

TEST_F(Reassigning, TheNewLeadTakesThePlaceAndTheChildrenGoOn) {
  ASSERT_TRUE(j_.Submit(j_.Of(b_.building), b_.building_head).ok());
  ASSERT_TRUE(j_.Approve(j_.Of(b_.building), b_.finance_head).ok());    // DONE
  ASSERT_TRUE(j_.Submit(j_.Of(b_.personnel), b_.personnel_head).ok());  // at the parent
  const AssignmentId old = j_.root().id;
  const UnitId other = b_.force;
  ASSERT_TRUE(To(j_.root(), other).ok());
  EXPECT_THAT(NamesOf(j_.last), ElementsAre("REASSIGNED", "ASSIGNMENT_CREATED", "CHILD_MOVED",
                                            "CHILD_MOVED", "CHILD_MOVED"));
  const Assignment& now = j_.Of(other);
  EXPECT_EQ(j_.chain.task.root, now.id);
  EXPECT_EQ(j_.chain.task.state, TaskState::kIssued);
  EXPECT_EQ(now.state, AssignmentState::kPending);
  EXPECT_EQ(now.role, kLead);
  EXPECT_EQ(now.inherited_from, old);
  EXPECT_EQ(j_.chain.Find(old)->state, AssignmentState::kReassigned);
  EXPECT_EQ(j_.chain.Find(old)->replaced_by, now.id);
  for (const UnitId unit : {b_.personnel, b_.building, b_.county}) {
    EXPECT_EQ(j_.Of(unit).parent, now.id);
  }
  EXPECT_EQ(j_.Of(b_.building).state, AssignmentState::kDone);
  EXPECT_EQ(j_.Of(b_.school).parent, j_.Of(b_.county).id);
  // The step at the parent is the new one's.
  EXPECT_EQ(testing::ReasonOf(j_.Give(j_.Of(b_.personnel), {b_.finance_head}, Approve{})),
            "NOT_ALLOWED");
  EXPECT_TRUE(j_.Give(j_.Of(b_.personnel), {b_.force_head}, Approve{}).ok());
}

TEST_F(Reassigning, TheOpenSubmissionIsSuperseded) {
  ASSERT_TRUE(j_.Submit(j_.Of(b_.personnel), b_.personnel_handler).ok());
  const SubmissionId open = j_.Of(b_.personnel).open_submission;
  ASSERT_TRUE(To(j_.Of(b_.personnel), b_.force).ok());
  EXPECT_EQ(j_.chain.Find(open)->state, SubmissionState::kSuperseded);
  EXPECT_THAT(NamesOf(j_.last),
              ElementsAre("SUBMISSION_SUPERSEDED", "REASSIGNED", "ASSIGNMENT_CREATED"));
}

TEST_F(Reassigning, ToADirectChildAbsorbsIt) {
  const AssignmentId county = j_.Of(b_.county).id;
  ASSERT_TRUE(To(j_.root(), b_.county).ok());
  const Assignment& now = j_.root().state == AssignmentState::kReassigned
                              ? *j_.chain.Find(j_.chain.task.root)
                              : j_.root();
  EXPECT_EQ(now.unit, b_.county);
  EXPECT_EQ(j_.chain.Find(county)->end_reason, EndReason::kAbsorbed);
  EXPECT_EQ(j_.chain.Find(county)->replaced_by, now.id);
  EXPECT_EQ(j_.Of(b_.school).parent, now.id);
}

TEST_F(Reassigning, TheOldLeadMayStayAsASupporter) {
  ASSERT_TRUE(To(j_.root(), b_.force, true).ok());
  const Assignment& support = j_.Of(b_.finance);
  EXPECT_EQ(support.role, kSupport);
  EXPECT_EQ(support.state, AssignmentState::kPending);
  EXPECT_EQ(support.parent, j_.Of(b_.force).id);
}

TEST_F(Reassigning, NobodyStandsAboveHimselfOrTwice) {
  EXPECT_THAT(ReasonsOf(To(j_.Of(b_.county), b_.finance)), ElementsAre("TARGET_IS_ANCESTOR"));
  EXPECT_THAT(ReasonsOf(To(j_.root(), b_.school)), ElementsAre("TARGET_IS_ANCESTOR"));
  EXPECT_THAT(SubjectsOf(To(j_.Of(b_.county), b_.building)),
              ElementsAre(::testing::Pair("DUPLICATE", "tasks/7/assignments/103")));
  EXPECT_THAT(ReasonsOf(To(j_.Of(b_.county), b_.county)), ElementsAre("DUPLICATE"));
  EXPECT_THAT(ReasonsOf(To(j_.Of(b_.county), UnitId{99})), ElementsAre("UNIT_UNKNOWN"));
  EXPECT_THAT(ReasonsOf(To(j_.Of(b_.county), b_.bureau)), ElementsAre("UNIT_WITHOUT_STAFF"));
}

TEST_F(Reassigning, EveryPairOfOneUnitIsListed) {
  // 甲县 has 实验小学; so has 财务处 itself, by a ruling of the office.
  ASSERT_TRUE(j_.Give(j_.root(), {b_.finance_head},
                      RequestCoordination{
                          .kind = RequestKind::kAddUnit, .unit = b_.school, .wish = "请增加"})
                  .ok());
  ASSERT_TRUE(j_.Give(j_.root(), {b_.supervisor},
                      RuleCoordination{.request = {701}, .granted = true, .reason = "同意"})
                  .ok());
  EXPECT_THAT(ReasonsOf(To(j_.root(), b_.county)), ElementsAre("DUPLICATE"));
}

TEST_F(Reassigning, TheRootNeedsTheLeader) {
  EXPECT_THAT(
      ReasonsOf(j_.Give(j_.root(), {b_.supervisor}, Reassign{.unit = b_.force, .reason = "调整"})),
      ElementsAre("CONSENT_REQUIRED"));
}

TEST_F(Reassigning, DatesFitTheTree) {
  const auto due = [&](const Assignment& a, absl::CivilDay day) {
    return ReasonsOf(j_.Give(
        a, {b_.supervisor},
        Reassign{.unit = b_.force, .reason = "调整", .due_date = day, .leader_consent = "同意"}));
  };
  EXPECT_THAT(due(j_.Of(b_.personnel), absl::CivilDay(2026, 7, 1)),
              ElementsAre("PARENT_DUE_EARLIER"));
  EXPECT_THAT(due(j_.Of(b_.personnel), absl::CivilDay(2026, 3, 4)), ElementsAre("DUE_PAST"));
  EXPECT_THAT(due(j_.root(), absl::CivilDay(2026, 6, 1)),
              ElementsAre("CHILD_DUE_LATER", "CHILD_DUE_LATER", "CHILD_DUE_LATER"));
  EXPECT_THAT(due(j_.Of(b_.personnel), absl::CivilDay(2026, 4, 1)), IsEmpty());
}

TEST_F(Reassigning, ASplitShareIsTheSplittersToReassign) {
  const Assignment& school = j_.Of(b_.school);
  EXPECT_EQ(testing::ReasonOf(To(school, b_.force)), "NOT_ALLOWED");
  EXPECT_THAT(
      ReasonsOf(j_.Give(school, {b_.county_head}, Reassign{.unit = b_.force, .reason = "调整"})),
      ElementsAre("UNIT_NOT_YOURS"));
}

// An overlay stays over the place; the subtree stays covered.
TEST_F(Reassigning, ASuspensionMovesToTheNewOne) {
  ASSERT_TRUE(j_.Give(j_.Of(b_.county), {b_.supervisor},
                      Suspend{.reason = "待批", .review_date = absl::CivilDay(2026, 5, 1)})
                  .ok());
  ASSERT_TRUE(To(j_.Of(b_.county), b_.force).ok());
  EXPECT_TRUE(j_.Of(b_.force).suspension);
  EXPECT_EQ(j_.Of(b_.force).covers, 1);
  EXPECT_EQ(j_.Of(b_.school).covers, 1);
}

}  // namespace
}  // namespace duban::domain
