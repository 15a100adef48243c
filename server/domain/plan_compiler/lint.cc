#include "server/domain/plan_compiler/lint.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

// So many tasks of one body due in one month are worth a look.
constexpr std::size_t kPileUp = 5;

std::string NameOf(const ParsedTask& task) {
  return task.number.empty() ? absl::StrCat("“", task.heading, "”")
                             : absl::StrCat("第 ", task.number, " 项“", task.heading, "”");
}

class Linter {
 public:
  explicit Linter(const LintInput& input) : in_(input) {}

  std::vector<Finding> Run() {
    for (std::size_t i = 0; i < in_.readings->size(); ++i) {
      const TaskReading& reading = (*in_.readings)[i];
      CheckRoles(reading);
      CheckDue(reading.task);
      CheckMeasure(reading.task);
      if (i > 0) CheckNumber(i);
    }
    CheckSharedTargets();
    CheckPileUps();
    ReportLeftText();
    std::stable_sort(found_.begin(), found_.end(), [](const Finding& a, const Finding& b) {
      return a.source.begin < b.source.begin;
    });
    return std::move(found_);
  }

 private:
  void Report(FindingSeverity severity, const std::string& code, std::string message,
              SourceSpan source, std::string suggestion) {
    found_.push_back({.severity = severity,
                      .code = code,
                      .message_zh = std::move(message),
                      .source = source,
                      .suggestion_zh = std::move(suggestion)});
  }
  void Warn(const std::string& code, std::string message, SourceSpan at, std::string suggestion) {
    Report(FindingSeverity::kWarning, code, std::move(message), at, std::move(suggestion));
  }
  void Note(const std::string& code, std::string message, SourceSpan at, std::string suggestion) {
    Report(FindingSeverity::kInfo, code, std::move(message), at, std::move(suggestion));
  }

  void CheckRoles(const TaskReading& reading) {
    const ParsedTask& task = reading.task;
    const std::string name = NameOf(task);
    if (task.lead.empty() && task.responsible.empty()) {
      Warn("NO_LEAD", absl::StrCat(name, "没有写明牵头或责任单位"), task.source, "请指定牵头单位");
    } else if (task.lead.empty()) {
      const bool one = task.responsible.size() == 1;
      Note("LEAD_NOT_NAMED", absl::StrCat(name, "只列责任单位，未写明牵头单位"), task.source,
           one ? absl::StrCat("可由", task.responsible.front(), "牵头，请确认")
               : "请从责任单位中确定牵头单位");
    }
    if (task.lead_inferred) {
      Note("LEAD_INFERRED", absl::StrCat(name, "的牵头单位按全文统一说明推定"), task.source,
           absl::StrCat("请确认牵头单位为", task.lead.empty() ? "" : task.lead.front()));
    }
    if (!task.leader.empty() && task.lead.empty() && task.responsible.empty()) {
      Warn("LEADER_WITHOUT_UNIT", absl::StrCat(name, "有分管领导而没有单位"), task.source,
           "请补充承办单位");
    }
    if (task.open_ended) {
      Note("OPEN_ENDED_LIST", absl::StrCat(name, "的单位名单以“等”结尾，可能不完整"), task.source,
           "请补全名单");
    }
    for (const Range& range : reading.not_understood) {
      Warn("TEXT_NOT_UNDERSTOOD", absl::StrCat("未能读懂标注：", in_.text->Raw(range)),
           in_.text->Span(range), "请人工确认责任分工");
    }
  }

  void CheckDue(const ParsedTask& task) {
    if (task.due) {
      const bool far =
          in_.year != 0 && (task.due->year() < in_.year || task.due->year() > in_.year + 1);
      if (far) {
        Warn("DUE_OUTSIDE_YEAR",
             absl::StrCat(NameOf(task), "的完成时限 ", absl::FormatCivilTime(*task.due),
                          " 不在计划年度内"),
             task.source, "请核对完成时限");
      }
      return;
    }
    if (!task.due_text.empty() && !task.standing) {
      Warn("DUE_NOT_RESOLVED", absl::StrCat("“", task.due_text, "”不能换算为具体日期"), task.source,
           "请填写完成日期");
    } else if (!task.standing && task.recurrence.empty()) {
      Note("NO_DUE_DATE", absl::StrCat(NameOf(task), "没有完成时限"), task.source,
           "可使用计划的统一完成日期");
    }
  }

  // 加强…、推进… without a figure, a date, a document or a rhythm cannot be checked off.
  void CheckMeasure(const ParsedTask& task) {
    constexpr const char* kVague[] = {"推进", "加强", "提升", "强化", "深化", "完善", "优化",
                                      "健全", "落实", "促进", "提高", "抓好", "抓实", "巩固"};
    const bool vague = std::any_of(std::begin(kVague), std::end(kVague), [&](const char* verb) {
      return task.heading.starts_with(verb);
    });
    const bool measured = !task.targets.empty() || task.due || !task.recurrence.empty() ||
                          task.text.find("《") != std::string::npos;
    if (vague && !measured) {
      Note("NO_MEASURE", absl::StrCat(NameOf(task), "没有可以检查的指标、时限或成果"), task.source,
           "请补充量化指标或成果形式");
    }
  }

  void CheckNumber(std::size_t i) {
    const ItemDraft& before = in_.list->items[i - 1];
    const ItemDraft& item = in_.list->items[i];
    if (item.value == 0 || before.value == 0 || item.style != before.style) return;
    if (item.value == before.value + 1 || item.value == 1) return;
    const SourceSpan at = in_.text->Span(item.number.empty() ? item.source : item.number);
    const std::string from = in_.text->Raw(before.number);
    const std::string to = in_.text->Raw(item.number);
    if (item.value > before.value) {
      Warn("NUMBERING_GAP", absl::StrCat("编号从 ", from, " 跳到 ", to), at, "请核对是否缺项");
    } else if (item.cells.empty() || item.value != before.value) {
      Warn("NUMBER_REPEATED", absl::StrCat("编号 ", to, " 出现在 ", from, " 之后"), at,
           "请核对编号");
    }
  }

  void CheckSharedTargets() {
    std::map<std::string, const ParsedTask*> owners;
    for (const TaskReading& reading : *in_.readings) {
      for (const std::string& target : reading.task.targets) {
        const auto [owner, fresh] = owners.emplace(target, &reading.task);
        if (fresh || owner->second == &reading.task || target.size() < 18) continue;
        if (owner->second->lead == reading.task.lead &&
            owner->second->responsible == reading.task.responsible) {
          continue;
        }
        Warn("TARGET_SHARED",
             absl::StrCat("指标“", target, "”同时出现在", NameOf(*owner->second), "和",
                          NameOf(reading.task)),
             reading.task.source, "请确定由哪一家填报");
      }
    }
  }

  void CheckPileUps() {
    std::map<std::pair<std::string, absl::CivilMonth>, std::vector<const ParsedTask*>> loads;
    for (const TaskReading& reading : *in_.readings) {
      const ParsedTask& task = reading.task;
      // The year's end is everybody's default and says nothing.
      if (!task.due || task.due->month() == 12) continue;
      const auto& bodies = task.lead.empty() ? task.responsible : task.lead;
      for (const std::string& body : bodies) {
        loads[{body, absl::CivilMonth(*task.due)}].push_back(&task);
      }
    }
    for (const auto& [key, tasks] : loads) {
      if (tasks.size() < kPileUp) continue;
      Note("DUE_PILE_UP",
           absl::StrCat(key.first, "在 ", absl::FormatCivilTime(key.second), " 有 ", tasks.size(),
                        " 项任务到期"),
           tasks.front()->source, "可考虑错开时限");
    }
  }

  void ReportLeftText() {
    for (const LeftText& left : in_.list->left) {
      if (left.annotated) {
        Warn("SECTION_ANNOTATION", "章节标题下的责任分工没有归入任何事项",
             in_.text->Span(left.range), "请确认是否适用于本章节各项");
      } else {
        Note("TEXT_OUTSIDE_ITEMS", "此段文字不属于任何事项", in_.text->Span(left.range), "");
      }
    }
    const SourceSpan first = (*in_.readings).front().task.source;
    for (const Line& line : *in_.lines) {
      if (line.kind != LineKind::kNoise) continue;
      const SourceSpan at = in_.text->Span(line.range);
      if (at.begin > first.begin) {
        Note("PAGE_NOISE", absl::StrCat("已略去网页文字“", in_.text->Raw(line.range), "”"), at, "");
      }
    }
  }

  LintInput in_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> Lint(const LintInput& input) { return Linter(input).Run(); }

}  // namespace duban::domain::plan_compiler
