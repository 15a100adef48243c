// The directory as the writer sees it: at once here, and under the lock whatever another replica
// did meanwhile.
#include <gmock/gmock.h>

#include "server/app/commands/group_commands.h"
#include "tests/integration/write_path/office.h"
#include "tests/support/refusal.h"

namespace duban::testing {
namespace {

using domain::Role;

class Directory : public Office {
 protected:
  app::WriteCommand NewUnit(app::WriteRequest request, const std::string& name,
                            std::vector<std::string> aliases = {}) const {
    domain::Unit unit;
    unit.parent = bureau_;
    unit.display_name = name;
    unit.aliases = std::move(aliases);
    return app::CreateUnit(std::move(request), unit,
                           [](const domain::Unit& u) { return std::to_string(u.id.value); });
  }
  app::WriteCommand NewUser(app::WriteRequest request, const std::string& login) const {
    return app::CreateUser(std::move(request), {.id = {}, .login = login, .display_name = login},
                           "hash",
                           [](const domain::User& u) { return std::to_string(u.id.value); });
  }
  std::string LoadAll(Replica& replica) const {
    const auto d = replica.reads.LoadDirectory(Call(admin_, "").deadline);
    std::string text = std::to_string(d->version());
    for (const auto& u : d->units())
      text += " " + u.display_name + std::to_string(u.aliases.size());
    for (const auto& u : d->users()) text += " " + u.login;
    return text + " " + std::to_string(d->memberships().size());
  }
};

TEST_F(Directory, ARoleIsSeenByTheNextCommand) {
  const Issued t = NewTask();
  const auto accept = [&] { return Run(Accept(Request(stranger_, "Accept"), t, true)); };
  EXPECT_EQ(ReasonOf(accept().status()), "ACCESS_DENIED");
  const domain::MembershipId id{std::atoll(
      Must(Grant(Request(admin_, "Grant"), stranger_, Role::kHandler, finance_)).c_str())};
  EXPECT_TRUE(accept().ok());
  Must(Revoke(Request(admin_, "Revoke"), id));
  EXPECT_EQ(ReasonOf(Run(Submit(Request(stranger_, "Submit"), t, true)).status()), "ACCESS_DENIED");
}

TEST_F(Directory, GrantingTwiceIsGrantingOnce) {
  const std::string first = Must(Grant(Request(admin_, "G"), stranger_, Role::kViewer, finance_));
  EXPECT_EQ(Must(Grant(Request(admin_, "G"), stranger_, Role::kViewer, finance_)), first);
  EXPECT_EQ(one_->directory.Get()->MembershipsOf(stranger_).size(), 1U);
}

TEST_F(Directory, OnlyAdministratorsAndNeverForThemselves) {
  const std::string before = RowCounts();
  EXPECT_EQ(
      ReasonOf(Run(Grant(Request(supervisor_, "G"), stranger_, Role::kHead, finance_)).status()),
      "ACCESS_DENIED");
  EXPECT_EQ(ReasonOf(Run(Grant(Request(admin_, "G"), admin_, Role::kSupervisor, bureau_)).status()),
            "OWN_MEMBERSHIP");
  const domain::MembershipId own = one_->directory.Get()->MembershipsOf(admin_).at(0).id;
  EXPECT_EQ(ReasonOf(Run(Revoke(Request(admin_, "R"), own)).status()), "OWN_MEMBERSHIP");
  EXPECT_EQ(ReasonOf(Run(Revoke(Request(admin_, "R"), {424242})).status()), "MEMBERSHIP_NOT_FOUND");
  EXPECT_EQ(ReasonOf(Run(Grant(Request(admin_, "G"), {1}, Role::kHead, {2'000'000})).status()),
            "UNIT_UNKNOWN");
  EXPECT_EQ(RowCounts(), before);
}

// A role reaches the subtree of the unit in which it is held (lifecycle.md, 7).
TEST_F(Directory, AnAdministratorReachesWhatIsBelowHisUnit) {
  const domain::UnitId county = AddUnit("甲县教育局", bureau_, domain::UnitKind::kCounty);
  const domain::UnitId school = AddUnit("实验小学", county, domain::UnitKind::kSchool);
  const domain::UserId admin = AddStaff("county-admin", Role::kAdmin, county);
  const auto own = one_->directory.Get()->MembershipsOf(supervisor_).at(0).id;
  const auto group = [&](const std::string& name, domain::UnitId owner) {
    domain::UnitGroup made;
    made.owner = owner;
    made.display_name = name;
    made.members = {finance_};
    return app::CreateGroup(Request(admin, "G"), made,
                            [](const domain::UnitGroup& g) { return std::to_string(g.id.value); });
  };
  const auto force = [&](std::vector<domain::UnitId> members) {
    domain::Unit unit;
    unit.parent = county;
    unit.kind = domain::UnitKind::kTaskForce;
    unit.display_name = "专班";
    unit.member_units = std::move(members);
    return app::CreateUnit(Request(admin, "F"), unit,
                           [](const domain::Unit& u) { return std::to_string(u.id.value); });
  };
  const auto renamed = [&](domain::UnitId id) {
    domain::Unit unit;
    unit.id = id;
    unit.display_name = "新名称";
    return app::UpdateUnit(Request(admin, "N"), unit, "",
                           [](const domain::Unit& u) { return u.display_name; });
  };
  // Anybody's account may be made; a role only where one administers.
  const domain::UserId accomplice{std::atoll(Must(NewUser(Request(admin, "P"), "b")).c_str())};
  const std::string before = RowCounts();
  const auto refused = [&](app::WriteCommand command) {
    EXPECT_EQ(ReasonOf(Run(std::move(command)).status()), "NOT_ALLOWED");
  };
  refused(Grant(Request(admin, "G"), accomplice, Role::kSupervisor, bureau_));
  refused(Grant(Request(admin, "G"), accomplice, Role::kHead, finance_));
  refused(Revoke(Request(admin, "R"), own));
  refused(NewUnit(Request(admin, "U"), "县属处室"));
  refused(renamed(finance_));
  refused(group("全市", bureau_));
  refused(force({school, finance_}));
  EXPECT_EQ(RowCounts(), before);
  Must(Grant(Request(admin, "G"), accomplice, Role::kHead, school));
  Must(renamed(school));
  Must(group("我县提到的", county));
  Must(force({school}));
}

TEST_F(Directory, NamesAreTakenOnce) {
  Must(NewUnit(Request(admin_, "U"), "信息中心", {"电教馆"}));
  const std::string before = RowCounts();
  for (const char* name : {"信息中心", "电教馆", "财务处"}) {
    EXPECT_EQ(ReasonOf(Run(NewUnit(Request(admin_, "U"), name)).status()), "NAME_TAKEN");
    EXPECT_EQ(ReasonOf(Run(NewUnit(Request(admin_, "U"), "新处", {name})).status()), "NAME_TAKEN");
  }
  EXPECT_EQ(ReasonOf(Run(NewUser(Request(admin_, "P"), "sup")).status()), "NAME_TAKEN");
  EXPECT_EQ(RowCounts(), before);
}

TEST_F(Directory, ASecondBootstrapIsRefused) {
  domain::Unit unit;
  unit.display_name = "另一局";
  const domain::User user{.id = {}, .login = "root", .display_name = "root"};
  EXPECT_EQ(ReasonOf(Run(app::Bootstrap(Call({}, "b"), unit, user, "hash")).status()), "NOT_EMPTY");
}

// The other replica's snapshot is stale until its next poll: what it decides, it decides on the
// directory as it is under the lock.
TEST_F(Directory, AStaleReplicaDecidesOnWhatIsThere) {
  Replica two(db_.Runtime(), clock_, nullptr);
  Must(NewUnit(Request(admin_, "U"), "信息中心"));
  EXPECT_EQ(ReasonOf(two.batch.RunOne(NewUnit(Request(admin_, "U"), "信息中心")).status()),
            "NAME_TAKEN");
  const Answer other = two.batch.RunOne(NewUnit(Request(admin_, "U"), "督导室"));
  ASSERT_TRUE(other.ok()) << other.status();
  EXPECT_EQ(ReasonOf(Run(NewUnit(Request(admin_, "U"), "督导室")).status()), "NAME_TAKEN");
  EXPECT_EQ(LoadAll(two), LoadAll(*one_));
  const auto verified =
      one_->queries.VerifyEvents(Call(admin_, "V"), {app::StreamKind::kDirectory, 0});
  EXPECT_TRUE(verified->intact);
  EXPECT_EQ(verified->event_count, one_->directory.Get()->version());
}

}  // namespace
}  // namespace duban::testing
