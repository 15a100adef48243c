#include "server/documents/document_reader_process.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <system_error>
#include <utility>

#include <absl/cleanup/cleanup.h>

#include "server/base/error.h"
#include "server/base/status.h"
#include "server/documents/child_process.h"
#include "server/documents/document_refusal.h"
#include "server/documents/reader_answer.h"

namespace duban::documents {
namespace {

using std::chrono::steady_clock;

absl::Status TimedOut() {
  return base::MakeError(absl::StatusCode::kDeadlineExceeded, "the document took too long",
                         {.reason = "DOCUMENT_READER_TIMEOUT",
                          .message_zh = "读取文件超时,请稍后再试,或另存为较简单的文件"});
}

absl::Status Unavailable(const std::string& why) {
  return base::MakeError(absl::StatusCode::kUnavailable, "no document reader: " + why,
                         {.reason = "DOCUMENT_READER_UNAVAILABLE",
                          .message_zh = "文件读取程序 duban-document-reader 无法启动,请检查安装"});
}

// A process that ended without an answer: its limits, or a fault in a library.
absl::Status EndedEarly(const ChildResult& child) {
  if (child.signal == SIGXCPU || child.signal == SIGKILL) return TooCostly();
  if (child.exit_code == 2) return Unavailable("it could not be confined");
  if (child.exit_code == 127) return Unavailable("it does not run");
  return Damaged("读取时出错");
}

}  // namespace

std::string DocumentReaderProcess::BesideThisProgram() {
  std::error_code failed;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failed);
  return (program.parent_path() / "duban-document-reader").string();
}

DocumentReaderProcess::DocumentReaderProcess(Options options)
    : options_(std::move(options)),
      turns_(std::clamp<std::ptrdiff_t>(options_.at_once, 1, kAtOnceMax)) {}

absl::StatusOr<app::ExtractedText> DocumentReaderProcess::Read(const std::string& bytes) {
  return Read(bytes, app::SteadyTime::max(), {});
}

absl::StatusOr<app::ExtractedText> DocumentReaderProcess::Read(
    const std::string& bytes, app::SteadyTime deadline, const std::function<bool()>& cancelled) {
  if (bytes.empty()) return EmptyDocument();
  if (bytes.size() > limits::kDocumentBytesMax) return FileTooLarge();
  const app::SteadyTime latest = steady_clock::now() + absl::ToChronoNanoseconds(options_.timeout);
  deadline = std::min(deadline, latest);
  RETURN_IF_ERROR(AwaitTurn(deadline, cancelled));
  const absl::Cleanup give_back = [this] { turns_.release(); };
  return ReadNow(bytes, deadline, cancelled);
}

absl::Status DocumentReaderProcess::AwaitTurn(app::SteadyTime deadline,
                                              const std::function<bool()>& cancelled) {
  const auto poll = absl::ToChronoNanoseconds(limits::kCancelPollInterval);
  while (!turns_.try_acquire_until(std::min(deadline, steady_clock::now() + poll))) {
    if (steady_clock::now() >= deadline) return TimedOut();
    if (cancelled && cancelled()) return absl::CancelledError("the client has gone");
  }
  return absl::OkStatus();
}

absl::StatusOr<app::ExtractedText> DocumentReaderProcess::ReadNow(
    const std::string& bytes, app::SteadyTime deadline, const std::function<bool()>& cancelled) {
  const absl::StatusOr<ChildResult> child =
      RunChild(options_.program, bytes, kAnswerBytesMax, deadline, cancelled);
  if (absl::IsCancelled(child.status())) return child.status();
  if (absl::IsDeadlineExceeded(child.status())) return TimedOut();
  if (!child.ok()) return Unavailable(std::string(child.status().message()));
  if (child->exit_code == 0) {
    absl::StatusOr<app::ExtractedText> answer = DecodeAnswer(child->output);
    if (!absl::IsNotFound(answer.status())) return answer;
  }
  return EndedEarly(*child);
}

}  // namespace duban::documents
