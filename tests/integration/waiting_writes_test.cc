// Writes that wait for the next statement with an answer, and travel together (ADR 49).
#include <chrono>
#include <optional>
#include <string>

#include <absl/strings/ascii.h>
#include <absl/strings/escaping.h>
#include <gtest/gtest.h>

#include "tests/integration/counter_fixture.h"

namespace duban::storage {
namespace {

class WaitingWrites : public CounterTest {
 protected:
  static absl::Status AddWithTheNext(Session& session, int id) {
    return AddStatement(session, id, 1).RunExactly(1);
  }
};

TEST_F(WaitingWrites, WritesThatNobodyWaitsForAreOneRoundTrip) {
  TransactionRunner runner(*pool_);
  ASSERT_TRUE(runner.Run({}, [](Session& session) { return Add(session, 1); }).ok());
  const std::uint64_t statements = Session::TotalStatements();
  const std::uint64_t round_trips = Session::TotalRoundTrips();
  ASSERT_TRUE(runner
                  .Run({},
                       [](Session& session) -> absl::Status {
                         RETURN_IF_ERROR(AddWithTheNext(session, 1));
                         RETURN_IF_ERROR(Insert(session, "request.insert", "r"));
                         return AddWithTheNext(session, 2);
                       })
                  .ok());
  EXPECT_EQ(Session::TotalStatements() - statements, 5U);
  EXPECT_EQ(Session::TotalRoundTrips() - round_trips, 3U);
  EXPECT_EQ(Value(1), "2");
  EXPECT_EQ(Value(2), "1");
}

TEST_F(WaitingWrites, AReadSeesTheWritesThatWaitedForIt) {
  TransactionRunner runner(*pool_);
  const absl::Status status = runner.Run({}, [](Session& session) -> absl::Status {
    RETURN_IF_ERROR(AddWithTheNext(session, 1));
    ASSIGN_OR_RETURN(
        const std::optional<int> value,
        Statement(session, "counter.read", "SELECT value FROM counter WHERE id = 1").OneOf<int>());
    EXPECT_EQ(value, 1);
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_F(WaitingWrites, TheFirstWriteThatFailsEndsThemAllAndIsNamed) {
  TransactionRunner runner(*pool_);
  const absl::Status twice = runner.Run({}, [](Session& session) -> absl::Status {
    RETURN_IF_ERROR(AddWithTheNext(session, 1));
    RETURN_IF_ERROR(Insert(session, "request.first", "r"));
    RETURN_IF_ERROR(Insert(session, "request.second", "r"));
    return AddWithTheNext(session, 2);
  });
  EXPECT_EQ(twice.code(), absl::StatusCode::kAlreadyExists) << twice;
  ASSERT_TRUE(FaultOf(twice).has_value());
  EXPECT_EQ(FaultOf(twice)->err_num, 1062U);
  EXPECT_EQ(FaultOf(twice)->statement, "request.second");

  const absl::Status missed = runner.Run({}, [](Session& session) -> absl::Status {
    RETURN_IF_ERROR(AddWithTheNext(session, 1));
    RETURN_IF_ERROR(AddWithTheNext(session, 404));
    return AddWithTheNext(session, 2);
  });
  EXPECT_EQ(missed.code(), absl::StatusCode::kInternal) << missed;
  ASSERT_TRUE(FaultOf(missed).has_value());
  EXPECT_EQ(FaultOf(missed)->statement, "counter.add");

  EXPECT_EQ(Value(1), "0");
  EXPECT_EQ(Value(2), "0");
  EXPECT_EQ(pool_->stats().discarded, 0U) << "the session is as good as before";
  EXPECT_TRUE(runner.Run({}, [](Session& session) { return Add(session, 1); }).ok());
}

TEST_F(WaitingWrites, WhatWaitsIsNotSentAfterTheDeadline) {
  TransactionRunner runner(*pool_);
  const absl::Status late = runner.Run({.attempts_max = 1}, [](Session& session) -> absl::Status {
    RETURN_IF_ERROR(AddWithTheNext(session, 1));
    session.set_deadline(std::chrono::steady_clock::now());
    return absl::OkStatus();
  });
  EXPECT_EQ(late.code(), absl::StatusCode::kDeadlineExceeded) << late;
  EXPECT_EQ(Value(1), "0");
}

// The texts travel with semicolons between them: one inside a value must not become another.
TEST_F(WaitingWrites, AValueIsNeverAStatement) {
  TransactionRunner runner(*pool_);
  for (const char* hostile : {"a'); DELETE FROM counter; -- ", "a\\'); DELETE FROM counter; -- ",
                              "\\", ";", "';", "\\';"}) {
    ASSERT_TRUE(runner
                    .Run({},
                         [&](Session& session) -> absl::Status {
                           RETURN_IF_ERROR(Insert(session, "request.insert", hostile));
                           return AddWithTheNext(session, 1);
                         })
                    .ok());
    const std::string stored = database_->Sql(
        "SELECT HEX(id) FROM request; DELETE FROM request; SELECT COUNT(*) FROM counter;");
    EXPECT_EQ(stored, absl::AsciiStrToUpper(absl::BytesToHexString(hostile)) + "\n2\n");
  }
  EXPECT_EQ(Value(1), "6");
}

// Far below the largest packet that the server takes.
TEST_F(WaitingWrites, ALotOfWritesIsSeveralRoundTrips) {
  TransactionRunner runner(*pool_);
  database_->Sql("CREATE TABLE IF NOT EXISTS blob_ (id INT PRIMARY KEY, data LONGBLOB);");
  ASSERT_TRUE(runner.Run({}, [](Session& session) { return Add(session, 1); }).ok());
  const std::uint64_t round_trips = Session::TotalRoundTrips();
  ASSERT_TRUE(runner
                  .Run({},
                       [](Session& session) -> absl::Status {
                         for (int id = 1; id <= 6; ++id) {
                           RETURN_IF_ERROR(
                               Statement(session, "blob.insert",
                                         "INSERT INTO blob_ (id, data) VALUES (:id, :data)",
                                         {{"id", id}, {"data", std::string(400'000, 'x')}})
                                   .RunExactly(1));
                         }
                         return absl::OkStatus();
                       })
                  .ok());
  EXPECT_EQ(Session::TotalRoundTrips() - round_trips, 5U) << "BEGIN, three of 0.8 MB, COMMIT";
}

}  // namespace
}  // namespace duban::storage
