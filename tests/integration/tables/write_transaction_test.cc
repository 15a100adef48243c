// The write port: what is locked, what is refused, and how many statements a batch costs.
#include <algorithm>

#include "server/base/status.h"
#include "server/storage/faults.h"
#include "tests/integration/tables/store_fixture.h"

namespace duban::testing {
namespace {

using domain::AssignmentId;
using domain::SubmissionId;
using domain::TaskId;
using domain::UnitId;

std::vector<TaskId> IdsOf(const std::vector<app::StoredTask>& tasks) {
  std::vector<TaskId> ids;
  ids.reserve(tasks.size());
  for (const app::StoredTask& stored : tasks) ids.push_back(stored.task.id);
  return ids;
}

std::vector<AssignmentId> IdsOf(const std::vector<domain::Assignment>& assignments) {
  std::vector<AssignmentId> ids;
  ids.reserve(assignments.size());
  for (const domain::Assignment& a : assignments) ids.push_back(a.id);
  return ids;
}

class WriteTransactionTest : public StoreFixture {
 protected:
  // Tasks 1…n, each with a root assignment of its own id under review of a submission of that id.
  app::ChangeSet Seed(int n) {
    app::ChangeSet changes;
    for (int i = 1; i <= n; ++i) {
      app::StoredTask task = random_.Task(TaskId{i});
      task.task.root = AssignmentId{i};
      changes.new_tasks.push_back(task);
      changes.new_assignments.push_back(
          random_.Assignment(AssignmentId{i}, TaskId{i}, {}, UnitId{7}));
      changes.new_submissions.push_back(
          random_.Submission(SubmissionId{i}, changes.new_assignments.back()));
    }
    const absl::Status status = Persist(changes);
    EXPECT_TRUE(status.ok()) << status;
    return changes;
  }

  storage::FaultInfo FaultOfPersist(const app::ChangeSet& changes) {
    return storage::FaultOf(Persist(changes)).value_or(storage::FaultInfo{});
  }
};

TEST_F(WriteTransactionTest, SkipLockedLeavesHeldRowsOut) {
  Seed(5);
  const absl::Status outer = Write([&](app::WriteTransaction& held) -> absl::Status {
    RETURN_IF_ERROR(held.LockTasks({TaskId{2}, TaskId{4}}, app::LockWait::kWait).status());
    const auto free = InTransaction([](app::WriteTransaction& tx) {
      return tx.LockTasks({TaskId{5}, TaskId{4}, TaskId{3}, TaskId{2}, TaskId{1}, TaskId{99}},
                          app::LockWait::kSkipLocked);
    });
    EXPECT_THAT(IdsOf(free), ::testing::ElementsAre(TaskId{1}, TaskId{3}, TaskId{5}));
    // Not skipped, a held row is waited for until the lock wait is over.
    const absl::Status waited = Write([](app::WriteTransaction& tx) {
      return tx.LockTasks({TaskId{1}, TaskId{2}}, app::LockWait::kWait).status();
    });
    EXPECT_EQ(storage::FaultOf(waited).value_or(storage::FaultInfo{}).err_num, 1205U) << waited;
    return absl::OkStatus();
  });
  EXPECT_TRUE(outer.ok()) << outer;
}

TEST_F(WriteTransactionTest, TasksOfAPlanWithoutDeletedOnes) {
  app::ChangeSet changes;
  changes.new_plans.push_back(random_.Plan(domain::PlanId{1}));
  for (const int id : {9, 3, 6, 4}) {
    app::StoredTask task = random_.Task(TaskId{id});
    task.task.plan = domain::PlanId{1};
    task.task.plan_ordinal = 20 - id;
    task.task.state = domain::TaskState::kDraft;
    changes.new_tasks.push_back(task);
  }
  changes.new_parties.push_back({.unit = UnitId{1},
                                 .relation = app::PartyRelation::kIssuer,
                                 .task = TaskId{6},
                                 .plan = domain::PlanId{1},
                                 .plan_ordinal = 14,
                                 .due_date = std::nullopt});
  ASSERT_TRUE(Persist(changes).ok());
  app::ChangeSet deletion;
  deletion.changed_tasks = {changes.new_tasks[2]};
  deletion.changed_tasks[0].task.state = domain::TaskState::kDeleted;
  ASSERT_TRUE(Persist(deletion).ok());

  const auto tasks = InTransaction(
      [](app::WriteTransaction& tx) { return tx.LockTasksOfPlan(domain::PlanId{1}); });
  EXPECT_THAT(IdsOf(tasks), ::testing::ElementsAre(TaskId{3}, TaskId{4}, TaskId{9}));
  const auto plan =
      InTransaction([](app::WriteTransaction& tx) { return tx.LockPlan(domain::PlanId{1}); });
  EXPECT_EQ(plan->task_count, 3);
  EXPECT_EQ(plan->max_ordinal, 17);
  EXPECT_EQ(db_.Sql("SELECT COUNT(*) FROM task_party"), "0\n");
}

// Root 1 with children 2 (live, with children 4 and 5 (DONE), 4 with child 7), 3 (DONE) and 6 (of
// the unit of 7, withdrawn); a task beside it.
TEST_F(WriteTransactionTest, LoadsWhatStandsAroundAnAssignment) {
  app::ChangeSet changes;
  app::StoredTask task = random_.Task(TaskId{1});
  task.task.root = AssignmentId{1};
  changes.new_tasks = {task};
  const auto add = [&](int id, int parent, domain::AssignmentState state) {
    changes.new_assignments.push_back(random_.Assignment(
        AssignmentId{id}, TaskId{id == 8 ? 2 : 1}, AssignmentId{parent}, UnitId{id == 6 ? 7 : id}));
    changes.new_assignments.back().state = state;
  };
  add(1, 0, domain::AssignmentState::kInProgress);
  add(2, 1, domain::AssignmentState::kInProgress);
  add(3, 1, domain::AssignmentState::kDone);
  add(4, 2, domain::AssignmentState::kPending);
  add(5, 2, domain::AssignmentState::kDone);
  add(6, 1, domain::AssignmentState::kWithdrawn);
  add(7, 4, domain::AssignmentState::kPending);
  add(8, 0, domain::AssignmentState::kPending);
  ASSERT_TRUE(Persist(changes).ok());
  const auto loaded = [&](const app::AssignmentLoad& load) {
    std::vector<std::int64_t> ids;
    for (const AssignmentId id : IdsOf(
             InTransaction([&](app::WriteTransaction& tx) { return tx.LoadAssignments(load); }))) {
      ids.push_back(id.value);
    }
    return ids;
  };
  using ::testing::ElementsAre;
  const AssignmentId a1{1}, a2{2}, a4{4}, a7{7}, a8{8};
  EXPECT_THAT(loaded(Around(&app::AssignmentLoad::with_ancestors, {a7, a4})),
              ElementsAre(1, 2, 4, 7));
  EXPECT_THAT(loaded(Around(&app::AssignmentLoad::with_ancestors, {a1, a8})), ElementsAre(1, 8));
  EXPECT_THAT(loaded(Around(&app::AssignmentLoad::by_id, {a7, a8})), ElementsAre(7, 8));
  EXPECT_THAT(loaded(Around(&app::AssignmentLoad::live_children, {a1, a2})), ElementsAre(2, 4));
  EXPECT_THAT(loaded(Around(&app::AssignmentLoad::done_children, {a2})), ElementsAre(5));
  EXPECT_THAT(loaded(Around(&app::AssignmentLoad::siblings, {a2})), ElementsAre(2));
  EXPECT_THAT(loaded(Around(&app::AssignmentLoad::siblings, {a1})), ElementsAre());
  EXPECT_THAT(loaded(Around(&app::AssignmentLoad::unit_history, {a7})), ElementsAre(1, 2, 4, 6, 7));
  EXPECT_THAT(loaded(Around(&app::AssignmentLoad::live_subtrees, {a2})), ElementsAre(2, 4, 7));
  app::AssignmentLoad whole;
  whole.whole_chains = {TaskId{1}};
  EXPECT_THAT(loaded(whole), ElementsAre(1, 2, 3, 4, 5, 6, 7));
  app::AssignmentLoad named;
  named.named_tasks = {TaskId{1}};
  named.named_units = {UnitId{2}};
  EXPECT_THAT(loaded(named), ElementsAre(1, 2, 4, 5));
  app::AssignmentLoad several;
  several.with_ancestors = several.live_children = several.siblings = {a4};
  several.by_id = {a1};
  EXPECT_THAT(loaded(several), ElementsAre(1, 2, 4, 7));
  EXPECT_THAT(loaded(Around(&app::AssignmentLoad::with_ancestors, {AssignmentId{99}})),
              ElementsAre());
  EXPECT_THAT(loaded({}), ElementsAre());
}

TEST_F(WriteTransactionTest, UpdatesMustMeetTheirRows) {
  const app::ChangeSet seed = Seed(3);
  const auto fails = [&](const app::ChangeSet& changes) {
    const absl::Status status = Persist(changes);
    EXPECT_EQ(status.code(), absl::StatusCode::kInternal) << status;
  };
  app::ChangeSet task;
  task.changed_tasks = seed.new_tasks;
  task.changed_tasks[1].task.id = TaskId{99};
  fails(task);
  app::ChangeSet content;
  content.changed_tasks = task.changed_tasks;
  content.content_changed = {TaskId{99}};
  fails(content);
  app::ChangeSet assignment;
  assignment.changed_assignments = seed.new_assignments;
  assignment.changed_assignments[2].id = AssignmentId{99};
  fails(assignment);
  app::ChangeSet submission;
  submission.changed_submissions = {seed.new_submissions[0]};
  submission.changed_submissions[0].id = SubmissionId{99};
  fails(submission);
  app::ChangeSet plan;
  plan.changed_plans = {random_.Plan(domain::PlanId{99})};
  fails(plan);
  app::ChangeSet unit;
  unit.changed_units = {{UnitId{99}, {}, domain::UnitKind::kOffice, "x", {}, 2, {}}};
  fails(unit);
  app::ChangeSet course;
  course.changed_courses = {random_.Assignment(AssignmentId{99}, TaskId{1}, {}, UnitId{7})};
  fails(course);
  app::ChangeSet request;
  request.changed_requests = {random_.Request(domain::RequestId{99}, seed.new_assignments[0])};
  fails(request);
  app::ChangeSet reply;
  reply.replies = {{domain::InstructionId{99}, {.unit = UnitId{7}}}};
  fails(reply);
  app::ChangeSet group;
  group.deleted_groups = {domain::UnitGroupId{99}};
  fails(group);
  app::ChangeSet delegation;
  delegation.ended_delegations = {domain::DelegationId{99}};
  fails(delegation);
  app::ChangeSet membership;
  membership.removed_memberships = {domain::MembershipId{99}};
  fails(membership);
  // Nothing of any of them stayed.
  const auto tasks = InTransaction([](app::WriteTransaction& tx) {
    return tx.LockTasks({TaskId{1}, TaskId{2}, TaskId{3}}, app::LockWait::kWait);
  });
  for (std::size_t i = 0; i < 3; ++i) EXPECT_TRUE(tasks[i].task == seed.new_tasks[i].task);
}

TEST_F(WriteTransactionTest, OneLiveAssignmentInAPlace) {
  Seed(1);
  app::ChangeSet again;
  again.new_assignments = {random_.Assignment(AssignmentId{2}, TaskId{1}, {}, UnitId{7})};
  EXPECT_EQ(FaultOfPersist(again).fault, storage::Fault::kDuplicate);
  // Ended ones do not count, neither before nor in the same change.
  app::ChangeSet replaced = again;
  replaced.changed_assignments = {random_.Assignment(AssignmentId{1}, TaskId{1}, {}, UnitId{7})};
  replaced.changed_assignments[0].state = domain::AssignmentState::kDone;
  EXPECT_TRUE(Persist(replaced).ok());
  app::ChangeSet ended;
  ended.changed_assignments = replaced.new_assignments;
  ended.changed_assignments[0].state = domain::AssignmentState::kDone;
  EXPECT_TRUE(Persist(ended).ok());
  // Other places are other places.
  app::ChangeSet others;
  others.new_assignments = {
      random_.Assignment(AssignmentId{3}, TaskId{1}, {}, UnitId{7}),
      random_.Assignment(AssignmentId{4}, TaskId{1}, {}, UnitId{8}),
      random_.Assignment(AssignmentId{5}, TaskId{1}, AssignmentId{3}, UnitId{7}),
      random_.Assignment(AssignmentId{6}, TaskId{2}, {}, UnitId{7})};
  EXPECT_TRUE(Persist(others).ok());
}

TEST_F(WriteTransactionTest, UniqueKeysOfTheRecord) {
  app::ChangeSet changes;
  changes.events = {random_.Event({app::StreamKind::kTask, 1}, 1)};
  changes.answers = {random_.Answer()};
  changes.new_users = {{{domain::UserId{1}, "li.ming", "李明"}, "hash"}};
  ASSERT_TRUE(Persist(changes).ok());
  app::ChangeSet event;
  event.events = {random_.Event({app::StreamKind::kTask, 1}, 1)};
  EXPECT_EQ(FaultOfPersist(event).fault, storage::Fault::kDuplicate);
  app::ChangeSet answer;
  answer.answers = {{changes.answers[0].key, random_.Hash(), "other"}};
  EXPECT_EQ(FaultOfPersist(answer).fault, storage::Fault::kDuplicate);
  app::ChangeSet user;
  user.new_users = {{{domain::UserId{2}, "li.ming", "李明"}, "hash"}};
  EXPECT_EQ(FaultOfPersist(user).fault, storage::Fault::kDuplicate);
}

// The loser of a race for a request key meets 1062, runs again and finds the winner's answer.
TEST_F(WriteTransactionTest, ADuplicateIsRepeatedAndFindsTheAnswer) {
  const app::Answer answer = random_.Answer();
  int runs = 0;
  std::string response;
  const absl::Status status =
      store_.Transact(Soon(), 3, [&](app::WriteTransaction& tx) -> absl::Status {
        ++runs;
        ASSIGN_OR_RETURN(const std::vector<app::Answer> found, tx.FindAnswers({answer.key}));
        if (!found.empty()) {
          response = found.front().response;
          return absl::OkStatus();
        }
        app::ChangeSet winner;
        winner.answers = {answer};
        if (runs == 1) {
          EXPECT_TRUE(Persist(winner).ok());
        }
        app::ChangeSet loser;
        loser.answers = {{answer.key, answer.fingerprint, "the loser's"}};
        return tx.Persist(loser);
      });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(response, answer.response);

  // What is a duplicate every time is not repeated for ever.
  runs = 0;
  const absl::Status never = store_.Transact(Soon(), 3, [&](app::WriteTransaction& tx) {
    ++runs;
    app::ChangeSet changes;
    changes.answers = {answer};
    return tx.Persist(changes);
  });
  EXPECT_EQ(never.code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(runs, 3);
}

TEST_F(WriteTransactionTest, PartiesFollowTheirTask) {
  app::ChangeSet changes;
  for (int i = 1; i <= 3; ++i) {
    changes.new_tasks.push_back(random_.Task(TaskId{i}));
    for (int unit = 1; unit <= 2; ++unit) {
      changes.new_parties.push_back({.unit = UnitId{unit},
                                     .relation = app::PartyRelation::kParticipant,
                                     .task = TaskId{i},
                                     .plan = {},
                                     .plan_ordinal = 0,
                                     .due_date = absl::CivilDay(1970, 1, 11),
                                     .state = domain::TaskState::kSuspended});
    }
  }
  ASSERT_TRUE(Persist(changes).ok());
  app::ChangeSet moved;
  moved.changed_tasks = changes.new_tasks;
  moved.changed_tasks[0].task.content.due_date = absl::CivilDay(1970, 1, 31);
  moved.changed_tasks[0].task.state = domain::TaskState::kCompleted;
  moved.changed_tasks[1].task.content.due_date = std::nullopt;
  moved.changed_tasks[1].task.state = domain::TaskState::kCancelled;
  moved.content_changed = moved.moved_parties = {TaskId{1}, TaskId{2}};
  ASSERT_TRUE(Persist(moved).ok());
  const char* places = "SELECT task, unit, due_day, final_state FROM task_party ORDER BY 1, 2";
  EXPECT_EQ(db_.Sql(places),
            "1\t1\t30\t5\n1\t2\t30\t5\n2\t1\t2147483647\t7\n2\t2\t2147483647\t7\n"
            "3\t1\t10\t0\n3\t2\t10\t0\n");
  moved.changed_tasks[0].task.state = domain::TaskState::kInProgress;  // reopened
  moved.content_changed.clear();
  ASSERT_TRUE(Persist(moved).ok());
  EXPECT_THAT(db_.Sql(places), ::testing::StartsWith("1\t1\t30\t0\n1\t2\t30\t0\n"));
}

TEST_F(WriteTransactionTest, PartiesThatAreThereAreNotAddedAgain) {
  const auto party = [](int task, int unit, app::PartyRelation relation) {
    return app::TaskParty{.unit = UnitId{unit},
                          .relation = relation,
                          .task = TaskId{task},
                          .plan = {},
                          .plan_ordinal = 0,
                          .due_date = absl::CivilDay(1970, 1, 11)};
  };
  app::ChangeSet changes;
  changes.new_parties = {party(1, 1, app::PartyRelation::kParticipant),
                         party(1, 2, app::PartyRelation::kIssuer),
                         party(2, 1, app::PartyRelation::kParticipant)};
  ASSERT_TRUE(Persist(changes).ok());
  app::ChangeSet added;
  added.added_parties = {party(1, 1, app::PartyRelation::kParticipant),
                         party(1, 2, app::PartyRelation::kParticipant),
                         party(2, 3, app::PartyRelation::kParticipant)};
  ASSERT_TRUE(Persist(added).ok());
  ASSERT_TRUE(Persist(added).ok());
  EXPECT_EQ(db_.Sql("SELECT task, unit, relation FROM task_party ORDER BY task, unit, relation"),
            "1\t1\t2\n1\t2\t1\n1\t2\t2\n2\t1\t2\n2\t3\t2\n");
}

// What a batch of approvals does, on n tasks.
class StatementCountTest : public WriteTransactionTest {
 protected:
  std::uint64_t Cost(const app::ChangeSet& seed, int first, int n) {
    std::vector<TaskId> tasks;
    std::vector<AssignmentId> focus;
    std::vector<SubmissionId> open;
    std::vector<std::string> keys;
    app::ChangeSet changes;
    for (int i = first; i < first + n; ++i) {
      const auto at = static_cast<std::size_t>(i - 1);
      tasks.push_back(TaskId{i});
      focus.push_back(AssignmentId{i});
      open.push_back(SubmissionId{i});
      changes.changed_tasks.push_back(seed.new_tasks[at]);
      changes.changed_assignments.push_back(seed.new_assignments[at]);
      changes.changed_submissions.push_back(seed.new_submissions[at]);
      changes.events.push_back(random_.Event({app::StreamKind::kTask, i}, 1));
      changes.events.push_back(random_.Event({app::StreamKind::kTask, i}, 2));
      changes.answers.push_back(random_.Answer());
      keys.push_back(changes.answers.back().key);
    }
    const std::uint64_t before = storage::Session::TotalStatements();
    const std::uint64_t round_trips = storage::Session::TotalRoundTrips();
    const absl::Status status = Write([&](app::WriteTransaction& tx) -> absl::Status {
      RETURN_IF_ERROR(tx.LockTasks(tasks, app::LockWait::kSkipLocked).status());
      RETURN_IF_ERROR(
          tx.LoadAssignments(Around(&app::AssignmentLoad::with_ancestors, focus)).status());
      RETURN_IF_ERROR(tx.LoadSubmissions(open).status());
      RETURN_IF_ERROR(tx.FindAnswers(keys).status());
      return tx.Persist(changes);
    });
    EXPECT_TRUE(status.ok()) << status;
    EXPECT_EQ(storage::Session::TotalRoundTrips() - round_trips, 7U)
        << "BEGIN, 4 reads, the writes, COMMIT";
    return storage::Session::TotalStatements() - before;
  }
};

TEST_F(StatementCountTest, DoesNotGrowWithTheBatch) {
  const app::ChangeSet seed = Seed(100);
  // BEGIN, 4 reads, task, assignment, submission, request_answer, feed_counter, event,
  // COMMIT.
  EXPECT_EQ(Cost(seed, 1, 1), 12U);
  EXPECT_EQ(Cost(seed, 2, 32), 12U);
  EXPECT_EQ(Cost(seed, 34, 64), 12U);
}

}  // namespace
}  // namespace duban::testing
