#include "server/storage/schema_check.h"

#include <fstream>
#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/base/error.h"
#include "server/storage/statement.h"
#include "server/storage/transaction.h"
#include "tests/support/test_db.h"

namespace duban::storage {
namespace {

using duban::testing::TestDatabase;
using ::testing::HasSubstr;

class SchemaCheckTest : public ::testing::Test {
 protected:
  SchemaCheckTest() {
    // sqitch's registry for MySQL, as far as it matters here.
    database_.Sql("CREATE DATABASE " + registry_ + ";" + "CREATE TABLE " + registry_ +
                  ".changes (change_id VARCHAR(40) PRIMARY KEY, `change` VARCHAR(255) NOT NULL,"
                  " project VARCHAR(255) NOT NULL, committed_at DATETIME(6) NOT NULL);"
                  "GRANT SELECT ON " +
                  registry_ +
                  ".* TO duban_app@localhost;"
                  "CREATE TABLE task (id BIGINT PRIMARY KEY) ENGINE=InnoDB;");
  }
  ~SchemaCheckTest() override { database_.Sql("DROP DATABASE " + registry_ + ";"); }

  void Deployed(const std::string& change, const std::string& at,
                const std::string& project = "duban") {
    database_.Sql("INSERT INTO " + registry_ + ".changes VALUES (SHA1('" + change + project +
                  "'), '" + change + "', '" + project + "', '" + at + "');");
  }

  absl::Status Check(const SchemaCheckOptions& options) {
    auto session = Session::Open(database_.Runtime());
    EXPECT_TRUE(session.ok()) << session.status();
    return CheckSchema(**session, options);
  }

  TestDatabase database_{TestDatabase::Schema::kEmpty};
  const std::string registry_ = database_.name() + "_sqitch";
};

TEST_F(SchemaCheckTest, TheLastDeployedChangeMustBeOurs) {
  const absl::Status none = Check({.revision = "task_table"});
  EXPECT_EQ(none.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(none.message()), HasSubstr("schema is at '(none)'"));

  Deployed("task_table", "2026-11-20 10:00:00.000001");
  Deployed("other", "2026-11-22 10:00:00", "another_project");
  EXPECT_TRUE(Check({.revision = "task_table"}).ok()) << Check({.revision = "task_table"});

  Deployed("event_table", "2026-11-20 10:00:00.000002");
  const absl::Status newer = Check({.revision = "task_table"});
  EXPECT_THAT(std::string(newer.message()), HasSubstr("'event_table'"));
  EXPECT_THAT(std::string(newer.message()), HasSubstr("needs 'task_table'"));
  EXPECT_EQ(base::DetailOf(newer)->reason, "SCHEMA_REVISION");
}

TEST_F(SchemaCheckTest, AMissingRecordIsAMissingDeployment) {
  database_.Sql("DROP TABLE " + registry_ + ".changes;");
  const absl::Status status = Check({.revision = "task_table"});
  EXPECT_EQ(base::DetailOf(status)->reason, "SCHEMA_REVISION") << status;
  EXPECT_THAT(std::string(status.message()), HasSubstr("sqitch deploy"));
}

// As after `sqitch deploy` by hand, which grants the server's account nothing in the record.
TEST_F(SchemaCheckTest, ARecordThatMayNotBeReadNamesTheGrant) {
  Deployed("task_table", "2026-11-20 10:00:00");
  database_.Sql("REVOKE SELECT ON " + registry_ + ".* FROM duban_app@localhost;");
  const absl::Status status = Check({.revision = "task_table"});
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition) << status;
  EXPECT_EQ(base::DetailOf(status)->reason, "SCHEMA_RECORD_DENIED") << status;
  EXPECT_THAT(std::string(status.message()), HasSubstr("GRANT SELECT ON " + registry_ + ".*"));
}

TEST_F(SchemaCheckTest, EveryFindingIsNamedAtOnce) {
  Deployed("task_table", "2026-11-20 10:00:00");
  database_.Sql(
      "CREATE TABLE old_table (id BIGINT PRIMARY KEY) ENGINE=MyISAM;"
      "CREATE TABLE latin_table (id BIGINT PRIMARY KEY, name VARCHAR(9)) CHARACTER SET latin1;"
      "CREATE TABLE ascii_table (id VARCHAR(9) PRIMARY KEY) CHARACTER SET ascii COLLATE ascii_bin;"
      "ALTER DATABASE CHARACTER SET latin1;");
  const absl::Status status = Check({.revision = "task_table"});
  const std::string message(status.message());
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(message, HasSubstr("old_table is not InnoDB"));
  EXPECT_THAT(message, HasSubstr("latin_table is latin1_swedish_ci"));
  EXPECT_THAT(message, HasSubstr("character set is latin1"));
  EXPECT_THAT(message, ::testing::Not(HasSubstr("ascii_table")));
  EXPECT_EQ(base::DetailOf(status)->preconditions.size(), 3U);
}

TEST(MigrationsTest, DeployToADatabaseTheServerAccepts) {
  const TestDatabase database;
  database.Sql("CREATE DATABASE " + database.name() + "_sqitch; CREATE TABLE " + database.name() +
               "_sqitch.changes AS SELECT '" + kSchemaRevision +
               "' AS `change`, 'duban' AS project, NOW(6) AS committed_at;"
               "GRANT SELECT ON " +
               database.name() + "_sqitch.* TO duban_app@localhost;");
  auto session = Session::Open(database.Runtime());
  ASSERT_TRUE(session.ok()) << session.status();
  EXPECT_TRUE(CheckSchema(**session, {}).ok()) << CheckSchema(**session, {});
  database.Sql("DROP DATABASE " + database.name() + "_sqitch;");
}

TEST(MigrationsTest, TheRuntimeAccountCannotRewriteTheRecord) {
  const TestDatabase database;
  Pool pool(database.Runtime(), {.sessions_max = 1});
  TransactionRunner runner(pool);
  for (const char* sql : {"UPDATE event SET payload = NULL WHERE id = 1", "DELETE FROM event"}) {
    const absl::Status status = runner.Run({}, [&](Session& session) {
      return Statement(session, "test.rewrite", sql).Run().status();
    });
    ASSERT_TRUE(FaultOf(status).has_value()) << sql;
    EXPECT_TRUE(FaultOf(status)->err_num == 1142 || FaultOf(status)->err_num == 1143) << status;
  }
}

TEST(SchemaRevisionTest, IsTheLastChangeOfThePlan) {
  std::ifstream plan(DUBAN_MIGRATIONS_DIR "/sqitch.plan");
  ASSERT_TRUE(plan.good());
  std::string last;
  for (std::string line; std::getline(plan, line);) {
    if (!line.empty() && std::string("%#@ ").find(line[0]) == std::string::npos) {
      last = line.substr(0, line.find(' '));
    }
  }
  EXPECT_EQ(last, kSchemaRevision);
}

}  // namespace
}  // namespace duban::storage
