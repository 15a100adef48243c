// The domain of the chain against the model, by random walks. The walk's length is the
// environment's DUBAN_CHAIN_MODEL_COMMANDS; the long version runs a million. Seeds that once failed
// are in tests/data/chain_model_seeds.txt and run first.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/simulation/chain_model/translate.h"
#include "tests/simulation/chain_model/walk.h"

namespace duban::model {
namespace {

constexpr int kCommandsOfAWalk = 200;

std::int64_t CommandsWanted() {
  const char* wanted = std::getenv("DUBAN_CHAIN_MODEL_COMMANDS");
  return wanted == nullptr ? 100000 : std::atoll(wanted);
}

std::uint64_t FirstSeed() {
  const char* seed = std::getenv("DUBAN_CHAIN_MODEL_SEED");
  return seed == nullptr ? 1 : std::strtoull(seed, nullptr, 10);
}

void Report(const Sights& sights) {
  std::printf("%lld commands, %lld accepted, %lld tasks completed\n",
              static_cast<long long>(sights.commands), static_cast<long long>(sights.accepted),
              static_cast<long long>(sights.completed));
  for (const auto& [reason, count] : sights.reasons) {
    std::printf("  %-24s %lld\n", reason.empty() ? "(accepted)" : reason.c_str(),
                static_cast<long long>(count));
  }
  for (const auto& [act, count] : sights.acts) {
    std::printf("  accepted %-18s %lld\n", NameOf(act).c_str(), static_cast<long long>(count));
  }
}

TEST(ChainModel, SeedsThatOnceFailed) {
  std::ifstream file(DUBAN_SOURCE_DIR "/tests/data/chain_model_seeds.txt");
  ASSERT_TRUE(file.good());
  std::string line;
  int seeds = 0;
  while (std::getline(file, line)) {
    if (line.empty() || line.front() == '#') continue;
    Sights sights;
    const std::uint64_t seed = std::stoull(line);
    EXPECT_EQ(Walk(seed, Fault::kNone, sights).Run(kCommandsOfAWalk), "") << "seed " << seed;
    ++seeds;
  }
  std::printf("%d seeds\n", seeds);
}

TEST(ChainModel, TheDomainSaysWhatTheModelSays) {
  Sights sights;
  const std::int64_t wanted = CommandsWanted();
  std::int64_t next_report = wanted / 10;
  for (std::uint64_t seed = FirstSeed(); sights.commands < wanted; ++seed) {
    ASSERT_EQ(Walk(seed, Fault::kNone, sights).Run(kCommandsOfAWalk), "") << "seed " << seed;
    if (sights.commands < next_report) continue;
    std::printf("%lld commands, last seed %llu\n", static_cast<long long>(sights.commands),
                static_cast<unsigned long long>(seed));
    next_report += wanted / 10;
  }
  Report(sights);
  // The walk must really get about: every command carried out, and refused for every reason.
  for (int act = 0; act < static_cast<int>(Act::kCount); ++act) {
    EXPECT_GT(sights.acts[static_cast<Act>(act)], 0) << NameOf(static_cast<Act>(act));
  }
  for (const char* reason : {"ACCESS_DENIED",
                             "NOT_ALLOWED",
                             "TASK_CANCELLED",
                             "WRONG_STATE",
                             "SUSPENDED",
                             "OWN_UNIT",
                             "SELF_APPROVAL",
                             "ALREADY_DECIDED_BY_YOU",
                             "CHILDREN_OPEN",
                             "REQUEST_OPEN",
                             "REQUEST_EXISTS",
                             "IS_ROOT",
                             "TARGET_IS_ANCESTOR",
                             "DUPLICATE",
                             "UNIT_NOT_YOURS",
                             "UNIT_UNKNOWN",
                             "UNIT_WITHOUT_STAFF",
                             "NOT_DECLINABLE",
                             "OBJECTION_TOO_LATE",
                             "DUE_PAST",
                             "PARENT_DUE_EARLIER",
                             "CHILD_DUE_LATER",
                             "CONSENT_REQUIRED",
                             "FIRM_CONSENT_REQUIRED",
                             "NOT_A_HANDLER",
                             "URGED_TODAY",
                             "STEP_DECIDED",
                             "PARENT_NOT_IN_PROGRESS",
                             "ALREADY_SUSPENDED",
                             "NOT_SUSPENDED",
                             "REVIEW_DATE_TOO_FAR",
                             "ADDRESSEE_NOT_ON_TASK",
                             "REPLY_REQUIRED",
                             "HAS_DECIDER",
                             "SUBSTITUTE_INELIGIBLE",
                             "ASSESSMENT_REQUIRED",
                             "ASSESSMENT_NOT_TAKEN",
                             "USE_RETURN"}) {
    EXPECT_GT(sights.reasons[reason], 0) << reason;
  }
  for (const char* event : {"STEP_MERGED", "NO_DECIDER", "DECIDER_FOUND", "HANDLER_CLEARED",
                            "CHILD_MOVED", "SUBMISSION_SUPERSEDED", "STEP_AUTO", "STOP_UNDONE"}) {
    EXPECT_GT(sights.events[event], 0) << event;
  }
}

class PlantedFault : public ::testing::TestWithParam<int> {};

TEST_P(PlantedFault, IsCaught) {
  const auto fault = static_cast<Fault>(GetParam());
  Sights sights;
  std::string noticed;
  std::uint64_t seed = 1;
  while (noticed.empty() && sights.commands < 60000) {
    noticed = Walk(seed++, fault, sights).Run(kCommandsOfAWalk);
  }
  std::printf("%s: after %lld commands: %s\n", NameOf(fault).c_str(),
              static_cast<long long>(sights.commands), noticed.c_str());
  EXPECT_NE(noticed, "") << NameOf(fault);
}

INSTANTIATE_TEST_SUITE_P(Each, PlantedFault, ::testing::Range(1, static_cast<int>(Fault::kCount)));

}  // namespace
}  // namespace duban::model
