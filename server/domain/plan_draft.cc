#include "server/domain/plan_draft.h"

#include <string>

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
  Drafting(const ParsedTask& parsed, const Directory& directory, UnitId issuing_unit)
      : parsed_(parsed), directory_(directory), issuing_unit_(issuing_unit) {}

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
    for (const std::string& name : parsed_.lead) Add(name, AssignmentRole::kLead);
    const bool inferred = parsed_.lead.empty() && !parsed_.responsible.empty();
    for (std::size_t i = 0; i < parsed_.responsible.size(); ++i) {
      Add(parsed_.responsible[i],
          inferred && i == 0 ? AssignmentRole::kLead : AssignmentRole::kSupport);
    }
    content.lead_unconfirmed = inferred && parsed_.responsible.size() > 1;
    for (const std::string& name : parsed_.support) Add(name, AssignmentRole::kSupport);
    return std::move(draft_);
  }

 private:
  void Add(const std::string& name, AssignmentRole role) {
    const std::vector<UnitId> found = directory_.FindByName(name, issuing_unit_);
    const std::vector<UnitGroupId> groups = found.empty()
                                                ? directory_.FindGroupsByName(name, issuing_unit_)
                                                : std::vector<UnitGroupId>{};
    if (groups.size() == 1) {
      draft_.content.planned_units.push_back(
          {.unit = {}, .printed_name = name, .role = role, .group = groups.front()});
      return;
    }
    draft_.content.planned_units.push_back(
        {.unit = found.size() == 1 ? found.front() : UnitId{}, .printed_name = name, .role = role});
    if (found.empty()) {
      Report("UNIT_UNKNOWN", "“" + name + "”不在机构目录中",
             "在机构目录中添加该单位或别名,或改为已有单位");
    } else if (found.size() > 1) {
      Report("UNIT_AMBIGUOUS", "“" + name + "”对应多个单位", "请指明是哪一个单位");
    }
  }

  void Report(const char* code, std::string message, std::string suggestion) {
    draft_.findings.push_back({.severity = FindingSeverity::kError,
                               .code = code,
                               .message_zh = "第" + parsed_.number + "项:" + std::move(message),
                               .source = parsed_.source,
                               .suggestion_zh = std::move(suggestion)});
  }

  const ParsedTask& parsed_;
  const Directory& directory_;
  const UnitId issuing_unit_;
  DraftedTask draft_;
};

}  // namespace

DraftedTask DraftOf(const ParsedTask& parsed, const Directory& directory, UnitId issuing_unit) {
  return Drafting(parsed, directory, issuing_unit).Run();
}

}  // namespace duban::domain
