// Findings as they are collected, and how a task is called in them.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_FINDING_LIST_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_FINDING_LIST_H_

#include <string>
#include <vector>

#include "server/domain/finding.h"
#include "server/domain/plan_compiler/plan_compiler.h"

namespace duban::domain::plan_compiler {

class FindingList {
 public:
  void Warn(const std::string& code, std::string message, SourceSpan at, std::string suggestion);
  void Note(const std::string& code, std::string message, SourceSpan at, std::string suggestion);
  // In order of source.
  std::vector<Finding> Take();

 private:
  std::vector<Finding> found_;
};

// 第 3 项“新建学校”, or “新建学校” where no number is printed.
std::string NameOf(const ParsedTask& task);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_FINDING_LIST_H_
