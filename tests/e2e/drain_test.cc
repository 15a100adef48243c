// SIGTERM while clients write: what was acknowledged is there, and the server goes in good order.
#include <algorithm>
#include <chrono>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/e2e/harness/chain_load.h"
#include "tests/e2e/harness/documents.h"
#include "tests/e2e/harness/record_check.h"
#include "tests/e2e/world.h"

namespace duban::testing {
namespace {

constexpr std::chrono::seconds kUnderLoad{2};

// The checks that the kill tests rest on find what they are for.
void ExpectChecksCanFail(const TestDatabase& database, std::vector<Transition> journal) {
  const auto told = std::find_if(journal.begin(), journal.end(), [](const Transition& t) {
    return t.outcome == Outcome::kAcknowledged && t.method == "SubmitAssignment";
  });
  ASSERT_NE(told, journal.end());
  const std::string marker = std::exchange(told->marker, "op-99-99");
  EXPECT_EQ(CheckTransitions(database, journal).size(), 2U) << "a lost one was not found";
  told->marker = marker;
  EXPECT_EQ(CheckTransitions(database, journal).size(), 0U);
  journal.erase(told);
  EXPECT_EQ(CheckTransitions(database, journal).size(), 1U) << "one of no call was not found";
}

TEST(Drain, TerminatedUnderLoad) {
  World world;
  const v1::ImportPlanResponse plan = [&] {
    v1::ImportPlanRequest request;
    request.set_text(PlanText(60, "(牵头处室:财务处。责任处室:干部人事处)"));
    request.set_issuing_unit(world.bureau().Unit(kBureau));
    *request.mutable_default_due_date() = DaysFromToday(40);
    return Must(world.As("ducha").plans().ImportPlan(request));
  }();
  v1::IssuePlanRequest issue;
  issue.set_name(plan.plan().name());
  Must(world.As("ducha").plans().IssuePlan(issue));
  std::vector<std::string> tasks;
  for (const v1::Task& task : plan.tasks()) tasks.push_back(task.name());

  ChainLoad load(world.bureau(), tasks, {.clients = 16, .seed = 11, .abandoned = 0.5});
  std::this_thread::sleep_for(kUnderLoad);
  EXPECT_GT(load.acknowledged(), 0);
  const auto before = std::chrono::steady_clock::now();
  EXPECT_EQ(world.server().Stop(), 0) << world.server().Log();
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(15));
  world.server().Start();
  load.Stop();

  const std::vector<Transition> journal = load.Journal();
  EXPECT_THAT(CheckTransitions(world.database(), journal), ::testing::IsEmpty());
  EXPECT_THAT(CheckAnswers(world.database(), world.bureau(), journal), ::testing::IsEmpty());
  EXPECT_THAT(CheckRecord(world.database(), world.bureau(), tasks), ::testing::IsEmpty());
  ExpectChecksCanFail(world.database(), journal);
}

TEST(Drain, IdleServerStopsAtOnce) {
  World& world = World::Get();
  ServerProcess second(world.database());
  second.Start();
  EXPECT_EQ(second.Stop(), 0) << second.Log();
}

}  // namespace
}  // namespace duban::testing
