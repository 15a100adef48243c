// Where annotations stand: brackets at the end of a sentence, label lines, a sentence 责任单位：…,
// a line "X牵头落实". Brackets that explain a word are none.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ANNOTATION_SITE_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ANNOTATION_SITE_H_

#include <vector>

#include "server/domain/plan_compiler/annotation.h"
#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

struct AnnotationSite {
  Range whole;                  // with brackets or labels
  std::vector<Range> contents;  // one a bracket or label line
  bool own_line = false;        // nothing else stands on its line
};

// Sites in the lines of one item, in order.
std::vector<AnnotationSite> FindAnnotations(const PlanText& text, const std::vector<Range>& lines);

Annotation ReadSite(const PlanText& text, const AnnotationSite& site);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_ANNOTATION_SITE_H_
