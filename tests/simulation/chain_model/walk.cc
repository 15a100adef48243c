#include "tests/simulation/chain_model/walk.h"

#include <algorithm>

#include <absl/strings/str_cat.h>

#include "server/app/event_codec.h"
#include "server/domain/allowed_actions.h"
#include "server/domain/asked.h"
#include "server/domain/issue.h"
#include "tests/simulation/chain_model/translate.h"
#include "tests/support/refusal.h"

namespace duban::model {
namespace {

constexpr Id kUnknownUnit = 99;

}  // namespace

Walk::Walk(std::uint64_t seed, Fault fault, Sights& sights)
    : random_(seed), fault_(fault), sights_(sights), world_(DrawWorld()), model_(world_) {
  now_ = calendar_.EndOf(DayOf(-1)) + absl::Hours(10);
  policy_ = PolicyOf(world_);
  directory_ = DirectoryOf(world_);
  Issue();
}

World Walk::DrawWorld() {
  World w;
  w.above = {{1, 0}, {2, 1}, {3, 1}, {4, 1}, {5, 2}, {6, 1}, {7, 6}, {8, 6}};
  w.members = {{5, {3, 4}}};
  for (Id unit = 2; unit <= 8; ++unit) {
    if (!OneIn(8)) w.held.insert({10 * unit + 1, Role::kHandler, unit});
    w.held.insert({10 * unit + 2, Role::kHead, unit});
    if (OneIn(2)) w.held.insert({10 * unit + 3, Role::kHead, unit});
  }
  w.held.insert({11, Role::kSupervisor, 1});
  if (!OneIn(4)) w.held.insert({12, Role::kSupervisor, 1});
  if (!OneIn(6)) w.held.insert({13, Role::kLeader, 1});
  if (!OneIn(6)) w.held.insert({14, Role::kPrincipal, 1});
  if (OneIn(2)) w.held.insert({15, Role::kHead, 1});
  if (OneIn(2)) w.held.insert({64, Role::kSupervisor, 6});
  if (OneIn(3)) w.held.insert({65, Role::kLeader, 6});
  w.held.insert({16, Role::kAdmin, 1});
  w.held.insert({17, Role::kViewer, 2});
  for (int i = Below(4); i > 0; --i) {
    const Role roles[] = {Role::kHead, Role::kHandler, Role::kSupervisor, Role::kLeader};
    w.held.insert({Person(), roles[Below(4)], 1 + Below(8)});
  }
  for (int i = Below(4); i > 0; --i) {
    Lent lent{Person(), Person(), {}, Below(30) - 10, 0};
    lent.until = lent.from + Below(60);
    for (const Role role : {Role::kHead, Role::kHandler, Role::kSupervisor, Role::kLeader}) {
      if (OneIn(2)) lent.roles.insert(role);
    }
    if (lent.principal != lent.delegate && !lent.roles.empty()) w.lent.push_back(lent);
  }
  w.root_leader_step = OneIn(2);
  w.child_leader_step = OneIn(3);
  w.handler_decides = OneIn(4);
  w.handler_splits = OneIn(4);
  w.lower_office = OneIn(4);
  w.firm = OneIn(4);
  // Who is named is mostly a leader, and often heads a unit too: then his steps are merged.
  if (OneIn(3)) w.leader = OneIn(2) ? 10 * (2 + Below(7)) + 2 : Person();
  if (w.leader != 0 && !OneIn(4)) {
    w.held.insert({w.leader, Role::kLeader, OneIn(2) ? 1 : 1 + Below(8)});
  }
  return w;
}

Id Walk::Person() {
  const Id staff[] = {11, 12, 13, 14, 15, 16, 17, 18, 64, 65};
  return OneIn(3) ? staff[Below(10)] : 10 * (2 + Below(7)) + 1 + Below(3);
}

// Somebody who is likely to have a say: of its unit, of the parent's, of the office.
Id Walk::PersonNear(const Node& node) {
  const Node* parent = model_.Find(node.parent);
  switch (Below(7)) {
    case 0:
    case 1:
    case 2:
      return 10 * node.unit + 1 + Below(3);
    case 3:
      return parent == nullptr ? 11 + Below(2) : 10 * parent->unit + 2 + Below(2);
    case 4:
      return 11 + Below(2);
    case 5:
      return 13 + Below(2);
    default:
      return Person();
  }
}

void Walk::Issue() {
  std::vector<std::pair<Id, AssignmentRole>> units = {{2 + Below(7), AssignmentRole::kLead}};
  for (int i = 1 + Below(5); i > 0; --i) {
    const Id unit = 2 + Below(7);
    const bool seen =
        std::any_of(units.begin(), units.end(), [&](const auto& u) { return u.first == unit; });
    if (!seen) units.emplace_back(unit, AssignmentRole::kSupport);
  }
  const int due = 10 + Below(120);
  model_.Issue(units, due, today_, next_);
  chain_.task.id = {7};
  Record({DraftOf(units, due, world_)}, {{11}, {}});
  std::vector<domain::AssignmentId> ids;
  for (std::size_t i = 0; i < units.size(); ++i) ids.push_back({next_++});
  Record(domain::IssueTask(chain_.task, nullptr, ids, facts()), {{11}, {}});
}

void Walk::Record(const domain::Events& events, const domain::Actor& actor) {
  for (const domain::EventBody& body : events) {
    now_ += absl::Microseconds(1);
    const domain::Recorded by{.at = now_, .actor = actor.user, .on_behalf_of = actor.on_behalf_of};
    domain::Evolve(chain_, body, by);
    record_.push_back({body, by});
    ++sights_.events[domain::NameOf(domain::TypeOf(body))];
  }
}

Ask Walk::Draw() {
  // What brings work forward is drawn more often than what ends it.
  static constexpr std::pair<Act, int> kWeights[] = {
      {Act::kAccept, 14},     {Act::kDecline, 4},
      {Act::kInsist, 4},      {Act::kRelease, 2},
      {Act::kReassign, 6},    {Act::kAssignHandler, 3},
      {Act::kSplit, 6},       {Act::kChangeShare, 3},
      {Act::kWaive, 1},       {Act::kWithdraw, 1},
      {Act::kUrge, 3},        {Act::kSubmit, 14},
      {Act::kApprove, 16},    {Act::kReturn, 4},
      {Act::kRecall, 3},      {Act::kRevoke, 3},
      {Act::kReopen, 4},      {Act::kRequest, 4},
      {Act::kRule, 4},        {Act::kWithdrawRequest, 2},
      {Act::kSubstitute, 4},  {Act::kSuspend, 3},
      {Act::kResume, 5},      {Act::kRedate, 2},
      {Act::kCancel, 1},      {Act::kInstruct, 2},
      {Act::kAcknowledge, 2}, {Act::kReply, 2},
  };
  int total = 0;
  for (const auto& [act, weight] : kWeights) total += weight;
  int drawn = Below(total);
  Ask ask;
  for (const auto& [act, weight] : kWeights) {
    if (drawn < weight) {
      ask.act = act;
      break;
    }
    drawn -= weight;
  }
  const bool of_task = ask.act == Act::kCancel || ask.act == Act::kInstruct ||
                       ask.act == Act::kAcknowledge || ask.act == Act::kReply;
  const Node* node =
      &model_.nodes[static_cast<std::size_t>(Below(static_cast<int>(model_.nodes.size())))];
  for (int tries = 3; tries > 0 && !of_task; --tries) {
    if (node->state != AssignmentState::kWithdrawn && node->state != AssignmentState::kReassigned)
      break;
    node = &model_.nodes[static_cast<std::size_t>(Below(static_cast<int>(model_.nodes.size())))];
  }
  if (of_task) node = model_.Find(model_.root);
  ask.node = node->id;
  DrawArguments(ask, *node);
  return ask;
}

// Two in three are looked for among what at least gets as far as the guards; most of the others are
// refused at the door.
Ask Walk::DrawPlausible() {
  Ask ask = Draw();
  if (OneIn(3)) return ask;
  const bool accepted_only = OneIn(2);
  for (int tries = 0; tries < 20; ++tries) {
    Model trial = model_;
    const std::string reason = trial.Take(ask, today_, next_);
    const bool early =
        reason == "ACCESS_DENIED" || reason == "NOT_ALLOWED" || reason == "WRONG_STATE";
    if (reason.empty() || (!early && !accepted_only)) break;
    ask = Draw();
  }
  return ask;
}

void Walk::DrawArguments(Ask& ask, const Node& node) {
  ask.user = OneIn(4) ? Person() : PersonNear(node);
  if (!world_.lent.empty() && OneIn(5)) {
    const Lent& lent =
        world_.lent[static_cast<std::size_t>(Below(static_cast<int>(world_.lent.size())))];
    ask.user = OneIn(6) ? ask.user : lent.delegate;
    ask.behalf = OneIn(6) ? Person() : lent.principal;
  }
  const int dates[] = {today_ + Below(4) - 1, node.due + Below(7) - 3, today_ + 1 + Below(60),
                       today_ + 180 + Below(10)};
  ask.day = OneIn(20) ? node.due : dates[Below(4)];
  const bool needs_day = ask.act == Act::kReopen || ask.act == Act::kSuspend ||
                         ask.act == Act::kRedate || ask.act == Act::kChangeShare;
  if (ask.day < 0 || (!needs_day && OneIn(2))) ask.day = needs_day ? today_ + 10 : -1;
  ask.unit = OneIn(40) ? kUnknownUnit : 1 + Below(8);
  if (ask.act == Act::kSplit && !OneIn(3))
    ask.unit = node.unit == 6 ? 7 + Below(2) : node.unit == 5 ? 3 + Below(2) : 5;
  if (OneIn(3)) ask.other = 1 + Below(8);
  ask.person = OneIn(3) ? Person() : PersonNear(node);
  ask.consent = !OneIn(5);
  ask.superior = !OneIn(3);
  ask.keep_old = OneIn(3);
  ask.granted = !OneIn(3);
  ask.reply = OneIn(2);
  ask.kind = static_cast<RequestKind>(1 + Below(5));
  if (ask.kind == RequestKind::kChangeLead && ask.other == 0) ask.other = 1 + Below(8);
  if (ask.kind == RequestKind::kReleaseUnit && !OneIn(4)) {
    const auto below = model_.LiveBelow(node.id);
    if (!below.empty()) ask.unit = below.front()->unit;
  }
  if (ask.act == Act::kRule && OneIn(2)) ask.unit = 0;
  if (ask.act == Act::kInstruct && OneIn(2)) ask.unit = 0;
  ask.assessment = static_cast<Assessment>(Below(5));
  const bool last = node.paper && node.paper->Open() + 1 == node.paper->steps.size();
  if (!last && !OneIn(4)) ask.assessment = Assessment::kNone;
  const bool about_request = ask.act == Act::kRule || ask.act == Act::kWithdrawRequest ||
                             (ask.act == Act::kSubstitute && OneIn(3));
  if (about_request && !model_.petitions.empty()) {
    const Petition& p =
        model_
            .petitions[static_cast<std::size_t>(Below(static_cast<int>(model_.petitions.size())))];
    ask.thing = p.id;
    if (!OneIn(10)) ask.node = p.node;
  } else if (ask.act == Act::kRule || ask.act == Act::kWithdrawRequest) {
    ask.thing = 5;  // there is none
  }
  if (ask.act == Act::kAcknowledge || ask.act == Act::kReply) {
    ask.thing =
        model_.orders.empty()
            ? 5
            : model_.orders[static_cast<std::size_t>(Below(static_cast<int>(model_.orders.size())))]
                  .id;
    if (OneIn(2)) ask.user = 10 * ask.unit + 1 + Below(2);
  }
}

std::string Walk::ChangeDirectory() {
  const Role roles[] = {Role::kHead,    Role::kHead,       Role::kHandler,
                        Role::kHandler, Role::kSupervisor, Role::kLeader};
  const Role role = roles[Below(6)];
  const bool above = role == Role::kSupervisor || role == Role::kLeader;
  const std::tuple<Id, Role, Id> one{above ? 11 + Below(4) : Person(), role,
                                     above && OneIn(2) ? kBureau : 2 + Below(7)};
  if (!world_.held.erase(one)) world_.held.insert(one);
  // Who stands in for somebody may lose whatever role he has.
  for (const Node& node : model_.nodes) {
    if (node.substitute == 0 || !OneIn(4)) continue;
    std::erase_if(world_.held, [&](const auto& h) { return std::get<0>(h) == node.substitute; });
  }
  // Who handles something may leave.
  for (const Node& node : model_.nodes) {
    if (node.handler == 0 || !OneIn(4)) continue;
    world_.held.erase({node.handler, Role::kHandler, node.unit});
  }
  directory_ = DirectoryOf(world_);
  model_.Change(world_, today_);
  Record(domain::AfterDirectoryChange(chain_, facts()), {{16}, {}});
  const std::string differs = Compare();
  return differs.empty() ? CompareDeciders() : differs;
}

std::string Walk::Run(int commands) {
  for (int i = 0; i < commands; ++i) {
    if (OneIn(8)) {
      const int days = 1 + Below(3);
      today_ += days;
      now_ = calendar_.EndOf(DayOf(today_ - 1)) + absl::Hours(9);
    }
    std::string differs = OneIn(30) ? ChangeDirectory() : Step();
    if (differs.empty()) differs = CheckInvariants();
    if (!differs.empty()) return absl::StrCat("command ", i, ": ", differs);
    if (model_.cancelled && OneIn(8)) break;
  }
  if (chain_.task.state == TaskState::kCompleted) ++sights_.completed;
  return CheckRecord();
}

std::string Walk::Step() {
  const Ask ask = DrawPlausible();
  const domain::Command command = CommandOf(ask);
  const domain::IdCount count = domain::IdsFor(command);
  domain::NewIds ids;
  for (std::size_t i = 0; i < count.assignments; ++i)
    ids.assignments.push_back({next_ + static_cast<Id>(i)});
  ids.request = {next_};
  ids.instruction = {next_};
  ids.submission = {next_};
  const domain::Actor actor{{ask.user}, {ask.behalf}};
  const domain::Facts judged_by = facts();
  const domain::Situation situation{chain_, *chain_.Find(domain::AssignmentId{ask.node}), actor,
                                    judged_by};

  const absl::StatusOr<domain::Events> decided = Give(fault_, situation, command, ids);
  const std::string reason = testing::ReasonOf(decided.status());
  const std::string expected = model_.Take(ask, today_, next_);
  next_ += 10;
  ++sights_.commands;
  ++sights_.reasons[expected];
  if (reason != expected) {
    return absl::StrCat(Describe(ask), ": the domain says '", decided.ok() ? "OK" : reason,
                        "', the model '", expected.empty() ? "OK" : expected, "'");
  }
  if (fault_ == Fault::kNone && OneIn(4)) {
    const std::string differs = CheckScope(situation, command, ids, decided);
    if (!differs.empty()) return Describe(ask) + ": " + differs;
  }
  if (!decided.ok()) return "";
  if (fault_ == Fault::kNone && OneIn(4)) {
    const std::string differs = CheckAllowed(situation, command);
    if (!differs.empty()) return Describe(ask) + ": " + differs;
  }
  ++sights_.accepted;
  ++sights_.acts[ask.act];
  Record(*decided, actor);
  const std::string differs = Compare();
  return differs.empty() ? "" : Describe(ask) + ": " + differs;
}

// The rows that the scope names must be enough.
std::string Walk::CheckScope(const domain::Situation& s, const domain::Command& command,
                             const domain::NewIds& ids,
                             const absl::StatusOr<domain::Events>& whole) const {
  // What is not seen of a part may be denied where the whole would say whose it is.
  const std::string reason = testing::ReasonOf(whole.status());
  if (reason == "ACCESS_DENIED" || reason == "NOT_ALLOWED") return "";
  const domain::Chain part = Restrict(s.chain, s.assignment.id, command);
  const domain::Situation loaded{part, *part.Find(s.assignment.id), s.actor, s.facts};
  const absl::StatusOr<domain::Events> decided = Give(Fault::kNone, loaded, command, ids);
  if (decided.status() != whole.status()) {
    return absl::StrCat("with its scope loaded '", testing::ReasonOf(decided.status()),
                        "' instead of '", reason, "'");
  }
  if (!decided.ok()) return "";
  if (decided->size() != whole->size()) return "with its scope loaded other events";
  for (std::size_t i = 0; i < whole->size(); ++i) {
    if (app::EncodeBody((*decided)[i]) != app::EncodeBody((*whole)[i])) {
      return absl::StrCat("with its scope loaded another ",
                          domain::NameOf(domain::TypeOf((*whole)[i])));
    }
  }
  // And for what follows from them.
  domain::Chain before = part;
  for (const domain::EventBody& body : *decided) {
    domain::Evolve(before, body,
                   {.at = now_, .actor = s.actor.user, .on_behalf_of = s.actor.on_behalf_of});
  }
  domain::Chain after = s.chain;
  for (const domain::EventBody& body : *whole) {
    domain::Evolve(after, body,
                   {.at = now_, .actor = s.actor.user, .on_behalf_of = s.actor.on_behalf_of});
  }
  for (const domain::Assignment& a : after.assignments) {
    const domain::Assignment* one = before.Find(a.id);
    const domain::Assignment* old = s.chain.Find(a.id);
    const bool changed = old == nullptr || *old != a;
    if (changed && (one == nullptr || *one != a)) {
      return absl::StrCat("its scope misses a row that changes: ", a.id.value);
    }
  }
  return before.task == after.task ? "" : "with its scope loaded another task";
}

std::string Walk::CheckAllowed(const domain::Situation& s, const domain::Command& command) const {
  const domain::ChainCommand what = domain::AskedBy(s, command).what;
  for (const domain::AllowedAction& action : domain::AllowedActions(s)) {
    if (action.command == what && action.reasons.empty()) return "";
  }
  // Answering for a unit other than the root's is asked on that unit's own assignment.
  const bool answers =
      what == domain::ChainCommand::kAcknowledge || what == domain::ChainCommand::kReplyInstruction;
  // A HANDLER may name himself only; asked in general he may.
  return answers ? "" : "taken, but not among the allowed actions";
}

}  // namespace duban::model
