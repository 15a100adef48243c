#include "server/app/batch_load.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "server/app/role_changes.h"
#include "server/base/limits.h"
#include "server/base/status.h"

namespace duban::app {
namespace {

using domain::AssignmentId;

template <class T>
std::vector<T> ToVector(const std::set<T>& values) {
  return {values.begin(), values.end()};
}

// Everything the commands of a batch will lock, each id once and in order.
struct Locks {
  std::set<domain::PlanId> plans;
  std::set<domain::TaskId> tasks;
  std::optional<domain::PlanId> whole_plan;
  bool plans_of_tasks = false;
  bool directory = false;
  bool security = false;
};

Locks LocksOf(const std::vector<const WriteCommand*>& commands) {
  Locks locks;
  for (const WriteCommand* command : commands) {
    const Footprint& f = command->footprint;
    if (f.plan) locks.plans.insert(*f.plan);
    locks.tasks.insert(f.tasks.begin(), f.tasks.end());
    locks.plans_of_tasks = locks.plans_of_tasks || f.plans_of_tasks;
    locks.directory = locks.directory || f.directory;
    locks.security = locks.security || f.security;
    if (f.whole_plan) locks.whole_plan = f.plan;
  }
  return locks;
}

absl::Status LockDirectory(Workspace& workspace, WriteTransaction& tx) {
  ASSIGN_OR_RETURN(StreamHead head, tx.LockStream(StreamKind::kDirectory));
  if (head.seq != workspace.directory().version()) {
    // Another replica moved it: decide on what is there now, under the lock.
    ASSIGN_OR_RETURN(domain::Directory directory, tx.LoadDirectory());
    workspace.Replace(std::make_shared<const domain::Directory>(std::move(directory)));
  }
  workspace.AddHead(StreamKind::kDirectory, std::move(head));
  return absl::OkStatus();
}

// Of a chain that is in the cache the head is locked, and read, alone.
absl::StatusOr<std::vector<StoredTask>> LockTasks(Workspace& workspace, WriteTransaction& tx,
                                                  const std::set<domain::TaskId>& ids,
                                                  LockWait wait, ChainCache& cache) {
  // Several that are waited for are locked by one statement, in the order of their ids.
  const bool may_part = wait == LockWait::kSkipLocked || ids.size() == 1;
  std::map<domain::TaskId, std::shared_ptr<const CachedChain>> cached;
  std::vector<domain::TaskId> known;
  std::vector<domain::TaskId> others;
  for (const domain::TaskId id : ids) {
    std::shared_ptr<const CachedChain> chain = may_part ? cache.Find(id) : nullptr;
    (chain == nullptr ? others : known).push_back(id);
    cached.emplace(id, std::move(chain));
  }
  ASSIGN_OR_RETURN(const std::vector<TaskHead> heads, tx.LockTaskHeads(known, wait));
  for (const TaskHead& locked : heads) {
    const CachedChain& chain = *cached.at(locked.task);
    if (chain.head == locked.head) {
      workspace.Add(chain);
    } else {
      others.push_back(locked.task);  // somebody else wrote it
    }
  }
  std::sort(others.begin(), others.end());
  return tx.LockTasks(others, wait);
}

absl::Status TakeLocks(Workspace& workspace, WriteTransaction& tx, const Locks& locks,
                       LockWait wait, ChainCache& cache) {
  for (const domain::PlanId id : locks.plans) {
    ASSIGN_OR_RETURN(std::optional<StoredPlan> plan, tx.LockPlan(id));
    if (plan) workspace.Add(*std::move(plan));
  }
  std::vector<StoredTask> tasks;
  if (locks.whole_plan) {
    ASSIGN_OR_RETURN(tasks, tx.LockTasksOfPlan(*locks.whole_plan));
  } else if (!locks.tasks.empty()) {
    ASSIGN_OR_RETURN(tasks, LockTasks(workspace, tx, locks.tasks, wait, cache));
  }
  for (StoredTask& task : tasks) workspace.Add(std::move(task));
  if (locks.directory) RETURN_IF_ERROR(LockDirectory(workspace, tx));
  if (locks.security) {
    ASSIGN_OR_RETURN(StreamHead head, tx.LockStream(StreamKind::kSecurity));
    workspace.AddHead(StreamKind::kSecurity, std::move(head));
  }
  if (locks.plans_of_tasks) {
    std::set<domain::PlanId> plans_of_tasks;
    for (const domain::TaskId id : workspace.Tasks()) {
      if (const domain::PlanId plan = workspace.FindTask(id)->task.plan)
        plans_of_tasks.insert(plan);
    }
    ASSIGN_OR_RETURN(std::vector<StoredPlan> plans, tx.FindPlans(ToVector(plans_of_tasks)));
    for (StoredPlan& plan : plans) workspace.Add(std::move(plan));
  }
  return absl::OkStatus();
}

// The lists of an AssignmentLoad, each id once.
struct Around {
  std::set<AssignmentId> by_id, with_ancestors, live_children, done_children, siblings,
      unit_history, live_subtrees;
  std::set<domain::TaskId> whole_chains, named_tasks;
  std::set<domain::UnitId> named_units;

  // Nothing is above the root: no need to look there.
  void Add(const Focus& focus, AssignmentId root) {
    const domain::LoadScope& scope = focus.scope;
    (focus.assignment == root ? by_id : with_ancestors).insert(focus.assignment);
    if (scope.live_children) live_children.insert(focus.assignment);
    if (scope.done_children) done_children.insert(focus.assignment);
    if (scope.siblings) siblings.insert(focus.assignment);
    if (scope.own_history) unit_history.insert(focus.assignment);
    if (scope.live_subtree) live_subtrees.insert(focus.assignment);
    if (scope.whole_chain) whole_chains.insert(focus.task);
    if (scope.named_units && !focus.units.empty()) {
      named_tasks.insert(focus.task);
      named_units.insert(focus.units.begin(), focus.units.end());
    }
  }

  AssignmentLoad ToLoad() const {
    return {.by_id = ToVector(by_id),
            .with_ancestors = ToVector(with_ancestors),
            .live_children = ToVector(live_children),
            .done_children = ToVector(done_children),
            .siblings = ToVector(siblings),
            .unit_history = ToVector(unit_history),
            .live_subtrees = ToVector(live_subtrees),
            .whole_chains = ToVector(whole_chains),
            .named_tasks = ToVector(named_tasks),
            .named_units = ToVector(named_units)};
  }
};

// The foci whose tasks are there, those on a task brought to its root.
std::vector<Focus> Found(const Workspace& workspace, const std::vector<Focus>& foci) {
  std::vector<Focus> found;
  for (const Focus& focus : foci) {
    const domain::Chain* chain = workspace.FindTask(focus.task);
    if (chain == nullptr) continue;
    Focus here = focus;
    if (!here.assignment) here.assignment = chain->task.root;
    if (here.assignment) found.push_back(std::move(here));
  }
  return found;
}

// What a request would change is looked at as what it was asked on.
absl::Status AddTargets(Workspace& workspace, WriteTransaction& tx, std::vector<Focus>& foci) {
  std::set<domain::RequestId> ids;
  for (const Focus& focus : foci) {
    if (focus.scope.request && focus.request) ids.insert(focus.request);
  }
  if (ids.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::vector<domain::CoordinationRequest> requests,
                   tx.LoadRequests(ToVector(ids)));
  const std::size_t asked = foci.size();
  for (const domain::CoordinationRequest& request : requests) {
    workspace.Add(request);
    for (std::size_t i = 0; i < asked; ++i) {
      const bool of_this = foci[i].request == request.id && foci[i].task == request.task;
      if (!of_this) continue;
      if (request.unit) foci[i].units.push_back(request.unit);
      if (!request.target || request.target == foci[i].assignment) continue;
      Focus target = foci[i];
      target.assignment = request.target;
      foci.push_back(std::move(target));
    }
  }
  return absl::OkStatus();
}

int OpenRequestsOf(const domain::Chain& chain, AssignmentId id) {
  return static_cast<int>(std::count_if(
      chain.requests.begin(), chain.requests.end(), [&](const domain::CoordinationRequest& r) {
        return r.assignment == id && r.state == domain::RequestState::kOpen;
      }));
}

// What is open of the assignments that were loaded, as far as somebody looks at it. The rows say
// themselves whether there is anything: nothing open costs no statement.
absl::Status LoadOpen(Workspace& workspace, WriteTransaction& tx, const std::vector<Focus>& foci) {
  std::set<domain::SubmissionId> submissions;
  std::set<AssignmentId> with_requests;
  std::set<domain::InstructionId> instructions;
  for (const Focus& focus : foci) {
    const domain::Chain& chain = *workspace.FindTask(focus.task);
    for (const domain::Assignment& a : chain.assignments) {
      const bool is_focus = a.id == focus.assignment;
      const domain::LoadScope& scope = focus.scope;
      if (scope.subtree_submissions || (scope.open_submission && is_focus)) {
        const bool here = chain.Find(a.open_submission) != nullptr;
        if (a.open_submission && !here) submissions.insert(a.open_submission);
      }
      if (scope.subtree_requests || (scope.open_requests && is_focus)) {
        if (a.open_requests > OpenRequestsOf(chain, a.id)) with_requests.insert(a.id);
      }
    }
    if (focus.scope.instruction && focus.instruction) instructions.insert(focus.instruction);
  }
  if (!submissions.empty()) {
    ASSIGN_OR_RETURN(const std::vector<domain::Submission> rows,
                     tx.LoadSubmissions(ToVector(submissions)));
    for (const domain::Submission& row : rows) workspace.Add(row);
  }
  if (!with_requests.empty()) {
    ASSIGN_OR_RETURN(const std::vector<domain::CoordinationRequest> rows,
                     tx.LoadOpenRequests(ToVector(with_requests)));
    for (const domain::CoordinationRequest& row : rows) workspace.Add(row);
  }
  if (!instructions.empty()) {
    ASSIGN_OR_RETURN(const std::vector<domain::Instruction> rows,
                     tx.LoadInstructions(ToVector(instructions)));
    for (const domain::Instruction& row : rows) workspace.Add(row);
  }
  return absl::OkStatus();
}

// Who rules on a request follows from what it would change, which may lie beside what was loaded.
absl::Status LoadTargets(Workspace& workspace, WriteTransaction& tx) {
  std::set<AssignmentId> missing;
  for (const domain::TaskId task : workspace.Tasks()) {
    const domain::Chain& chain = *workspace.FindTask(task);
    for (const domain::CoordinationRequest& request : chain.requests) {
      if (request.state != domain::RequestState::kOpen) continue;
      for (const AssignmentId id : {request.assignment, request.target}) {
        if (chain.Find(id) == nullptr) missing.insert(id);
      }
    }
  }
  if (missing.empty()) return absl::OkStatus();
  AssignmentLoad load;
  load.with_ancestors = ToVector(missing);
  ASSIGN_OR_RETURN(const std::vector<domain::Assignment> assignments, tx.LoadAssignments(load));
  for (const domain::Assignment& a : assignments) workspace.Add(a);
  return absl::OkStatus();
}

void AddWaiting(std::vector<Focus>& foci, const std::vector<WaitingAssignment>& waiting) {
  for (const WaitingAssignment& w : waiting) {
    foci.push_back(
        {.task = w.task,
         .assignment = w.assignment,
         .scope = {.ancestors = true, .subtree_submissions = true, .subtree_requests = true}});
  }
}

// Found without a lock, before those of the tasks: what begins to wait meanwhile is judged by a
// directory as old as any command's may be (ADR 3).
absl::StatusOr<std::vector<Focus>> FociOfRoleChanges(
    Workspace& workspace, WriteTransaction& tx, const std::vector<const WriteCommand*>& commands) {
  const domain::Facts facts = workspace.facts();
  std::vector<RoleChange> changes;
  for (const WriteCommand* command : commands) {
    if (!command->footprint.role_changes) continue;
    for (const RoleChange& change :
         command->footprint.role_changes(facts.directory, facts.calendar.LocalDay(facts.now))) {
      changes.push_back(change);
    }
  }
  std::vector<Focus> foci;
  if (changes.empty()) return foci;
  std::vector<HandlerPlace> handlers;
  for (const RoleChange& change : changes) {
    const bool may_handle =
        change.role == domain::Role::kHandler || change.role == domain::Role::kHead;
    if (may_handle && !change.granted) handlers.push_back({change.user, change.unit});
  }
  constexpr int kMost = limits::kRoleChangeChecksMax;
  ASSIGN_OR_RETURN(std::vector<WaitingAssignment> waiting,
                   tx.FindWaiting(PlacesOf(changes, facts.directory), handlers, kMost + 1));
  // Nothing may be left without a decider in silence: the command refuses.
  if (waiting.size() > kMost) {
    workspace.NoteTooMuchWaits();
    return foci;
  }
  AddWaiting(foci, waiting);
  // What is beyond the limit here stays with the office, as it was.
  ASSIGN_OR_RETURN(waiting, tx.FindWaiting(PlacesWithoutDecider(facts.directory), {}, kMost));
  AddWaiting(foci, waiting);
  return foci;
}

// Reads around the foci, whose tasks are in the workspace and cannot change meanwhile.
absl::Status LoadFoci(Workspace& workspace, WriteTransaction& tx, const std::vector<Focus>& foci) {
  std::vector<Focus> found = Found(workspace, foci);
  if (found.empty()) return absl::OkStatus();
  RETURN_IF_ERROR(AddTargets(workspace, tx, found));
  Around around;
  for (const Focus& focus : found) {
    if (workspace.HasLoaded(focus.task, focus.assignment, focus.scope)) continue;
    around.Add(focus, workspace.FindTask(focus.task)->task.root);
  }
  ASSIGN_OR_RETURN(const std::vector<domain::Assignment> assignments,
                   tx.LoadAssignments(around.ToLoad()));
  for (const domain::Assignment& a : assignments) workspace.Add(a);
  for (const Focus& focus : found) {
    workspace.NoteLoaded(focus.task, focus.assignment, focus.scope);
  }
  RETURN_IF_ERROR(LoadOpen(workspace, tx, found));
  return LoadTargets(workspace, tx);
}

}  // namespace

absl::Status LoadBatch(Workspace& workspace, WriteTransaction& tx,
                       const std::vector<const WriteCommand*>& commands, LockWait wait,
                       ChainCache& cache) {
  Locks locks = LocksOf(commands);
  ASSIGN_OR_RETURN(std::vector<Focus> foci, FociOfRoleChanges(workspace, tx, commands));
  for (const Focus& focus : foci) locks.tasks.insert(focus.task);
  RETURN_IF_ERROR(TakeLocks(workspace, tx, locks, wait, cache));
  for (const WriteCommand* command : commands) {
    foci.insert(foci.end(), command->footprint.foci.begin(), command->footprint.foci.end());
  }
  return LoadFoci(workspace, tx, foci);
}

}  // namespace duban::app
