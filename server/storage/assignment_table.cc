#include "server/storage/assignment_table.h"

#include <utility>

#include "server/storage/row_of.h"
#include "server/storage/rows.h"

namespace duban::storage {
namespace {

std::optional<int> Live(const domain::Assignment& assignment) {
  return domain::IsLive(assignment) ? std::optional<int>(1) : std::nullopt;
}

// A column in SQL, and what stands for it where the row itself is missing.
struct Column {
  const char* name;
  const char* missing;  // nullptr: NULL is one of its values
};

constexpr Column kColumns[] = {
    {"id", nullptr},
    {"parent", nullptr},
    {"open_submission", nullptr},
    {"open_step", nullptr},
    {"accept_at_us", nullptr},
    {"hand_in_at_us", nullptr},
    {"done_at_us", nullptr},
    {"handler", nullptr},
    {"end_at_us", nullptr},
    {"replaced_by", nullptr},
    {"inherited_from", nullptr},
    {"decline_at_us", nullptr},
    {"suggested_unit", nullptr},
    {"objection_from_us", nullptr},
    {"urge_date", nullptr},
    {"substitute", nullptr},
    {"suspension_review_date", nullptr},
    {"suspended_by", nullptr},
    {"suspended_for", nullptr},
    {"suspended_at_us", nullptr},
    {"task", "0"},
    {"unit", "0"},
    {"role", "0"},
    {"origin", "0"},
    {"state", "0"},
    {"due_date", "'1970-01-01'"},
    {"return_count", "0"},
    {"assessment", "0"},
    {"version", "0"},
    {"share", "''"},
    {"end_reason", "0"},
    {"end_text", "''"},
    {"decline_reason", "''"},
    {"covers", "0"},
    {"open_requests", "0"},
    {"no_decider", "0"},
    {"suspension_reason", "''"},
    {"suspension_consent", "''"},
};

struct Waits {
  std::optional<app::AwaitingKind> kind;
  std::optional<std::int64_t> whom;
};

Waits WaitsOf(const domain::Assignment& a, const app::AwaitingOfAssignments& awaiting) {
  const auto found = awaiting.find(a.id);
  if (found == awaiting.end()) return {};
  return {found->second.kind, found->second.whom};
}

// The columns of a suspension, NULL or empty where there is none.
struct SuspensionValues {
  explicit SuspensionValues(const std::optional<domain::Suspension>& s) {
    if (!s) return;
    reason = s->reason;
    consent = s->consent;
    review_date = s->review_date;
    by = s->by.user;
    on_behalf_of = s->by.on_behalf_of;
    since = s->since;
  }
  std::string reason;
  std::string consent;
  std::optional<absl::CivilDay> review_date;
  domain::UserId by;
  domain::UserId on_behalf_of;
  std::optional<absl::Time> since;
};

}  // namespace

std::string AssignmentColumnsSql(const std::string& name, bool maybe_null) {
  std::string sql;
  for (const Column& column : kColumns) {
    const std::string full = name + "." + column.name;
    if (!sql.empty()) sql += ", ";
    sql += maybe_null && column.missing != nullptr
               ? "COALESCE(" + full + ", " + column.missing + ")"
               : full;
  }
  return sql;
}

domain::Assignment FromRow(AssignmentRow row) {
  if (row.suspended_at && row.suspension_review_date) {
    row.suspension.since = *row.suspended_at;
    row.suspension.review_date = *row.suspension_review_date;
    row.assignment.suspension = std::move(row.suspension);
  }
  return std::move(row.assignment);
}

absl::Status InsertAssignments(Session& session, const std::vector<domain::Assignment>& rows,
                               const app::AwaitingOfAssignments& awaiting) {
  RowInsert insert(
      "assignment.insert", "assignment",
      "id, task, parent, unit, role, origin, state, live, due_date, return_count, open_submission, "
      "open_step, assessment, accept_at_us, hand_in_at_us, done_at_us, version, share, handler, "
      "end_at_us, end_reason, end_text, replaced_by, inherited_from, decline_at_us, "
      "decline_reason, suggested_unit, objection_from_us, suspension_reason, suspension_consent, "
      "suspension_review_date, suspended_by, suspended_for, suspended_at_us, covers, "
      "open_requests, urge_date, no_decider, substitute, awaiting, awaiting_whom");
  for (const domain::Assignment* a : InOrderOfId(rows)) {
    const SuspensionValues s(a->suspension);
    const Waits waits = WaitsOf(*a, awaiting);
    insert.Add(RowOf(a->id, a->task, a->parent.value, a->unit, a->role, a->origin, a->state,
                     Live(*a), a->due_date, a->return_count, a->open_submission, a->open_step,
                     a->assessment, a->accept_time, a->hand_in_time, a->done_time, a->version,
                     a->share, a->handler, a->end_time, a->end_reason, a->end_text, a->replaced_by,
                     a->inherited_from, a->decline_time, a->decline_reason, a->suggested_unit,
                     a->objection_from, s.reason, s.consent, s.review_date, s.by, s.on_behalf_of,
                     s.since, a->covers, a->open_requests, a->urge_date, a->no_decider,
                     a->substitute, waits.kind, waits.whom));
  }
  return insert.Run(session);
}

absl::Status UpdateAssignments(Session& session, const std::vector<domain::Assignment>& rows,
                               const std::vector<domain::Assignment>& before,
                               const app::AwaitingOfAssignments& awaiting) {
  RowUpdate update("assignment.update", "assignment", "id",
                   {"state", "live", "return_count", "open_submission", "open_step", "assessment",
                    "accept_at_us", "hand_in_at_us", "done_at_us", "objection_from_us",
                    "no_decider", "version", "awaiting", "awaiting_whom"});
  const auto own = [](const domain::Assignment& a) {
    return RowOf(a.state, Live(a), a.return_count, a.open_submission, a.open_step, a.assessment,
                 a.accept_time, a.hand_in_time, a.done_time, a.objection_from, a.no_decider,
                 a.version);
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Waits waits = WaitsOf(rows[i], awaiting);
    std::vector<Value> values = own(rows[i]);
    values.emplace_back(waits.kind);
    values.emplace_back(waits.whom);
    update.Add(rows[i].id.value, std::move(values), before.empty() ? RowOf() : own(before[i]));
  }
  return update.Run(session);
}

absl::Status UpdateCourses(Session& session, const std::vector<domain::Assignment>& rows) {
  RowUpdate update("assignment.update_course", "assignment", "id",
                   {"parent",
                    "role",
                    "due_date",
                    "share",
                    "handler",
                    "end_at_us",
                    "end_reason",
                    "end_text",
                    "replaced_by",
                    "inherited_from",
                    "decline_at_us",
                    "decline_reason",
                    "suggested_unit",
                    "suspension_reason",
                    "suspension_consent",
                    "suspension_review_date",
                    "suspended_by",
                    "suspended_for",
                    "suspended_at_us",
                    "covers",
                    "open_requests",
                    "urge_date",
                    "substitute"});
  for (const domain::Assignment& a : rows) {
    const SuspensionValues s(a.suspension);
    update.Add(a.id.value, RowOf(a.parent.value, a.role, a.due_date, a.share, a.handler, a.end_time,
                                 a.end_reason, a.end_text, a.replaced_by, a.inherited_from,
                                 a.decline_time, a.decline_reason, a.suggested_unit, s.reason,
                                 s.consent, s.review_date, s.by, s.on_behalf_of, s.since, a.covers,
                                 a.open_requests, a.urge_date, a.substitute));
  }
  return update.Run(session);
}

}  // namespace duban::storage
