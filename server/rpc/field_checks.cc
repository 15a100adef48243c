#include "server/rpc/field_checks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "server/base/limits.h"
#include "server/base/utf8.h"

namespace duban::rpc {
namespace {

constexpr std::array<std::string_view, 6> kSpaces = {" ", "\t", "\r", "\n", "\u3000", "\u00A0"};

template <class T>
T Named(FieldChecks& checks, const std::string& field, const std::string& name,
        const std::optional<T>& parsed, const char* form) {
  if (parsed) return *parsed;
  checks.Fail(
      field, "NAME_INVALID",
      name.empty() ? field + " 必填,形如 " + form : field + " 不是有效的名称,应形如 " + form);
  return T{};
}

}  // namespace

std::string TrimSpace(const std::string& text) {
  std::string_view rest(text);
  const auto spaced = [](auto&& matches) {
    return std::find_if(kSpaces.begin(), kSpaces.end(), matches);
  };
  for (;;) {
    const auto* const space = spaced([&rest](std::string_view s) { return rest.starts_with(s); });
    if (space == kSpaces.end()) break;
    rest.remove_prefix(space->size());
  }
  for (;;) {
    const auto* const space = spaced([&rest](std::string_view s) { return rest.ends_with(s); });
    if (space == kSpaces.end()) break;
    rest.remove_suffix(space->size());
  }
  return std::string(rest);
}

void FieldChecks::Fail(const std::string& field, const std::string& reason,
                       const std::string& message_zh) {
  violations_.push_back({field, reason, message_zh});
}

void FieldChecks::Add(const std::vector<base::FieldViolation>& violations) {
  for (const base::FieldViolation& violation : violations) {
    const bool known =
        std::any_of(violations_.begin(), violations_.end(),
                    [&](const base::FieldViolation& v) { return v.field == violation.field; });
    if (!known) violations_.push_back(violation);
  }
}

void FieldChecks::AddPart(const std::string& part, const absl::Status& status) {
  const std::optional<base::ErrorDetail> detail = base::DetailOf(status);
  if (!detail) return;
  for (const base::FieldViolation& v : detail->fields) {
    violations_.push_back({part + "." + v.field, v.reason, v.message_zh});
  }
}

absl::Status FieldChecks::ToStatus() const {
  return violations_.empty() ? absl::OkStatus() : base::InvalidFields(violations_);
}

domain::UnitId FieldChecks::Unit(const std::string& field, const std::string& name) {
  return Named(*this, field, name, ParseUnitName(name), "units/12");
}

domain::UnitId FieldChecks::UnitOrNone(const std::string& field, const std::string& name) {
  return name.empty() ? domain::UnitId{} : Unit(field, name);
}

domain::UserId FieldChecks::User(const std::string& field, const std::string& name) {
  return Named(*this, field, name, ParseUserName(name), "users/12");
}

domain::UserId FieldChecks::UserOrNone(const std::string& field, const std::string& name) {
  return name.empty() ? domain::UserId{} : User(field, name);
}

domain::MembershipId FieldChecks::Membership(const std::string& field, const std::string& name) {
  return Named(*this, field, name, ParseMembershipName(name), "memberships/12");
}

domain::UnitGroupId FieldChecks::UnitGroup(const std::string& field, const std::string& name) {
  return Named(*this, field, name, ParseUnitGroupName(name), "unitGroups/12");
}

domain::DelegationId FieldChecks::Delegation(const std::string& field, const std::string& name) {
  return Named(*this, field, name, ParseDelegationName(name), "delegations/12");
}

domain::PlanId FieldChecks::Plan(const std::string& field, const std::string& name) {
  return Named(*this, field, name, ParsePlanName(name), "plans/12");
}

domain::PlanId FieldChecks::PlanOrNone(const std::string& field, const std::string& name) {
  return name.empty() ? domain::PlanId{} : Plan(field, name);
}

domain::TaskId FieldChecks::Task(const std::string& field, const std::string& name) {
  return Named(*this, field, name, ParseTaskName(name), "tasks/12");
}

domain::UploadId FieldChecks::Upload(const std::string& field, const std::string& name) {
  return Named(*this, field, name, ParseUploadName(name), "uploads/12");
}

AssignmentName FieldChecks::Assignment(const std::string& field, const std::string& name) {
  return Named(*this, field, name, ParseAssignmentName(name), "tasks/12/assignments/34");
}

RequestName FieldChecks::Request(const std::string& field, const std::string& name) {
  return Named(*this, field, name, ParseRequestName(name), "tasks/12/assignments/34/requests/5");
}

InstructionName FieldChecks::Instruction(const std::string& field, const std::string& name) {
  return Named(*this, field, name, ParseInstructionName(name), "tasks/12/instructions/5");
}

app::StreamName FieldChecks::Stream(const std::string& field, const std::string& name) {
  return Named(*this, field, name, ParseStreamName(name), "tasks/12、plans/3、directory、security");
}

std::vector<domain::UnitId> FieldChecks::Units(const std::string& field,
                                               const std::vector<std::string>& names,
                                               std::size_t units_max) {
  std::vector<domain::UnitId> units;
  if (names.size() > units_max) {
    Fail(field, "TOO_MANY_UNITS", "单位不能超过" + std::to_string(units_max) + "个");
    return units;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    units.push_back(Unit(field + "[" + std::to_string(i) + "]", names[i]));
  }
  return units;
}

std::string FieldChecks::Title(const std::string& field, const std::string& value) {
  std::string title = Line(field, value, limits::kTitleCharsMax, "TITLE_INVALID");
  if (TrimSpace(value).empty()) Fail(field, "TITLE_INVALID", field + " 不能为空");
  return title;
}

std::string FieldChecks::Line(const std::string& field, const std::string& value,
                              std::size_t chars_max, const std::string& reason) {
  std::string line = TrimSpace(value);
  if (base::HasControlCharacter(line, false)) {
    Fail(field, reason, field + " 不能含换行或控制字符");
  } else if (base::CharacterCount(line) > chars_max) {
    Fail(field, reason, field + " 不能超过" + std::to_string(chars_max) + "字");
  }
  return line;
}

std::string FieldChecks::Text(const std::string& field, const std::string& value,
                              std::size_t chars_max, const std::string& reason) {
  if (base::HasControlCharacter(value, true)) {
    Fail(field, reason, field + " 不能含控制字符");
  } else if (base::CharacterCount(value) > chars_max) {
    Fail(field, reason, field + " 不能超过" + std::to_string(chars_max) + "字");
  }
  return value;
}

std::string FieldChecks::RequiredText(const std::string& field, const std::string& value,
                                      std::size_t chars_max, const std::string& reason,
                                      const std::string& missing_reason) {
  if (TrimSpace(value).empty()) {
    Fail(field, missing_reason, field + " 不能为空");
    return "";
  }
  return Text(field, value, chars_max, reason);
}

std::string FieldChecks::Comment(const std::string& field, const std::string& value) {
  return Text(field, value, limits::kCommentCharsMax, "TEXT_INVALID");
}

std::string FieldChecks::Reason(const std::string& value) {
  return RequiredText("reason", value, limits::kCommentCharsMax, "TEXT_INVALID", "REASON_REQUIRED");
}

}  // namespace duban::rpc
