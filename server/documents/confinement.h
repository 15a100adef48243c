// Takes from the calling process whatever reading a document does not need, for good.
#ifndef DUBAN_SERVER_DOCUMENTS_CONFINEMENT_H_
#define DUBAN_SERVER_DOCUMENTS_CONFINEMENT_H_

#include <absl/status/status.h>

namespace duban::documents {

// From here on: no privileges to gain, memory and processor time as in limits.h, no file to write,
// none to read but the character maps of poppler-data, no other program, thread of another process,
// or network. Call before the first byte of a document is parsed, with a single thread.
// Errors: INTERNAL where the kernel grants a part of it not; the process must not go on then.
absl::Status ConfineThisProcess();

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_CONFINEMENT_H_
