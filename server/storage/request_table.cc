#include "server/storage/request_table.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "server/base/status.h"
#include "server/storage/faults.h"
#include "server/storage/row_of.h"
#include "server/storage/rows.h"
#include "server/storage/statement.h"
#include "server/storage/task_json.h"

namespace duban::storage {
namespace {

struct RequestRow {
  domain::CoordinationRequest request;
  std::string parties;
};

constexpr char kColumns[] =
    "r.id, r.task, r.assignment, r.kind, r.target, r.unit, r.parties, r.wish, r.state, r.asked_by, "
    "r.asked_for, r.request_at_us, r.ruled_by, r.ruled_for, r.rule_at_us, r.ruling, r.no_decider, "
    "r.substitute";

auto Columns(RequestRow& row) {
  domain::CoordinationRequest& r = row.request;
  return std::tie(r.id, r.task, r.assignment, r.kind, r.target, r.unit, row.parties, r.wish,
                  r.state, r.asked_by.user, r.asked_by.on_behalf_of, r.request_time,
                  r.ruled_by.user, r.ruled_by.on_behalf_of, r.rule_time, r.ruling, r.no_decider,
                  r.substitute);
}

// In order of key(request).
template <class Key>
absl::StatusOr<std::vector<domain::CoordinationRequest>> FromRows(std::vector<RequestRow> rows,
                                                                  const Key& key) {
  std::vector<domain::CoordinationRequest> requests;
  requests.reserve(rows.size());
  for (RequestRow& row : rows) {
    auto parties = ParseUnits(row.parties);
    if (!parties) return MakeFault({Fault::kOther, 0, "coordination_request.json"});
    row.request.parties = *std::move(parties);
    requests.push_back(std::move(row.request));
  }
  std::sort(requests.begin(), requests.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  return requests;
}

auto ById(const domain::CoordinationRequest& r) { return r.id; }

std::optional<int> Open(const domain::CoordinationRequest& r) {
  return r.state == domain::RequestState::kOpen ? std::optional<int>(1) : std::nullopt;
}

struct Waits {
  std::optional<app::AwaitingKind> kind;
  std::optional<std::int64_t> whom;
};

Waits WaitsOf(const domain::CoordinationRequest& r, const app::AwaitingOfRequests& awaiting) {
  const auto found = awaiting.find(r.id);
  if (found == awaiting.end()) return {};
  return {found->second.kind, found->second.whom};
}

}  // namespace

absl::StatusOr<std::vector<domain::CoordinationRequest>> LoadRequests(
    Session& session, const std::vector<domain::RequestId>& ids) {
  if (ids.empty()) return std::vector<domain::CoordinationRequest>();
  ASSIGN_OR_RETURN(std::vector<RequestRow> rows,
                   Statement(session, "coordination_request.load",
                             "SELECT " + std::string(kColumns) +
                                 " FROM coordination_request AS r FORCE INDEX (PRIMARY) "
                                 "WHERE r.id IN (:ids)",
                             {{"ids", ids}})
                       .All<RequestRow>(Columns));
  return FromRows(std::move(rows), ById);
}

// Index by_assignment.
absl::StatusOr<std::vector<domain::CoordinationRequest>> LoadOpenRequests(
    Session& session, const std::vector<domain::AssignmentId>& of) {
  if (of.empty()) return std::vector<domain::CoordinationRequest>();
  ASSIGN_OR_RETURN(std::vector<RequestRow> rows,
                   Statement(session, "coordination_request.load_open",
                             "SELECT " + std::string(kColumns) +
                                 " FROM coordination_request AS r FORCE INDEX (by_assignment) "
                                 "WHERE r.assignment IN (:of) AND r.open = 1",
                             {{"of", of}})
                       .All<RequestRow>(Columns));
  return FromRows(std::move(rows), ById);
}

// Index by_task in its order (its last column is the primary key).
absl::StatusOr<std::vector<domain::CoordinationRequest>> ListRequests(
    Session& session, domain::TaskId task,
    const std::optional<std::pair<absl::Time, domain::RequestId>>& after, int limit) {
  std::vector<Param> params = {{"task", task}, {"limit", limit}};
  std::string condition;
  if (after) {
    condition = "AND (r.request_at_us > :time OR (r.request_at_us = :time AND r.id > :id)) ";
    params.emplace_back("time", after->first);
    params.emplace_back("id", after->second);
  }
  ASSIGN_OR_RETURN(std::vector<RequestRow> rows,
                   Statement(session, "coordination_request.list",
                             "SELECT " + std::string(kColumns) +
                                 " FROM coordination_request AS r FORCE INDEX (by_task) "
                                 "WHERE r.task = :task " +
                                 condition + "ORDER BY r.request_at_us, r.id LIMIT :limit",
                             std::move(params))
                       .All<RequestRow>(Columns));
  return FromRows(std::move(rows), [](const domain::CoordinationRequest& r) {
    return std::tie(r.request_time, r.id);
  });
}

absl::Status InsertRequests(Session& session, const std::vector<domain::CoordinationRequest>& rows,
                            const app::AwaitingOfRequests& awaiting) {
  RowInsert insert("coordination_request.insert", "coordination_request",
                   "id, task, assignment, kind, target, unit, parties, wish, state, open, "
                   "asked_by, asked_for, request_at_us, ruled_by, ruled_for, rule_at_us, ruling, "
                   "no_decider, substitute, awaiting, awaiting_whom");
  for (const domain::CoordinationRequest* r : InOrderOfId(rows)) {
    const Waits waits = WaitsOf(*r, awaiting);
    insert.Add(RowOf(r->id, r->task, r->assignment, r->kind, r->target.value, r->unit,
                     UnitsJson(r->parties), r->wish, r->state, Open(*r), r->asked_by.user,
                     r->asked_by.on_behalf_of, r->request_time, r->ruled_by.user,
                     r->ruled_by.on_behalf_of, r->rule_time, r->ruling, r->no_decider,
                     r->substitute, waits.kind, waits.whom));
  }
  return insert.Run(session);
}

absl::Status UpdateRequests(Session& session, const std::vector<domain::CoordinationRequest>& rows,
                            const app::AwaitingOfRequests& awaiting) {
  RowUpdate update("coordination_request.update", "coordination_request", "id",
                   {"target", "state", "open", "ruled_by", "ruled_for", "rule_at_us", "ruling",
                    "no_decider", "substitute", "awaiting", "awaiting_whom"});
  for (const domain::CoordinationRequest& r : rows) {
    const Waits waits = WaitsOf(r, awaiting);
    update.Add(r.id.value,
               RowOf(r.target.value, r.state, Open(r), r.ruled_by.user, r.ruled_by.on_behalf_of,
                     r.rule_time, r.ruling, r.no_decider, r.substitute, waits.kind, waits.whom));
  }
  return update.Run(session);
}

}  // namespace duban::storage
