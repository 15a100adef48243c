#include "server/domain/plan_compiler/figure.h"

#include <optional>

#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/clauses.h"

namespace duban::domain::plan_compiler {
namespace {

struct UnitWord {
  std::u32string_view word;
  UnitKind kind;
};

constexpr UnitWord kUnits[] = {{U"%", UnitKind::kShare},           {U"个百分点", UnitKind::kShare},
                               {U"百分点", UnitKind::kShare},      {U"所", UnitKind::kCount},
                               {U"个", UnitKind::kCount},          {U"名", UnitKind::kCount},
                               {U"人", UnitKind::kCount},          {U"家", UnitKind::kCount},
                               {U"项", UnitKind::kCount},          {U"间", UnitKind::kCount},
                               {U"套", UnitKind::kCount},          {U"处", UnitKind::kCount},
                               {U"条", UnitKind::kCount},          {U"公里", UnitKind::kCount},
                               {U"千米", UnitKind::kCount},        {U"亩", UnitKind::kCount},
                               {U"平方米", UnitKind::kCount},      {U"平方公里", UnitKind::kCount},
                               {U"立方米", UnitKind::kCount},      {U"元", UnitKind::kCount},
                               {U"美元", UnitKind::kCount},        {U"场", UnitKind::kCount},
                               {U"场次", UnitKind::kCount},        {U"课时", UnitKind::kCount},
                               {U"学时", UnitKind::kCount},        {U"学分", UnitKind::kCount},
                               {U"门", UnitKind::kCount},          {U"支", UnitKind::kCount},
                               {U"件", UnitKind::kCount},          {U"台", UnitKind::kCount},
                               {U"台套", UnitKind::kCount},        {U"台(套)", UnitKind::kCount},
                               {U"座", UnitKind::kCount},          {U"户", UnitKind::kCount},
                               {U"辆", UnitKind::kCount},          {U"吨", UnitKind::kCount},
                               {U"千瓦", UnitKind::kCount},        {U"千瓦时", UnitKind::kCount},
                               {U"期", UnitKind::kCount},          {U"篇", UnitKind::kCount},
                               {U"部", UnitKind::kCount},          {U"份", UnitKind::kCount},
                               {U"对", UnitKind::kCount},          {U"张", UnitKind::kCount},
                               {U"床", UnitKind::kCount},          {U"株", UnitKind::kCount},
                               {U"艘", UnitKind::kCount},          {U"宗", UnitKind::kCount},
                               {U"幅", UnitKind::kCount},          {U"块", UnitKind::kCount},
                               {U"人次", UnitKind::kCount},        {U"公顷", UnitKind::kCount},
                               {U"分", UnitKind::kCount},          {U"节", UnitKind::kCount},
                               {U"例", UnitKind::kCount},          {U"批次", UnitKind::kCount},
                               {U"次", UnitKind::kTimes},          {U"遍", UnitKind::kTimes},
                               {U"轮", UnitKind::kTimes},          {U"天", UnitKind::kDuration},
                               {U"日", UnitKind::kDuration},       {U"小时", UnitKind::kDuration},
                               {U"分钟", UnitKind::kDuration},     {U"个月", UnitKind::kDuration},
                               {U"个工作日", UnitKind::kDuration}, {U"工作日", UnitKind::kDuration},
                               {U"微克", UnitKind::kCount},        {U"毫克", UnitKind::kCount},
                               {U"个标段", UnitKind::kCount},      {U"位", UnitKind::kCount},
                               {U"栋", UnitKind::kCount},          {U"幢", UnitKind::kCount},
                               {U"棵", UnitKind::kCount},          {U"册", UnitKind::kCount},
                               {U"款", UnitKind::kCount},          {U"口", UnitKind::kCount},
                               {U"只", UnitKind::kCount},          {U"头", UnitKind::kCount},
                               {U"盏", UnitKind::kCount},          {U"倍", UnitKind::kCount}};

// 121人才梯队, 5个方面: the unit's character starts another word.
constexpr std::u32string_view kNotUnits[] = {
    U"人才",   U"人民", U"家庭", U"处室", U"部门", U"期间", U"部委", U"个方面",
    U"部分",   U"户籍", U"门类", U"节能", U"元旦", U"分类", U"分级", U"条例",
    U"个环节", U"对口", U"所属", U"场所", U"位数", U"分之", U"分批", U"分步"};

bool IsNotUnit(std::u32string_view rest) { return LongestPrefix(rest, kNotUnits) > 0; }

std::size_t DigitsEnd(const PlanText& text, std::size_t at, std::size_t end) {
  while (at < end && IsDigit(text.At(at))) ++at;
  // 260.69 and 1,200
  while (at + 1 < end && text.At(at) == U'.' && IsDigit(text.At(at + 1))) {
    ++at;
    while (at < end && IsDigit(text.At(at))) ++at;
  }
  return at;
}

bool IsRangeSign(char32_t c) { return c == U'-' || c == U'~' || c == U'到' || c == U'至'; }

std::optional<UnitWord> UnitAt(std::u32string_view rest) {
  std::optional<UnitWord> best;
  for (const UnitWord& unit : kUnits) {
    if (StartsWith(rest, unit.word) && (!best || unit.word.size() > best->word.size())) best = unit;
  }
  return best;
}

bool IsOrdinal(const PlanText& text, Range clause, std::size_t at) {
  if (at <= clause.begin) return false;
  const char32_t before = text.Before(at);
  return before == U'第' || before == U'"' ? before == U'第' : before == U'+' || before == U'.';
}

std::string Ascii(const PlanText& text, Range range) {
  std::string value;
  for (const char32_t c : text.View(range)) {
    if (IsDigit(c) || c == U'.') value.push_back(static_cast<char>(c));
  }
  return value;
}

// The figure whose digits start at `at`; its end in any case, so that the scan moves on.
struct FigureRead {
  std::optional<Figure> figure;
  std::size_t end;
};
FigureRead ReadFigure(const PlanText& text, Range clause, std::size_t at) {
  std::size_t stop = DigitsEnd(text, at, clause.end);
  const Range digits = {at, stop};
  Range upper;
  if (stop + 1 < clause.end) {  // 3—5间, 95%-98%
    std::size_t sign = stop;
    if (text.At(sign) == U'%') ++sign;
    while (sign < clause.end && IsRangeSign(text.At(sign)) && sign - stop < 3) {
      ++sign;
      if (sign < clause.end && IsDigit(text.At(sign))) {
        stop = DigitsEnd(text, sign, clause.end);
        upper = {sign, stop};
        break;
      }
    }
  }
  std::size_t unit_begin = stop;
  while (unit_begin < clause.end && IsBlank(text.At(unit_begin))) ++unit_begin;
  std::size_t unit_end = unit_begin;
  constexpr std::u32string_view kScales = U"万亿千百余多";
  while (unit_end < clause.end && kScales.find(text.At(unit_end)) != std::u32string_view::npos) {
    ++unit_end;
  }
  const std::u32string_view rest = text.View({unit_end, clause.end});
  const std::optional<UnitWord> unit = UnitAt(rest);
  if (!unit || IsNotUnit(rest) || IsOrdinal(text, clause, at)) return {std::nullopt, stop};
  unit_end += unit->word.size();
  if (InsideName(text, clause, at)) return {std::nullopt, unit_end};
  // 3个月内, 2022年 and the like are dates or ages unless the clause limits a duration.
  Figure figure;
  figure.range = {at, unit_end};
  figure.value = Ascii(text, digits);
  figure.value_max = Ascii(text, upper);
  figure.unit = text.Raw({unit_begin, unit_end});
  figure.kind = unit->kind;
  return {figure, unit_end};
}

}  // namespace

std::vector<Figure> FindFigures(const PlanText& text, Range clause) {
  std::vector<Figure> figures;
  for (std::size_t at = clause.begin; at < clause.end;) {
    if (!IsDigit(text.At(at))) {
      ++at;
      continue;
    }
    FigureRead read = ReadFigure(text, clause, at);
    if (read.figure) figures.push_back(*std::move(read.figure));
    at = read.end > at ? read.end : at + 1;
  }
  return figures;
}

}  // namespace duban::domain::plan_compiler
