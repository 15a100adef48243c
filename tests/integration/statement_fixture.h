// A table with a column of every type that is stored, on a real MariaDB.
#ifndef DUBAN_TESTS_INTEGRATION_STATEMENT_FIXTURE_H_
#define DUBAN_TESTS_INTEGRATION_STATEMENT_FIXTURE_H_

#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "server/base/status.h"
#include "server/storage/statement.h"
#include "server/storage/transaction.h"
#include "tests/support/test_db.h"

namespace duban::storage {

class StatementTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    database_ = new testing::TestDatabase(testing::TestDatabase::Schema::kEmpty);
    database_->Sql(
        "CREATE TABLE thing (id BIGINT PRIMARY KEY, number BIGINT, natural_ BIGINT UNSIGNED,"
        " flag TINYINT, text_ VARCHAR(200), hash BINARY(32), payload LONGBLOB, day DATE,"
        " at_us BIGINT, colour SMALLINT, other_id BIGINT) ENGINE=InnoDB;");
  }
  static void TearDownTestSuite() {
    delete database_;
    database_ = nullptr;
  }

  void SetUp() override {
    database_->Sql("DELETE FROM thing;");
    pool_ = std::make_unique<Pool>(database_->Runtime(), PoolOptions{.sessions_max = 2});
    runner_ = std::make_unique<TransactionRunner>(*pool_);
  }

  absl::Status Write(const TransactionRunner::Body& body) { return runner_->Run({}, body); }

  // The one value a query selects.
  template <class T>
  T Select(std::string_view sql, std::vector<Param> params = {}) {
    T value{};
    const absl::Status status =
        runner_->Read(SteadyTime::max(), [&](Session& session) -> absl::Status {
          ASSIGN_OR_RETURN(const std::optional<T> row,
                           Statement(session, "test.select", sql, std::move(params)).OneOf<T>());
          value = row.value();
          return absl::OkStatus();
        });
    EXPECT_TRUE(status.ok()) << status;
    return value;
  }

  static inline testing::TestDatabase* database_ = nullptr;
  std::unique_ptr<Pool> pool_;
  std::unique_ptr<TransactionRunner> runner_;
};

}  // namespace duban::storage

#endif  // DUBAN_TESTS_INTEGRATION_STATEMENT_FIXTURE_H_
