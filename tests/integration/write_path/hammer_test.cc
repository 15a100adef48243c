// Eight clients on one tree, forty on many: whatever they try, no conflict of the database reaches
// a caller, and the rows are what the record says.
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <future>
#include <random>
#include <thread>

#include <gmock/gmock.h>

#include "server/app/write_queue.h"
#include "tests/integration/write_path/county.h"

namespace duban::testing {
namespace {

using domain::AssignmentState;

class Hammer : public CountyOffice {
 protected:
  void SetUp() override {
    CountyOffice::SetUp();
    leader_ = AddStaff("leader", domain::Role::kLeader, bureau_);
    AddCounties(3, 3);
    people_ = {finance_head_, finance_handler_, personnel_head_, supervisor_,
               supervisor2_,  leader_,          stranger_};
    for (const CountyUnit& county : counties_) {
      people_.push_back(county.head);
      for (const SchoolUnit& school : county.schools) people_.push_back(school.head);
    }
  }

  // Of everything anybody might try, one thing.
  app::WriteCommand Anything(std::mt19937& random, const Tree& tree) {
    const auto below = [&](std::size_t n) {
      return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    const std::size_t county = below(tree.counties.size());
    const std::size_t school = below(tree.schools[county].size());
    domain::AssignmentId at = tree.schools[county][school];
    domain::UserId holder = counties_[county].schools[school].head;
    domain::UserId above = counties_[county].head;
    if (below(4) == 0) {
      at = tree.counties[county];
      holder = above;
      above = below(2) == 0 ? finance_head_ : supervisor_;
    } else if (below(12) == 0) {
      at = tree.root;
      holder = finance_head_;
      above = supervisor_;
    }
    // Mostly whose turn it could be, sometimes anybody.
    const std::size_t what = below(24);
    constexpr std::array kOfHolder = {0, 1, 2, 3, 4, 5, 6, 7, 12, 14, 21, 22};
    const bool of_holder =
        std::find(kOfHolder.begin(), kOfHolder.end(), static_cast<int>(what)) != kOfHolder.end();
    const domain::UserId who =
        below(6) == 0 ? people_[below(people_.size())] : (of_holder ? holder : above);
    app::WriteRequest request = Request(who, "Anything");
    const domain::UnitId any = counties_[below(3)].schools[below(3)].unit;
    const absl::CivilDay day = absl::CivilDay(2026, 5, 1) + static_cast<std::int64_t>(below(40));
    switch (what) {
      case 0:
      case 1:
      case 2:
      case 3:
        return On(std::move(request), tree.task, at, domain::Accept{});
      case 4:
      case 5:
      case 6:
      case 7:
        return On(std::move(request), tree.task, at, domain::Submit{.summary = "已完成"});
      case 8:
      case 9:
      case 10:
        return On(std::move(request), tree.task, at, domain::Approve{.comment = "同意"});
      case 11:
        return On(std::move(request), tree.task, at, domain::Return{.comment = "补充"});
      case 12:
        return On(std::move(request), tree.task, at, domain::Decline{.reason = "不属本单位"});
      case 13:
        return On(std::move(request), tree.task, at, domain::Insist{.reason = "按方案"});
      case 14:
        return On(std::move(request), tree.task, at, domain::Recall{});
      case 15:
        return On(std::move(request), tree.task, at,
                  domain::Reopen{.reason = "有误", .due_date = day});
      case 16:
        return On(std::move(request), tree.task, at,
                  domain::Reassign{.unit = any, .reason = "调整"});
      case 17:
        return On(std::move(request), tree.task, at,
                  domain::Suspend{.reason = "等文件", .review_date = day});
      case 18:
      case 19:
        return On(std::move(request), tree.task, at, domain::Resume{});
      case 20:
        return On(std::move(request), tree.task, at, domain::Urge{});
      case 21:
        return On(std::move(request), tree.task, at,
                  domain::SplitShare{.children = {{.unit = any}}});
      case 22:
        return OnRequest(std::move(request), tree.task, at,
                         domain::RequestCoordination{
                             .kind = domain::RequestKind::kAddUnit, .unit = any, .wish = "请增加"});
      default:
        request.call.principal = leader_;
        return OnInstruction(std::move(request), tree.task, domain::Instruct{.text = "抓紧"});
    }
  }

  struct Outcome {
    std::atomic<int> carried_out = 0, refused = 0, failed = 0;
  };

  // So many clients, each on the trees in turn, on two replicas.
  void Run(int clients, int commands, const std::vector<Tree>& trees) {
    Outcome outcome;
    const std::uint64_t conflicts_before = one_->runner.stats().conflicts;
    std::uint64_t conflicts = 0;
    {
      Replica two(db_.Runtime(), clock_, nullptr);
      app::WriteQueue queue_one(one_->batch, 4);
      app::WriteQueue queue_two(two.batch, 4);
      std::vector<std::thread> threads;
      for (int i = 0; i < clients; ++i) {
        threads.emplace_back([&, i] {
          std::mt19937 random(static_cast<unsigned>(i) + 7);
          for (int n = 0; n < commands; ++n) {
            std::promise<Answer> promise;
            const Tree& tree = trees[static_cast<std::size_t>(i + n) % trees.size()];
            app::WriteCommand command = Anything(random, tree);
            (i % 2 == 0 ? queue_one : queue_two).Submit(std::move(command), [&](Answer a) {
              promise.set_value(std::move(a));
            });
            Count(promise.get_future().get(), outcome);
            clock_.Advance(absl::Microseconds(static_cast<std::int64_t>(random() % 3)));
          }
        });
      }
      for (std::thread& thread : threads) thread.join();
      conflicts = two.runner.stats().conflicts;
    }
    conflicts += one_->runner.stats().conflicts - conflicts_before;
    std::printf("%d clients on %zu trees: %d carried out, %d refused, %d failed, %lu conflicts\n",
                clients, trees.size(), outcome.carried_out.load(), outcome.refused.load(),
                outcome.failed.load(), static_cast<unsigned long>(conflicts));
    EXPECT_EQ(outcome.failed.load(), 0);
    EXPECT_GT(outcome.carried_out.load(), clients * commands / 20);
    for (const Tree& tree : trees) Check(tree.task);
  }

 private:
  static void Count(const Answer& answer, Outcome& outcome) {
    const absl::StatusCode code = answer.status().code();
    if (answer.ok()) {
      ++outcome.carried_out;
    } else if (code == absl::StatusCode::kFailedPrecondition ||
               code == absl::StatusCode::kPermissionDenied) {
      ++outcome.refused;
    } else {
      ++outcome.failed;
      ADD_FAILURE() << answer.status();
    }
  }

  // The invariants of domain.md, 7 that one chain can show.
  void Check(domain::TaskId task) {
    ExpectIntact(task);
    const domain::Chain chain = Load(task);
    std::set<std::pair<domain::AssignmentId, domain::UnitId>> places;
    for (const domain::Assignment& a : chain.assignments) {
      if (!domain::IsLive(a)) {
        EXPECT_TRUE(chain.LiveChildrenOf(a.id).empty()) << a.id.value;
      } else {
        EXPECT_TRUE(places.emplace(a.parent, a.unit).second) << a.id.value;
      }
    }
    // Whose turn it is says the same as the state.
    EXPECT_EQ(
        Office::Count("SELECT COUNT(*) FROM assignment WHERE task = " + std::to_string(task.value) +
                      " AND (awaiting IS NULL) <> (live IS NULL OR covers > 0)"),
        0);
  }

  domain::UserId leader_;
  std::vector<domain::UserId> people_;
};

TEST_F(Hammer, EightClientsOnOneTree) { Run(8, 120, {SplitTree()}); }

TEST_F(Hammer, FortyClientsOnManyTrees) {
  std::vector<Tree> trees;
  for (int i = 0; i < 12; ++i) trees.push_back(SplitTree());
  Run(40, 40, trees);
}

}  // namespace
}  // namespace duban::testing
