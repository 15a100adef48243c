// The numbered skeleton of a document: which block of text follows which number, and what encloses
// it. Numbers are found at line starts and, where they continue the count, inside paragraphs.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_OUTLINE_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_OUTLINE_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "server/domain/plan_compiler/annotation_site.h"
#include "server/domain/plan_compiler/line_kind.h"
#include "server/domain/plan_compiler/numbering.h"
#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

inline constexpr std::size_t kNoBlock = static_cast<std::size_t>(-1);

// One number and what follows it up to the next number of any style.
struct Block {
  NumberToken token;
  bool at_line_start = true;
  std::vector<Range> lines;  // the first starts behind the number
  std::vector<AnnotationSite> sites;
  std::size_t parent = kNoBlock;
  std::size_t children = 0;
  std::size_t subtree_end = 0;  // index behind the last block below this one

  [[nodiscard]] int Level() const { return static_cast<int>(token.style); }
};

struct Outline {
  std::vector<Range> preamble;  // lines before the first number
  std::vector<Block> blocks;    // in order of the text
};

Outline BuildOutline(const PlanText& text, const std::vector<Line>& lines);

// The heading: the first line of the block up to its first 。；：.
Range HeadingOf(const PlanText& text, const std::vector<Range>& lines,
                const std::vector<AnnotationSite>& sites);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_OUTLINE_H_
