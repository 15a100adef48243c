#include "server/storage/plan_table.h"

#include <string>
#include <tuple>

#include "server/base/status.h"
#include "server/storage/row_of.h"
#include "server/storage/rows.h"
#include "server/storage/statement.h"
#include "server/storage/stream_table.h"

namespace duban::storage {
namespace {

struct PlanRow {
  app::StoredPlan stored;
  std::optional<std::string> head_hash;
};

constexpr char kColumns[] =
    "p.id, p.issuing_unit, p.title, p.year, p.document_number, p.default_due_date, p.state, "
    "p.create_at_us, p.issue_at_us, p.version, p.head_hash, p.last_recorded_at_us, ";
// Both from the index by_plan of task alone.
constexpr char kCounts[] =
    "(SELECT COUNT(*) FROM task AS c WHERE c.plan = p.id AND c.deleted = 0), "
    "(SELECT COALESCE(MAX(m.plan_ordinal), 0) FROM task AS m WHERE m.plan = p.id)";

auto PlanColumns(PlanRow& row) {
  domain::Plan& plan = row.stored.plan;
  return std::tie(plan.id, plan.issuing_unit, plan.content.title, plan.content.year,
                  plan.content.document_number, plan.content.default_due_date, plan.state,
                  plan.create_time, plan.issue_time, plan.version, row.head_hash,
                  row.stored.head.last_recorded, row.stored.task_count, row.stored.max_ordinal);
}

app::StoredPlan FromRow(PlanRow row) {
  row.stored.head.seq = row.stored.plan.version;
  row.stored.head.hash = std::move(row.head_hash).value_or("");
  return std::move(row.stored);
}

std::vector<app::StoredPlan> FromRows(std::vector<PlanRow> rows) {
  std::vector<app::StoredPlan> plans;
  plans.reserve(rows.size());
  for (PlanRow& row : rows) plans.push_back(FromRow(std::move(row)));
  return plans;
}

}  // namespace

// Locked first and read then: what was counted beside the locking read could be older than the
// lock.
absl::StatusOr<std::optional<app::StoredPlan>> LockPlan(Session& session, domain::PlanId id) {
  ASSIGN_OR_RETURN(
      const std::optional<domain::PlanId> locked,
      Statement(session, "plan.lock", "SELECT id FROM plan WHERE id = :id FOR UPDATE", {{"id", id}})
          .OneOf<domain::PlanId>());
  if (!locked) return std::nullopt;
  return FindPlan(session, id);
}

absl::StatusOr<std::optional<app::StoredPlan>> FindPlan(Session& session, domain::PlanId id) {
  ASSIGN_OR_RETURN(std::vector<app::StoredPlan> plans, FindPlans(session, {id}));
  if (plans.empty()) return std::nullopt;
  return std::move(plans.front());
}

absl::StatusOr<std::vector<app::StoredPlan>> FindPlans(Session& session,
                                                       const std::vector<domain::PlanId>& ids) {
  if (ids.empty()) return std::vector<app::StoredPlan>();
  ASSIGN_OR_RETURN(std::vector<PlanRow> rows,
                   Statement(session, "plan.find",
                             std::string("SELECT ") + kColumns + kCounts +
                                 " FROM plan AS p WHERE p.id IN (:ids) ORDER BY p.id",
                             {{"ids", ids}})
                       .All<PlanRow>(PlanColumns));
  return FromRows(std::move(rows));
}

absl::StatusOr<std::optional<app::StreamHead>> FindPlanHead(Session& session, domain::PlanId id) {
  ASSIGN_OR_RETURN(std::optional<HeadRow> row,
                   Statement(session, "plan.head",
                             "SELECT version, head_hash, last_recorded_at_us FROM plan "
                             "WHERE id = :id",
                             {{"id", id}})
                       .One<HeadRow>(HeadColumns));
  return FromRow(std::move(row));
}

// A loose scan of the index by_issuer: a key read for each unit, not for each plan.
absl::StatusOr<std::vector<domain::UnitId>> PlanIssuers(Session& session) {
  return Statement(session, "plan.issuers",
                   "SELECT DISTINCT issuing_unit FROM plan FORCE INDEX (by_issuer)", {})
      .AllOf<domain::UnitId>();
}

// One range of the index by_issuer an issuer, backwards (its last column is the primary key); only
// the pages are sorted together.
absl::StatusOr<std::vector<app::StoredPlan>> ListPlans(
    Session& session, const std::vector<domain::UnitId>& issuers,
    const std::optional<std::pair<absl::Time, domain::PlanId>>& after, int limit) {
  if (issuers.empty()) return std::vector<app::StoredPlan>();
  std::vector<Param> params = {{"limit", limit}};
  std::string condition;
  if (after) {
    condition = " AND (create_at_us < :time OR (create_at_us = :time AND id < :id))";
    params.emplace_back("time", after->first);
    params.emplace_back("id", after->second);
  }
  std::string page;
  for (const domain::UnitId issuer : issuers) {
    page += page.empty() ? "(" : " UNION (";
    page += "SELECT id, create_at_us FROM plan FORCE INDEX (by_issuer) WHERE issuing_unit = " +
            std::to_string(issuer.value) + condition +
            " ORDER BY create_at_us DESC, id DESC LIMIT :limit)";
  }
  ASSIGN_OR_RETURN(
      std::vector<PlanRow> rows,
      Statement(session, "plan.list",
                std::string("SELECT ") + kColumns + kCounts + " FROM (SELECT id FROM (" + page +
                    ") AS merged ORDER BY create_at_us DESC, id DESC LIMIT :limit) AS page "
                    "STRAIGHT_JOIN plan AS p ON p.id = page.id "
                    "ORDER BY p.create_at_us DESC, p.id DESC",
                std::move(params))
          .All<PlanRow>(PlanColumns));
  return FromRows(std::move(rows));
}

absl::Status InsertPlans(Session& session, const std::vector<app::StoredPlan>& plans) {
  RowInsert insert("plan.insert", "plan",
                   "id, issuing_unit, title, year, document_number, default_due_date, state, "
                   "create_at_us, issue_at_us, version, head_hash, last_recorded_at_us");
  for (const app::StoredPlan* stored :
       InOrderOf(plans, [](const app::StoredPlan& p) { return p.plan.id; })) {
    const domain::Plan& plan = stored->plan;
    insert.Add(RowOf(plan.id, plan.issuing_unit, plan.content.title, plan.content.year,
                     plan.content.document_number, plan.content.default_due_date, plan.state,
                     plan.create_time, plan.issue_time, plan.version, HashValue(stored->head.hash),
                     stored->head.last_recorded));
  }
  return insert.Run(session);
}

absl::Status UpdatePlans(Session& session, const std::vector<app::StoredPlan>& plans) {
  RowUpdate update("plan.update", "plan", "id",
                   {"title", "year", "document_number", "default_due_date", "state", "issue_at_us",
                    "version", "head_hash", "last_recorded_at_us"});
  for (const app::StoredPlan& stored : plans) {
    const domain::Plan& plan = stored.plan;
    update.Add(plan.id.value,
               RowOf(plan.content.title, plan.content.year, plan.content.document_number,
                     plan.content.default_due_date, plan.state, plan.issue_time, plan.version,
                     HashValue(stored.head.hash), stored.head.last_recorded));
  }
  return update.Run(session);
}

}  // namespace duban::storage
