// The predicates that guards.cc puts into its table, by what they look at.
#ifndef DUBAN_SERVER_DOMAIN_CHECKS_H_
#define DUBAN_SERVER_DOMAIN_CHECKS_H_

#include "server/domain/guards.h"

namespace duban::domain::checks {

// tree_checks.cc: dates and units against the tree.
void MinimumTerm(const Asked& asked, Failures& failed);
void ParentDue(const Asked& asked, Failures& failed);
void ChildrenDue(const Asked& asked, Failures& failed);
void KnownUnit(const Asked& asked, Failures& failed);
void Staffed(const Asked& asked, Failures& failed);
void UnitBelow(const Asked& asked, Failures& failed);
void NoAncestor(const Asked& asked, Failures& failed);
void NoDuplicate(const Asked& asked, Failures& failed);
void AbsorbedNotSuspended(const Asked& asked, Failures& failed);

// course_checks.cc: rulings and changes of course.
void OwnUnitOfRuling(const Asked& asked, Failures& failed);
void NotRoot(const Asked& asked, Failures& failed);
void ObjectionInTime(const Asked& asked, Failures& failed);
void Declinable(const Asked& asked, Failures& failed);
void LeaderConsents(const Asked& asked, Failures& failed);
void SuperiorConsents(const Asked& asked, Failures& failed);
void Handles(const Asked& asked, Failures& failed);
void NotUrgedToday(const Asked& asked, Failures& failed);
void ParentInProgress(const Asked& asked, Failures& failed);
void NotYetSuspended(const Asked& asked, Failures& failed);
void IsItselfSuspended(const Asked& asked, Failures& failed);
void ReviewDateAhead(const Asked& asked, Failures& failed);
void ReviewDateNear(const Asked& asked, Failures& failed);
void NoSuchRequest(const Asked& asked, Failures& failed);
void RequestedUnits(const Asked& asked, Failures& failed);
void NotAskedByTheLead(const Asked& asked, Failures& failed);
void Grantable(const Asked& asked, Failures& failed);
void AddresseesOnTask(const Asked& asked, Failures& failed);
void ReplyGiven(const Asked& asked, Failures& failed);

// review_checks.cc: submissions and their steps.
void ChildrenEnded(const Asked& asked, Failures& failed);
void NoRequestOpen(const Asked& asked, Failures& failed);
void FourEyes(const Asked& asked, Failures& failed);
void OwnUnitOfStep(const Asked& asked, Failures& failed);
void AssessmentGiven(const Asked& asked, Failures& failed);
void AssessmentOnlyLast(const Asked& asked, Failures& failed);
void NotUnqualified(const Asked& asked, Failures& failed);
void NothingDecidedOutside(const Asked& asked, Failures& failed);
void ApprovedLast(const Asked& asked, Failures& failed);
void NoEligibleDecider(const Asked& asked, Failures& failed);
void SubstituteEligible(const Asked& asked, Failures& failed);

}  // namespace duban::domain::checks

#endif  // DUBAN_SERVER_DOMAIN_CHECKS_H_
