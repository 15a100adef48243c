#include "server/domain/plan_draft.h"

#include <algorithm>
#include <string>
#include <utility>

#include <absl/strings/str_join.h>

#include "server/base/limits.h"

namespace duban::domain {
namespace {

bool IsContinuationByte(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// At most `chars_max` characters, cut between characters, the last one … if anything was cut.
std::string Shortened(const std::string& text, std::size_t chars_max) {
  std::size_t chars = 0;
  std::size_t keep = 0;  // where the last character that still leaves room for … ends
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (IsContinuationByte(text[i])) continue;
    if (chars == chars_max - 1) keep = i;
    if (++chars > chars_max) return text.substr(0, keep) + "…";
  }
  return text;
}

class Drafting {
 public:
  Drafting(const ParsedTask& parsed, UnitResolver& resolver)
      : parsed_(parsed), resolver_(resolver) {}

  DraftedTask Run() {
    TaskContent& content = draft_.content;
    content.number = parsed_.number;
    content.sections = parsed_.section;
    content.title = Shortened(parsed_.heading, limits::kTitleCharsMax);
    content.text = parsed_.text;
    content.category = TaskCategory::kAnnualPlan;
    content.due_date = parsed_.due;
    content.due_basis = parsed_.due ? DueBasis::kText : DueBasis::kNone;
    content.standing = parsed_.standing;
    content.annotation = absl::StrJoin(parsed_.annotations, "\n");
    content.indicators = parsed_.indicators;
    content.deliverables = parsed_.deliverables;
    content.recurrences = parsed_.recurrence;
    content.printed_leaders = parsed_.leader;
    AddUnits();
    return std::move(draft_);
  }

 private:
  void AddUnits() {
    AddAll(parsed_.lead, AssignmentRole::kLead, AssignmentRole::kLead);
    const bool inferred = parsed_.lead.empty() && !parsed_.responsible.empty();
    AddAll(parsed_.responsible, inferred ? AssignmentRole::kLead : AssignmentRole::kSupport,
           AssignmentRole::kSupport);
    draft_.content.lead_unconfirmed = inferred && parsed_.responsible.size() > 1;
    AddAll(parsed_.support, AssignmentRole::kSupport, AssignmentRole::kSupport);
  }

  // One list of the annotation, the first name in the role `first`.
  void AddAll(const std::vector<std::string>& names, AssignmentRole first, AssignmentRole further) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      Add(names[i], i == 0 ? "" : names[i - 1], i == 0 ? first : further);
    }
  }

  void Add(const std::string& name, const std::string& before, AssignmentRole role) {
    const UnitResolution found = resolver_.Resolve(name, before);
    draft_.content.planned_units.push_back(
        {.unit = found.unit, .printed_name = name, .role = role, .group = found.group});
    Report(name, found);
  }

  void Report(const std::string& name, const UnitResolution& found) {
    const std::string quoted = "“" + name + "”";
    switch (found.kind) {
      case NameKind::kGroup:
        return;
      case NameKind::kUnit:
        if (found.by == ResolvedBy::kPrefix) {
          Add(FindingSeverity::kInfo, "UNIT_BY_PREFIX",
              quoted + "按“" + resolver_.directory().UnitName(found.unit) + "”认定",
              "如不对,请确认该名称所指的单位");
        }
        return;
      case NameKind::kCollective:
        return Add(FindingSeverity::kError, "UNIT_COLLECTIVE",
                   quoted + "指多个单位,尚无对应的单位组", "设立同名单位组,或逐一列出单位");
      case NameKind::kTaskForce:
        return Add(FindingSeverity::kError, "TASK_FORCE_UNKNOWN",
                   quoted + "是尚未登记的专班或议事协调机构",
                   "在机构目录中设立该专班,或确认该名称所指的单位" + Offered(found));
      case NameKind::kAmbiguous:
        return Add(FindingSeverity::kError, "UNIT_AMBIGUOUS", quoted + "对应多个单位",
                   "请指明是哪一个单位" + Offered(found));
      case NameKind::kUnknown:
        return Add(FindingSeverity::kError, "UNIT_UNKNOWN", quoted + "不在机构目录中",
                   "在机构目录中添加该单位或别名,或确认该名称所指的单位" + Offered(found));
    }
  }

  std::string Offered(const UnitResolution& found) const {
    std::vector<std::string> names;
    for (const UnitId unit : found.candidates)
      names.push_back(resolver_.directory().UnitName(unit));
    return names.empty() ? "" : ";相近的有:" + absl::StrJoin(names, "、");
  }

  void Add(FindingSeverity severity, const char* code, const std::string& message,
           std::string suggestion) {
    draft_.findings.push_back({.severity = severity,
                               .code = code,
                               .message_zh = "第" + parsed_.number + "项:" + message,
                               .source = parsed_.source,
                               .suggestion_zh = std::move(suggestion)});
  }

  const ParsedTask& parsed_;
  UnitResolver& resolver_;
  DraftedTask draft_;
};

}  // namespace

DraftedTask DraftOf(const ParsedTask& parsed, UnitResolver& resolver) {
  return Drafting(parsed, resolver).Run();
}

DraftedPlan DraftsOf(const ParsedPlan& parsed, UnitResolver& resolver) {
  DraftedPlan plan;
  plan.findings = parsed.findings;
  plan.tasks.reserve(parsed.tasks.size());
  for (const ParsedTask& task : parsed.tasks) {
    DraftedTask draft = DraftOf(task, resolver);
    plan.tasks.push_back(std::move(draft.content));
    for (Finding& finding : draft.findings) plan.findings.push_back(std::move(finding));
  }
  std::stable_sort(
      plan.findings.begin(), plan.findings.end(),
      [](const Finding& a, const Finding& b) { return a.source.begin < b.source.begin; });
  plan.names = resolver.names();
  return plan;
}

}  // namespace duban::domain
