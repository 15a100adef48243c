// Strings in the order they came, each once; linear however many an item piles up.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_UNIQUE_LIST_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_UNIQUE_LIST_H_

#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace duban::domain::plan_compiler {

class UniqueList {
 public:
  void Add(std::string text) {
    if (seen_.insert(text).second) list_.push_back(std::move(text));
  }
  std::vector<std::string> Take() {
    seen_.clear();
    return std::move(list_);
  }

 private:
  std::vector<std::string> list_;
  std::unordered_set<std::string> seen_;
};

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_UNIQUE_LIST_H_
