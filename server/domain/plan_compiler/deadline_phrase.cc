// Recognition of deadline phrases; deadline.cc gives them a day.
#include <algorithm>

#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/deadline.h"
#include "server/domain/plan_compiler/deadline_relative.h"
#include "server/domain/plan_compiler/phrase_cursor.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr WordList kDoneWords = {U"完成", U"实现", U"建成", U"全部", U"全面", U"基本", U"出台",
                                 U"印发", U"开工", U"投用", U"达到", U"力争", U"取得", U"启动",
                                 U"竣工", U"报送", U"要",   U"投产", U"投入", U"投运", U"通车",
                                 U"交付", U"上线", U"封顶", U"验收", U"落地", U"到位"};
// Of these, what may stand in front of any noun: 总结上半年全面从严治党工作.
constexpr WordList kManners = {U"全部", U"全面", U"基本", U"要"};
// 到2025年: the preposition belongs to the phrase as printed.
constexpr WordList kUntil = {U"截止到", U"截至", U"截止", U"到", U"至", U"于"};
constexpr WordList kAims = {U"力争",   U"确保", U"争取",   U"力争在",
                            U"确保在", U"计划", U"计划在", U"在"};
constexpr WordList kSpan = {U"至", U"到", U"-", U"~"};

// In front of 6月底: every year's, a span's end, another year's.
constexpr CharacterSet kOthersInFront(U"0123456789每从自去往-~");
// In front of 年: 青少年, 老年, 近年, 学年.
constexpr CharacterSet kWordsOfYear(U"每去往近半学少老成青中多数几前后早晚周历童幼百千万");

// Reads one phrase from a fixed position on; every method moves the cursor past what it accepted.
class PhraseReader {
 public:
  PhraseReader(const PlanText& text, std::size_t at, Range range, DeadlineContext context)
      : text_(text), begin_(at), range_(range), context_(context), cursor_(text, {at, range.end}) {}

  std::optional<Deadline> Read() {
    if (auto relative = ReadAfterIssue(cursor_)) return relative;
    until_ = cursor_.Accept(kUntil);
    if (auto plan = ReadFiveYearPlan(cursor_)) return plan;
    if (MayCountYears()) {
      if (auto years = ReadWithinYears(cursor_)) return years;
    }
    if (ReadNumericDate()) return result_;
    ReadYear();
    if (!HasYear() && !MayStartWithoutYear()) return std::nullopt;
    if (result_.year != 0 && IsRangePart()) return std::nullopt;
    bool read = ReadMonth() || ReadYearEnd() || ReadQuarter() || ReadTerm() || ReadBareYear();
    // 2024年3月-6月 in a column is due when it ends.
    while (read && Expected() && cursor_.Accept(kSpan)) read = result_.span = ReadSpanEnd();
    if (!read || IsRangeStart() || (!HasYear() && OfEveryYear())) return std::nullopt;
    // 2020年底前建成的小区 orders nothing.
    result_.ordered = result_.ordered && !(DoneFollows() && IsAttribute());
    result_.phrase = {begin_, cursor_.at()};
    return result_;
  }

 private:
  [[nodiscard]] bool Expected() const { return context_ == DeadlineContext::kExpected; }
  [[nodiscard]] std::u32string_view Rest() const { return cursor_.Rest(); }
  // Back to `start`: what was read from there on is no part of a deadline.
  bool Reject(std::size_t start) {
    cursor_.MoveTo(start);
    return false;
  }
  bool AcceptBefore() {
    constexpr WordList kBefore = {U"前", U"之前", U"以前"};
    if (!cursor_.Accept(kBefore)) return false;
    result_.ordered = true;
    return true;
  }
  // 完成 behind the date belongs to the phrase in an annotation: 6月底完成.
  [[nodiscard]] bool DoneFollows() const { return LongestPrefix(Rest(), kDoneWords) > 0; }
  // In the middle of a clause the date may as well be an attribute: 上半年完成的项目, 完成情况.
  [[nodiscard]] bool WillBeDone() const {
    return DoneFollows() && LongestPrefix(Rest(), kManners) == 0 && !IsAttribute();
  }
  [[nodiscard]] bool IsAttribute() const {
    constexpr WordList kAttributes = {U"情况", U"率", U"度", U"以来"};
    const std::u32string_view behind = Rest().substr(LongestPrefix(Rest(), kDoneWords));
    return LongestPrefix(behind, kAttributes) > 0 || Contains(behind.substr(0, 4), U"的");
  }
  // What makes an end (6月底, 上旬, 2024年末) a deadline.
  bool Closes() {
    if (AcceptBefore() || until_ || Expected() || DoneFollows() || IsAimed()) return true;
    return AtClauseStart() && (cursor_.Next() == U',' || cursor_.Next() == U':');
  }

  void ReadYear() {
    const std::size_t start = cursor_.at();
    constexpr WordList kThisYear = {U"今年", U"本年度", U"本年", U"当年"};
    if (cursor_.Accept(kThisYear)) {
      result_.years_ahead = 0;
      return;
    }
    if (cursor_.Accept(U"明年")) {
      result_.years_ahead = 1;
      return;
    }
    int year = cursor_.Year();
    const std::size_t first = cursor_.at();
    if (year != 0 && Expected() && cursor_.Accept(kSpan)) {  // 2024-2025年
      if (const int last = cursor_.Year(); last > year) {
        year = last;
        result_.span = true;
      } else {
        cursor_.MoveTo(first);
      }
    }
    if (year == 0 || !cursor_.AcceptUnit(U"年")) {
      cursor_.MoveTo(start);
      return;
    }
    cursor_.Accept(U"度");
    result_.year = year;
    result_.years_ahead.reset();
  }
  [[nodiscard]] bool HasYear() const { return result_.year != 0 || result_.years_ahead; }
  // 2024.10, 2024-10-20, 2024/10/20 where a deadline is expected.
  bool ReadNumericDate() {
    if (!Expected()) return false;
    const std::size_t start = cursor_.at();
    const int year = IsDigit(cursor_.Next()) ? cursor_.Year() : 0;
    const char32_t separator = cursor_.Next();
    if (year == 0 || (separator != U'.' && separator != U'-' && separator != U'/')) {
      return Reject(start);
    }
    cursor_.MoveTo(cursor_.at() + 1);
    const int month = cursor_.Number(2);
    if (month < 1 || month > 12) return Reject(start);
    int day = 0;
    if (cursor_.Next() == separator) {
      cursor_.MoveTo(cursor_.at() + 1);
      day = cursor_.Number(2);
    }
    if (day < 0 || day > 31 || IsDigit(cursor_.Next())) return Reject(start);
    AcceptBefore();
    result_.kind = DeadlineKind::kDay;
    result_.year = year;
    result_.month = month;
    result_.day = day;
    result_.phrase = {begin_, cursor_.at()};
    return true;
  }
  // Where what stands in front of the phrase ends: 年 6月 has a blank between.
  [[nodiscard]] std::size_t FrontEnd() const {
    std::size_t at = begin_;
    while (at > range_.begin && begin_ - at < 2 && text_.Before(at) == U' ') --at;
    return IsHan(text_.Before(at)) ? at : begin_;
  }
  [[nodiscard]] bool MayStartWithoutYear() const {
    if (begin_ == range_.begin) return true;
    const std::size_t front = FrontEnd();
    const char32_t before = text_.Before(front);
    if (kOthersInFront.Holds(before)) return false;
    if ((before == U'至' || before == U'到') && EndsDate(front - 1)) return false;
    if (before != U'年') return true;
    // 每年2月底前 recurs; 今年 and 本年 are the document's year.
    const char32_t which = front >= 2 ? text_.At(front - 2) : U'\n';
    return which == U'今' || which == U'本' || which == U'当';
  }
  // 每年6月、12月底前各报送一次: no day of this year only.
  [[nodiscard]] bool OfEveryYear() const {
    constexpr std::size_t kReach = 24;
    std::size_t at = begin_;
    while (at > range_.begin && begin_ - at < kReach && !IsClauseEnd(text_.Before(at))) --at;
    constexpr WordList kEvery = {U"每年", U"每学年", U"每个学年", U"每个年度"};
    return ContainsAny(text_.View({at, begin_}), kEvery);
  }
  // 从2019年…, 2022-2025年, 2019年1月1日至12月31日
  [[nodiscard]] bool IsRangePart() const {
    if (begin_ == range_.begin) return false;
    const char32_t before = text_.Before(FrontEnd());
    return before == U'从' || before == U'自' || before == U'-' || before == U'~' || UntilInRange();
  }
  [[nodiscard]] bool UntilInRange() const { return until_ && EndsDate(FrontEnd()); }
  // 1月 or 1 of 1月至12月, 1至6月 in front of `at`.
  [[nodiscard]] bool EndsDate(std::size_t at) const {
    if (at <= range_.begin) return false;
    const char32_t before = text_.Before(at);
    return before == U'日' || before == U'月' || before == U'年' || IsDigit(before);
  }
  [[nodiscard]] bool IsRangeStart() const {
    constexpr WordList kOn = {U"至", U"到", U"-", U"~", U"起", U"以来", U"版", U"以后"};
    return LongestPrefix(Rest(), kOn) > 0 || UntilInRange();
  }
  bool ReadSpanEnd() {
    const int year = result_.year;
    const int month = result_.month;
    ReadYear();
    if (ReadDayInSpan()) return true;
    if (!ReadMonth() && !ReadYearEnd() && !ReadQuarter()) return false;
    return result_.year != year || result_.month >= month;  // 11月-2月 ends in a year not printed
  }
  // 6月1日-30日
  bool ReadDayInSpan() {
    const std::size_t start = cursor_.at();
    const int day = cursor_.Number(2);
    const bool later = result_.day > 0 && day > result_.day && day <= 31;
    if (!later || !cursor_.AcceptUnit(U"日")) return Reject(start);
    result_.day = day;
    AcceptBefore();
    return true;
  }

  bool ReadMonth() {
    const std::size_t start = cursor_.at();
    int month = cursor_.Number(2);
    const std::size_t first = cursor_.at();
    if (month > 0 && (Expected() || HasYear()) && cursor_.Accept(kSpan)) {  // 3-6月
      if (const int last = cursor_.Number(2); last > month) {
        month = last;
      } else {
        cursor_.MoveTo(first);
      }
    }
    if (month < 1 || month > 12 || !cursor_.AcceptUnit(U"月")) return Reject(start);
    cursor_.Accept(U"份");
    result_.kind = DeadlineKind::kDay;
    result_.month = month;
    result_.day = 0;
    return ReadDayOfMonth() || Reject(start);
  }
  bool ReadDayOfMonth() {
    constexpr WordList kEnd = {U"底", U"末"};
    if (cursor_.Accept(kEnd)) return Closes();
    constexpr std::u32string_view kThirds[] = {U"上旬", U"中旬", U"下旬"};
    for (int third = 0; third < 3; ++third) {
      if (!cursor_.Accept(kThirds[third])) continue;
      result_.day = third == 2 ? 0 : (third + 1) * 10;
      return Closes();
    }
    const std::size_t start = cursor_.at();
    const int day = cursor_.Number(2);
    if (day >= 1 && day <= 31 && (cursor_.AcceptUnit(U"日") || cursor_.AcceptUnit(U"号"))) {
      result_.day = day;
      return AcceptBefore() || until_ || Expected();
    }
    cursor_.MoveTo(start);
    // 6月前 may mean its first or its last day: kept as a phrase, not guessed.
    if (AcceptBefore()) {
      result_.kind = DeadlineKind::kUnclear;
      return true;
    }
    constexpr WordList kWithin = {U"内", U"当月"};
    if (cursor_.Accept(kWithin) || Expected() || until_) return true;
    return AtClauseStart() || IsAimed() ? DoneFollows() : WillBeDone();
  }

  bool ReadYearEnd() {
    const std::size_t start = cursor_.at();
    // 2024年年底 says 年 once more.
    const bool named = cursor_.Accept(U"年");
    if (!named && !HasYear()) return false;
    result_.kind = DeadlineKind::kDay;
    result_.month = 12;
    result_.day = 0;
    if (cursor_.Accept(U"内")) return true;
    if (named && HasYear() && cursor_.Accept(U"中")) {  // 2024年年中
      result_.month = 6;
      return true;
    }
    constexpr WordList kEnd = {U"底", U"末"};
    return (cursor_.Accept(kEnd) && Closes()) || Reject(start);
  }

  bool ReadQuarter() {
    const std::size_t start = cursor_.at();
    result_.kind = DeadlineKind::kDay;
    result_.day = 0;
    if (cursor_.Accept(U"上半年")) {
      result_.month = 6;
    } else if (cursor_.Accept(U"下半年")) {
      result_.month = 12;
    } else if (cursor_.Accept(U"前三季度")) {
      result_.month = 9;
    } else {
      cursor_.Accept(U"第");
      constexpr std::u32string_view kNumerals = U"一二三四1234";
      const std::size_t which = kNumerals.find(cursor_.Next());
      if (which == std::u32string_view::npos) return Reject(start);
      cursor_.MoveTo(cursor_.at() + 1);
      constexpr WordList kQuarter = {U"季度", U"季"};
      // 一季度一调度 says how often.
      if (!cursor_.Accept(kQuarter) || cursor_.Next() == U'一') return Reject(start);
      result_.month = static_cast<int>(which % 4 + 1) * 3;
    }
    constexpr WordList kEnd = {U"末", U"底", U"内", U"末前", U"底前", U"前"};
    const bool ends = cursor_.Accept(kEnd) || Expected() || until_ || HasYear();
    return ends || AtClauseStart() || IsAimed() || WillBeDone() || Reject(start);
  }

  // 2023年秋季学期, 国庆节前: stated, without a day.
  bool ReadTerm() {
    constexpr WordList kEnd = {U"前", U"之前", U"开学前", U"结束前", U"末"};
    constexpr WordList kFeasts = {U"春节", U"元旦", U"国庆", U"国庆节", U"汛期",
                                  U"开学", U"寒假", U"暑假", U"暑期",   U"冬季"};
    constexpr WordList kTerms = {U"秋季学期", U"春季学期", U"暑期",   U"寒假", U"暑假", U"春节前",
                                 U"国庆前",   U"国庆节前", U"元旦前", U"秋季", U"春季"};
    result_.kind = DeadlineKind::kUnclear;
    const bool placed = HasYear() || AtClauseStart() || until_ || IsAimed();
    if ((HasYear() || Expected()) && cursor_.Accept(kTerms)) {
      cursor_.Accept(kEnd);
      return true;
    }
    const std::size_t start = cursor_.at();
    return (placed && cursor_.Accept(kFeasts) && cursor_.Accept(kEnd)) || Reject(start);
  }
  [[nodiscard]] bool IsAimed() const {
    return LongestSuffix(text_.View({begin_ > 3 ? begin_ - 3 : 0, begin_}), kAims) > 0;
  }

  bool ReadBareYear() {
    if (result_.year == 0) return false;
    const bool placed = until_ || AtClauseStart() || IsAimed();
    const std::size_t start = cursor_.at();
    constexpr WordList kOtherWords = {U"前期", U"前瞻", U"前列", U"前沿", U"前置"};
    constexpr WordList kBefore = {U"前", U"之前", U"以前"};
    if (LongestPrefix(Rest(), kOtherWords) == 0 && cursor_.Accept(kBefore)) {
      // 2025年前 may leave the year 2025 out: a phrase for people, like 6月前.
      result_.kind = DeadlineKind::kUnclear;
      return placed || Expected() || Reject(start);
    }
    constexpr WordList kNotBare = {U"年",   U"起",     U"每年",   U"每季",   U"每月",
                                   U"每周", U"每半年", U"每学期", U"每个季", U"每个月"};
    if (LongestPrefix(Rest(), kNotBare) > 0 || MonthFollows()) return false;
    result_.kind = DeadlineKind::kDay;
    result_.month = 12;
    result_.day = 0;
    result_.bare_year = true;
    if (until_ || (Expected() && cursor_.AtEnd())) return true;
    if (!placed) return false;
    if (IsAimed() || cursor_.Next() == U',' || DoneFollows()) return true;
    // 2019年普惠型贷款综合融资成本下降1个百分点: a year in front of a measured result.
    const std::u32string_view rest = Rest().substr(0, 60);
    const auto* const stop = std::find_if(rest.begin(), rest.end(), IsClauseEnd);
    constexpr WordList kMeasured = {U"%",    U"百分点", U"达到", U"实现",
                                    U"完成", U"建成",   U"推广", U"突破"};
    return ContainsAny(rest.substr(0, static_cast<std::size_t>(stop - rest.begin())), kMeasured);
  }
  // 2024年6月, 2024年5-7月: more is said than the year.
  [[nodiscard]] bool MonthFollows() const {
    const std::u32string_view rest = Rest().substr(0, 8);
    const std::size_t at = rest.find_first_not_of(U"0123456789一二三四五六七八九十-~至到、 第");
    return at != std::u32string_view::npos && at > 0 && (rest[at] == U'月' || rest[at] == U'季');
  }
  [[nodiscard]] bool AtClauseStart() const {
    const char32_t before = text_.Before(begin_);
    // 2023年、2025年分别达到: a year behind a year.
    if (before == U'、' && begin_ > range_.begin + 1) return text_.Before(begin_ - 1) == U'年';
    return begin_ == range_.begin || IsClauseEnd(before) || IsBlank(before) || before == U'(';
  }
  // 3年内 counts where it starts, not in 分2年内.
  [[nodiscard]] bool MayCountYears() const {
    const char32_t before = text_.Before(begin_);
    return begin_ == range_.begin || IsClauseEnd(before) || before == U'起' || before == U'在' ||
           before == U'争' || until_;
  }

  const PlanText& text_;
  std::size_t begin_;
  Range range_;
  DeadlineContext context_;
  PhraseCursor cursor_;
  bool until_ = false;
  Deadline result_;
};

constexpr CharacterSet kStarts(
    U"0123456789年第前上下一二三四五六七八九十两本该此印发下公自在于到至截秋春暑寒国今明当元汛开"
    U"冬");

bool IsNumeral(char32_t c) { return IsDigit(c) || IsChineseDigit(c); }

// The 年 at `at` ends a word of its own: 青少年内心世界, 老年内科, 近年, 2024 年.
bool EndsWord(const PlanText& text, Range range, std::size_t at) {
  std::size_t front = at;
  while (front > range.begin && at - front < 2 && text.Before(front) == U' ') --front;
  if (front == range.begin) return false;
  const char32_t before = text.Before(front);
  return IsNumeral(before) || (front == at && kWordsOfYear.Holds(before));
}

}  // namespace

std::vector<Deadline> FindDeadlines(const PlanText& text, Range range, DeadlineContext context) {
  std::vector<Deadline> found;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (!kStarts.Holds(text.At(at))) continue;
    // 12月 inside 112月, or the 内 of an age range, never start in the middle of a number.
    if (IsNumeral(text.At(at)) && at > range.begin && IsNumeral(text.Before(at))) continue;
    if (text.At(at) == U'年' && EndsWord(text, range, at)) continue;
    if (const auto deadline = PhraseReader(text, at, range, context).Read()) {
      found.push_back(*deadline);
      at = std::max(at, deadline->phrase.end - 1);
    }
  }
  return found;
}

}  // namespace duban::domain::plan_compiler
