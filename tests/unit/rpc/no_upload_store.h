// An upload store, and ids, for tests that must not reach a database.
#ifndef DUBAN_TESTS_UNIT_RPC_NO_UPLOAD_STORE_H_
#define DUBAN_TESTS_UNIT_RPC_NO_UPLOAD_STORE_H_

#include <optional>
#include <string>
#include <vector>

#include "server/app/store.h"
#include "server/app/uploads/upload_store.h"

namespace duban::rpc {

inline absl::Status NoDatabase() { return absl::UnavailableError("no database"); }

class NoUploadStore final : public app::UploadStore {
 public:
  absl::StatusOr<std::optional<app::Upload>> Create(app::SteadyTime, const app::Upload&,
                                                    int) override {
    return NoDatabase();
  }
  absl::StatusOr<std::optional<app::Upload>> Find(app::SteadyTime, domain::UploadId) override {
    return NoDatabase();
  }
  absl::StatusOr<app::PartOutcome> Append(app::SteadyTime, app::Upload&, std::int64_t,
                                          const std::string&) override {
    return NoDatabase();
  }
  absl::StatusOr<std::optional<std::string>> ReadPart(app::SteadyTime, domain::UploadId,
                                                      std::int64_t) override {
    return NoDatabase();
  }
  absl::Status MarkCommitted(app::SteadyTime, domain::UploadId) override { return NoDatabase(); }
};

class NoIds final : public app::IdSource {
 public:
  absl::StatusOr<std::vector<std::int64_t>> Take(app::IdKind, int) override { return NoDatabase(); }
};

}  // namespace duban::rpc

#endif  // DUBAN_TESTS_UNIT_RPC_NO_UPLOAD_STORE_H_
