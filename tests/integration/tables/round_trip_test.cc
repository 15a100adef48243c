// Every struct of the domain comes back from the database as it went in.
#include <algorithm>
#include <map>

#include "tests/integration/tables/store_fixture.h"

namespace duban::testing {
namespace {

using domain::AssignmentId;
using domain::PlanId;
using domain::SubmissionId;
using domain::TaskId;
using domain::UnitId;
using domain::UserId;

void ExpectSame(const app::StoredTask& a, const app::StoredTask& b) {
  EXPECT_TRUE(a.task == b.task) << a.task.id.value;
  EXPECT_TRUE(a.head == b.head) << a.task.id.value;
}

void ExpectSame(const app::EventRow& a, const app::EventRow& b) {
  EXPECT_TRUE(a.stream == b.stream && a.seq == b.seq && a.position == b.position &&
              a.type == b.type && a.recorded_at == b.recorded_at && a.actor == b.actor &&
              a.on_behalf_of == b.on_behalf_of && a.assignment == b.assignment &&
              a.payload == b.payload && a.hash == b.hash)
      << a.seq;
}

class RoundTripTest : public StoreFixture {};

TEST_F(RoundTripTest, Tasks) {
  app::ChangeSet changes;
  std::vector<TaskId> ids;
  for (int i = 1; i <= 150; ++i) {
    changes.new_tasks.push_back(random_.Task(TaskId{i}));
    ids.push_back(TaskId{i});
  }
  std::shuffle(changes.new_tasks.begin(), changes.new_tasks.end(), std::mt19937(7));
  ASSERT_TRUE(Persist(changes).ok());
  const auto lock = [&](app::WriteTransaction& tx) {
    return tx.LockTasks(ids, app::LockWait::kWait);
  };
  std::sort(changes.new_tasks.begin(), changes.new_tasks.end(),
            [](const auto& a, const auto& b) { return a.task.id < b.task.id; });
  std::vector<app::StoredTask> stored = InTransaction(lock);
  ASSERT_EQ(stored.size(), 150U);
  for (std::size_t i = 0; i < stored.size(); ++i) ExpectSame(stored[i], changes.new_tasks[i]);
  const std::vector<app::TaskHead> heads = InTransaction(
      [&](app::WriteTransaction& tx) { return tx.LockTaskHeads(ids, app::LockWait::kWait); });
  ASSERT_EQ(heads.size(), 150U);
  for (std::size_t i = 0; i < heads.size(); ++i) {
    EXPECT_EQ(heads[i].task, stored[i].task.id);
    EXPECT_TRUE(heads[i].head == stored[i].head) << heads[i].task.value;
  }

  // A transition leaves the content alone; what is said to have changed is written.
  app::ChangeSet second;
  for (const app::StoredTask& before : changes.new_tasks) {
    app::StoredTask after = random_.Task(before.task.id);
    after.task.plan = before.task.plan;
    after.task.plan_ordinal = before.task.plan_ordinal;
    after.task.issuing_unit = before.task.issuing_unit;
    after.task.create_time = before.task.create_time;
    if (before.task.id.value % 3 == 0) {
      second.content_changed.push_back(before.task.id);
    } else {
      after.task.content = random_.Content();
    }
    second.changed_tasks.push_back(after);
  }
  second.tasks_before = changes.new_tasks;
  ASSERT_TRUE(Persist(second).ok());
  stored = InTransaction(lock);
  for (std::size_t i = 0; i < stored.size(); ++i) {
    app::StoredTask expected = second.changed_tasks[i];
    if (expected.task.id.value % 3 != 0) {
      expected.task.content = changes.new_tasks[i].task.content;
    }
    ExpectSame(stored[i], expected);
  }
}

TEST_F(RoundTripTest, AssignmentsAndSubmissions) {
  app::ChangeSet changes;
  for (int i = 1; i <= 100; ++i) {
    app::StoredTask task = random_.Task(TaskId{i});
    task.task.root = AssignmentId{i};
    changes.new_tasks.push_back(task);
    changes.new_assignments.push_back(
        random_.Assignment(AssignmentId{i}, TaskId{i}, AssignmentId{}, UnitId{7}));
    changes.new_assignments.back().open_submission = SubmissionId{i};
    changes.new_submissions.push_back(
        random_.Submission(SubmissionId{i}, changes.new_assignments.back()));
  }
  ASSERT_TRUE(Persist(changes).ok());
  std::vector<AssignmentId> ids;
  for (int i = 1; i <= 100; ++i) ids.push_back(AssignmentId{i});
  std::vector<SubmissionId> submissions;
  for (int i = 1; i <= 100; ++i) submissions.push_back(SubmissionId{i});
  app::AssignmentLoad around;
  around.with_ancestors = ids;
  const auto load = [&](app::WriteTransaction& tx) { return tx.LoadAssignments(around); };
  const auto open = [&](app::WriteTransaction& tx) { return tx.LoadSubmissions(submissions); };
  EXPECT_TRUE(InTransaction(load) == changes.new_assignments);
  EXPECT_TRUE(InTransaction(open) == changes.new_submissions);

  app::ChangeSet second;
  for (int i = 0; i < 100; ++i) {
    const domain::Assignment before = changes.new_assignments[static_cast<std::size_t>(i)];
    // What a transition changes, and of every third the rest.
    domain::Assignment after =
        random_.Assignment(AssignmentId{i + 1}, TaskId{i + 1}, {}, UnitId{7});
    after.open_submission = SubmissionId{i + 1};
    after.role = before.role;
    after.origin = before.origin;
    if (i % 2 == 0) after.state = domain::AssignmentState::kDone;
    if (i % 3 == 0) {
      after.parent = AssignmentId{1000 + i};
      second.changed_courses.push_back(after);
    } else {
      domain::Assignment kept = before;
      kept.state = after.state;
      kept.return_count = after.return_count;
      kept.open_submission = after.open_submission;
      kept.open_step = after.open_step;
      kept.assessment = after.assessment;
      kept.accept_time = after.accept_time;
      kept.hand_in_time = after.hand_in_time;
      kept.done_time = after.done_time;
      kept.objection_from = after.objection_from;
      kept.no_decider = after.no_decider;
      kept.version = after.version;
      after = kept;
    }
    second.changed_assignments.push_back(after);
    domain::Submission decided = changes.new_submissions[static_cast<std::size_t>(i)];
    for (domain::ReviewStep& step : decided.steps) {
      step.state = random_.Enum(domain::ReviewStepState::kWaiting, domain::ReviewStepState::kAuto);
      step.decider = UserId{random_.Number(1, 99)};
      step.decided_for = UserId{random_.Number(1, 99)};
      step.decide_time = random_.Instant();
      step.comment = random_.Text(100);
    }
    if (i % 2 == 0) decided.state = domain::SubmissionState::kApproved;
    second.changed_submissions.push_back(decided);
  }
  second.assignments_before = changes.new_assignments;
  ASSERT_TRUE(Persist(second).ok());
  EXPECT_TRUE(InTransaction(load) == second.changed_assignments);
  EXPECT_TRUE(InTransaction(open) == second.changed_submissions);
  for (int i = 0; i < 100; ++i) {
    const auto listed = reads_.ListSubmissions(Soon(), AssignmentId{i + 1}, std::nullopt, 10);
    ASSERT_TRUE(listed.ok());
    ASSERT_EQ(listed->size(), 1U);
    EXPECT_TRUE(listed->front() == second.changed_submissions[static_cast<std::size_t>(i)]);
  }
}

TEST_F(RoundTripTest, Plans) {
  app::ChangeSet changes;
  for (int i = 1; i <= 30; ++i) changes.new_plans.push_back(random_.Plan(PlanId{i}));
  app::StoredTask task = random_.Task(TaskId{1});
  task.task.plan = PlanId{3};
  task.task.plan_ordinal = 17;
  changes.new_tasks.push_back(task);
  task.task.id = TaskId{2};
  task.task.plan_ordinal = 18;
  task.task.state = domain::TaskState::kDeleted;
  changes.new_tasks.push_back(task);
  ASSERT_TRUE(Persist(changes).ok());
  app::ChangeSet second;
  for (const app::StoredPlan& before : changes.new_plans) {
    app::StoredPlan after = random_.Plan(before.plan.id);
    after.plan.issuing_unit = before.plan.issuing_unit;
    after.plan.create_time = before.plan.create_time;
    second.changed_plans.push_back(after);
  }
  for (const app::ChangeSet& step : {changes, second}) {
    if (!step.changed_plans.empty()) {
      ASSERT_TRUE(Persist(step).ok());
    }
    for (const app::StoredPlan& plan :
         step.new_plans.empty() ? step.changed_plans : step.new_plans) {
      const auto locked =
          InTransaction([&](app::WriteTransaction& tx) { return tx.LockPlan(plan.plan.id); });
      const auto read = reads_.GetPlan(Soon(), plan.plan.id);
      ASSERT_TRUE(locked.has_value() && read.ok() && read->has_value());
      for (const app::StoredPlan& got : {*locked, **read}) {
        EXPECT_TRUE(got.plan == plan.plan);
        EXPECT_TRUE(got.head == plan.head);
        EXPECT_EQ(got.task_count, plan.plan.id == PlanId{3} ? 1 : 0);
        EXPECT_EQ(got.max_ordinal, plan.plan.id == PlanId{3} ? 18 : 0);
      }
    }
  }
  const auto found = InTransaction([](app::WriteTransaction& tx) {
    return tx.FindPlans({PlanId{5}, PlanId{2}, PlanId{99}});
  });
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].plan.id, PlanId{2});
  EXPECT_FALSE(InTransaction([](app::WriteTransaction& tx) { return tx.LockPlan(PlanId{99}); }));
}

TEST_F(RoundTripTest, DirectoryAndSessions) {
  app::ChangeSet changes;
  for (int i = 1; i <= 20; ++i) {
    domain::Unit unit{UnitId{i}, UnitId{i / 2}, domain::UnitKind::kOffice, random_.Text(200), {}, 1,
                      {}};
    for (int n = 0; n < i % 4; ++n) unit.aliases.push_back(random_.Text(60));
    for (int n = 0; n < i % 3; ++n) unit.member_units.push_back(UnitId{20 - n});
    changes.new_units.push_back(unit);
    changes.new_users.push_back({{UserId{i}, "user." + std::to_string(i), random_.Text(60)},
                                 "$argon2id$" + std::to_string(i)});
    changes.new_memberships.push_back(
        {domain::MembershipId{i}, UnitId{i}, UserId{i}, domain::Role::kHead});
    changes.new_groups.push_back({.id = {i},
                                  .owner = {1},
                                  .display_name = random_.Text(60),
                                  .aliases = {random_.Text(60), random_.Text(60)},
                                  .members = {UnitId{i}, UnitId{21 - i}},
                                  .version = 1});
    changes.new_delegations.push_back({.id = {i},
                                       .principal = {i},
                                       .delegate = {i + 1},
                                       .roles = {domain::Role::kHead, domain::Role::kHandler},
                                       .from = random_.Day(),
                                       .until = random_.Day(),
                                       .ended = false});
    changes.new_sessions.push_back(
        {domain::SessionId{i}, UserId{i}, random_.Hash(), random_.Instant(), random_.Instant()});
  }
  changes.directory_head = random_.Head(41);
  changes.security_head = random_.Head(42);
  ASSERT_TRUE(Persist(changes).ok());

  app::ChangeSet second;
  second.changed_units = changes.new_units;
  for (domain::Unit& unit : second.changed_units) {
    unit.display_name += "新";
    unit.version = 2;
    std::reverse(unit.aliases.begin(), unit.aliases.end());
    unit.aliases.emplace_back("别名");
    std::reverse(unit.member_units.begin(), unit.member_units.end());
  }
  second.changed_groups = {changes.new_groups.begin() + 2, changes.new_groups.end()};
  for (domain::UnitGroup& group : second.changed_groups) {
    group.display_name += "新";
    group.version = 2;
    group.aliases.pop_back();
    std::reverse(group.members.begin(), group.members.end());
  }
  second.deleted_groups = {domain::UnitGroupId{1}, domain::UnitGroupId{2}};
  second.ended_delegations = {domain::DelegationId{1}, domain::DelegationId{3}};
  second.removed_memberships = {domain::MembershipId{1}, domain::MembershipId{2}};
  // The same role again, under another id.
  second.new_memberships = {{domain::MembershipId{21}, UnitId{1}, UserId{1}, domain::Role::kHead}};
  second.ended_sessions = {domain::SessionId{3}, domain::SessionId{77}};
  second.directory_head = random_.Head(43);
  ASSERT_TRUE(Persist(second).ok());

  const auto read = reads_.LoadDirectory(Soon());
  ASSERT_TRUE(read.ok()) << read.status();
  const auto loaded = InTransaction([](app::WriteTransaction& tx) { return tx.LoadDirectory(); });
  std::vector<domain::Membership> memberships(changes.new_memberships.begin() + 2,
                                              changes.new_memberships.end());
  memberships.push_back(second.new_memberships.front());
  std::vector<domain::Delegation> delegations = changes.new_delegations;
  std::erase_if(delegations, [](const domain::Delegation& d) {
    return d.id == domain::DelegationId{1} || d.id == domain::DelegationId{3};
  });
  for (const domain::Directory* directory : {&*read, &loaded}) {
    EXPECT_EQ(directory->version(), 43);
    EXPECT_TRUE(directory->units() == second.changed_units);
    EXPECT_TRUE(directory->memberships() == memberships);
    EXPECT_TRUE(directory->groups() == second.changed_groups);
    EXPECT_TRUE(directory->delegations() == delegations);
    ASSERT_EQ(directory->users().size(), 20U);
    for (std::size_t i = 0; i < 20; ++i) {
      EXPECT_TRUE(directory->users()[i] == changes.new_users[i].user);
    }
  }
  EXPECT_EQ(*reads_.DirectoryVersion(Soon()), 43);
  const auto security = InTransaction(
      [](app::WriteTransaction& tx) { return tx.LockStream(app::StreamKind::kSecurity); });
  EXPECT_TRUE(security == *changes.security_head);
  const auto directory_head = reads_.FindStreamHead(Soon(), {app::StreamKind::kDirectory, 0});
  ASSERT_TRUE(directory_head.ok() && directory_head->has_value());
  EXPECT_TRUE(**directory_head == *second.directory_head);

  const auto credential = reads_.FindCredential(Soon(), "user.7");
  ASSERT_TRUE(credential.ok() && credential->has_value());
  EXPECT_EQ((*credential)->user, UserId{7});
  EXPECT_EQ((*credential)->password_hash, "$argon2id$7");
  // Exact: a login of another case, or with a space, is nobody's.
  EXPECT_FALSE(reads_.FindCredential(Soon(), "User.7")->has_value());
  EXPECT_FALSE(reads_.FindCredential(Soon(), "nobody")->has_value());
  const app::NewSession& session = changes.new_sessions[4];
  const auto found = reads_.FindSession(Soon(), session.token_hash);
  ASSERT_TRUE(found.ok() && found->has_value());
  EXPECT_EQ((*found)->id, session.id);
  EXPECT_EQ((*found)->user, session.user);
  EXPECT_EQ((*found)->expire_time, session.expire_time);
  EXPECT_FALSE(reads_.FindSession(Soon(), changes.new_sessions[2].token_hash)->has_value());
}

TEST_F(RoundTripTest, EventsAndAnswers) {
  app::ChangeSet changes;
  const app::StreamName stream{app::StreamKind::kTask, 5};
  for (int i = 1; i <= 250; ++i) {
    changes.events.push_back(random_.Event(stream, i));
    changes.answers.push_back(random_.Answer());
  }
  changes.events.push_back(random_.Event({app::StreamKind::kPlan, 5}, 1));
  changes.now = random_.Instant();
  ASSERT_TRUE(Persist(changes).ok());
  const auto events = reads_.ListEvents(Soon(), stream, 0, 1000);
  ASSERT_TRUE(events.ok());
  ASSERT_EQ(events->size(), 250U);
  for (std::size_t i = 0; i < 250; ++i) {
    changes.events[i].position = static_cast<std::int64_t>(i) + 1;  // given when written
    ExpectSame((*events)[i], changes.events[i]);
  }
  const auto page = reads_.ListEvents(Soon(), stream, 100, 10);
  ASSERT_EQ(page->size(), 10U);
  EXPECT_EQ(page->front().seq, 101);

  std::vector<std::string> keys;
  std::map<std::string, app::Answer> expected;
  for (std::size_t i = 0; i < 64; ++i) {
    keys.push_back(changes.answers[i].key);
    expected[keys.back()] = changes.answers[i];
  }
  keys.push_back(random_.Hash());
  const auto answers =
      InTransaction([&](app::WriteTransaction& tx) { return tx.FindAnswers(keys); });
  ASSERT_EQ(answers.size(), 64U);
  for (const app::Answer& answer : answers) {
    EXPECT_EQ(answer.fingerprint, expected.at(answer.key).fingerprint);
    EXPECT_EQ(answer.response, expected.at(answer.key).response);
  }
}

}  // namespace
}  // namespace duban::testing
