#include "server/domain/directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/bureau.h"

namespace duban::domain {
namespace {

using testing::Bureau;
using testing::DirectoryBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(Directory, ARoleReachesTheSubtreeOfItsUnit) {
  const Bureau b;
  const Directory& d = b.directory;
  EXPECT_TRUE(d.HoldsOver(b.supervisor, Role::kSupervisor, b.bureau));
  EXPECT_TRUE(d.HoldsOver(b.supervisor, Role::kSupervisor, b.school));
  EXPECT_TRUE(d.HoldsOver(b.county_supervisor, Role::kSupervisor, b.school));
  EXPECT_FALSE(d.HoldsOver(b.county_supervisor, Role::kSupervisor, b.bureau));   // not upwards
  EXPECT_FALSE(d.HoldsOver(b.county_supervisor, Role::kSupervisor, b.finance));  // not sideways
  EXPECT_FALSE(d.HoldsOver(b.supervisor, Role::kHead, b.school));                // that role only
}

TEST(Directory, HoldsIsOfExactlyThatUnit) {
  const Bureau b;
  EXPECT_TRUE(b.directory.Holds(b.finance_head, Role::kHead, b.finance));
  EXPECT_FALSE(b.directory.Holds(b.finance_head, Role::kHead, b.force));  // below it
  EXPECT_FALSE(b.directory.Holds(b.finance_handler, Role::kHead, b.finance));
  EXPECT_FALSE(b.directory.Holds(b.stranger, Role::kHead, b.finance));
  EXPECT_TRUE(b.directory.HoldsAnywhere(b.admin, Role::kAdmin));
  EXPECT_FALSE(b.directory.HoldsAnywhere(b.stranger, Role::kAdmin));
}

TEST(Directory, StaffAreHeadsAndHandlers) {
  const Bureau b;
  EXPECT_TRUE(b.directory.IsStaff(b.finance_head, b.finance));
  EXPECT_TRUE(b.directory.IsStaff(b.finance_handler, b.finance));
  EXPECT_FALSE(b.directory.IsStaff(b.finance_viewer, b.finance));
  EXPECT_FALSE(b.directory.IsStaff(b.leader, b.bureau));
  EXPECT_FALSE(b.directory.IsStaff(b.finance_head, b.force));
}

TEST(Directory, FindsUnitsByNameAndAlias) {
  const Bureau b;
  EXPECT_THAT(b.directory.FindByName("财务处", {}), ElementsAre(b.finance));
  EXPECT_THAT(b.directory.FindByName("计财处", {}), ElementsAre(b.finance));
  EXPECT_THAT(b.directory.FindByName("财务科", b.bureau), ElementsAre(b.finance));
  EXPECT_THAT(b.directory.FindByName("财务", {}), IsEmpty());
  EXPECT_THAT(b.directory.FindByName("财务处", b.county), IsEmpty());  // not below the county
}

TEST(Directory, ANameOfTwoUnitsFindsBoth) {
  Bureau b;
  const UnitId other = b.staff.Unit("股室", b.county, UnitKind::kOffice, {"财务处"});
  b.Rebuild();
  EXPECT_THAT(b.directory.FindByName("财务处", {}), UnorderedElementsAre(b.finance, other));
  EXPECT_THAT(b.directory.FindByName("财务处", b.county), ElementsAre(other));
}

TEST(Directory, AnAliasThatRepeatsTheNameIsNoSecondUnit) {
  DirectoryBuilder staff;
  const UnitId unit = staff.Unit("财务处", {}, UnitKind::kOffice, {"财务处", "计财处"});
  EXPECT_THAT(staff.Build().FindByName("财务处", {}), ElementsAre(unit));
}

TEST(Directory, LeadersInChargeAreThoseOfTheNearestUnitUpwardsThatHasAny) {
  Bureau b;
  EXPECT_THAT(b.directory.LeadersInCharge(b.school), ElementsAre(b.leader));
  const UserId of_county = b.staff.Staff("county-leader", Role::kLeader, b.county);
  const UserId second = b.staff.Staff("county-leader2", Role::kLeader, b.county);
  b.Rebuild();
  EXPECT_THAT(b.directory.LeadersInCharge(b.school), UnorderedElementsAre(of_county, second));
  EXPECT_THAT(b.directory.LeadersInCharge(b.county), UnorderedElementsAre(of_county, second));
  EXPECT_THAT(b.directory.LeadersInCharge(b.finance), ElementsAre(b.leader));
  b.staff.Revoke(b.leader, Role::kLeader);
  b.Rebuild();
  EXPECT_THAT(b.directory.LeadersInCharge(b.finance), IsEmpty());
}

TEST(Directory, HoldersAreOfTheUnitHoldersOverOfThoseAboveToo) {
  const Bureau b;
  EXPECT_THAT(b.directory.Holders(Role::kHead, b.finance),
              UnorderedElementsAre(b.finance_head, b.finance_head2));
  EXPECT_THAT(b.directory.HoldersOver(Role::kSupervisor, b.school),
              UnorderedElementsAre(b.county_supervisor, b.supervisor, b.supervisor2));
  EXPECT_THAT(b.directory.HoldersOver(Role::kSupervisor, b.bureau),
              UnorderedElementsAre(b.supervisor, b.supervisor2));
}

TEST(Directory, AncestorsRunFromTheUnitToTheTop) {
  const Bureau b;
  EXPECT_THAT(b.directory.WithAncestors(b.school), ElementsAre(b.school, b.county, b.bureau));
  EXPECT_THAT(b.directory.WithAncestors(UnitId{99}), IsEmpty());
  EXPECT_TRUE(b.directory.IsAtOrBelow(b.school, b.bureau));
  EXPECT_TRUE(b.directory.IsAtOrBelow(b.school, b.school));
  EXPECT_FALSE(b.directory.IsAtOrBelow(b.bureau, b.school));
}

TEST(Directory, ADamagedParentColumnHangsNobody) {
  Unit one;
  one.id = {1};
  one.parent = {2};
  Unit two;
  two.id = {2};
  two.parent = {1};
  const Directory d({.version = 1, .units = {one, two}});
  EXPECT_LE(d.WithAncestors(UnitId{1}).size(), 3U);
  EXPECT_FALSE(d.IsAtOrBelow(UnitId{1}, UnitId{3}));
}

TEST(Directory, FindsRowsByTheirKeys) {
  const Bureau b;
  EXPECT_EQ(b.directory.FindLogin("sup")->id, b.supervisor);
  EXPECT_EQ(b.directory.FindLogin("SUP"), nullptr);
  EXPECT_EQ(b.directory.FindUnit(UnitId{99}), nullptr);
  EXPECT_EQ(b.directory.FindUser(UserId{99}), nullptr);
  EXPECT_EQ(b.directory.FindMembership(MembershipId{99}), nullptr);
  EXPECT_EQ(b.directory.UnitName(UnitId{99}), "");
  EXPECT_EQ(b.directory.UserName(b.leader), "leader");
  EXPECT_EQ(b.directory.MembershipsOf(b.finance_head).size(), 1U);
  EXPECT_THAT(b.directory.MembershipsOf(b.stranger), IsEmpty());
}

}  // namespace
}  // namespace duban::domain
