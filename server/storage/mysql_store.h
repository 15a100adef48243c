// The write port of app/: transactions, and ids from blocks.
#ifndef DUBAN_SERVER_STORAGE_MYSQL_STORE_H_
#define DUBAN_SERVER_STORAGE_MYSQL_STORE_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "server/app/store.h"
#include "server/storage/id_blocks.h"
#include "server/storage/transaction.h"

namespace duban::storage {

// Thread-safe.
class MysqlStore final : public app::Store {
 public:
  // Must outlive this.
  explicit MysqlStore(TransactionRunner& transactions) : transactions_(transactions) {}

  // A duplicate key (1062) repeats the body, too: it is how two of the same request end that met
  // only at the insert, and the repeat finds the answer of the other. What is a duplicate every
  // time comes back as ALREADY_EXISTS/DATABASE_DUPLICATE.
  absl::Status Transact(app::SteadyTime deadline, int attempts_max,
                        const std::function<absl::Status(app::WriteTransaction&)>& body) override;

 private:
  TransactionRunner& transactions_;
};

// Thread-safe.
class MysqlIdSource final : public app::IdSource {
 public:
  // Must outlive this.
  explicit MysqlIdSource(IdBlocks& blocks) : blocks_(blocks) {}

  absl::StatusOr<std::vector<std::int64_t>> Take(app::IdKind kind, int count) override;

 private:
  IdBlocks& blocks_;
};

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_MYSQL_STORE_H_
