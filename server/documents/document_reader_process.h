// The port app::DocumentReader by a process for each document, which confines itself before it
// reads (duban-document-reader): whatever a hostile file brings down is that process.
#ifndef DUBAN_SERVER_DOCUMENTS_DOCUMENT_READER_PROCESS_H_
#define DUBAN_SERVER_DOCUMENTS_DOCUMENT_READER_PROCESS_H_

#include <cstddef>
#include <functional>
#include <semaphore>
#include <string>

#include <absl/status/statusor.h>
#include <absl/time/time.h>

#include "server/app/document_reader.h"
#include "server/base/limits.h"

namespace duban::documents {

class DocumentReaderProcess final : public app::DocumentReader {
 public:
  struct Options {
    // Path of duban-document-reader; by default it stands beside the running program.
    std::string program = BesideThisProgram();
    absl::Duration timeout = limits::kReaderTimeout;  // of one document, whatever its deadline
    int at_once = limits::kReadersMax;                // from 1 to 64
  };

  explicit DocumentReaderProcess(Options options);
  DocumentReaderProcess() : DocumentReaderProcess(Options()) {}

  // As app::DocumentReader::Read. Waits for its turn within the deadline.
  absl::StatusOr<app::ExtractedText> Read(const std::string& bytes, app::SteadyTime deadline,
                                          const std::function<bool()>& cancelled) override;
  // With no deadline but the timeout.
  absl::StatusOr<app::ExtractedText> Read(const std::string& bytes);

  // The reader in the folder of the running program.
  static std::string BesideThisProgram();

 private:
  static constexpr std::ptrdiff_t kAtOnceMax = 64;

  absl::Status AwaitTurn(app::SteadyTime deadline, const std::function<bool()>& cancelled);
  absl::StatusOr<app::ExtractedText> ReadNow(const std::string& bytes, app::SteadyTime deadline,
                                             const std::function<bool()>& cancelled);

  const Options options_;
  std::counting_semaphore<kAtOnceMax> turns_;
};

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_DOCUMENT_READER_PROCESS_H_
