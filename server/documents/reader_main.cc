// duban-document-reader: a document on standard input, its text or why there is none on standard
// output (reader_answer.h). Started for one document by whoever has to read it; see
// document_reader_process.h. Exit codes: 0 an answer was written, 2 the process could not be
// confined, 3 the input could not be read or the output not written.
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <new>
#include <string>

#include <unistd.h>

#include "server/base/limits.h"
#include "server/documents/confinement.h"
#include "server/documents/document_refusal.h"
#include "server/documents/pdf_reader.h"
#include "server/documents/read_document.h"
#include "server/documents/reader_answer.h"

namespace duban::documents {
namespace {

constexpr int kNotConfined = 2;
constexpr int kBrokenPipe = 3;
constexpr std::size_t kChunkBytes = 1 << 20;

// One byte more than a document may have says that it is too long.
bool ReadInput(std::string& bytes) {
  while (bytes.size() <= limits::kDocumentBytesMax) {
    const std::size_t have = bytes.size();
    bytes.resize(have + kChunkBytes);
    const ssize_t got = ::read(STDIN_FILENO, bytes.data() + have, kChunkBytes);
    bytes.resize(have + static_cast<std::size_t>(got > 0 ? got : 0));
    if (got == 0) return true;
    if (got < 0 && errno != EINTR) return false;
  }
  return true;
}

bool WriteOutput(const std::string& answer) {
  for (std::size_t at = 0; at < answer.size();) {
    const ssize_t put = ::write(STDOUT_FILENO, answer.data() + at, answer.size() - at);
    if (put < 0 && errno != EINTR) return false;
    if (put > 0) at += static_cast<std::size_t>(put);
  }
  return true;
}

std::string Answer(const std::string& bytes) {
  try {
    return EncodeAnswer(ReadDocument(bytes));
  } catch (const std::bad_alloc&) {
    return EncodeAnswer(TooCostly());
  } catch (const std::exception&) {
    // Libraries throw on what they cannot make sense of.
    return EncodeAnswer(Damaged("内容无法解析"));
  }
}

int Run() {
  LoadPdfConverters();
  if (const absl::Status confined = ConfineThisProcess(); !confined.ok()) {
    std::fprintf(stderr, "%s\n", std::string(confined.message()).c_str());
    return kNotConfined;
  }
  std::string bytes;
  if (!ReadInput(bytes)) return kBrokenPipe;
  return WriteOutput(Answer(bytes)) ? 0 : kBrokenPipe;
}

}  // namespace
}  // namespace duban::documents

int main() {
  // What a destructor would give back, the end of the process does, and after a document that broke
  // a library nothing more should run.
  ::_exit(duban::documents::Run());
}
