// The façade against a real MariaDB: every trap of SOCI 4.0.3 that we know is refused or harmless.
#include "server/storage/statement.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/storage/rows.h"
#include "tests/integration/statement_fixture.h"

namespace duban::storage {
namespace {

using ::testing::ElementsAre;

struct TagT {};
using TagId = base::Id<TagT>;
enum class Colour : std::int16_t { kRed = 1, kGreen = 2 };

TEST_F(StatementTest, IntegersKeepTheirValueAtTheEdges) {
  EXPECT_EQ(Select<std::uint64_t>("SELECT :v", {{"v", std::numeric_limits<std::uint64_t>::max()}}),
            std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(Select<std::int64_t>("SELECT :v", {{"v", std::numeric_limits<std::int64_t>::min()}}),
            std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(Select<std::int64_t>("SELECT 1-:v", {{"v", -5}}), 6);
  EXPECT_TRUE(Select<bool>("SELECT :v", {{"v", true}}));
  EXPECT_FALSE(Select<bool>("SELECT :v", {{"v", false}}));
}

TEST_F(StatementTest, EveryTypeRoundTripsThroughATable) {
  struct Row {
    TagId id;
    std::int64_t number = 0;
    std::uint64_t natural = 0;
    bool flag = false;
    std::string text;
    absl::CivilDay day;
    absl::Time at;
    Colour colour = Colour::kRed;
    TagId other;
    std::optional<absl::Time> never;
  };
  const absl::Time at = absl::FromUnixMicros(1'795'000'000'123'456);
  ASSERT_TRUE(Write([&](Session& session) {
                return Statement(session, "test.insert",
                                 "INSERT INTO thing (id, number, natural_, flag, text_, day, at_us,"
                                 " colour, other_id) VALUES (:id, :number, :natural, :flag, :text,"
                                 " :day, :at, :colour, :other)",
                                 {{"id", TagId{7}},
                                  {"number", -3},
                                  {"natural", std::numeric_limits<std::uint64_t>::max()},
                                  {"flag", true},
                                  {"text", "关于加强督办的通知"},
                                  {"day", absl::CivilDay(2026, 12, 31)},
                                  {"at", at},
                                  {"colour", Colour::kGreen},
                                  {"other", TagId{}}})
                    .RunExactly(1);
              }).ok());
  Row row;
  ASSERT_TRUE(
      runner_
          ->Read(SteadyTime::max(),
                 [&](Session& session) -> absl::Status {
                   ASSIGN_OR_RETURN(
                       const std::optional<Row> found,
                       Statement(session, "test.row",
                                 "SELECT id, number, natural_, flag, text_, day, at_us, colour,"
                                 " other_id, NULL FROM thing WHERE id = :id",
                                 {{"id", 7}})
                           .One<Row>([](Row& r) {
                             return std::tie(r.id, r.number, r.natural, r.flag, r.text, r.day, r.at,
                                             r.colour, r.other, r.never);
                           }));
                   row = found.value();
                   return absl::OkStatus();
                 })
          .ok());
  EXPECT_EQ(row.id, TagId{7});
  EXPECT_EQ(row.number, -3);
  EXPECT_EQ(row.natural, std::numeric_limits<std::uint64_t>::max());
  EXPECT_TRUE(row.flag);
  EXPECT_EQ(row.text, "关于加强督办的通知");
  EXPECT_EQ(row.day, absl::CivilDay(2026, 12, 31));
  EXPECT_EQ(row.at, at);
  EXPECT_EQ(row.colour, Colour::kGreen);
  EXPECT_FALSE(row.other) << "no id is stored as NULL and read as no id";
  EXPECT_FALSE(row.never);
  EXPECT_EQ(Select<std::int64_t>("SELECT COUNT(*) FROM thing WHERE other_id IS NULL"), 1);
}

TEST_F(StatementTest, BytesRoundTripThroughInsertAndBothUpdates) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  bytes += "':s0 :x \\' \"--/*";
  const std::string hash = bytes.substr(200, 32);
  ASSERT_TRUE(Write([&](Session& session) -> absl::Status {
                RowInsert insert("test.insert", "thing", "id, hash, payload");
                insert.Add({1, hash, bytes});
                insert.Add({2, std::string(32, '\0'), std::string()});
                RETURN_IF_ERROR(insert.Run(session));
                RowUpdate update("test.update", "thing", "id", {"hash", "payload"});
                update.Add(2, {hash, bytes});
                update.Add(1, {bytes.substr(100, 32), std::nullopt});
                RETURN_IF_ERROR(update.Run(session));
                RowUpdate single("test.update", "thing", "id", {"payload"});
                single.Add(1, {bytes + bytes});
                return single.Run(session);
              }).ok());
  EXPECT_EQ(Select<std::string>("SELECT hash FROM thing WHERE id = 2"), hash);
  EXPECT_EQ(Select<std::string>("SELECT payload FROM thing WHERE id = 2"), bytes);
  EXPECT_EQ(Select<std::string>("SELECT hash FROM thing WHERE id = 1"), bytes.substr(100, 32));
  EXPECT_EQ(Select<std::string>("SELECT payload FROM thing WHERE id = 1"), bytes + bytes);
  EXPECT_EQ(Select<std::int64_t>("SELECT id FROM thing WHERE hash = :h", {{"h", hash}}), 2);
}

TEST_F(StatementTest, TemporariesAndAwkwardTextsAreBoundWhole) {
  EXPECT_EQ(Select<std::string>("SELECT :a", {{"a", std::string(64, 'q')}}), std::string(64, 'q'));
  const std::string awkward = R"(it's \ "12:30" :s0 -- x /* y */ ; 100%)";
  EXPECT_EQ(Select<std::string>("SELECT CONCAT(:a, ':', '12:30', :a)", {{"a", awkward}}),
            awkward + ":12:30" + awkward);
  EXPECT_EQ(Select<std::string>("SELECT :a", {{"a", ""}}), "");
  EXPECT_EQ(Select<std::optional<std::string>>("SELECT :a", {{"a", std::optional<std::string>()}}),
            std::nullopt);
}

TEST_F(StatementTest, AColonNeverCutsAStatement) {
  ASSERT_TRUE(Write([](Session& session) {
                RowInsert insert("test.insert", "thing", "id, number");
                for (int id = 1; id <= 3; ++id) insert.Add({id, id});
                return insert.Run(session);
              }).ok());
  const std::vector<std::string> traps = {
      "DELETE FROM thing -- purge: old\n WHERE id = 1",
      "DELETE FROM thing /* purge: old */ WHERE id = 1",
      "DELETE FROM thing # purge: old\n WHERE id = 1",
      "DELETE FROM thing WHERE text_ = \"12:30\"",
      "DELETE FROM thing WHERE `a:b` = 1",
      "DELETE FROM thing WHERE id = :missing",
      "DELETE FROM thing WHERE text_ = 'x\\': y' AND id = 1",
      "DELETE FROM thing WHERE id = (@x := 1)",
      "DELETE FROM thing WHERE text_ = 'open: ",
      "DELETE FROM thing WHERE id = 1; SELECT 1",
  };
  for (const std::string& trap : traps) {
    EXPECT_THROW((void)Write([&](Session& session) {
                   return Statement(session, "test.trap", trap).Run().status();
                 }),
                 MisuseError)
        << trap;
  }
  EXPECT_EQ(Select<std::int64_t>("SELECT COUNT(*) FROM thing"), 3);
  EXPECT_EQ(Select<std::string>("SELECT 'a:b'"), "a:b") << "a colon in quotes is plain text";
}

TEST_F(StatementTest, RefusesWhatIsNotAStatementOfOurs) {
  for (const char* sql : {"COMMIT", "BEGIN", "SET autocommit = 0", "DROP TABLE thing",
                          "TRUNCATE thing", "INSERT IGNORE INTO thing (id) VALUES (1)",
                          "UPDATE IGNORE thing SET id = 1", "select 1", ""}) {
    EXPECT_THROW(Render("test.verb", sql, {}), MisuseError) << sql;
  }
  EXPECT_THROW((void)Write([](Session& session) {
                 return Statement(session, "test.unread", "SELECT 1").Run().status();
               }),
               MisuseError)
      << "a result that nobody reads";
  EXPECT_THROW(Render("test.unused", "SELECT :a", {{"a", 1}, {"b", 2}}), MisuseError);
  EXPECT_EQ(Render("test.twice", "SELECT :a, :a", {{"a", 1}}).sql(), "SELECT 1, 1");
}

TEST_F(StatementTest, AWriteOutsideATransactionIsRefused) {
  EXPECT_THROW((void)runner_->Read(
                   SteadyTime::max(),
                   [](Session& session) {
                     return Statement(session, "test.stray", "DELETE FROM thing").Run().status();
                   }),
               MisuseError);
}

TEST_F(StatementTest, NullIntoAPlainMemberIsAnErrorAndTheTextNamesNoValue) {
  try {
    Select<std::int64_t>("SELECT NULLIF(:secret, :secret)", {{"secret", "token-4711"}});
    FAIL() << "NULL was read into an int64";
  } catch (const MisuseError& error) {
    EXPECT_STREQ(error.what(), "test.select: column 0 does not fit its member");
  }
  EXPECT_THROW(Select<std::int32_t>("SELECT 2147483648"), MisuseError) << "out of range";
  EXPECT_THROW(Select<std::int64_t>("SELECT '12x'"), MisuseError);
  EXPECT_THROW(Select<bool>("SELECT 2"), MisuseError);
  EXPECT_THROW(Select<std::int64_t>("SELECT 1, 2"), MisuseError) << "a column nobody reads";
  EXPECT_THROW(Select<std::int64_t>("SELECT 1 UNION ALL SELECT 2"), MisuseError);
}

TEST_F(StatementTest, NoRowIsNoValue) {
  const absl::Status status =
      runner_->Read(SteadyTime::max(), [](Session& session) -> absl::Status {
        ASSIGN_OR_RETURN(
            const auto row,
            Statement(session, "test.none", "SELECT id FROM thing WHERE id = :id", {{"id", 404}})
                .OneOf<std::int64_t>());
        EXPECT_FALSE(row.has_value());
        return absl::OkStatus();
      });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_F(StatementTest, ListsExpand) {
  ASSERT_TRUE(Write([](Session& session) {
                RowInsert insert("test.insert", "thing", "id, text_");
                for (int id = 1; id <= 5; ++id) insert.Add({id, "t" + std::to_string(id)});
                return insert.Run(session);
              }).ok());
  const auto ids_in = [&](std::string_view sql, std::vector<Param> params) {
    std::vector<std::int64_t> ids;
    EXPECT_TRUE(runner_
                    ->Read(SteadyTime::max(),
                           [&](Session& session) -> absl::Status {
                             ASSIGN_OR_RETURN(
                                 ids,
                                 Statement(session, "test.in", sql, params).AllOf<std::int64_t>());
                             return absl::OkStatus();
                           })
                    .ok());
    return ids;
  };
  EXPECT_THAT(ids_in("SELECT id FROM thing WHERE id IN (:ids) ORDER BY id",
                     {{"ids", std::vector<TagId>{{4}, {2}, {9}}}}),
              ElementsAre(2, 4));
  EXPECT_THAT(ids_in("SELECT id FROM thing WHERE text_ IN (:texts) ORDER BY id",
                     {{"texts", std::vector<std::string>{"t5", "t1", "it's"}}}),
              ElementsAre(1, 5));
  EXPECT_THAT(
      ids_in("SELECT id FROM thing WHERE id IN (:ids)", {{"ids", std::vector<std::int64_t>{}}}),
      ElementsAre());
}

TEST_F(StatementTest, AffectedRowsAreRowsFound) {
  ASSERT_TRUE(
      Write([](Session& session) -> absl::Status {
        RowInsert insert("test.insert", "thing", "id, number");
        for (int id = 1; id <= 3; ++id) insert.Add({id, 5});
        RETURN_IF_ERROR(insert.Run(session));
        ASSIGN_OR_RETURN(const std::int64_t same,
                         Statement(session, "test.same", "UPDATE thing SET number = 5").Run());
        EXPECT_EQ(same, 3) << "set to what they were";
        ASSIGN_OR_RETURN(const std::int64_t one,
                         Statement(session, "test.one", "DELETE FROM thing WHERE id = 1").Run());
        EXPECT_EQ(one, 1);
        return absl::OkStatus();
      }).ok());
  const absl::Status missing = Write([](Session& session) -> absl::Status {
    EXPECT_TRUE(Statement(session, "test.two", "DELETE FROM thing WHERE id = 2").Run().ok());
    (void)Statement(session, "test.404", "UPDATE thing SET number = 1 WHERE id = 404")
        .RunExactly(1);
    return absl::OkStatus();  // swallowed, and yet nothing may be committed
  });
  EXPECT_EQ(missing.code(), absl::StatusCode::kInternal);
  EXPECT_EQ(FaultOf(missing)->statement, "test.404");
  EXPECT_EQ(Select<std::int64_t>("SELECT COUNT(*) FROM thing"), 2);
}

TEST_F(StatementTest, StatementsAreCounted) {
  const std::uint64_t before = Session::TotalStatements();
  ASSERT_TRUE(Write([](Session& session) -> absl::Status {
                const std::uint64_t at = session.statements();
                EXPECT_TRUE(Statement(session, "test.a", "SELECT 1").OneOf<int>().ok());
                EXPECT_TRUE(Statement(session, "test.b", "DELETE FROM thing").Run().ok());
                EXPECT_EQ(session.statements() - at, 2U);
                return absl::OkStatus();
              }).ok());
  EXPECT_EQ(Session::TotalStatements() - before, 6U) << "two settings, BEGIN, two, COMMIT";
}

}  // namespace
}  // namespace duban::storage
