#include "server/formats/plan_table.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>
#include <absl/strings/str_split.h>
#include <absl/time/civil_time.h>

#include "server/base/limits.h"

namespace duban::formats {
namespace {

constexpr std::array<const char*, limits::kTaskSectionsMax> kLevels = {
    "章节类别", "二级类别", "三级类别", "四级类别", "五级类别",
    "六级类别", "七级类别", "八级类别", "九级类别", "十级类别"};

// 指标 in a head would make the column part of the item's text when it is read back.
constexpr std::array<const char*, 10> kHeads = {"序号",     "事项",     "内容",     "牵头单位",
                                                "配合单位", "完成时限", "量化目标", "交付成果",
                                                "办理周期", "依据原文"};

std::string DueText(const app::PlanForExport& plan, const domain::TaskContent& content) {
  std::optional<absl::CivilDay> due = content.due_date;
  if (!due) due = plan.view.plan.content.default_due_date;
  if (!due) return content.standing ? "持续推进" : "";
  return absl::StrCat(due->year(), "年", due->month(), "月", due->day(), "日");
}

std::string UnitNames(const app::PlanForExport& plan, const domain::TaskContent& content,
                      domain::AssignmentRole role) {
  std::vector<std::string> names;
  for (const domain::PlannedUnit& unit : content.planned_units) {
    if (unit.role != role) continue;
    names.push_back(unit.printed_name.empty() ? plan.directory->UnitName(unit.unit)
                                              : unit.printed_name);
  }
  return absl::StrJoin(names, "、");
}

template <class Item>
std::string RawText(const std::vector<Item>& items) {
  return absl::StrJoin(items, ";", [](std::string* out, const Item& item) { *out += item.raw; });
}

// A cell is one line: a line break would end the row for whoever reads the table as text.
std::string OneLine(const std::string& text) {
  return absl::StrJoin(absl::StrSplit(text, absl::ByAnyChar("\r\n\t"), absl::SkipEmpty()), "");
}

std::vector<std::string> RowOf(const app::PlanForExport& plan, const domain::TaskContent& content,
                               std::size_t levels) {
  std::vector<std::string> row(levels);
  for (std::size_t i = 0; i < content.sections.size() && i < levels; ++i) {
    row[i] = content.sections[i];
  }
  row.push_back(content.number);
  row.push_back(content.title);
  row.push_back(content.text);
  row.push_back(UnitNames(plan, content, domain::AssignmentRole::kLead));
  row.push_back(UnitNames(plan, content, domain::AssignmentRole::kSupport));
  row.push_back(DueText(plan, content));
  row.push_back(RawText(content.indicators));
  row.push_back(RawText(content.deliverables));
  row.push_back(RawText(content.recurrences));
  row.push_back(content.annotation);
  for (std::string& cell : row) cell = OneLine(cell);
  return row;
}

}  // namespace

PlanTable TableOf(const app::PlanForExport& plan) {
  PlanTable table;
  table.title = plan.view.plan.content.title;
  std::vector<std::string> said = {plan.view.plan.content.document_number,
                                   plan.directory->UnitName(plan.view.plan.issuing_unit)};
  std::erase(said, "");
  table.subtitle = absl::StrJoin(said, "  ");
  std::size_t levels = 0;
  for (const domain::Chain& chain : plan.tasks) {
    levels = std::max(levels, chain.task.content.sections.size());
  }
  levels = std::min(levels, kLevels.size());
  table.heads.assign(kLevels.begin(), kLevels.begin() + static_cast<std::ptrdiff_t>(levels));
  table.heads.insert(table.heads.end(), kHeads.begin(), kHeads.end());
  table.rows.reserve(plan.tasks.size());
  for (const domain::Chain& chain : plan.tasks) {
    table.rows.push_back(RowOf(plan, chain.task.content, levels));
  }
  return table;
}

}  // namespace duban::formats
