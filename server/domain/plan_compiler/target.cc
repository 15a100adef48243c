#include "server/domain/plan_compiler/target.h"

#include <algorithm>

#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/clauses.h"
#include "server/domain/plan_compiler/deadline.h"
#include "server/domain/plan_compiler/figure.h"
#include "server/domain/plan_compiler/indicator_reader.h"
#include "server/domain/plan_compiler/recurrence.h"

namespace duban::domain::plan_compiler {
namespace {

// A clause of a policy's conditions states parameters, no result to be reached.
constexpr WordList kPolicyWords = {U"可申请", U"可返还",   U"补贴标准", U"最高不超过", U"给予",
                                   U"可享受", U"申请条件", U"申领条件", U"免征",       U"减征",
                                   U"可按",   U"有效期",   U"可为"};
// What a policy pays may itself be to reach a level: 报销比例稳定在75%.
constexpr WordList kPayments = {U"返还", U"报销", U"缴纳", U"缴存", U"缴费", U"罚款"};
constexpr WordList kLevels = {U"达到",   U"保持",   U"提高到", U"提升到", U"控制在",
                              U"提高至", U"提升至", U"稳定在", U"降至"};
constexpr WordList kLimitWords = {U"压缩",   U"缩短", U"减至",   U"不超过", U"控制在",
                                  U"压减",   U"降至", U"缩减至", U"不少于", U"不低于",
                                  U"减少到", U"累计", U"达到"};
constexpr WordList kPredicates = {U"达到",   U"保持",   U"达",     U"提高到", U"提升到", U"不低于",
                                  U"不少于", U"控制在", U"提高至", U"提升至", U"稳定在", U"降至"};
constexpr WordList kSpecials = {U"无一人", U"零事故", U"零失学", U"零发生"};
constexpr WordList kChanges = {U"压缩", U"减少", U"缩短", U"压减", U"下降", U"降低",
                               U"提高", U"增长", U"增加", U"翻",   U"精简", U"提升",
                               U"缩减", U"扩大", U"下调", U"削减"};

constexpr CharacterSet kWordedSigns(U"无零每半番倍之兆");
constexpr CharacterSet kCounts(U"0123456789一二两三四五六七八九十百.");

class TargetFinder {
 public:
  explicit TargetFinder(const PlanText& text) : text_(text) {}

  void Read(Range clause) {
    const std::u32string_view view = text_.View(clause);
    const bool worded =
        std::any_of(view.begin(), view.end(), [](char32_t c) { return kWordedSigns.Holds(c); });
    if (worded && (ContainsAny(view, kSpecials) || IsDailyTime(view) || IsWordedChange(view) ||
                   IsNetSpeed(view) || IsZero(clause))) {
      return Keep(clause, {});
    }
    const auto may_count = [](char32_t c) { return IsDigit(c) || IsChineseDigit(c); };
    if (std::none_of(view.begin(), view.end(), may_count)) return;
    if (EndsWith(view, U"的")) return;
    if (ContainsAny(view, kPolicyWords)) return;
    // 用于产业的比例不低于60% sets a share, 用于发放补贴50万元 a purpose.
    if (Contains(view, U"用于") && !ContainsAny(view, kPredicates)) return;
    periodic_ = HoldsPeriod(view);
    pays_ =
        Contains(view, U"奖励") || (ContainsAny(view, kPayments) && !ContainsAny(view, kLevels));
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

  // 压缩一半, 翻两番, 压减三分之一以上: the figure is a word, the change makes it a target.
  static bool IsWordedChange(std::u32string_view view) {
    constexpr WordList kAround = {U"以上", U"左右", U"以内", U"以下"};
    view.remove_suffix(LongestSuffix(view, kAround));
    const std::size_t fraction = FractionLength(view);
    return fraction > 0 && ContainsAny(view.substr(0, view.size() - fraction), kChanges);
  }

  // 一半, 翻番, 两番, 1倍, 三分之一 at the end of `view`.
  static std::size_t FractionLength(std::u32string_view view) {
    if (EndsWith(view, U"一半") || EndsWith(view, U"半数")) return 2;
    if (EndsWith(view, U"翻番")) return 1;
    const auto counts_at = [&](std::size_t end) {
      std::size_t begin = end;
      while (begin > 0 && end - begin < 5 && kCounts.Holds(view[begin - 1])) --begin;
      return begin;
    };
    if (EndsWith(view, U"番") || EndsWith(view, U"倍")) {
      const std::size_t begin = counts_at(view.size() - 1);
      if (EndsWith(view, U"倍") && IsDigit(view[begin])) return 0;  // 2倍 is a figure
      return begin < view.size() - 1 ? view.size() - begin : 0;
    }
    const std::size_t parts = counts_at(view.size());
    if (parts == view.size() || !EndsWith(view.substr(0, parts), U"分之")) return 0;
    const std::size_t begin = counts_at(parts - 2);
    return begin < parts - 2 && view[parts - 3] != U'百' ? view.size() - begin : 0;
  }

  // 网速提升至千兆以上
  static bool IsNetSpeed(std::u32string_view view) {
    constexpr WordList kSpeeds = {U"百兆", U"千兆", U"万兆"};
    constexpr WordList kReached = {U"至", U"到", U"达"};
    const std::size_t at = view.find(U'兆');
    if (at == std::u32string_view::npos || at < 2) return false;
    return LongestSuffix(view.substr(0, at + 1), kSpeeds) > 0 &&
           LongestSuffix(view.substr(0, at - 1), kReached) > 0;
  }

  // 实现零投诉、零事故; 零距离 and the like are manners of serving, no count of what happened.
  [[nodiscard]] bool IsZero(Range clause) const {
    constexpr WordList kVerbs = {U"实现", U"保持", U"确保", U"做到", U"力争"};
    constexpr WordList kManners = {U"距离", U"跑腿", U"跑动", U"跑路", U"接触",
                                   U"门槛", U"见面", U"障碍", U"容忍", U"突破",
                                   U"的突", U"起点", U"基础", U"证明", U"材料"};
    const std::u32string_view view = text_.View(clause);
    const std::size_t at = view.find(U'零');
    if (at == std::u32string_view::npos || at + 3 > view.size()) return false;
    if (!IsHan(view[at + 1]) || !IsHan(view[at + 2])) return false;
    const std::u32string_view behind = view.substr(at + 3);
    constexpr WordList kNext = {U"、", U"和", U"及", U"目标"};
    const bool ends = behind.empty() || LongestPrefix(behind, kNext) > 0;
    return ends && ContainsAny(view.substr(0, at), kVerbs) &&
           LongestPrefix(view.substr(at + 1), kManners) == 0 &&
           !InsideName(text_, clause, clause.begin + at);
  }

  bool IsTarget(Range clause, const Figure& figure) {
    const std::u32string_view behind = text_.View({figure.range.end, clause.end});
    constexpr WordList kMonths = {U"月", U"岁", U"周岁", U"世纪", U"类"};
    if (LongestPrefix(behind, kMonths) > 0 && figure.kind == UnitKind::kCount) return false;
    // 奖励5万元 and 返还50% are a policy's parameters, 奖励100名教师 and 新增缴存职工1万人 results.
    const bool paid = figure.kind == UnitKind::kShare || figure.unit.ends_with("元");
    if (pays_ && paid) return false;
    // 校园周边200米: a place.
    constexpr WordList kAround = {U"周边", U"周围", U"方圆", U"半径"};
    const Range front = {clause.begin, figure.range.begin};
    if (LongestSuffix(text_.View(front), kAround) > 0) return false;
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
    constexpr WordList kAims = {U"力争", U"确保", U"争取", U"计划", U"力争在"};
    const std::u32string_view before = text_.View({phrase.begin, deadlines.front().phrase.begin});
    if (LongestPrefix(before, kAims) != before.size()) return phrase;
    return text_.Trim({deadlines.front().phrase.end, phrase.end});
  }

  const PlanText& text_;
  bool periodic_ = false;  // the clause says how often
  bool pays_ = false;      // it says what is paid
  std::vector<Target> found_;
};

}  // namespace

std::vector<Target> FindTargets(const PlanText& text, const std::vector<Range>& clauses) {
  TargetFinder finder(text);
  for (const Range& clause : clauses) finder.Read(clause);
  return finder.Finish();
}

}  // namespace duban::domain::plan_compiler
