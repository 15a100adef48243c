// Two counters and a table of requests, on a real MariaDB, to run transactions on.
#ifndef DUBAN_TESTS_INTEGRATION_COUNTER_FIXTURE_H_
#define DUBAN_TESTS_INTEGRATION_COUNTER_FIXTURE_H_

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "server/base/status.h"
#include "server/storage/statement.h"
#include "server/storage/transaction.h"
#include "tests/support/test_db.h"

namespace duban::storage {

class CounterTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    database_ = new testing::TestDatabase(testing::TestDatabase::Schema::kEmpty);
    database_->Sql(
        "CREATE TABLE counter (id BIGINT PRIMARY KEY, value BIGINT NOT NULL) ENGINE=InnoDB;"
        "CREATE TABLE request (id VARCHAR(64) PRIMARY KEY) ENGINE=InnoDB;");
  }
  static void TearDownTestSuite() {
    delete database_;
    database_ = nullptr;
  }
  void SetUp() override {
    database_->Sql(
        "DELETE FROM counter; DELETE FROM request;"
        "INSERT INTO counter VALUES (1, 0), (2, 0);");
    ConnectionOptions options = database_->Runtime();
    options.lock_wait_timeout_s = 1;
    pool_ = std::make_unique<Pool>(options, PoolOptions{.sessions_max = 8});
  }

  static std::string Value(int id) {
    const std::string out =
        database_->Sql("SELECT value FROM counter WHERE id = " + std::to_string(id) + ";");
    return out.substr(0, out.find('\n'));
  }

  static Statement AddStatement(Session& session, int id, int n) {
    return {session,
            "counter.add",
            "UPDATE counter SET value = value + :n WHERE id = :id",
            {{"n", n}, {"id", id}}};
  }
  // At once.
  static absl::Status Add(Session& session, int id, int n = 1) {
    return AddStatement(session, id, n).Run().status();
  }
  // With the next statement that has an answer.
  static absl::Status Insert(Session& session, const char* name, const std::string& request) {
    return Statement(session, name, "INSERT INTO request (id) VALUES (:id)", {{"id", request}})
        .RunExactly(1);
  }

  static inline testing::TestDatabase* database_ = nullptr;
  std::unique_ptr<Pool> pool_;
};

}  // namespace duban::storage

#endif  // DUBAN_TESTS_INTEGRATION_COUNTER_FIXTURE_H_
