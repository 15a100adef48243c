#include "server/domain/plan_compiler/lint_plan.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>

#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

// So many tasks of one body due in one month are worth a look.
constexpr std::size_t kPileUp = 5;
// A shorter name (总数, 人数) is no sign that two tasks mean the same.
constexpr std::size_t kSharedNameBytesMin = 9;

class PlanLinter {
 public:
  PlanLinter(const LintInput& input, FindingList& findings) : in_(input), findings_(findings) {}

  void Run() {
    for (std::size_t i = 1; i < in_.readings->size(); ++i) CheckNumber(i);
    CheckSharedTargets();
    CheckPileUps();
    ReportLeftText();
  }

 private:
  void CheckNumber(std::size_t i) {
    const ItemDraft& before = in_.list->items[i - 1];
    const ItemDraft& item = in_.list->items[i];
    if (item.value == 0 || before.value == 0 || item.style != before.style) return;
    if (item.value == before.value + 1 || item.value == 1) return;
    const SourceSpan at = in_.text->Span(item.number.empty() ? item.source : item.number);
    const std::string from = in_.text->Raw(before.number);
    const std::string to = in_.text->Raw(item.number);
    if (item.value > before.value) {
      findings_.Warn("NUMBERING_GAP", absl::StrCat("编号从 ", from, " 跳到 ", to), at,
                     "请核对是否缺项");
    } else if (item.cells.empty() || item.value != before.value) {
      findings_.Warn("NUMBER_REPEATED", absl::StrCat("编号 ", to, " 出现在 ", from, " 之后"), at,
                     "请核对编号");
    }
  }

  static std::string OwnersOf(const ParsedTask& task) {
    std::string owners;
    for (const auto* bodies : {&task.lead, &task.responsible}) {
      for (const std::string& body : *bodies) absl::StrAppend(&owners, body, "\n");
    }
    return owners;
  }

  // The same thing measured by the same value, whatever the words around it.
  void CheckSharedTargets() {
    std::map<std::string, const ParsedTask*> first_owners;
    for (const TaskReading& reading : *in_.readings) {
      const ParsedTask& task = reading.task;
      for (const Indicator& target : task.indicators) {
        if (target.name.size() < kSharedNameBytesMin || target.value.empty()) continue;
        const auto [owner, fresh] = first_owners.emplace(
            absl::StrCat(target.name, "\n", target.value, "\n", target.unit), &task);
        if (fresh || owner->second == &task || OwnersOf(*owner->second) == OwnersOf(task)) continue;
        findings_.Warn("TARGET_SHARED",
                       absl::StrCat("指标“", target.raw, "”同时出现在", NameOf(*owner->second),
                                    "和", NameOf(task), "，责任单位不同"),
                       task.source, "请确定由哪一家填报，另一家引用");
      }
    }
  }

  void CheckPileUps() {
    struct Load {
      std::size_t tasks = 0;
      SourceSpan last;
    };
    std::map<std::pair<std::string, absl::CivilMonth>, Load> loads;
    for (const TaskReading& reading : *in_.readings) {
      const ParsedTask& task = reading.task;
      if (!task.due) continue;
      for (const std::string& body : task.lead.empty() ? task.responsible : task.lead) {
        Load& load = loads[{body, absl::CivilMonth(*task.due)}];
        ++load.tasks;
        load.last = in_.text->Span(reading.due);
      }
    }
    for (const auto& [key, load] : loads) {
      if (load.tasks < kPileUp) continue;
      findings_.Note("DUE_PILE_UP",
                     absl::StrCat(key.first, "在 ", absl::FormatCivilTime(key.second), " 有 ",
                                  load.tasks, " 项任务到期"),
                     load.last, "可考虑错开时限");
    }
  }

  void ReportLeftText() {
    for (const LeftText& left : in_.list->left) {
      if (left.annotated) {
        findings_.Warn("SECTION_ANNOTATION", "章节标题下的责任分工没有归入任何事项",
                       in_.text->Span(left.range), "请确认是否适用于本章节各项");
      } else {
        findings_.Note("TEXT_OUTSIDE_ITEMS", "此段文字不属于任何事项", in_.text->Span(left.range),
                       "如其中有应办事项，请单独编号");
      }
    }
    const std::size_t first = in_.readings->front().task.source.begin;
    std::set<std::size_t> numbers;  // alone on a line they look like a page's
    for (const ItemDraft& item : in_.list->items) numbers.insert(item.number.begin);
    for (const Line& line : *in_.lines) {
      const SourceSpan at = in_.text->Span(line.range);
      if (line.kind != LineKind::kNoise || at.begin <= first) continue;
      if (numbers.contains(line.range.begin)) continue;
      findings_.Note("PAGE_NOISE", absl::StrCat("已略去网页文字“", in_.text->Raw(line.range), "”"),
                     at, "");
    }
  }

  const LintInput& in_;
  FindingList& findings_;
};

}  // namespace

void LintPlan(const LintInput& input, FindingList& findings) { PlanLinter(input, findings).Run(); }

}  // namespace duban::domain::plan_compiler
