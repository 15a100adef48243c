// What a session is like when it is opened, and how its connection string is written.
#include "server/storage/session.h"

#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/base/error.h"
#include "server/storage/statement.h"
#include "tests/support/test_db.h"

namespace duban::storage {
namespace {

using duban::testing::TestDatabase;
using ::testing::HasSubstr;
using ::testing::Not;

std::string SelectText(Session& session, const char* sql) {
  const auto value = Statement(session, "test.setting", sql).OneOf<std::string>();
  EXPECT_TRUE(value.ok()) << value.status();
  return value.ok() ? value->value() : "";
}

TEST(SessionTest, OpensWithOurSettings) {
  const TestDatabase database(TestDatabase::Schema::kEmpty);
  auto opened = Session::Open(database.Runtime());
  ASSERT_TRUE(opened.ok()) << opened.status();
  Session& session = **opened;
  EXPECT_EQ(SelectText(session, "SELECT @@tx_isolation"), "READ-COMMITTED");
  EXPECT_EQ(SelectText(session, "SELECT @@innodb_lock_wait_timeout"), "2");
  EXPECT_EQ(SelectText(session, "SELECT @@max_statement_time + 0"), "5.000000");
  EXPECT_EQ(SelectText(session, "SELECT @@session.time_zone"), "+00:00");
  EXPECT_THAT(SelectText(session, "SELECT @@sql_mode"), HasSubstr("STRICT_ALL_TABLES"));
  EXPECT_THAT(SelectText(session, "SELECT @@sql_mode"), Not(HasSubstr("NO_BACKSLASH_ESCAPES")));
  EXPECT_EQ(SelectText(session, "SELECT @@character_set_client"), "utf8mb4");
  EXPECT_EQ(SelectText(session, "SELECT @@character_set_results"), "utf8mb4");
  EXPECT_EQ(SelectText(session, "SELECT CURRENT_USER()"), "duban_app@localhost");
  EXPECT_EQ(SelectText(session, "SELECT CONNECTION_ID()"), std::to_string(session.connection_id()));
}

TEST(SessionTest, QuotesEveryValueOfTheConnectionString) {
  ConnectionOptions options;
  options.unix_socket = "/run/s";
  options.user = "u";
  options.password = R"(a b'c\d)";
  const std::string dsn = DsnOf(options);
  EXPECT_THAT(dsn, HasSubstr(R"(password='a b\'c\\d')"));
  EXPECT_THAT(dsn, HasSubstr("unix_socket='/run/s' user='u'"));
  EXPECT_THAT(dsn, HasSubstr("charset='utf8mb4'"));
  EXPECT_THAT(dsn, Not(HasSubstr("reconnect")));
}

TEST(SessionTest, AFailureToConnectIsUnavailableAndTellsNoSecret) {
  const TestDatabase database(TestDatabase::Schema::kEmpty);
  ConnectionOptions wrong = database.Runtime();
  wrong.password = "hunter2";
  const absl::Status denied = Session::Open(wrong).status();
  EXPECT_EQ(denied.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(FaultOf(denied)->err_num, 1045U);
  EXPECT_THAT(denied.ToString(), Not(HasSubstr("hunter2")));
  ConnectionOptions nowhere = database.Runtime();
  nowhere.unix_socket = "/tmp/duban-no-such-socket";
  const absl::Status absent = Session::Open(nowhere).status();
  EXPECT_EQ(absent.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(FaultOf(absent)->err_num, 2002U);
  EXPECT_EQ(base::DetailOf(absent)->reason, "DATABASE_UNAVAILABLE");
}

TEST(SessionTest, AKilledSessionIsNoticedAndSendsNothingMore) {
  const TestDatabase database(TestDatabase::Schema::kEmpty);
  auto opened = Session::Open(database.Runtime());
  ASSERT_TRUE(opened.ok()) << opened.status();
  Session& session = **opened;
  ASSERT_TRUE(session.Ping());
  database.Sql("KILL CONNECTION " + std::to_string(session.connection_id()) + ";");
  const absl::Status lost = Statement(session, "test.one", "SELECT 1").OneOf<int>().status();
  EXPECT_EQ(lost.code(), absl::StatusCode::kUnavailable) << lost;
  EXPECT_FALSE(session.usable());
  EXPECT_FALSE(session.Ping());
  const std::uint64_t sent = session.statements();
  EXPECT_EQ(Statement(session, "test.two", "SELECT 1").OneOf<int>().status().code(),
            absl::StatusCode::kUnavailable);
  EXPECT_EQ(session.statements(), sent);
}

TEST(SessionTest, NothingIsSentAfterTheDeadline) {
  const TestDatabase database(TestDatabase::Schema::kEmpty);
  auto opened = Session::Open(database.Runtime());
  ASSERT_TRUE(opened.ok()) << opened.status();
  Session& session = **opened;
  session.set_deadline(std::chrono::steady_clock::now());
  const absl::Status late = Statement(session, "test.late", "SELECT 1").OneOf<int>().status();
  EXPECT_EQ(late.code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_EQ(base::DetailOf(late)->reason, "DATABASE_TIMEOUT");
  session.set_deadline(SteadyTime::max());
  EXPECT_TRUE(Statement(session, "test.again", "SELECT 1").OneOf<int>().ok());
}

TEST(SessionTest, AStatementThatTakesTooLongIsATimeoutAndTheSessionLives) {
  const TestDatabase database(TestDatabase::Schema::kEmpty);
  ConnectionOptions options = database.Runtime();
  options.statement_time_max_s = 1;
  auto opened = Session::Open(options);
  ASSERT_TRUE(opened.ok()) << opened.status();
  Session& session = **opened;
  const absl::Status slow = Statement(session, "test.slow",
                                      "SELECT COUNT(*) FROM seq_1_to_100000 a, seq_1_to_100000 b"
                                      " WHERE a.seq + b.seq = 0")
                                .OneOf<int>()
                                .status();
  EXPECT_EQ(slow.code(), absl::StatusCode::kDeadlineExceeded) << slow;
  EXPECT_EQ(FaultOf(slow)->err_num, 1969U);
  EXPECT_TRUE(session.usable());
  EXPECT_TRUE(Statement(session, "test.after", "SELECT 1").OneOf<int>().ok());
}

TEST(FaultsTest, EveryNumberOfTheRetryTableHasItsFault) {
  for (const unsigned n : {1213U, 1205U, 1020U}) EXPECT_EQ(Classify(n), Fault::kConflict) << n;
  for (const unsigned n : {2006U, 2013U, 2002U, 2003U, 1927U, 1053U, 1040U}) {
    EXPECT_EQ(Classify(n), Fault::kLost) << n;
    EXPECT_EQ(ClassifyCommit(n), Fault::kUnknownCommit) << n;
    EXPECT_FALSE(SessionSurvives(n)) << n;
  }
  EXPECT_EQ(Classify(1062), Fault::kDuplicate);
  for (const unsigned n : {1969U, 3024U, 1317U}) EXPECT_EQ(Classify(n), Fault::kTimeout) << n;
  for (const unsigned n : {1452U, 4025U, 1406U, 1264U, 1048U, 1064U, 1153U}) {
    EXPECT_EQ(Classify(n), Fault::kOther) << n;
  }
  EXPECT_EQ(ClassifyCommit(1213), Fault::kConflict) << "Galera's refusal";
  EXPECT_EQ(ClassifyCommit(1317), Fault::kUnknownCommit);
  EXPECT_TRUE(SessionSurvives(1062));
  EXPECT_FALSE(SessionSurvives(1153)) << "the server hangs up after a packet too large";
  EXPECT_FALSE(SessionSurvives(2014)) << "commands out of sync";
}

TEST(FaultsTest, ACallerSeesReasonAndChineseText) {
  const absl::Status conflict = MakeFault({Fault::kConflict, 1213, "task.lock"});
  EXPECT_EQ(conflict.code(), absl::StatusCode::kAborted);
  const auto detail = base::DetailOf(conflict);
  ASSERT_TRUE(detail.has_value());
  EXPECT_EQ(detail->reason, "DATABASE_CONFLICT");
  EXPECT_TRUE(detail->retry_after.has_value());
  EXPECT_FALSE(detail->message_zh.empty());
  EXPECT_TRUE(detail->metadata.empty()) << "statement and number are for us alone";
  const auto info = FaultOf(conflict);
  ASSERT_TRUE(info.has_value());
  EXPECT_EQ(info->err_num, 1213U);
  EXPECT_EQ(info->statement, "task.lock");

  const absl::Status bug = MakeFault({Fault::kOther, 1064, "task.lock"});
  EXPECT_EQ(bug.code(), absl::StatusCode::kInternal);
  EXPECT_EQ(base::DetailOf(bug)->reason, "DATABASE_ERROR");
  EXPECT_FALSE(base::DetailOf(bug)->retry_after.has_value());
  EXPECT_EQ(bug.message(), "database error");
  EXPECT_FALSE(FaultOf(absl::InternalError("else")).has_value());
}

}  // namespace
}  // namespace duban::storage
