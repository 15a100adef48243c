// The purge's statements.
#include "tests/integration/tables/store_fixture.h"

namespace duban::testing {
namespace {

using HousekeepingTest = StoreFixture;

TEST_F(HousekeepingTest, PurgesTheOldestAnswers) {
  for (int day = 1; day <= 10; ++day) {
    app::ChangeSet changes;
    changes.answers = {random_.Answer(), random_.Answer()};
    changes.now = absl::FromUnixSeconds(1'700'000'000 + day * 86'400);
    ASSERT_TRUE(Persist(changes).ok());
  }
  const absl::Time sixth = absl::FromUnixSeconds(1'700'000'000 + 6 * 86'400);
  EXPECT_EQ(*housekeeping_.PurgeAnswers(sixth, 4), 4);
  EXPECT_EQ(db_.Sql("SELECT (MIN(created_at_us) DIV 1000000 - 1700000000) DIV 86400, COUNT(*) "
                    "FROM request_answer"),
            "3\t16\n");
  EXPECT_EQ(*housekeeping_.PurgeAnswers(sixth, 100), 6);
  EXPECT_EQ(*housekeeping_.PurgeAnswers(sixth, 100), 0);
}

TEST_F(HousekeepingTest, PurgesSessionsThatAreOver) {
  app::ChangeSet changes;
  const absl::Time noon = absl::FromUnixSeconds(1'700'000'000);
  for (int i = 1; i <= 8; ++i) {
    changes.new_sessions.push_back({.id = {i},
                                    .user = {1},
                                    .token_hash = std::string(31, 't') + static_cast<char>('0' + i),
                                    .create_time = noon - absl::Hours(12),
                                    .expire_time = noon + absl::Hours(i - 5)});
  }
  ASSERT_TRUE(Persist(changes).ok());
  EXPECT_EQ(*housekeeping_.PurgeSessions(noon, 3), 3);
  EXPECT_EQ(db_.Sql("SELECT GROUP_CONCAT(id ORDER BY id) FROM session"), "4,5,6,7,8\n");
  EXPECT_EQ(*housekeeping_.PurgeSessions(noon, 3), 2);
  EXPECT_EQ(*housekeeping_.PurgeSessions(noon, 3), 0);
  EXPECT_EQ(db_.Sql("SELECT GROUP_CONCAT(id ORDER BY id) FROM session"), "6,7,8\n");
}

}  // namespace
}  // namespace duban::testing
