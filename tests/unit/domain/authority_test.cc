// Who may give which command, in each state of an assignment (domain.md, 6; lifecycle.md, 8).
#include "server/domain/authority.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/domain/deciders.h"
#include "tests/support/bureau.h"
#include "tests/support/refusal.h"

namespace duban::domain {
namespace {

using testing::Bureau;
using ::testing::IsEmpty;
using testing::Journey;
using testing::ReasonOf;
using ::testing::UnorderedElementsAre;

std::string May(const Journey& j, const Assignment& a, const Bureau& b, UserId user,
                const Command& command) {
  const Facts facts = b.facts();
  return ReasonOf(MayGive({j.chain, a, {user}, facts}, command));
}

std::string MayNow(const Journey& j, const Assignment& a, const Bureau& b, UserId user) {
  const Facts facts = b.facts();
  return ReasonOf(MayGiveNow({j.chain, a, {user}, facts}, Approve{}));
}

std::vector<UserId> UsersOf(const Deciders& deciders) {
  std::vector<UserId> users;
  for (const Decider& d : deciders) users.push_back(d.user);
  return users;
}

// What a person is told who asks to work on, or to decide on, 财务处's root and 干部人事处's child.
struct Row {
  const char* who;
  UserId Bureau::*user;
  const char* work_on_root;
  const char* work_on_child;
  const char* decide_root;  // of any step of the root's chain
  const char* decide_child;
};

constexpr char kDenied[] = "ACCESS_DENIED";
constexpr char kNot[] = "NOT_ALLOWED";

constexpr Row kRows[] = {
    {"lead's handler", &Bureau::finance_handler, "", kNot, kNot, kNot},
    {"lead's head", &Bureau::finance_head, "", kNot, "", ""},
    {"lead's viewer", &Bureau::finance_viewer, kNot, kNot, kNot, kNot},
    {"supporter's handler", &Bureau::personnel_handler, kNot, "", kNot, kNot},
    {"supporter's head", &Bureau::personnel_head, kNot, "", kNot, ""},
    {"the office", &Bureau::supervisor, kNot, kNot, "", kNot},
    {"leader in charge", &Bureau::leader, kNot, kNot, kNot, kNot},
    {"head of another office", &Bureau::building_head, kDenied, kDenied, kDenied, kDenied},
    {"head below the lead", &Bureau::force_head, kDenied, kDenied, kDenied, kDenied},
    {"administrator", &Bureau::admin, kDenied, kDenied, kDenied, kDenied},
    {"service account", &Bureau::service, kDenied, kDenied, kDenied, kDenied},
    {"nobody", &Bureau::stranger, kDenied, kDenied, kDenied, kDenied},
};

class Authority : public ::testing::TestWithParam<Row> {};

// The relation does not depend on the state: a retry finds the caller as allowed as the first time.
TEST_P(Authority, IsOfTheChainInEveryState) {
  Bureau b;
  const UserId user = b.*GetParam().user;
  Journey j(b);
  const auto check = [&](const char* when) {
    SCOPED_TRACE(std::string(GetParam().who) + ", " + when);
    EXPECT_EQ(May(j, j.root(), b, user, Accept{}), GetParam().work_on_root);
    EXPECT_EQ(May(j, j.child(), b, user, Accept{}), GetParam().work_on_child);
    EXPECT_EQ(May(j, j.root(), b, user, Approve{}), GetParam().decide_root);
    EXPECT_EQ(May(j, j.child(), b, user, Approve{}), GetParam().decide_child);
  };
  check("pending");
  ASSERT_TRUE(j.Accept(j.root(), b.finance_head).ok());
  ASSERT_TRUE(j.Accept(j.child(), b.personnel_head).ok());
  check("in progress");
  ASSERT_TRUE(j.Submit(j.child(), b.personnel_handler).ok());
  check("child at its own head");
  ASSERT_TRUE(j.Approve(j.child(), b.personnel_head).ok());
  check("child at the parent");
  ASSERT_TRUE(j.Approve(j.child(), b.finance_head).ok());
  ASSERT_TRUE(j.Submit(j.root(), b.finance_handler).ok());
  check("root at its own head");
  ASSERT_TRUE(j.Approve(j.root(), b.finance_head).ok());
  check("root at the office");
  ASSERT_TRUE(j.Approve(j.root(), b.supervisor, Assessment::kGood).ok());
  check("done");
}

INSTANTIATE_TEST_SUITE_P(Rows, Authority, ::testing::ValuesIn(kRows),
                         [](const auto& row) { return std::to_string(row.index); });

// Whose the open step is not is told so, before anything about the state (lifecycle.md, 5).
TEST(MayGiveNow, OnlyTheOpenStepsDeciders) {
  Bureau b;
  Journey j(b);
  EXPECT_EQ(MayNow(j, j.root(), b, b.supervisor), "");  // nothing is open
  ASSERT_TRUE(j.Accept(j.child(), b.personnel_head).ok());
  ASSERT_TRUE(j.Submit(j.child(), b.personnel_handler).ok());
  EXPECT_EQ(MayNow(j, j.child(), b, b.personnel_head), "");
  EXPECT_EQ(MayNow(j, j.child(), b, b.finance_head), kNot);
  ASSERT_TRUE(j.Approve(j.child(), b.personnel_head).ok());
  EXPECT_EQ(MayNow(j, j.child(), b, b.personnel_head), kNot);
  EXPECT_EQ(MayNow(j, j.child(), b, b.finance_head), "");
}

TEST(DecidersOf, EachKindOfStep) {
  Bureau b;
  Journey j(b);
  const auto deciders = [&](ReviewStepKind kind, const Assignment& a) {
    return UsersOf(DecidersOf(kind, j.chain, a, b.facts()));
  };
  EXPECT_THAT(deciders(ReviewStepKind::kUnitHead, j.root()),
              UnorderedElementsAre(b.finance_head, b.finance_head2));
  EXPECT_THAT(deciders(ReviewStepKind::kParentUnit, j.child()),
              UnorderedElementsAre(b.finance_head, b.finance_head2));
  EXPECT_THAT(deciders(ReviewStepKind::kParentUnit, j.root()), IsEmpty());
  EXPECT_THAT(deciders(ReviewStepKind::kLeader, j.root()), UnorderedElementsAre(b.leader));
  EXPECT_THAT(deciders(ReviewStepKind::kSupervision, j.root()),
              UnorderedElementsAre(b.supervisor, b.supervisor2));
  b.policy.parent_handler_decides = true;
  EXPECT_THAT(deciders(ReviewStepKind::kParentUnit, j.child()),
              UnorderedElementsAre(b.finance_head, b.finance_head2, b.finance_handler));
}

TEST(DecidersOf, LeaderStepsOfAChildUseItsOwnUnits) {
  Bureau b;
  const UserId of_personnel = b.staff.Staff("per-leader", Role::kLeader, b.personnel);
  b.Rebuild();
  Journey j(b);
  EXPECT_THAT(UsersOf(DecidersOf(ReviewStepKind::kLeader, j.chain, j.child(), b.facts())),
              UnorderedElementsAre(of_personnel));
  EXPECT_THAT(UsersOf(DecidersOf(ReviewStepKind::kLeader, j.chain, j.root(), b.facts())),
              UnorderedElementsAre(b.leader));
}

// lifecycle.md, 5, "Own unit": another supervisor acts, else the leader in charge of the unit.
TEST(DecidersOf, TheLeaderWhereEverySupervisorIsOfTheUnit) {
  Bureau b;
  b.staff.Grant(b.supervisor, Role::kHandler, b.finance);
  b.Rebuild();
  Journey j(b);
  EXPECT_THAT(UsersOf(DecidersOf(ReviewStepKind::kSupervision, j.chain, j.root(), b.facts())),
              UnorderedElementsAre(b.supervisor, b.supervisor2));
  b.staff.Grant(b.supervisor2, Role::kHead, b.finance);
  b.Rebuild();
  EXPECT_THAT(UsersOf(DecidersOf(ReviewStepKind::kSupervision, j.chain, j.root(), b.facts())),
              UnorderedElementsAre(b.supervisor, b.supervisor2, b.leader));
}

TEST(MaySupervise, IsTheOfficeOfTheUnitOrAbove) {
  const Bureau b;
  EXPECT_TRUE(MaySupervise(b.directory, b.supervisor, b.bureau).ok());
  EXPECT_TRUE(MaySupervise(b.directory, b.supervisor, b.county).ok());
  EXPECT_TRUE(MaySupervise(b.directory, b.county_supervisor, b.county).ok());
  EXPECT_EQ(ReasonOf(MaySupervise(b.directory, b.county_supervisor, b.bureau)), kDenied);
  EXPECT_EQ(ReasonOf(MaySupervise(b.directory, b.admin, b.bureau)), kDenied);
  EXPECT_EQ(ReasonOf(MaySupervise(b.directory, b.supervisor, UnitId{99})), kDenied);
}

TEST(MayAdminister, ReachesTheUnitAndWhatIsBelow) {
  Bureau b;
  const UserId admin = b.staff.Staff("county-admin", Role::kAdmin, b.county);
  b.Rebuild();
  const auto may = [&](UserId user, std::vector<UnitId> units) {
    return ReasonOf(MayAdminister(b.directory, user, units));
  };
  EXPECT_EQ(may(b.admin, {b.bureau, b.county, b.school}), "");
  EXPECT_EQ(may(admin, {b.county, b.school}), "");
  EXPECT_EQ(may(admin, {b.county, b.bureau}), "NOT_ALLOWED");
  EXPECT_EQ(may(admin, {b.finance}), "NOT_ALLOWED");
  EXPECT_EQ(may(admin, {}), "");
  EXPECT_EQ(may(admin, {UnitId{99}}), "");
  EXPECT_EQ(may(b.supervisor, {b.bureau}), kDenied);
  EXPECT_EQ(may(b.supervisor, {}), kDenied);
}

}  // namespace
}  // namespace duban::domain
