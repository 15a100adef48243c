// Ids in blocks (hi/lo): unique in the database, dense enough, without a round trip of their own.
// No order may be read from an id: replicas hold different blocks, and a restart loses the rest of
// its own.
//
// Table id_block(name VARCHAR … PRIMARY KEY, next_id BIGINT NOT NULL): next_id is the first id not
// given out; the row of a new kind appears with its first block.
#ifndef DUBAN_SERVER_STORAGE_ID_BLOCKS_H_
#define DUBAN_SERVER_STORAGE_ID_BLOCKS_H_

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include <absl/status/statusor.h>

#include "server/base/limits.h"
#include "server/storage/transaction.h"

namespace duban::storage {

class IdBlocks {
 public:
  // `transactions` must outlive this and should have a pool of its own: an id may be wanted by a
  // caller who holds a session, and a block needs another one.
  explicit IdBlocks(TransactionRunner& transactions, std::int64_t block_size = limits::kIdBlockSize)
      : transactions_(transactions), block_size_(block_size) {}

  // The next id of a kind ("task", "event", …). Thread-safe; one caller fetches, the others wait.
  // Errors: MakeFault's.
  absl::StatusOr<std::int64_t> Next(const std::string& kind) { return NextN(kind, 1); }

  // The first of n ids in a row. Precondition: n > 0.
  absl::StatusOr<std::int64_t> NextN(const std::string& kind, std::int64_t n);

 private:
  struct Block {
    std::int64_t next = 0;
    std::int64_t end = 0;  // not included
    bool fetching = false;
  };
  absl::StatusOr<Block> Fetch(const std::string& kind, std::int64_t size);

  TransactionRunner& transactions_;
  const std::int64_t block_size_;
  std::mutex mu_;
  std::condition_variable fetched_;
  std::map<std::string, Block> blocks_;  // guarded by mu_
};

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_ID_BLOCKS_H_
