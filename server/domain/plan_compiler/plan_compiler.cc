#include "server/domain/plan_compiler/plan_compiler.h"

#include <algorithm>
#include <set>
#include <utility>

#include "server/base/error.h"
#include "server/base/status.h"
#include "server/domain/plan_compiler/document_facts.h"
#include "server/domain/plan_compiler/items.h"
#include "server/domain/plan_compiler/lead_rule.h"
#include "server/domain/plan_compiler/line_kind.h"
#include "server/domain/plan_compiler/lint.h"
#include "server/domain/plan_compiler/outline.h"
#include "server/domain/plan_compiler/plan_text.h"
#include "server/domain/plan_compiler/table.h"
#include "server/domain/plan_compiler/task_reader.h"
#include "server/domain/plan_compiler/title_line.h"

namespace duban::domain {
namespace {

using plan_compiler::ItemDraft;
using plan_compiler::ItemList;
using plan_compiler::Range;

absl::Status NoItems() {
  return base::InvalidFields(
      {{.field = "text",
        .reason = "NO_ITEMS_FOUND",
        .message_zh = "没有找到工作事项：需要带编号（如“1.”“（一）”）或责任单位标注的条目"}});
}

bool HasAnnotation(const ItemList& list) {
  return std::any_of(list.items.begin(), list.items.end(),
                     [](const ItemDraft& item) { return !item.sites.empty(); });
}

// Lines around tables that assign no work: no items, but their text is not lost.
void LeaveText(const plan_compiler::PlanText& text, const plan_compiler::Outline& outline,
               const plan_compiler::TableReading& tables, ItemList& list) {
  std::set<std::size_t> headings;  // lines that name a table's rows
  for (const ItemDraft& row : tables.items) {
    for (const Range& heading : row.section) headings.insert(heading.begin);
  }
  const auto leave = [&](Range line) {
    if (!headings.contains(line.begin)) list.left.push_back({.range = line});
  };
  for (const Range& line : outline.preamble) {
    if (line.begin > *tables.begin && !plan_compiler::IsTitleLike(text.View(line))) leave(line);
  }
  for (const ItemDraft& item : list.items) {
    for (Range line : item.lines) {
      if (line == item.lines.front() && !item.number.empty()) line.begin = item.number.begin;
      leave(line);
    }
  }
  list.items.clear();
}

// A table's rows come first; the text around it counts only if it assigns work itself.
ItemList FindItems(plan_compiler::PlanText& text, const std::vector<plan_compiler::Line>& lines) {
  plan_compiler::TableReading tables = plan_compiler::ReadTables(text, lines);
  const plan_compiler::Outline outline = plan_compiler::BuildOutline(text, tables.rest);
  ItemList list = plan_compiler::ChooseItems(text, outline);
  if (tables.items.empty()) return list;
  list.table_begin = tables.begin;
  if (!HasAnnotation(list)) LeaveText(text, outline, tables, list);
  list.items.insert(list.items.end(), std::make_move_iterator(tables.items.begin()),
                    std::make_move_iterator(tables.items.end()));
  std::stable_sort(
      list.items.begin(), list.items.end(),
      [](const ItemDraft& a, const ItemDraft& b) { return a.source.begin < b.source.begin; });
  return list;
}

}  // namespace

absl::StatusOr<ParsedPlan> ParsePlan(const std::string& text, const ParseOptions& options) {
  ASSIGN_OR_RETURN(plan_compiler::PlanText decoded,
                   plan_compiler::PlanText::Decode(text, options.text_bytes_max));
  const std::vector<plan_compiler::Line> lines =
      plan_compiler::ClassifyLines(decoded, decoded.Lines({0, decoded.size()}));
  const ItemList list = FindItems(decoded, lines);
  if (list.items.empty()) return NoItems();

  const std::size_t body = list.Begin();
  plan_compiler::DocumentFacts facts = plan_compiler::ReadDocumentFacts(decoded, lines, list);
  const plan_compiler::LeadRules rules = plan_compiler::FindLeadRules(decoded, body);
  const plan_compiler::DueContext context = {
      .document_year = facts.year != 0 ? facts.year : options.default_year, .issued = facts.issued};
  std::vector<plan_compiler::TaskReading> readings;
  readings.reserve(list.items.size());
  for (const ItemDraft& item : list.items) {
    readings.push_back(plan_compiler::ReadTask(decoded, item, rules, context));
  }

  ParsedPlan parsed;
  parsed.title = std::move(facts.title);
  parsed.year = facts.year;
  parsed.document_number = std::move(facts.document_number);
  parsed.issuing_unit = std::move(facts.issuing_unit);
  parsed.issued = facts.issued;
  parsed.findings = plan_compiler::Lint({.text = &decoded,
                                         .lines = &lines,
                                         .list = &list,
                                         .readings = &readings,
                                         .year = context.document_year,
                                         .today = options.today});
  parsed.tasks.reserve(readings.size());
  for (plan_compiler::TaskReading& reading : readings)
    parsed.tasks.push_back(std::move(reading.task));
  return parsed;
}

}  // namespace duban::domain
