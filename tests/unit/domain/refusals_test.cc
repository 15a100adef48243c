#include "server/domain/refusals.h"

#include <gtest/gtest.h>

#include "server/domain/event.h"
#include "tests/support/bureau.h"
#include "tests/support/refusal.h"

namespace duban::domain {
namespace {

TEST(Refusals, NamesAreTheApis) {
  EXPECT_EQ(NameOf(UnitId{3}), "units/3");
  EXPECT_EQ(NameOf(UserId{4}), "users/4");
  EXPECT_EQ(NameOf(MembershipId{5}), "memberships/5");
  EXPECT_EQ(NameOf(PlanId{6}), "plans/6");
  EXPECT_EQ(NameOf(TaskId{7}), "tasks/7");
  EXPECT_EQ(NameOf(TaskId{7}, AssignmentId{8}), "tasks/7/assignments/8");
  EXPECT_EQ(NameOf(TaskId{7}, AssignmentId{8}, SubmissionId{9}),
            "tasks/7/assignments/8/submissions/9");
}

TEST(Refusals, CodesAreThoseOfTheApi) {
  EXPECT_EQ(AccessDenied().code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(testing::ReasonOf(AccessDenied()), "ACCESS_DENIED");
  EXPECT_EQ(NotAllowed("x").code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(StaleEtag(12).code(), absl::StatusCode::kAborted);
  EXPECT_EQ(base::DetailOf(StaleEtag(12))->metadata.at("current_etag"), "12");
}

TEST(Refusals, AWrongStateSaysWhichIsAndWhichWasWanted) {
  testing::Bureau b;
  testing::Journey j(b);
  const base::Precondition p = WrongState(j.root(), TextOf(AssignmentState::kInProgress));
  EXPECT_EQ(p.message_zh, "当前为“待签收”,此操作要求“办理中”");
  const base::Precondition t = WrongState(j.chain.task, TextOf(TaskState::kDraft));
  EXPECT_EQ(t.message_zh, "事项“2 补充教师”当前为“已下达”,此操作要求“拟办”");
}

// Every event has a name of its own: the feed's readers switch on it.
TEST(EventNames, AreDistinctAndUpperSnake) {
  std::vector<std::string> names;
  for (int number = 1; number < 200; ++number) {
    const std::string name = NameOf(static_cast<EventType>(number));
    if (name.empty()) continue;
    EXPECT_EQ(name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_"), std::string::npos);
    names.push_back(name);
  }
  EXPECT_EQ(names.size(), std::variant_size_v<EventKinds>);
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::unique(names.begin(), names.end()), names.end());
}

}  // namespace
}  // namespace duban::domain
