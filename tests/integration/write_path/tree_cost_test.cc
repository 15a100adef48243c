// What a command costs must not grow with the tree: a task to 11 counties of 40 schools each beside
// one of two levels and three units. Nothing is in memory from an earlier command: what each looks
// at is read.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include <gmock/gmock.h>

#include "tests/integration/write_path/county.h"

namespace duban::testing {
namespace {

using Clock = std::chrono::steady_clock;

class TreeCost : public CountyOffice {
 protected:
  struct Costs {
    std::vector<double> us;
    std::vector<double> statements;
  };

  // Runs the commands of both sides in turn, so that whatever else the machine does meets both, and
  // takes the lower quartile of each; a block of ids is taken now and then.
  void Compare(const char* what, const std::vector<app::WriteCommand>& on_small,
               const std::vector<app::WriteCommand>& on_large) {
    Costs small;
    Costs large;
    for (std::size_t i = 0; i < on_small.size(); ++i) {
      Measure(on_small[i], small);
      Measure(on_large[i], large);
    }
    const double small_us = LowerQuartile(small.us);
    const double large_us = LowerQuartile(large.us);
    std::printf(
        "%-8s two levels of 3: %2.0f statements, %5.0f us; 11 x 40: %2.0f, %5.0f us; %.2f\n", what,
        LowerQuartile(small.statements), small_us, LowerQuartile(large.statements), large_us,
        large_us / small_us);
    EXPECT_EQ(LowerQuartile(large.statements), LowerQuartile(small.statements)) << what;
  }

 private:
  void Measure(const app::WriteCommand& command, Costs& costs) {
    app::WriteBatch cold(one_->batch.environment());
    const std::uint64_t before = storage::Session::TotalStatements();
    const Clock::time_point start = Clock::now();
    ASSERT_TRUE(cold.RunOne(command).ok());
    costs.us.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
    costs.statements.push_back(static_cast<double>(storage::Session::TotalStatements() - before));
  }

  static double LowerQuartile(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 4];
  }
};

TEST_F(TreeCost, ElevenCountiesOfFortySchools) {
  AddCounties(11, 40);
  std::vector<Issued> small;
  for (int i = 0; i < 44; ++i) small.push_back(NewTask());
  const Tree tree = SplitTree();

  const auto of_small = [&](const char* method, domain::UserId who,
                            const domain::Command& command) {
    std::vector<app::WriteCommand> commands;
    for (const Issued& at : small) {
      commands.push_back(On(Request(who, method), at.task, at.child, command));
    }
    return commands;
  };
  // A few schools of every county.
  const auto of_large = [&](const char* method, bool by_county, const domain::Command& command) {
    std::vector<app::WriteCommand> commands;
    for (std::size_t county = 0; county < 11; ++county) {
      for (std::size_t school = 0; school < 4; ++school) {
        const domain::UserId head = counties_[county].schools[school].head;
        commands.push_back(On(Request(by_county ? counties_[county].head : head, method), tree.task,
                              tree.schools[county][school], command));
      }
    }
    return commands;
  };
  const domain::Submit submit{.summary = "已完成"};
  const domain::Approve approve{.comment = "同意"};
  Compare("accept", of_small("Accept", personnel_head_, domain::Accept{}),
          of_large("Accept", false, domain::Accept{}));
  Compare("urge", of_small("Urge", finance_head_, domain::Urge{}),
          of_large("Urge", true, domain::Urge{}));
  Compare("submit", of_small("Submit", personnel_head_, submit), of_large("Submit", false, submit));
  Compare("approve", of_small("Approve", finance_head_, approve),
          of_large("Approve", true, approve));
  ExpectIntact(tree.task);
}

}  // namespace
}  // namespace duban::testing
