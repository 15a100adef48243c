// Invariant 1: whatever people do, allowed or not, replaying a task's events from nothing gives
// exactly its state, also after each has been written down and read back.
#include <random>

#include <gtest/gtest.h>

#include "server/app/event_codec.h"
#include "server/domain/holder.h"
#include "server/domain/review_authority.h"
#include "tests/support/bureau.h"

namespace duban::app {
namespace {

using domain::Assessment;
using domain::Assignment;
using domain::AssignmentState;
using domain::Chain;
using domain::Submission;
using domain::UserId;
using testing::Bureau;

struct Recorded {
  domain::EventBody body;
  domain::Recorded by;
};

// People who try everything, on one task with several units, at random.
class History {
 public:
  explicit History(unsigned seed) : random_(seed) {
    people_ = {b_.finance_handler, b_.finance_head,  b_.finance_head2, b_.personnel_handler,
               b_.personnel_head,  b_.building_head, b_.county_head,   b_.supervisor,
               b_.supervisor2,     b_.leader};
    if (Below(2) == 0) b_.staff.Grant(b_.finance_head, domain::Role::kHead, b_.personnel);
    if (Below(2) == 0) b_.staff.Grant(b_.supervisor, domain::Role::kHandler, b_.finance);
    if (Below(3) == 0) {
      b_.policy.root_chain = {domain::ReviewStepKind::kUnitHead, domain::ReviewStepKind::kLeader,
                              domain::ReviewStepKind::kSupervision};
    }
    b_.Rebuild();
    domain::TaskDrafted drafted;
    drafted.issuing_unit = b_.bureau;
    drafted.content.title = "补充教师";
    drafted.content.due_date = absl::CivilDay(2026, 6, 30);
    drafted.content.planned_units = {testing::Planned(b_.finance, testing::kLead),
                                     testing::Planned(b_.personnel, testing::kSupport)};
    if (Below(2) == 0) {
      drafted.content.planned_units.push_back(testing::Planned(b_.building, testing::kLead));
    }
    if (Below(2) == 0) {
      drafted.content.planned_units.push_back(testing::Planned(b_.county, testing::kSupport));
    }
    chain.task.id = {7};
    Record({drafted}, b_.supervisor);
    Record(domain::IssueTask(chain.task, nullptr, {{101}, {102}, {103}, {104}}, b_.facts()),
           b_.supervisor);
  }

  void Step() {
    const Assignment a = chain.assignments[Below(chain.assignments.size())];
    const UserId actor = people_[Below(people_.size())];
    b_.now += absl::Minutes(static_cast<std::int64_t>(Below(3)));  // time may stand still
    absl::StatusOr<domain::Events> decided = absl::CancelledError();
    const std::size_t act = Below(4);
    if (act < 2) {
      if (!domain::MayWorkOn(chain, a, b_.directory, actor).ok()) return;
      decided = act == 0 ? domain::AcceptAssignment(a)
                         : domain::SubmitAssignment(chain, a, actor, {++submission_},
                                                    "第" + std::to_string(submission_) + "次",
                                                    b_.facts());
    } else {
      if (!domain::MayDecide(chain, a, b_.facts(), actor).ok()) return;
      if (!domain::MayDecideNow(chain, a, b_.facts(), actor).ok()) return;
      const auto assessment = static_cast<Assessment>(Below(5));
      // Returns are rarer than approvals, or nothing would ever be done.
      decided = act == 2 || Below(2) == 0
                    ? domain::ApproveSubmission(chain, a, actor, "同意", assessment, b_.facts())
                    : domain::ReturnSubmission(chain, a, actor, "重报", b_.facts());
    }
    if (decided.ok()) {
      Record(*decided, actor);
    } else {
      ++refused;
    }
  }

  Chain Replay(bool through_codec) const {
    Chain replayed;
    replayed.task.id = {7};
    for (const Recorded& r : events) {
      if (!through_codec) {
        domain::Evolve(replayed, r.body, r.by);
        continue;
      }
      const auto body = DecodeBody(domain::TypeOf(r.body), EncodeBody(r.body));
      EXPECT_TRUE(body.ok());
      domain::Evolve(replayed, *body, r.by);
    }
    return replayed;
  }

  const domain::Directory& directory() const { return b_.directory; }

  Chain chain;
  std::vector<Recorded> events;
  int refused = 0;

 private:
  std::size_t Below(std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_);
  }

  void Record(const domain::Events& bodies, UserId actor) {
    for (const domain::EventBody& body : bodies) {
      b_.now += absl::Microseconds(1);
      const domain::Recorded by{.at = b_.now, .actor = actor, .on_behalf_of = {}};
      domain::Evolve(chain, body, by);
      events.push_back({body, by});
    }
  }

  std::mt19937 random_;
  Bureau b_;
  std::vector<UserId> people_;
  std::int64_t submission_ = 900;
};

// What must hold of every state, whatever led there (domain.md, 7; lifecycle.md).
void CheckInvariants(const Chain& chain, const domain::Directory& directory) {
  std::int64_t versions = 0;
  for (const Assignment& a : chain.assignments) {
    versions += a.version;
    const bool reviewing = a.state == AssignmentState::kUnderReview;
    ASSERT_EQ(static_cast<bool>(a.open_submission), reviewing);
    ASSERT_EQ(a.open_step.has_value(), reviewing);
    ASSERT_EQ(a.done_time.has_value(), a.state == AssignmentState::kDone);
    ASSERT_EQ(a.accept_time.has_value(), a.state != AssignmentState::kPending);
    if (a.state == AssignmentState::kDone) {
      ASSERT_TRUE(chain.LiveChildrenOf(a.id).empty());
      ASSERT_TRUE(a.hand_in_time);
      ASSERT_NE(a.assessment, Assessment::kUnqualified);
    }
    int open = 0;
    for (const Submission& s : chain.submissions) {
      if (s.assignment != a.id || s.state != domain::SubmissionState::kUnderReview) continue;
      ++open;
      ASSERT_EQ(s.id, a.open_submission);
      ASSERT_EQ(domain::OpenStep(s)->kind, a.open_step);
    }
    ASSERT_EQ(open, reviewing ? 1 : 0);
  }
  // Beyond those of assignments: drafted, issued, and completed at the end.
  const bool completed = chain.task.state == domain::TaskState::kCompleted;
  ASSERT_EQ(chain.task.version, versions + 2 + (completed ? 1 : 0));
  ASSERT_EQ(domain::HoldersOf(chain, directory).empty(), completed);
  for (const Submission& s : chain.submissions) {
    // Four-eyes: nobody decided what he submitted, nobody decided twice.
    std::vector<UserId> persons = {s.submitter};
    for (const domain::ReviewStep& step : s.steps) {
      if (!step.decider) continue;
      ASSERT_EQ(std::count(persons.begin(), persons.end(), step.decider), 0);
      persons.push_back(step.decider);
    }
  }
}

TEST(History, ReplayOfRandomHistoriesGivesTheState) {
  int steps = 0;
  int completed = 0;
  int refused = 0;
  std::size_t events = 0;
  for (unsigned seed = 1; seed <= 150; ++seed) {
    SCOPED_TRACE(seed);
    History history(seed);
    for (int i = 0; i < 400; ++i, ++steps) {
      history.Step();
      if (i % 10 == 0) CheckInvariants(history.chain, history.directory());
      if (HasFatalFailure()) return;
    }
    CheckInvariants(history.chain, history.directory());
    ASSERT_EQ(history.Replay(false), history.chain);
    ASSERT_EQ(history.Replay(true), history.chain);
    if (history.chain.task.state == domain::TaskState::kCompleted) ++completed;
    refused += history.refused;
    events += history.events.size();
  }
  std::printf("%d steps, %zu events, %d refused, %d of 150 tasks completed\n", steps, events,
              refused, completed);
  // The walk must really get about.
  EXPECT_GT(completed, 20);
  EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace duban::app
