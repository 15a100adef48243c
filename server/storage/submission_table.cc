#include "server/storage/submission_table.h"

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

struct SubmissionRow {
  domain::Submission submission;
  std::string steps;
};

constexpr char kColumns[] =
    "id, task, assignment, summary, state, submitter, submitted_for, submit_at_us, steps";

auto Columns(SubmissionRow& row) {
  domain::Submission& s = row.submission;
  return std::tie(s.id, s.task, s.assignment, s.summary, s.state, s.submitter, s.submitted_for,
                  s.submit_time, row.steps);
}

absl::StatusOr<std::vector<domain::Submission>> FromRows(std::vector<SubmissionRow> rows) {
  std::vector<domain::Submission> submissions;
  submissions.reserve(rows.size());
  for (SubmissionRow& row : rows) {
    std::optional<std::vector<domain::ReviewStep>> steps = ParseSteps(row.steps);
    if (!steps) return MakeFault({Fault::kOther, 0, "submission.json"});
    row.submission.steps = *std::move(steps);
    submissions.push_back(std::move(row.submission));
  }
  return submissions;
}

}  // namespace

// By primary keys: an assignment's own note says what is open.
absl::StatusOr<std::vector<domain::Submission>> LoadSubmissions(
    Session& session, const std::vector<domain::SubmissionId>& ids) {
  if (ids.empty()) return std::vector<domain::Submission>();
  ASSIGN_OR_RETURN(std::vector<SubmissionRow> rows,
                   Statement(session, "submission.load",
                             "SELECT " + std::string(kColumns) +
                                 " FROM submission FORCE INDEX (PRIMARY) WHERE id IN (:ids) "
                                 "ORDER BY id",
                             {{"ids", ids}})
                       .All<SubmissionRow>(Columns));
  return FromRows(std::move(rows));
}

// Index by_assignment in its order (its last column is the primary key).
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
  ASSIGN_OR_RETURN(std::vector<SubmissionRow> rows,
                   Statement(session, "submission.list",
                             "SELECT " + std::string(kColumns) +
                                 " FROM submission FORCE INDEX (by_assignment) "
                                 "WHERE assignment = :assignment " +
                                 condition + "ORDER BY submit_at_us, id LIMIT :limit",
                             std::move(params))
                       .All<SubmissionRow>(Columns));
  return FromRows(std::move(rows));
}

absl::Status InsertSubmissions(Session& session, const std::vector<domain::Submission>& rows) {
  RowInsert insert(
      "submission.insert", "submission",
      "id, task, assignment, summary, state, submitter, submitted_for, submit_at_us, steps");
  for (const domain::Submission* s : InOrderOfId(rows)) {
    insert.Add(RowOf(s->id, s->task, s->assignment, s->summary, s->state, s->submitter,
                     s->submitted_for, s->submit_time, StepsJson(s->steps)));
  }
  return insert.Run(session);
}

absl::Status UpdateSubmissions(Session& session, const std::vector<domain::Submission>& rows) {
  RowUpdate update("submission.update", "submission", "id", {"state", "steps"});
  for (const domain::Submission& s : rows) {
    update.Add(s.id.value, RowOf(s.state, StepsJson(s.steps)));
  }
  return update.Run(session);
}

}  // namespace duban::storage
