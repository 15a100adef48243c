// Chains that this process locked lately, as they stood at the end of a transaction that wrote: the
// next command on one of them reads the head of its stream and nothing else.
//
// What a task's rows hold follows from its events (ADR 1), and the hash of the head runs over all
// of them. So a chain whose head is the one that is read under the lock is what the rows would
// give, whoever wrote meanwhile: another server moves the head, a restored backup has another hash
// (ADR 51).
#ifndef DUBAN_SERVER_APP_CHAIN_CACHE_H_
#define DUBAN_SERVER_APP_CHAIN_CACHE_H_

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "server/app/store.h"
#include "server/domain/chain.h"
#include "server/domain/load_scope.h"

namespace duban::app {

// Around which assignments of a chain the rows are here, and which of them: the members of a scope
// that name assignments.
class LoadedAround {
 public:
  void Add(domain::AssignmentId focus, const domain::LoadScope& scope);
  // Never for a scope that names units: what it loads depends on more than the focus.
  bool Covers(domain::AssignmentId focus, const domain::LoadScope& scope) const;
  bool empty() const { return scopes_.empty(); }
  std::size_t size() const { return scopes_.size(); }

 private:
  std::map<domain::AssignmentId, domain::LoadScope> scopes_;
  bool whole_chain_ = false;
};

struct CachedChain {
  StreamHead head;
  domain::Chain chain;  // of submissions and requests the open ones, no instructions
  LoadedAround loaded;
};
using CachedChains = std::vector<std::shared_ptr<const CachedChain>>;

// What was used longest ago makes room. Thread-safe.
class ChainCache {
 public:
  explicit ChainCache(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  // nullptr if it is not here.
  std::shared_ptr<const CachedChain> Find(domain::TaskId task);
  // Only what is committed: a head that never was could be one that comes to be. Chains of more
  // than limits::kCachedChainBytesMax are forgotten.
  void Keep(const CachedChains& chains);

 private:
  struct Entry {
    std::shared_ptr<const CachedChain> chain;
    std::size_t bytes;
  };
  using Entries = std::list<Entry>;

  void Erase(domain::TaskId task);  // with mu_ held

  const std::size_t bytes_max_;
  std::mutex mu_;
  Entries entries_;  // used last first; guarded by mu_
  std::unordered_map<domain::TaskId, Entries::iterator> by_task_;  // guarded by mu_
  std::size_t bytes_ = 0;                                          // guarded by mu_
};

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_CHAIN_CACHE_H_
