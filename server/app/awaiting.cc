#include "server/app/awaiting.h"

#include <stdexcept>

#include "server/domain/deciders.h"

namespace duban::app {
namespace {

using domain::Assignment;
using domain::Chain;

Awaiting Of(AwaitingKind kind, domain::UnitId unit) { return {kind, unit.value}; }

const Assignment& Loaded(const Chain& chain, domain::AssignmentId id) {
  const Assignment* found = chain.Find(id);
  // A programmer's error: a scope that does not load what its command changes.
  if (found == nullptr) throw std::logic_error("an assignment is changed without its parent");
  return *found;
}

// Who rules is found on the way up.
void NeedsWayUp(const Chain& chain, const Assignment& a) {
  for (const Assignment* up = &a; !domain::IsRoot(*up);) up = &Loaded(chain, up->parent);
}

Awaiting OfRuling(const Chain& chain, domain::UnitId ruling) {
  return ruling ? Of(AwaitingKind::kRulingOfUnit, ruling)
                : Of(AwaitingKind::kRulingOfOffice, chain.task.issuing_unit);
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
      NeedsWayUp(chain, a);
      return OfRuling(chain, domain::AssigningUnit(chain, a));
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
  // A substitute who may not either does not keep it from the office.
  if (a.no_decider) return Of(AwaitingKind::kNoDecider, chain.task.issuing_unit);
  if (a.substitute) return Awaiting{AwaitingKind::kSubstitute, a.substitute.value};
  return OfState(chain, a);
}

std::optional<Awaiting> AwaitingOf(const Chain& chain, const domain::CoordinationRequest& request) {
  if (request.state != domain::RequestState::kOpen) return std::nullopt;
  if (request.no_decider) return Of(AwaitingKind::kNoDecider, chain.task.issuing_unit);
  if (request.substitute) return Awaiting{AwaitingKind::kSubstitute, request.substitute.value};
  NeedsWayUp(chain, Loaded(chain, request.assignment));
  NeedsWayUp(chain, Loaded(chain, request.target));
  return OfRuling(chain, domain::RulingUnit(chain, request));
}

}  // namespace duban::app
