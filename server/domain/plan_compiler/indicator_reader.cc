#include "server/domain/plan_compiler/indicator_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

struct Comparison {
  std::u32string_view word;
  Comparator comparator;
  IndicatorBasis basis = IndicatorBasis::kLevel;
};

constexpr Comparison kBefore[] = {{U"不低于", Comparator::kAtLeast},
                                  {U"不少于", Comparator::kAtLeast},
                                  {U"不小于", Comparator::kAtLeast},
                                  {U"至少", Comparator::kAtLeast},
                                  {U"超过", Comparator::kAtLeast},
                                  {U"突破", Comparator::kAtLeast},
                                  {U"达到", Comparator::kAtLeast},
                                  {U"达", Comparator::kAtLeast},
                                  {U"提高到", Comparator::kAtLeast},
                                  {U"提升到", Comparator::kAtLeast},
                                  {U"提高至", Comparator::kAtLeast},
                                  {U"提升至", Comparator::kAtLeast},
                                  {U"增加到", Comparator::kAtLeast},
                                  {U"增长到", Comparator::kAtLeast},
                                  {U"扩大到", Comparator::kAtLeast},
                                  {U"扩大至", Comparator::kAtLeast},
                                  {U"不超过", Comparator::kAtMost},
                                  {U"不高于", Comparator::kAtMost},
                                  {U"不多于", Comparator::kAtMost},
                                  {U"不大于", Comparator::kAtMost},
                                  {U"控制在", Comparator::kAtMost},
                                  {U"压缩至", Comparator::kAtMost},
                                  {U"压缩到", Comparator::kAtMost},
                                  {U"缩短至", Comparator::kAtMost},
                                  {U"缩短到", Comparator::kAtMost},
                                  {U"缩减至", Comparator::kAtMost},
                                  {U"减少到", Comparator::kAtMost},
                                  {U"减至", Comparator::kAtMost},
                                  {U"降至", Comparator::kAtMost},
                                  {U"降到", Comparator::kAtMost},
                                  {U"降低到", Comparator::kAtMost},
                                  {U"降低至", Comparator::kAtMost},
                                  {U"下降到", Comparator::kAtMost},
                                  {U"下降至", Comparator::kAtMost},
                                  {U"保持", Comparator::kEqual},
                                  {U"稳定在", Comparator::kEqual},
                                  {U"增长", Comparator::kAtLeast, IndicatorBasis::kIncrease},
                                  {U"提高", Comparator::kAtLeast, IndicatorBasis::kIncrease},
                                  {U"提升", Comparator::kAtLeast, IndicatorBasis::kIncrease},
                                  {U"增加", Comparator::kAtLeast, IndicatorBasis::kIncrease},
                                  {U"增幅", Comparator::kAtLeast, IndicatorBasis::kIncrease},
                                  {U"增速", Comparator::kAtLeast, IndicatorBasis::kIncrease},
                                  {U"下降", Comparator::kAtLeast, IndicatorBasis::kDecrease},
                                  {U"降低", Comparator::kAtLeast, IndicatorBasis::kDecrease},
                                  {U"压减", Comparator::kAtLeast, IndicatorBasis::kDecrease},
                                  {U"减少", Comparator::kAtLeast, IndicatorBasis::kDecrease},
                                  {U"降幅", Comparator::kAtLeast, IndicatorBasis::kDecrease},
                                  {U"下浮", Comparator::kAtLeast, IndicatorBasis::kDecrease}};

constexpr Comparison kBehind[] = {
    {U"以上", Comparator::kAtLeast}, {U"及以上", Comparator::kAtLeast},
    {U"以内", Comparator::kAtMost},  {U"之内", Comparator::kAtMost},
    {U"以下", Comparator::kAtMost},  {U"及以下", Comparator::kAtMost},
    {U"内", Comparator::kAtMost}};
constexpr WordList kAbout = {U"左右", U"上下"};

// How far in front of its figure a word of comparison may stand: 不低于全市平均92%.
constexpr std::size_t kReach = 4;

// The word of comparison nearest before the figure; the longest of those that end there.
std::optional<Comparison> ComparisonBefore(std::u32string_view before) {
  std::optional<Comparison> best;
  std::size_t best_end = 0;
  for (const Comparison& entry : kBefore) {
    const std::size_t seen = std::min(before.size(), kReach + entry.word.size());
    const std::size_t at = before.substr(before.size() - seen).rfind(entry.word);
    if (at == std::u32string_view::npos) continue;
    const std::size_t end = before.size() - seen + at + entry.word.size();
    const bool longer = best && end == best_end && entry.word.size() > best->word.size();
    // 提高到 ends behind 提高, and 增长不低于 behind 增长: the later word decides.
    if (!best || end > best_end || longer) {
      best = entry;
      best_end = end;
    }
  }
  return best;
}

// 增长不低于6%: the growth is what is compared.
IndicatorBasis BasisOf(std::u32string_view before, std::size_t reach) {
  const std::u32string_view near = before.substr(before.size() > reach ? before.size() - reach : 0);
  IndicatorBasis basis = IndicatorBasis::kLevel;
  std::size_t best = 0;
  for (const Comparison& entry : kBefore) {
    const std::size_t at = near.rfind(entry.word);
    if (at == std::u32string_view::npos || at + entry.word.size() < best) continue;
    const bool names_level =
        entry.word.ends_with(U'到') || entry.word.ends_with(U'至') || entry.word.ends_with(U'在');
    if (entry.basis == IndicatorBasis::kLevel && !names_level) continue;
    best = at + entry.word.size();
    basis = entry.basis;
  }
  return basis;
}

std::u32string_view WithoutPredicate(std::u32string_view name) {
  constexpr WordList kTails = {U"分别", U"力争", U"各",     U"均", U"约",  U"在",
                               U"到",   U"不",   U"总数的", U"为", U"至",  U"将",
                               U"实现", U"要",   U"比例",   U"近", U"新增"};
  for (bool cut = true; cut;) {
    cut = false;
    std::size_t longest = 0;
    for (const Comparison& entry : kBefore) {
      if (entry.word.size() > longest && EndsWith(name, entry.word)) longest = entry.word.size();
    }
    // 占比例 and 新增 name what is counted where nothing else does.
    const std::size_t tail = LongestSuffix(name, kTails);
    if (tail > 0 && name.size() > tail) longest = std::max(longest, tail);
    if (longest > 0) {
      name.remove_suffix(longest);
      cut = true;
    }
  }
  return name;
}

std::size_t WordsBehind(std::u32string_view behind) {
  std::size_t length = LongestPrefix(behind, kAbout);
  for (const Comparison& entry : kBehind) {
    if (StartsWith(behind, entry.word)) length = std::max(length, entry.word.size());
  }
  return length;
}

class IndicatorReader {
 public:
  IndicatorReader(const PlanText& text, Range phrase, const std::vector<Figure>& figures)
      : text_(text), phrase_(phrase), figures_(figures) {}

  std::vector<Indicator> Read() {
    std::vector<Indicator> indicators;
    std::size_t from = phrase_.begin;
    for (const Figure& figure : figures_) {
      indicators.push_back(ReadOne({from, phrase_.end}, figure));
      from = figure.range.end + WordsBehind(text_.View({figure.range.end, phrase_.end}));
    }
    Distribute(indicators);
    return indicators;
  }

 private:
  Indicator ReadOne(Range part, const Figure& figure) const {
    constexpr std::u32string_view kJoiners = U"、和与及,";
    while (part.begin < figure.range.begin &&
           kJoiners.find(text_.At(part.begin)) != std::u32string_view::npos) {
      ++part.begin;
    }
    const std::u32string_view before = text_.View({part.begin, figure.range.begin});
    const std::u32string_view behind = text_.View({figure.range.end, part.end});
    Indicator indicator;
    const std::u32string_view name = WithoutPredicate(before);
    indicator.name = text_.Raw({part.begin, part.begin + name.size()});
    indicator.value = figure.value;
    indicator.value_max = figure.value_max;
    indicator.unit = figure.unit;
    indicator.approximate =
        LongestPrefix(behind, kAbout) > 0 || EndsWith(before, U"约") || EndsWith(before, U"近");
    indicator.raw = text_.Raw({part.begin, figure.range.end + WordsBehind(behind)});
    if (!figure.value.empty()) Compare(before, behind, indicator);
    return indicator;
  }

  // 以上/以内 behind the figure weigh more than the verb before it.
  static void Compare(std::u32string_view before, std::u32string_view behind,
                      Indicator& indicator) {
    const std::optional<Comparison> stated = ComparisonBefore(before);
    indicator.comparator = stated ? stated->comparator : Comparator::kAtLeast;
    indicator.basis = BasisOf(before, 8);
    for (const Comparison& entry : kBehind) {
      if (StartsWith(behind, entry.word)) indicator.comparator = entry.comparator;
    }
    if (!indicator.value_max.empty()) indicator.comparator = Comparator::kRange;
  }

  // 普惠率、公办园占比分别达到95%、55%以上: names in front, values behind, in the same order, and
  // one comparison for all of them.
  void Distribute(std::vector<Indicator>& indicators) const {
    if (indicators.size() < 2) return;
    const Range front = {phrase_.begin, figures_.front().range.begin};
    const std::size_t each = text_.View(front).find(U"分别");
    if (each == std::u32string_view::npos) return;
    const std::vector<Range> names = SplitNames({front.begin, front.begin + each});
    if (names.size() != indicators.size()) return;
    for (std::size_t i = 0; i < names.size(); ++i) {
      indicators[i].name = text_.Raw(names[i]);
      indicators[i].basis = indicators.front().basis;
      if (indicators[i].comparator != Comparator::kRange) {
        indicators[i].comparator = indicators.back().comparator;
      }
    }
    const bool stated = ComparisonBefore(text_.View(front)).has_value();
    if (stated && WordsBehind(text_.View({figures_.back().range.end, phrase_.end})) == 0) {
      for (Indicator& indicator : indicators) indicator.comparator = indicators.front().comparator;
    }
  }

  [[nodiscard]] std::vector<Range> SplitNames(Range range) const {
    std::vector<Range> names;
    std::size_t begin = range.begin;
    for (std::size_t at = range.begin; at <= range.end; ++at) {
      const char32_t c = text_.At(at);
      if (at < range.end && c != U'、' && c != U'和' && c != U'与') continue;
      if (at > begin) names.push_back({begin, at});
      begin = at + 1;
    }
    return names;
  }

  const PlanText& text_;
  Range phrase_;
  const std::vector<Figure>& figures_;
};

}  // namespace

std::vector<Indicator> ReadIndicators(const PlanText& text, Range phrase,
                                      const std::vector<Figure>& figures) {
  return IndicatorReader(text, phrase, figures).Read();
}

}  // namespace duban::domain::plan_compiler
