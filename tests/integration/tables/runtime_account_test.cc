// What the account the server runs as cannot do, whatever the server is made to send.
#include <absl/strings/str_cat.h>

#include "server/storage/statement.h"
#include "tests/integration/tables/store_fixture.h"

namespace duban::testing {
namespace {

class RuntimeAccountTest : public StoreFixture {
 protected:
  // The number of the error that the statement meets as the runtime account; 0 if it ran.
  unsigned Refusal(const std::string& sql) {
    const absl::Status status = runner_.Run({.deadline = Soon()}, [&](storage::Session& session) {
      return storage::Statement(session, "test", sql).Run().status();
    });
    return storage::FaultOf(status).value_or(storage::FaultInfo{}).err_num;
  }
};

TEST_F(RuntimeAccountTest, TheRecordCannotBeRewritten) {
  app::ChangeSet changes;
  changes.events = {random_.Event({app::StreamKind::kTask, 1}, 1)};
  ASSERT_TRUE(Persist(changes).ok());
  constexpr unsigned kTableDenied = 1142;
  EXPECT_EQ(Refusal("DELETE FROM event WHERE position = 1"), kTableDenied);
  for (const char* column :
       {"position", "stream_kind", "stream_id", "seq", "type", "recorded_at_us", "actor",
        "on_behalf_of", "assignment", "payload", "hash"}) {
    EXPECT_EQ(Refusal(absl::StrCat("UPDATE event SET ", column, " = ", column)), kTableDenied)
        << column;
    // MariaDB lets whoever may update one column of a table update all of them by this way in.
    EXPECT_EQ(Refusal(absl::StrCat("INSERT INTO event SELECT * FROM event AS e "
                                   "ON DUPLICATE KEY UPDATE ",
                                   column, " = VALUES(", column, ")")),
              kTableDenied)
        << column;
  }
}

// Slips of the owner's account, too, meet the trigger.
TEST_F(RuntimeAccountTest, AnEventIsFinalForTheOwner) {
  app::ChangeSet changes;
  changes.events = {random_.Event({app::StreamKind::kTask, 1}, 1)};
  ASSERT_TRUE(Persist(changes).ok());
  const std::string before = db_.Sql("SELECT * FROM event");
  EXPECT_THROW(db_.Sql("UPDATE event SET payload = ''"), std::exception);
  EXPECT_THROW(db_.Sql("UPDATE event SET position = 7"), std::exception);
  EXPECT_EQ(db_.Sql("SELECT * FROM event"), before);
}

TEST_F(RuntimeAccountTest, NothingIsDeletedThatIsPartOfTheRecord) {
  for (const char* table :
       {"task", "plan", "assignment", "submission", "unit", "user_account", "credential", "stream",
        "feed_counter", "id_block", "coordination_request", "instruction", "instruction_addressee",
        "unit_group", "delegation", "delegation_role"}) {
    EXPECT_EQ(Refusal(std::string("DELETE FROM ") + table), 1142U) << table;
  }
}

TEST_F(RuntimeAccountTest, TheSchemaIsTheOwnersAlone) {
  const storage::ConnectionOptions options = db_.Runtime();
  const auto grants = db_.Sql(
      "SELECT COUNT(*) FROM mysql.tables_priv WHERE user = '" + options.user + "' AND db = '" +
      options.database +
      "' AND (table_priv LIKE '%Create%' OR table_priv LIKE '%Alter%' OR "
      "table_priv LIKE '%Drop%' OR table_priv LIKE '%Index%' OR table_priv LIKE '%Grant%' OR "
      "table_priv LIKE '%Trigger%')");
  EXPECT_EQ(grants, "0\n");
  EXPECT_EQ(db_.Sql("SELECT COUNT(*) FROM mysql.db WHERE user = '" + options.user + "' AND db = '" +
                    options.database + "'"),
            "0\n");
  EXPECT_EQ(db_.Sql("SELECT COUNT(DISTINCT table_name) FROM mysql.tables_priv WHERE user = '" +
                    options.user + "' AND db = '" + options.database + "'"),
            db_.Sql("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = '" +
                    options.database + "'"));
}

}  // namespace
}  // namespace duban::testing
