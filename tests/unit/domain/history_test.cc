// Invariant 1: whatever people do, allowed or not, replaying a task's events from nothing gives
// exactly its state, also after each has been written down and read back.
#include <random>

#include <gtest/gtest.h>

#include "server/app/event_codec.h"
#include "server/domain/authority.h"
#include "server/domain/holder.h"
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
               b_.supervisor2,     b_.leader,        b_.force_head,    b_.school_head};
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
    const domain::Actor actor{people_[Below(people_.size())]};
    b_.now += absl::Minutes(static_cast<std::int64_t>(Below(3)));  // time may stand still
    const domain::Command command = Draw(a);
    const domain::IdCount count = domain::IdsFor(command);
    domain::NewIds ids{.submission = {++id_}, .request = {++id_}, .instruction = {++id_}};
    for (std::size_t i = 0; i < count.assignments; ++i) ids.assignments.push_back({++id_});
    const domain::Facts facts = b_.facts();
    const domain::Situation situation{chain, *chain.Find(a.id), actor, facts};
    if (!domain::MayGive(situation, command).ok()) return;
    if (!domain::MayGiveNow(situation, command).ok()) return;
    const auto decided = domain::Decide(situation, command, ids);
    if (decided.ok()) {
      Record(*decided, actor.user);
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

  // What brings work forward comes more often than what ends it.
  domain::Command Draw(const Assignment& a) {
    const absl::CivilDay day = b_.today() + static_cast<int>(Below(60));
    switch (Below(48)) {
      case 0:
        return domain::Decline{.reason = "不属"};
      case 1:
        return domain::Insist{"仍由你处"};
      case 2:
        if (Below(3) != 0) return domain::Resume{};  // there is enough to carry on
        return domain::Reassign{.unit = a.unit == b_.force ? b_.school : b_.force,
                                .reason = "调整",
                                .leader_consent = "同意"};
      case 3:
        return domain::SplitShare{{{.unit = b_.school, .share = "部分"}}};
      case 4:
        return domain::Suspend{.reason = "待批", .review_date = day, .leader_consent = "同意"};
      case 5:
      case 6:
        return domain::Resume{};
      case 7:
        return domain::Recall{};
      case 8:
        return domain::Reopen{"重办", day};
      case 9:
        for (const domain::CoordinationRequest& r : chain.requests) {
          if (r.assignment == a.id && r.state == domain::RequestState::kOpen) {
            return domain::RuleCoordination{.request = r.id, .reason = "按方案办"};
          }
        }
        return domain::RequestCoordination{.kind = domain::RequestKind::kNotOurs, .wish = "不属"};
      case 10:
        return domain::Instruct{.text = "抓紧"};
      case 11:
        return domain::ChangeShare{.share = "调整", .due_date = day};
      case 12:
        return domain::Return{"重报"};
      case 13:
      case 14:
      case 15:
      case 16:
      case 17:
      case 18:
        return domain::Accept{};
      case 19:
      case 20:
      case 21:
      case 22:
      case 23:
      case 24:
      case 25:
      case 26:
      case 27:
        return domain::Submit{"第" + std::to_string(id_) + "次"};
      default:
        return domain::Approve{.comment = "同意", .assessment = static_cast<Assessment>(Below(5))};
    }
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
  std::int64_t id_ = 900;
};

// What must hold of every state, whatever led there (domain.md, 7; lifecycle.md).
void CheckInvariants(const Chain& chain, const domain::Directory& directory) {
  for (const Assignment& a : chain.assignments) {
    const bool reviewing = a.state == AssignmentState::kUnderReview;
    ASSERT_EQ(static_cast<bool>(a.open_submission), reviewing);
    ASSERT_EQ(a.open_step.has_value(), reviewing);
    ASSERT_EQ(a.done_time.has_value(), a.state == AssignmentState::kDone);
    if (!IsLive(a)) {
      ASSERT_TRUE(chain.LiveChildrenOf(a.id).empty());
      ASSERT_EQ(a.covers, 0);
    }
    if (a.state == AssignmentState::kDone) {
      ASSERT_TRUE(a.accept_time);
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
  const bool completed = chain.task.state == domain::TaskState::kCompleted;
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
    for (int i = 0; i < 1500; ++i, ++steps) {
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
