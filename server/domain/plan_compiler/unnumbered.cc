#include "server/domain/plan_compiler/unnumbered.h"

#include <algorithm>
#include <utility>

#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/item_level.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kHeadingCharsMax = 30;
constexpr std::size_t kBehindHeadingMin = 15;

// 加强师德师风建设。深入学习…: a short sentence, then the text.
bool IsHeaded(const PlanText& text, Range line) {
  const std::size_t stop = text.Find(U'。', line);
  const std::size_t size = stop - line.begin;
  if (stop >= line.end || size < 3 || size > kHeadingCharsMax) return false;
  return line.end - stop > kBehindHeadingMin;
}

bool Ends(const AnnotationSite& site, Range line) {
  return site.whole.begin < line.end && site.whole.end >= line.begin;
}

// No table was taken out between them.
bool AreNeighbours(Range above, Range below) {
  constexpr std::size_t kPageNumberCharsMax = 20;
  return below.begin - above.end <= kPageNumberCharsMax;
}

struct Paragraphs {
  std::size_t all = 0;
  std::size_t headed = 0;
  std::size_t annotated = 0;
};

// Paragraphs below the heading line; lines that are wholly an annotation belong to the one above.
Paragraphs CountParagraphs(const PlanText& text, const ItemDraft& item) {
  Paragraphs count;
  auto site = item.sites.begin();
  bool fresh = false;
  for (std::size_t i = 1; i < item.lines.size(); ++i) {
    const Range line = item.lines[i];
    while (site != item.sites.end() && site->whole.end <= line.begin) ++site;
    const bool touched = site != item.sites.end() && Ends(*site, line);
    const bool wholly = touched && site->whole.begin <= line.begin;
    if (!wholly) {
      ++count.all;
      fresh = true;
      if (IsHeaded(text, line)) ++count.headed;
    }
    if (touched && fresh) {
      ++count.annotated;
      fresh = false;
    }
  }
  return count;
}

// The number's own line is a heading: one sentence at most.
bool IsHeadingOnly(const PlanText& text, const ItemDraft& item) {
  const Range first = item.lines.front();
  return first.size() <= 80 && text.Find(U'。', first) + 1 >= first.end &&
         (item.sites.empty() || item.sites.front().whole.begin >= first.end);
}

}  // namespace

std::vector<ItemDraft> SplitParagraphs(const PlanText& text, const std::vector<Range>& lines,
                                       ParagraphRule rule) {
  const std::vector<AnnotationSite> sites = FindAnnotations(text, lines);
  std::vector<bool> touched(lines.size(), false);
  std::vector<bool> wholly(lines.size(), false);
  auto site = sites.begin();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    while (site != sites.end() && site->whole.end <= lines[i].begin) ++site;
    touched[i] = site != sites.end() && Ends(*site, lines[i]);
    wholly[i] = touched[i] && site->whole.begin <= lines[i].begin;
  }
  std::vector<ItemDraft> items;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    // An annotation on its own line belongs to the paragraph above.
    const bool annotated = touched[i] || (i + 1 < lines.size() && wholly[i + 1] &&
                                          AreNeighbours(lines[i], lines[i + 1]));
    const bool starts = rule == ParagraphRule::kHeaded ? IsHeaded(text, lines[i]) : annotated;
    if (starts && !wholly[i]) {
      items.emplace_back();
      items.back().source.begin = lines[i].begin;
    }
    if (items.empty()) continue;
    items.back().lines.push_back(lines[i]);
    items.back().source.end = lines[i].end;
  }
  for (ItemDraft& item : items) {
    item.sites = FindAnnotations(text, item.lines);
    item.heading = HeadingOf(text, item.lines, item.sites);
  }
  return items;
}

bool HoldsUnnumberedItems(const PlanText& text, const std::vector<ItemDraft>& items) {
  std::size_t heading_only = 0;
  std::size_t considered = 0;
  Paragraphs total;
  for (const ItemDraft& item : items) {
    if (item.style > NumberStyle::kChineseParen) return false;
    if (IsGeneralHeading(text.View(item.heading))) continue;
    ++considered;
    if (!IsHeadingOnly(text, item)) continue;
    ++heading_only;
    const Paragraphs count = CountParagraphs(text, item);
    total.all += count.all;
    total.headed += count.headed;
    total.annotated += count.annotated;
  }
  if (considered == 0 || heading_only * 10 < considered * 6) return false;
  if (total.annotated > 0) return total.annotated * 10 > heading_only * 12;
  return total.all * 2 >= heading_only * 3 && total.headed * 10 >= total.all * 6;
}

ItemList SplitUnnumbered(const PlanText& text, ItemList list) {
  ItemList result;
  result.left = std::move(list.left);
  bool annotated = false;
  for (const ItemDraft& item : list.items) annotated = annotated || !item.sites.empty();
  const ParagraphRule rule = annotated ? ParagraphRule::kAnnotated : ParagraphRule::kHeaded;
  for (ItemDraft& section : list.items) {
    const std::vector<Range> below(section.lines.begin() + 1, section.lines.end());
    std::vector<ItemDraft> items;
    if (IsHeadingOnly(text, section)) items = SplitParagraphs(text, below, rule);
    if (items.empty()) {
      if (!IsGeneralHeading(text.View(section.heading))) {
        result.items.push_back(std::move(section));
      }
      continue;
    }
    std::vector<Range> headings = section.section;
    headings.push_back({section.number.begin, section.lines.front().end});
    for (ItemDraft& item : items) {
      item.section = headings;
      result.items.push_back(std::move(item));
    }
    for (const Range& line : below) {
      if (line.begin < result.items[result.items.size() - items.size()].source.begin) {
        result.left.push_back({.range = line});
      }
    }
  }
  return result;
}

}  // namespace duban::domain::plan_compiler
