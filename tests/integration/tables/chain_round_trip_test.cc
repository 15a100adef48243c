// Requests, instructions and whose turn it is come back from the database as they went in.
#include <algorithm>

#include "tests/integration/tables/store_fixture.h"

namespace duban::testing {
namespace {

using domain::AssignmentId;
using domain::TaskId;
using domain::UnitId;
using domain::UserId;

class ChainRoundTripTest : public StoreFixture {};

TEST_F(ChainRoundTripTest, RequestsAndInstructions) {
  app::ChangeSet changes;
  const domain::Assignment asking = random_.Assignment(AssignmentId{5}, TaskId{3}, {}, UnitId{7});
  std::vector<domain::RequestId> requests;
  std::vector<domain::InstructionId> instructions;
  for (int i = 1; i <= 40; ++i) {
    changes.new_requests.push_back(random_.Request(domain::RequestId{i}, asking));
    changes.awaiting_rulings[domain::RequestId{i}] = {app::AwaitingKind::kRulingOfOffice, 9};
    changes.new_instructions.push_back(random_.Instruction(domain::InstructionId{i}, TaskId{3}));
    requests.push_back({i});
    instructions.push_back({i});
  }
  ASSERT_TRUE(Persist(changes).ok());
  const auto load = [&](app::WriteTransaction& tx) { return tx.LoadRequests(requests); };
  const auto load_open = [&](app::WriteTransaction& tx) {
    return tx.LoadOpenRequests({AssignmentId{5}, AssignmentId{6}});
  };
  const auto instructed = [&](app::WriteTransaction& tx) {
    return tx.LoadInstructions(instructions);
  };
  EXPECT_TRUE(InTransaction(load) == changes.new_requests);
  EXPECT_TRUE(InTransaction(load_open) == changes.new_requests);
  EXPECT_TRUE(InTransaction(instructed) == changes.new_instructions);

  app::ChangeSet second;
  std::vector<domain::CoordinationRequest> open;
  std::vector<domain::Instruction> answered = changes.new_instructions;
  for (int i = 0; i < 40; ++i) {
    domain::CoordinationRequest ruled = changes.new_requests[static_cast<std::size_t>(i)];
    ruled.state = i % 2 == 0 ? domain::RequestState::kGranted : domain::RequestState::kOpen;
    ruled.target = AssignmentId{random_.Number(1, 99)};
    ruled.ruled_by = {UserId{random_.Number(1, 99)}, UserId{random_.Number(1, 99)}};
    ruled.rule_time = random_.Instant();
    ruled.ruling = random_.Text(300);
    second.changed_requests.push_back(ruled);
    if (i % 2 != 0) open.push_back(ruled);
    if (i % 4 == 0) continue;
    domain::Addressee& addressee = answered[static_cast<std::size_t>(i)].addressees.back();
    addressee.answer_time = random_.Instant();
    addressee.answered_by = {UserId{random_.Number(1, 99)}, {}};
    addressee.reply = random_.Text(300);
    second.replies.push_back({domain::InstructionId{i + 1}, addressee});
  }
  ASSERT_TRUE(Persist(second).ok());
  EXPECT_TRUE(InTransaction(load) == second.changed_requests);
  EXPECT_TRUE(InTransaction(load_open) == open);
  EXPECT_TRUE(InTransaction(instructed) == answered);
  // Page by page the same.
  std::vector<domain::CoordinationRequest> listed;
  std::vector<domain::Instruction> told;
  std::optional<std::pair<absl::Time, domain::RequestId>> after_request;
  std::optional<std::pair<absl::Time, domain::InstructionId>> after_instruction;
  for (int page = 0; page < 6; ++page) {
    const auto requested = reads_.ListRequests(Soon(), TaskId{3}, after_request, 7);
    for (const domain::CoordinationRequest& r : requested.value()) {
      after_request = {r.request_time, r.id};
      listed.push_back(r);
    }
    const auto instructed_now = reads_.ListInstructions(Soon(), TaskId{3}, after_instruction, 7);
    for (const domain::Instruction& i : instructed_now.value()) {
      after_instruction = {i.instruct_time, i.id};
      told.push_back(i);
    }
  }
  const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
  std::sort(listed.begin(), listed.end(), by_id);
  std::sort(told.begin(), told.end(), by_id);
  EXPECT_TRUE(listed == second.changed_requests);
  EXPECT_TRUE(told == answered);
}

// Whose turn it is: found in its place, in order of the due date, and nowhere once it is nobody's.
TEST_F(ChainRoundTripTest, WhatWaits) {
  app::ChangeSet changes;
  app::StoredTask task = random_.Task(TaskId{1});
  task.task.root = AssignmentId{1};
  changes.new_tasks = {task};
  for (int i = 1; i <= 30; ++i) {
    changes.new_assignments.push_back(
        random_.Assignment(AssignmentId{i}, TaskId{1}, AssignmentId{i == 1 ? 0 : 1}, UnitId{i}));
    changes.awaiting[AssignmentId{i}] = {
        i % 2 == 0 ? app::AwaitingKind::kAccept : app::AwaitingKind::kSupervision, 40 + i % 3};
  }
  changes.new_instructions = {random_.Instruction(domain::InstructionId{1}, TaskId{1})};
  ASSERT_TRUE(Persist(changes).ok());
  EXPECT_EQ(*reads_.WaitingPlaces(Soon(), {app::AwaitingKind::kSupervision}),
            (std::vector<app::Awaiting>{{app::AwaitingKind::kSupervision, 40},
                                        {app::AwaitingKind::kSupervision, 41},
                                        {app::AwaitingKind::kSupervision, 42}}));
  app::WaitingAssignmentsQuery query;
  query.places = {{app::AwaitingKind::kAccept, 40}, {app::AwaitingKind::kSupervision, 41}};
  query.limit = 3;
  std::vector<app::TodoAssignment> found;
  for (int page = 0; page < 5; ++page) {
    const auto waiting = reads_.ListWaitingAssignments(Soon(), query);
    for (const app::TodoAssignment& todo : waiting.value()) {
      query.after = {todo.assignment.due_date, todo.assignment.id};
      EXPECT_EQ(todo.task.title, task.task.content.title);
      found.push_back(todo);
    }
  }
  ASSERT_EQ(found.size(), 10U);  // 6, 12, …, 30 and 1, 7, …, 25
  for (std::size_t i = 0; i < found.size(); ++i) {
    const domain::Assignment& a = found[i].assignment;
    EXPECT_TRUE(a == changes.new_assignments[static_cast<std::size_t>(a.id.value - 1)]);
    EXPECT_EQ(found[i].awaiting, changes.awaiting[a.id]);
    if (i > 0) {
      EXPECT_LE(found[i - 1].assignment.due_date, a.due_date);
    }
  }
  app::ChangeSet done;
  for (const app::TodoAssignment& todo : found) done.changed_assignments.push_back(todo.assignment);
  ASSERT_TRUE(Persist(done).ok());
  query.after.reset();
  EXPECT_TRUE(reads_.ListWaitingAssignments(Soon(), query)->empty());

  app::WaitingInstructionsQuery units{.units = {UnitId{7}, UnitId{8}}, .after = {}, .limit = 9};
  ASSERT_EQ(reads_.ListWaitingInstructions(Soon(), units)->size(), 1U);
  app::ChangeSet reply;
  reply.replies = {{domain::InstructionId{1}, changes.new_instructions[0].addressees[0]}};
  reply.replies[0].addressee.answer_time = random_.Instant();
  ASSERT_TRUE(Persist(reply).ok());
  EXPECT_TRUE(reads_.ListWaitingInstructions(Soon(), units)->empty());
}

}  // namespace
}  // namespace duban::testing
