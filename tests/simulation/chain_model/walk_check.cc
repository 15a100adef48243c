// What must hold after each command: the domain's rows are the model's, and the invariants of
// domain.md, 7.
#include <algorithm>
#include <set>
#include <tuple>

#include <absl/strings/str_cat.h>

#include "server/app/event_codec.h"
#include "tests/simulation/chain_model/translate.h"
#include "tests/simulation/chain_model/walk.h"

namespace duban::model {
namespace {

int OverlaysOver(const Model& model, const Node& node) {
  int overlays = 0;
  for (const Node* n = &node; n != nullptr; n = model.Find(n->parent))
    overlays += n->overlay ? 1 : 0;
  return overlays;
}

std::string Differ(const char* what, Id id) { return absl::StrCat(what, " of ", id, " differs"); }

std::string CompareSteps(const Node& node, const domain::Submission& submission) {
  if (submission.steps.size() != node.paper->steps.size())
    return Differ("number of steps", node.id);
  if (submission.submitter.value != node.paper->submitter) return Differ("submitter", node.id);
  for (std::size_t i = 0; i < submission.steps.size(); ++i) {
    const domain::ReviewStep& step = submission.steps[i];
    const Step& model = node.paper->steps[i];
    if (step.kind != model.kind || step.state != model.state) return Differ("step", node.id);
    if (step.decider.value != model.by || step.decided_for.value != model.by_for) {
      return Differ("decider of a step", node.id);
    }
  }
  return "";
}

}  // namespace

std::string Walk::CompareNode(const Node& node) const {
  const domain::Assignment* a = chain_.Find(domain::AssignmentId{node.id});
  if (a == nullptr) return Differ("existence", node.id);
  if (a->state != node.state) return Differ("state", node.id);
  if (a->parent.value != node.parent) return Differ("parent", node.id);
  if (a->unit.value != node.unit) return Differ("unit", node.id);
  if (a->role != node.role || a->origin != node.origin) return Differ("role or origin", node.id);
  if (a->due_date != DayOf(node.due)) return Differ("due date", node.id);
  if (a->return_count != node.returns) return Differ("return count", node.id);
  if (a->decline_time.has_value() != node.declined) return Differ("decline", node.id);
  if (a->substitute.value != node.substitute) return Differ("substitute", node.id);
  if (a->suspension.has_value() != node.overlay) return Differ("overlay", node.id);
  const bool live = domain::IsLive(*a);
  if (live && a->handler.value != node.handler) return Differ("handler", node.id);
  if (a->covers != (live ? OverlaysOver(model_, node) : 0)) return Differ("overlay count", node.id);
  if (a->state == AssignmentState::kPending &&
      calendar_.LocalDay(*a->objection_from) != DayOf(node.objection_from)) {
    return Differ("objection term", node.id);
  }
  if (static_cast<bool>(a->open_submission) != node.paper.has_value()) {
    return Differ("open submission", node.id);
  }
  const auto open = std::count_if(
      model_.petitions.begin(), model_.petitions.end(),
      [&](const Petition& p) { return p.node == node.id && p.state == RequestState::kOpen; });
  if (a->open_requests != open) return Differ("number of open requests", node.id);
  return node.paper ? CompareSteps(node, *chain_.Find(a->open_submission)) : "";
}

std::string Walk::Compare() const {
  if (chain_.assignments.size() != model_.nodes.size()) return "number of assignments differs";
  for (const Node& node : model_.nodes) {
    const std::string differs = CompareNode(node);
    if (!differs.empty()) return differs;
  }
  for (const Petition& p : model_.petitions) {
    const domain::CoordinationRequest* r = chain_.Find(domain::RequestId{p.id});
    if (r == nullptr || r->state != p.state) return Differ("request", p.id);
    if (r->substitute.value != p.substitute) return Differ("substitute of request", p.id);
  }
  for (const Order& o : model_.orders) {
    const domain::Instruction* i = chain_.Find(domain::InstructionId{o.id});
    if (i == nullptr || i->addressees.size() != o.answered.size())
      return Differ("addressees", o.id);
    for (const domain::Addressee& addressee : i->addressees) {
      const auto it = o.answered.find(static_cast<Id>(addressee.unit.value));
      if (it == o.answered.end() || it->second != addressee.answer_time.has_value()) {
        return Differ("answer", o.id);
      }
    }
  }
  if (chain_.task.root.value != model_.root) return "root differs";
  if ((chain_.task.state == TaskState::kCancelled) != model_.cancelled) return "task state differs";
  const Node& root = *model_.Find(model_.root);
  if (chain_.task.content.due_date != DayOf(root.due)) return "due date of the task differs";
  const bool suspended = root.overlay;
  if ((chain_.task.state == TaskState::kSuspended) != suspended) return "task suspension differs";
  return "";
}

// Nothing is left with somebody who may not decide it, nor with the office once somebody may. Asked
// after a change of the directory: a delegation that ends by its date is found then (ADR 12).
std::string Walk::CompareDeciders() const {
  for (const Node& node : model_.nodes) {
    if (!model_.Live(node)) continue;
    const domain::Assignment& a = *chain_.Find(domain::AssignmentId{node.id});
    if (a.no_decider == model_.Decidable(node)) return Differ("want of a decider", node.id);
  }
  for (const Petition& p : model_.petitions) {
    if (p.state != RequestState::kOpen) continue;
    const domain::CoordinationRequest& r = *chain_.Find(domain::RequestId{p.id});
    if (r.no_decider == model_.Decidable(p)) return Differ("want of a ruler of request", p.id);
  }
  return "";
}

std::string Walk::CheckInvariants() const {
  std::set<std::tuple<std::int64_t, std::int64_t>> live;
  for (const domain::Assignment& a : chain_.assignments) {
    if (!domain::IsLive(a)) {
      if (!chain_.LiveChildrenOf(a.id).empty())
        return Differ("a live child below the end", static_cast<Id>(a.id.value));
      continue;
    }
    if (!live.insert({a.parent.value, a.unit.value}).second) return "two live ones of a unit";
    for (const domain::Assignment* up = chain_.Find(a.parent); up != nullptr;
         up = chain_.Find(up->parent)) {
      if (up->unit == a.unit) return "a unit above itself";
    }
    if (a.open_step.has_value() != (a.state == AssignmentState::kUnderReview)) return "open step";
  }
  return "";
}

// Invariants 1 and 2: the events as stored give the rows again, and their chain of hashes breaks
// where anything is changed.
std::string Walk::CheckRecord() const {
  domain::Chain replayed;
  replayed.task.id = chain_.task.id;
  std::string hash;
  std::string forged;
  for (std::size_t i = 0; i < record_.size(); ++i) {
    const Recorded& r = record_[i];
    app::EventRow row;
    row.stream = {app::StreamKind::kTask, chain_.task.id.value};
    row.seq = static_cast<std::int64_t>(i) + 1;
    row.type = domain::TypeOf(r.body);
    row.recorded_at = r.by.at;
    row.actor = r.by.actor;
    row.on_behalf_of = r.by.on_behalf_of;
    row.payload = app::EncodeBody(r.body);
    hash = app::ChainHash(hash, row);
    if (i == record_.size() / 2) row.payload.back() ^= 1;
    forged = app::ChainHash(forged, row);
    const auto body = app::DecodeBody(row.type, app::EncodeBody(r.body));
    if (!body.ok()) return "an event cannot be read back";
    domain::Evolve(replayed, *body, r.by);
  }
  if (hash == forged) return "a forged event is not noticed";
  return replayed == chain_ ? "" : "replay gives other rows";
}

std::string Walk::Describe(const Ask& ask) const {
  const domain::Assignment& a = *chain_.Find(domain::AssignmentId{ask.node});
  return absl::StrCat(NameOf(ask.act), " on ", ask.node, " (unit ", a.unit.value, ", state ",
                      static_cast<int>(a.state), ") by ", ask.user, " for ", ask.behalf, ", unit ",
                      ask.unit, ", other ", ask.other, ", person ", ask.person, ", thing ",
                      ask.thing, ", day ", ask.day, " on day ", today_);
}

}  // namespace duban::model
