// What an error says to a caller beyond its canonical code: a reason a program can switch on, a
// sentence in Chinese a department head can read, and the fields or preconditions at fault.
// Travels as one payload of absl::Status; rpc/ turns it into google.rpc details (AIP-193).
#ifndef DUBAN_SERVER_BASE_ERROR_H_
#define DUBAN_SERVER_BASE_ERROR_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/status.h>
#include <absl/time/time.h>

namespace duban::base {

struct FieldViolation {
  std::string field;   // path in the request, e.g. "task.due_date"
  std::string reason;  // UPPER_SNAKE
  std::string message_zh;
};

struct Precondition {
  std::string type;     // the reason of this failure, UPPER_SNAKE
  std::string subject;  // resource name, e.g. "tasks/12", or "" for the command's own subject
  std::string message_zh;
};

struct ErrorDetail {
  std::string reason;      // UPPER_SNAKE, the first of all that failed
  std::string message_zh;  // one sentence for people
  // Initialised, so that a designated initialiser may leave out what does not apply.
  std::map<std::string, std::string> metadata = {};
  std::vector<FieldViolation> fields = {};
  std::vector<Precondition> preconditions = {};
  std::optional<absl::Duration> retry_after = {};
};

// The status text is English ASCII (grpc-message is percent-encoded); people read message_zh.
absl::Status MakeError(absl::StatusCode code, const std::string& message, ErrorDetail detail);

// Absent for errors that were not made by MakeError.
std::optional<ErrorDetail> DetailOf(const absl::Status& status);

// INVALID_ARGUMENT listing every bad field at once. Precondition: fields is not empty.
absl::Status InvalidFields(std::vector<FieldViolation> fields);

// FAILED_PRECONDITION listing all that failed, the first being the reason. Precondition: not empty.
absl::Status FailedPreconditions(std::vector<Precondition> failed);

}  // namespace duban::base

#endif  // DUBAN_SERVER_BASE_ERROR_H_
