#include "server/app/workspace.h"

#include <algorithm>
#include <set>

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
  entry.loaded_version = task.task.version;
  entry.loaded_due = task.task.content.due_date;
  entry.head = std::move(task.head);
  entry.chain.task = std::move(task.task);
}

void Workspace::Add(StoredPlan plan) {
  const domain::PlanId id = plan.plan.id;
  const std::int64_t version = plan.plan.version;
  plans_[id] = PlanEntry{.stored = std::move(plan), .is_new = false, .loaded_version = version};
}

void Workspace::Add(const domain::Assignment& assignment) {
  const auto it = tasks_.find(assignment.task);
  if (it == tasks_.end()) return;
  it->second.loaded_assignments[assignment.id] = assignment.version;
  it->second.chain.assignments.push_back(assignment);
}

void Workspace::Add(const domain::Submission& submission) {
  const auto it = tasks_.find(submission.task);
  if (it == tasks_.end()) return;
  it->second.loaded_submissions[submission.id] = submission;
  it->second.chain.submissions.push_back(submission);
}

void Workspace::AddHead(StreamKind kind, StreamHead head) { heads_[kind] = std::move(head); }

const domain::Chain* Workspace::FindTask(domain::TaskId id) const {
  const auto it = tasks_.find(id);
  return it == tasks_.end() ? nullptr : &it->second.chain;
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

void Workspace::Append(StreamName stream, StreamHead& head, domain::UserId actor,
                       const domain::EventBody& event, domain::Recorded& recorded) {
  // Strictly increasing within the stream, whatever the machine's clock does.
  recorded.at = std::max(now_, head.last_recorded + absl::Microseconds(1));
  EventRow row;
  row.stream = stream;
  row.seq = head.seq + 1;
  row.type = domain::TypeOf(event);
  row.recorded_at = recorded.at;
  row.actor = actor;
  row.on_behalf_of = recorded.on_behalf_of;
  row.assignment = domain::AssignmentOf(event);
  row.payload = EncodeBody(event);
  row.hash = ChainHash(head.hash, row);
  head = StreamHead{.seq = row.seq, .hash = row.hash, .last_recorded = row.recorded_at};
  changes_.events.push_back(std::move(row));
}

void Workspace::Record(domain::TaskId task, domain::UserId actor,
                       const std::vector<domain::EventBody>& events) {
  TaskEntry& entry = tasks_.at(task);
  for (const domain::EventBody& event : events) {
    domain::Recorded recorded{.at = now_, .actor = actor};
    Append({StreamKind::kTask, task.value}, entry.head, actor, event, recorded);
    domain::Evolve(entry.chain, event, recorded);
    const domain::EventType type = domain::TypeOf(event);
    entry.content_changed = entry.content_changed || type == domain::EventType::kTaskChanged ||
                            type == domain::EventType::kTaskIssued;
  }
}

void Workspace::Record(domain::PlanId plan, domain::UserId actor,
                       const std::vector<domain::EventBody>& events) {
  PlanEntry& entry = plans_.at(plan);
  for (const domain::EventBody& event : events) {
    domain::Recorded recorded{.at = now_, .actor = actor};
    Append({StreamKind::kPlan, plan.value}, entry.stored.head, actor, event, recorded);
    domain::Evolve(entry.stored.plan, event, recorded);
  }
}

void Workspace::Create(domain::TaskId task, domain::UserId actor,
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

void Workspace::Create(domain::PlanId plan, domain::UserId actor,
                       const domain::PlanDrafted& drafted) {
  PlanEntry& entry = plans_[plan];
  entry.is_new = true;
  entry.stored.plan.id = plan;
  Record(plan, actor, {drafted});
}

void Workspace::Record(StreamKind kind, domain::UserId actor, const domain::EventBody& event) {
  domain::Recorded recorded{.at = now_, .actor = actor};
  Append({kind, 0}, heads_[kind], actor, event, recorded);
  (kind == StreamKind::kDirectory ? changes_.directory_head : changes_.security_head) =
      heads_[kind];
}

void Workspace::CollectParties(const TaskEntry& entry) {
  const domain::Task& task = entry.chain.task;
  const auto add = [&](const std::set<domain::UnitId>& units, PartyRelation relation) {
    for (const domain::UnitId unit : units) {
      changes_.new_parties.push_back({.unit = unit,
                                      .relation = relation,
                                      .task = task.id,
                                      .plan = task.plan,
                                      .plan_ordinal = task.plan_ordinal,
                                      .due_date = task.content.due_date});
    }
  };
  if (entry.is_new) {
    const std::vector<domain::UnitId> issuers = directory_->WithAncestors(task.issuing_unit);
    add({issuers.begin(), issuers.end()}, PartyRelation::kIssuer);
  }
  std::set<domain::UnitId> participants;
  for (const domain::Assignment& a : entry.chain.assignments) {
    if (entry.loaded_assignments.contains(a.id)) continue;
    for (const domain::UnitId unit : directory_->WithAncestors(a.unit)) participants.insert(unit);
  }
  add(participants, PartyRelation::kParticipant);
}

void Workspace::CollectTask(TaskEntry& entry) {
  domain::Chain& chain = entry.chain;
  if (entry.is_new) {
    changes_.new_tasks.push_back({.task = chain.task, .head = entry.head});
  } else if (chain.task.version != entry.loaded_version) {
    changes_.changed_tasks.push_back({.task = chain.task, .head = entry.head});
    if (entry.content_changed) changes_.content_changed.push_back(chain.task.id);
    if (chain.task.content.due_date != entry.loaded_due)
      changes_.redated_parties.push_back(chain.task.id);
  } else {
    return;
  }
  CollectParties(entry);
  for (const domain::Assignment& a : chain.assignments) {
    const auto loaded = entry.loaded_assignments.find(a.id);
    if (loaded == entry.loaded_assignments.end()) {
      changes_.new_assignments.push_back(a);
    } else if (loaded->second != a.version) {
      changes_.changed_assignments.push_back(a);
    }
  }
  for (const domain::Submission& s : chain.submissions) {
    const auto loaded = entry.loaded_submissions.find(s.id);
    if (loaded == entry.loaded_submissions.end()) {
      changes_.new_submissions.push_back(s);
    } else if (loaded->second != s) {
      changes_.changed_submissions.push_back(s);
    }
  }
}

ChangeSet Workspace::TakeChanges() {
  for (auto& [id, entry] : tasks_) CollectTask(entry);
  for (auto& [id, entry] : plans_) {
    if (entry.is_new) {
      changes_.new_plans.push_back(entry.stored);
    } else if (entry.stored.plan.version != entry.loaded_version) {
      changes_.changed_plans.push_back(entry.stored);
    }
  }
  // Unique keys are inserted in their order, so that two batches never wait for each other
  // crosswise.
  std::sort(changes_.answers.begin(), changes_.answers.end(),
            [](const Answer& a, const Answer& b) { return a.key < b.key; });
  return std::move(changes_);
}

}  // namespace duban::app
