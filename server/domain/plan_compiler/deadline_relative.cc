#include "server/domain/plan_compiler/deadline_relative.h"

namespace duban::domain::plan_compiler {
namespace {

bool AcceptIssue(PhraseCursor& cursor) {
  constexpr WordList kPrepositions = {U"于", U"自", U"在"};
  constexpr WordList kThis = {U"本", U"该", U"此"};
  constexpr WordList kPapers = {U"意见", U"方案", U"通知", U"文件", U"文",
                                U"办法", U"计划", U"要点", U"规划"};
  constexpr WordList kIssued = {U"印发", U"发布", U"下发", U"公布", U"施行", U"实施"};
  constexpr WordList kFrom = {U"之日起", U"之日后", U"后", U"起", U"之后"};
  cursor.Accept(kPrepositions);
  cursor.Accept(kThis);
  cursor.Accept(kPapers);
  return cursor.Accept(kIssued) && cursor.Accept(kFrom);
}

}  // namespace

std::optional<Deadline> ReadAfterIssue(PhraseCursor& cursor) {
  const std::size_t start = cursor.at();
  Deadline deadline;
  deadline.amount = AcceptIssue(cursor) ? cursor.Number(3) : -1;
  deadline.kind = DeadlineKind::kAfterIssue;
  constexpr WordList kDays = {U"日内", U"天内", U"个自然日内"};
  bool read = deadline.amount > 0;
  if (!read) {
  } else if (cursor.AcceptUnit(U"个月内")) {
    deadline.unit = RelativeUnit::kMonths;
  } else if (cursor.AcceptUnit(U"年内")) {
    deadline.unit = RelativeUnit::kYears;
  } else if (cursor.AcceptUnit(U"个工作日内")) {
    // Working days need the calendar, which the compiler does not have.
    deadline.kind = DeadlineKind::kUnclear;
  } else {
    cursor.MoveTo(cursor.at() + BlanksAt(cursor.Rest()));
    read = cursor.Accept(kDays);
  }
  if (!read) {
    cursor.MoveTo(start);
    return std::nullopt;
  }
  deadline.phrase = {start, cursor.at()};
  return deadline;
}

std::optional<Deadline> ReadFiveYearPlan(PhraseCursor& cursor) {
  if (cursor.Next() != U'十' && cursor.Next() != U'"') return std::nullopt;  // as most phrases
  const std::size_t start = cursor.at();
  constexpr std::u32string_view kPlans[] = {U"十二五", U"十三五", U"十四五", U"十五五"};
  constexpr int kFirstEnd = 2015;
  constexpr int kYears = 5;
  constexpr WordList kEnd = {U"期末", U"末", U"时期末"};
  cursor.Accept(U"\"");
  for (int i = 0; i < static_cast<int>(std::size(kPlans)); ++i) {
    if (!cursor.Accept(kPlans[i])) continue;
    cursor.Accept(U"\"");
    if (!cursor.Accept(kEnd)) break;
    Deadline deadline;
    deadline.phrase = {start, cursor.at()};
    deadline.kind = DeadlineKind::kDay;
    deadline.year = kFirstEnd + kYears * i;
    return deadline;
  }
  cursor.MoveTo(start);
  return std::nullopt;
}

std::optional<Deadline> ReadWithinYears(PhraseCursor& cursor) {
  const std::size_t start = cursor.at();
  // 6个月内 alone may as well be a term of days: 3个月内未办结的.
  constexpr WordList kDone = {U"完成", U"实现", U"建成", U"出台", U"全部", U"办结", U"整改"};
  const bool counted = cursor.Number(2) > 0;
  const bool years = counted && cursor.AcceptUnit(U"年内");
  const bool months =
      counted && !years && cursor.AcceptUnit(U"个月内") && LongestPrefix(cursor.Rest(), kDone) > 0;
  if (years || months) {
    Deadline deadline;
    deadline.phrase = {start, cursor.at()};
    return deadline;
  }
  cursor.MoveTo(start);
  return std::nullopt;
}

}  // namespace duban::domain::plan_compiler
