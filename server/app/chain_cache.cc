#include "server/app/chain_cache.h"

#include "server/base/limits.h"

namespace duban::app {
namespace {

constexpr std::size_t kScopeBytes = 96;  // of one assignment, in its map

// Near enough for a bound: the rows, and the texts that can be long.
std::size_t BytesOf(const CachedChain& cached) {
  const domain::Chain& chain = cached.chain;
  const domain::TaskContent& content = chain.task.content;
  std::size_t bytes = sizeof cached + cached.loaded.size() * kScopeBytes + content.text.size() +
                      content.annotation.size() + content.title.size() + content.late_reason.size();
  for (const std::string& section : content.sections) bytes += sizeof(std::string) + section.size();
  for (const domain::PlannedUnit& unit : content.planned_units) {
    bytes += sizeof unit + unit.printed_name.size();
  }
  // Their texts are pieces of the task's own.
  bytes += content.indicators.size() * sizeof(domain::Indicator) +
           content.deliverables.size() * sizeof(domain::Deliverable) +
           content.recurrences.size() * sizeof(domain::Recurrence) +
           content.printed_leaders.size() * sizeof(std::string) + 3 * content.text.size();
  for (const domain::Assignment& a : chain.assignments) {
    bytes += sizeof a + a.share.size() + a.decline_reason.size() + a.end_text.size();
    if (a.suspension) bytes += a.suspension->reason.size() + a.suspension->consent.size();
  }
  for (const domain::Submission& s : chain.submissions) {
    bytes += sizeof s + s.summary.size();
    for (const domain::ReviewStep& step : s.steps) bytes += sizeof step + step.comment.size();
  }
  for (const domain::CoordinationRequest& r : chain.requests) {
    bytes += sizeof r + r.wish.size() + r.parties.size() * sizeof(domain::UnitId);
  }
  return bytes;
}

}  // namespace

void LoadedAround::Add(domain::AssignmentId focus, const domain::LoadScope& scope) {
  domain::LoadScope& loaded = scopes_[focus];
  loaded.live_children |= scope.live_children;
  loaded.done_children |= scope.done_children;
  loaded.siblings |= scope.siblings;
  loaded.own_history |= scope.own_history;
  loaded.live_subtree |= scope.live_subtree;
  whole_chain_ |= scope.whole_chain;
}

bool LoadedAround::Covers(domain::AssignmentId focus, const domain::LoadScope& scope) const {
  if (whole_chain_) return true;
  const auto found = scopes_.find(focus);
  if (found == scopes_.end() || scope.named_units || scope.whole_chain) return false;
  const domain::LoadScope& loaded = found->second;
  return (loaded.live_children || !scope.live_children) &&
         (loaded.done_children || !scope.done_children) && (loaded.siblings || !scope.siblings) &&
         (loaded.own_history || !scope.own_history) && (loaded.live_subtree || !scope.live_subtree);
}

std::shared_ptr<const CachedChain> ChainCache::Find(domain::TaskId task) {
  const std::lock_guard lock(mu_);
  const auto found = by_task_.find(task);
  if (found == by_task_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->chain;
}

void ChainCache::Keep(const CachedChains& chains) {
  const std::lock_guard lock(mu_);
  for (const std::shared_ptr<const CachedChain>& chain : chains) {
    const domain::TaskId task = chain->chain.task.id;
    Erase(task);
    const std::size_t bytes = BytesOf(*chain);
    if (bytes > limits::kCachedChainBytesMax) continue;
    entries_.push_front({chain, bytes});
    by_task_[task] = entries_.begin();
    bytes_ += bytes;
  }
  while (bytes_ > bytes_max_) Erase(entries_.back().chain->chain.task.id);
}

void ChainCache::Erase(domain::TaskId task) {
  const auto found = by_task_.find(task);
  if (found == by_task_.end()) return;
  bytes_ -= found->second->bytes;
  entries_.erase(found->second);
  by_task_.erase(found);
}

}  // namespace duban::app
