// Rules about leads that a document states once: 列第一位者为牵头单位，下同.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_LEAD_RULE_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_LEAD_RULE_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

struct LeadRules {
  std::optional<std::size_t> first_is_lead;  // from this position on
  bool responsible_is_lead = false;          // 无牵头单位的，责任单位即为牵头单位
};

// `body` is where the first section or item starts; a rule in front of it holds for every item.
LeadRules FindLeadRules(const PlanText& text, std::size_t body);

// Whether the clause says that who is listed first leads.
bool IsLeadRule(std::u32string_view clause);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_LEAD_RULE_H_
