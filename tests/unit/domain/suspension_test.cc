// T04–T07, T12, T13: the overlay, cancelling, instructions.
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

class Overlay : public ::testing::Test {
 protected:
  absl::Status SuspendRoot(absl::CivilDay review = absl::CivilDay(2026, 5, 1),
                           const std::string& consent = "同意") {
    return j_.Give(
        j_.root(), {b_.supervisor},
        Suspend{.reason = "待上级批复", .review_date = review, .leader_consent = consent});
  }
  Bureau b_;
  Journey j_{b_};
};

TEST_F(Overlay, CoversTheSubtreeAndKeepsTheStateBeneath) {
  ASSERT_TRUE(j_.Accept(j_.root(), b_.finance_head).ok());
  ASSERT_TRUE(SuspendRoot().ok());
  EXPECT_EQ(j_.chain.task.state, TaskState::kSuspended);
  EXPECT_EQ(j_.chain.task.state_beneath, TaskState::kInProgress);
  EXPECT_EQ(j_.root().state, AssignmentState::kInProgress);
  EXPECT_EQ(j_.child().covers, 1);
  EXPECT_THAT(ReasonsOf(j_.Accept(j_.child(), b_.personnel_head)), ElementsAre("SUSPENDED"));
  EXPECT_THAT(HoldersOf(j_.chain, b_.directory), ElementsAre("督查室"));
  EXPECT_THAT(ReasonsOf(SuspendRoot()), ElementsAre("ALREADY_SUSPENDED"));
  ASSERT_TRUE(j_.Give(j_.root(), {b_.supervisor}, Resume{}).ok());
  EXPECT_EQ(j_.chain.task.state, TaskState::kInProgress);
  EXPECT_TRUE(j_.Accept(j_.child(), b_.personnel_head).ok());
}

TEST_F(Overlay, Nests) {
  ASSERT_TRUE(j_.Give(j_.child(), {b_.supervisor},
                      Suspend{.reason = "待", .review_date = absl::CivilDay(2026, 5, 1)})
                  .ok());
  ASSERT_TRUE(SuspendRoot().ok());
  EXPECT_EQ(j_.child().covers, 2);
  ASSERT_TRUE(j_.Give(j_.root(), {b_.supervisor}, Resume{}).ok());
  EXPECT_THAT(ReasonsOf(j_.Accept(j_.child(), b_.personnel_head)), ElementsAre("SUSPENDED"));
  EXPECT_THAT(ReasonsOf(j_.Give(j_.root(), {b_.supervisor}, Resume{})),
              ElementsAre("NOT_SUSPENDED"));
}

TEST_F(Overlay, NeedsConsentAndANearReview) {
  EXPECT_THAT(ReasonsOf(SuspendRoot(absl::CivilDay(2026, 5, 1), "")),
              ElementsAre("CONSENT_REQUIRED"));
  EXPECT_THAT(ReasonsOf(SuspendRoot(absl::CivilDay(2026, 3, 4))), ElementsAre("DUE_PAST"));
  EXPECT_THAT(ReasonsOf(SuspendRoot(absl::CivilDay(2026, 9, 5))),
              ElementsAre("REVIEW_DATE_TOO_FAR"));
  ASSERT_TRUE(SuspendRoot(absl::CivilDay(2026, 9, 4)).ok());
  b_.now += absl::Hours(24 * 60);
  // Counted from the beginning, not from today.
  EXPECT_THAT(ReasonsOf(j_.Give(j_.root(), {b_.supervisor},
                                RedateSuspension{"再等", absl::CivilDay(2026, 9, 5)})),
              ElementsAre("REVIEW_DATE_TOO_FAR"));
  ASSERT_TRUE(
      j_.Give(j_.root(), {b_.supervisor}, RedateSuspension{"再等", absl::CivilDay(2026, 8, 1)})
          .ok());
  EXPECT_EQ(j_.root().suspension->review_date, absl::CivilDay(2026, 8, 1));
}

TEST_F(Overlay, AFirmDateTakesTheSuperiorsConsent) {
  j_.chain.task.content.firm = true;
  EXPECT_THAT(ReasonsOf(SuspendRoot()), ElementsAre("FIRM_CONSENT_REQUIRED"));
}

// The task is shown as due when its root is; what was printed is in its record.
TEST_F(Overlay, ADateNamedAtItsEndIsTheTasks) {
  const absl::CivilDay later(2026, 9, 30);
  ASSERT_TRUE(SuspendRoot().ok());
  ASSERT_TRUE(j_.Give(j_.root(), {b_.supervisor}, Resume{.due_date = later}).ok());
  EXPECT_EQ(j_.root().due_date, later);
  EXPECT_EQ(j_.chain.task.content.due_date, later);
  EXPECT_EQ(j_.chain.task.content.due_basis, DueBasis::kOffice);
}

TEST_F(Overlay, ADateOfAShareIsNotTheTasks) {
  ASSERT_TRUE(
      j_.Give(j_.child(), {b_.finance_head}, ChangeShare{.due_date = absl::CivilDay(2026, 6, 1)})
          .ok());
  EXPECT_EQ(j_.chain.task.content.due_date, absl::CivilDay(2026, 6, 30));
  EXPECT_EQ(j_.chain.task.content.due_basis, DueBasis::kText);
}

TEST_F(Overlay, TheTermForObjectingCountsAnew) {
  ASSERT_TRUE(SuspendRoot().ok());
  b_.now += absl::Hours(24 * 30);
  ASSERT_TRUE(j_.Give(j_.root(), {b_.supervisor}, Resume{}).ok());
  EXPECT_TRUE(j_.Give(j_.child(), {b_.personnel_head}, Decline{.reason = "不属"}).ok());
}

TEST_F(Overlay, CancellingEndsEverything) {
  ASSERT_TRUE(j_.Accept(j_.child(), b_.personnel_head).ok());
  ASSERT_TRUE(j_.Submit(j_.child(), b_.personnel_head).ok());
  EXPECT_THAT(ReasonsOf(j_.Give(j_.root(), {b_.supervisor}, CancelTask{"政策取消", ""})),
              ElementsAre("CONSENT_REQUIRED"));
  ASSERT_TRUE(j_.Give(j_.root(), {b_.supervisor}, CancelTask{"政策取消", "同意"}).ok());
  EXPECT_THAT(NamesOf(j_.last), ElementsAre("TASK_CANCELLED", "ASSIGNMENT_WITHDRAWN",
                                            "SUBMISSION_SUPERSEDED", "ASSIGNMENT_WITHDRAWN"));
  EXPECT_EQ(j_.chain.task.state, TaskState::kCancelled);
  EXPECT_EQ(j_.child().end_reason, EndReason::kCancelled);
  EXPECT_THAT(ReasonsOf(j_.Accept(j_.child(), b_.personnel_head)), ElementsAre("TASK_CANCELLED"));
}

class Instructions : public Overlay {
 protected:
  absl::Status Say(UserId who, Instruct c) { return j_.Give(j_.root(), {who}, c); }
};

TEST_F(Instructions, AreForEveryoneOnTheTaskUnlessNamed) {
  EXPECT_EQ(ReasonOf(Say(b_.supervisor, {.text = "抓紧"})), "NOT_ALLOWED");
  ASSERT_TRUE(Say(b_.leader, {.text = "抓紧"}).ok());
  EXPECT_EQ(j_.chain.instructions.front().addressees.size(), 2U);
  ASSERT_TRUE(Say(b_.principal, {.text = "抓紧", .addressees = {b_.personnel}}).ok());
  EXPECT_EQ(j_.chain.instructions.back().addressees.size(), 1U);
  EXPECT_THAT(ReasonsOf(Say(b_.leader, {.text = "抓紧", .addressees = {b_.building}})),
              ElementsAre("ADDRESSEE_NOT_ON_TASK"));
}

TEST_F(Instructions, AreAnsweredOncePerUnitAlsoUnderSuspension) {
  ASSERT_TRUE(Say(b_.leader, {.text = "请报", .reply_by = absl::CivilDay(2026, 3, 6)}).ok());
  ASSERT_TRUE(SuspendRoot().ok());
  const InstructionId id = j_.chain.instructions.front().id;
  EXPECT_THAT(
      ReasonsOf(j_.Give(j_.root(), {b_.personnel_head}, AcknowledgeInstruction{id, b_.personnel})),
      ElementsAre("REPLY_REQUIRED"));
  ASSERT_TRUE(
      j_.Give(j_.root(), {b_.personnel_handler}, ReplyInstruction{id, b_.personnel, "已办"}).ok());
  EXPECT_THAT(ReasonsOf(j_.Give(j_.root(), {b_.personnel_head},
                                ReplyInstruction{id, b_.personnel, "再报"})),
              ElementsAre("WRONG_STATE"));
  EXPECT_EQ(
      ReasonOf(j_.Give(j_.root(), {b_.personnel_head}, ReplyInstruction{id, b_.finance, "代答"})),
      "NOT_ALLOWED");
}

// A caller says for which unit he answers: his own is no way to find out about a task (ADR 4).
TEST_F(Instructions, AreNoWayToProbeATask) {
  ASSERT_TRUE(Say(b_.leader, {.text = "请报", .addressees = {b_.personnel}}).ok());
  const InstructionId id = j_.chain.instructions.front().id;
  const auto answer = [&](UserId who, UnitId unit) {
    return ReasonOf(j_.Give(j_.root(), {who}, AcknowledgeInstruction{id, unit}));
  };
  EXPECT_EQ(answer(b_.building_head, b_.building), "ACCESS_DENIED");
  EXPECT_EQ(answer(b_.building_head, b_.personnel), "ACCESS_DENIED");
  EXPECT_EQ(answer(b_.finance_head, b_.finance), "NOT_ALLOWED");  // on the task, not asked
  ASSERT_TRUE(j_.Give(j_.root(), {b_.supervisor}, CancelTask{"政策取消", "同意"}).ok());
  EXPECT_EQ(answer(b_.building_head, b_.building), "ACCESS_DENIED");
}

}  // namespace
}  // namespace duban::domain
