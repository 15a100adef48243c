#include "server/domain/deciders.h"

#include <algorithm>

#include "server/domain/refusals.h"

namespace duban::domain {
namespace {

void Append(Deciders& deciders, const Deciders& more) {
  deciders.insert(deciders.end(), more.begin(), more.end());
}

bool IsParty(const CoordinationRequest& request, UnitId unit) {
  return std::find(request.parties.begin(), request.parties.end(), unit) != request.parties.end();
}

// How a person stands to a submission already.
struct Part {
  bool submitted = false;
  bool earlier = false;  // took an earlier step, or submitted where the unit's own step is AUTO
};

Part PartOf(const Submission& submission, const Actor& actor) {
  Part part;
  part.submitted = actor.Involves(submission.submitter) || actor.Involves(submission.submitted_for);
  const bool is_auto = submission.steps.front().state == ReviewStepState::kAuto;
  part.earlier =
      (part.submitted && is_auto) ||
      std::any_of(submission.steps.begin(), submission.steps.end(), [&](const ReviewStep& step) {
        return actor.Involves(step.decider) || actor.Involves(step.decided_for);
      });
  return part;
}

// The supervisors of a unit below the issuing one, over what is split there.
Deciders LowerOffice(UnitId issuing, UnitId splitting, const Facts& facts) {
  Deciders deciders;
  const Directory& directory = facts.directory;
  for (const UnitId unit : directory.WithAncestors(splitting)) {
    if (unit == issuing) break;
    Append(deciders, WithRole(Role::kSupervisor, directory.Holders(Role::kSupervisor, unit)));
  }
  return deciders;
}

RulingBody AssignerBarring(const Chain& chain, const Assignment& a,
                           std::vector<UnitId> barred_units, const Facts& facts) {
  return AssignerFrom(AssigningUnit(chain, a), {chain.task.issuing_unit, a.unit},
                      std::move(barred_units), facts);
}

}  // namespace

Deciders LeadersOf(const Chain& chain, const Assignment& a, const Facts& facts) {
  const UserId named = chain.task.content.leader;
  if (IsRoot(a) && named && facts.directory.HoldsAnywhere(named, Role::kLeader)) {
    return {{.user = named, .role = Role::kLeader}};
  }
  return WithRole(Role::kLeader, facts.directory.LeadersInCharge(a.unit));
}

Deciders DecidersOf(ReviewStepKind kind, const Chain& chain, const Assignment& a,
                    const Facts& facts) {
  const Directory& directory = facts.directory;
  switch (kind) {
    case ReviewStepKind::kUnitHead:
      return WithRole(Role::kHead, directory.Holders(Role::kHead, a.unit));
    case ReviewStepKind::kParentUnit: {
      const Assignment* parent = chain.Find(a.parent);
      if (parent == nullptr) return {};
      Deciders deciders = WithRole(Role::kHead, directory.Holders(Role::kHead, parent->unit));
      if (facts.policy.parent_handler_decides) {
        Append(deciders, WithRole(Role::kHandler, directory.Holders(Role::kHandler, parent->unit)));
      }
      return deciders;
    }
    case ReviewStepKind::kLeader:
      return LeadersOf(chain, a, facts);
    case ReviewStepKind::kSupervision:
      return OfficeFor({chain.task.issuing_unit, a.unit}, {a.unit}, facts).rulers;
  }
  return {};
}

std::vector<base::Precondition> BarsFrom(ReviewStepKind kind, const Submission& submission,
                                         const Assignment& a, const Facts& facts,
                                         const Actor& actor) {
  std::vector<base::Precondition> bars;
  const Part part = PartOf(submission, actor);
  if (part.submitted) {
    bars.push_back(SelfApproval());
  } else if (part.earlier) {
    bars.push_back(AlreadyDecidedByYou());
  }
  if (kind == ReviewStepKind::kSupervision && IsOwnUnit(facts.directory, actor, a.unit)) {
    bars.push_back(OwnUnit(facts.directory.UnitName(a.unit)));
  }
  return bars;
}

bool IsMerged(ReviewStepKind kind, const Submission& submission, const Chain& chain,
              const Assignment& a, const Facts& facts) {
  const Deciders deciders = DecidersOf(kind, chain, a, facts);
  return !deciders.empty() &&
         std::all_of(deciders.begin(), deciders.end(), [&](const Decider& decider) {
           const std::vector<Actor> present = PresentFor(decider, facts);
           return std::all_of(present.begin(), present.end(), [&](const Actor& actor) {
             return PartOf(submission, actor).earlier;
           });
         });
}

bool HasEligibleDecider(const Chain& chain, const Assignment& a, const Submission& submission,
                        const Facts& facts) {
  const ReviewStep* open = OpenStep(submission);
  if (open == nullptr) return true;
  const auto eligible = [&](const Actor& actor) {
    return BarsFrom(open->kind, submission, a, facts, actor).empty();
  };
  if (MayStandIn(facts.directory, a.substitute) && eligible({.user = a.substitute})) return true;
  const Deciders deciders = DecidersOf(open->kind, chain, a, facts);
  return std::any_of(deciders.begin(), deciders.end(), [&](const Decider& decider) {
    const std::vector<Actor> present = PresentFor(decider, facts);
    return std::any_of(present.begin(), present.end(), eligible);
  });
}

UnitId AssigningUnit(const Chain& chain, const Assignment& a) {
  const Assignment* parent = chain.Find(a.parent);
  const bool split_off = a.origin == AssignmentOrigin::kSplit && parent != nullptr;
  return split_off ? parent->unit : UnitId{};
}

UnitId RulingUnit(const Chain& chain, const CoordinationRequest& request) {
  const Assignment& asking = *chain.Find(request.assignment);
  if (request.kind != RequestKind::kDisagree) {
    const UnitId assigner = AssigningUnit(chain, *chain.Find(request.target));
    return assigner == asking.unit ? UnitId{} : assigner;
  }
  for (const Assignment* above = chain.Find(asking.parent); above != nullptr;
       above = chain.Find(above->parent)) {
    if (above->unit != asking.unit && !IsParty(request, above->unit)) return above->unit;
  }
  return {};
}

RulingBody OfficeFor(Matter matter, std::vector<UnitId> barred_units, const Facts& facts) {
  RulingBody body;
  body.is_office = true;
  body.barred_units = std::move(barred_units);
  body.rulers = WithRole(Role::kSupervisor,
                         facts.directory.HoldersOver(Role::kSupervisor, matter.issuing_unit));
  if (!body.rulers.empty() && !HasEligibleRuler(body, {}, facts)) {
    Append(body.rulers, WithRole(Role::kLeader, facts.directory.LeadersInCharge(matter.unit)));
  }
  return body;
}

RulingBody RulersFrom(UnitId unit, Matter matter, std::vector<UnitId> barred_units,
                      const Facts& facts) {
  if (!unit) return OfficeFor(matter, std::move(barred_units), facts);
  RulingBody body;
  body.barred_units = barred_units;
  body.rulers = WithRole(Role::kHead, facts.directory.Holders(Role::kHead, unit));
  if (HasEligibleRuler(body, {}, facts)) return body;
  RulingBody office = OfficeFor(matter, std::move(barred_units), facts);
  Append(office.rulers, body.rulers);
  return office;
}

RulingBody AssignerFrom(UnitId unit, Matter matter, std::vector<UnitId> barred_units,
                        const Facts& facts) {
  RulingBody body = RulersFrom(unit, matter, std::move(barred_units), facts);
  if (unit && facts.policy.lower_office_rules_splits) {
    Append(body.rulers, LowerOffice(matter.issuing_unit, unit, facts));
  }
  return body;
}

RulingBody AssignerOf(const Chain& chain, const Assignment& a, const Facts& facts) {
  return AssignerBarring(chain, a, {a.unit}, facts);
}

RulingBody RulerOf(const Chain& chain, const CoordinationRequest& request, const Facts& facts) {
  const Assignment& asking = *chain.Find(request.assignment);
  std::vector<UnitId> barred = {asking.unit};
  if (request.kind == RequestKind::kDisagree) {
    barred.insert(barred.end(), request.parties.begin(), request.parties.end());
    return RulersFrom(RulingUnit(chain, request), {chain.task.issuing_unit, asking.unit},
                      std::move(barred), facts);
  }
  const Assignment& target = *chain.Find(request.target);
  if (target.unit != asking.unit) barred.push_back(target.unit);
  return AssignerBarring(chain, target, std::move(barred), facts);
}

std::vector<base::Precondition> BarsFrom(const RulingBody& body, const Facts& facts,
                                         const Actor& actor) {
  std::vector<base::Precondition> bars;
  for (const UnitId unit : body.barred_units) {
    if (IsOwnUnit(facts.directory, actor, unit)) {
      bars.push_back(OwnUnit(facts.directory.UnitName(unit)));
    }
  }
  return bars;
}

bool HasEligibleRuler(const RulingBody& body, UserId substitute, const Facts& facts) {
  const auto eligible = [&](const Actor& actor) { return BarsFrom(body, facts, actor).empty(); };
  if (MayStandIn(facts.directory, substitute) && eligible({.user = substitute})) return true;
  return std::any_of(body.rulers.begin(), body.rulers.end(), [&](const Decider& ruler) {
    const std::vector<Actor> present = PresentFor(ruler, facts);
    return std::any_of(present.begin(), present.end(), eligible);
  });
}

}  // namespace duban::domain
