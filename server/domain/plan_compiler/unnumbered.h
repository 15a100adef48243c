// Items printed without numbers: paragraphs under a numbered section, each starting with a short
// heading sentence or ending in an annotation of its own.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_UNNUMBERED_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_UNNUMBERED_H_

#include <vector>

#include "server/domain/plan_compiler/items.h"

namespace duban::domain::plan_compiler {

enum class ParagraphRule {
  kHeaded,    // every paragraph that starts with a short sentence
  kAnnotated  // every paragraph with an annotation
};

// Paragraphs that do not qualify join the item before them, or are dropped before the first.
std::vector<ItemDraft> SplitParagraphs(const PlanText& text, const std::vector<Range>& lines,
                                       ParagraphRule rule);

// Whether the numbered "items" are sections of unnumbered ones.
bool HoldsUnnumberedItems(const PlanText& text, const std::vector<ItemDraft>& items);
ItemList SplitUnnumbered(const PlanText& text, ItemList list);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_UNNUMBERED_H_
