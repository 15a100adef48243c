#include "server/domain/plan_compiler/parsed_plan_json.h"

#include <string>
#include <vector>

namespace duban::domain {
namespace {

using Json = nlohmann::ordered_json;

Json SpanJson(const SourceSpan& span) { return {{"begin", span.begin}, {"end", span.end}}; }

std::string SeverityName(FindingSeverity severity) {
  switch (severity) {
    case FindingSeverity::kInfo:
      return "INFO";
    case FindingSeverity::kWarning:
      return "WARNING";
    case FindingSeverity::kError:
      return "ERROR";
  }
  return "ERROR";
}

std::string ComparatorName(Comparator comparator) {
  switch (comparator) {
    case Comparator::kUnknown:
      return "";
    case Comparator::kAtLeast:
      return ">=";
    case Comparator::kAtMost:
      return "<=";
    case Comparator::kEqual:
      return "=";
    case Comparator::kRange:
      return "range";
  }
  return "";
}

std::string BasisName(IndicatorBasis basis) {
  switch (basis) {
    case IndicatorBasis::kLevel:
      return "LEVEL";
    case IndicatorBasis::kIncrease:
      return "INCREASE";
    case IndicatorBasis::kDecrease:
      return "DECREASE";
  }
  return "LEVEL";
}

std::string PeriodName(Period period) {
  switch (period) {
    case Period::kNone:
      return "";
    case Period::kDay:
      return "DAY";
    case Period::kWeek:
      return "WEEK";
    case Period::kMonth:
      return "MONTH";
    case Period::kQuarter:
      return "QUARTER";
    case Period::kHalfYear:
      return "HALF_YEAR";
    case Period::kYear:
      return "YEAR";
    case Period::kTerm:
      return "TERM";
  }
  return "";
}

Json ItemJson(const Indicator& indicator) {
  return {{"raw", indicator.raw},
          {"name", indicator.name},
          {"comparator", ComparatorName(indicator.comparator)},
          {"value", indicator.value},
          {"value_max", indicator.value_max},
          {"unit", indicator.unit},
          {"basis", BasisName(indicator.basis)},
          {"approximate", indicator.approximate}};
}

Json ItemJson(const Deliverable& deliverable) {
  return {{"raw", deliverable.raw}, {"verb", deliverable.verb}, {"name", deliverable.name}};
}

Json ItemJson(const Recurrence& recurrence) {
  return {{"raw", recurrence.raw},
          {"period", PeriodName(recurrence.period)},
          {"periods", recurrence.periods},
          {"reporting", recurrence.reporting}};
}

template <class Item>
Json ListJson(const std::vector<Item>& items) {
  Json list = Json::array();
  for (const Item& item : items) list.push_back(ItemJson(item));
  return list;
}

Json TaskJson(const ParsedTask& task) {
  Json recurrence = Json::array();
  for (const Recurrence& duty : task.recurrence) recurrence.push_back(duty.raw);
  return {{"number", task.number},
          {"heading", task.heading},
          {"section", task.section},
          {"lead", task.lead},
          {"support", task.support},
          {"responsible", task.responsible},
          {"leader", task.leader},
          {"due", task.due ? absl::FormatCivilTime(*task.due) : task.due_text},
          {"due_raw", task.due_raw},
          {"targets", task.targets},
          {"recurrence", recurrence},
          {"open_ended", task.open_ended},
          {"annotation", task.annotations.empty() ? "" : task.annotations.back()},
          {"source", SpanJson(task.source)},
          {"text", task.text},
          {"person", task.person},
          {"annotations", task.annotations},
          {"lead_inferred", task.lead_inferred},
          {"standing", task.standing},
          {"indicators", ListJson(task.indicators)},
          {"deliverables", ListJson(task.deliverables)},
          {"duties", ListJson(task.recurrence)}};
}

Json FindingJson(const Finding& finding) {
  return {{"severity", SeverityName(finding.severity)},
          {"code", finding.code},
          {"message_zh", finding.message_zh},
          {"suggestion_zh", finding.suggestion_zh},
          {"source", SpanJson(finding.source)}};
}

}  // namespace

Json ParsedPlanJson(const ParsedPlan& plan) {
  Json tasks = Json::array();
  for (const ParsedTask& task : plan.tasks) tasks.push_back(TaskJson(task));
  Json findings = Json::array();
  for (const Finding& finding : plan.findings) findings.push_back(FindingJson(finding));
  return {{"title", plan.title},
          {"year", plan.year == 0 ? Json(nullptr) : Json(plan.year)},
          {"tasks", tasks},
          {"findings", findings},
          {"document_number", plan.document_number},
          {"issuing_unit", plan.issuing_unit},
          {"issued", plan.issued ? absl::FormatCivilTime(*plan.issued) : ""}};
}

}  // namespace duban::domain
