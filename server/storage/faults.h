// What a database error means for the transaction it happened in, and what a caller is told.
// Error texts of SOCI and of the server hold bound values: none of them goes anywhere. What remains
// is the error number and the statement's name, in a payload that only logs and tests read.
#ifndef DUBAN_SERVER_STORAGE_FAULTS_H_
#define DUBAN_SERVER_STORAGE_FAULTS_H_

#include <optional>
#include <string>

#include <absl/status/status.h>

namespace duban::storage {

enum class Fault {
  kConflict,       // deadlock, lock wait, changed record: roll back and repeat the whole body
  kLost,           // the connection or server is gone: repeat the body on another session
  kDuplicate,      // a unique key exists; says nothing about who wrote it, read again
  kTimeout,        // the statement's or the caller's time is over
  kUnknownCommit,  // COMMIT was sent and not answered: it may have taken effect
  kOther,          // constraint, syntax, privilege: a bug or a broken database
};

struct FaultInfo {
  Fault fault = Fault::kOther;
  unsigned err_num = 0;   // MariaDB's or the client library's number; 0 if it was our own deadline
  std::string statement;  // the name given to the statement, or "begin", "commit", "connect", …
};

// The fault of an error number met anywhere but at COMMIT.
Fault Classify(unsigned err_num);

// The fault of an error number that COMMIT was answered with: what does not surely mean "rolled
// back" means "unknown".
Fault ClassifyCommit(unsigned err_num);

// Whether a session that met this error can be used again after a ROLLBACK.
bool SessionSurvives(unsigned err_num);

// The error a caller sees: ABORTED/DATABASE_CONFLICT, UNAVAILABLE/DATABASE_UNAVAILABLE,
// ALREADY_EXISTS/DATABASE_DUPLICATE, DEADLINE_EXCEEDED/DATABASE_TIMEOUT,
// UNAVAILABLE/DATABASE_COMMIT_UNKNOWN, INTERNAL/DATABASE_ERROR; FaultOf() reads it back.
absl::Status MakeFault(const FaultInfo& info);

// Absent for a status that MakeFault did not make.
std::optional<FaultInfo> FaultOf(const absl::Status& status);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_FAULTS_H_
