#include "server/domain/plan_compiler/parsed_plan_json.h"

#include <string>

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
    case Comparator::kIncreaseBy:
      return "+";
    case Comparator::kDecreaseBy:
      return "-";
  }
  return "";
}

Json IndicatorJson(const ParsedIndicator& indicator) {
  return {{"raw", indicator.raw},
          {"name", indicator.name},
          {"comparator", ComparatorName(indicator.comparator)},
          {"value", indicator.value},
          {"unit", indicator.unit}};
}

Json TaskJson(const ParsedTask& task) {
  Json indicators = Json::array();
  for (const ParsedIndicator& indicator : task.indicators) {
    indicators.push_back(IndicatorJson(indicator));
  }
  return {{"number", task.number},
          {"heading", task.heading},
          {"section", task.section},
          {"text", task.text},
          {"lead", task.lead},
          {"support", task.support},
          {"responsible", task.responsible},
          {"leader", task.leader},
          {"person", task.person},
          {"due", task.due ? absl::FormatCivilTime(*task.due) : task.due_text},
          {"due_raw", task.due_raw},
          {"standing", task.standing},
          {"targets", task.targets},
          {"indicators", indicators},
          {"recurrence", task.recurrence},
          {"open_ended", task.open_ended},
          {"annotation", task.annotation},
          {"source", SpanJson(task.source)}};
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
          {"document_number", plan.document_number},
          {"issuing_unit", plan.issuing_unit},
          {"issued", plan.issued ? absl::FormatCivilTime(*plan.issued) : ""},
          {"tasks", tasks},
          {"findings", findings}};
}

}  // namespace duban::domain
