#include "server/storage/id_blocks.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include <absl/cleanup/cleanup.h>

#include "server/base/status.h"
#include "server/storage/statement.h"

namespace duban::storage {
namespace {

// A block is fetched for all who wait, whatever time the first of them has left.
constexpr std::chrono::seconds kFetchTime{5};

}  // namespace

absl::StatusOr<std::int64_t> IdBlocks::NextN(const std::string& kind, std::int64_t n) {
  if (n <= 0) throw MisuseError("id_block.next", "n must be positive");
  std::unique_lock lock(mu_);
  Block& block = blocks_[kind];  // a map's elements stay where they are
  for (;;) {
    fetched_.wait(lock, [&] { return !block.fetching; });
    if (block.end - block.next >= n) {
      const std::int64_t first = block.next;
      block.next += n;
      return first;
    }
    block.fetching = true;
    lock.unlock();
    // Also when Fetch throws: those who wait must not wait for ever.
    absl::Cleanup done = [&] {
      lock.lock();
      block.fetching = false;
      fetched_.notify_all();
    };
    absl::StatusOr<Block> fresh = Fetch(kind, std::max(n, block_size_));
    std::move(done).Invoke();
    if (!fresh.ok()) return fresh.status();
    block = *fresh;  // what was left of the old block is lost
  }
}

absl::StatusOr<IdBlocks::Block> IdBlocks::Fetch(const std::string& kind, std::int64_t size) {
  Block block;
  const TransactionOptions options{.deadline = std::chrono::steady_clock::now() + kFetchTime,
                                   .repeat_unknown_commit = true};  // at worst a block is lost
  const auto take = [&](Session& session) -> absl::Status {
    RETURN_IF_ERROR(Statement(session, "id_block.take",
                              "INSERT INTO id_block (name, next_id) VALUES (:name, 1 + :size) "
                              "ON DUPLICATE KEY UPDATE next_id = next_id + :size",
                              {{"name", kind}, {"size", size}})
                        .RunForAny());
    ASSIGN_OR_RETURN(const std::optional<std::int64_t> end,
                     Statement(session, "id_block.read",
                               "SELECT next_id FROM id_block WHERE name = :name", {{"name", kind}})
                         .OneOf<std::int64_t>());
    if (!end) return session.FailExpectation("id_block.read");
    block = Block{.next = *end - size, .end = *end, .fetching = false};
    return absl::OkStatus();
  };
  RETURN_IF_ERROR(transactions_.Run(options, take));
  return block;
}

}  // namespace duban::storage
