// A07–A10, A06: splitting a share, changing and ending it, urging, naming a handler.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

class Splitting : public ::testing::Test {
 protected:
  Splitting() {
    b_.staff.SetMembers(b_.force, {b_.building});
    b_.Rebuild();
    EXPECT_TRUE(j_.Accept(j_.Of(b_.county), b_.county_head).ok());
    EXPECT_TRUE(j_.Accept(j_.Of(b_.force), b_.force_head).ok());
  }
  absl::Status Split(UnitId own, UserId head, UnitId to, std::optional<absl::CivilDay> due = {}) {
    return j_.Give(j_.Of(own), {head},
                   SplitShare{{{.unit = to, .share = "校舍部分", .due_date = due}}});
  }
  Bureau b_;
  Journey j_{
      b_, {Planned(b_.finance, kLead), Planned(b_.county, kSupport), Planned(b_.force, kSupport)}};
};

TEST_F(Splitting, BelowOnesOwnUnit) {
  ASSERT_TRUE(Split(b_.county, b_.county_head, b_.school).ok());
  EXPECT_THAT(NamesOf(j_.last), ElementsAre("SPLIT", "ASSIGNMENT_CREATED"));
  const Assignment& school = j_.Of(b_.school);
  EXPECT_EQ(school.origin, AssignmentOrigin::kSplit);
  EXPECT_EQ(school.share, "校舍部分");
  EXPECT_LE(school.due_date, j_.Of(b_.county).due_date);
  EXPECT_THAT(ReasonsOf(Split(b_.county, b_.county_head, b_.school)), ElementsAre("DUPLICATE"));
}

TEST_F(Splitting, NotToUnitsOfOthers) {
  EXPECT_THAT(ReasonsOf(Split(b_.county, b_.county_head, b_.personnel)),
              ElementsAre("UNIT_NOT_YOURS"));
  EXPECT_THAT(ReasonsOf(Split(b_.county, b_.county_head, b_.county)),
              ElementsAre("UNIT_NOT_YOURS", "TARGET_IS_ANCESTOR"));
}

TEST_F(Splitting, ATaskForceSplitsAmongItsMembersUnits) {
  EXPECT_TRUE(Split(b_.force, b_.force_head, b_.building).ok());
  EXPECT_THAT(ReasonsOf(Split(b_.force, b_.force_head, b_.personnel)),
              ElementsAre("UNIT_NOT_YOURS"));
}

TEST_F(Splitting, WithinOnesOwnDate) {
  EXPECT_THAT(ReasonsOf(Split(b_.county, b_.county_head, b_.school, absl::CivilDay(2026, 6, 30))),
              ElementsAre("PARENT_DUE_EARLIER"));
}

TEST_F(Splitting, IsTheHeadsUnlessThePolicySaysOtherwise) {
  const UserId handler = b_.staff.Staff("county-handler", Role::kHandler, b_.county);
  b_.Rebuild();
  EXPECT_EQ(ReasonOf(Split(b_.county, handler, b_.school)), "NOT_ALLOWED");
  b_.policy.handler_splits = true;
  EXPECT_TRUE(Split(b_.county, handler, b_.school).ok());
}

TEST_F(Splitting, ASharesDateIsTheParentsToChange) {
  ASSERT_TRUE(Split(b_.county, b_.county_head, b_.school).ok());
  const absl::CivilDay before = j_.Of(b_.school).due_date;
  const Actor head{b_.county_head};
  ASSERT_TRUE(
      j_.Give(j_.Of(b_.school), head, ChangeShare{.share = "校舍与设备", .due_date = before - 7})
          .ok());
  EXPECT_THAT(NamesOf(j_.last), ElementsAre("SHARE_CHANGED", "DUE_CHANGED"));
  ASSERT_TRUE(j_.Give(j_.Of(b_.school), head, ChangeShare{.share = "校舍与设备"}).ok());
  EXPECT_TRUE(j_.last.empty());
  EXPECT_THAT(ReasonsOf(j_.Give(j_.Of(b_.county), {b_.finance_head},
                                ChangeShare{.due_date = absl::CivilDay(2026, 4, 1)})),
              ElementsAre("CHILD_DUE_LATER"));
}

TEST_F(Splitting, WaivingEndsTheSubtree) {
  ASSERT_TRUE(Split(b_.county, b_.county_head, b_.school).ok());
  const AssignmentId county = j_.Of(b_.county).id;
  const AssignmentId school = j_.Of(b_.school).id;
  EXPECT_EQ(ReasonOf(j_.Give(j_.Of(b_.county), {b_.finance_head}, Waive{"不需要"})), "NOT_ALLOWED");
  ASSERT_TRUE(j_.Give(j_.Of(b_.county), {b_.supervisor}, Waive{"不需要"}).ok());
  EXPECT_THAT(NamesOf(j_.last), ElementsAre("WAIVED", "WITHDRAWN"));
  for (const AssignmentId id : {county, school}) {
    EXPECT_EQ(j_.chain.Find(id)->state, AssignmentState::kWithdrawn);
    EXPECT_EQ(j_.chain.Find(id)->end_reason, EndReason::kWaived);
  }
  EXPECT_THAT(ReasonsOf(j_.Give(j_.root(), {b_.supervisor}, Withdraw{"误立"})),
              ElementsAre("IS_ROOT"));
}

TEST_F(Splitting, UrgedOnceAWorkingDay) {
  const auto urge = [&](UserId who) { return j_.Give(j_.Of(b_.county), {who}, Urge{"请抓紧"}); };
  EXPECT_EQ(ReasonOf(urge(b_.county_head)), "NOT_ALLOWED");
  ASSERT_TRUE(urge(b_.finance_handler).ok());
  EXPECT_THAT(ReasonsOf(urge(b_.supervisor)), ElementsAre("URGED_TODAY"));
  b_.now += absl::Hours(24 * 2);  // Friday
  ASSERT_TRUE(urge(b_.leader).ok());
  b_.now += absl::Hours(24);  // Saturday belongs to it
  EXPECT_THAT(ReasonsOf(urge(b_.supervisor)), ElementsAre("URGED_TODAY"));
  b_.now += absl::Hours(24 * 2);  // Monday
  EXPECT_TRUE(urge(b_.supervisor).ok());
}

TEST_F(Splitting, TheHeadNamesAHandlerOrOneNamesHimself) {
  const UserId one = b_.staff.Staff("h1", Role::kHandler, b_.county);
  const UserId two = b_.staff.Staff("h2", Role::kHandler, b_.county);
  b_.Rebuild();
  const Assignment& a = j_.Of(b_.county);
  EXPECT_EQ(ReasonOf(j_.Give(a, {one}, AssignHandler{two})), "NOT_ALLOWED");
  ASSERT_TRUE(j_.Give(a, {one}, AssignHandler{one}).ok());
  EXPECT_EQ(ReasonOf(j_.Give(a, {two}, AssignHandler{two})), "NOT_ALLOWED");
  ASSERT_TRUE(j_.Give(a, {b_.county_head}, AssignHandler{two}).ok());
  EXPECT_EQ(a.handler, two);
  EXPECT_THAT(ReasonsOf(j_.Give(a, {b_.county_head}, AssignHandler{b_.finance_handler})),
              ElementsAre("NOT_A_HANDLER"));
  b_.staff.Revoke(two, Role::kHandler);
  b_.Rebuild();
  EXPECT_THAT(NamesOf(AfterDirectoryChange(j_.chain, b_.facts())), ElementsAre("HANDLER_CLEARED"));
}

}  // namespace
}  // namespace duban::domain
