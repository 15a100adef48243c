#include "server/app/write_batch.h"

#include <algorithm>
#include <exception>
#include <map>
#include <numeric>
#include <set>
#include <typeinfo>
#include <utility>

#include "server/app/batch_load.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status.h"

namespace duban::app {
namespace {

using Clock = std::chrono::steady_clock;

absl::Status DeadlinePassed() {
  return base::MakeError(
      absl::StatusCode::kDeadlineExceeded, "deadline passed before the command ran",
      {.reason = "DEADLINE_EXCEEDED", .message_zh = "服务繁忙,未能在时限内办理,请重试"});
}

absl::Status RequestIdReused() {
  return base::InvalidFields(
      {{"request_id", "REQUEST_ID_REUSED", "该请求号已用于另一内容的请求,请更换请求号"}});
}

// For what a preview makes, which is shown without names: keys below zero.
class PreviewIds final : public IdSource {
 public:
  absl::StatusOr<std::vector<std::int64_t>> Take(IdKind, int count) override {
    std::vector<std::int64_t> ids(static_cast<std::size_t>(count));
    for (std::int64_t& id : ids) id = --last_;
    return ids;
  }

 private:
  std::int64_t last_ = 0;
};

std::optional<absl::Status> Dropped(const WriteCommand& command) {
  if (command.call.deadline <= Clock::now()) return DeadlinePassed();
  if (command.call.cancelled && command.call.cancelled())
    return absl::CancelledError("the client has gone");
  return std::nullopt;
}

// The key of the stored answer. No part can contain the separator: a number, a method name,
// printable ASCII.
std::string AnswerKey(const WriteCommand& command) {
  return base::Bytes(base::Sha256(std::to_string(command.call.principal.value) + "\n" +
                                  command.call.method + "\n" + command.request_id));
}

bool KeepsAnswer(const WriteCommand& command) {
  return !command.request_id.empty() && !command.validate_only;
}

// Which of a batch's commands are repeats, as far as it was looked for.
class Repeats {
 public:
  explicit Repeats(const std::vector<const WriteCommand*>& commands) : commands_(commands) {
    for (const WriteCommand* command : commands) {
      keys_.push_back(KeepsAnswer(*command) ? AnswerKey(*command) : "");
    }
  }

  // "": the command keeps no answer.
  const std::string& key(std::size_t command) const { return keys_[command]; }

  absl::Status LookFor(WriteTransaction& tx, const std::vector<std::size_t>& commands) {
    std::vector<std::string> keys;
    for (const std::size_t command : commands) {
      if (!keys_[command].empty()) keys.push_back(keys_[command]);
    }
    if (keys.empty()) return absl::OkStatus();
    ASSIGN_OR_RETURN(std::vector<Answer> answers, tx.FindAnswers(keys));
    for (Answer& answer : answers) stored_.emplace(answer.key, std::move(answer));
    return absl::OkStatus();
  }

  // Absent if nothing is stored for it.
  std::optional<absl::StatusOr<std::string>> AnswerTo(std::size_t command) const {
    const auto stored = stored_.find(keys_[command]);
    if (stored == stored_.end()) return std::nullopt;
    const bool same = stored->second.fingerprint == base::Bytes(commands_[command]->fingerprint);
    return same ? absl::StatusOr<std::string>(stored->second.response) : RequestIdReused();
  }

 private:
  const std::vector<const WriteCommand*>& commands_;
  std::vector<std::string> keys_;
  std::map<std::string, Answer> stored_;
};

SteadyTime LatestDeadline(const std::vector<const WriteCommand*>& commands) {
  SteadyTime latest = commands.front()->call.deadline;
  for (const WriteCommand* command : commands) latest = std::max(latest, command->call.deadline);
  return latest;
}

// (0) In memory: what is past its deadline is dropped; what stands here twice is one command with
// two answers.
std::vector<PendingWrite> Distinct(std::vector<PendingWrite> batch) {
  std::vector<PendingWrite> distinct;
  std::map<std::string, std::size_t> first_with_key;
  for (PendingWrite& pending : batch) {
    if (std::optional<absl::Status> dropped = Dropped(pending.command)) {
      pending.done(*std::move(dropped));
      continue;
    }
    if (KeepsAnswer(pending.command)) {
      const auto [it, is_new] = first_with_key.emplace(AnswerKey(pending.command), distinct.size());
      PendingWrite* first = is_new ? nullptr : &distinct[it->second];
      if (first != nullptr && first->command.fingerprint == pending.command.fingerprint) {
        first->done = [one = std::move(first->done),
                       other = std::move(pending.done)](const absl::StatusOr<std::string>& answer) {
          one(answer);
          other(answer);
        };
        continue;
      }
    }
    distinct.push_back(std::move(pending));
  }
  return distinct;
}

// A programmer's error in one command must not end the process with everybody else's in flight: the
// transaction is rolled back by then, and the caller gets a masked INTERNAL.
absl::Status Guarded(Store& store, SteadyTime deadline, int attempts_max,
                     const std::function<absl::Status(WriteTransaction&)>& body) {
  try {
    return store.Transact(deadline, attempts_max, body);
  } catch (const std::exception& e) {
    return absl::InternalError(std::string("exception in a write: ") + typeid(e).name());
  }
}

}  // namespace

void WriteBatch::Run(std::vector<PendingWrite> batch) {
  for (PendingWrite& pending : RunShared(std::move(batch))) RunSingle(std::move(pending));
}

std::vector<PendingWrite> WriteBatch::RunShared(std::vector<PendingWrite> batch) {
  batch = Distinct(std::move(batch));
  std::vector<const WriteCommand*> together;
  std::vector<bool> is_together(batch.size());
  std::set<std::string> keys;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const WriteCommand& command = batch[i].command;
    // A key that stands here a second time asks for something else: it runs after the first.
    const bool new_key = !KeepsAnswer(command) || keys.insert(AnswerKey(command)).second;
    if (!new_key || !command.footprint.Batchable() || command.validate_only) continue;
    is_together[i] = true;
    together.push_back(&command);
  }
  std::vector<Result> answers(together.size());
  if (together.size() > 1) answers = RunTogether(together);

  // Answered at once: who waits for a held row keeps nobody else waiting.
  std::vector<PendingWrite> rest;
  for (std::size_t i = 0, k = 0; i < batch.size(); ++i) {
    Result answer = is_together[i] ? std::move(answers[k++]) : std::nullopt;
    if (answer) {
      batch[i].done(*std::move(answer));
    } else {
      rest.push_back(std::move(batch[i]));
    }
  }
  return rest;
}

void WriteBatch::RunSingle(PendingWrite pending) { pending.done(RunAlone(pending.command)); }

absl::StatusOr<std::string> WriteBatch::RunOne(WriteCommand command) { return RunAlone(command); }

std::vector<WriteBatch::Result> WriteBatch::RunTogether(
    const std::vector<const WriteCommand*>& commands) {
  batches_.fetch_add(1, std::memory_order_relaxed);
  batched_.fetch_add(commands.size(), std::memory_order_relaxed);
  Outcome outcome;
  const auto attempt = [&](Lookup lookup) {
    return Guarded(env_.store, LatestDeadline(commands), 1, [&](WriteTransaction& tx) {
      return Attempt(tx, commands, outcome, LockWait::kSkipLocked, lookup);
    });
  };
  absl::Status status = attempt(Lookup::kWhereRefused);
  // The key of a stored answer: one of the commands is a repeat that nothing refused.
  if (absl::IsAlreadyExists(status)) status = attempt(Lookup::kFirst);
  if (status.ok()) {
    const auto held = std::count(outcome.results.begin(), outcome.results.end(), std::nullopt);
    held_.fetch_add(static_cast<std::uint64_t>(held), std::memory_order_relaxed);
    AfterCommit(commands, outcome.chains);
    return std::move(outcome.results);
  }
  // (5) Any other SQL error: rolled back, then every command alone, each from its locks on. After
  // an unknown commit the stored answers say what happened.
  fallbacks_.fetch_add(1, std::memory_order_relaxed);
  return std::vector<Result>(commands.size());
}

absl::StatusOr<std::string> WriteBatch::RunAlone(const WriteCommand& command) {
  if (std::optional<absl::Status> dropped = Dropped(command)) return *std::move(dropped);
  singles_.fetch_add(1, std::memory_order_relaxed);
  const std::vector<const WriteCommand*> commands = {&command};
  Outcome outcome;
  Lookup lookup = Lookup::kWhereRefused;
  RETURN_IF_ERROR(Guarded(env_.store, command.call.deadline, limits::kWriteAttemptsMax,
                          [&](WriteTransaction& tx) {
                            return Attempt(tx, commands, outcome, LockWait::kWait,
                                           std::exchange(lookup, Lookup::kFirst));
                          }));
  AfterCommit(commands, outcome.chains);
  return *std::move(outcome.results.front());
}

absl::Status WriteBatch::Attempt(WriteTransaction& tx,
                                 const std::vector<const WriteCommand*>& commands, Outcome& outcome,
                                 LockWait wait, Lookup lookup) {
  outcome = {};  // of an earlier run
  std::vector<Result>& results = outcome.results;
  results.resize(commands.size());
  PreviewIds preview_ids;  // a preview is never in a batch
  IdSource& ids = commands.front()->validate_only ? preview_ids : env_.ids;
  Workspace workspace(env_.directory.Get(), env_.calendar, env_.policy, ids, env_.clock.Now());
  RETURN_IF_ERROR(LoadBatch(workspace, tx, commands, wait, chains_));  // (1)

  // (2) Only now, under the locks: READ COMMITTED sees every answer that was committed before them.
  Repeats repeats(commands);
  if (lookup == Lookup::kFirst) {
    std::vector<std::size_t> all(commands.size());
    std::iota(all.begin(), all.end(), 0);
    RETURN_IF_ERROR(repeats.LookFor(tx, all));
  }

  // (3) In order of arrival: the second command on a task sees the state that the first one left.
  // Due rungs of the tasks' clocks are settled here, before the first of their commands, once there
  // are clocks.
  bool writes = false;
  std::vector<std::size_t> refused;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const WriteCommand& command = *commands[i];
    const std::vector<domain::TaskId>& tasks = command.footprint.tasks;
    if (wait == LockWait::kSkipLocked && !tasks.empty() &&
        workspace.FindTask(tasks.front()) == nullptr) {
      continue;  // held by somebody else, or not there: it finds out alone
    }
    if (absl::Status allowed = command.authorize(workspace); !allowed.ok()) {
      results[i] = std::move(allowed);
      continue;
    }
    results[i] = repeats.AnswerTo(i);
    if (results[i]) continue;
    absl::StatusOr<std::string> response = command.decide(workspace);
    if (!response.ok()) {
      refused.push_back(i);
    } else if (!command.validate_only) {
      writes = true;
      const std::string& key = repeats.key(i);
      if (!key.empty()) workspace.AddAnswer({key, base::Bytes(command.fingerprint), *response});
    }
    results[i] = std::move(response);
  }
  if (lookup == Lookup::kWhereRefused) {
    RETURN_IF_ERROR(repeats.LookFor(tx, refused));
    for (const std::size_t i : refused) {
      if (Result stored = repeats.AnswerTo(i)) results[i] = std::move(stored);
    }
  }
  // (4) and, by the caller, (5).
  if (!writes) return absl::OkStatus();
  RETURN_IF_ERROR(tx.Persist(workspace.TakeChanges()));
  outcome.chains = workspace.TakeChains();
  return absl::OkStatus();
}

void WriteBatch::AfterCommit(const std::vector<const WriteCommand*>& commands,
                             const CachedChains& chains) {
  chains_.Keep(chains);
  const bool directory = std::any_of(commands.begin(), commands.end(),
                                     [](const WriteCommand* c) { return c->footprint.directory; });
  // If it fails, the poll catches up: the write itself is committed and must be answered as such.
  if (directory) env_.directory.Refresh(LatestDeadline(commands)).IgnoreError();
}

WriteStats WriteBatch::stats() const {
  return {.batches = batches_,
          .batched = batched_,
          .singles = singles_,
          .fallbacks = fallbacks_,
          .held = held_};
}

}  // namespace duban::app
