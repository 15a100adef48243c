// A store and ids for tests that must not reach a database: every call fails as a database that is
// away does.
#ifndef DUBAN_TESTS_UNIT_RPC_NO_WRITE_STORE_H_
#define DUBAN_TESTS_UNIT_RPC_NO_WRITE_STORE_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "server/app/store.h"

namespace duban::rpc {

class NoWriteStore final : public app::Store {
 public:
  absl::Status Transact(app::SteadyTime, int,
                        const std::function<absl::Status(app::WriteTransaction&)>&) override {
    return absl::UnavailableError("no database in this test");
  }
};

class NoIds final : public app::IdSource {
 public:
  absl::StatusOr<std::vector<std::int64_t>> Take(app::IdKind, int) override {
    return absl::UnavailableError("no database in this test");
  }
};

}  // namespace duban::rpc

#endif  // DUBAN_TESTS_UNIT_RPC_NO_WRITE_STORE_H_
