#include "server/rpc/resource_name.h"

#include <cstdint>
#include <vector>

#include <absl/strings/numbers.h>

#include "server/domain/refusals.h"

namespace duban::rpc {
namespace {

constexpr char kDirectory[] = "directory";
constexpr char kSecurity[] = "security";

std::optional<std::int64_t> ParseId(const std::string& text) {
  std::int64_t id = 0;
  // SimpleAtoi takes "+1", " 1" and "01" too.
  if (!absl::SimpleAtoi(text, &id) || id <= 0 || std::to_string(id) != text) return std::nullopt;
  return id;
}

std::vector<std::string> Split(const std::string& name) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
    end = name.find('/', begin);
    parts.push_back(name.substr(begin, end == std::string::npos ? end : end - begin));
  }
  return parts;
}

// The ids of a name whose collections are these, in order; empty if it is another name.
std::vector<std::int64_t> IdsIn(const std::string& name,
                                const std::vector<std::string>& collections) {
  const std::vector<std::string> parts = Split(name);
  if (parts.size() != 2 * collections.size()) return {};
  std::vector<std::int64_t> ids;
  for (std::size_t i = 0; i < collections.size(); ++i) {
    const std::optional<std::int64_t> id = ParseId(parts[2 * i + 1]);
    if (parts[2 * i] != collections[i] || !id) return {};
    ids.push_back(*id);
  }
  return ids;
}

template <class Id>
std::optional<Id> ParseOne(const std::string& name, const char* collection) {
  const std::vector<std::int64_t> ids = IdsIn(name, {collection});
  if (ids.empty()) return std::nullopt;
  return Id{ids.front()};
}

}  // namespace

std::optional<domain::UnitId> ParseUnitName(const std::string& name) {
  return ParseOne<domain::UnitId>(name, "units");
}

std::optional<domain::UserId> ParseUserName(const std::string& name) {
  return ParseOne<domain::UserId>(name, "users");
}

std::optional<domain::MembershipId> ParseMembershipName(const std::string& name) {
  return ParseOne<domain::MembershipId>(name, "memberships");
}

std::optional<domain::UnitGroupId> ParseUnitGroupName(const std::string& name) {
  return ParseOne<domain::UnitGroupId>(name, "unitGroups");
}

std::optional<domain::DelegationId> ParseDelegationName(const std::string& name) {
  return ParseOne<domain::DelegationId>(name, "delegations");
}

std::optional<domain::PlanId> ParsePlanName(const std::string& name) {
  return ParseOne<domain::PlanId>(name, "plans");
}

std::optional<domain::TaskId> ParseTaskName(const std::string& name) {
  return ParseOne<domain::TaskId>(name, "tasks");
}

std::optional<domain::UploadId> ParseUploadName(const std::string& name) {
  return ParseOne<domain::UploadId>(name, "uploads");
}

std::optional<AssignmentName> ParseAssignmentName(const std::string& name) {
  const std::vector<std::int64_t> ids = IdsIn(name, {"tasks", "assignments"});
  if (ids.empty()) return std::nullopt;
  return AssignmentName{{ids[0]}, {ids[1]}};
}

std::optional<RequestName> ParseRequestName(const std::string& name) {
  const std::vector<std::int64_t> ids = IdsIn(name, {"tasks", "assignments", "requests"});
  if (ids.empty()) return std::nullopt;
  return RequestName{{ids[0]}, {ids[1]}, {ids[2]}};
}

std::optional<InstructionName> ParseInstructionName(const std::string& name) {
  const std::vector<std::int64_t> ids = IdsIn(name, {"tasks", "instructions"});
  if (ids.empty()) return std::nullopt;
  return InstructionName{{ids[0]}, {ids[1]}};
}

std::optional<app::StreamName> ParseStreamName(const std::string& name) {
  if (name == kDirectory) return app::StreamName{app::StreamKind::kDirectory, 0};
  if (name == kSecurity) return app::StreamName{app::StreamKind::kSecurity, 0};
  if (const auto task = ParseTaskName(name)) {
    return app::StreamName{app::StreamKind::kTask, task->value};
  }
  if (const auto plan = ParsePlanName(name)) {
    return app::StreamName{app::StreamKind::kPlan, plan->value};
  }
  return std::nullopt;
}

std::string NameOf(app::StreamName stream) {
  switch (stream.kind) {
    case app::StreamKind::kTask:
      return domain::NameOf(domain::TaskId{stream.id});
    case app::StreamKind::kPlan:
      return domain::NameOf(domain::PlanId{stream.id});
    case app::StreamKind::kDirectory:
      return kDirectory;
    case app::StreamKind::kSecurity:
      return kSecurity;
  }
  return "";
}

std::string NameOf(domain::UnitGroupId id) { return "unitGroups/" + std::to_string(id.value); }

std::string NameOf(domain::DelegationId id) { return "delegations/" + std::to_string(id.value); }

}  // namespace duban::rpc
