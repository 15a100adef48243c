// What an annotation says besides names: until when, how often, how, and remarks.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ANNOTATION_CLAUSE_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ANNOTATION_CLAUSE_H_

#include <string_view>

#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

enum class ClauseKind {
  kNames,
  kRemark,  // 列第一位者为牵头单位, 下同
  kDue,     // 在6月底前完成, 持续推进
  kDuty,    // 每年12月底前报送, 按月推进
  kManner   // 立即实施, 适时推进
};

// Of one clause without its punctuation.
ClauseKind KindOfClause(const PlanText& text, Range clause);

// The last of names separated by 、.
std::u32string_view LastName(std::u32string_view names);

// The names of a clause without what it is about (以上工作由…) and the deadline behind them.
struct NamedClause {
  Range names;
  Range due;  // empty without one
};
NamedClause ReadNamedClause(const PlanText& text, Range clause);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ANNOTATION_CLAUSE_H_
