// What one annotation of an item says: （X牵头，Y负责，6月底完成）, 牵头单位：X；责任单位：Y.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ANNOTATION_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ANNOTATION_H_

#include <optional>
#include <string_view>
#include <vector>

#include "server/domain/plan_compiler/plan_text.h"
#include "server/domain/plan_compiler/role_label.h"

namespace duban::domain::plan_compiler {

struct Annotation {
  std::vector<Range> lead;
  std::vector<Range> support;
  std::vector<Range> responsible;
  std::vector<Range> leader;
  std::vector<Range> person;
  std::vector<Range> due;  // phrases that state a deadline or 持续推进
  bool open_ended = false;
  bool lead_stated = false;  // 牵头 is printed, so no rule of the document moves anybody
  bool role_stated = false;  // a label or a verb says what the bodies do
};

// Reads the inside of an annotation, brackets left out. Several label lines (牵头… ⏎ 责任…) are one
// annotation: pass each to the same reader.
class AnnotationReader {
 public:
  explicit AnnotationReader(const PlanText& text) : text_(text) {}

  void Read(Range content);
  // Adds a table cell or the like whose role is already known.
  void ReadAs(Role role, Range content);
  // Responsible bodies become supporters where a lead is named.
  Annotation Finish();

 private:
  void ReadUnder(std::optional<Role> role, Range content);
  void ReadClause(Range clause);
  // What stands before 会同 or a mid-clause 牵头 leads.
  [[nodiscard]] Range TakeInnerLead(Range clause);
  void Flush(Role role);
  void Put(Role role, Range names);

  const PlanText& text_;
  Annotation result_;
  std::vector<Range> pending_;  // clauses of names whose verb has not come yet
};

// 列第一位者为牵头单位: a rule for the document, not a name.
bool IsLeadRule(std::u32string_view clause);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ANNOTATION_H_
