// Table submission: what a unit handed up, and the approvals it needs (ADR 34). Written under the
// lock of its task's row. Errors are MakeFault's everywhere.
#ifndef DUBAN_SERVER_STORAGE_SUBMISSION_TABLE_H_
#define DUBAN_SERVER_STORAGE_SUBMISSION_TABLE_H_

#include <optional>
#include <utility>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <absl/time/time.h>

#include "server/domain/task.h"
#include "server/storage/session.h"

namespace duban::storage {

// In order of ids.
absl::StatusOr<std::vector<domain::Submission>> LoadSubmissions(
    Session& session, const std::vector<domain::SubmissionId>& ids);

// Oldest first, after (submit_time, id).
absl::StatusOr<std::vector<domain::Submission>> ListSubmissions(
    Session& session, domain::AssignmentId assignment,
    const std::optional<std::pair<absl::Time, domain::SubmissionId>>& after, int limit);

absl::Status InsertSubmissions(Session& session, const std::vector<domain::Submission>& rows);
// The state, and what was decided of each step.
absl::Status UpdateSubmissions(Session& session, const std::vector<domain::Submission>& rows);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_SUBMISSION_TABLE_H_
