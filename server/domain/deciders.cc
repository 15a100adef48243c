#include "server/domain/deciders.h"

#include <algorithm>

#include "server/domain/refusals.h"

namespace duban::domain {
namespace {

void Append(Deciders& deciders, const Deciders& more) {
  deciders.insert(deciders.end(), more.begin(), more.end());
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

// The supervisors; where there are some, but all of a barred unit, the leaders in charge besides.
RulingBody OfficeFor(const Chain& chain, const Assignment& assignment,
                     std::vector<UnitId> barred_units, const Facts& facts) {
  RulingBody body;
  body.is_office = true;
  body.barred_units = std::move(barred_units);
  body.rulers = WithRole(Role::kSupervisor,
                         facts.directory.HoldersOver(Role::kSupervisor, chain.task.issuing_unit));
  if (!body.rulers.empty() && !HasEligibleRuler(body, {}, facts)) {
    Append(body.rulers, WithRole(Role::kLeader, facts.directory.LeadersInCharge(assignment.unit)));
  }
  return body;
}

// The supervisors of a unit below the issuing one, over what is split there.
Deciders LowerOffice(const Chain& chain, UnitId splitting, const Facts& facts) {
  Deciders deciders;
  const Directory& directory = facts.directory;
  for (const UnitId unit : directory.WithAncestors(splitting)) {
    if (unit == chain.task.issuing_unit) break;
    Append(deciders, WithRole(Role::kSupervisor, directory.Holders(Role::kSupervisor, unit)));
  }
  return deciders;
}

// The unit's HEADs; the office where none of them may.
RulingBody HeadsOrOffice(const Chain& chain, const Assignment& of, const Assignment& subject,
                         std::vector<UnitId> barred_units, const Facts& facts) {
  RulingBody body;
  body.barred_units = barred_units;
  body.rulers = WithRole(Role::kHead, facts.directory.Holders(Role::kHead, of.unit));
  if (HasEligibleRuler(body, {}, facts)) return body;
  RulingBody office = OfficeFor(chain, subject, std::move(barred_units), facts);
  Append(office.rulers, body.rulers);
  return office;
}

RulingBody AssignerBarring(const Chain& chain, const Assignment& a,
                           std::vector<UnitId> barred_units, const Facts& facts) {
  const Assignment* parent = chain.Find(a.parent);
  if (a.origin == AssignmentOrigin::kIssue || parent == nullptr) {
    return OfficeFor(chain, a, std::move(barred_units), facts);
  }
  RulingBody body = HeadsOrOffice(chain, *parent, a, std::move(barred_units), facts);
  if (facts.policy.lower_office_rules_splits) {
    Append(body.rulers, LowerOffice(chain, parent->unit, facts));
  }
  return body;
}

}  // namespace

Deciders LeadersOf(const Chain& chain, const Assignment& a, const Facts& facts) {
  const UserId named = chain.task.content.leader;
  if (IsRoot(a) && named) return {{.user = named, .role = Role::kLeader}};
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
      return OfficeFor(chain, a, {a.unit}, facts).rulers;
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
  if (a.substitute && eligible({.user = a.substitute})) return true;
  const Deciders deciders = DecidersOf(open->kind, chain, a, facts);
  return std::any_of(deciders.begin(), deciders.end(), [&](const Decider& decider) {
    const std::vector<Actor> present = PresentFor(decider, facts);
    return std::any_of(present.begin(), present.end(), eligible);
  });
}

RulingBody AssignerOf(const Chain& chain, const Assignment& a, const Facts& facts) {
  return AssignerBarring(chain, a, {a.unit}, facts);
}

RulingBody RulerOf(const Chain& chain, const CoordinationRequest& request, const Facts& facts) {
  const Assignment& asking = *chain.Find(request.assignment);
  std::vector<UnitId> barred = {asking.unit};
  if (request.kind != RequestKind::kDisagree) {
    const Assignment* target = chain.Find(request.target);
    if (target == nullptr) target = &asking;
    if (target->unit != asking.unit) barred.push_back(target->unit);
    return AssignerBarring(chain, *target, std::move(barred), facts);
  }
  barred.insert(barred.end(), request.parties.begin(), request.parties.end());
  for (const Assignment* above = chain.Find(asking.parent); above != nullptr;
       above = chain.Find(above->parent)) {
    if (std::find(barred.begin(), barred.end(), above->unit) == barred.end()) {
      return HeadsOrOffice(chain, *above, asking, std::move(barred), facts);
    }
  }
  return OfficeFor(chain, asking, std::move(barred), facts);
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
  if (substitute && eligible({.user = substitute})) return true;
  return std::any_of(body.rulers.begin(), body.rulers.end(), [&](const Decider& ruler) {
    const std::vector<Actor> present = PresentFor(ruler, facts);
    return std::any_of(present.begin(), present.end(), eligible);
  });
}

}  // namespace duban::domain
