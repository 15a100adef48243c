// The rows of one batch in memory: what was loaded under the locks, what the commands make of it,
// and the difference that is persisted. Commands see what earlier commands of their batch left.
// Used by one thread.
#ifndef DUBAN_SERVER_APP_WORKSPACE_H_
#define DUBAN_SERVER_APP_WORKSPACE_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>
#include <absl/time/time.h>

#include "server/app/chain_cache.h"
#include "server/app/store.h"
#include "server/domain/chain.h"
#include "server/domain/commands.h"
#include "server/domain/facts.h"

namespace duban::app {

class Workspace {
 public:
  // All must outlive this.
  Workspace(std::shared_ptr<const domain::Directory> directory,
            const domain::WorkCalendar& calendar, const domain::Policy& policy, IdSource& ids,
            absl::Time now);

  // --- loading, by the write template ---
  void Add(StoredTask task);
  void Add(const CachedChain& cached);
  void Add(StoredPlan plan);
  void Add(const domain::Assignment& assignment);
  void Add(const domain::Submission& submission);
  void Add(const domain::CoordinationRequest& request);
  void Add(const domain::Instruction& instruction);
  // That everything of the scope that is an assignment is here; and whether somebody said so.
  void NoteLoaded(domain::TaskId task, domain::AssignmentId focus, const domain::LoadScope& scope);
  bool HasLoaded(domain::TaskId task, domain::AssignmentId focus,
                 const domain::LoadScope& scope) const;
  void AddHead(StreamKind kind, StreamHead head);
  // More waits for a decision than is looked at, so that not everything is here.
  void NoteTooMuchWaits() { too_much_waits_ = true; }
  void Replace(std::shared_ptr<const domain::Directory> directory) {
    directory_ = std::move(directory);
  }

  // --- looking, by commands ---
  const domain::Directory& directory() const { return *directory_; }
  domain::Facts facts() const { return {*directory_, calendar_, policy_, now_}; }
  absl::Time now() const { return now_; }
  bool too_much_waits() const { return too_much_waits_; }
  // nullptr where it was not loaded or does not exist.
  const domain::Chain* FindTask(domain::TaskId id) const;
  std::vector<domain::TaskId> Tasks() const;  // all that are here, in order
  const StoredPlan* FindPlan(domain::PlanId id) const;
  std::vector<const domain::Chain*> TasksOfPlan(
      domain::PlanId id) const;  // in order of plan_ordinal

  // Fresh ids. Ask before recording anything: it can fail.
  absl::StatusOr<std::vector<std::int64_t>> TakeIds(IdKind kind, std::size_t count);
  absl::StatusOr<std::vector<domain::AssignmentId>> TakeAssignmentIds(std::size_t count);
  absl::StatusOr<domain::NewIds> TakeIds(const domain::IdCount& count);

  // --- changing, by commands; none of these can fail ---
  // Appends to the stream and applies to the state. For a new task or plan the first event is its
  // draft.
  void Record(domain::TaskId task, const domain::Actor& actor,
              const std::vector<domain::EventBody>& events);
  void Record(domain::PlanId plan, const domain::Actor& actor,
              const std::vector<domain::EventBody>& events);
  void Create(domain::TaskId task, const domain::Actor& actor, const domain::TaskDrafted& drafted);
  void Create(domain::PlanId plan, const domain::Actor& actor, const domain::PlanDrafted& drafted);
  // Directory and security events; their rows are added to `rows()` by the command.
  void Record(StreamKind kind, const domain::Actor& actor, const domain::EventBody& event);
  void Record(StreamKind kind, domain::UserId actor, const domain::EventBody& event) {
    Record(kind, domain::Actor{.user = actor}, event);
  }
  // None: nothing to mark.
  void MarkUsed(domain::UploadId upload) {
    if (upload) changes_.used_uploads.push_back(upload);
  }
  ChangeSet& rows() { return changes_; }
  void AddAnswer(Answer answer) { changes_.answers.push_back(std::move(answer)); }

  // --- persisting, by the write template ---
  // Gives the events their ids and returns everything that changed. Once.
  ChangeSet TakeChanges();
  // After TakeChanges: the chains as they are once it is committed, those that can be told to hold
  // what was loaded around their foci. Once.
  CachedChains TakeChains();

 private:
  struct TaskEntry {
    domain::Chain chain;
    StreamHead head;
    LoadedAround loaded_around;
    bool is_new = false;
    bool content_changed = false;
    // As loaded, to tell what changed; empty for what is new.
    StoredTask loaded;
    std::map<domain::AssignmentId, domain::Assignment> loaded_assignments;
    std::map<domain::SubmissionId, domain::Submission> loaded_submissions;
    std::map<domain::RequestId, domain::CoordinationRequest> loaded_requests;
    std::map<domain::InstructionId, domain::Instruction> loaded_instructions;
  };
  struct PlanEntry {
    StoredPlan stored;
    bool is_new = false;
    std::int64_t loaded_version = 0;
  };

  void Append(StreamName stream, StreamHead& head, const domain::EventBody& event,
              domain::Recorded& recorded);
  static bool AnyMoved(const TaskEntry& entry);
  void CollectTask(const TaskEntry& entry);
  void CollectParties(const TaskEntry& entry);
  void CollectAssignments(const TaskEntry& entry);
  void CollectSubmissions(const TaskEntry& entry);
  void CollectRequests(const TaskEntry& entry);
  void CollectInstructions(const TaskEntry& entry);

  std::shared_ptr<const domain::Directory> directory_;
  const domain::WorkCalendar& calendar_;
  const domain::Policy& policy_;
  IdSource& ids_;
  absl::Time now_;
  bool too_much_waits_ = false;
  std::map<domain::TaskId, TaskEntry> tasks_;
  std::map<domain::PlanId, PlanEntry> plans_;
  std::map<StreamKind, StreamHead> heads_;
  ChangeSet changes_;
};

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_WORKSPACE_H_
