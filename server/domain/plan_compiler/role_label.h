// The labels that introduce bodies and deadlines: 牵头单位：, 责任处室:, 完成时限：, 【责任单位】.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ROLE_LABEL_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ROLE_LABEL_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

enum class Role { kLead, kSupport, kResponsible, kLeader, kPerson, kDue };

// What a label without its colon, or a table's column head, says; nothing for other words.
// Blanks inside do not count.
std::optional<Role> ClassifyLabel(std::u32string_view label);

struct RoleLabel {
  Role role = Role::kResponsible;
  std::size_t value = 0;  // where what it labels starts
  // 责任分工：, whose value says by its verbs who does what, or 落实：, a word of any text: the
  // value must read like an annotation.
  bool shares = false;
};

// The label at exactly `at`, with its colon or in 【】, not reading past `end`.
std::optional<RoleLabel> LabelAt(const PlanText& text, std::size_t at, std::size_t end);

// Whether another label (督办单位：) starts at `at`: what it introduces has no role here.
bool IsOtherLabel(const PlanText& text, std::size_t at, std::size_t end);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ROLE_LABEL_H_
