// What a refusal says, in a form that tests compare: reasons and subjects in their order.
#ifndef DUBAN_TESTS_SUPPORT_REFUSAL_H_
#define DUBAN_TESTS_SUPPORT_REFUSAL_H_

#include <string>
#include <utility>
#include <vector>

#include <absl/status/status.h>

#include "server/base/error.h"

namespace duban::testing {

// "" for OK and for errors that MakeError did not make.
inline std::string ReasonOf(const absl::Status& status) {
  const auto detail = base::DetailOf(status);
  return detail ? detail->reason : "";
}

inline std::vector<std::string> TypesOf(const std::vector<base::Precondition>& failed) {
  std::vector<std::string> types;
  types.reserve(failed.size());
  for (const base::Precondition& p : failed) types.push_back(p.type);
  return types;
}

// The failed preconditions' reasons, all of them.
inline std::vector<std::string> ReasonsOf(const absl::Status& status) {
  const auto detail = base::DetailOf(status);
  return detail ? TypesOf(detail->preconditions) : std::vector<std::string>{};
}

inline std::vector<std::pair<std::string, std::string>> SubjectsOf(const absl::Status& status) {
  std::vector<std::pair<std::string, std::string>> subjects;
  const auto detail = base::DetailOf(status);
  if (!detail) return subjects;
  for (const base::Precondition& p : detail->preconditions) {
    subjects.emplace_back(p.type, p.subject);
  }
  return subjects;
}

}  // namespace duban::testing

#endif  // DUBAN_TESTS_SUPPORT_REFUSAL_H_
