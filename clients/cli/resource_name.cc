#include "clients/cli/resource_name.h"

#include <vector>

#include <absl/strings/match.h>
#include <absl/strings/str_join.h>
#include <absl/strings/str_split.h>

#include "clients/cli/state_color.h"

namespace duban::cli {
namespace {

bool IsId(const std::string& text) {
  return !text.empty() && text.size() <= 19 &&
         text.find_first_not_of("0123456789") == std::string::npos;
}

// The whole name from itself, or from its ids alone, as in `form`.
client::Result<std::string> NestedName(const std::string& text,
                                       const std::vector<std::string>& collections,
                                       const std::string& field, const std::string& form) {
  const std::vector<std::string> parts = absl::StrSplit(text, '/');
  const bool whole = parts.size() == 2 * collections.size();
  if (!whole && parts.size() != collections.size()) {
    return client::InvalidField(field, "NAME_INVALID", "“" + text + "”应写成 " + form + " 的样子");
  }
  std::vector<std::string> name;
  for (std::size_t i = 0; i < collections.size(); ++i) {
    const std::string& id = whole ? parts[2 * i + 1] : parts[i];
    if (!IsId(id) || (whole && parts[2 * i] != collections[i])) {
      return client::InvalidField(field, "NAME_INVALID",
                                  "“" + text + "”应写成 " + form + " 的样子");
    }
    name.push_back(collections[i]);
    name.push_back(id);
  }
  return absl::StrJoin(name, "/");
}

}  // namespace

client::Result<std::string> ResourceName(const std::string& collection, const std::string& text,
                                         const std::string& field) {
  const std::string prefix = collection + "/";
  const std::string id = absl::StartsWith(text, prefix) ? text.substr(prefix.size()) : text;
  if (IsId(id)) return prefix + id;
  return client::InvalidField(field, "NAME_INVALID",
                              "“" + text + "”应写成 3 或 " + prefix + "3 的样子");
}

client::Result<AssignmentArgument> ParseAssignment(const std::string& text) {
  for (const std::string colon : {":", "\uFF1A"}) {  // a Chinese keyboard gives the wide one
    const std::size_t at = text.find(colon);
    if (at == std::string::npos || at + colon.size() == text.size()) continue;
    const auto task = ResourceName("tasks", text.substr(0, at), "assignment");
    if (task.ok()) return AssignmentArgument{*task, "", text.substr(at + colon.size())};
  }
  const std::vector<std::string> parts = absl::StrSplit(text, '/');
  if (parts.size() == 2 && IsId(parts[0]) && IsId(parts[1])) {
    const std::string task = "tasks/" + parts[0];
    return AssignmentArgument{task, task + "/assignments/" + parts[1], ""};
  }
  if (parts.size() == 4 && parts[0] == "tasks" && IsId(parts[1]) && parts[2] == "assignments" &&
      IsId(parts[3])) {
    return AssignmentArgument{"tasks/" + parts[1], text, ""};
  }
  return client::InvalidField(
      "assignment", "NAME_INVALID",
      "“" + text + "”应写成 3/9、tasks/3/assignments/9,或“事项:单位”如 3:财务处");
}

client::Result<std::string> RequestName(const std::string& text) {
  return NestedName(text, {"tasks", "assignments", "requests"}, "request", "3/9/5");
}

client::Result<std::string> InstructionName(const std::string& text) {
  return NestedName(text, {"tasks", "instructions"}, "instruction", "3/5");
}

client::Result<std::string> AssignmentOf(const v1::Task& task, const std::string& unit) {
  std::vector<std::string> found;
  std::vector<std::string> live;
  for (const v1::Assignment& assignment : task.assignments()) {
    if (assignment.unit() != unit) continue;
    found.push_back(assignment.name());
    if (IsLive(assignment)) live.push_back(assignment.name());
  }
  if (live.size() == 1) return live.front();
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    return client::InvalidField("assignment", "ASSIGNMENT_UNKNOWN",
                                task.name() + " 中没有该单位的承办件,或无权查看");
  }
  return client::InvalidField(
      "assignment", "ASSIGNMENT_AMBIGUOUS",
      task.name() + " 中该单位有几个承办件,请指明其一:" + absl::StrJoin(found, "、"));
}

client::Result<std::string> StreamName(const std::string& text) {
  if (text == "directory" || text == "security") return text;
  if (absl::StartsWith(text, "plans/")) return ResourceName("plans", text, "stream");
  if (auto task = ResourceName("tasks", text, "stream"); task.ok()) return task;
  return client::InvalidField("stream", "NAME_INVALID",
                              "“" + text + "”应写成 tasks/3(或 3)、plans/1、directory 或 security");
}

}  // namespace duban::cli
