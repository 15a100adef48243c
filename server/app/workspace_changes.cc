// What the commands of a batch changed: the difference between what was loaded and what is.
#include <algorithm>
#include <set>
#include <tuple>

#include "server/app/awaiting.h"
#include "server/app/workspace.h"
#include "server/base/status.h"

namespace duban::app {
namespace {

// Whether all but what every transition may change is as it was (storage has a statement for each).
bool SameCourse(const domain::Assignment& was, const domain::Assignment& is) {
  const auto course = [](const domain::Assignment& a) {
    return std::tie(a.parent, a.role, a.due_date, a.share, a.handler, a.end_time, a.end_reason,
                    a.end_text, a.replaced_by, a.inherited_from, a.decline_time, a.decline_reason,
                    a.suggested_unit, a.covers, a.open_requests, a.urge_date, a.substitute);
  };
  return course(was) == course(is) && was.suspension == is.suspension;
}

}  // namespace

void Workspace::CollectParties(const TaskEntry& entry) {
  const domain::Task& task = entry.chain.task;
  // Before its issue a task has no participants; afterwards a unit that is added may be one
  // already.
  const bool may_be_there = entry.loaded.task.state != domain::TaskState::kDraft;
  const auto add = [&](const std::set<domain::UnitId>& units, PartyRelation relation) {
    for (const domain::UnitId unit : units) {
      auto& parties = may_be_there ? changes_.added_parties : changes_.new_parties;
      parties.push_back({.unit = unit,
                         .relation = relation,
                         .task = task.id,
                         .plan = task.plan,
                         .plan_ordinal = task.plan_ordinal,
                         .due_date = task.content.due_date,
                         .state = task.state});
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

void Workspace::CollectAssignments(const TaskEntry& entry) {
  for (const domain::Assignment& a : entry.chain.assignments) {
    const auto loaded = entry.loaded_assignments.find(a.id);
    if (loaded == entry.loaded_assignments.end()) {
      changes_.new_assignments.push_back(a);
    } else if (loaded->second.version == a.version) {
      continue;
    } else {
      changes_.changed_assignments.push_back(a);
      changes_.assignments_before.push_back(loaded->second);
      if (!SameCourse(loaded->second, a)) changes_.changed_courses.push_back(a);
    }
    if (const auto awaiting = AwaitingOf(entry.chain, a)) {
      changes_.awaiting.emplace(a.id, *awaiting);
    }
  }
}

void Workspace::CollectSubmissions(const TaskEntry& entry) {
  for (const domain::Submission& s : entry.chain.submissions) {
    const auto loaded = entry.loaded_submissions.find(s.id);
    if (loaded == entry.loaded_submissions.end()) {
      changes_.new_submissions.push_back(s);
    } else if (loaded->second != s) {
      changes_.changed_submissions.push_back(s);
    }
  }
}

bool Workspace::AnyMoved(const TaskEntry& entry) {
  return std::any_of(
      entry.loaded_assignments.begin(), entry.loaded_assignments.end(),
      [&](const auto& row) { return entry.chain.Find(row.first)->parent != row.second.parent; });
}

// Who rules on a request follows from its own row and from what it stands below.
void Workspace::CollectRequests(const TaskEntry& entry) {
  const bool moved = AnyMoved(entry);
  for (const domain::CoordinationRequest& r : entry.chain.requests) {
    const auto loaded = entry.loaded_requests.find(r.id);
    const bool is_new = loaded == entry.loaded_requests.end();
    const bool may_wait_elsewhere = moved && r.state == domain::RequestState::kOpen;
    if (!is_new && loaded->second == r && !may_wait_elsewhere) continue;
    (is_new ? changes_.new_requests : changes_.changed_requests).push_back(r);
    if (const auto awaiting = AwaitingOf(entry.chain, r)) {
      changes_.awaiting_rulings.emplace(r.id, *awaiting);
    }
  }
}

void Workspace::CollectInstructions(const TaskEntry& entry) {
  for (const domain::Instruction& i : entry.chain.instructions) {
    const auto loaded = entry.loaded_instructions.find(i.id);
    if (loaded == entry.loaded_instructions.end()) {
      changes_.new_instructions.push_back(i);
      continue;
    }
    // Addressees stay as they were named; what changes is that one of them answers.
    for (std::size_t k = 0; k < i.addressees.size(); ++k) {
      if (i.addressees[k] != loaded->second.addressees[k]) {
        changes_.replies.push_back({i.id, i.addressees[k]});
      }
    }
  }
}

void Workspace::CollectTask(const TaskEntry& entry) {
  const domain::Chain& chain = entry.chain;
  if (entry.is_new) {
    changes_.new_tasks.push_back({.task = chain.task, .head = entry.head});
  } else if (const domain::Task& was = entry.loaded.task; chain.task.version != was.version) {
    changes_.changed_tasks.push_back({.task = chain.task, .head = entry.head});
    changes_.tasks_before.push_back(entry.loaded);
    const bool redated = chain.task.content.due_date != was.content.due_date;
    if (entry.content_changed || redated) changes_.content_changed.push_back(chain.task.id);
    const bool ended =
        was.state != chain.task.state && (HasEnded(was.state) || HasEnded(chain.task.state));
    if (redated || ended) changes_.moved_parties.push_back(chain.task.id);
  } else {
    return;
  }
  CollectParties(entry);
  CollectAssignments(entry);
  CollectSubmissions(entry);
  CollectRequests(entry);
  CollectInstructions(entry);
}

CachedChains Workspace::TakeChains() {
  CachedChains chains;
  for (auto& [id, entry] : tasks_) {
    // What stands elsewhere now has others around it.
    if (entry.is_new || entry.loaded_around.empty() || AnyMoved(entry)) continue;
    domain::Chain& chain = entry.chain;
    std::erase_if(chain.submissions, [](const domain::Submission& s) {
      return s.state != domain::SubmissionState::kUnderReview;
    });
    std::erase_if(chain.requests, [](const domain::CoordinationRequest& r) {
      return r.state != domain::RequestState::kOpen;
    });
    chain.instructions.clear();
    chains.push_back(std::make_shared<const CachedChain>(
        CachedChain{std::move(entry.head), std::move(chain), std::move(entry.loaded_around)}));
  }
  return chains;
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
