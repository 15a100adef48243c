// The housekeeping port of app/: forgetting old answers, uploads and sessions.
#ifndef DUBAN_SERVER_STORAGE_MYSQL_HOUSEKEEPING_H_
#define DUBAN_SERVER_STORAGE_MYSQL_HOUSEKEEPING_H_

#include "server/app/read_store.h"
#include "server/storage/transaction.h"

namespace duban::storage {

// Thread-safe. Errors are MakeFault's. Each call is bounded to a few seconds.
class MysqlHousekeeping final : public app::HousekeepingStore {
 public:
  // Must outlive this.
  explicit MysqlHousekeeping(TransactionRunner& transactions) : transactions_(transactions) {}

  absl::StatusOr<int> PurgeAnswers(absl::Time before, int limit) override;
  // In transactions of a few parts each.
  absl::StatusOr<int> PurgeUploads(absl::Time now, int limit) override;
  absl::StatusOr<int> PurgeSessions(absl::Time now, int limit) override;

 private:
  TransactionRunner& transactions_;
};

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_MYSQL_HOUSEKEEPING_H_
