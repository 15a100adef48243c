// Multi-row statements against a real MariaDB.
#include "server/storage/rows.h"

#include <cstdint>
#include <optional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/base/status.h"
#include "tests/integration/statement_fixture.h"

namespace duban::storage {
namespace {

class RowsTest : public StatementTest {};

TEST_F(RowsTest, ManyRowsTravelInChunks) {
  std::uint64_t sent = 0;
  const auto run = [&](auto& rows) {
    absl::Status status = Write([](Session&) { return absl::OkStatus(); });  // opens the session
    const std::uint64_t before = Session::TotalStatements();
    if (status.ok()) status = Write([&](Session& session) { return rows.Run(session); });
    sent = Session::TotalStatements() - before - 2;  // BEGIN, COMMIT
    return status;
  };
  RowInsert insert("test.insert", "thing", "id, number, text_");
  for (int id = 1; id <= 450; ++id) insert.Add({id, id, std::string(100, 'x')});
  ASSERT_TRUE(run(insert).ok());
  EXPECT_EQ(sent, 3U) << "200 + 200 + 50 rows";

  RowUpdate update("test.update", "thing", "id", {"number", "text_"});
  for (int id = 450; id > 350; --id) update.Add(id, {-id, "n" + std::to_string(id)});
  ASSERT_TRUE(run(update).ok());
  EXPECT_EQ(sent, 2U) << "64 + 36 rows";
  EXPECT_EQ(Select<std::int64_t>("SELECT COUNT(*) FROM thing WHERE number = -id"
                                 " AND text_ = CONCAT('n', id)"),
            100);
  EXPECT_EQ(Select<std::int64_t>("SELECT COUNT(*) FROM thing WHERE number = id AND id <= 350"),
            350);

  RowInsert large("test.insert", "thing", "id, payload");
  for (int id = 1001; id <= 1005; ++id) large.Add({id, std::string(600'000, 'p')});
  ASSERT_TRUE(run(large).ok());
  EXPECT_EQ(sent, 3U) << "two of 600 kB pass 1 MiB";
}

TEST_F(RowsTest, AnUpdateGivesEachRowItsOwnWhateverMostHave) {
  ASSERT_TRUE(Write([](Session& session) {
                RowInsert insert("test.insert", "thing", "id, number, text_");
                for (int id = 1; id <= 7; ++id) insert.Add({id, -id, "old"});
                return insert.Run(session);
              }).ok());
  ASSERT_TRUE(Write([](Session& session) {
                RowUpdate update("test.update", "thing", "id", {"number", "text_"});
                update.Add(1, {5, "a"});
                update.Add(2, {std::nullopt, "it's"});
                update.Add(3, {std::nullopt, "it's"});
                update.Add(4, {std::nullopt, "b"});
                update.Add(5, {0, "it's"});
                update.Add(6, {std::nullopt, "it's"});
                return update.Run(session);
              }).ok());
  EXPECT_EQ(database_->Sql("SELECT id, number, text_ FROM thing ORDER BY id"),
            "1\t5\ta\n2\tNULL\tit's\n3\tNULL\tit's\n4\tNULL\tb\n5\t0\tit's\n6\tNULL\tit's\n"
            "7\t-7\told\n");
}

TEST_F(RowsTest, ColumnsThatNoRowChangesAreNotWritten) {
  ASSERT_TRUE(Write([](Session& session) {
                RowInsert insert("test.insert", "thing", "id, number, text_, flag");
                for (int id = 1; id <= 3; ++id) insert.Add({id, id, "old", 0});
                return insert.Run(session);
              }).ok());
  const auto update = [&](const std::vector<Value>& of_the_last) {
    return Write([&](Session& session) {
      // What the rows are said to have been is wrong, to tell what is written from what is not.
      RowUpdate rows("test.update", "thing", "id", {"number", "text_", "flag"});
      rows.Add(1, {10, "new", 1}, {10, "other"});
      rows.Add(2, {20, "new", 1}, {20, "new"});
      rows.Add(3, {30, "new", 1}, of_the_last);
      return rows.Run(session);
    });
  };
  ASSERT_TRUE(update({30, "new"}).ok());
  EXPECT_EQ(database_->Sql("SELECT number, text_, flag FROM thing ORDER BY id"),
            "1\tnew\t1\n2\tnew\t1\n3\tnew\t1\n");
  ASSERT_TRUE(update({}).ok());
  EXPECT_EQ(database_->Sql("SELECT number FROM thing ORDER BY id"), "10\n20\n30\n");
  EXPECT_TRUE(Write([](Session& session) {
                RowUpdate rows("test.update", "thing", "id", {"number"});
                rows.Add(404, {1}, {1});
                return rows.Run(session);
              }).ok())
      << "nothing changed, nothing is sent";
  EXPECT_THROW((void)RowUpdate("test.update", "thing", "id", {"number"}).Add(1, {1}, {1, 2}),
               MisuseError);
}

TEST_F(RowsTest, ATextOfTwoStatementsIsRefused) {
  EXPECT_THROW((void)Write([](Session& session) {
                 RowUpdate update("test.update", "thing", "id",
                                  {"flag = 1; DELETE FROM thing; --"});
                 update.Add(1, {1});
                 return update.Run(session);
               }),
               MisuseError);
  EXPECT_THROW((void)Write([](Session& session) {
                 RowInsert insert("test.insert", "thing; DELETE FROM thing", "id");
                 insert.Add({1});
                 return insert.Run(session);
               }),
               MisuseError);
}

TEST_F(RowsTest, AKeyMayNameHoweverManyRowsThereAre) {
  ASSERT_TRUE(Write([](Session& session) {
                RowInsert insert("test.insert", "thing", "id, number, text_");
                for (int id = 1; id <= 5; ++id) insert.Add({id, id / 3, "old"});
                return insert.Run(session);
              }).ok());
  ASSERT_TRUE(Write([](Session& session) {
                RowUpdate update("test.update", "thing", "number", {"text_"},
                                 RowUpdate::Rows::kAnyOfEachKey);
                update.Add(0, {"zero"});
                update.Add(1, {"one"});
                update.Add(404, {"none"});
                return update.Run(session);
              }).ok());
  EXPECT_EQ(database_->Sql("SELECT id, text_ FROM thing ORDER BY id"),
            "1\tzero\n2\tzero\n3\tone\n4\tone\n5\tone\n");
}

TEST_F(RowsTest, AnUpdateThatMissesARowAborts) {
  ASSERT_TRUE(Write([](Session& session) {
                RowInsert insert("test.insert", "thing", "id, number");
                insert.Add({1, 1});
                insert.Add({2, 2});
                return insert.Run(session);
              }).ok());
  const absl::Status status = Write([](Session& session) {
    RowUpdate update("test.update", "thing", "id", {"number"});
    update.Add(1, {10});
    update.Add(404, {10});
    return update.Run(session);
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kInternal);
  EXPECT_EQ(Select<std::int64_t>("SELECT number FROM thing WHERE id = 1"), 1);

  EXPECT_THROW((void)Write([](Session& session) {
                 RowUpdate update("test.update", "thing", "id", {"number"});
                 update.Add(1, {10});
                 update.Add(1, {11});
                 return update.Run(session);
               }),
               MisuseError);
  RowInsert insert("test.insert", "thing", "id, number");
  EXPECT_THROW(insert.Add({1}), MisuseError);
}

TEST_F(RowsTest, TheUpdateReadsItsRowsByPrimaryKey) {
  // The form RowUpdate sends, explained on a table large enough for the plan to matter.
  database_->Sql(
      "INSERT INTO thing (id, number) SELECT seq, seq FROM seq_1_to_20000;"
      "ANALYZE TABLE thing;");
  const std::string plan = database_->Sql(
      "EXPLAIN UPDATE thing SET number = CASE id WHEN 5 THEN 1 ELSE 2 END"
      " WHERE id IN (5,900);");
  EXPECT_THAT(plan, ::testing::HasSubstr("range\tPRIMARY\tPRIMARY\t8\tNULL\t2"));
}

}  // namespace
}  // namespace duban::storage
