#include "tests/simulation/chain_model/translate.h"

#include <array>
#include <optional>

#include <absl/strings/str_cat.h>

namespace duban::model {
namespace {

std::optional<absl::CivilDay> DateOf(const Ask& ask) {
  return ask.day < 0 ? std::nullopt : std::optional(DayOf(ask.day));
}

std::string Consent(bool given) { return given ? "同意" : ""; }

domain::Command RequestOf(const Ask& ask) {
  domain::RequestCoordination c{.kind = ask.kind, .wish = "请协调"};
  if (ask.kind == RequestKind::kDisagree) {
    c.parties = {{ask.unit}};
  } else {
    c.unit = {ask.unit};
    c.successor = {ask.other};
  }
  return c;
}

domain::Command SplitOf(const Ask& ask) {
  domain::SplitShare c;
  c.children.push_back({.unit = {ask.unit}, .due_date = DateOf(ask)});
  if (ask.other != 0) c.children.push_back({.unit = {ask.other}, .due_date = DateOf(ask)});
  return c;
}

domain::Command RulingOf(const Ask& ask) {
  return domain::RuleCoordination{.request = {ask.thing},
                                  .granted = ask.granted,
                                  .reason = "裁定",
                                  .unit = {ask.unit},
                                  .due_date = DateOf(ask),
                                  .leader_consent = Consent(ask.consent),
                                  .superior_consent = Consent(ask.superior),
                                  .old_becomes_support = ask.keep_old};
}

domain::Command ReassignOf(const Ask& ask) {
  return domain::Reassign{.unit = {ask.unit},
                          .reason = "改派",
                          .due_date = DateOf(ask),
                          .leader_consent = Consent(ask.consent),
                          .superior_consent = Consent(ask.superior),
                          .old_becomes_support = ask.keep_old};
}

}  // namespace

absl::CivilDay DayOf(int day) { return absl::CivilDay(2026, 3, 2) + day; }

domain::Command CommandOf(const Ask& ask) {
  switch (ask.act) {
    case Act::kAccept:
      return domain::Accept{};
    case Act::kDecline:
      return domain::Decline{.reason = "不属职责"};
    case Act::kInsist:
      return domain::Insist{"仍由你处"};
    case Act::kRelease:
      return domain::Release{"同意"};
    case Act::kReassign:
      return ReassignOf(ask);
    case Act::kAssignHandler:
      return domain::AssignHandler{{ask.person}};
    case Act::kSplit:
      return SplitOf(ask);
    case Act::kChangeShare:
      return domain::ChangeShare{.due_date = DateOf(ask)};
    case Act::kWaive:
      return domain::Waive{"免办"};
    case Act::kWithdraw:
      return domain::Withdraw{"撤回"};
    case Act::kUrge:
      return domain::Urge{};
    case Act::kSubmit:
      return domain::Submit{"已完成"};
    case Act::kApprove:
      return domain::Approve{.assessment = ask.assessment};
    case Act::kReturn:
      return domain::Return{"重报"};
    case Act::kRecall:
      return domain::Recall{};
    case Act::kRevoke:
      return domain::RevokeApproval{"有误"};
    case Act::kReopen:
      return domain::Reopen{"回头看", DayOf(ask.day)};
    case Act::kRequest:
      return RequestOf(ask);
    case Act::kRule:
      return RulingOf(ask);
    case Act::kWithdrawRequest:
      return domain::WithdrawRequest{{ask.thing}};
    case Act::kSubstitute:
      return domain::NameSubstitute{{ask.person}, {ask.thing}};
    case Act::kSuspend:
      return domain::Suspend{"待批", DayOf(ask.day), Consent(ask.consent), Consent(ask.superior)};
    case Act::kResume:
      return domain::Resume{DateOf(ask), Consent(ask.superior)};
    case Act::kRedate:
      return domain::RedateSuspension{"再等", DayOf(ask.day)};
    case Act::kCancel:
      return domain::CancelTask{"撤销", Consent(ask.consent)};
    case Act::kInstruct:
      return domain::Instruct{.text = "抓紧",
                              .addressees = ask.unit == 0 ? std::vector<domain::UnitId>{}
                                                          : std::vector<domain::UnitId>{{ask.unit}},
                              .reply_asked = ask.reply};
    case Act::kAcknowledge:
      return domain::AcknowledgeInstruction{{ask.thing}, {ask.unit}};
    case Act::kReply:
      return domain::ReplyInstruction{{ask.thing}, {ask.unit}, "已办"};
    case Act::kCount:
      break;
  }
  return domain::Accept{};
}

domain::Directory DirectoryOf(const World& world) {
  domain::Directory::Rows rows;
  rows.version = 1;
  for (const auto& [unit, above] : world.above) {
    domain::Unit row;
    row.id = {unit};
    row.parent = {above};
    row.kind = world.members.contains(unit) ? UnitKind::kTaskForce : UnitKind::kOffice;
    row.display_name = absl::StrCat("单位", unit);
    if (world.members.contains(unit)) {
      for (const Id member : world.members.at(unit)) row.member_units.push_back({member});
    }
    rows.units.push_back(std::move(row));
  }
  std::set<Id> people;
  for (const auto& [person, role, unit] : world.held) {
    people.insert(person);
    rows.memberships.push_back({.id = {static_cast<std::int64_t>(rows.memberships.size()) + 1},
                                .unit = {unit},
                                .user = {person},
                                .role = role});
  }
  for (const Id person : people) {
    rows.users.push_back({{person}, absl::StrCat("p", person), absl::StrCat("人", person)});
  }
  for (const Lent& lent : world.lent) {
    rows.delegations.push_back({.id = {static_cast<std::int64_t>(rows.delegations.size()) + 1},
                                .principal = {lent.principal},
                                .delegate = {lent.delegate},
                                .roles = {lent.roles.begin(), lent.roles.end()},
                                .from = DayOf(lent.from),
                                .until = DayOf(lent.until)});
  }
  return domain::Directory(std::move(rows));
}

domain::Policy PolicyOf(const World& world) {
  domain::Policy policy;
  const auto leader = ReviewStepKind::kLeader;
  if (world.root_leader_step) policy.root_chain.insert(policy.root_chain.begin() + 1, leader);
  if (world.child_leader_step) policy.child_chain.insert(policy.child_chain.begin() + 1, leader);
  policy.parent_handler_decides = world.handler_decides;
  policy.handler_splits = world.handler_splits;
  policy.lower_office_rules_splits = world.lower_office;
  return policy;
}

domain::TaskDrafted DraftOf(const std::vector<std::pair<Id, AssignmentRole>>& units, int due,
                            const World& world) {
  domain::TaskDrafted drafted;
  drafted.issuing_unit = {1};
  drafted.content.title = "事项";
  drafted.content.due_date = DayOf(due);
  drafted.content.firm = world.firm;
  drafted.content.leader = {world.leader};
  for (const auto& [unit, role] : units) {
    drafted.content.planned_units.push_back({.unit = {unit}, .printed_name = "", .role = role});
  }
  return drafted;
}

std::string NameOf(Act act) {
  constexpr std::array kNames = {
      "ACCEPT",  "DECLINE", "INSIST",   "RELEASE", "REASSIGN", "ASSIGN_HANDLER",   "SPLIT",
      "SHARE",   "WAIVE",   "WITHDRAW", "URGE",    "SUBMIT",   "APPROVE",          "RETURN",
      "RECALL",  "REVOKE",  "REOPEN",   "REQUEST", "RULE",     "WITHDRAW_REQUEST", "SUBSTITUTE",
      "SUSPEND", "RESUME",  "REDATE",   "CANCEL",  "INSTRUCT", "ACKNOWLEDGE",      "REPLY",
  };
  static_assert(kNames.size() == static_cast<std::size_t>(Act::kCount));
  return kNames[static_cast<std::size_t>(act)];
}

}  // namespace duban::model
