#include "server/storage/submission_table.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/storage/row_of.h"
#include "server/storage/rows.h"
#include "server/storage/statement.h"

namespace duban::storage {
namespace {

// One row a step; the submission's own columns are repeated, but for the wide one.
struct StepRow {
  domain::Submission submission;
  int ordinal = 0;
  domain::ReviewStep step;
};

constexpr char kStepColumns[] =
    "s.id, s.task, s.assignment, IF(r.ordinal = 1, s.summary, ''), s.state, s.submitter, "
    "s.submitted_for, s.submit_at_us, r.ordinal, r.kind, r.state, r.decider, r.decided_for, "
    "r.decide_at_us, r.comment";

auto StepColumns(StepRow& row) {
  domain::Submission& s = row.submission;
  return std::tie(s.id, s.task, s.assignment, s.summary, s.state, s.submitter, s.submitted_for,
                  s.submit_time, row.ordinal, row.step.kind, row.step.state, row.step.decider,
                  row.step.decided_for, row.step.decide_time, row.step.comment);
}

// In order of key(submission). Sorted here: the database would sort in a temporary table with all
// columns, on the path of every approval.
template <class Key>
std::vector<domain::Submission> FromRows(std::vector<StepRow> rows, const Key& key) {
  std::sort(rows.begin(), rows.end(), [&](const StepRow& a, const StepRow& b) {
    return std::tuple_cat(key(a.submission), std::tie(a.ordinal)) <
           std::tuple_cat(key(b.submission), std::tie(b.ordinal));
  });
  std::vector<domain::Submission> submissions;
  for (StepRow& row : rows) {
    if (submissions.empty() || submissions.back().id != row.submission.id) {
      submissions.push_back(std::move(row.submission));
    }
    submissions.back().steps.push_back(std::move(row.step));
  }
  return submissions;
}

absl::Status InsertSteps(Session& session, const std::vector<domain::Submission>& rows) {
  RowInsert insert("review_step.insert", "review_step",
                   "submission, ordinal, kind, state, decider, decided_for, decide_at_us, comment");
  for (const domain::Submission* s : InOrderOfId(rows)) {
    int ordinal = 0;
    for (const domain::ReviewStep& step : s->steps) {
      insert.Add(RowOf(s->id, ++ordinal, step.kind, step.state, step.decider, step.decided_for,
                       step.decide_time, step.comment));
    }
  }
  return insert.Run(session);
}

// One column of UPDATE review_step: a CASE over the number of the step, which is submission * 100 +
// ordinal. A chain has a handful of steps (ReviewStepKind).
constexpr std::int64_t kOrdinalsMax = 100;

template <class ValueOf>
void AppendColumn(SqlText& sql, const char* column, const std::vector<domain::Submission>& rows,
                  const ValueOf& value_of) {
  sql += column;
  sql += " = CASE submission * 100 + ordinal";
  for (const domain::Submission& s : rows) {
    std::int64_t number = s.id.value * kOrdinalsMax;
    for (const domain::ReviewStep& step : s.steps) {
      sql += " WHEN ";
      sql.Append(++number);
      sql += " THEN ";
      sql.Append(value_of(step));
    }
  }
  sql += " END";
}

// Every step of the submissions, by the prefix of the primary key: what is as it was costs nothing,
// and the number of rows proves that no step is missing.
absl::Status UpdateSteps(Session& session, const std::vector<domain::Submission>& rows) {
  SqlText sql;
  sql += "UPDATE review_step SET ";
  AppendColumn(sql, "state", rows, [](const domain::ReviewStep& s) { return Value(s.state); });
  sql += ", ";
  AppendColumn(sql, "decider", rows, [](const domain::ReviewStep& s) { return Value(s.decider); });
  sql += ", ";
  AppendColumn(sql, "decided_for", rows,
               [](const domain::ReviewStep& s) { return Value(s.decided_for); });
  sql += ", ";
  AppendColumn(sql, "decide_at_us", rows,
               [](const domain::ReviewStep& s) { return Value(s.decide_time); });
  sql += ", ";
  AppendColumn(sql, "comment", rows, [](const domain::ReviewStep& s) { return Value(s.comment); });
  sql += " WHERE submission IN (";
  std::size_t steps = 0;
  for (const domain::Submission& s : rows) {
    if (&s != &rows.front()) sql += ",";
    sql.Append(s.id);
    steps += s.steps.size();
  }
  sql += ")";
  ASSIGN_OR_RETURN(const std::int64_t affected,
                   session.Execute("review_step.update", sql, 0, nullptr));
  if (affected == static_cast<std::int64_t>(steps)) return absl::OkStatus();
  return session.FailExpectation("review_step.update");
}

}  // namespace

// By primary keys: an assignment's own note says what is open.
absl::StatusOr<std::vector<domain::Submission>> LoadSubmissions(
    Session& session, const std::vector<domain::SubmissionId>& ids) {
  if (ids.empty()) return std::vector<domain::Submission>();
  ASSIGN_OR_RETURN(std::vector<StepRow> rows,
                   Statement(session, "submission.load",
                             "SELECT " + std::string(kStepColumns) +
                                 " FROM submission AS s FORCE INDEX (PRIMARY) "
                                 "JOIN review_step AS r ON r.submission = s.id "
                                 "WHERE s.id IN (:ids)",
                             {{"ids", ids}})
                       .All<StepRow>(StepColumns));
  return FromRows(std::move(rows), [](const domain::Submission& s) { return std::tie(s.id); });
}

// Index by_assignment in its order (its last column is the primary key); then the steps of the
// page.
absl::StatusOr<std::vector<domain::Submission>> ListSubmissions(
    Session& session, domain::AssignmentId assignment,
    const std::optional<std::pair<absl::Time, domain::SubmissionId>>& after, int limit) {
  std::vector<Param> params = {{"assignment", assignment}, {"limit", limit}};
  std::string condition;
  if (after) {
    condition = "AND (submit_at_us > :time OR (submit_at_us = :time AND id > :id)) ";
    params.emplace_back("time", after->first);
    params.emplace_back("id", after->second);
  }
  ASSIGN_OR_RETURN(std::vector<StepRow> rows,
                   Statement(session, "submission.list",
                             "SELECT " + std::string(kStepColumns) +
                                 " FROM (SELECT id FROM submission FORCE INDEX (by_assignment) "
                                 "WHERE assignment = :assignment " +
                                 condition +
                                 "ORDER BY submit_at_us, id LIMIT :limit) AS page "
                                 "STRAIGHT_JOIN submission AS s ON s.id = page.id "
                                 "STRAIGHT_JOIN review_step AS r ON r.submission = s.id",
                             std::move(params))
                       .All<StepRow>(StepColumns));
  return FromRows(std::move(rows),
                  [](const domain::Submission& s) { return std::tie(s.submit_time, s.id); });
}

absl::Status InsertSubmissions(Session& session, const std::vector<domain::Submission>& rows) {
  RowInsert insert("submission.insert", "submission",
                   "id, task, assignment, summary, state, submitter, submitted_for, submit_at_us");
  for (const domain::Submission* s : InOrderOfId(rows)) {
    insert.Add(RowOf(s->id, s->task, s->assignment, s->summary, s->state, s->submitter,
                     s->submitted_for, s->submit_time));
  }
  RETURN_IF_ERROR(insert.Run(session));
  return InsertSteps(session, rows);
}

absl::Status UpdateSubmissions(Session& session, const std::vector<domain::Submission>& rows) {
  if (rows.empty()) return absl::OkStatus();
  RowUpdate update("submission.update", "submission", "id", {"state"});
  for (const domain::Submission& s : rows) update.Add(s.id.value, RowOf(s.state));
  RETURN_IF_ERROR(update.Run(session));
  for (std::size_t first = 0; first < rows.size(); first += limits::kUpdateRowsMax) {
    const std::size_t last = std::min(rows.size(), first + limits::kUpdateRowsMax);
    if (first == 0 && last == rows.size()) return UpdateSteps(session, rows);
    RETURN_IF_ERROR(UpdateSteps(session, {rows.begin() + static_cast<std::ptrdiff_t>(first),
                                          rows.begin() + static_cast<std::ptrdiff_t>(last)}));
  }
  return absl::OkStatus();
}

}  // namespace duban::storage
