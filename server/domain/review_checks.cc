#include <algorithm>

#include "server/domain/chain_refusals.h"
#include "server/domain/checks.h"
#include "server/domain/deciders.h"
#include "server/domain/refusals.h"

namespace duban::domain::checks {
namespace {

// The bars of the open step whose reason is, or is not, OWN_UNIT.
void Bars(const Asked& asked, bool own_unit, Failures& failed) {
  const Submission* submission = asked.open_submission();
  if (submission == nullptr || !asked.assignment().open_step) return;
  for (base::Precondition& bar : BarsFrom(*asked.assignment().open_step, *submission,
                                          asked.assignment(), asked.facts(), asked.on.actor)) {
    if ((bar.type == "OWN_UNIT") == own_unit) failed.push_back(std::move(bar));
  }
}

bool IsUnqualified(const Approve& c) { return c.assessment == Assessment::kUnqualified; }

// The last step that somebody approved; nullptr if nobody did yet.
const ReviewStep* LastApproved(const Submission& submission) {
  const auto it =
      std::find_if(submission.steps.rbegin(), submission.steps.rend(),
                   [](const ReviewStep& s) { return s.state == ReviewStepState::kApproved; });
  return it == submission.steps.rend() ? nullptr : &*it;
}

// Why the candidate may not decide in the deciders' place; empty if nothing bars him.
std::vector<base::Precondition> BarsOf(const Asked& asked, const Actor& candidate) {
  const Assignment& a = asked.assignment();
  switch (DecisionOf(asked)) {
    case DecisionKind::kStep:
      return BarsFrom(*a.open_step, *asked.open_submission(), a, asked.facts(), candidate);
    case DecisionKind::kDecline:
      return BarsFrom(AssignerOf(asked.chain(), a, asked.facts()), asked.facts(), candidate);
    case DecisionKind::kRequest:
      return BarsFrom(RulerOf(asked.chain(), *asked.request, asked.facts()), asked.facts(),
                      candidate);
  }
  return {};
}

bool IsDecidable(const Asked& asked) {
  const Chain& chain = asked.chain();
  const Assignment& a = asked.assignment();
  switch (DecisionOf(asked)) {
    case DecisionKind::kStep:
      return HasEligibleDecider(chain, a, *asked.open_submission(), asked.facts());
    case DecisionKind::kDecline:
      return HasEligibleRuler(AssignerOf(chain, a, asked.facts()), a.substitute, asked.facts());
    case DecisionKind::kRequest:
      return HasEligibleRuler(RulerOf(chain, *asked.request, asked.facts()),
                              asked.request->substitute, asked.facts());
  }
  return true;
}

}  // namespace

void ChildrenEnded(const Asked& asked, Failures& failed) {
  for (const Assignment* child : asked.chain().LiveChildrenOf(asked.assignment().id)) {
    failed.push_back(ChildOpen(*child, asked.directory()));
  }
}

void NoRequestOpen(const Asked& asked, Failures& failed) {
  if (asked.assignment().open_requests > 0) failed.push_back(RequestOpen(asked.assignment()));
}

void FourEyes(const Asked& asked, Failures& failed) { Bars(asked, false, failed); }

void OwnUnitOfStep(const Asked& asked, Failures& failed) { Bars(asked, true, failed); }

void AssessmentGiven(const Asked& asked, Failures& failed) {
  const auto* c = asked.As<Approve>();
  if (c != nullptr && IsRoot(asked.assignment()) && c->assessment == Assessment::kNone) {
    failed.push_back(AssessmentRequired());
  }
}

void AssessmentOnlyLast(const Asked& asked, Failures& failed) {
  const auto* c = asked.As<Approve>();
  if (c != nullptr && c->assessment != Assessment::kNone && !IsUnqualified(*c)) {
    failed.push_back(AssessmentNotTaken());
  }
}

void NotUnqualified(const Asked& asked, Failures& failed) {
  const auto* c = asked.As<Approve>();
  if (c != nullptr && IsUnqualified(*c)) failed.push_back(UseReturn());
}

void NothingDecidedOutside(const Asked& asked, Failures& failed) {
  const Submission* submission = asked.open_submission();
  if (submission == nullptr) return;
  for (const ReviewStep& step : submission->steps) {
    if (step.kind != ReviewStepKind::kUnitHead && step.state == ReviewStepState::kApproved) {
      failed.push_back(StepDecided(step.kind));
    }
  }
}

void ApprovedLast(const Asked& asked, Failures& failed) {
  const Submission* submission = asked.open_submission();
  const ReviewStep* last = submission == nullptr ? nullptr : LastApproved(*submission);
  if (last == nullptr) return;
  const Actor& actor = asked.on.actor;
  if (!actor.Involves(last->decider) && !actor.Involves(last->decided_for)) {
    failed.push_back(StepDecided(last->kind));
  }
}

void NoEligibleDecider(const Asked& asked, Failures& failed) {
  if (IsDecidable(asked)) failed.push_back(HasDecider());
}

void SubstituteEligible(const Asked& asked, Failures& failed) {
  const auto* c = asked.As<NameSubstitute>();
  if (c == nullptr) return;
  const auto refuse = [&](const std::string& why) {
    failed.push_back(SubstituteIneligible(c->substitute, why));
  };
  if (asked.on.actor.Involves(c->substitute)) return refuse("不能指定自己");
  if (asked.directory().MembershipsOf(c->substitute).empty()) return refuse("没有该人员");
  const auto bars = BarsOf(asked, {.user = c->substitute});
  if (!bars.empty()) refuse("须回避:" + bars.front().message_zh);
}

}  // namespace duban::domain::checks
