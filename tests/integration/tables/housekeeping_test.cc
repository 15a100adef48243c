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

}  // namespace
}  // namespace duban::testing
