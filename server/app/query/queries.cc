#include "server/app/query/queries.h"

#include <algorithm>
#include <set>
#include <utility>

#include "server/app/event_codec.h"
#include "server/app/query/unit_visibility.h"
#include "server/base/clock.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/minutes.h"
#include "server/domain/refusals.h"
#include "server/domain/visibility.h"

namespace duban::app {
namespace {

using domain::Directory;
using domain::Role;

// The list rows a reader may look through. A unit's rows include those of the units below it, so
// that a scope below another one adds nothing.
std::vector<PartyScope> ScopesOf(const domain::Reader& reader) {
  const Directory& directory = reader.directory;
  std::set<PartyScope> all;
  for (const domain::Membership& m : domain::TaskRolesOf(reader)) {
    all.insert({m.unit, PartyRelation::kParticipant});
    if (m.role == Role::kSupervisor) all.insert({m.unit, PartyRelation::kIssuer});
  }
  std::vector<PartyScope> scopes;
  for (const PartyScope& scope : all) {
    const bool covered = std::any_of(all.begin(), all.end(), [&](const PartyScope& other) {
      return other.relation == scope.relation && other.unit != scope.unit &&
             directory.IsAtOrBelow(scope.unit, other.unit);
    });
    if (!covered) scopes.push_back(scope);
  }
  return scopes;
}

bool ReadsUnit(const domain::Reader& reader, domain::UnitId unit) {
  const std::vector<domain::Membership> held = domain::TaskRolesOf(reader);
  return std::any_of(held.begin(), held.end(), [&](const domain::Membership& m) {
    return reader.directory.IsAtOrBelow(unit, m.unit);
  });
}

// Of the units that have plans, those whose issued ones a reader may see: above his units, and
// below.
std::vector<domain::UnitId> IssuersFor(const domain::Reader& reader,
                                       std::vector<domain::UnitId> issuers) {
  const Directory& directory = reader.directory;
  const std::vector<domain::Membership> held = domain::TaskRolesOf(reader);
  std::erase_if(issuers, [&](domain::UnitId issuer) {
    return std::none_of(held.begin(), held.end(), [&](const domain::Membership& m) {
      return directory.IsAtOrBelow(m.unit, issuer) || directory.IsAtOrBelow(issuer, m.unit);
    });
  });
  return issuers;
}

// What is shown of a chain to this reader: all of it, but for what was said about assignments that
// are not his to read about.
domain::Chain ChainOf(TaskWithChain&& stored, const domain::Reader& reader) {
  domain::Chain chain;
  chain.task = std::move(stored.task);
  chain.assignments = std::move(stored.assignments);
  chain.requests = std::move(stored.requests);
  for (domain::Assignment& a : chain.assignments) {
    const bool said = !a.decline_reason.empty() || !a.end_text.empty() || a.suspension;
    if (!said || domain::CanSeeSubmissions(chain, a, reader)) continue;
    a.decline_reason.clear();
    a.end_text.clear();
    if (a.suspension) {
      a.suspension->reason.clear();
      a.suspension->consent.clear();
    }
  }
  return chain;
}

// Of a task's events, what was written into submissions, reviews, requests and replies is for fewer
// readers than the rest. Events about no assignment are for everyone on the task, but for a reply
// to an instruction, which is the unit's that gave it.
bool ReadsWhole(const domain::Chain& chain, const EventRow& row, const domain::EventBody& body,
                const domain::Reader& reader) {
  if (const domain::Assignment* a = chain.Find(row.assignment)) {
    return domain::CanSeeSubmissions(chain, *a, reader);
  }
  const auto* answered = std::get_if<domain::InstructionAnswered>(&body);
  return answered == nullptr || CanSeeSubmissionsOf(chain, answered->unit, reader);
}

// A role at the very top reaches everything there is.
bool HoldsAtTop(const Directory& directory, domain::UserId user, Role role) {
  return std::any_of(directory.units().begin(), directory.units().end(),
                     [&](const domain::Unit& unit) {
                       return !unit.parent && directory.Holds(user, role, unit.id);
                     });
}

}  // namespace

absl::StatusOr<domain::Chain> Queries::GetTask(const CallContext& call, domain::TaskId id) {
  ASSIGN_OR_RETURN(std::optional<TaskWithChain> stored, reads_.GetTask(call.deadline, id));
  if (!stored) return domain::AccessDenied();
  const std::shared_ptr<const Directory> directory = this->directory();
  const domain::Reader reader{*directory, call.principal, Today()};
  domain::Chain chain = ChainOf(*std::move(stored), reader);
  if (!domain::CanSee(chain, reader)) return domain::AccessDenied();
  return chain;
}

absl::StatusOr<Page<domain::Chain>> Queries::ListTasks(const CallContext& call,
                                                       const TaskFilter& filter,
                                                       const std::optional<Keyset>& after,
                                                       int limit) {
  const std::shared_ptr<const Directory> directory = this->directory();
  const domain::Reader reader{*directory, call.principal, Today()};
  TaskListQuery query;
  query.scopes = ScopesOf(reader);
  if (filter.unit) {
    if (!ReadsUnit(reader, *filter.unit)) return domain::AccessDenied();
    query.scopes = {{*filter.unit, PartyRelation::kParticipant}};
  }
  Page<domain::Chain> page;
  if (query.scopes.empty()) return page;
  query.plan = filter.plan;
  query.state = filter.state;
  if (after) query.after = {after->first, domain::TaskId{after->second}};
  query.limit = limit;
  query.assignments_max = limits::kPageAssignmentsMax;
  ASSIGN_OR_RETURN(TaskListPage stored, reads_.ListTasks(call.deadline, query));
  if (stored.next) page.next = {stored.next->first, stored.next->second.value};
  page.rows.reserve(stored.rows.size());
  for (TaskWithChain& row : stored.rows) page.rows.push_back(ChainOf(std::move(row), reader));
  return page;
}

absl::StatusOr<PlanView> Queries::GetPlan(const CallContext& call, domain::PlanId id) {
  ASSIGN_OR_RETURN(std::optional<StoredPlan> stored, reads_.GetPlan(call.deadline, id));
  const std::shared_ptr<const Directory> directory = this->directory();
  if (!stored || !domain::CanSee(stored->plan, {*directory, call.principal, Today()})) {
    return domain::AccessDenied();
  }
  return PlanView{std::move(stored->plan), stored->task_count};
}

absl::StatusOr<Page<PlanView>> Queries::ListPlans(const CallContext& call,
                                                  const std::optional<Keyset>& after, int limit) {
  const std::shared_ptr<const Directory> directory = this->directory();
  const domain::Reader reader{*directory, call.principal, Today()};
  ASSIGN_OR_RETURN(std::vector<domain::UnitId> having_plans, reads_.PlanIssuers(call.deadline));
  const std::vector<domain::UnitId> issuers = IssuersFor(reader, std::move(having_plans));
  std::optional<std::pair<absl::Time, domain::PlanId>> start;
  if (after) start = {base::FromMicros(after->first), domain::PlanId{after->second}};
  ASSIGN_OR_RETURN(std::vector<StoredPlan> rows,
                   reads_.ListPlans(call.deadline, issuers, start, limit + 1));
  Page<StoredPlan> stored = PageOf(std::move(rows), limit, [](const StoredPlan& row) {
    return Keyset(base::ToMicros(row.plan.create_time), row.plan.id.value);
  });
  Page<PlanView> page;
  page.next = stored.next;
  // Drafts are their office's alone: a page may come out shorter than was asked for.
  for (StoredPlan& row : stored.rows) {
    if (!domain::CanSee(row.plan, reader)) continue;
    page.rows.push_back({std::move(row.plan), row.task_count});
  }
  return page;
}

absl::StatusOr<Page<domain::Submission>> Queries::ListSubmissions(
    const CallContext& call, domain::TaskId task, domain::AssignmentId assignment,
    const std::optional<Keyset>& after, int limit) {
  ASSIGN_OR_RETURN(const domain::Chain chain, GetTask(call, task));
  const std::shared_ptr<const Directory> directory = this->directory();
  const domain::Assignment* a = chain.Find(assignment);
  if (a == nullptr ||
      !domain::CanSeeSubmissions(chain, *a, {*directory, call.principal, Today()})) {
    return domain::AccessDenied();
  }
  std::optional<std::pair<absl::Time, domain::SubmissionId>> start;
  if (after) start = {base::FromMicros(after->first), domain::SubmissionId{after->second}};
  ASSIGN_OR_RETURN(std::vector<domain::Submission> rows,
                   reads_.ListSubmissions(call.deadline, assignment, start, limit + 1));
  return PageOf(std::move(rows), limit, [](const domain::Submission& row) {
    return Keyset(base::ToMicros(row.submit_time), row.id.value);
  });
}

absl::Status Queries::MayRead(const CallContext& call, StreamName stream) {
  const std::shared_ptr<const Directory> directory = this->directory();
  switch (stream.kind) {
    case StreamKind::kTask:
      return GetTask(call, domain::TaskId{stream.id}).status();
    case StreamKind::kPlan:
      return GetPlan(call, domain::PlanId{stream.id}).status();
    case StreamKind::kDirectory:
      return directory->HoldsAnywhere(call.principal, Role::kAdmin) ||
                     HoldsAtTop(*directory, call.principal, Role::kSupervisor)
                 ? absl::OkStatus()
                 : domain::AccessDenied();
    case StreamKind::kSecurity:
      return HoldsAtTop(*directory, call.principal, Role::kAdmin) ? absl::OkStatus()
                                                                  : domain::AccessDenied();
  }
  return domain::AccessDenied();
}

absl::StatusOr<Page<EventView>> Queries::ListEvents(const CallContext& call,
                                                    const std::optional<StreamName>& stream,
                                                    const std::optional<Keyset>& after, int limit) {
  const std::shared_ptr<const Directory> directory = this->directory();
  // Who reads the feed reads everything, but for the security stream.
  std::optional<domain::Chain> chain;
  if (!stream) {
    if (!HoldsAtTop(*directory, call.principal, Role::kSupervisor)) return domain::AccessDenied();
  } else if (stream->kind == StreamKind::kTask) {
    ASSIGN_OR_RETURN(chain, GetTask(call, domain::TaskId{stream->id}));
  } else {
    RETURN_IF_ERROR(MayRead(call, *stream));
  }
  const std::int64_t start = after ? after->first : 0;
  absl::StatusOr<std::vector<EventRow>> rows =
      stream ? reads_.ListEvents(call.deadline, *stream, start, limit + 1)
             : reads_.ListFeed(call.deadline, start, limit + 1);
  RETURN_IF_ERROR(rows.status());
  Page<EventRow> stored = PageOf(*std::move(rows), limit, [&](const EventRow& row) {
    return Keyset(stream ? row.seq : row.position, 0);
  });
  Page<EventView> page;
  page.next = stored.next;
  const bool reads_security = HoldsAtTop(*directory, call.principal, Role::kAdmin);
  for (EventRow& row : stored.rows) {
    if (row.stream.kind == StreamKind::kSecurity && !reads_security) continue;
    ASSIGN_OR_RETURN(const domain::EventBody body, DecodeBody(row.type, row.payload));
    const bool whole =
        !chain || ReadsWhole(*chain, row, body, {*directory, call.principal, Today()});
    if (!whole) row.payload.clear();
    std::string summary = domain::MinutesOf(body, *directory, whole);
    page.rows.push_back({std::move(row), std::move(summary)});
  }
  return page;
}

absl::StatusOr<Verification> Queries::VerifyEvents(const CallContext& call, StreamName stream) {
  RETURN_IF_ERROR(MayRead(call, stream));
  // The head first: events that are committed meanwhile lie behind it and are not looked at.
  ASSIGN_OR_RETURN(const std::optional<StreamHead> head,
                   reads_.FindStreamHead(call.deadline, stream));
  if (!head) return domain::AccessDenied();
  Verification result;
  std::string previous;
  while (result.event_count < head->seq) {
    ASSIGN_OR_RETURN(
        const std::vector<EventRow> rows,
        reads_.ListEvents(call.deadline, stream, result.event_count, limits::kPageSizeMax));
    for (const EventRow& row : rows) {
      if (result.event_count == head->seq) break;
      if (row.seq != result.event_count + 1 || ChainHash(previous, row) != row.hash) {
        result.intact = false;
        result.first_bad_seq = result.event_count + 1;
        return result;
      }
      previous = row.hash;
      ++result.event_count;
    }
    if (rows.empty()) break;
  }
  if (result.event_count != head->seq || previous != head->hash) {
    result.intact = false;
    result.first_bad_seq = result.event_count + 1;
  }
  return result;
}

}  // namespace duban::app
