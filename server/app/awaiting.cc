#include "server/app/awaiting.h"

#include <algorithm>
#include <stdexcept>

namespace duban::app {
namespace {

using domain::Assignment;
using domain::Chain;

Awaiting Of(AwaitingKind kind, domain::UnitId unit) { return {kind, unit.value}; }

Awaiting OfOffice(const Chain& chain) {
  return Of(AwaitingKind::kRulingOfOffice, chain.task.issuing_unit);
}

const Assignment& Loaded(const Chain& chain, domain::AssignmentId id) {
  const Assignment* found = chain.Find(id);
  // A programmer's error: a scope that does not load what its command changes.
  if (found == nullptr) throw std::logic_error("an assignment is changed without its parent");
  return *found;
}

// Who ruled in the place of the assigner (lifecycle.md, 1).
Awaiting AssignerOf(const Chain& chain, const Assignment& a) {
  if (a.origin == domain::AssignmentOrigin::kIssue || domain::IsRoot(a)) return OfOffice(chain);
  return Of(AwaitingKind::kRulingOfUnit, Loaded(chain, a.parent).unit);
}

// The nearest unit above that is no party to the disagreement; at the root the office.
Awaiting ArbiterOf(const Chain& chain, const Assignment& asking,
                   const domain::CoordinationRequest& request) {
  const Assignment* above = &asking;
  while (!domain::IsRoot(*above)) {
    above = &Loaded(chain, above->parent);
    const auto& parties = request.parties;
    const bool party = above->unit == asking.unit ||
                       std::find(parties.begin(), parties.end(), above->unit) != parties.end();
    if (!party) return Of(AwaitingKind::kRulingOfUnit, above->unit);
  }
  return OfOffice(chain);
}

Awaiting OfStep(const Chain& chain, const Assignment& a) {
  switch (a.open_step.value_or(domain::ReviewStepKind::kUnitHead)) {
    case domain::ReviewStepKind::kUnitHead:
      return Of(AwaitingKind::kUnitHead, a.unit);
    case domain::ReviewStepKind::kParentUnit:
      return Of(AwaitingKind::kParentUnit, Loaded(chain, a.parent).unit);
    case domain::ReviewStepKind::kLeader:
      if (domain::IsRoot(a) && chain.task.content.leader) {
        return {AwaitingKind::kNamedLeader, chain.task.content.leader.value};
      }
      return Of(AwaitingKind::kLeader, a.unit);
    case domain::ReviewStepKind::kSupervision:
      break;
  }
  return Of(AwaitingKind::kSupervision, chain.task.issuing_unit);
}

Awaiting OfState(const Chain& chain, const Assignment& a) {
  switch (a.state) {
    case domain::AssignmentState::kPending:
      return Of(AwaitingKind::kAccept, a.unit);
    case domain::AssignmentState::kUnderReview:
      return OfStep(chain, a);
    case domain::AssignmentState::kDeclined:
      return AssignerOf(chain, a);
    case domain::AssignmentState::kInProgress:
    case domain::AssignmentState::kDone:
    case domain::AssignmentState::kWithdrawn:
    case domain::AssignmentState::kReassigned:
      break;
  }
  return Of(AwaitingKind::kWork, a.unit);
}

}  // namespace

std::optional<Awaiting> AwaitingOf(const Chain& chain, const Assignment& a) {
  if (!domain::IsLive(a) || domain::IsSuspended(a)) return std::nullopt;
  if (a.substitute) return Awaiting{AwaitingKind::kSubstitute, a.substitute.value};
  if (a.no_decider) return Of(AwaitingKind::kNoDecider, chain.task.issuing_unit);
  return OfState(chain, a);
}

std::optional<Awaiting> AwaitingOf(const Chain& chain, const domain::CoordinationRequest& request) {
  const Assignment& asking = Loaded(chain, request.assignment);
  if (request.state != domain::RequestState::kOpen) return std::nullopt;
  if (request.substitute) return Awaiting{AwaitingKind::kSubstitute, request.substitute.value};
  if (request.no_decider) return Of(AwaitingKind::kNoDecider, chain.task.issuing_unit);
  if (request.kind == domain::RequestKind::kDisagree) return ArbiterOf(chain, asking, request);
  return AssignerOf(chain, Loaded(chain, request.target));
}

}  // namespace duban::app
