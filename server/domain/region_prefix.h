// What stands before a body's own name and is left out where it is understood: 省 in 省科技厅, 市委
// in 市委宣传部, 江南市 in 江南市教育局. No state: thread-safe.
#ifndef DUBAN_SERVER_DOMAIN_REGION_PREFIX_H_
#define DUBAN_SERVER_DOMAIN_REGION_PREFIX_H_

#include <string>

namespace duban::domain {

struct PrefixedName {
  std::string prefix;  // "" if there is none
  std::string bare;    // the name without it
};

// At most six characters up to 省, 市, 县, 区, 州, 盟 or 旗, and 委 behind it. What is left has two
// characters or more. 城市管理局 has no prefix.
PrefixedName SplitRegionPrefix(const std::string& name);

// 省, 市委: names the level and no place.
bool IsGenericPrefix(const std::string& prefix);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_REGION_PREFIX_H_
