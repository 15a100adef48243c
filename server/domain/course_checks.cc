#include <algorithm>

#include "server/domain/chain_refusals.h"
#include "server/domain/checks.h"
#include "server/domain/deciders.h"
#include "server/domain/lifecycle.h"
#include "server/domain/proposal.h"
#include "server/domain/refusals.h"

namespace duban::domain::checks {
namespace {

void Append(Failures& failed, std::vector<base::Precondition> more) {
  for (base::Precondition& p : more) failed.push_back(std::move(p));
}

bool SetsDate(const Asked& asked) {
  const std::vector<Proposal> proposals = ProposalsOf(asked);
  return std::any_of(proposals.begin(), proposals.end(), [&](const Proposal& p) {
    return p.due_date && *p.due_date != asked.assignment().due_date;
  });
}

template <class T>
std::optional<absl::CivilDay> ReviewDateIn(const Asked& asked) {
  const T* c = asked.As<T>();
  return c == nullptr ? std::nullopt : std::optional(c->review_date);
}

std::optional<absl::CivilDay> ReviewDate(const Asked& asked) {
  const auto date = ReviewDateIn<Suspend>(asked);
  return date ? date : ReviewDateIn<RedateSuspension>(asked);
}

// The checks of SplitShare that a ruling to add a unit is bound by: the asking one may be PENDING,
// and the office adds whom it likes.
void Addable(const Asked& add, const RulingBody& body, const Assignment* ruling_place,
             Failures& failed) {
  KnownUnit(add, failed);
  if (!body.is_office && ruling_place != nullptr) {
    const Situation above{.chain = add.on.chain,
                          .assignment = *ruling_place,
                          .actor = add.on.actor,
                          .facts = add.on.facts};
    UnitBelow({.on = above, .what = ChainCommand::kSplit, .command = add.command}, failed);
  }
  ParentDue(add, failed);
  MinimumTerm(add, failed);
  NoDuplicate(add, failed);
  NoAncestor(add, failed);
  Staffed(add, failed);
}

}  // namespace

void OwnUnitOfRuling(const Asked& asked, Failures& failed) {
  const RulingBody body = asked.request != nullptr
                              ? RulerOf(asked.chain(), *asked.request, asked.facts())
                              : AssignerOf(asked.chain(), asked.assignment(), asked.facts());
  Append(failed, BarsFrom(body, asked.facts(), asked.on.actor));
}

void NotRoot(const Asked& asked, Failures& failed) {
  if (IsRoot(asked.assignment())) failed.push_back(RootStays(asked.assignment()));
}

void ObjectionInTime(const Asked& asked, Failures& failed) {
  const auto& from = asked.assignment().objection_from;
  if (!from) return;
  const WorkCalendar& calendar = asked.facts().calendar;
  const absl::CivilDay last =
      calendar.WorkingDayAfter(calendar.LocalDay(*from), asked.facts().policy.accept_working_days);
  if (asked.facts().now >= calendar.EndOf(last)) failed.push_back(ObjectionTooLate(last));
}

void Declinable(const Asked& asked, Failures& failed) {
  const UnitId unit = asked.assignment().unit;
  const auto& all = asked.chain().assignments;
  const bool declined = std::any_of(all.begin(), all.end(), [&](const Assignment& a) {
    return a.unit == unit && a.decline_time.has_value();
  });
  if (declined) failed.push_back(NotDeclinable(asked.directory().UnitName(unit)));
}

void LeaderConsents(const Asked& asked, Failures& failed) {
  if (!IsRoot(asked.assignment())) return;
  const auto missing = [&](const auto* c) { return c != nullptr && c->leader_consent.empty(); };
  if (missing(asked.As<Reassign>()) || missing(asked.As<Suspend>()) ||
      missing(asked.As<CancelTask>())) {
    failed.push_back(ConsentRequired());
  }
}

void SuperiorConsents(const Asked& asked, Failures& failed) {
  if (!IsRoot(asked.assignment()) || !asked.chain().task.content.firm) return;
  const auto missing = [&](const auto* c) { return c != nullptr && c->superior_consent.empty(); };
  const bool of_date =
      SetsDate(asked) && (missing(asked.As<Reassign>()) || missing(asked.As<Resume>()));
  if (of_date || missing(asked.As<Suspend>())) failed.push_back(FirmConsentRequired());
}

void Handles(const Asked& asked, Failures& failed) {
  const auto* c = asked.As<AssignHandler>();
  if (c == nullptr || !c->handler) return;
  const Directory& directory = asked.directory();
  const UnitId unit = asked.assignment().unit;
  // A unit without HANDLERs is handled by its HEAD.
  const Role role = directory.Holders(Role::kHandler, unit).empty() ? Role::kHead : Role::kHandler;
  if (!directory.Holds(c->handler, role, unit)) {
    failed.push_back(NotAHandler(c->handler, directory.UserName(c->handler)));
  }
}

void NotUrgedToday(const Asked& asked, Failures& failed) {
  const auto& last = asked.assignment().urge_date;
  if (!last) return;
  // A day off belongs to the working day before it.
  if (asked.facts().calendar.WorkingDaysBetween(*last, asked.today(), 1) == 0) {
    failed.push_back(UrgedToday(*last));
  }
}

void ParentInProgress(const Asked& asked, Failures& failed) {
  const Assignment* parent = asked.parent();
  if (parent != nullptr && parent->state != AssignmentState::kInProgress) {
    failed.push_back(ParentNotInProgress(*parent));
  }
}

void NotYetSuspended(const Asked& asked, Failures& failed) {
  if (asked.assignment().suspension) failed.push_back(AlreadySuspended(asked.assignment()));
}

void IsItselfSuspended(const Asked& asked, Failures& failed) {
  if (!asked.assignment().suspension) failed.push_back(NotSuspended(asked.assignment()));
}

void ReviewDateAhead(const Asked& asked, Failures& failed) {
  const auto date = ReviewDate(asked);
  if (date && *date <= asked.today()) failed.push_back(DueTooSoon(*date, asked.today() + 1));
}

void ReviewDateNear(const Asked& asked, Failures& failed) {
  const auto date = ReviewDate(asked);
  const absl::CivilDay latest = LatestReview(asked);
  if (date && *date > latest) failed.push_back(ReviewDateTooFar(latest));
}

void NoSuchRequest(const Asked& asked, Failures& failed) {
  const auto* c = asked.As<RequestCoordination>();
  if (c == nullptr) return;
  for (const CoordinationRequest& r : asked.chain().requests) {
    if (r.assignment == asked.assignment().id && r.kind == c->kind &&
        r.state == RequestState::kOpen) {
      failed.push_back(RequestExists(r));
    }
  }
}

void RequestedUnits(const Asked& asked, Failures& failed) {
  const auto* c = asked.As<RequestCoordination>();
  if (c == nullptr) return;
  std::vector<UnitId> units = c->parties;
  if (c->unit) units.push_back(c->unit);
  if (c->successor) units.push_back(c->successor);
  for (const UnitId unit : units) {
    if (asked.directory().FindUnit(unit) == nullptr) failed.push_back(NoSuchUnit(unit));
  }
  if (c->kind != RequestKind::kReleaseUnit) return;
  const auto children = asked.chain().LiveChildrenOf(asked.assignment().id);
  const bool is_child = std::any_of(children.begin(), children.end(), [&](const Assignment* child) {
    return child->unit == c->unit;
  });
  if (!is_child && asked.directory().FindUnit(c->unit) != nullptr) {
    failed.push_back(NoSuchUnit(c->unit));
  }
}

void NotAskedByTheLead(const Asked& asked, Failures& failed) {
  const auto* c = asked.As<RequestCoordination>();
  if (c != nullptr && c->kind == RequestKind::kChangeLead) NotRoot(asked, failed);
}

void Grantable(const Asked& asked, Failures& failed) {
  const auto* ruling = asked.As<RuleCoordination>();
  if (ruling == nullptr || !ruling->granted || asked.request == nullptr) return;
  const Granted granted = GrantedBy(asked, *ruling);
  if (granted.target == nullptr) return;
  const Situation inner{.chain = asked.chain(),
                        .assignment = *granted.target,
                        .actor = asked.on.actor,
                        .facts = asked.facts()};
  const Asked carried = AskedBy(inner, granted.command);
  if (asked.request->kind == RequestKind::kAddUnit) {
    const RulingBody body = RulerOf(asked.chain(), *asked.request, asked.facts());
    const AssignmentState state = granted.target->state;
    if (state != AssignmentState::kPending && state != AssignmentState::kInProgress) {
      failed.push_back(NotTaken(*granted.target, ChainCommand::kSplit));
    }
    Addable(carried, body, asked.chain().Find(granted.target->parent), failed);
    return;
  }
  if (!Next(granted.target->state, carried.what)) {
    failed.push_back(NotTaken(*granted.target, carried.what));
    return;
  }
  for (const Guard& guard : Guards()) {
    // Whose own unit bars is settled for the ruling as a whole.
    if (guard.command == carried.what && guard.check != OwnUnitOfRuling) {
      guard.check(carried, failed);
    }
  }
}

void AddresseesOnTask(const Asked& asked, Failures& failed) {
  const auto* c = asked.As<Instruct>();
  if (c == nullptr) return;
  const auto& all = asked.chain().assignments;
  for (const UnitId unit : c->addressees) {
    const bool on_task = std::any_of(all.begin(), all.end(), [&](const Assignment& a) {
      return a.unit == unit && (IsLive(a) || a.state == AssignmentState::kDone);
    });
    if (!on_task) failed.push_back(AddresseeNotOnTask(unit, asked.directory().UnitName(unit)));
  }
}

void ReplyGiven(const Asked& asked, Failures& failed) {
  if (asked.instruction != nullptr && asked.instruction->reply_asked) {
    failed.push_back(ReplyRequired(asked.chain().task.id, asked.instruction->id));
  }
}

}  // namespace duban::domain::checks
