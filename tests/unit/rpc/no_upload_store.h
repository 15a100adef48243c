// An upload store and a document reader for tests that must not reach either.
#ifndef DUBAN_TESTS_UNIT_RPC_NO_UPLOAD_STORE_H_
#define DUBAN_TESTS_UNIT_RPC_NO_UPLOAD_STORE_H_

#include <functional>
#include <optional>
#include <string>

#include "server/app/document_reader.h"
#include "server/app/uploads/upload_store.h"

namespace duban::rpc {

inline absl::Status NoDatabase() { return absl::UnavailableError("no database"); }

class NoUploadStore final : public app::UploadStore {
 public:
  absl::StatusOr<app::CreatedUpload> Create(app::SteadyTime, const app::Upload&, int) override {
    return NoDatabase();
  }
  absl::StatusOr<std::optional<app::Upload>> Find(app::SteadyTime, domain::UploadId) override {
    return NoDatabase();
  }
  absl::StatusOr<app::PartOutcome> Append(app::SteadyTime, app::Upload&, std::int64_t,
                                          const std::string&) override {
    return NoDatabase();
  }
  absl::StatusOr<std::optional<std::string>> ReadPart(app::SteadyTime, domain::UploadId,
                                                      std::int64_t) override {
    return NoDatabase();
  }
  absl::Status MarkCommitted(app::SteadyTime, domain::UploadId) override { return NoDatabase(); }
  absl::Status StartAgain(app::SteadyTime, const app::Upload&) override { return NoDatabase(); }
};

class NoDocumentReader final : public app::DocumentReader {
 public:
  absl::StatusOr<app::ExtractedText> Read(const std::string&, app::SteadyTime,
                                          const std::function<bool()>&) override {
    return absl::UnavailableError("no reader");
  }
};

}  // namespace duban::rpc

#endif  // DUBAN_TESTS_UNIT_RPC_NO_UPLOAD_STORE_H_
