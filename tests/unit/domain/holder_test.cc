// Whose court the ball is in (lifecycle.md, 7).
#include "server/domain/holder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/bureau.h"

namespace duban::domain {
namespace {

using testing::Bureau;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Journey;

TEST(Holder, FollowsTheWorkDownAndUp) {
  Bureau b;
  Journey draft(b, {}, false);
  EXPECT_THAT(HoldersOf(draft.chain, b.directory), IsEmpty());
  Journey j(b);
  const auto holders = [&] { return HoldersOf(j.chain, b.directory); };
  EXPECT_THAT(holders(), ElementsAre("财务处"));  // pending: its unit, not the children's
  ASSERT_TRUE(j.Accept(j.root(), b.finance_head).ok());
  EXPECT_THAT(holders(), ElementsAre("干部人事处"));  // waits for its live child
  ASSERT_TRUE(j.Accept(j.child(), b.personnel_head).ok());
  EXPECT_THAT(holders(), ElementsAre("干部人事处"));
  ASSERT_TRUE(j.Submit(j.child(), b.personnel_handler).ok());
  EXPECT_THAT(holders(), ElementsAre("干部人事处"));  // at its own head
  ASSERT_TRUE(j.Approve(j.child(), b.personnel_head).ok());
  EXPECT_THAT(holders(), ElementsAre("财务处"));  // at the parent unit
  ASSERT_TRUE(j.Return(j.child(), b.finance_head).ok());
  EXPECT_THAT(holders(), ElementsAre("干部人事处"));
  ASSERT_TRUE(j.Submit(j.child(), b.personnel_head).ok());
  ASSERT_TRUE(j.Approve(j.child(), b.finance_head).ok());
  EXPECT_THAT(holders(), ElementsAre("财务处"));  // the child has ended
  ASSERT_TRUE(j.Submit(j.root(), b.finance_handler).ok());
  EXPECT_THAT(holders(), ElementsAre("财务处"));
  ASSERT_TRUE(j.Approve(j.root(), b.finance_head).ok());
  EXPECT_THAT(holders(), ElementsAre("督查室"));
  ASSERT_TRUE(j.Approve(j.root(), b.supervisor, Assessment::kGood).ok());
  EXPECT_THAT(holders(), IsEmpty());
}

TEST(Holder, EachOnceInOrderOfTheChain) {
  Bureau b;
  Journey j(b, {testing::Planned(b.finance, testing::kLead),
                testing::Planned(b.personnel, testing::kSupport),
                testing::Planned(b.building, testing::kSupport),
                testing::Planned(b.county, testing::kSupport)});
  ASSERT_TRUE(j.Accept(j.root(), b.finance_head).ok());
  EXPECT_THAT(HoldersOf(j.chain, b.directory), ElementsAre("干部人事处", "基建处", "甲县教育局"));
  // Two wait for the lead's approval: it holds the ball once, beside the third.
  Assignment& building = *j.chain.Find(AssignmentId{103});
  ASSERT_TRUE(j.Accept(j.child(), b.personnel_head).ok());
  ASSERT_TRUE(j.Submit(j.child(), b.personnel_head).ok());
  ASSERT_TRUE(j.Accept(building, b.building_head).ok());
  ASSERT_TRUE(j.Submit(building, b.building_head).ok());
  EXPECT_THAT(HoldersOf(j.chain, b.directory), ElementsAre("财务处", "甲县教育局"));
}

TEST(Holder, TheLeaderAtALeaderStep) {
  Bureau b;
  b.policy.root_chain = {ReviewStepKind::kUnitHead, ReviewStepKind::kLeader,
                         ReviewStepKind::kSupervision};
  Journey j(b, {testing::Planned(b.finance, testing::kLead)});
  ASSERT_TRUE(j.Accept(j.root(), b.finance_head).ok());
  ASSERT_TRUE(j.Submit(j.root(), b.finance_head).ok());
  EXPECT_THAT(HoldersOf(j.chain, b.directory), ElementsAre("分管领导"));
  ASSERT_TRUE(j.Approve(j.root(), b.leader).ok());
  EXPECT_THAT(HoldersOf(j.chain, b.directory), ElementsAre("督查室"));
}

}  // namespace
}  // namespace duban::domain
