// Every state with every command: the edge of the table, or WRONG_STATE and nothing changed.
#include "server/domain/lifecycle.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/bureau.h"
#include "tests/support/refusal.h"

namespace duban::domain {
namespace {

using testing::Bureau;
using ::testing::ElementsAre;
using testing::Journey;
using testing::NamesOf;
using ::testing::Pair;
using testing::SubjectsOf;

// A lead without supporters, brought to a place on its way.
enum class Place { kPending, kInProgress, kAtHead, kAtOffice, kDone };

void Bring(Journey& j, const Bureau& b, Place place) {
  if (place == Place::kPending) return;
  ASSERT_TRUE(j.Accept(j.root(), b.finance_handler).ok());
  if (place == Place::kInProgress) return;
  ASSERT_TRUE(j.Submit(j.root(), b.finance_handler).ok());
  if (place == Place::kAtHead) return;
  ASSERT_TRUE(j.Approve(j.root(), b.finance_head).ok());
  if (place == Place::kAtOffice) return;
  ASSERT_TRUE(j.Approve(j.root(), b.supervisor, Assessment::kGood).ok());
}

enum class Act { kAccept, kSubmit, kApprove, kReturn };

absl::Status Do(Journey& j, const Bureau& b, Place place, Act act) {
  const bool at_office = place == Place::kAtOffice;
  switch (act) {
    case Act::kAccept:
      return j.Accept(j.root(), b.finance_handler);
    case Act::kSubmit:
      return j.Submit(j.root(), b.finance_handler);
    case Act::kApprove:
      return j.Approve(j.root(), at_office ? b.supervisor : b.finance_head,
                       at_office ? Assessment::kGood : Assessment::kNone);
    case Act::kReturn:
      return j.Return(j.root(), at_office ? b.supervisor : b.finance_head);
  }
  return absl::OkStatus();
}

struct Edge {
  Place place;
  Act act;
  AssignmentState to;
  TaskState task;
  std::vector<std::string> events;
};

const std::vector<Edge>& Edges() {
  using A = AssignmentState;
  using T = TaskState;
  static const std::vector<Edge> edges = {
      {Place::kPending, Act::kAccept, A::kInProgress, T::kInProgress, {"ACCEPTED"}},
      {Place::kInProgress, Act::kSubmit, A::kUnderReview, T::kUnderReview, {"SUBMITTED"}},
      {Place::kAtHead,
       Act::kApprove,
       A::kUnderReview,
       T::kUnderReview,
       {"STEP_APPROVED", "HANDED_IN"}},
      {Place::kAtHead, Act::kReturn, A::kInProgress, T::kInProgress, {"RETURNED_INSIDE"}},
      {Place::kAtOffice,
       Act::kApprove,
       A::kDone,
       T::kCompleted,
       {"STEP_APPROVED", "DONE", "TASK_COMPLETED"}},
      {Place::kAtOffice, Act::kReturn, A::kInProgress, T::kInProgress, {"RETURNED"}},
  };
  return edges;
}

TEST(Lifecycle, EveryStateWithEveryCommand) {
  int allowed = 0;
  int refused = 0;
  for (const Place place :
       {Place::kPending, Place::kInProgress, Place::kAtHead, Place::kAtOffice, Place::kDone}) {
    for (const Act act : {Act::kAccept, Act::kSubmit, Act::kApprove, Act::kReturn}) {
      SCOPED_TRACE(::testing::Message() << static_cast<int>(place) << static_cast<int>(act));
      Bureau b;
      Journey j(b, {testing::Planned(b.finance, testing::kLead)});
      Bring(j, b, place);
      const Chain before = j.chain;
      const absl::Status status = Do(j, b, place, act);
      const auto edge = std::find_if(Edges().begin(), Edges().end(), [&](const Edge& e) {
        return e.place == place && e.act == act;
      });
      if (edge == Edges().end()) {
        ++refused;
        EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
        EXPECT_THAT(SubjectsOf(status),
                    ElementsAre(Pair("WRONG_STATE", "tasks/7/assignments/101")));
        EXPECT_EQ(j.chain, before);
        continue;
      }
      ++allowed;
      ASSERT_TRUE(status.ok()) << status;
      EXPECT_EQ(j.root().state, edge->to);
      EXPECT_EQ(j.chain.task.state, edge->task);
      EXPECT_EQ(NamesOf(j.last), edge->events);
      EXPECT_EQ(j.chain.task.version - before.task.version,
                static_cast<std::int64_t>(j.last.size()));
    }
  }
  EXPECT_EQ(allowed, 6);
  EXPECT_EQ(refused, 14);
}

TEST(Lifecycle, TheTableOfEdgesIsThatOfTheDesign) {
  using A = AssignmentState;
  using C = ChainCommand;
  EXPECT_EQ(Next(A::kPending, C::kAccept), A::kInProgress);
  EXPECT_EQ(Next(A::kInProgress, C::kSubmit), A::kUnderReview);
  EXPECT_EQ(Next(A::kUnderReview, C::kApproveMiddle), A::kUnderReview);
  EXPECT_EQ(Next(A::kUnderReview, C::kApproveLast), A::kDone);
  EXPECT_EQ(Next(A::kUnderReview, C::kReturn), A::kInProgress);
}

TEST(Lifecycle, TimesAreThoseOfTheirEvents) {
  Bureau b;
  Journey j(b);
  EXPECT_FALSE(j.child().accept_time);
  ASSERT_TRUE(j.Accept(j.child(), b.personnel_handler).ok());
  EXPECT_EQ(j.child().accept_time, b.now);
  ASSERT_TRUE(j.Submit(j.child(), b.personnel_handler).ok());
  EXPECT_FALSE(j.child().hand_in_time);  // still inside the unit
  EXPECT_EQ(j.open(j.child()).submit_time, b.now);
  ASSERT_TRUE(j.Approve(j.child(), b.personnel_head).ok());
  EXPECT_EQ(j.child().hand_in_time, b.now);
  ASSERT_TRUE(j.Approve(j.child(), b.finance_head).ok());
  EXPECT_EQ(j.child().done_time, b.now);
  EXPECT_FALSE(j.chain.task.complete_time);  // a child's end is not the task's
  EXPECT_FALSE(j.child().open_submission);
  EXPECT_FALSE(j.child().open_step);
}

TEST(Lifecycle, ReturnsFromOutsideCountThoseOfTheOwnHeadDoNot) {
  Bureau b;
  Journey j(b);
  ASSERT_TRUE(j.Accept(j.child(), b.personnel_handler).ok());
  ASSERT_TRUE(j.Submit(j.child(), b.personnel_handler).ok());
  ASSERT_TRUE(j.Return(j.child(), b.personnel_head).ok());
  EXPECT_EQ(j.child().return_count, 0);
  for (int round = 1; round <= 3; ++round) {
    ASSERT_TRUE(j.Submit(j.child(), b.personnel_head).ok());
    ASSERT_TRUE(j.Return(j.child(), b.finance_head).ok());
    EXPECT_EQ(j.child().return_count, round);
    EXPECT_EQ(j.child().state, AssignmentState::kInProgress);
    EXPECT_FALSE(j.child().open_step);
  }
  EXPECT_EQ(j.chain.submissions.size(), 4U);
  for (const Submission& s : j.chain.submissions) EXPECT_EQ(s.state, SubmissionState::kReturned);
}

// A parent that is itself PENDING still reviews its children (lifecycle.md, 2).
TEST(Lifecycle, APendingParentReviews) {
  Bureau b;
  Journey j(b);
  ASSERT_TRUE(j.Accept(j.child(), b.personnel_head).ok());
  ASSERT_TRUE(j.Submit(j.child(), b.personnel_head).ok());
  ASSERT_TRUE(j.Approve(j.child(), b.finance_head).ok());
  EXPECT_EQ(j.child().state, AssignmentState::kDone);
  EXPECT_EQ(j.root().state, AssignmentState::kPending);
  EXPECT_EQ(j.chain.task.state, TaskState::kIssued);
}

TEST(Lifecycle, EveryLiveChildIsNamedThatKeepsAParentFromSubmitting) {
  Bureau b;
  Journey j(b, {testing::Planned(b.finance, testing::kLead),
                testing::Planned(b.personnel, testing::kSupport),
                testing::Planned(b.building, testing::kSupport),
                testing::Planned(b.county, testing::kSupport)});
  ASSERT_TRUE(j.Accept(j.root(), b.finance_head).ok());
  Assignment& building = *j.chain.Find(AssignmentId{103});
  ASSERT_TRUE(j.Accept(building, b.building_head).ok());
  ASSERT_TRUE(j.Submit(building, b.building_head).ok());
  const absl::Status status = j.Submit(j.root(), b.finance_head);
  EXPECT_THAT(SubjectsOf(status), ElementsAre(Pair("CHILDREN_OPEN", "tasks/7/assignments/102"),
                                              Pair("CHILDREN_OPEN", "tasks/7/assignments/103"),
                                              Pair("CHILDREN_OPEN", "tasks/7/assignments/104")));
  ASSERT_TRUE(j.Approve(building, b.finance_head).ok());
  EXPECT_THAT(SubjectsOf(j.Submit(j.root(), b.finance_head)),
              ElementsAre(Pair("CHILDREN_OPEN", "tasks/7/assignments/102"),
                          Pair("CHILDREN_OPEN", "tasks/7/assignments/104")));
}

// WRONG_STATE comes before the row's guards (lifecycle.md, 5).
TEST(Lifecycle, WrongStateComesBeforeOpenChildren) {
  Bureau b;
  Journey j(b);
  EXPECT_THAT(testing::ReasonsOf(j.Submit(j.root(), b.finance_head)), ElementsAre("WRONG_STATE"));
}

}  // namespace
}  // namespace duban::domain
