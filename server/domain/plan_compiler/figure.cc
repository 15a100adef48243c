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

constexpr UnitWord kUnits[] = {{U"%", UnitKind::kShare},         {U"个百分点", UnitKind::kShare},
                               {U"百分点", UnitKind::kShare},    {U"‰", UnitKind::kShare},
                               {U"所", UnitKind::kCount},        {U"个", UnitKind::kCount},
                               {U"名", UnitKind::kCount},        {U"人", UnitKind::kCount},
                               {U"家", UnitKind::kCount},        {U"项", UnitKind::kCount},
                               {U"间", UnitKind::kCount},        {U"套", UnitKind::kCount},
                               {U"处", UnitKind::kCount},        {U"条", UnitKind::kCount},
                               {U"公里", UnitKind::kCount},      {U"千米", UnitKind::kCount},
                               {U"亩", UnitKind::kCount},        {U"平方米", UnitKind::kCount},
                               {U"平方公里", UnitKind::kCount},  {U"立方米", UnitKind::kCount},
                               {U"元", UnitKind::kCount},        {U"美元", UnitKind::kCount},
                               {U"场", UnitKind::kCount},        {U"场次", UnitKind::kCount},
                               {U"课时", UnitKind::kCount},      {U"学时", UnitKind::kCount},
                               {U"学分", UnitKind::kCount},      {U"门", UnitKind::kCount},
                               {U"支", UnitKind::kCount},        {U"件", UnitKind::kCount},
                               {U"台", UnitKind::kCount},        {U"台套", UnitKind::kCount},
                               {U"台(套)", UnitKind::kCount},    {U"座", UnitKind::kCount},
                               {U"户", UnitKind::kCount},        {U"辆", UnitKind::kCount},
                               {U"吨", UnitKind::kCount},        {U"千瓦", UnitKind::kCount},
                               {U"千瓦时", UnitKind::kCount},    {U"期", UnitKind::kCount},
                               {U"篇", UnitKind::kCount},        {U"部", UnitKind::kCount},
                               {U"份", UnitKind::kCount},        {U"对", UnitKind::kCount},
                               {U"张", UnitKind::kCount},        {U"床", UnitKind::kCount},
                               {U"株", UnitKind::kCount},        {U"艘", UnitKind::kCount},
                               {U"宗", UnitKind::kCount},        {U"幅", UnitKind::kCount},
                               {U"块", UnitKind::kCount},        {U"人次", UnitKind::kCount},
                               {U"公顷", UnitKind::kCount},      {U"分", UnitKind::kCount},
                               {U"节", UnitKind::kCount},        {U"例", UnitKind::kCount},
                               {U"批次", UnitKind::kCount},      {U"次", UnitKind::kTimes},
                               {U"遍", UnitKind::kTimes},        {U"轮", UnitKind::kTimes},
                               {U"天", UnitKind::kDuration},     {U"日", UnitKind::kDuration},
                               {U"小时", UnitKind::kDuration},   {U"分钟", UnitKind::kDuration},
                               {U"个月", UnitKind::kDuration},   {U"个工作日", UnitKind::kDuration},
                               {U"工作日", UnitKind::kDuration}, {U"微克", UnitKind::kCount},
                               {U"毫克", UnitKind::kCount},      {U"个标段", UnitKind::kCount},
                               {U"位", UnitKind::kCount},        {U"栋", UnitKind::kCount},
                               {U"幢", UnitKind::kCount},        {U"棵", UnitKind::kCount},
                               {U"册", UnitKind::kCount},        {U"款", UnitKind::kCount},
                               {U"口", UnitKind::kCount},        {U"只", UnitKind::kCount},
                               {U"头", UnitKind::kCount},        {U"盏", UnitKind::kCount},
                               {U"倍", UnitKind::kCount},        {U"种", UnitKind::kCount},
                               {U"路", UnitKind::kCount},        {U"笔", UnitKind::kCount},
                               {U"眼", UnitKind::kCount},        {U"组", UnitKind::kCount},
                               {U"班", UnitKind::kCount},        {U"列", UnitKind::kCount},
                               {U"架", UnitKind::kCount},        {U"枚", UnitKind::kCount},
                               {U"桶", UnitKind::kCount},        {U"斤", UnitKind::kCount},
                               {U"公斤", UnitKind::kCount},      {U"千克", UnitKind::kCount},
                               {U"升", UnitKind::kCount},        {U"米", UnitKind::kCount},
                               {U"兆瓦", UnitKind::kCount},      {U"千伏", UnitKind::kCount},
                               {U"集", UnitKind::kCount},        {U"站", UnitKind::kCount},
                               {U"村", UnitKind::kCount},        {U"片", UnitKind::kCount},
                               {U"剂", UnitKind::kCount},        {U"剂次", UnitKind::kCount},
                               {U"班次", UnitKind::kCount},      {U"架次", UnitKind::kCount},
                               {U"航次", UnitKind::kCount},      {U"趟", UnitKind::kCount},
                               {U"标箱", UnitKind::kCount},      {U"学位", UnitKind::kCount},
                               {U"泊位", UnitKind::kCount},      {U"床位", UnitKind::kCount},
                               {U"批", UnitKind::kCount},        {U"单", UnitKind::kCount},
                               {U"页", UnitKind::kCount},        {U"线", UnitKind::kCount},
                               {U"席", UnitKind::kCount},        {U"层", UnitKind::kCount},
                               {U"吨标准煤", UnitKind::kCount},  {U"毫米", UnitKind::kCount},
                               {U"元/吨", UnitKind::kCount},     {U"档", UnitKind::kCount},
                               {U"项次", UnitKind::kCount}};

// 121人才梯队, 5个方面: the unit's character starts another word.
constexpr std::u32string_view kNotUnits[] = {
    U"人才", U"人民", U"家庭", U"处室", U"部门", U"期间", U"部委", U"个方面", U"部分",
    U"户籍", U"门类", U"节能", U"元旦", U"分类", U"分级", U"条例", U"个环节", U"对口",
    U"所属", U"场所", U"位数", U"分之", U"分批", U"分步", U"组织", U"组成",   U"单位",
    U"站位", U"线上", U"线下", U"路线", U"层面", U"层次", U"班子", U"批准"};

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

// 百分之九十五
std::optional<Figure> ReadWordedShare(const PlanText& text, Range clause, std::size_t at) {
  constexpr std::u32string_view kOf = U"百分之";
  if (!StartsWith(text.View({at, clause.end}), kOf)) return std::nullopt;
  const std::size_t from = at + kOf.size();
  std::size_t stop = from;
  while (stop < clause.end && stop - from < 4 && IsChineseDigit(text.At(stop))) ++stop;
  const std::optional<int> value = ChineseNumber(text.View({from, stop}));
  if (!value) return std::nullopt;
  return Figure{.range = {at, stop},
                .value = std::to_string(*value),
                .value_max = "",
                .unit = "%",
                .kind = UnitKind::kShare};
}

// 新建三所学校: numbers in words count things only right behind a verb that makes things; elsewhere
// they are manner of speaking (一批, 三个提升).
std::optional<Figure> ReadWordedCount(const PlanText& text, Range clause, std::size_t at) {
  constexpr std::u32string_view kMakes[] = {U"新建", U"新增", U"建成", U"创建", U"培育", U"引进",
                                            U"打造", U"举办", U"培养", U"选派", U"表彰", U"改造",
                                            U"建设", U"推出", U"遴选", U"创办", U"开设", U"组建",
                                            U"扩建", U"增设", U"选聘", U"招聘", U"落户"};
  constexpr std::u32string_view kThings[] = {U"所", U"家", U"座", U"条",   U"名", U"场", U"间",
                                             U"台", U"辆", U"处", U"公里", U"户", U"人", U"支"};
  const std::u32string_view before = text.View({clause.begin, at});
  if (LongestSuffix(before, kMakes) == 0) return std::nullopt;
  std::size_t stop = at;
  while (stop < clause.end && stop - at < 4 && IsChineseDigit(text.At(stop))) ++stop;
  const std::optional<int> value = ChineseNumber(text.View({at, stop}));
  const std::u32string_view rest = text.View({stop, clause.end});
  const std::size_t unit = LongestPrefix(rest, kThings);
  if (!value || *value < 2 || unit == 0 || IsNotUnit(rest) || InsideName(text, clause, at)) {
    return std::nullopt;
  }
  return Figure{.range = {at, stop + unit},
                .value = std::to_string(*value),
                .value_max = "",
                .unit = text.Raw({stop, stop + unit}),
                .kind = UnitKind::kCount};
}

}  // namespace

std::vector<Figure> FindFigures(const PlanText& text, Range clause) {
  std::vector<Figure> figures;
  for (std::size_t at = clause.begin; at < clause.end;) {
    if (!IsDigit(text.At(at))) {
      if (IsChineseDigit(text.At(at))) {
        std::optional<Figure> worded = ReadWordedShare(text, clause, at);
        if (!worded) worded = ReadWordedCount(text, clause, at);
        if (worded) {
          at = worded->range.end;
          figures.push_back(*std::move(worded));
          continue;
        }
      }
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
