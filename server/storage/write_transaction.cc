#include "server/storage/write_transaction.h"

#include "server/base/status.h"
#include "server/storage/answer_table.h"
#include "server/storage/assignment_table.h"
#include "server/storage/chain_load.h"
#include "server/storage/delegation_table.h"
#include "server/storage/directory_snapshot.h"
#include "server/storage/directory_table.h"
#include "server/storage/event_table.h"
#include "server/storage/instruction_table.h"
#include "server/storage/plan_table.h"
#include "server/storage/request_table.h"
#include "server/storage/session_table.h"
#include "server/storage/stream_table.h"
#include "server/storage/submission_table.h"
#include "server/storage/task_party_table.h"
#include "server/storage/task_table.h"
#include "server/storage/todo_list.h"
#include "server/storage/unit_group_table.h"
#include "server/storage/unit_mapping_table.h"
#include "server/storage/upload_table.h"

namespace duban::storage {
namespace {

std::vector<domain::TaskId> DeletedOf(const std::vector<app::StoredTask>& tasks) {
  std::vector<domain::TaskId> deleted;
  for (const app::StoredTask& stored : tasks) {
    if (stored.task.state == domain::TaskState::kDeleted) deleted.push_back(stored.task.id);
  }
  return deleted;
}

}  // namespace

absl::StatusOr<std::optional<app::StoredPlan>> MysqlWriteTransaction::LockPlan(domain::PlanId id) {
  return storage::LockPlan(session_, id);
}

absl::StatusOr<std::vector<app::StoredPlan>> MysqlWriteTransaction::FindPlans(
    const std::vector<domain::PlanId>& ids) {
  return storage::FindPlans(session_, ids);
}

absl::StatusOr<std::vector<app::StoredTask>> MysqlWriteTransaction::LockTasks(
    const std::vector<domain::TaskId>& ids, app::LockWait wait) {
  return storage::LockTasks(session_, ids, wait);
}

absl::StatusOr<std::vector<app::TaskHead>> MysqlWriteTransaction::LockTaskHeads(
    const std::vector<domain::TaskId>& ids, app::LockWait wait) {
  return storage::LockTaskHeads(session_, ids, wait);
}

absl::StatusOr<std::vector<app::StoredTask>> MysqlWriteTransaction::LockTasksOfPlan(
    domain::PlanId id) {
  return storage::LockTasksOfPlan(session_, id);
}

absl::StatusOr<app::StreamHead> MysqlWriteTransaction::LockStream(app::StreamKind kind) {
  return storage::LockStream(session_, kind);
}

absl::StatusOr<std::vector<app::Answer>> MysqlWriteTransaction::FindAnswers(
    const std::vector<std::string>& keys) {
  return storage::FindAnswers(session_, keys);
}

absl::StatusOr<std::vector<domain::Assignment>> MysqlWriteTransaction::LoadAssignments(
    const app::AssignmentLoad& load) {
  return storage::LoadAssignments(session_, load);
}

absl::StatusOr<std::vector<domain::Submission>> MysqlWriteTransaction::LoadSubmissions(
    const std::vector<domain::SubmissionId>& ids) {
  return storage::LoadSubmissions(session_, ids);
}

absl::StatusOr<std::vector<domain::CoordinationRequest>> MysqlWriteTransaction::LoadRequests(
    const std::vector<domain::RequestId>& ids) {
  return storage::LoadRequests(session_, ids);
}

absl::StatusOr<std::vector<domain::CoordinationRequest>> MysqlWriteTransaction::LoadOpenRequests(
    const std::vector<domain::AssignmentId>& of) {
  return storage::LoadOpenRequests(session_, of);
}

absl::StatusOr<std::vector<domain::Instruction>> MysqlWriteTransaction::LoadInstructions(
    const std::vector<domain::InstructionId>& ids) {
  return storage::LoadInstructions(session_, ids);
}

absl::StatusOr<std::vector<app::WaitingAssignment>> MysqlWriteTransaction::FindWaiting(
    const std::vector<app::Awaiting>& places, const std::vector<app::HandlerPlace>& handlers,
    int limit) {
  return storage::FindWaiting(session_, places, handlers, limit);
}

absl::StatusOr<domain::Directory> MysqlWriteTransaction::LoadDirectory() {
  return storage::LoadDirectory(session_);
}

absl::Status MysqlWriteTransaction::Persist(const app::ChangeSet& changes) {
  RETURN_IF_ERROR(PersistDirectory(changes));
  RETURN_IF_ERROR(PersistPlansAndTasks(changes));
  RETURN_IF_ERROR(PersistChain(changes));
  RETURN_IF_ERROR(PersistSessions(changes));
  RETURN_IF_ERROR(MarkUploadsUsed(session_, changes.used_uploads));
  RETURN_IF_ERROR(InsertAnswers(session_, changes.answers, changes.now));
  return InsertEvents(session_, changes.events);  // last: it holds the feed's counter
}

absl::Status MysqlWriteTransaction::PersistDirectory(const app::ChangeSet& changes) {
  RETURN_IF_ERROR(InsertUnits(session_, changes.new_units));
  RETURN_IF_ERROR(UpdateUnits(session_, changes.changed_units));
  RETURN_IF_ERROR(InsertGroups(session_, changes.new_groups));
  RETURN_IF_ERROR(UpdateGroups(session_, changes.changed_groups));
  RETURN_IF_ERROR(DeleteGroups(session_, changes.deleted_groups));
  RETURN_IF_ERROR(InsertUsers(session_, changes.new_users));
  // Revoked first: what was revoked may be granted again in one change.
  RETURN_IF_ERROR(DeleteMemberships(session_, changes.removed_memberships));
  RETURN_IF_ERROR(InsertMemberships(session_, changes.new_memberships));
  RETURN_IF_ERROR(InsertDelegations(session_, changes.new_delegations));
  RETURN_IF_ERROR(EndDelegations(session_, changes.ended_delegations));
  RETURN_IF_ERROR(DeleteMappings(session_, changes.removed_mappings));
  RETURN_IF_ERROR(InsertMappings(session_, changes.new_mappings));
  if (!changes.directory_head) return absl::OkStatus();
  return UpdateStream(session_, app::StreamKind::kDirectory, *changes.directory_head);
}

absl::Status MysqlWriteTransaction::PersistPlansAndTasks(const app::ChangeSet& changes) {
  RETURN_IF_ERROR(InsertPlans(session_, changes.new_plans));
  RETURN_IF_ERROR(UpdatePlans(session_, changes.changed_plans));
  RETURN_IF_ERROR(InsertTasks(session_, changes.new_tasks));
  RETURN_IF_ERROR(
      UpdateTasks(session_, changes.changed_tasks, changes.tasks_before, changes.content_changed));
  RETURN_IF_ERROR(InsertParties(session_, changes.new_parties));
  RETURN_IF_ERROR(AddParties(session_, changes.added_parties));
  RETURN_IF_ERROR(MoveParties(session_, changes.changed_tasks, changes.moved_parties));
  return DeleteParties(session_, DeletedOf(changes.changed_tasks));
}

// What ends makes room first, then what moves: a place has one live assignment (key live_place).
absl::Status MysqlWriteTransaction::PersistChain(const app::ChangeSet& changes) {
  RETURN_IF_ERROR(UpdateAssignments(session_, changes.changed_assignments,
                                    changes.assignments_before, changes.awaiting));
  RETURN_IF_ERROR(UpdateCourses(session_, changes.changed_courses));
  RETURN_IF_ERROR(InsertAssignments(session_, changes.new_assignments, changes.awaiting));
  RETURN_IF_ERROR(UpdateSubmissions(session_, changes.changed_submissions));
  RETURN_IF_ERROR(InsertSubmissions(session_, changes.new_submissions));
  RETURN_IF_ERROR(UpdateRequests(session_, changes.changed_requests, changes.awaiting_rulings));
  RETURN_IF_ERROR(InsertRequests(session_, changes.new_requests, changes.awaiting_rulings));
  RETURN_IF_ERROR(InsertInstructions(session_, changes.new_instructions));
  return UpdateAddressees(session_, changes.replies);
}

absl::Status MysqlWriteTransaction::PersistSessions(const app::ChangeSet& changes) {
  RETURN_IF_ERROR(DeleteSessions(session_, changes.ended_sessions));
  RETURN_IF_ERROR(InsertSessions(session_, changes.new_sessions));
  if (!changes.security_head) return absl::OkStatus();
  return UpdateStream(session_, app::StreamKind::kSecurity, *changes.security_head);
}

}  // namespace duban::storage
