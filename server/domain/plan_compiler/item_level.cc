#include "server/domain/plan_compiler/item_level.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "server/domain/plan_compiler/annotation_site.h"
#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

// Above this a heading has a text of its own, and numbers below it are its points.
constexpr std::size_t kIntroCharsMax = 200;

std::size_t TextSize(const Block& block) {
  std::size_t size = 0;
  for (const Range& line : block.lines) size += line.size();
  return size;
}

class LevelFinder {
 public:
  LevelFinder(const PlanText& text, const Outline& outline)
      : text_(text), blocks_(outline.blocks), below_(blocks_.size() + 1, 0) {
    assigning_.reserve(blocks_.size());
    for (const Block& block : blocks_) assigning_.push_back(AssigningSite(block));
    // A date in brackets (3月底前) assigns a point to nobody, unless the document names no one.
    const auto named = [](const AnnotationSite* site) { return site != nullptr; };
    if (std::none_of(assigning_.begin(), assigning_.end(), named)) {
      for (std::size_t i = 0; i < blocks_.size(); ++i) {
        if (!blocks_[i].sites.empty()) assigning_[i] = &blocks_[i].sites.front();
      }
    }
    // Prefix sums answer "how many annotated blocks in this subtree" at once.
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      below_[i + 1] = below_[i] + (assigning_[i] != nullptr ? 1U : 0U);
    }
    result_.forced.assign(blocks_.size(), false);
  }

  ItemLevel Find() {
    if (blocks_.empty()) return result_;
    result_.annotated = below_.back() > 0;
    if (!result_.annotated || !Vote()) result_.level = LevelByShape();
    return std::move(result_);
  }

 private:
  // The first annotation that names somebody.
  [[nodiscard]] const AnnotationSite* AssigningSite(const Block& block) const {
    const auto found =
        std::find_if(block.sites.begin(), block.sites.end(), [this](const AnnotationSite& site) {
          const Annotation said = ReadSite(text_, site);
          return !said.lead.empty() || !said.support.empty() || !said.responsible.empty() ||
                 !said.leader.empty() || !said.person.empty();
        });
    return found == block.sites.end() ? nullptr : &*found;
  }

  [[nodiscard]] std::size_t Annotated(std::size_t from, std::size_t to) const {
    return below_[to] - below_[from];
  }

  // Every annotation votes for the depth of the block it belongs to.
  bool Vote() {
    std::array<std::size_t, kStyleCount> votes{};
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (assigning_[i] == nullptr) continue;
      std::size_t owner = i;
      if (ClosesItsParent(i)) {
        owner = blocks_[i].parent;
        result_.forced[owner] = true;
      } else if (blocks_[i].children > 0 && Annotated(i + 1, blocks_[i].subtree_end) == 0) {
        result_.forced[i] = true;
      }
      ++votes[static_cast<std::size_t>(blocks_[owner].Level())];
    }
    const auto best = std::max_element(votes.begin(), votes.end());
    result_.level = static_cast<int>(best - votes.begin());
    return *best > 0;
  }

  // The annotation behind the last of several sub-points, none of the others having one.
  [[nodiscard]] bool ClosesItsParent(std::size_t i) const {
    const std::size_t parent = blocks_[i].parent;
    if (parent == kNoBlock || blocks_[parent].children < 2) return false;
    if (blocks_[i].subtree_end != blocks_[parent].subtree_end) return false;
    // In a plan's ordinary section the last item may be the only one annotated: only points
    // deeper than 1. or inside a paragraph are taken for parts of a whole.
    const bool part =
        !blocks_[i].at_line_start || blocks_[i].Level() > 3 || assigning_[i]->own_line;
    return part && Annotated(parent, i) == 0;
  }

  // No annotations: go deeper as long as most blocks of a depth are mere headings of the next.
  [[nodiscard]] int LevelByShape() const {
    std::array<std::size_t, kStyleCount> count{};
    for (const Block& block : blocks_) ++count[static_cast<std::size_t>(block.Level())];
    // （1） is a point of 1., and an item only where nothing is numbered 1.
    const auto arabic = static_cast<std::size_t>(NumberStyle::kArabic);
    const int deepest = static_cast<int>(count[arabic] > 0 ? arabic : arabic + 1);
    int level = 0;
    while (level + 1 < kStyleCount && count[static_cast<std::size_t>(level)] == 0) ++level;
    for (int next = level + 1; next <= deepest; ++next) {
      if (count[static_cast<std::size_t>(next)] == 0) continue;
      if (!AreHeadings(level, next)) break;
      level = next;
    }
    return level;
  }

  [[nodiscard]] bool AreHeadings(int level, int next) const {
    std::size_t total = 0;
    std::size_t with_items = 0;
    std::size_t own_text = 0;
    std::size_t inside = 0;
    std::size_t points = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Block& block = blocks_[i];
      if (block.Level() == next) {
        ++points;
        inside += block.at_line_start ? 0U : 1U;
      }
      if (block.Level() != level) continue;
      if (IsGeneralHeading(text_.View(HeadingOf(text_, block.lines, block.sites)))) continue;
      ++total;
      if (block.children == 0 || i + 1 >= blocks_.size() || blocks_[i + 1].Level() > next) continue;
      ++with_items;
      own_text += TextSize(block);
    }
    if (with_items == 0 || inside * 2 > points) return false;
    return with_items * 2 >= total && own_text / with_items <= kIntroCharsMax;
  }

  const PlanText& text_;
  const std::vector<Block>& blocks_;
  std::vector<const AnnotationSite*> assigning_;  // of each block
  std::vector<std::size_t> below_;
  ItemLevel result_;
};

}  // namespace

ItemLevel FindItemLevel(const PlanText& text, const Outline& outline) {
  return LevelFinder(text, outline).Find();
}

bool IsGeneralHeading(std::u32string_view heading) {
  constexpr WordList kGeneral = {U"总体要求", U"指导思想", U"总体思路", U"基本原则", U"工作目标",
                                 U"主要目标", U"总体目标", U"工作思路", U"发展目标", U"目标要求",
                                 U"工作要求", U"有关要求", U"总体安排", U"目标任务"};
  return heading.size() <= 14 && ContainsAny(heading, kGeneral);
}

}  // namespace duban::domain::plan_compiler
