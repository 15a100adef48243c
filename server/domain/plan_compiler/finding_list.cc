#include "server/domain/plan_compiler/finding_list.h"

#include <algorithm>
#include <utility>

#include <absl/strings/str_cat.h>

namespace duban::domain::plan_compiler {

void FindingList::Warn(const std::string& code, std::string message, SourceSpan at,
                       std::string suggestion) {
  found_.push_back({.severity = FindingSeverity::kWarning,
                    .code = code,
                    .message_zh = std::move(message),
                    .source = at,
                    .suggestion_zh = std::move(suggestion)});
}

void FindingList::Note(const std::string& code, std::string message, SourceSpan at,
                       std::string suggestion) {
  Warn(code, std::move(message), at, std::move(suggestion));
  found_.back().severity = FindingSeverity::kInfo;
}

std::vector<Finding> FindingList::Take() {
  std::stable_sort(found_.begin(), found_.end(), [](const Finding& a, const Finding& b) {
    return a.source.begin < b.source.begin;
  });
  return std::move(found_);
}

std::string NameOf(const ParsedTask& task) {
  return task.number.empty() ? absl::StrCat("“", task.heading, "”")
                             : absl::StrCat("第 ", task.number, " 项“", task.heading, "”");
}

}  // namespace duban::domain::plan_compiler
