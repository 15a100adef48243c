// A small education bureau as a directory, and a task on its way through it, for tests of the
// domain: everything by name, nothing stored.
#ifndef DUBAN_TESTS_SUPPORT_BUREAU_H_
#define DUBAN_TESTS_SUPPORT_BUREAU_H_

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include "server/domain/authority.h"
#include "server/domain/chain.h"
#include "server/domain/directory.h"
#include "server/domain/facts.h"
#include "server/domain/issue.h"
#include "server/domain/visibility.h"

namespace duban::testing {

class DirectoryBuilder {
 public:
  domain::UnitId Unit(const std::string& name, domain::UnitId parent = {},
                      domain::UnitKind kind = domain::UnitKind::kOffice,
                      std::vector<std::string> aliases = {}) {
    const domain::UnitId id{static_cast<std::int64_t>(units_.size()) + 1};
    units_.push_back({.id = id,
                      .parent = parent,
                      .kind = kind,
                      .display_name = name,
                      .aliases = std::move(aliases)});
    return id;
  }

  domain::UserId User(const std::string& login) {
    const domain::UserId id{static_cast<std::int64_t>(users_.size()) + 1001};
    users_.push_back({.id = id, .login = login, .display_name = login});
    return id;
  }

  void Grant(domain::UserId user, domain::Role role, domain::UnitId unit) {
    const domain::MembershipId id{++membership_};
    memberships_.push_back({.id = id, .unit = unit, .user = user, .role = role});
  }

  // A new user with one role.
  domain::UserId Staff(const std::string& login, domain::Role role, domain::UnitId unit) {
    const domain::UserId user = User(login);
    Grant(user, role, unit);
    return user;
  }

  domain::UnitGroupId Group(const std::string& name, domain::UnitId owner,
                            std::vector<domain::UnitId> members) {
    const domain::UnitGroupId id{static_cast<std::int64_t>(groups_.size()) + 1};
    groups_.push_back(
        {.id = id, .owner = owner, .display_name = name, .aliases = {}, .members = members});
    return id;
  }

  void Delegate(domain::UserId principal, domain::UserId delegate, std::vector<domain::Role> roles,
                absl::CivilDay from, absl::CivilDay until) {
    const domain::DelegationId id{static_cast<std::int64_t>(delegations_.size()) + 1};
    delegations_.push_back({id, principal, delegate, std::move(roles), from, until});
  }

  void SetMembers(domain::UnitId task_force, std::vector<domain::UnitId> units) {
    units_[static_cast<std::size_t>(task_force.value) - 1].member_units = std::move(units);
  }

  void Revoke(domain::UserId user, domain::Role role) {
    std::erase_if(memberships_,
                  [&](const domain::Membership& m) { return m.user == user && m.role == role; });
  }

  domain::Directory Build() const {
    return domain::Directory({.version = 1,
                              .units = units_,
                              .users = users_,
                              .memberships = memberships_,
                              .groups = groups_,
                              .delegations = delegations_});
  }

 private:
  std::vector<domain::Unit> units_;
  std::vector<domain::User> users_;
  std::vector<domain::Membership> memberships_;
  std::vector<domain::UnitGroup> groups_;
  std::vector<domain::Delegation> delegations_;
  std::int64_t membership_ = 5000;
};

// 市教育局 with three offices, a task force below one of them, and a county with a school; every
// role filled once, some twice. Change `staff` and call Rebuild().
struct Bureau {
  using Role = domain::Role;

  Bureau() { Rebuild(); }
  Bureau(const Bureau&) = delete;
  Bureau& operator=(const Bureau&) = delete;

  void Rebuild() { directory = staff.Build(); }
  domain::Facts facts() const { return {directory, calendar, policy, now}; }
  absl::CivilDay today() const { return calendar.LocalDay(now); }
  domain::Reader reader(domain::UserId user) const { return {directory, user, today()}; }

  DirectoryBuilder staff;
  domain::UnitId bureau = staff.Unit("市教育局", {}, domain::UnitKind::kBureau);
  domain::UnitId finance =
      staff.Unit("财务处", bureau, domain::UnitKind::kOffice, {"计财处", "财务科"});
  domain::UnitId personnel = staff.Unit("干部人事处", bureau);
  domain::UnitId building = staff.Unit("基建处", bureau);
  domain::UnitId force = staff.Unit("区域教育中心建设专班", finance, domain::UnitKind::kTaskForce);
  domain::UnitId county = staff.Unit("甲县教育局", bureau, domain::UnitKind::kCounty);
  domain::UnitId school = staff.Unit("实验小学", county, domain::UnitKind::kSchool);

  domain::UserId finance_handler = staff.Staff("fin-handler", Role::kHandler, finance);
  domain::UserId finance_head = staff.Staff("fin-head", Role::kHead, finance);
  domain::UserId finance_head2 = staff.Staff("fin-head2", Role::kHead, finance);
  domain::UserId finance_viewer = staff.Staff("fin-viewer", Role::kViewer, finance);
  domain::UserId personnel_handler = staff.Staff("per-handler", Role::kHandler, personnel);
  domain::UserId personnel_head = staff.Staff("per-head", Role::kHead, personnel);
  domain::UserId building_head = staff.Staff("bui-head", Role::kHead, building);
  domain::UserId force_head = staff.Staff("force-head", Role::kHead, force);
  domain::UserId county_head = staff.Staff("county-head", Role::kHead, county);
  domain::UserId county_supervisor = staff.Staff("county-sup", Role::kSupervisor, county);
  domain::UserId school_head = staff.Staff("school-head", Role::kHead, school);
  domain::UserId supervisor = staff.Staff("sup", Role::kSupervisor, bureau);
  domain::UserId supervisor2 = staff.Staff("sup2", Role::kSupervisor, bureau);
  domain::UserId leader = staff.Staff("leader", Role::kLeader, bureau);
  domain::UserId principal = staff.Staff("principal", Role::kPrincipal, bureau);
  domain::UserId admin = staff.Staff("admin", Role::kAdmin, bureau);
  domain::UserId service = staff.Staff("oa", Role::kService, bureau);
  domain::UserId stranger = staff.User("stranger");

  domain::Directory directory;
  domain::WorkCalendar calendar;
  domain::Policy policy;
  // Wednesday 2026-03-04, 10:00 in Shanghai.
  absl::Time now = absl::FromCivil(absl::CivilHour(2026, 3, 4, 2), absl::UTCTimeZone());
};

// Applies what a command decided, as the write template does: each event a microsecond later.
inline void Apply(domain::Chain& chain, const domain::Events& events, const domain::Actor& actor,
                  absl::Time& now) {
  for (const domain::EventBody& event : events) {
    now += absl::Microseconds(1);
    domain::Evolve(chain, event,
                   {.at = now, .actor = actor.user, .on_behalf_of = actor.on_behalf_of});
  }
}

inline domain::PlannedUnit Planned(domain::UnitId unit, domain::AssignmentRole role,
                                   std::string printed = "") {
  return {.unit = unit, .printed_name = std::move(printed), .role = role};
}

constexpr domain::AssignmentRole kLead = domain::AssignmentRole::kLead;
constexpr domain::AssignmentRole kSupport = domain::AssignmentRole::kSupport;

// 财务处 leads, 干部人事处 supports; issued by the bureau, due 2026-06-30.
class Journey {
 public:
  explicit Journey(Bureau& bureau, std::vector<domain::PlannedUnit> units = {}, bool issue = true)
      : bureau_(bureau) {
    if (units.empty()) {
      units = {Planned(bureau.finance, kLead), Planned(bureau.personnel, kSupport)};
    }
    domain::TaskDrafted drafted;
    drafted.issuing_unit = bureau.bureau;
    drafted.content.number = "2";
    drafted.content.title = "补充教师";
    drafted.content.text = "补充教师2800人。";
    drafted.content.due_date = absl::CivilDay(2026, 6, 30);
    drafted.content.due_basis = domain::DueBasis::kText;
    drafted.content.planned_units = std::move(units);
    chain.task.id = {7};
    Apply(chain, {drafted}, {bureau.supervisor}, bureau.now);
    if (!issue) return;
    std::vector<domain::AssignmentId> ids;
    for (std::int64_t i = 0; i < 8; ++i) ids.push_back({101 + i});
    Apply(chain, domain::IssueTask(chain.task, nullptr, ids, bureau.facts()), {bureau.supervisor},
          bureau.now);
  }

  domain::Assignment& root() { return *chain.Find(domain::AssignmentId{101}); }
  domain::Assignment& child() { return *chain.Find(domain::AssignmentId{102}); }
  const domain::Submission& open(const domain::Assignment& a) {
    return *chain.Find(a.open_submission);
  }

  // Decides without asking who it is, as the guards do.
  absl::Status Do(const domain::Assignment& a, const domain::Actor& actor,
                  const domain::Command& command) {
    last.clear();
    const domain::Facts facts = bureau_.facts();
    const domain::IdCount count = domain::IdsFor(command);
    domain::NewIds ids;
    for (std::size_t i = 0; i < count.assignments; ++i) ids.assignments.push_back({++assignment_});
    if (count.submission) ids.submission = {++submission_};
    if (count.request) ids.request = {++request_};
    if (count.instruction) ids.instruction = {++instruction_};
    absl::StatusOr<domain::Events> events = domain::Decide({chain, a, actor, facts}, command, ids);
    if (!events.ok()) return events.status();
    last = *std::move(events);
    Apply(chain, last, actor, bureau_.now);
    return absl::OkStatus();
  }
  // As a caller meets it: who may comes first.
  absl::Status Give(const domain::Assignment& a, const domain::Actor& actor,
                    const domain::Command& command) {
    last.clear();
    const domain::Facts facts = bureau_.facts();
    const domain::Situation situation{chain, a, actor, facts};
    if (absl::Status may = domain::MayGive(situation, command); !may.ok()) return may;
    if (absl::Status now = domain::MayGiveNow(situation, command); !now.ok()) return now;
    return Do(a, actor, command);
  }

  absl::Status Accept(const domain::Assignment& a, domain::UserId actor) {
    return Do(a, {actor}, domain::Accept{});
  }
  absl::Status Submit(const domain::Assignment& a, domain::UserId actor) {
    return Do(a, {actor}, domain::Submit{.summary = "已完成"});
  }
  absl::Status Approve(const domain::Assignment& a, domain::UserId actor,
                       domain::Assessment assessment = domain::Assessment::kNone) {
    return Do(a, {actor}, domain::Approve{.comment = "同意", .assessment = assessment});
  }
  absl::Status Return(const domain::Assignment& a, domain::UserId actor) {
    return Do(a, {actor}, domain::Return{.comment = "补充材料"});
  }

  // The assignment of a unit that is not REASSIGNED or WITHDRAWN; fails the test where none is.
  domain::Assignment& Of(domain::UnitId unit) {
    for (domain::Assignment& a : chain.assignments) {
      if (a.unit == unit && a.state != domain::AssignmentState::kReassigned &&
          a.state != domain::AssignmentState::kWithdrawn) {
        return a;
      }
    }
    throw std::runtime_error("no assignment of " + bureau_.directory.UnitName(unit));
  }

  domain::Chain chain;
  // What the last command recorded; empty if it was refused.
  domain::Events last;

 private:
  Bureau& bureau_;
  std::int64_t assignment_ = 200;
  std::int64_t submission_ = 900;
  std::int64_t request_ = 700;
  std::int64_t instruction_ = 800;
};

inline std::vector<std::string> NamesOf(const domain::Events& events) {
  std::vector<std::string> names;
  for (const domain::EventBody& event : events) {
    names.push_back(domain::NameOf(domain::TypeOf(event)));
  }
  return names;
}

}  // namespace duban::testing

#endif  // DUBAN_TESTS_SUPPORT_BUREAU_H_
