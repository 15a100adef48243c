// Title, year, number, issuing unit and date: what the head and foot of a document say about it.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_DOCUMENT_FACTS_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_DOCUMENT_FACTS_H_

#include <optional>
#include <string>
#include <vector>

#include <absl/time/civil_time.h>

#include "server/domain/plan_compiler/items.h"
#include "server/domain/plan_compiler/line_kind.h"
#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

struct DocumentFacts {
  std::string title;
  int year = 0;
  std::string document_number;
  std::string issuing_unit;
  std::optional<absl::CivilDay> issued;
};

// The date of a table's row is that row's.
DocumentFacts ReadDocumentFacts(const PlanText& text, const std::vector<Line>& lines,
                                const ItemList& list);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_DOCUMENT_FACTS_H_
