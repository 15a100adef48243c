#include "server/rpc/task_filter.h"

#include <cctype>
#include <optional>
#include <set>
#include <vector>

#include "duban/v1/task_service.pb.h"

namespace duban::rpc {
namespace {

constexpr std::size_t kFilterBytesMax = 1000;

// The contract's own names, so that none can be missing here.
std::optional<domain::TaskState> ParseState(const std::string& name) {
  v1::TaskState state = v1::TASK_STATE_UNSPECIFIED;
  const bool known = v1::TaskState_Parse("TASK_STATE_" + name, &state);
  if (!known || state == v1::TASK_STATE_UNSPECIFIED) return std::nullopt;
  return static_cast<domain::TaskState>(state);
}

bool IsSpace(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }
bool IsWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Words, "=" and quoted texts (with their opening quote, to tell them from words); absent where a
// quote is not closed or something else turns up.
std::optional<std::vector<std::string>> Tokens(const std::string& filter) {
  std::vector<std::string> tokens;
  for (std::size_t i = 0; i < filter.size();) {
    if (IsSpace(filter[i])) {
      ++i;
    } else if (filter[i] == '=') {
      tokens.emplace_back("=");
      ++i;
    } else if (filter[i] == '"') {
      const std::size_t end = filter.find('"', i + 1);
      if (end == std::string::npos) return std::nullopt;
      tokens.push_back(filter.substr(i, end - i));
      i = end + 1;
    } else if (IsWord(filter[i])) {
      std::size_t end = i;
      while (end < filter.size() && IsWord(filter[end])) ++end;
      tokens.push_back(filter.substr(i, end - i));
      i = end;
    } else {
      return std::nullopt;
    }
  }
  return tokens;
}

// Takes one condition into the filter; what is wrong with it, or "".
std::string Take(const std::string& field, const std::string& value, app::TaskFilter& filter) {
  if (field == "plan") {
    filter.plan = ParsePlanName(value);
    return filter.plan ? "" : "plan 应形如 \"plans/1\"";
  }
  if (field == "unit") {
    filter.unit = ParseUnitName(value);
    return filter.unit ? "" : "unit 应形如 \"units/7\"";
  }
  if (field == "state") {
    filter.state = ParseState(value);
    return filter.state ? "" : "state 没有这个取值:" + value;
  }
  return "不能按 " + field + " 筛选,可用 plan、state、unit";
}

std::string ReadConditions(const std::vector<std::string>& tokens, app::TaskFilter& filter) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < tokens.size();) {
    if (i + 2 >= tokens.size() || tokens[i + 1] != "=" || tokens[i + 2].front() != '"') {
      return "条件应形如 plan = \"plans/1\"";
    }
    if (!seen.insert(tokens[i]).second) return tokens[i] + " 只能出现一次";
    std::string wrong = Take(tokens[i], tokens[i + 2].substr(1), filter);
    if (!wrong.empty()) return wrong;
    i += 3;
    if (i == tokens.size()) break;
    if (tokens[i] != "AND" || i + 1 == tokens.size()) return "条件之间用 AND 连接";
    ++i;
  }
  return "";
}

}  // namespace

app::TaskFilter ReadTaskFilter(const std::string& filter, FieldChecks& checks) {
  app::TaskFilter asked;
  std::optional<std::vector<std::string>> tokens;
  if (filter.size() <= kFilterBytesMax) tokens = Tokens(filter);
  const std::string wrong = tokens ? ReadConditions(*tokens, asked)
                                   : "无法识别,应形如 state = \"ISSUED\" AND unit = \"units/7\"";
  if (!wrong.empty()) checks.Fail("filter", "FILTER_INVALID", "filter " + wrong);
  return asked;
}

}  // namespace duban::rpc
