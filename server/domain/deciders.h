// Who decides what waits: a review step, a decline, a coordination request. Whether anybody
// eligible is left is asked here, too (NO_DECIDER).
#ifndef DUBAN_SERVER_DOMAIN_DECIDERS_H_
#define DUBAN_SERVER_DOMAIN_DECIDERS_H_

#include <vector>

#include "server/base/error.h"
#include "server/domain/chain.h"
#include "server/domain/facts.h"
#include "server/domain/standing.h"

namespace duban::domain {

// The leaders in charge: of the task for the root, of the unit for a child. Who is named on the
// task counts while he holds LEADER anywhere; afterwards the leaders of the root's unit do.
Deciders LeadersOf(const Chain& chain, const Assignment& assignment, const Facts& facts);

// --- review steps ---

// Before four-eyes. Of SUPERVISION the leader in charge, too, where every supervisor is of the unit
// itself. The substitute is not among them.
Deciders DecidersOf(ReviewStepKind kind, const Chain& chain, const Assignment& assignment,
                    const Facts& facts);

// Four-eyes and own unit (lifecycle.md, 5): what bars this actor from that step. Binds persons, the
// actor and the one acted for.
std::vector<base::Precondition> BarsFrom(ReviewStepKind kind, const Submission& submission,
                                         const Assignment& assignment, const Facts& facts,
                                         const Actor& actor);

// Whether the step has holders and every one of them took an earlier one: a middle step is merged
// into that.
bool IsMerged(ReviewStepKind kind, const Submission& submission, const Chain& chain,
              const Assignment& assignment, const Facts& facts);

// Whether anybody may decide the open step.
bool HasEligibleDecider(const Chain& chain, const Assignment& assignment,
                        const Submission& submission, const Facts& facts);

// --- rulings ---

// Whose ruling it is, whoever holds which role there; none: the supervision office.
// Of what is assigned: the unit that split it off. Needs the parent loaded.
UnitId AssigningUnit(const Chain& chain, const Assignment& assignment);
// Of a request: the assigner of what would be changed, unless that is who asks; of a disagreement
// the nearest unit above that is no party. Needs the asking assignment, the target and the
// ancestors of both loaded.
UnitId RulingUnit(const Chain& chain, const CoordinationRequest& request);

// Who rules, and whose people are barred from it.
struct RulingBody {
  Deciders rulers;
  std::vector<UnitId> barred_units;
  bool is_office = false;  // the supervision office rules
};

// What is ruled on: by whom the task was issued, and the unit whose leaders are in charge of it.
struct Matter {
  UnitId issuing_unit;
  UnitId unit;
};

// The supervisors; where there are some, but all of them barred, the leaders in charge besides.
RulingBody OfficeFor(Matter matter, std::vector<UnitId> barred_units, const Facts& facts);

// The unit's HEADs, or the office meanwhile where none of them may; of none the office.
RulingBody RulersFrom(UnitId unit, Matter matter, std::vector<UnitId> barred_units,
                      const Facts& facts);
// The same, and where the policy says so the supervisors between that unit and the issuing one.
RulingBody AssignerFrom(UnitId unit, Matter matter, std::vector<UnitId> barred_units,
                        const Facts& facts);

// The rulers of AssigningUnit, people of the assignment's own unit barred.
RulingBody AssignerOf(const Chain& chain, const Assignment& assignment, const Facts& facts);

// Those of RulingUnit; barred are people of the asking unit, of the one that would be changed, and
// of the parties. Needs what RulingUnit needs.
RulingBody RulerOf(const Chain& chain, const CoordinationRequest& request, const Facts& facts);

// OWN_UNIT for each unit in which the actor, or the one he acts for, is HEAD or HANDLER.
std::vector<base::Precondition> BarsFrom(const RulingBody& body, const Facts& facts,
                                         const Actor& actor);

// `substitute` may be none; he counts while MayStandIn.
bool HasEligibleRuler(const RulingBody& body, UserId substitute, const Facts& facts);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_DECIDERS_H_
