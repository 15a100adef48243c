// Deadlines: finding the phrases (2021年6月底前, 年内, 到2025年, 印发之日起30日内, 第三季度) and
// turning them into days. Policy periods, editions, plan titles and recurring dates are no
// deadlines.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_DEADLINE_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_DEADLINE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <absl/time/civil_time.h>

#include "server/domain/plan_compiler/plan_text.h"
#include "server/domain/plan_compiler/unique_list.h"

namespace duban::domain::plan_compiler {

enum class DeadlineKind {
  kDay,         // a day of a year that may have to be taken from the document
  kAfterIssue,  // so many days or months after the document was issued
  kUnclear      // 5年内, 2023年秋季学期: stated, but no day
};

enum class RelativeUnit { kDays, kMonths, kYears };

struct Deadline {
  Range phrase;
  DeadlineKind kind = DeadlineKind::kUnclear;
  int year = 0;  // 0: not printed
  // 今年, 本年度: 0; 明年: 1; counted from the document's year.
  std::optional<int> years_ahead;
  int month = 12;
  int day = 0;  // 0: the month's last
  bool bare_year = false;
  bool span = false;     // the last day of 2024年3月-6月
  bool ordered = false;  // printed with 前: an order also where its day is long past
  int amount = 0;        // of kAfterIssue
  RelativeUnit unit = RelativeUnit::kDays;
};

// In running text a phrase must carry its 前/底/内/到; where a deadline is expected (annotation,
// column, 完成时限：) 2024年6月 or 二季度 alone will do.
enum class DeadlineContext { kRunningText, kExpected };

std::vector<Deadline> FindDeadlines(const PlanText& text, Range range, DeadlineContext context);

// The clause states when, from its start on: 6月底完成, 在12月底前完成并长期坚持, 全年推进.
bool IsDeadlinePhrase(const PlanText& text, Range clause);
// 持续推进, 长期坚持, 全年: no end by nature.
bool IsStandingPhrase(std::u32string_view clause);

struct DueReading {
  std::optional<absl::CivilDay> due;  // the latest that resolves
  std::vector<std::string> raw;       // every phrase once
  std::string text;                   // the first phrase that does not resolve, if none does
  Range phrase;                       // where `due`, else `text`, stands
};

struct DueContext {
  int document_year = 0;
  std::optional<absl::CivilDay> issued;
};

// Reads deadlines in their printed order: 12月底前 takes the year of the phrase before it.
class DueReader {
 public:
  DueReader(const PlanText& text, const DueContext& context) : text_(text), context_(context) {}

  // A phrase in running text.
  void Add(const Deadline& deadline);
  // A clause of an annotation or a table cell, kept whole.
  void AddStated(Range phrase);
  DueReading Finish();

 private:
  [[nodiscard]] std::optional<absl::CivilDay> Resolve(const Deadline& deadline);
  [[nodiscard]] bool LooksBack(const Deadline& deadline, std::optional<absl::CivilDay> day) const;
  void Keep(Range phrase, std::optional<absl::CivilDay> day);

  const PlanText& text_;
  DueContext context_;
  int last_year_ = 0;
  UniqueList raw_;
  DueReading result_;
};

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_DEADLINE_H_
