// Recognition of deadline phrases; deadline.cc gives them a day.
#include <algorithm>

#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/deadline.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::u32string_view kDoneWords[] = {U"完成", U"实现", U"建成", U"全部", U"全面", U"基本",
                                              U"出台", U"印发", U"开工", U"投用", U"达到", U"力争",
                                              U"取得", U"启动", U"竣工", U"报送", U"要"};
// 到2025年: the preposition belongs to the phrase as printed.
constexpr std::u32string_view kUntil[] = {U"截止到", U"截至", U"截止", U"到", U"至", U"于"};
constexpr std::u32string_view kAims[] = {U"力争",   U"确保", U"争取",   U"力争在",
                                         U"确保在", U"计划", U"计划在", U"在"};

// Reads one phrase from a fixed position on; every method moves `at_` past what it accepted.
class PhraseReader {
 public:
  PhraseReader(const PlanText& text, std::size_t at, Range range, DeadlineContext context)
      : text_(text), begin_(at), at_(at), range_(range), context_(context) {}

  std::optional<Deadline> Read() {
    if (auto relative = ReadAfterIssue()) return relative;
    until_ = Accept(kUntil);
    if (auto years = ReadWithinYears()) return years;
    if (ReadNumericDate()) return result_;
    result_.year = ReadYear();
    if (!HasYear() && !MayStartWithoutYear()) return std::nullopt;
    if (result_.year != 0 && IsRangePart()) return std::nullopt;
    const bool read = ReadMonth() || ReadYearEnd() || ReadQuarter() || ReadTerm() || ReadBareYear();
    if (!read || IsRangeStart()) return std::nullopt;
    result_.phrase = {begin_, at_};
    if (result_.kind == DeadlineKind::kDay && (result_.month < 1 || result_.month > 12)) {
      return std::nullopt;
    }
    return result_;
  }

 private:
  [[nodiscard]] bool Expected() const { return context_ == DeadlineContext::kExpected; }
  [[nodiscard]] std::u32string_view Rest() const { return text_.View({at_, range_.end}); }
  template <std::size_t N>
  bool Accept(const std::u32string_view (&words)[N]) {
    const std::size_t length = LongestPrefix(Rest(), words);
    at_ += length;
    return length > 0;
  }
  bool Accept(std::u32string_view word) {
    if (!StartsWith(Rest(), word)) return false;
    at_ += word.size();
    return true;
  }
  int Number(std::size_t longest) {
    std::size_t stop = at_;
    while (stop < range_.end && stop - at_ < 3 && IsChineseDigit(text_.At(stop))) ++stop;
    if (stop > at_) {
      const int value = ChineseNumber(text_.View({at_, stop})).value_or(-1);
      at_ = stop;
      return value;
    }
    while (stop < range_.end && stop - at_ < longest && IsDigit(text_.At(stop))) ++stop;
    if (stop == at_ || (stop < range_.end && IsDigit(text_.At(stop)))) return -1;
    const int value = ArabicNumber(text_.View({at_, stop})).value_or(-1);
    at_ = stop;
    return value;
  }
  bool AcceptBefore() {
    constexpr std::u32string_view kBefore[] = {U"前", U"之前", U"以前"};
    return Accept(kBefore);
  }
  // 完成 behind the date belongs to the phrase in an annotation: 6月底完成.
  [[nodiscard]] bool DoneFollows() const { return LongestPrefix(Rest(), kDoneWords) > 0; }

  int ReadYear() {
    const std::size_t start = at_;
    constexpr std::u32string_view kThisYear[] = {U"今年", U"本年度", U"本年", U"当年"};
    if (Accept(kThisYear)) {
      result_.years_ahead = 0;
      return 0;
    }
    if (Accept(U"明年")) {
      result_.years_ahead = 1;
      return 0;
    }
    const int year = YearDigits();
    if (year >= 1990 && year <= 2099 && Accept(U"年")) {
      Accept(U"度");
      return year;
    }
    at_ = start;
    return 0;
  }
  [[nodiscard]] bool HasYear() const { return result_.year != 0 || result_.years_ahead; }
  // 2024, 二〇二四
  int YearDigits() {
    constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
    int year = 0;
    for (std::size_t at = at_; at < at_ + 4; ++at) {
      const char32_t c = at < range_.end ? text_.At(at) : U'\n';
      const char32_t digit = c == U'零' || c == U'○' ? U'〇' : c;
      const std::size_t chinese = kDigits.find(digit);
      if (!IsDigit(c) && chinese == std::u32string_view::npos) return 0;
      year = year * 10 + static_cast<int>(IsDigit(c) ? c - U'0' : chinese);
    }
    at_ += 4;
    return year;
  }
  // 2024.10, 2024-10-20, 2024/10/20 where a deadline is expected.
  bool ReadNumericDate() {
    if (!Expected() || !IsDigit(text_.At(at_))) return false;
    const std::size_t start = at_;
    const int year = YearDigits();
    const char32_t separator = text_.At(at_);
    const bool separated = separator == U'.' || separator == U'-' || separator == U'/';
    if (year >= 1990 && year <= 2099 && separated) {
      ++at_;
      const int month = Number(2);
      int day = 0;
      if (month >= 1 && month <= 12 && text_.At(at_) == separator && at_ < range_.end) {
        ++at_;
        day = Number(2);
      }
      const bool ends = at_ >= range_.end || !IsDigit(text_.At(at_));
      if (month >= 1 && month <= 12 && day >= 0 && day <= 31 && ends) {
        AcceptBefore();
        result_.kind = DeadlineKind::kDay;
        result_.year = year;
        result_.month = month;
        result_.day = day;
        result_.phrase = {begin_, at_};
        return true;
      }
    }
    at_ = start;
    return false;
  }
  [[nodiscard]] bool MayStartWithoutYear() const {
    const char32_t before = text_.Before(begin_);
    if (begin_ == range_.begin) return true;
    if (IsDigit(before) || before == U'-' || before == U'~' || before == U'每') return false;
    if (before == U'从' || before == U'自' || before == U'去' || before == U'往') return false;
    if (before != U'年') return true;
    // 每年2月底前 recurs; 今年 and 本年 are the document's year.
    const char32_t which = begin_ >= 2 ? text_.At(begin_ - 2) : U'\n';
    return which == U'今' || which == U'本' || which == U'当';
  }
  // 从2019年…, 2022-2025年, 2019年1月1日至12月31日
  [[nodiscard]] bool IsRangePart() const {
    const char32_t before = text_.Before(begin_);
    if (begin_ == range_.begin) return false;
    if (before == U'从' || before == U'自' || before == U'-' || before == U'~') return true;
    if (!until_) return false;
    return before == U'年' || before == U'月' || before == U'日';
  }
  [[nodiscard]] bool IsRangeStart() const {
    constexpr std::u32string_view kOn[] = {U"至", U"到",   U"-",  U"~",
                                           U"起", U"以来", U"版", U"以后"};
    if (LongestPrefix(Rest(), kOn) > 0) return true;
    const char32_t before = text_.Before(begin_);
    const bool until_in_range =
        until_ && begin_ > range_.begin && (before == U'日' || before == U'月' || before == U'年');
    return until_in_range;
  }

  bool ReadMonth() {
    const std::size_t start = at_;
    const int month = Number(2);
    if (month < 1 || month > 12 || !Accept(U"月")) {
      at_ = start;
      return false;
    }
    Accept(U"份");
    result_.kind = DeadlineKind::kDay;
    result_.month = month;
    if (ReadDayOfMonth()) return true;
    at_ = start;
    return false;
  }
  bool ReadDayOfMonth() {
    const std::size_t start = at_;
    constexpr std::u32string_view kEnd[] = {U"底", U"末"};
    if (Accept(kEnd)) return AcceptBefore() || until_ || Expected() || DoneFollows();
    constexpr std::u32string_view kThirds[] = {U"上旬", U"中旬", U"下旬"};
    for (int third = 0; third < 3; ++third) {
      if (!Accept(kThirds[third])) continue;
      result_.day = third == 2 ? 0 : (third + 1) * 10;
      return AcceptBefore() || until_ || Expected() || DoneFollows();
    }
    const int day = Number(2);
    constexpr std::u32string_view kDay[] = {U"日", U"号"};
    if (day >= 1 && day <= 31 && Accept(kDay)) {
      result_.day = day;
      return AcceptBefore() || until_ || Expected();
    }
    at_ = start;
    // 6月前 may mean its first or its last day: kept as a phrase, not guessed.
    if (AcceptBefore()) {
      result_.kind = DeadlineKind::kUnclear;
      return true;
    }
    constexpr std::u32string_view kWithin[] = {U"内", U"当月"};
    return Accept(kWithin) || Expected() || until_;
  }

  bool ReadYearEnd() {
    const std::size_t start = at_;
    if (!HasYear() && !Accept(U"年")) return false;
    result_.kind = DeadlineKind::kDay;
    result_.month = 12;
    result_.day = 0;
    if (Accept(U"内")) return true;
    constexpr std::u32string_view kEnd[] = {U"底", U"末"};
    if (Accept(kEnd) && (AcceptBefore() || until_ || Expected() || DoneFollows())) return true;
    // 2025年前 is the year before; leave it to people.
    at_ = start;
    return false;
  }

  bool ReadQuarter() {
    const std::size_t start = at_;
    result_.kind = DeadlineKind::kDay;
    result_.day = 0;
    if (Accept(U"上半年") || Accept(U"下半年")) {
      result_.month = text_.At(at_ - 3) == U'上' ? 6 : 12;
    } else if (Accept(U"前三季度")) {
      result_.month = 9;
    } else {
      Accept(U"第");
      constexpr std::u32string_view kNumerals = U"一二三四1234";
      const std::size_t which = kNumerals.find(at_ < range_.end ? text_.At(at_) : U'\n');
      if (which == std::u32string_view::npos) {
        at_ = start;
        return false;
      }
      ++at_;
      constexpr std::u32string_view kQuarter[] = {U"季度", U"季"};
      if (!Accept(kQuarter)) {
        at_ = start;
        return false;
      }
      result_.month = static_cast<int>(which % 4 + 1) * 3;
    }
    constexpr std::u32string_view kEnd[] = {U"末", U"底", U"内", U"末前", U"底前", U"前"};
    if (Accept(kEnd) || Expected() || until_ || HasYear() || AtClauseStart()) return true;
    at_ = start;
    return false;
  }

  // 2023年秋季学期, 国庆节前: stated, without a day.
  bool ReadTerm() {
    constexpr std::u32string_view kEnd[] = {U"前", U"之前", U"开学前", U"结束前", U"末"};
    constexpr std::u32string_view kFeasts[] = {U"春节", U"元旦", U"国庆", U"国庆节", U"汛期",
                                               U"开学", U"寒假", U"暑假", U"暑期",   U"冬季"};
    constexpr std::u32string_view kTerms[] = {U"秋季学期", U"春季学期", U"暑期",   U"寒假",
                                              U"暑假",     U"春节前",   U"国庆前", U"国庆节前",
                                              U"元旦前",   U"秋季",     U"春季"};
    result_.kind = DeadlineKind::kUnclear;
    if (HasYear() || Expected()) {
      if (!Accept(kTerms)) return false;
      Accept(kEnd);
      return true;
    }
    const std::size_t start = at_;
    const bool placed = AtClauseStart() || until_ || IsAimed();
    if (placed && Accept(kFeasts) && Accept(kEnd)) return true;
    at_ = start;
    return false;
  }
  [[nodiscard]] bool IsAimed() const {
    return LongestSuffix(text_.View({begin_ > 3 ? begin_ - 3 : 0, begin_}), kAims) > 0;
  }

  bool ReadBareYear() {
    if (result_.year == 0) return false;
    result_.kind = DeadlineKind::kDay;
    result_.month = 12;
    result_.day = 0;
    result_.bare_year = true;
    if (until_ || (Expected() && at_ == range_.end)) return true;
    const bool aimed = IsAimed();
    if (!AtClauseStart() && !aimed) return false;
    if (aimed || text_.At(at_) == U',' || DoneFollows()) return true;
    // 2019年普惠型贷款综合融资成本下降1个百分点: a year in front of a measured result.
    std::size_t stop = at_;
    while (stop < range_.end && stop - at_ < 60 && !IsClauseEnd(text_.At(stop))) ++stop;
    constexpr std::u32string_view kMeasured[] = {U"%",    U"百分点", U"达到", U"实现",
                                                 U"完成", U"建成",   U"推广", U"突破"};
    return ContainsAny(text_.View({at_, stop}), kMeasured);
  }
  [[nodiscard]] bool AtClauseStart() const {
    const char32_t before = text_.Before(begin_);
    return begin_ == range_.begin || IsClauseEnd(before) || IsBlank(before) || before == U'(';
  }

  // 5年内: within years, counted from a day nobody stated.
  std::optional<Deadline> ReadWithinYears() {
    const std::size_t start = at_;
    std::size_t stop = at_;
    while (stop < range_.end && stop - at_ < 2 &&
           (IsDigit(text_.At(stop)) || IsChineseDigit(text_.At(stop)))) {
      ++stop;
    }
    if (stop == at_) return std::nullopt;
    at_ = stop;
    const char32_t before = text_.Before(start);
    const bool placed = begin_ == range_.begin || IsClauseEnd(before) || before == U'起' ||
                        before == U'在' || before == U'争' || until_;
    if (placed && Accept(U"年内")) {
      result_.kind = DeadlineKind::kUnclear;
      result_.phrase = {start, at_};
      return result_;
    }
    at_ = start;
    return std::nullopt;
  }

  // 本意见印发之日起30日内, 于本文印发后3个月内
  std::optional<Deadline> ReadAfterIssue() {
    const std::size_t start = at_;
    constexpr std::u32string_view kPrepositions[] = {U"于", U"自", U"在"};
    constexpr std::u32string_view kThis[] = {U"本", U"该", U"此"};
    constexpr std::u32string_view kPapers[] = {U"意见", U"方案", U"通知", U"文件", U"文",
                                               U"办法", U"计划", U"要点", U"规划"};
    constexpr std::u32string_view kIssued[] = {U"印发", U"发布", U"下发",
                                               U"公布", U"施行", U"实施"};
    constexpr std::u32string_view kFrom[] = {U"之日起", U"之日后", U"后", U"起", U"之后"};
    Accept(kPrepositions);
    Accept(kThis);
    Accept(kPapers);
    const bool issued = Accept(kIssued) && Accept(kFrom);
    const int amount = issued ? Number(3) : -1;
    if (amount > 0) {
      result_.amount = amount;
      bool unit = true;
      if (Accept(U"个月内")) {
        result_.unit = RelativeUnit::kMonths;
      } else if (Accept(U"年内")) {
        result_.unit = RelativeUnit::kYears;
      } else if (Accept(U"个工作日内")) {
        // Working days need the calendar, which the compiler does not have.
        result_.kind = DeadlineKind::kUnclear;
        result_.phrase = {start, at_};
        return result_;
      } else {
        constexpr std::u32string_view kDays[] = {U"日内", U"天内", U"个自然日内"};
        unit = Accept(kDays);
      }
      if (unit) {
        result_.kind = DeadlineKind::kAfterIssue;
        result_.phrase = {start, at_};
        return result_;
      }
    }
    at_ = start;
    return std::nullopt;
  }

  const PlanText& text_;
  std::size_t begin_;
  std::size_t at_;
  Range range_;
  DeadlineContext context_;
  bool until_ = false;
  Deadline result_;
};

constexpr CharacterSet kStarts(
    U"0123456789年第前上下一二三四五六七八九十两本该此印发下公自在于到至截秋春暑寒国今明当元汛开"
    U"冬");

}  // namespace

std::vector<Deadline> FindDeadlines(const PlanText& text, Range range, DeadlineContext context) {
  std::vector<Deadline> found;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if (!kStarts.Holds(text.At(at))) continue;
    // 12月 inside 112月, or the 内 of an age range, never start in the middle of a number.
    const auto is_digit = [](char32_t c) { return IsDigit(c) || IsChineseDigit(c); };
    if (is_digit(text.At(at)) && at > range.begin && is_digit(text.Before(at))) continue;
    if (text.At(at) == U'年' && at > range.begin) {
      const char32_t before = text.Before(at);
      if (IsDigit(before) || IsChineseDigit(before) || before == U'每' || before == U'去' ||
          before == U'往' || before == U'近' || before == U'半' || before == U'学') {
        continue;
      }
    }
    if (const auto deadline = PhraseReader(text, at, range, context).Read()) {
      found.push_back(*deadline);
      at = std::max(at, deadline->phrase.end - 1);
    }
  }
  return found;
}

}  // namespace duban::domain::plan_compiler
