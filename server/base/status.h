// Early returns for absl::Status and absl::StatusOr, the one error channel between layers.
#ifndef DUBAN_SERVER_BASE_STATUS_H_
#define DUBAN_SERVER_BASE_STATUS_H_

#include <utility>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#define DUBAN_CONCAT_INNER(a, b) a##b
#define DUBAN_CONCAT(a, b) DUBAN_CONCAT_INNER(a, b)

#define RETURN_IF_ERROR(expr)                                     \
  do {                                                            \
    if (absl::Status duban_status = (expr); !duban_status.ok()) { \
      return duban_status;                                        \
    }                                                             \
  } while (false)

#define ASSIGN_OR_RETURN(lhs, expr) \
  DUBAN_ASSIGN_OR_RETURN(DUBAN_CONCAT(duban_or_, __LINE__), lhs, expr)
#define DUBAN_ASSIGN_OR_RETURN(tmp, lhs, expr)   \
  auto tmp = (expr);                             \
  if (!tmp.ok()) return std::move(tmp).status(); \
  lhs = *std::move(tmp)

#endif  // DUBAN_SERVER_BASE_STATUS_H_
