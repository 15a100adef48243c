// What a change of roles does to what waits for a decision (D02, D03; lifecycle.md, 5): nothing
// waits for somebody who may not, nor for the office once somebody may again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/domain/deciders.h"
#include "tests/support/bureau.h"
#include "tests/support/refusal.h"

namespace duban::domain {
namespace {

using testing::Apply;
using testing::Bureau;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Journey;
using testing::kLead;
using testing::NamesOf;
using testing::Planned;
using testing::ReasonOf;

class DirectoryChange : public ::testing::Test {
 protected:
  // What the system records once the directory is as `b_.staff` says.
  std::vector<std::string> Change() {
    b_.Rebuild();
    const Events events = AfterDirectoryChange(j_.chain, b_.facts());
    Apply(j_.chain, events, {}, b_.now);
    return NamesOf(events);
  }
  void ChildWaitsForItsHead() {
    ASSERT_TRUE(j_.Accept(j_.child(), b_.personnel_handler).ok());
    ASSERT_TRUE(j_.Submit(j_.child(), b_.personnel_handler).ok());
  }

  Bureau b_;
  Journey j_{b_};
};

TEST_F(DirectoryChange, AnOldHeadGoesAndANewOneComes) {
  ChildWaitsForItsHead();
  b_.staff.Revoke(b_.personnel_head, Role::kHead);
  EXPECT_THAT(Change(), ElementsAre("NO_DECIDER"));
  EXPECT_TRUE(j_.child().no_decider);
  b_.staff.Staff("per-head-new", Role::kHead, b_.personnel);
  EXPECT_THAT(Change(), ElementsAre("DECIDER_FOUND"));
  EXPECT_FALSE(j_.child().no_decider);
  EXPECT_THAT(Change(), IsEmpty());
}

TEST_F(DirectoryChange, ADeclineAndARequestFindTheirRulerAgain) {
  ASSERT_TRUE(j_.Give(j_.root(), {b_.finance_head}, Decline{.reason = "不属"}).ok());
  ASSERT_TRUE(j_.Give(j_.child(), {b_.personnel_head},
                      RequestCoordination{.kind = RequestKind::kNotOurs, .wish = "请改派"})
                  .ok());
  b_.staff.Revoke(b_.supervisor, Role::kSupervisor);
  b_.staff.Revoke(b_.supervisor2, Role::kSupervisor);
  EXPECT_THAT(Change(), ElementsAre("NO_DECIDER", "NO_DECIDER"));
  EXPECT_TRUE(j_.root().no_decider);
  EXPECT_TRUE(j_.chain.requests.front().no_decider);
  b_.staff.Grant(b_.supervisor, Role::kSupervisor, b_.bureau);
  EXPECT_THAT(Change(), ElementsAre("DECIDER_FOUND", "DECIDER_FOUND"));
  EXPECT_FALSE(j_.root().no_decider);
  EXPECT_FALSE(j_.chain.requests.front().no_decider);
}

// What is given may bar, too: the only supervisor becomes a HANDLER of the unit under review.
TEST_F(DirectoryChange, WhoIsGivenARoleMayBeBarredByIt) {
  b_.staff.Revoke(b_.supervisor2, Role::kSupervisor);
  b_.staff.Revoke(b_.leader, Role::kLeader);
  b_.Rebuild();
  Journey root(b_, {Planned(b_.finance, kLead)});
  ASSERT_TRUE(root.Accept(root.root(), b_.finance_head).ok());
  ASSERT_TRUE(root.Submit(root.root(), b_.finance_head).ok());
  EXPECT_FALSE(root.root().no_decider);
  b_.staff.Grant(b_.supervisor, Role::kHandler, b_.finance);
  b_.Rebuild();
  EXPECT_THAT(NamesOf(AfterDirectoryChange(root.chain, b_.facts())), ElementsAre("NO_DECIDER"));
}

TEST_F(DirectoryChange, ADelegationThatEndsGivesBackAndTakesAway) {
  ChildWaitsForItsHead();
  b_.staff.Delegate(b_.personnel_head, b_.personnel_handler, {Role::kHead}, b_.today(),
                    b_.today() + 3);
  EXPECT_THAT(Change(), ElementsAre("NO_DECIDER"));  // the delegate submitted it
  b_.now += absl::Hours(24 * 4);
  EXPECT_THAT(Change(), ElementsAre("DECIDER_FOUND"));
}

// A substitute decides while he has a role at all.
TEST_F(DirectoryChange, ASubstituteWhoLeavesTheBureauDecidesNothing) {
  ChildWaitsForItsHead();
  b_.staff.Revoke(b_.personnel_head, Role::kHead);
  EXPECT_THAT(Change(), ElementsAre("NO_DECIDER"));
  ASSERT_TRUE(j_.Give(j_.child(), {b_.supervisor}, NameSubstitute{b_.building_head}).ok());
  EXPECT_TRUE(CanSee(j_.chain, b_.reader(b_.building_head)));
  b_.staff.Revoke(b_.building_head, Role::kHead);
  EXPECT_THAT(Change(), ElementsAre("NO_DECIDER"));
  EXPECT_EQ(ReasonOf(j_.Give(j_.child(), {b_.building_head}, Approve{})), "ACCESS_DENIED");
  EXPECT_FALSE(CanSee(j_.chain, b_.reader(b_.building_head)));
  EXPECT_TRUE(j_.Give(j_.child(), {b_.supervisor}, NameSubstitute{b_.leader}).ok());
  EXPECT_TRUE(j_.Give(j_.child(), {b_.leader}, Approve{}).ok());
}

// The leader named on the task counts while he is one; then those of the root's unit do.
TEST_F(DirectoryChange, ANamedLeaderWhoIsNoneAnyMore) {
  const UserId named = b_.staff.Staff("named", Role::kLeader, b_.county);
  b_.Rebuild();
  j_.chain.task.content.leader = named;
  const auto users = [&] {
    std::vector<UserId> all;
    for (const Decider& d : LeadersOf(j_.chain, j_.root(), b_.facts())) all.push_back(d.user);
    return all;
  };
  EXPECT_THAT(users(), ElementsAre(named));
  EXPECT_TRUE(CanSee(j_.chain, b_.reader(named)));
  EXPECT_TRUE(j_.Give(j_.root(), {named}, Instruct{.text = "抓紧"}).ok());
  EXPECT_EQ(ReasonOf(j_.Give(j_.root(), {b_.leader}, Instruct{.text = "抓紧"})), "NOT_ALLOWED");
  b_.staff.Revoke(named, Role::kLeader);
  b_.Rebuild();
  EXPECT_THAT(users(), ElementsAre(b_.leader));
  EXPECT_FALSE(CanSee(j_.chain, b_.reader(named)));
  EXPECT_EQ(ReasonOf(j_.Give(j_.root(), {named}, Instruct{.text = "抓紧"})), "ACCESS_DENIED");
  EXPECT_TRUE(j_.Give(j_.root(), {b_.leader}, Instruct{.text = "抓紧"}).ok());
}

// Nobody looks at what nothing can be decided on: it is done when that ends.
TEST_F(DirectoryChange, WhatChangedUnderSuspensionIsFoundWhenItEnds) {
  ChildWaitsForItsHead();
  const Suspend suspend{
      .reason = "等文件", .review_date = absl::CivilDay(2026, 5, 8), .leader_consent = "同意"};
  ASSERT_TRUE(j_.Give(j_.root(), {b_.supervisor}, suspend).ok());
  b_.staff.Revoke(b_.personnel_head, Role::kHead);
  b_.Rebuild();
  ASSERT_TRUE(j_.Give(j_.root(), {b_.supervisor}, Resume{}).ok());
  EXPECT_THAT(NamesOf(j_.last), ElementsAre("RESUMED", "NO_DECIDER"));
  ASSERT_TRUE(j_.Give(j_.root(), {b_.supervisor}, suspend).ok());
  b_.staff.Grant(b_.personnel_head, Role::kHead, b_.personnel);
  b_.Rebuild();
  ASSERT_TRUE(j_.Give(j_.root(), {b_.supervisor}, Resume{}).ok());
  EXPECT_THAT(NamesOf(j_.last), ElementsAre("RESUMED", "DECIDER_FOUND"));
}

// Still below an overlay of the root: not yet.
TEST_F(DirectoryChange, NotWhileAnotherOverlayCoversIt) {
  ChildWaitsForItsHead();
  const Suspend suspend{
      .reason = "等文件", .review_date = absl::CivilDay(2026, 5, 8), .leader_consent = "同意"};
  ASSERT_TRUE(j_.Give(j_.root(), {b_.supervisor}, suspend).ok());
  ASSERT_TRUE(j_.Give(j_.child(), {b_.supervisor}, suspend).ok());
  b_.staff.Revoke(b_.personnel_head, Role::kHead);
  b_.Rebuild();
  ASSERT_TRUE(j_.Give(j_.child(), {b_.supervisor}, Resume{}).ok());
  EXPECT_THAT(NamesOf(j_.last), ElementsAre("RESUMED"));
}

// D03: he takes the ruling, and is not the assigner for it.
TEST_F(DirectoryChange, TheSubstituteForADeclineTakesThatRulingOnly) {
  ASSERT_TRUE(j_.Give(j_.child(), {b_.personnel_head}, Decline{.reason = "不属"}).ok());
  b_.staff.Revoke(b_.supervisor2, Role::kSupervisor);
  b_.staff.Grant(b_.supervisor, Role::kHandler, b_.personnel);
  b_.staff.Revoke(b_.leader, Role::kLeader);
  EXPECT_THAT(Change(), ElementsAre("NO_DECIDER"));
  ASSERT_TRUE(j_.Give(j_.child(), {b_.principal}, NameSubstitute{b_.building_head}).ok());
  const Actor him{b_.building_head};
  EXPECT_EQ(ReasonOf(j_.Give(j_.child(), him, Waive{"免办"})), "NOT_ALLOWED");
  EXPECT_EQ(ReasonOf(j_.Give(j_.child(), him, Withdraw{"撤回"})), "NOT_ALLOWED");
  EXPECT_EQ(ReasonOf(j_.Give(j_.child(), him, ChangeShare{.share = "其他"})), "NOT_ALLOWED");
  EXPECT_EQ(
      ReasonOf(j_.Give(j_.child(), him,
                       Suspend{.reason = "等文件", .review_date = absl::CivilDay(2026, 5, 8)})),
      "NOT_ALLOWED");
  EXPECT_TRUE(j_.Give(j_.child(), him, Insist{"仍由你处"}).ok());
}

}  // namespace
}  // namespace duban::domain
