// The upload port of app/: parts in the database, so that every replica has them.
#ifndef DUBAN_SERVER_STORAGE_MYSQL_UPLOAD_STORE_H_
#define DUBAN_SERVER_STORAGE_MYSQL_UPLOAD_STORE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "server/app/uploads/upload_store.h"
#include "server/storage/transaction.h"

namespace duban::storage {

// Thread-safe. Errors are MakeFault's. Every transaction may as well happen twice.
class MysqlUploadStore final : public app::UploadStore {
 public:
  // Must outlive this.
  explicit MysqlUploadStore(TransactionRunner& transactions) : transactions_(transactions) {}

  absl::StatusOr<app::CreatedUpload> Create(app::SteadyTime deadline, const app::Upload& upload,
                                            int open_max) override;
  absl::StatusOr<std::optional<app::Upload>> Find(app::SteadyTime deadline,
                                                  domain::UploadId id) override;
  absl::StatusOr<app::PartOutcome> Append(app::SteadyTime deadline, app::Upload& upload,
                                          std::int64_t offset, const std::string& data) override;
  absl::StatusOr<std::optional<std::string>> ReadPart(app::SteadyTime deadline, domain::UploadId id,
                                                      std::int64_t offset) override;
  absl::Status MarkCommitted(app::SteadyTime deadline, domain::UploadId id) override;
  absl::Status StartAgain(app::SteadyTime deadline, const app::Upload& upload) override;

 private:
  TransactionRunner& transactions_;
};

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_MYSQL_UPLOAD_STORE_H_
