#include "server/domain/plan_compiler/role_label.h"

#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kLabelCharsMax = 14;

constexpr std::u32string_view kBodyNouns[] = {U"单位", U"部门", U"处室", U"科室", U"股室", U"委室",
                                              U"委办", U"机构", U"主体", U"司局", U"处",   U"科",
                                              U"股",   U"室",   U"办",   U"地区", U"学校", U"方"};
constexpr std::u32string_view kPersonNouns[] = {U"责任人", U"负责人",   U"联系人",
                                                U"经办人", U"责任人员", U"承办人"};
constexpr std::u32string_view kDueWords[] = {
    U"完成时限", U"时限要求", U"时间要求", U"完成时间",     U"进度安排", U"时限",     U"时间节点",
    U"完成期限", U"办理时限", U"办结时限", U"进度要求",     U"时间安排", U"时间进度", U"完成日期",
    U"期限",     U"完成节点", U"工作时限", U"计划完成时间", U"时间"};
constexpr std::u32string_view kLeadWords[] = {U"牵头", U"主办", U"汇总", U"第一责任", U"主责"};
constexpr std::u32string_view kSupportWords[] = {U"配合", U"协同", U"协办",     U"协作", U"参与",
                                                 U"协助", U"参加", U"其他责任", U"会办", U"支持"};
constexpr std::u32string_view kResponsibleWords[] = {U"责任", U"承办", U"落实",
                                                     U"实施", U"负责", U"执行"};
constexpr std::u32string_view kBareLabels[] = {U"牵头", U"责任", U"配合", U"主办",
                                               U"协办", U"承办", U"协同"};

bool IsLeaderLabel(std::u32string_view label) {
  if (EndsWith(label, U"领导小组")) return false;
  if (EndsWith(label, U"领导")) return true;
  return EndsWith(label, U"牵头负责人") || EndsWith(label, U"牵头责任人") ||
         EndsWith(label, U"牵头人");
}

}  // namespace

std::optional<Role> ClassifyLabel(std::u32string_view label) {
  if (label.size() < 2 || label.size() > kLabelCharsMax) return std::nullopt;
  if (IsLeaderLabel(label)) return Role::kLeader;
  for (const std::u32string_view word : kDueWords) {
    if (label == word) return Role::kDue;
  }
  if (LongestSuffix(label, kPersonNouns) > 0) return Role::kPerson;
  bool bare = false;
  for (const std::u32string_view word : kBareLabels) bare = bare || label == word;
  if (!bare && LongestSuffix(label, kBodyNouns) == 0) return std::nullopt;
  if (ContainsAny(label, kLeadWords)) return Role::kLead;
  if (ContainsAny(label, kSupportWords)) return Role::kSupport;
  if (ContainsAny(label, kResponsibleWords)) return Role::kResponsible;
  return std::nullopt;
}

std::optional<RoleLabel> LabelAt(const PlanText& text, std::size_t at, std::size_t end) {
  const bool boxed = text.At(at) == U'[';
  const std::size_t begin = boxed ? at + 1 : at;
  std::size_t stop = begin;
  while (stop < end && stop - begin <= kLabelCharsMax && IsHan(text.At(stop))) ++stop;
  const auto skip_blanks = [&](std::size_t from) {
    while (from < end && IsBlank(text.At(from))) ++from;
    return from;
  };
  std::size_t after = skip_blanks(stop);
  // 责任单位（第一个为牵头单位）：
  if (!boxed && after < end && text.At(after) == U'(') {
    after = skip_blanks(text.BracketEnd(after).value_or(end));
  }
  if (after >= end || text.At(after) != (boxed ? U']' : U':')) return std::nullopt;
  ++after;
  if (boxed && after < end && text.At(after) == U':') ++after;
  const std::optional<Role> role = ClassifyLabel(text.View({begin, stop}));
  if (!role) return std::nullopt;
  return RoleLabel{*role, after};
}

}  // namespace duban::domain::plan_compiler
