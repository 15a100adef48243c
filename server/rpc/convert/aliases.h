// The other names that documents use for a unit or a group. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_ALIASES_H_
#define DUBAN_SERVER_RPC_CONVERT_ALIASES_H_

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "server/base/limits.h"
#include "server/rpc/field_checks.h"

namespace duban::rpc {

// Of the resource that is the request's field `resource`. ALIAS_INVALID: too many, blank, repeated,
// or the name itself.
template <class Resource>
std::vector<std::string> ReadAliases(const std::string& resource, const Resource& given,
                                     FieldChecks& checks) {
  std::vector<std::string> aliases;
  std::set<std::string> seen = {TrimSpace(given.display_name())};
  if (static_cast<std::size_t>(given.aliases_size()) > limits::kUnitAliasesMax) {
    checks.Fail(resource + ".aliases", "ALIAS_INVALID",
                "别名不能超过" + std::to_string(limits::kUnitAliasesMax) + "个");
    return aliases;
  }
  for (int i = 0; i < given.aliases_size(); ++i) {
    const std::string field = resource + ".aliases[" + std::to_string(i) + "]";
    std::string alias =
        checks.Line(field, given.aliases(i), limits::kTitleCharsMax, "ALIAS_INVALID");
    if (alias.empty()) checks.Fail(field, "ALIAS_INVALID", "别名不能为空");
    if (!seen.insert(alias).second) checks.Fail(field, "ALIAS_INVALID", "别名“" + alias + "”重复");
    aliases.push_back(std::move(alias));
  }
  return aliases;
}

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_ALIASES_H_
