#include "server/app/workspace.h"

#include <algorithm>

#include "server/app/event_codec.h"
#include "server/base/status.h"

namespace duban::app {
Workspace::Workspace(std::shared_ptr<const domain::Directory> directory,
                     const domain::WorkCalendar& calendar, const domain::Policy& policy,
                     IdSource& ids, absl::Time now)
    : directory_(std::move(directory)), calendar_(calendar), policy_(policy), ids_(ids), now_(now) {
  changes_.now = now;
}

void Workspace::Add(StoredTask task) {
  const domain::TaskId id = task.task.id;
  TaskEntry& entry = tasks_[id];
  entry.loaded = task;
  entry.head = std::move(task.head);
  entry.chain.task = std::move(task.task);
}

void Workspace::Add(const CachedChain& cached) {
  Add(StoredTask{.task = cached.chain.task, .head = cached.head});
  for (const domain::Assignment& a : cached.chain.assignments) Add(a);
  for (const domain::Submission& s : cached.chain.submissions) Add(s);
  for (const domain::CoordinationRequest& r : cached.chain.requests) Add(r);
  tasks_.at(cached.chain.task.id).loaded_around = cached.loaded;
}

void Workspace::Add(StoredPlan plan) {
  const domain::PlanId id = plan.plan.id;
  const std::int64_t version = plan.plan.version;
  plans_[id] = PlanEntry{.stored = std::move(plan), .is_new = false, .loaded_version = version};
}

void Workspace::Add(const domain::Assignment& assignment) {
  const auto it = tasks_.find(assignment.task);
  if (it == tasks_.end()) return;
  if (!it->second.loaded_assignments.emplace(assignment.id, assignment).second) return;
  it->second.chain.assignments.push_back(assignment);
}

void Workspace::Add(const domain::Submission& submission) {
  const auto it = tasks_.find(submission.task);
  if (it == tasks_.end()) return;
  if (!it->second.loaded_submissions.emplace(submission.id, submission).second) return;
  it->second.chain.submissions.push_back(submission);
}

void Workspace::Add(const domain::CoordinationRequest& request) {
  const auto it = tasks_.find(request.task);
  if (it == tasks_.end()) return;
  if (!it->second.loaded_requests.emplace(request.id, request).second) return;
  it->second.chain.requests.push_back(request);
}

void Workspace::Add(const domain::Instruction& instruction) {
  const auto it = tasks_.find(instruction.task);
  if (it == tasks_.end()) return;
  if (!it->second.loaded_instructions.emplace(instruction.id, instruction).second) return;
  it->second.chain.instructions.push_back(instruction);
}

void Workspace::NoteLoaded(domain::TaskId task, domain::AssignmentId focus,
                           const domain::LoadScope& scope) {
  TaskEntry& entry = tasks_.at(task);
  if (entry.chain.Find(focus) != nullptr) entry.loaded_around.Add(focus, scope);
}

bool Workspace::HasLoaded(domain::TaskId task, domain::AssignmentId focus,
                          const domain::LoadScope& scope) const {
  return tasks_.at(task).loaded_around.Covers(focus, scope);
}

void Workspace::AddHead(StreamKind kind, StreamHead head) { heads_[kind] = std::move(head); }

const domain::Chain* Workspace::FindTask(domain::TaskId id) const {
  const auto it = tasks_.find(id);
  return it == tasks_.end() ? nullptr : &it->second.chain;
}

std::vector<domain::TaskId> Workspace::Tasks() const {
  std::vector<domain::TaskId> tasks;
  tasks.reserve(tasks_.size());
  for (const auto& [id, entry] : tasks_) tasks.push_back(id);
  return tasks;
}

const StoredPlan* Workspace::FindPlan(domain::PlanId id) const {
  const auto it = plans_.find(id);
  return it == plans_.end() ? nullptr : &it->second.stored;
}

std::vector<const domain::Chain*> Workspace::TasksOfPlan(domain::PlanId id) const {
  std::vector<const domain::Chain*> tasks;
  for (const auto& [task_id, entry] : tasks_) {
    if (entry.chain.task.plan == id) tasks.push_back(&entry.chain);
  }
  std::sort(tasks.begin(), tasks.end(), [](const domain::Chain* a, const domain::Chain* b) {
    return a->task.plan_ordinal < b->task.plan_ordinal;
  });
  return tasks;
}

absl::StatusOr<std::vector<std::int64_t>> Workspace::TakeIds(IdKind kind, std::size_t count) {
  if (count == 0) return std::vector<std::int64_t>{};
  return ids_.Take(kind, static_cast<int>(count));
}

absl::StatusOr<std::vector<domain::AssignmentId>> Workspace::TakeAssignmentIds(std::size_t count) {
  ASSIGN_OR_RETURN(const std::vector<std::int64_t> values, TakeIds(IdKind::kAssignment, count));
  std::vector<domain::AssignmentId> ids;
  ids.reserve(values.size());
  for (const std::int64_t value : values) ids.push_back({value});
  return ids;
}

absl::StatusOr<domain::NewIds> Workspace::TakeIds(const domain::IdCount& count) {
  domain::NewIds ids;
  ASSIGN_OR_RETURN(ids.assignments, TakeAssignmentIds(count.assignments));
  if (count.submission) {
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> taken, TakeIds(IdKind::kSubmission, 1));
    ids.submission = {taken.front()};
  }
  if (count.request) {
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> taken, TakeIds(IdKind::kRequest, 1));
    ids.request = {taken.front()};
  }
  if (count.instruction) {
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> taken, TakeIds(IdKind::kInstruction, 1));
    ids.instruction = {taken.front()};
  }
  return ids;
}

void Workspace::Append(StreamName stream, StreamHead& head, const domain::EventBody& event,
                       domain::Recorded& recorded) {
  // Strictly increasing within the stream, whatever the machine's clock does.
  recorded.at = std::max(now_, head.last_recorded + absl::Microseconds(1));
  EventRow row;
  row.stream = stream;
  row.seq = head.seq + 1;
  row.type = domain::TypeOf(event);
  row.recorded_at = recorded.at;
  row.actor = recorded.actor;
  row.on_behalf_of = recorded.on_behalf_of;
  row.assignment = domain::AssignmentOf(event);
  row.payload = EncodeBody(event);
  row.hash = ChainHash(head.hash, row);
  head = StreamHead{.seq = row.seq, .hash = row.hash, .last_recorded = row.recorded_at};
  changes_.events.push_back(std::move(row));
}

void Workspace::Record(domain::TaskId task, const domain::Actor& actor,
                       const std::vector<domain::EventBody>& events) {
  TaskEntry& entry = tasks_.at(task);
  for (const domain::EventBody& event : events) {
    domain::Recorded recorded{.at = now_, .actor = actor.user, .on_behalf_of = actor.on_behalf_of};
    Append({StreamKind::kTask, task.value}, entry.head, event, recorded);
    domain::Evolve(entry.chain, event, recorded);
    const domain::EventType type = domain::TypeOf(event);
    entry.content_changed = entry.content_changed || type == domain::EventType::kTaskChanged ||
                            type == domain::EventType::kTaskIssued;
  }
}

void Workspace::Record(domain::PlanId plan, const domain::Actor& actor,
                       const std::vector<domain::EventBody>& events) {
  PlanEntry& entry = plans_.at(plan);
  for (const domain::EventBody& event : events) {
    domain::Recorded recorded{.at = now_, .actor = actor.user, .on_behalf_of = actor.on_behalf_of};
    Append({StreamKind::kPlan, plan.value}, entry.stored.head, event, recorded);
    domain::Evolve(entry.stored.plan, event, recorded);
  }
}

void Workspace::Create(domain::TaskId task, const domain::Actor& actor,
                       const domain::TaskDrafted& drafted) {
  TaskEntry& entry = tasks_[task];
  entry.is_new = true;
  entry.chain.task.id = task;
  Record(task, actor, {drafted});
  const auto plan = plans_.find(drafted.plan);
  if (plan == plans_.end()) return;
  ++plan->second.stored.task_count;
  plan->second.stored.max_ordinal = std::max(plan->second.stored.max_ordinal, drafted.plan_ordinal);
}

void Workspace::Create(domain::PlanId plan, const domain::Actor& actor,
                       const domain::PlanDrafted& drafted) {
  PlanEntry& entry = plans_[plan];
  entry.is_new = true;
  entry.stored.plan.id = plan;
  Record(plan, actor, {drafted});
}

void Workspace::Record(StreamKind kind, const domain::Actor& actor,
                       const domain::EventBody& event) {
  domain::Recorded recorded{.at = now_, .actor = actor.user, .on_behalf_of = actor.on_behalf_of};
  Append({kind, 0}, heads_[kind], event, recorded);
  (kind == StreamKind::kDirectory ? changes_.directory_head : changes_.security_head) =
      heads_[kind];
}

}  // namespace duban::app
