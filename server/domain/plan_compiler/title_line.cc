#include "server/domain/plan_compiler/title_line.h"

#include <algorithm>

#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr WordList kKinds = {U"工作要点", U"工作计划", U"实施方案", U"行动方案", U"工作方案",
                             U"分工方案", U"任务分解", U"任务分工", U"分工表",   U"意见",
                             U"通知",     U"工作安排", U"行动计划", U"重点工作", U"任务清单",
                             U"责任分解", U"分解表",   U"规划",     U"措施",     U"要点",
                             U"重点任务", U"分工",     U"工作台账", U"责任清单", U"任务表"};

// Words of any text, a title's only where it ends in them.
constexpr WordList kEndings = {U"方案", U"计划",   U"清单", U"台账", U"思路", U"安排",
                               U"任务", U"一览表", U"分解", U"部署", U"纲要", U"工程"};

}  // namespace

bool IsTitleLike(std::u32string_view line) {
  if (line.size() > kTitleCharsMax || line.size() < 4) return false;
  if (std::any_of(line.begin(), line.end(), [](char32_t c) { return c == U'。' || c == U';'; })) {
    return false;
  }
  return ContainsAny(line, kKinds) || LongestSuffix(line, kEndings) > 0;
}

bool EndsLikeTitle(std::u32string_view line) {
  return IsTitleLike(line) &&
         (LongestSuffix(line, kKinds) > 0 || LongestSuffix(line, kEndings) > 0);
}

}  // namespace duban::domain::plan_compiler
