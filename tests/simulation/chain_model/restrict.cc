// What a store loads for a command, and no row more: what Decide must get along with.
#include <algorithm>
#include <set>

#include "tests/simulation/chain_model/walk.h"

namespace duban::model {
namespace {

using domain::Assignment;
using domain::AssignmentId;
using domain::Chain;
using domain::LoadScope;

class Loading {
 public:
  explicit Loading(const Chain& whole) : whole_(whole) {}

  void Around(AssignmentId focus, const LoadScope& scope) {
    const Assignment& a = *whole_.Find(focus);
    loaded_.insert(focus);
    if (scope.parent) loaded_.insert(a.parent);
    if (scope.ancestors) Ancestors(a);
    if (scope.live_children) Children(focus, false);
    if (scope.done_children) Children(focus, true);
    if (scope.siblings && a.parent) Children(a.parent, false);
    for (const Assignment& other : whole_.assignments) {
      if (scope.own_history && other.unit == a.unit) loaded_.insert(other.id);
      if (scope.whole_chain) loaded_.insert(other.id);
    }
    if (scope.live_subtree) Subtree(focus);
  }

  void Named(domain::UnitId unit) {
    for (const Assignment& a : whole_.assignments) {
      if (a.unit != unit || !IsLive(a)) continue;
      loaded_.insert(a.id);
      Ancestors(a);
      Children(a.id, true);
    }
  }

  Chain Take(AssignmentId focus, const LoadScope& scope) {
    loaded_.insert(whole_.task.root);
    Chain part;
    part.task = whole_.task;
    for (const Assignment& a : whole_.assignments) {
      if (loaded_.contains(a.id)) part.assignments.push_back(a);
    }
    for (const domain::Submission& s : whole_.submissions) {
      const bool wanted = scope.subtree_submissions
                              ? loaded_.contains(s.assignment)
                              : scope.open_submission && s.assignment == focus;
      if (wanted && s.state == domain::SubmissionState::kUnderReview) part.submissions.push_back(s);
    }
    return part;
  }

  bool Has(AssignmentId id) const { return loaded_.contains(id); }

 private:
  void Ancestors(const Assignment& of) {
    for (const Assignment* a = whole_.Find(of.parent); a != nullptr; a = whole_.Find(a->parent)) {
      loaded_.insert(a->id);
    }
  }
  void Children(AssignmentId id, bool done) {
    for (const Assignment* child : done ? whole_.ChildrenOf(id) : whole_.LiveChildrenOf(id)) {
      loaded_.insert(child->id);
    }
  }
  void Subtree(AssignmentId id) {
    for (const Assignment* child : whole_.LiveChildrenOf(id)) {
      loaded_.insert(child->id);
      Subtree(child->id);
    }
  }

  const Chain& whole_;
  std::set<AssignmentId> loaded_;
};

domain::RequestId RequestOf(const domain::Command& command) {
  return std::visit(
      [](const auto& c) {
        if constexpr (requires { c.request; }) return c.request;
        return domain::RequestId{};
      },
      command);
}

}  // namespace

Chain Restrict(const Chain& chain, AssignmentId focus, const domain::Command& command) {
  const LoadScope scope = domain::ScopeOf(command);
  Loading loading(chain);
  loading.Around(focus, scope);
  const domain::CoordinationRequest* named =
      scope.request ? chain.Find(RequestOf(command)) : nullptr;
  if (named != nullptr && chain.Find(named->target) != nullptr) {
    loading.Around(named->target, scope);
  }
  if (scope.named_units) {
    for (const domain::UnitId unit : domain::UnitsNamedBy(command)) loading.Named(unit);
    if (named != nullptr && named->unit) loading.Named(named->unit);
  }
  std::vector<domain::CoordinationRequest> requests;
  for (const domain::CoordinationRequest& r : chain.requests) {
    const bool open = r.state == domain::RequestState::kOpen;
    const bool wanted = scope.subtree_requests
                            ? open && loading.Has(r.assignment)
                            : scope.open_requests && open && r.assignment == focus;
    if (wanted || &r == named) requests.push_back(r);
  }
  // Who rules on them is found from what they would change.
  for (const domain::CoordinationRequest& r : requests) {
    if (r.state == domain::RequestState::kOpen) loading.Around(r.target, {.ancestors = true});
  }
  Chain part = loading.Take(focus, scope);
  part.requests = std::move(requests);
  if (scope.instruction) part.instructions = chain.instructions;
  return part;
}

}  // namespace duban::model
