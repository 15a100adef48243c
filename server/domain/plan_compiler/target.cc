#include "server/domain/plan_compiler/target.h"

#include <algorithm>

#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/deadline.h"
#include "server/domain/plan_compiler/figure.h"
#include "server/domain/plan_compiler/indicator_reader.h"
#include "server/domain/plan_compiler/recurrence.h"

namespace duban::domain::plan_compiler {
namespace {

// A clause of a policy's conditions states parameters, no result to be reached.
constexpr std::u32string_view kPolicyWords[] = {
    U"可申请", U"可返还",   U"返还",     U"补贴标准", U"最高不超过", U"用于",   U"给予",
    U"可享受", U"申请条件", U"申领条件", U"免征",     U"减征",       U"可按",   U"报销",
    U"缴纳",   U"缴存",     U"缴费",     U"罚款",     U"奖励",       U"有效期", U"可为"};
constexpr std::u32string_view kLimitWords[] = {U"压缩",   U"缩短", U"减至",   U"不超过", U"控制在",
                                               U"压减",   U"降至", U"缩减至", U"不少于", U"不低于",
                                               U"减少到", U"累计", U"达到"};
constexpr std::u32string_view kPredicates[] = {U"达到",   U"保持",   U"达",     U"提高到",
                                               U"提升到", U"不低于", U"不少于", U"控制在",
                                               U"提高至", U"提升至", U"稳定在", U"降至"};
constexpr std::u32string_view kSpecials[] = {U"无一人", U"零事故", U"零失学", U"零发生"};

// 压缩一半, 翻一番: the figure is a word, the change makes it a target.
constexpr std::u32string_view kFractions[] = {U"一半", U"一番", U"翻番", U"一倍", U"两倍"};
constexpr std::u32string_view kChanges[] = {U"压缩", U"减少", U"缩短", U"压减", U"下降", U"降低",
                                            U"提高", U"增长", U"增加", U"翻",   U"精简", U"提升"};

constexpr CharacterSet kWordedSigns(U"无零每半番倍");

class TargetFinder {
 public:
  explicit TargetFinder(const PlanText& text) : text_(text) {}

  void Read(Range clause) {
    const std::u32string_view view = text_.View(clause);
    const bool worded =
        std::any_of(view.begin(), view.end(), [](char32_t c) { return kWordedSigns.Holds(c); });
    if (worded && (ContainsAny(view, kSpecials) || IsDailyTime(view) || IsWordedChange(view))) {
      return Keep(clause, {});
    }
    const auto may_count = [](char32_t c) { return IsDigit(c) || IsChineseDigit(c); };
    if (std::none_of(view.begin(), view.end(), may_count)) return;
    if (ContainsAny(view, kPolicyWords) || EndsWith(view, U"的")) return;
    periodic_ = HoldsPeriod(view);
    std::vector<Figure> figures = FindFigures(text_, clause);
    std::erase_if(figures, [&](const Figure& figure) { return !IsTarget(clause, figure); });
    if (figures.empty()) return;
    SplitByPredicate(clause, figures);
  }

  std::vector<Target> Finish() { return std::move(found_); }

 private:
  // 每天一小时校园体育活动时间
  static bool IsDailyTime(std::u32string_view view) {
    const std::size_t at = view.find(U"每天");
    if (at == std::u32string_view::npos) return false;
    const std::u32string_view near = view.substr(at, 10);
    return Contains(near, U"小时") || Contains(near, U"分钟");
  }

  static bool IsWordedChange(std::u32string_view view) {
    const std::size_t fraction = LongestSuffix(view, kFractions);
    return fraction > 0 && ContainsAny(view.substr(0, view.size() - fraction + 1), kChanges);
  }

  bool IsTarget(Range clause, const Figure& figure) {
    const std::u32string_view behind = text_.View({figure.range.end, clause.end});
    constexpr std::u32string_view kMonths[] = {U"月", U"岁", U"周岁", U"世纪", U"类"};
    if (LongestPrefix(behind, kMonths) > 0 && figure.kind == UnitKind::kCount) return false;
    if (figure.kind == UnitKind::kTimes) return !periodic_;
    if (figure.kind != UnitKind::kDuration) return !FollowsPeriod(clause, figure);
    // 24小时值班 is no target, 压缩至80个工作日内 is.
    const std::size_t reach = 8;
    const std::size_t from =
        figure.range.begin > clause.begin + reach ? figure.range.begin - reach : clause.begin;
    if (StartsWith(behind, U"前") || StartsWith(behind, U"值班")) return false;
    return ContainsAny(text_.View({from, figure.range.begin}), kLimitWords);
  }

  // 每3个…: the figure is part of how often, not of how much.
  bool FollowsPeriod(Range clause, const Figure& figure) {
    return figure.range.begin > clause.begin && text_.Before(figure.range.begin) == U'每';
  }

  // 入学率保持100%、巩固率达到98%: rates with predicates of their own are targets of their own;
  // counts strung together by 、 are one.
  void SplitByPredicate(Range clause, const std::vector<Figure>& figures) {
    std::size_t begin = clause.begin;
    std::vector<Figure> group;
    for (std::size_t i = 0; i < figures.size(); ++i) {
      group.push_back(figures[i]);
      if (i + 1 == figures.size()) break;
      const std::size_t cut = text_.Find(U'、', {figures[i].range.end, figures[i + 1].range.begin});
      const bool rates =
          figures[i].kind == UnitKind::kShare && figures[i + 1].kind == UnitKind::kShare;
      const bool own_predicate =
          ContainsAny(text_.View({cut, figures[i + 1].range.begin}), kPredicates) ||
          figures[i + 1].range.begin - cut > 4;
      if (!rates || cut == figures[i + 1].range.begin || !own_predicate) continue;
      Keep({begin, cut}, group);
      group.clear();
      begin = cut + 1;
    }
    Keep({begin, clause.end}, group);
  }

  void Keep(Range phrase, const std::vector<Figure>& figures) {
    Target target;
    target.phrase = WithoutDeadline(phrase);
    target.indicators = ReadIndicators(text_, {target.phrase.begin, phrase.end}, figures);
    if (figures.empty()) target.indicators.push_back({.raw = text_.Raw(target.phrase)});
    found_.push_back(std::move(target));
  }

  // 5年内重点引进30名…: the deadline is not part of what is measured.
  Range WithoutDeadline(Range phrase) {
    const Range head = {phrase.begin, std::min(phrase.end, phrase.begin + 16)};
    const auto deadlines = FindDeadlines(text_, head, DeadlineContext::kRunningText);
    if (deadlines.empty()) return phrase;
    constexpr std::u32string_view kAims[] = {U"力争", U"确保", U"争取", U"计划", U"力争在"};
    const std::u32string_view before = text_.View({phrase.begin, deadlines.front().phrase.begin});
    if (LongestPrefix(before, kAims) != before.size()) return phrase;
    return text_.Trim({deadlines.front().phrase.end, phrase.end});
  }

  const PlanText& text_;
  bool periodic_ = false;  // the clause says how often
  std::vector<Target> found_;
};

}  // namespace

std::vector<Target> FindTargets(const PlanText& text, const std::vector<Range>& clauses) {
  TargetFinder finder(text);
  for (const Range& clause : clauses) finder.Read(clause);
  return finder.Finish();
}

}  // namespace duban::domain::plan_compiler
