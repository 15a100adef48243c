// A small education bureau as a directory, and a task on its way through it, for tests of the
// domain: everything by name, nothing stored.
#ifndef DUBAN_TESTS_SUPPORT_BUREAU_H_
#define DUBAN_TESTS_SUPPORT_BUREAU_H_

#include <string>
#include <utility>
#include <vector>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include "server/domain/chain.h"
#include "server/domain/directory.h"
#include "server/domain/facts.h"
#include "server/domain/issue.h"
#include "server/domain/review.h"

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

  void Revoke(domain::UserId user, domain::Role role) {
    std::erase_if(memberships_,
                  [&](const domain::Membership& m) { return m.user == user && m.role == role; });
  }

  domain::Directory Build() const {
    return domain::Directory(
        {.version = 1, .units = units_, .users = users_, .memberships = memberships_});
  }

 private:
  std::vector<domain::Unit> units_;
  std::vector<domain::User> users_;
  std::vector<domain::Membership> memberships_;
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
inline void Apply(domain::Chain& chain, const domain::Events& events, domain::UserId actor,
                  absl::Time& now) {
  for (const domain::EventBody& event : events) {
    now += absl::Microseconds(1);
    domain::Evolve(chain, event, {.at = now, .actor = actor, .on_behalf_of = {}});
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
    Apply(chain, {drafted}, bureau.supervisor, bureau.now);
    if (!issue) return;
    std::vector<domain::AssignmentId> ids;
    for (std::int64_t i = 0; i < 8; ++i) ids.push_back({101 + i});
    Apply(chain, domain::IssueTask(chain.task, nullptr, ids, bureau.facts()), bureau.supervisor,
          bureau.now);
  }

  domain::Assignment& root() { return *chain.Find(domain::AssignmentId{101}); }
  domain::Assignment& child() { return *chain.Find(domain::AssignmentId{102}); }
  const domain::Submission& open(const domain::Assignment& a) {
    return *chain.Find(a.open_submission);
  }

  absl::Status Accept(domain::Assignment& a, domain::UserId actor) {
    return Take(domain::AcceptAssignment(a), actor);
  }
  absl::Status Submit(domain::Assignment& a, domain::UserId actor) {
    return Take(
        domain::SubmitAssignment(chain, a, actor, {++submission_}, "已完成", bureau_.facts()),
        actor);
  }
  absl::Status Approve(domain::Assignment& a, domain::UserId actor,
                       domain::Assessment assessment = domain::Assessment::kNone) {
    return Take(domain::ApproveSubmission(chain, a, actor, "同意", assessment, bureau_.facts()),
                actor);
  }
  absl::Status Return(domain::Assignment& a, domain::UserId actor) {
    return Take(domain::ReturnSubmission(chain, a, actor, "补充材料", bureau_.facts()), actor);
  }

  domain::Chain chain;
  // What the last command recorded; empty if it was refused.
  domain::Events last;

 private:
  absl::Status Take(absl::StatusOr<domain::Events> events, domain::UserId actor) {
    last.clear();
    if (!events.ok()) return events.status();
    last = *std::move(events);
    Apply(chain, last, actor, bureau_.now);
    return absl::OkStatus();
  }

  Bureau& bureau_;
  std::int64_t submission_ = 900;
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
