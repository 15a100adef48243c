#include "server/rpc/task_filter.h"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include "duban/v1/task_service.pb.h"

namespace duban::rpc {
namespace {

bool Refused(const std::string& filter) {
  FieldChecks checks;
  ReadTaskFilter(filter, checks);
  return !checks.Ok() && base::DetailOf(checks.ToStatus())->reason == "FILTER_INVALID";
}

TEST(TaskFilter, NothingAsksForEverything) {
  for (const char* filter : {"", "  "}) {
    FieldChecks checks;
    const app::TaskFilter asked = ReadTaskFilter(filter, checks);
    EXPECT_TRUE(checks.Ok());
    EXPECT_FALSE(asked.plan || asked.state || asked.unit);
  }
}

TEST(TaskFilter, ReadsItsConditions) {
  FieldChecks checks;
  const app::TaskFilter asked =
      ReadTaskFilter(R"(plan = "plans/1" AND state="UNDER_REVIEW" AND  unit = "units/7")", checks);
  EXPECT_TRUE(checks.Ok());
  EXPECT_EQ(asked.plan->value, 1);
  EXPECT_EQ(asked.state, domain::TaskState::kUnderReview);
  EXPECT_EQ(asked.unit->value, 7);
}

TEST(TaskFilter, KnowsEveryState) {
  const auto* states = v1::TaskState_descriptor();
  for (int i = 0; i < states->value_count(); ++i) {
    const std::string name = states->value(i)->name().substr(std::string("TASK_STATE_").size());
    FieldChecks checks;
    const app::TaskFilter asked = ReadTaskFilter("state = \"" + name + "\"", checks);
    if (states->value(i)->number() == 0) {
      EXPECT_FALSE(checks.Ok());
      continue;
    }
    EXPECT_TRUE(checks.Ok()) << name;
    EXPECT_EQ(static_cast<int>(asked.state.value()), states->value(i)->number()) << name;
  }
}

TEST(TaskFilter, RefusesWhatItDoesNotUnderstand) {
  for (const char* filter :
       {"plan", "plan =", "plan = plans/1", R"(plan = "plans/1)", R"(plan "plans/1")",
        R"(plan = "tasks/1")", R"(state = "issued")", R"(state = "DELETED")", R"(title = "x")",
        R"(plan = "plans/1" OR unit = "units/7")", R"(plan = "plans/1" AND)",
        R"(plan = "plans/1" AND plan = "plans/2")", R"(AND plan = "plans/1")",
        R"(plan != "plans/1")", R"(NOT plan = "plans/1")", R"((plan = "plans/1"))",
        R"(plan = "plans/1" unit = "units/7")", R"(unit = "")"}) {
    EXPECT_TRUE(Refused(filter)) << filter;
  }
  EXPECT_TRUE(Refused(std::string(5000, ' ') + "x"));
}

}  // namespace
}  // namespace duban::rpc
