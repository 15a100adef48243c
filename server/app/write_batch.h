// One transaction for many commands: lock, settle, decide, find stored answers, persist, commit;
// and what to do when the database objects. The steps are numbered as in docs/architecture.md.
#ifndef DUBAN_SERVER_APP_WRITE_BATCH_H_
#define DUBAN_SERVER_APP_WRITE_BATCH_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "server/app/chain_cache.h"
#include "server/app/directory_cache.h"
#include "server/app/store.h"
#include "server/app/workspace.h"
#include "server/app/write.h"
#include "server/base/clock.h"
#include "server/base/limits.h"

namespace duban::app {

struct PendingWrite {
  WriteCommand command;
  std::function<void(absl::StatusOr<std::string>)> done;
};

struct WriteStats {
  std::uint64_t batches = 0;    // transactions of more than one command
  std::uint64_t batched = 0;    // commands in them
  std::uint64_t singles = 0;    // commands run alone
  std::uint64_t fallbacks = 0;  // batches that failed and were run command by command
  std::uint64_t held = 0;  // commands whose task was locked elsewhere and which were then run alone
};

// Thread-safe: several batches may run at once, as long as no task is in two of them.
class WriteBatch {
 public:
  struct Environment {
    Store& store;
    IdSource& ids;
    DirectoryCache& directory;
    const base::Clock& clock;
    const domain::WorkCalendar& calendar;
    const domain::Policy& policy;
  };
  explicit WriteBatch(const Environment& environment)
      : env_(environment), chains_(limits::kChainCacheBytesMax) {}

  // Runs every command and answers each exactly once, as soon as its own outcome is known.
  void Run(std::vector<PendingWrite> batch);

  // The two halves of Run, for a queue that lets go of the answered tasks in between. The first
  // runs and answers what can share a transaction, and returns the rest in order of arrival: what
  // must run alone, whose row is held elsewhere, or everything if the transaction failed.
  std::vector<PendingWrite> RunShared(std::vector<PendingWrite> batch);
  void RunSingle(PendingWrite pending);

  // The same for one command, answered by return: for tools that have no queue.
  absl::StatusOr<std::string> RunOne(WriteCommand command);

  WriteStats stats() const;
  const Environment& environment() const { return env_; }

 private:
  using Result = std::optional<absl::StatusOr<std::string>>;  // none: not run yet
  // When stored answers are looked for: before a command is decided on, or only where it is
  // refused. That is enough at first, since a repeat is refused as a rule, its first having changed
  // the state; one that is not meets the key of its stored answer (ADR 50).
  enum class Lookup { kFirst, kWhereRefused };

  // What one run of a transaction's body comes to, valid once that is committed.
  struct Outcome {
    std::vector<Result> results;  // of the commands
    CachedChains chains;          // as they were written
  };

  absl::Status Attempt(WriteTransaction& tx, const std::vector<const WriteCommand*>& commands,
                       Outcome& outcome, LockWait wait, Lookup lookup);
  std::vector<Result> RunTogether(const std::vector<const WriteCommand*>& commands);
  absl::StatusOr<std::string> RunAlone(const WriteCommand& command);
  void AfterCommit(const std::vector<const WriteCommand*>& commands, const CachedChains& chains);

  Environment env_;
  ChainCache chains_;
  std::atomic<std::uint64_t> batches_{0};
  std::atomic<std::uint64_t> batched_{0};
  std::atomic<std::uint64_t> singles_{0};
  std::atomic<std::uint64_t> fallbacks_{0};
  std::atomic<std::uint64_t> held_{0};
};

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_WRITE_BATCH_H_
