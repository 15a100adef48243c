// A program run for one input: bytes in, bytes out, killed when its time is over. Thread-safe; safe
// in a process of many threads, as nothing runs between fork and exec.
#ifndef DUBAN_SERVER_DOCUMENTS_CHILD_PROCESS_H_
#define DUBAN_SERVER_DOCUMENTS_CHILD_PROCESS_H_

#include <cstddef>
#include <functional>
#include <string>

#include <absl/status/statusor.h>

#include "server/app/call_context.h"

namespace duban::documents {

struct ChildResult {
  std::string output;  // at most `output_max` bytes and one
  int exit_code = 0;   // -1 where a signal ended it
  int signal = 0;      // 0 where it exited
};

// Runs `program` without arguments and environment, with `input` as standard input and no open file
// of ours. Errors: UNAVAILABLE where it cannot be started; DEADLINE_EXCEEDED, or CANCELLED once
// `cancelled` (which may be empty) says so, both after it was killed.
absl::StatusOr<ChildResult> RunChild(const std::string& program, const std::string& input,
                                     std::size_t output_max, app::SteadyTime deadline,
                                     const std::function<bool()>& cancelled);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_CHILD_PROCESS_H_
