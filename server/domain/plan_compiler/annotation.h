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
  std::vector<Range> due;     // phrases that state a deadline or 持续推进
  std::vector<Range> duties;  // 按月推进, 每年12月底前报送
  bool open_ended = false;
  bool lead_stated = false;  // 牵头 is printed, so no rule of the document moves anybody
  bool role_stated = false;  // a label or a verb says what the bodies do
};

// Reads the inside of an annotation, brackets left out. Several label lines (牵头… ⏎ 责任…) are one
// annotation: pass each to the same reader.
class AnnotationReader {
 public:
  explicit AnnotationReader(const PlanText& text) : text_(text) {}

  void Read(Range content) { ReadLabelled(std::nullopt, content); }
  // A table cell or the like: `role` holds up to the first label inside.
  void ReadAs(Role role, Range content) { ReadLabelled(role, content); }
  // Responsible bodies become supporters where a lead is named.
  Annotation Finish();

 private:
  void ReadLabelled(std::optional<Role> role, Range content);
  void ReadUnder(std::optional<Role> role, Range content);
  void ReadClause(Range clause);
  // Takes who stands before 会同 or a verb in mid-clause. Returns what is left to read.
  [[nodiscard]] Range TakeInnerVerb(Range clause);
  [[nodiscard]] bool HoldsBody(Range names) const;
  // 市教育局（牵头）: the bracket is cut off and gives its role, else `role` holds.
  Role TakeOwnRole(Range& name, Role role);
  // Where 张三 starts in 市教育局 张三; the name's end without one.
  [[nodiscard]] std::size_t PersonBehind(Range name) const;
  void PutNow(Role role, Range names);
  // A verb speaks for its own clause: 牵头单位：市教育局，市财政局配合. In front of 配合 and
  // without a label are those whom it is for.
  void FlushEarlier(Role role);
  void Flush(Role role);
  void Put(Role role, Range names);

  const PlanText& text_;
  Annotation result_;
  std::optional<Role> label_;   // of the value being read
  std::vector<Range> pending_;  // clauses of names whose verb has not come yet
};

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ANNOTATION_H_
