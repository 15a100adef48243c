#include "server/domain/plan_compiler/lint_task.h"

#include <string>

#include <absl/strings/str_cat.h>

#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

class TaskLinter {
 public:
  TaskLinter(const LintInput& input, std::size_t i, FindingList& findings)
      : in_(input),
        item_(input.list->items[i]),
        reading_((*input.readings)[i]),
        task_(reading_.task),
        name_(NameOf(task_)),
        findings_(findings) {}

  void Run() {
    CheckBodies();
    CheckLeader();
    CheckDue();
    CheckMeasure();
    for (const Range& range : reading_.not_understood) {
      findings_.Warn("TEXT_NOT_UNDERSTOOD", absl::StrCat("未能读懂标注：", in_.text->Raw(range)),
                     in_.text->Span(range), "请人工确认责任分工");
    }
  }

 private:
  // The words a finding points at, the item where the item has none of the kind.
  [[nodiscard]] SourceSpan Heading() const {
    return item_.heading.empty() ? task_.source : in_.text->Span(item_.heading);
  }
  [[nodiscard]] SourceSpan Annotation() const {
    if (!item_.sites.empty()) return in_.text->Span(item_.sites.back().whole);
    for (const auto& [role, cell] : item_.cells) {
      if (role != Role::kDue) return in_.text->Span(cell);
    }
    return Heading();
  }
  [[nodiscard]] SourceSpan Due() const {
    return reading_.due.empty() ? Heading() : in_.text->Span(reading_.due);
  }

  void CheckBodies() {
    if (task_.lead.empty() && task_.responsible.empty()) {
      if (!task_.leader.empty()) return;  // LEADER_WITHOUT_UNIT says it
      findings_.Warn("NO_LEAD", absl::StrCat(name_, "没有写明牵头或责任单位"), Heading(),
                     "请指定牵头单位");
    } else if (task_.lead.empty() && task_.responsible.size() == 1) {
      findings_.Note("LEAD_NOT_NAMED", absl::StrCat(name_, "只列责任单位，未写明牵头单位"),
                     Annotation(), absl::StrCat("可由", task_.responsible.front(), "牵头，请确认"));
    } else if (task_.lead.empty()) {
      findings_.Warn("LEAD_NOT_NAMED", absl::StrCat(name_, "有多个责任单位，未写明由谁牵头"),
                     Annotation(),
                     absl::StrCat("请确定牵头单位，如首列的", task_.responsible.front()));
    }
    if (task_.lead_inferred) {
      findings_.Note(
          "LEAD_INFERRED", absl::StrCat(name_, "的牵头单位按全文统一说明推定"), Annotation(),
          absl::StrCat("请确认牵头单位为", task_.lead.empty() ? "" : task_.lead.front()));
    }
    if (task_.open_ended) {
      findings_.Note("OPEN_ENDED_LIST", absl::StrCat(name_, "的单位名单以“等”结尾，可能不完整"),
                     Annotation(), "请补全名单");
    }
  }

  void CheckLeader() {
    if (task_.leader.empty() || !task_.lead.empty() || !task_.responsible.empty()) return;
    findings_.Warn("LEADER_WITHOUT_UNIT",
                   absl::StrCat(name_, "有分管领导", task_.leader.front(), "而没有单位向其报告"),
                   Annotation(), "请补充承办单位");
  }

  void CheckDue() {
    if (task_.due) return CheckDay(*task_.due);
    if (!task_.due_text.empty() && !task_.standing) {
      findings_.Warn("DUE_NOT_RESOLVED", absl::StrCat("“", task_.due_text, "”不能换算为具体日期"),
                     Due(), "请填写完成日期");
    } else if (!task_.standing && task_.recurrence.empty()) {
      findings_.Note("NO_DUE_DATE", absl::StrCat(name_, "没有完成时限"), Heading(),
                     "可使用计划的统一完成日期");
    }
  }

  void CheckDay(absl::CivilDay due) {
    const std::string day = absl::FormatCivilTime(due);
    if (in_.year != 0 && due.year() < in_.year) {
      findings_.Warn("DUE_OUTSIDE_YEAR", absl::StrCat(name_, "的完成时限 ", day, " 早于计划年度"),
                     Due(), "请核对完成时限的年份");
    } else if (in_.year != 0 && due.year() > in_.year) {
      findings_.Note("DUE_OUTSIDE_YEAR", absl::StrCat(name_, "的完成时限 ", day, " 在计划年度之后"),
                     Due(), absl::StrCat("如需在本年度考核，请补充 ", in_.year, " 年的阶段目标"));
    }
    if (in_.today && due < *in_.today) {
      findings_.Warn("DUE_PAST", absl::StrCat(name_, "的完成时限 ", day, " 已过"), Due(),
                     "请核对，或在下达前重定时限");
    }
  }

  // 加强…, 进一步推进… without a figure, a date, a paper or a rhythm cannot be checked off.
  void CheckMeasure() {
    constexpr WordList kAdverbs = {U"进一步", U"持续", U"全面", U"深入", U"着力",
                                   U"大力",   U"切实", U"不断", U"扎实", U"积极",
                                   U"加快",   U"有序", U"稳步", U"统筹", U"认真"};
    constexpr WordList kVague = {U"推进", U"加强", U"提升", U"强化", U"深化", U"完善",
                                 U"优化", U"健全", U"落实", U"促进", U"提高", U"抓好",
                                 U"抓实", U"巩固", U"推动", U"做好", U"规范", U"改进"};
    std::u32string_view heading = in_.text->View(item_.heading);
    while (const std::size_t adverb = LongestPrefix(heading, kAdverbs)) {
      heading.remove_prefix(adverb);
    }
    const bool measured = !task_.targets.empty() || task_.due || !task_.recurrence.empty() ||
                          !task_.deliverables.empty();
    const std::size_t verb = LongestPrefix(heading, kVague);
    if (verb == 0 || measured) return;
    const std::size_t at = item_.heading.end - heading.size();
    findings_.Warn("NO_MEASURE", absl::StrCat(name_, "没有可以检查的指标、时限或成果"),
                   in_.text->Span({at, item_.heading.end}),
                   absl::StrCat("“", in_.text->Raw({at, at + verb}),
                                "”到什么程度？请补充量化指标、完成时限或成果形式"));
  }

  const LintInput& in_;
  const ItemDraft& item_;
  const TaskReading& reading_;
  const ParsedTask& task_;
  std::string name_;
  FindingList& findings_;
};

}  // namespace

void LintTask(const LintInput& input, std::size_t i, FindingList& findings) {
  TaskLinter(input, i, findings).Run();
}

}  // namespace duban::domain::plan_compiler
