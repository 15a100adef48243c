// Lines that are no part of the plan: page furniture, signatures, dates, lists of attachments.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_LINE_KIND_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_LINE_KIND_H_

#include <optional>
#include <vector>

#include <absl/time/civil_time.h>

#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

enum class LineKind {
  kBody,
  kNoise,       // 上一篇, 扫一扫, page numbers
  kDate,        // 2024年3月8日 alone
  kSignature,   // the body above such a date
  kAttachment,  // 附件：1.… and the numbered lines under it
};

struct Line {
  Range range;
  LineKind kind = LineKind::kBody;
};

std::vector<Line> ClassifyLines(const PlanText& text, const std::vector<Range>& lines);

// 2024年3月8日, 2024-03-08, 二〇二四年三月八日, when the line holds nothing else.
std::optional<absl::CivilDay> DateLine(const PlanText& text, Range line);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_LINE_KIND_H_
