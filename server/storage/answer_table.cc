#include "server/storage/answer_table.h"

#include <tuple>

#include "server/storage/row_of.h"
#include "server/storage/rows.h"
#include "server/storage/statement.h"

namespace duban::storage {

// Not a locking read: under the lock of the task, READ COMMITTED sees every earlier commit.
absl::StatusOr<std::vector<app::Answer>> FindAnswers(Session& session,
                                                     const std::vector<std::string>& keys) {
  if (keys.empty()) return std::vector<app::Answer>();
  return Statement(session, "request_answer.find",
                   "SELECT request_key, fingerprint, response FROM request_answer "
                   "WHERE request_key IN (:keys)",
                   {{"keys", keys}})
      .All<app::Answer>([](app::Answer& a) { return std::tie(a.key, a.fingerprint, a.response); });
}

// In order of the keys: two batches with the same requests wait for each other, and do not
// deadlock.
absl::Status InsertAnswers(Session& session, const std::vector<app::Answer>& answers,
                           absl::Time now) {
  RowInsert insert("request_answer.insert", "request_answer",
                   "request_key, fingerprint, response, created_at_us");
  const auto key = [](const app::Answer& answer) -> const std::string& { return answer.key; };
  for (const app::Answer* answer : InOrderOf(answers, key)) {
    insert.Add(RowOf(answer->key, answer->fingerprint, answer->response, now));
  }
  return insert.Run(session);
}

// Index by_age.
absl::StatusOr<std::int64_t> DeleteAnswers(Session& session, absl::Time before, int limit) {
  return Statement(session, "request_answer.purge",
                   "DELETE FROM request_answer WHERE created_at_us < :before "
                   "ORDER BY created_at_us LIMIT :limit",
                   {{"before", before}, {"limit", limit}})
      .Run();
}

}  // namespace duban::storage
