// A paper that an item asks for: 制发《学校安全管理办法》.
#ifndef DUBAN_SERVER_DOMAIN_DELIVERABLE_H_
#define DUBAN_SERVER_DOMAIN_DELIVERABLE_H_

#include <string>

namespace duban::domain {

struct Deliverable {
  std::string raw;   // as printed, from the verb to the closing 》
  std::string verb;  // 制发, 出台, 修订, 编制, …
  std::string name;  // without 《》
  friend bool operator==(const Deliverable&, const Deliverable&) = default;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_DELIVERABLE_H_
