#include "clients/cli/revision_view.h"

#include <map>

#include <absl/strings/str_cat.h>

#include "clients/cli/labels.h"
#include "clients/cli/plan_view.h"
#include "clients/cli/table.h"

namespace duban::cli {
namespace {

Color ColorOf(v1::ItemChange change) {
  switch (change) {
    case v1::ITEM_CHANGE_ADDED:
      return Color::kGreen;
    case v1::ITEM_CHANGE_REMOVED:
      return Color::kRed;
    case v1::ITEM_CHANGE_CHANGED:
      return Color::kYellow;
    default:
      return Color::kNone;
  }
}

std::string Counts(const v1::ReimportPlanResponse& answer) {
  std::map<v1::ItemChange, int> counts;
  int untouched = 0;
  for (const v1::RevisedTask& item : answer.items()) {
    ++counts[item.change()];
    if (item.change() != v1::ITEM_CHANGE_UNCHANGED && !item.applied()) ++untouched;
  }
  std::string text = absl::StrCat(
      "新增", counts[v1::ITEM_CHANGE_ADDED], "项,修改", counts[v1::ITEM_CHANGE_CHANGED], "项,删去",
      counts[v1::ITEM_CHANGE_REMOVED], "项,未变", counts[v1::ITEM_CHANGE_UNCHANGED], "项");
  if (untouched > 0) absl::StrAppend(&text, ";其中", untouched, "项已下达,只列出不改动");
  return text + "\n";
}

std::string WhatOf(const v1::RevisedTask& item) {
  std::string what = Label(item.change());
  if (item.moved()) what += item.change() == v1::ITEM_CHANGE_UNCHANGED ? "(移位)" : "、移位";
  if (item.change() != v1::ITEM_CHANGE_UNCHANGED && !item.applied()) what += "(不改动)";
  return what;
}

}  // namespace

std::string RenderRevision(const v1::ReimportPlanResponse& answer, const std::string& text,
                           const Style& style) {
  Table table({{"变化"},
               {"编号"},
               {"文内"},
               {"标题", Overflow::kCut},
               {"项目"},
               {"原为", Overflow::kWrap},
               {"改为", Overflow::kWrap}});
  for (const v1::RevisedTask& item : answer.items()) {
    if (item.change() == v1::ITEM_CHANGE_UNCHANGED && !item.moved()) continue;
    const Cell what = {WhatOf(item), ColorOf(item.change())};
    const std::string task = item.task().empty() ? "-" : item.task();
    if (item.fields_size() == 0) {
      table.AddRow({what, task, item.number(), item.title(), "", "", ""});
    }
    for (int i = 0; i < item.fields_size(); ++i) {
      const v1::FieldChange& field = item.fields(i);
      const bool first = i == 0;
      table.AddRow({first ? what : Cell{""}, first ? task : "", first ? item.number() : "",
                    first ? item.title() : "", Label(field.field()), field.before(),
                    field.after()});
    }
  }
  return absl::StrCat(Counts(answer), table.Render(style, "与现有事项一致"), "\n须留意(",
                      answer.findings_size(), ")\n", RenderFindings(answer.findings(), text, style),
                      RenderNames(answer.names(), style));
}

}  // namespace duban::cli
