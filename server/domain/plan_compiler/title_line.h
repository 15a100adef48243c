// Whether a line can be a plan's title: …2024年工作要点, 关于…的实施意见, …任务分工表.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TITLE_LINE_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TITLE_LINE_H_

#include <cstddef>
#include <string_view>

namespace duban::domain::plan_compiler {

inline constexpr std::size_t kTitleCharsMax = 80;

bool IsTitleLike(std::u32string_view line);
// The kind of paper stands last: nothing of the title is missing behind it.
bool EndsLikeTitle(std::u32string_view line);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TITLE_LINE_H_
