#include "server/domain/proposal.h"

#include <algorithm>

namespace duban::domain {
namespace {

// Adds the months to the date; a day that month does not have is its last.
absl::CivilDay AddMonths(absl::CivilDay day, int months) {
  const absl::CivilMonth month = absl::CivilMonth(day) + months;
  const absl::CivilDay last = absl::CivilDay(month + 1) - 1;
  return std::min(absl::CivilDay(month) + (day.day() - 1), last);
}

}  // namespace

std::vector<Proposal> ProposalsOf(const Asked& asked) {
  const Assignment& a = asked.assignment();
  if (const auto* c = asked.As<Reassign>()) return {{c->unit, c->due_date}};
  if (asked.what == ChainCommand::kReopen) {
    const auto* c = asked.As<Reopen>();
    return {{a.unit, c == nullptr ? std::nullopt : std::optional(c->due_date)}};
  }
  if (const auto* c = asked.As<Resume>()) return {{a.unit, c->due_date}};
  if (const auto* c = asked.As<ChangeShare>()) {
    const bool changes = c->due_date && *c->due_date != a.due_date;
    return {{a.unit, changes ? c->due_date : std::nullopt}};
  }
  std::vector<Proposal> proposals;
  if (const auto* c = asked.As<SplitShare>()) {
    for (const NewChild& child : c->children) proposals.push_back({child.unit, child.due_date});
  }
  return proposals;
}

const Assignment* PlaceOf(const Asked& asked) {
  return asked.what == ChainCommand::kSplit ? &asked.assignment() : asked.parent();
}

const Assignment* AbsorbedBy(const Asked& asked) {
  const auto* c = asked.As<Reassign>();
  if (c == nullptr) return nullptr;
  for (const Assignment* child : asked.chain().LiveChildrenOf(asked.assignment().id)) {
    if (child->unit == c->unit) return child;
  }
  return nullptr;
}

std::vector<const Assignment*> ChildrenToBe(const Asked& asked) {
  std::vector<const Assignment*> children = asked.chain().LiveChildrenOf(asked.assignment().id);
  const Assignment* absorbed = AbsorbedBy(asked);
  if (absorbed == nullptr) return children;
  std::erase(children, absorbed);
  for (const Assignment* child : asked.chain().LiveChildrenOf(absorbed->id)) {
    children.push_back(child);
  }
  return children;
}

absl::CivilDay EarliestDue(const Asked& asked) {
  const bool new_round = asked.what != ChainCommand::kSplit && asked.what != ChainCommand::kResume;
  const Facts& facts = asked.facts();
  return new_round
             ? facts.calendar.WorkingDayAfter(asked.today(), facts.policy.minimum_term_working_days)
             : asked.today();
}

absl::CivilDay LatestReview(const Asked& asked) {
  const auto& suspension = asked.assignment().suspension;
  const absl::CivilDay since =
      suspension ? asked.facts().calendar.LocalDay(suspension->since) : asked.today();
  return AddMonths(since, asked.facts().policy.suspension_months_max);
}

Granted GrantedBy(const Asked& asked, const RuleCoordination& ruling) {
  const CoordinationRequest& request = *asked.request;
  const UnitId unit = ruling.unit ? ruling.unit : request.unit;
  const Assignment* target = asked.chain().Find(request.target);
  switch (request.kind) {
    case RequestKind::kDisagree:
      return {};
    case RequestKind::kAddUnit:
      return {target, SplitShare{{{.unit = unit, .due_date = ruling.due_date}}}};
    case RequestKind::kNotOurs:
    case RequestKind::kReleaseUnit:
    case RequestKind::kChangeLead:
      break;
  }
  if (!unit) return {target, Withdraw{ruling.reason}};
  return {target, Reassign{.unit = unit,
                           .reason = ruling.reason,
                           .due_date = ruling.due_date,
                           .leader_consent = ruling.leader_consent,
                           .superior_consent = ruling.superior_consent,
                           .old_becomes_support = ruling.old_becomes_support}};
}

}  // namespace duban::domain
