#include "server/domain/plan_compiler/figure.h"

#include <optional>

#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/clauses.h"
#include "server/domain/plan_compiler/worded_number.h"

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
                               {U"兆瓦", UnitKind::kCount},      {U"根", UnitKind::kCount},
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
                               {U"项次", UnitKind::kCount},      {U"平米", UnitKind::kCount},
                               {U"起", UnitKind::kCount},        {U"本", UnitKind::kCount},
                               {U"堂", UnitKind::kCount},        {U"班", UnitKind::kCount},
                               {U"件次", UnitKind::kCount},      {U"户次", UnitKind::kCount},
                               {U"千伏安", UnitKind::kCount},    {U"克", UnitKind::kCount},
                               {U"厘米", UnitKind::kCount},      {U"列", UnitKind::kCount},
                               {U"箱", UnitKind::kCount},        {U"羽", UnitKind::kCount},
                               {U"尾", UnitKind::kCount},        {U"立方", UnitKind::kCount},
                               {U"辆次", UnitKind::kCount},      {U"台次", UnitKind::kCount},
                               {U"车次", UnitKind::kCount}};

// 121人才梯队, 5个方面: the unit's character starts another word.
constexpr WordList kNotUnits = {
    U"人才", U"人民", U"家庭", U"处室", U"部门", U"期间", U"部委",   U"个方面", U"部分", U"户籍",
    U"门类", U"节能", U"元旦", U"分类", U"分级", U"条例", U"个环节", U"对口",   U"所属", U"场所",
    U"位数", U"分之", U"分批", U"分步", U"组织", U"组成", U"单位",   U"站位",   U"线上", U"线下",
    U"路线", U"层面", U"层次", U"班子", U"批准", U"起来", U"起步",   U"起点",   U"起始", U"本级",
    U"本科", U"本市", U"本地", U"本土", U"本次", U"列入", U"列为",   U"班级",   U"克服", U"堂堂"};
// Right behind these a figure is what is to be reached, whatever it counts: 控制在3桩以内.
constexpr WordList kAttains = {U"达到",   U"控制在", U"不少于", U"不低于", U"不超过",
                               U"不高于", U"新增",   U"增加到", U"增至",   U"减至",
                               U"降至",   U"压减至", U"提高到", U"提升到", U"稳定在",
                               U"保持在", U"至少",   U"突破",   U"超过"};
// Dates, ages, ranks: what stands behind their figures is no unit.
constexpr CharacterSet kNoUnits(U"年月日岁周号时点级类星届版第分成之个至到以左上下内前后的和与及");

bool IsNotUnit(std::u32string_view rest) { return LongestPrefix(rest, kNotUnits) > 0; }

std::size_t DigitsEnd(const PlanText& text, std::size_t at, std::size_t end) {
  while (at < end && IsDigit(text.At(at))) ++at;
  // 260.69 and 1,200
  while (at + 1 < end && IsDigit(text.At(at + 1)) &&
         (text.At(at) == U'.' || (text.At(at) == U',' && IsInsideFigure(text, at)))) {
    ++at;
    while (at < end && IsDigit(text.At(at))) ++at;
  }
  return at;
}

bool IsRangeSign(char32_t c) { return c == U'-' || c == U'~' || c == U'到' || c == U'至'; }

constexpr CharacterSketch kUnitFirsts = [] {
  CharacterSketch firsts;
  for (const UnitWord& unit : kUnits) firsts.Add(unit.word.front());
  return firsts;
}();

std::optional<UnitWord> UnitAt(std::u32string_view rest) {
  std::optional<UnitWord> best;
  if (rest.empty() || !kUnitFirsts.MayHold(rest.front())) return best;
  for (const UnitWord& unit : kUnits) {
    if (StartsWith(rest, unit.word) && (!best || unit.word.size() > best->word.size())) best = unit;
  }
  return best;
}

bool IsOrdinal(const PlanText& text, Range clause, std::size_t at) {
  if (at <= clause.begin) return false;
  const char32_t before = text.Before(at);
  return before == U'第' || before == U'+' || before == U'.';
}

// S317线, A3地块: digits behind a single letter are a name; behind a word (PM2, APP3个) they count.
bool IsLetter(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }
bool IsCode(const PlanText& text, Range clause, std::size_t at) {
  if (at <= clause.begin || !IsLetter(text.Before(at))) return false;
  return at - 1 == clause.begin || !IsLetter(text.Before(at - 1));
}

bool FollowsAttainment(const PlanText& text, Range clause, std::size_t at) {
  while (at > clause.begin && IsBlank(text.Before(at))) --at;
  return LongestSuffix(text.View({clause.begin, at}), kAttains) > 0;
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
  std::optional<UnitWord> unit = UnitAt(text.View({unit_end, clause.end}));
  // 100万千瓦: 万 is a scale, 千瓦 a unit.
  constexpr std::u32string_view kScales = U"万亿千百余多";
  while (!unit && unit_end < clause.end &&
         kScales.find(text.At(unit_end)) != std::u32string_view::npos) {
    ++unit_end;
    unit = UnitAt(text.View({unit_end, clause.end}));
  }
  const std::u32string_view rest = text.View({unit_end, clause.end});
  if (!unit && FollowsAttainment(text, clause, at)) {
    constexpr WordList kBounds = {U"以上", U"以下", U"以内", U"左右"};
    if (rest.empty() || LongestPrefix(rest, kBounds) > 0) {  // 指数稳定在85以上
      unit = UnitWord{U"", UnitKind::kCount};
    } else if (IsHan(rest[0]) && !kNoUnits.Holds(rest[0])) {
      unit = UnitWord{rest.substr(0, 1), UnitKind::kCount};
    }
  }
  const bool name = IsOrdinal(text, clause, at) || IsCode(text, clause, at);
  if (!unit || IsNotUnit(rest) || name) return {std::nullopt, stop};
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

// 九成以上, 9成: tenths, where nothing else can start with 成 (一成不变).
std::optional<Figure> ReadTenths(const PlanText& text, Range clause, std::size_t at) {
  const char32_t digit = text.At(at);
  const bool counts = text.At(at + 1) == U'成' && at + 1 < clause.end;
  if (!counts || (at > clause.begin && text.Before(at) == U'第')) return std::nullopt;
  const int tenths = IsDigit(digit) ? static_cast<int>(digit - U'0')
                                    : ChineseNumber(text.View({at, at + 1})).value_or(0);
  std::size_t stop = at + 2;
  const bool half = stop < clause.end && text.At(stop) == U'半';
  if (half) ++stop;
  constexpr WordList kBehind = {U"以上", U"以下", U"以内", U"左右", U"的", U"、", U"和", U"及"};
  const std::u32string_view behind = text.View({stop, clause.end});
  const bool ends = behind.empty() || LongestPrefix(behind, kBehind) > 0;
  if (tenths < 1 || tenths > 10 || !ends) return std::nullopt;
  return Figure{.range = {at, stop},
                .value = std::to_string(tenths * 10 + (half ? 5 : 0)),
                .value_max = "",
                .unit = "%",
                .kind = UnitKind::kShare};
}

// 下降两个百分点
std::optional<Figure> ReadWordedPoints(const PlanText& text, Range clause, std::size_t at) {
  const WordedNumber number = WordedNumberAt(text.View({at, clause.end}));
  if (number.length == 0) return std::nullopt;
  constexpr WordList kPoints = {U"个百分点", U"百分点"};
  const std::size_t begin = at + number.length;
  const std::size_t unit = LongestPrefix(text.View({begin, clause.end}), kPoints);
  if (unit == 0) return std::nullopt;
  return Figure{.range = {at, begin + unit},
                .value = std::to_string(number.value),
                .value_max = "",
                .unit = text.Raw({begin, begin + unit}),
                .kind = UnitKind::kShare};
}

// 新建三所学校: small numbers in words count things only right behind a verb that makes things;
// elsewhere they are manner of speaking (一批, 三个提升). Nobody speaks of 一万两千户 that way.
std::optional<Figure> ReadWordedCount(const PlanText& text, Range clause, std::size_t at) {
  constexpr WordList kMakes = {
      U"新建", U"新增", U"建成", U"创建", U"培育", U"引进", U"打造", U"举办", U"培养",
      U"选派", U"表彰", U"改造", U"建设", U"推出", U"遴选", U"创办", U"开设", U"组建",
      U"扩建", U"增设", U"选聘", U"招聘", U"落户", U"培训", U"发放", U"认定", U"创成",
      U"扶持", U"评选", U"招引", U"达到", U"至少", U"少于", U"低于", U"超过", U"突破"};
  constexpr WordList kThings = {U"所", U"家", U"座", U"条",   U"名",   U"场",   U"间",
                                U"台", U"辆", U"处", U"公里", U"户",   U"人",   U"支",
                                U"个", U"套", U"亩", U"期",   U"人次", U"课时", U"篇"};
  // 打造三个一批, 建设两个文明
  constexpr WordList kManners = {U"个一",   U"个不",   U"个文明", U"个维护", U"个确立",
                                 U"个统筹", U"个结合", U"个体系", U"个层面"};
  constexpr std::int64_t kManner = 100;
  const WordedNumber number = WordedNumberAt(text.View({at, clause.end}));
  const bool made = LongestSuffix(text.View({clause.begin, at}), kMakes) > 0;
  if (!made && number.value < kManner) return std::nullopt;
  std::size_t stop = at + number.length;
  while (stop < clause.end && (text.At(stop) == U'余' || text.At(stop) == U'多')) ++stop;
  const std::u32string_view rest = text.View({stop, clause.end});
  const std::size_t unit = LongestPrefix(rest, kThings);
  if (number.value < 2 || unit == 0 || IsNotUnit(rest) || LongestPrefix(rest, kManners) > 0 ||
      InsideName(text, clause, at)) {
    return std::nullopt;
  }
  return Figure{.range = {at, stop + unit},
                .value = std::to_string(number.value),
                .value_max = "",
                .unit = text.Raw({stop, stop + unit}),
                .kind = UnitKind::kCount};
}

// 师生比达到1:15: a ratio where one is compared; 8:30 elsewhere is a time.
std::optional<Figure> ReadRatio(const PlanText& text, Range clause, std::size_t at) {
  const std::size_t colon = DigitsEnd(text, at, clause.end);
  if (colon + 1 >= clause.end || text.At(colon) != U':' || !IsDigit(text.At(colon + 1))) {
    return std::nullopt;
  }
  const std::u32string_view before = text.View({clause.begin, at});
  const bool ratio = EndsWith(before, U"比") || EndsWith(before, U"比例") ||
                     EndsWith(before, U"比为") || EndsWith(before, U"优于") ||
                     FollowsAttainment(text, clause, at);
  const std::size_t stop = DigitsEnd(text, colon + 1, clause.end);
  if (!ratio || StartsWith(text.View({stop, clause.end}), U"前")) return std::nullopt;
  return Figure{
      .range = {at, stop}, .value = "", .value_max = "", .unit = "", .kind = UnitKind::kShare};
}

std::optional<Figure> ReadWorded(const PlanText& text, Range clause, std::size_t at) {
  std::optional<Figure> figure = ReadTenths(text, clause, at);
  if (!figure && IsDigit(text.At(at))) return ReadRatio(text, clause, at);
  if (!figure) figure = ReadWordedShare(text, clause, at);
  if (!figure) figure = ReadWordedPoints(text, clause, at);
  if (!figure) figure = ReadWordedCount(text, clause, at);
  return figure;
}

}  // namespace

std::vector<Figure> FindFigures(const PlanText& text, Range clause) {
  std::vector<Figure> figures;
  for (std::size_t at = clause.begin; at < clause.end;) {
    const bool digit = IsDigit(text.At(at));
    if (!digit && !IsChineseDigit(text.At(at))) {
      ++at;
      continue;
    }
    if (std::optional<Figure> worded = ReadWorded(text, clause, at)) {
      at = worded->range.end;
      figures.push_back(*std::move(worded));
      continue;
    }
    if (!digit) {
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
