// D01: who may lend which roles.
#include "server/domain/delegation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/base/error.h"
#include "tests/support/bureau.h"
#include "tests/support/refusal.h"

namespace duban::domain {
namespace {

using testing::Bureau;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::ReasonOf;
using testing::ReasonsOf;

class Delegating : public ::testing::Test {
 protected:
  Delegation Of(UserId principal, UserId delegate, std::vector<Role> roles) const {
    return {.id = {},
            .principal = principal,
            .delegate = delegate,
            .roles = std::move(roles),
            .from = b_.today(),
            .until = b_.today() + 5};
  }
  absl::Status Check(UserId caller, const Delegation& d) const {
    return CheckDelegation(b_.directory, caller, d, b_.today());
  }
  Bureau b_;
};

TEST_F(Delegating, IsThePrincipalsOrAnAdministrators) {
  const auto may = [&](UserId caller) {
    return MayDelegate(b_.directory, caller, b_.finance_head, {Role::kHead});
  };
  EXPECT_TRUE(may(b_.finance_head).ok());
  EXPECT_TRUE(may(b_.admin).ok());
  EXPECT_EQ(ReasonOf(may(b_.supervisor)), "ACCESS_DENIED");
}

// A delegation lends a role wherever the principal holds it.
TEST_F(Delegating, AnAdministratorReachesEveryUnitOfTheRole) {
  const UserId admin = b_.staff.Staff("county-admin", Role::kAdmin, b_.county);
  b_.staff.Grant(b_.school_head, Role::kHandler, b_.finance);
  b_.Rebuild();
  const auto may = [&](std::vector<Role> roles) {
    return MayDelegate(b_.directory, admin, b_.school_head, roles);
  };
  EXPECT_TRUE(may({Role::kHead}).ok());
  EXPECT_EQ(ReasonOf(may({Role::kHead, Role::kHandler})), "NOT_ALLOWED");
  b_.staff.Grant(b_.school_head, Role::kHead, b_.finance);
  b_.Rebuild();
  EXPECT_EQ(ReasonOf(may({Role::kHead})), "NOT_ALLOWED");
}

TEST_F(Delegating, OnlyRolesHeldAndLendable) {
  EXPECT_TRUE(Check(b_.finance_head, Of(b_.finance_head, b_.finance_head2, {Role::kHead})).ok());
  EXPECT_THAT(ReasonsOf(Check(b_.finance_head,
                              Of(b_.finance_head, b_.finance_head2, {Role::kHead, Role::kLeader}))),
              ElementsAre("ROLE_NOT_HELD"));
  EXPECT_EQ(ReasonOf(Check(b_.admin, Of(b_.admin, b_.leader, {Role::kAdmin}))), "ROLE_INVALID");
  EXPECT_EQ(ReasonOf(Check(b_.admin, Of(b_.finance_head, b_.leader, {}))), "ROLE_REQUIRED");
}

// What is lent may not be passed on: a delegate holds the role nowhere himself.
TEST_F(Delegating, IsNoChain) {
  b_.staff.Delegate(b_.finance_head, b_.stranger, {Role::kHead}, b_.today(), b_.today() + 9);
  b_.Rebuild();
  EXPECT_THAT(ReasonsOf(Check(b_.stranger, Of(b_.stranger, b_.leader, {Role::kHead}))),
              ElementsAre("ROLE_NOT_HELD"));
}

TEST_F(Delegating, NotToOneselfNorByAnAdministratorToHimself) {
  EXPECT_THAT(
      ReasonsOf(Check(b_.finance_head, Of(b_.finance_head, b_.finance_head, {Role::kHead}))),
      ElementsAre("DELEGATE_SELF"));
  EXPECT_THAT(ReasonsOf(Check(b_.admin, Of(b_.finance_head, b_.admin, {Role::kHead}))),
              ElementsAre("OWN_MEMBERSHIP"));
}

TEST_F(Delegating, ForDaysThatAreNotOver) {
  Delegation d = Of(b_.finance_head, b_.finance_head2, {Role::kHead});
  d.until = d.from - 1;
  EXPECT_EQ(ReasonOf(Check(b_.finance_head, d)), "DATE_INVALID");
  d.from = d.until = b_.today() - 1;
  EXPECT_EQ(ReasonOf(Check(b_.finance_head, d)), "DATE_INVALID");
}

TEST_F(Delegating, RunsFromItsFirstDayToItsLast) {
  b_.staff.Delegate(b_.finance_head, b_.stranger, {Role::kHead}, b_.today(), b_.today() + 1);
  b_.Rebuild();
  const auto delegates = [&](absl::CivilDay day) {
    return b_.directory.DelegatesOf(b_.finance_head, Role::kHead, day);
  };
  EXPECT_THAT(delegates(b_.today() - 1), IsEmpty());
  EXPECT_THAT(delegates(b_.today()), ElementsAre(b_.stranger));
  EXPECT_THAT(delegates(b_.today() + 1), ElementsAre(b_.stranger));
  EXPECT_THAT(delegates(b_.today() + 2), IsEmpty());
  EXPECT_THAT(b_.directory.DelegatesOf(b_.finance_head, Role::kHandler, b_.today()), IsEmpty());
}

}  // namespace
}  // namespace duban::domain
