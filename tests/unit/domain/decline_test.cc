// A02–A04: declining, and what the assigner makes of it.
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
using testing::NamesOf;
using testing::ReasonOf;
using testing::ReasonsOf;

class Declining : public ::testing::Test {
 protected:
  absl::Status DeclineChild() {
    return j_.Give(j_.child(), {b_.personnel_head},
                   Decline{.reason = "不属本处职责", .suggested_unit = b_.building});
  }
  Bureau b_;
  Journey j_{b_};
};

TEST_F(Declining, IsTheHeadsAndKeepsWhatHeSaid) {
  EXPECT_EQ(ReasonOf(j_.Give(j_.child(), {b_.personnel_handler}, Decline{.reason = "不属"})),
            "NOT_ALLOWED");
  ASSERT_TRUE(DeclineChild().ok());
  EXPECT_THAT(NamesOf(j_.last), ElementsAre("DECLINED"));
  EXPECT_EQ(j_.child().state, AssignmentState::kDeclined);
  EXPECT_EQ(j_.child().decline_reason, "不属本处职责");
  EXPECT_EQ(j_.child().suggested_unit, b_.building);
  EXPECT_TRUE(IsLive(j_.child()));
}

TEST_F(Declining, NeedsAReason) {
  EXPECT_EQ(ReasonOf(j_.Give(j_.child(), {b_.personnel_head}, Decline{})), "REASON_REQUIRED");
}

TEST_F(Declining, InsistedItIsSignedByTheRuling) {
  ASSERT_TRUE(DeclineChild().ok());
  EXPECT_EQ(ReasonOf(j_.Give(j_.child(), {b_.finance_head}, Insist{"仍由你处"})), "NOT_ALLOWED");
  ASSERT_TRUE(j_.Give(j_.child(), {b_.supervisor}, Insist{"仍由你处"}).ok());
  EXPECT_EQ(j_.child().state, AssignmentState::kInProgress);
  EXPECT_TRUE(j_.child().accept_time);
}

TEST_F(Declining, ReleasedItEndsWithTheReason) {
  ASSERT_TRUE(DeclineChild().ok());
  const AssignmentId id = j_.child().id;
  ASSERT_TRUE(j_.Give(j_.child(), {b_.supervisor}, Release{"同意"}).ok());
  EXPECT_THAT(NamesOf(j_.last), ElementsAre("DECLINE_GRANTED", "WITHDRAWN"));
  const Assignment& ended = *j_.chain.Find(id);
  EXPECT_EQ(ended.state, AssignmentState::kWithdrawn);
  EXPECT_EQ(ended.end_reason, EndReason::kReleased);
  EXPECT_EQ(ended.end_text, "同意");
}

TEST_F(Declining, TheLeadIsNotReleasedButReassigned) {
  ASSERT_TRUE(j_.Give(j_.root(), {b_.finance_head}, Decline{.reason = "不属"}).ok());
  EXPECT_EQ(j_.chain.task.state, TaskState::kIssued);
  EXPECT_THAT(ReasonsOf(j_.Give(j_.root(), {b_.supervisor}, Release{"同意"})),
              ElementsAre("IS_ROOT", "CHILDREN_OPEN"));
  EXPECT_TRUE(j_.Give(j_.root(), {b_.supervisor},
                      Reassign{.unit = b_.building, .reason = "改", .leader_consent = "同意"})
                  .ok());
  EXPECT_EQ(j_.Of(b_.building).state, AssignmentState::kPending);
}

// A unit declines once on a task, also when it comes back by another way.
TEST_F(Declining, OnlyOnceATask) {
  ASSERT_TRUE(DeclineChild().ok());
  ASSERT_TRUE(
      j_.Give(j_.child(), {b_.supervisor}, Reassign{.unit = b_.building, .reason = "改"}).ok());
  ASSERT_TRUE(
      j_.Give(j_.Of(b_.building), {b_.supervisor}, Reassign{.unit = b_.personnel, .reason = "再改"})
          .ok());
  EXPECT_THAT(
      ReasonsOf(j_.Give(j_.Of(b_.personnel), {b_.personnel_head}, Decline{.reason = "仍不属"})),
      ElementsAre("NOT_DECLINABLE"));
}

TEST_F(Declining, NotAfterTheTermForSigning) {
  b_.now += absl::Hours(24 * 2);  // Friday, the last day
  const Chain before = j_.chain;
  ASSERT_TRUE(DeclineChild().ok());
  j_.chain = before;
  b_.now += absl::Hours(24 * 3);  // Monday
  EXPECT_THAT(ReasonsOf(DeclineChild()), ElementsAre("OBJECTION_TOO_LATE"));
}

TEST_F(Declining, NobodyRulesOnHisOwnUnit) {
  b_.staff.Grant(b_.supervisor, Role::kHandler, b_.personnel);
  b_.Rebuild();
  ASSERT_TRUE(DeclineChild().ok());
  EXPECT_THAT(ReasonsOf(j_.Give(j_.child(), {b_.supervisor}, Insist{"仍由你处"})),
              ElementsAre("OWN_UNIT"));
  EXPECT_TRUE(j_.Give(j_.child(), {b_.supervisor2}, Insist{"仍由你处"}).ok());
}

TEST_F(Declining, WithoutAnyRulerItIsReportedAtOnce) {
  b_.staff.Revoke(b_.supervisor, Role::kSupervisor);
  b_.staff.Revoke(b_.supervisor2, Role::kSupervisor);
  b_.Rebuild();
  ASSERT_TRUE(DeclineChild().ok());
  EXPECT_THAT(NamesOf(j_.last), ElementsAre("DECLINED", "NO_DECIDER"));
  EXPECT_TRUE(j_.child().no_decider);
}

TEST_F(Declining, TheBallIsWithTheRuler) {
  ASSERT_TRUE(j_.Accept(j_.root(), b_.finance_head).ok());
  ASSERT_TRUE(DeclineChild().ok());
  EXPECT_THAT(HoldersOf(j_.chain, b_.directory), ElementsAre("督查室"));
}

}  // namespace
}  // namespace duban::domain
