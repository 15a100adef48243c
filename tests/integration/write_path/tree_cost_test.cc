// What a command costs must not grow with the tree: a task to 11 counties of 40 schools each beside
// one of two levels and three units.
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
  struct Cost {
    std::uint64_t statements = 0;
    double us = 0;
  };

  // The median of the runs of a command, each on its own assignment, and its statements.
  Cost Measure(const std::vector<app::WriteCommand>& commands) {
    std::vector<double> times;
    Cost cost;
    for (const app::WriteCommand& command : commands) {
      const std::uint64_t before = storage::Session::TotalStatements();
      const Clock::time_point start = Clock::now();
      Must(command);
      times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
      cost.statements = std::max(cost.statements, storage::Session::TotalStatements() - before);
    }
    std::sort(times.begin(), times.end());
    cost.us = times[times.size() / 2];
    return cost;
  }

  static void Compare(const char* what, const Cost& small, const Cost& large) {
    std::printf("%-16s two levels of 3: %2lu statements, %5.0f us; 11 x 40: %2lu, %5.0f us; %.2f\n",
                what, static_cast<unsigned long>(small.statements), small.us,
                static_cast<unsigned long>(large.statements), large.us, large.us / small.us);
    EXPECT_EQ(large.statements, small.statements) << what;
  }
};

TEST_F(TreeCost, ElevenCountiesOfFortySchools) {
  AddCounties(11, 40);
  std::vector<Issued> small;
  for (int i = 0; i < 40; ++i) small.push_back(NewTask());
  const Tree tree = SplitTree();
  // Blocks of ids are taken now.
  Must(On(Request(counties_[0].schools[39].head, "Accept"), tree.task, tree.schools[0][39],
          domain::Accept{}));
  Must(On(Request(counties_[0].schools[39].head, "Submit"), tree.task, tree.schools[0][39],
          domain::Submit{.summary = "已完成"}));

  const auto of_small = [&](const char* method, domain::UserId who,
                            const domain::Command& command) {
    std::vector<app::WriteCommand> commands;
    for (const Issued& at : small) {
      commands.push_back(On(Request(who, method), at.task, at.child, command));
    }
    return Measure(commands);
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
    return Measure(commands);
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
