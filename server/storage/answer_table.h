// Table request_answer: what a request was answered, for its repeats. Errors are MakeFault's.
#ifndef DUBAN_SERVER_STORAGE_ANSWER_TABLE_H_
#define DUBAN_SERVER_STORAGE_ANSWER_TABLE_H_

#include <cstdint>
#include <string>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>
#include <absl/time/time.h>

#include "server/app/store.h"
#include "server/storage/session.h"

namespace duban::storage {

absl::StatusOr<std::vector<app::Answer>> FindAnswers(Session& session,
                                                     const std::vector<std::string>& keys);
absl::Status InsertAnswers(Session& session, const std::vector<app::Answer>& answers,
                           absl::Time now);
// The oldest, at most `limit`; returns how many.
absl::StatusOr<std::int64_t> DeleteAnswers(Session& session, absl::Time before, int limit);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_ANSWER_TABLE_H_
