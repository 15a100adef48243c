// The read port: pages, and what they leave out, against the same computed by hand.
#include <algorithm>
#include <set>
#include <thread>

#include "tests/integration/tables/store_fixture.h"

namespace duban::testing {
namespace {

using domain::AssignmentId;
using domain::PlanId;
using domain::TaskId;
using domain::UnitId;

constexpr std::int64_t kNoDueDay = 2147483647;

class ReadStoreTest : public StoreFixture {
 protected:
  // 90 tasks in 3 plans (and some in none) with few due dates, so that keys collide; in every state
  // a list shows; parties of 4 units in both relations.
  void SeedTasks() {
    for (int i = 1; i <= 90; ++i) {
      app::StoredTask stored = random_.Task(TaskId{random_.Number(1, 1LL << 50)});
      stored.task.plan = PlanId{i % 4};
      stored.task.plan_ordinal = i;
      stored.task.state = static_cast<domain::TaskState>(random_.Number(1, 7));
      if (stored.task.content.due_date) {
        stored.task.content.due_date =
            absl::CivilDay(2026, 12, static_cast<int>(random_.Number(1, 4)));
      }
      AddChain(stored);
      for (int unit = 1; unit <= 4; ++unit) {
        for (const app::PartyRelation relation :
             {app::PartyRelation::kIssuer, app::PartyRelation::kParticipant}) {
          if (!random_.Coin()) continue;
          changes_.new_parties.push_back({.unit = UnitId{unit},
                                          .relation = relation,
                                          .task = stored.task.id,
                                          .plan = stored.task.plan,
                                          .plan_ordinal = stored.task.plan_ordinal,
                                          .due_date = stored.task.content.due_date,
                                          .state = stored.task.state});
        }
      }
      changes_.new_tasks.push_back(stored);
    }
    const absl::Status status = Persist(changes_);
    ASSERT_TRUE(status.ok()) << status;
  }

  void AddChain(app::StoredTask& stored) {
    const std::int64_t n = random_.Number(0, 4);
    stored.task.root = {};
    for (std::int64_t k = 0; k < n; ++k) {
      const AssignmentId id{stored.task.id.value + 10 - k};  // the root has the greatest id
      changes_.new_assignments.push_back(
          random_.Assignment(id, stored.task.id, stored.task.root, UnitId{k + 1}));
      if (k == 0) stored.task.root = id;
    }
  }

  static std::int64_t KeyOf(const domain::Task& task, const app::TaskListQuery& query) {
    if (query.plan) return task.plan_ordinal;
    if (!task.content.due_date) return kNoDueDay;
    return *task.content.due_date - absl::CivilDay(1970, 1, 1);
  }

  // The whole list, by hand.
  std::vector<std::pair<std::int64_t, TaskId>> Expected(const app::TaskListQuery& query) const {
    std::set<std::pair<std::int64_t, TaskId>> keys;
    for (const app::TaskParty& party : changes_.new_parties) {
      const app::PartyScope scope{party.unit, party.relation};
      if (std::find(query.scopes.begin(), query.scopes.end(), scope) == query.scopes.end())
        continue;
      const auto task = std::find_if(changes_.new_tasks.begin(), changes_.new_tasks.end(),
                                     [&](const auto& t) { return t.task.id == party.task; });
      if (query.plan && task->task.plan != *query.plan) continue;
      if (query.state && task->task.state != *query.state) continue;
      keys.emplace(KeyOf(task->task, query), party.task);
    }
    return {keys.begin(), keys.end()};
  }

  void ExpectRow(const app::TaskWithChain& row) const {
    const domain::Task& task = row.task;
    for (const app::StoredTask& stored : changes_.new_tasks) {
      if (stored.task.id == task.id) {
        EXPECT_TRUE(stored.task == task);
      }
    }
    std::vector<domain::Assignment> chain;
    for (const domain::Assignment& a : changes_.new_assignments) {
      if (a.task == task.id) chain.push_back(a);
    }
    std::sort(chain.begin(), chain.end(), [](const auto& a, const auto& b) {
      return std::make_pair(static_cast<bool>(a.parent), a.id) <
             std::make_pair(static_cast<bool>(b.parent), b.id);
    });
    EXPECT_TRUE(chain == row.assignments) << task.id.value;
  }

  void ExpectPages(app::TaskListQuery query) {
    std::vector<std::pair<std::int64_t, TaskId>> got;
    do {
      const auto page = reads_.ListTasks(Soon(), query);
      ASSERT_TRUE(page.ok()) << page.status();
      std::size_t assignments = 0;
      for (const app::TaskWithChain& row : page->rows) {
        got.emplace_back(KeyOf(row.task, query), row.task.id);
        assignments += row.assignments.size();
        ExpectRow(row);
      }
      ASSERT_LE(page->rows.size(), static_cast<std::size_t>(query.limit));
      if (page->rows.size() > 1) {
        EXPECT_LE(assignments, static_cast<std::size_t>(query.assignments_max));
      }
      query.after = page->next;
      if (query.after) {
        ASSERT_EQ(*query.after, got.back());
      }
    } while (query.after);
    EXPECT_EQ(got, Expected(query));
  }

  app::ChangeSet changes_;
};

TEST_F(ReadStoreTest, TaskPagesOverAnyScopes) {
  SeedTasks();
  const app::PartyScope issuer{UnitId{1}, app::PartyRelation::kIssuer};
  const app::PartyScope lead{UnitId{2}, app::PartyRelation::kParticipant};
  const app::PartyScope both{UnitId{1}, app::PartyRelation::kParticipant};
  for (const std::vector<app::PartyScope>& scopes :
       std::vector<std::vector<app::PartyScope>>{{issuer}, {issuer, lead, both}}) {
    for (const std::optional<PlanId> plan : {std::optional<PlanId>(), std::optional(PlanId{2})}) {
      for (const std::optional<domain::TaskState> state :
           {std::optional<domain::TaskState>(), std::optional(domain::TaskState::kInProgress),
            std::optional(domain::TaskState::kSuspended),
            std::optional(domain::TaskState::kCompleted),
            std::optional(domain::TaskState::kCancelled)}) {
        for (const int limit : {1, 7, 500}) {
          ExpectPages({.scopes = scopes,
                       .plan = plan,
                       .state = state,
                       .after = {},
                       .limit = limit,
                       .assignments_max = 1000});
        }
      }
    }
  }
}

// Tasks have up to 4 assignments here; one of more than the bound has a page for itself.
TEST_F(ReadStoreTest, TaskPagesEndBeforeTooManyAssignments) {
  SeedTasks();
  for (const int max : {1, 3, 20}) {
    ExpectPages({.scopes = {{UnitId{1}, app::PartyRelation::kIssuer}},
                 .plan = {},
                 .state = {},
                 .after = {},
                 .limit = 30,
                 .assignments_max = max});
  }
}

TEST_F(ReadStoreTest, OpenMattersOfAnAssignment) {
  domain::Assignment at = random_.Assignment(AssignmentId{1}, TaskId{1}, {}, UnitId{1});
  const auto open = [&] { return reads_.ReadOpenMatters(Soon(), at); };
  at.open_submission = {};
  at.open_requests = 0;
  ASSERT_TRUE(open().ok());
  EXPECT_TRUE(open()->submissions.empty() && open()->requests.empty() &&
              open()->instructions.empty());
  app::ChangeSet changes;
  changes.new_submissions = {random_.Submission(domain::SubmissionId{7}, at)};
  changes.new_requests = {random_.Request({8}, at), random_.Request({18}, at)};
  changes.new_requests[0].state = domain::RequestState::kOpen;
  changes.new_requests[1].state = domain::RequestState::kRefused;
  changes.new_instructions = {random_.Instruction({9}, at.task),
                              random_.Instruction({19}, TaskId{2})};
  ASSERT_TRUE(Persist(changes).ok());
  at.open_submission = {7};
  at.open_requests = 1;
  ASSERT_TRUE(open().ok());
  EXPECT_EQ(open()->submissions, changes.new_submissions);
  EXPECT_EQ(open()->requests, std::vector(1, changes.new_requests[0]));
  EXPECT_EQ(open()->instructions, std::vector(1, changes.new_instructions[0]));
}

TEST_F(ReadStoreTest, GetTask) {
  SeedTasks();
  for (const app::StoredTask& stored : changes_.new_tasks) {
    const auto task = reads_.GetTask(Soon(), stored.task.id);
    ASSERT_TRUE(task.ok() && task->has_value());
    EXPECT_TRUE((*task)->task == stored.task);
    ExpectRow(**task);
    const auto head = reads_.FindStreamHead(Soon(), {app::StreamKind::kTask, stored.task.id.value});
    ASSERT_TRUE(head.ok() && head->has_value());
    EXPECT_EQ((*head)->hash, stored.head.hash);
  }
  EXPECT_FALSE(reads_.GetTask(Soon(), TaskId{5})->has_value());
  EXPECT_FALSE(reads_.FindStreamHead(Soon(), {app::StreamKind::kTask, 5})->has_value());
}

TEST_F(ReadStoreTest, PlanPages) {
  app::ChangeSet changes;
  for (int i = 1; i <= 60; ++i) {
    app::StoredPlan plan = random_.Plan(PlanId{i});
    plan.plan.issuing_unit = UnitId{1 + i % 3};
    plan.plan.create_time = absl::FromUnixSeconds(1'700'000'000 + random_.Number(0, 5));
    changes.new_plans.push_back(plan);
  }
  ASSERT_TRUE(Persist(changes).ok());
  std::vector<std::pair<absl::Time, PlanId>> expected;
  for (const app::StoredPlan& plan : changes.new_plans) {
    if (plan.plan.issuing_unit != UnitId{3})
      expected.emplace_back(plan.plan.create_time, plan.plan.id);
  }
  std::sort(expected.rbegin(), expected.rend());
  for (const int limit : {1, 7, 500}) {
    std::vector<std::pair<absl::Time, PlanId>> got;
    std::optional<std::pair<absl::Time, PlanId>> after;
    for (int page = 0; page < 100; ++page) {
      const auto rows = reads_.ListPlans(Soon(), {UnitId{1}, UnitId{2}}, after, limit);
      ASSERT_TRUE(rows.ok()) << rows.status();
      for (const app::StoredPlan& row : *rows) {
        got.emplace_back(row.plan.create_time, row.plan.id);
      }
      if (static_cast<int>(rows->size()) < limit) break;
      after = got.back();
    }
    EXPECT_EQ(got, expected);
  }
  EXPECT_TRUE(reads_.ListPlans(Soon(), {}, std::nullopt, 10)->empty());
  std::vector<UnitId> issuers = *reads_.PlanIssuers(Soon());
  std::sort(issuers.begin(), issuers.end());
  EXPECT_EQ(issuers, (std::vector{UnitId{1}, UnitId{2}, UnitId{3}}));
}

TEST_F(ReadStoreTest, SubmissionPages) {
  app::ChangeSet changes;
  const domain::Assignment assignment =
      random_.Assignment(AssignmentId{1}, TaskId{1}, {}, UnitId{1});
  for (int i = 1; i <= 20; ++i) {
    changes.new_submissions.push_back(random_.Submission(domain::SubmissionId{i}, assignment));
    changes.new_submissions.back().submit_time =
        absl::FromUnixSeconds(1'700'000'000 + random_.Number(0, 3));
  }
  changes.new_submissions.push_back(random_.Submission(
      domain::SubmissionId{50}, random_.Assignment(AssignmentId{2}, TaskId{1}, {}, UnitId{1})));
  ASSERT_TRUE(Persist(changes).ok());
  std::vector<domain::Submission> expected(changes.new_submissions.begin(),
                                           changes.new_submissions.end() - 1);
  std::sort(expected.begin(), expected.end(), [](const auto& a, const auto& b) {
    return std::make_pair(a.submit_time, a.id) < std::make_pair(b.submit_time, b.id);
  });
  for (const int limit : {1, 3, 500}) {
    std::vector<domain::Submission> got;
    std::optional<std::pair<absl::Time, domain::SubmissionId>> after;
    for (int page = 0; page < 100; ++page) {
      const auto rows = reads_.ListSubmissions(Soon(), AssignmentId{1}, after, limit);
      ASSERT_TRUE(rows.ok()) << rows.status();
      got.insert(got.end(), rows->begin(), rows->end());
      if (static_cast<int>(rows->size()) < limit) break;
      after = {got.back().submit_time, got.back().id};
    }
    EXPECT_TRUE(got == expected) << limit;
  }
}

// A directory is read as of one instant: each write adds one unit, one membership and one event.
TEST_F(ReadStoreTest, DirectoryIsOfOneInstant) {
  constexpr int kWrites = 40;
  std::thread writer([&] {
    for (int i = 1; i <= kWrites; ++i) {
      app::ChangeSet changes;
      changes.new_units = {{UnitId{i}, {}, domain::UnitKind::kOffice, "处", {"甲"}, 1}};
      changes.new_memberships = {
          {domain::MembershipId{i}, UnitId{i}, domain::UserId{1}, domain::Role::kHead}};
      changes.directory_head = app::StreamHead{.seq = i, .hash = "", .last_recorded = absl::Time()};
      EXPECT_TRUE(Persist(changes).ok());
    }
  });
  const app::SteadyTime end = Soon();
  std::int64_t version = -1;
  while (version < kWrites && std::chrono::steady_clock::now() < end) {
    const auto directory = reads_.LoadDirectory(Soon());
    EXPECT_TRUE(directory.ok()) << directory.status();
    if (!directory.ok()) break;
    EXPECT_GE(directory->version(), version);
    version = directory->version();
    EXPECT_EQ(directory->units().size(), static_cast<std::size_t>(version));
    EXPECT_EQ(directory->memberships().size(), static_cast<std::size_t>(version));
  }
  writer.join();
  EXPECT_EQ(version, kWrites);
}

}  // namespace
}  // namespace duban::testing
