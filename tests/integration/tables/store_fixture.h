// A migrated database, and the ports of app/ over it as the server's account has them.
#ifndef DUBAN_TESTS_INTEGRATION_TABLES_STORE_FIXTURE_H_
#define DUBAN_TESTS_INTEGRATION_TABLES_STORE_FIXTURE_H_

#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/storage/mysql_housekeeping.h"
#include "server/storage/mysql_read_store.h"
#include "server/storage/mysql_store.h"
#include "server/storage/pool.h"
#include "server/storage/transaction.h"
#include "server/storage/write_transaction.h"
#include "tests/integration/tables/random_rows.h"
#include "tests/support/test_db.h"

namespace duban::testing {

// Loads one kind of rows around assignments.
inline app::AssignmentLoad Around(std::vector<domain::AssignmentId> app::AssignmentLoad::*list,
                                  std::vector<domain::AssignmentId> ids) {
  app::AssignmentLoad load;
  load.*list = std::move(ids);
  return load;
}

class StoreFixture : public ::testing::Test {
 protected:
  static app::SteadyTime Soon() {
    return std::chrono::steady_clock::now() + std::chrono::seconds(60);
  }
  absl::Status Write(const std::function<absl::Status(app::WriteTransaction&)>& body) {
    return store_.Transact(Soon(), 1, body);
  }
  absl::Status Persist(const app::ChangeSet& changes) {
    return Write([&](app::WriteTransaction& tx) { return tx.Persist(changes); });
  }
  // What a read under locks gives, the transaction then rolled forward.
  template <class Read>
  auto InTransaction(const Read& read) {
    decltype(read(std::declval<app::WriteTransaction&>())) answer = absl::UnknownError("not run");
    const absl::Status status = Write([&](app::WriteTransaction& tx) {
      answer = read(tx);
      return answer.status();
    });
    EXPECT_TRUE(status.ok()) << status;
    return *std::move(answer);
  }

  TestDatabase db_;
  storage::Pool pool_{db_.Runtime(), {}};
  storage::TransactionRunner runner_{pool_};
  storage::MysqlStore store_{runner_};
  storage::MysqlReadStore reads_{runner_};
  storage::MysqlHousekeeping housekeeping_{runner_};
  RandomRows random_;
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_INTEGRATION_TABLES_STORE_FIXTURE_H_
