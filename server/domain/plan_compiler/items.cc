#include "server/domain/plan_compiler/items.h"

#include <algorithm>

#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/item_level.h"
#include "server/domain/plan_compiler/title_line.h"
#include "server/domain/plan_compiler/unnumbered.h"

namespace duban::domain::plan_compiler {
namespace {

// Less than this behind a heading is no task text.
constexpr std::size_t kItemTextCharsMin = 8;
constexpr std::size_t kSectionCharsMax = 80;
constexpr std::size_t kLooseHeadingCharsMax = 20;

class Chooser {
 public:
  Chooser(const PlanText& text, const Outline& outline)
      : text_(text), outline_(outline), level_(FindItemLevel(text, outline)) {}

  ItemList Choose() {
    const auto& blocks = outline_.blocks;
    for (std::size_t i = LeaveCover(); i < blocks.size();) {
      CloseSections(blocks[i].Level());
      if (IsItem(i)) {
        TakeItem(i);
        i = blocks[i].subtree_end;
        continue;
      }
      sections_.push_back({blocks[i].Level(), SectionLine(blocks[i])});
      LeaveIntro(blocks[i]);
      ++i;
    }
    if (blocks.empty()) TakeAnnotatedParagraphs();
    return std::move(result_);
  }

 private:
  struct Section {
    int level;
    Range heading;
  };

  [[nodiscard]] bool IsItem(std::size_t i) const {
    const Block& block = outline_.blocks[i];
    if (block.lines.empty()) return false;
    if (level_.forced[i] || block.Level() == level_.level) return true;
    if (block.Level() > level_.level) return true;
    if (block.children > 0) return false;
    // A section without items of the usual depth is one itself if it says more than its heading.
    if (!block.sites.empty()) return true;
    const Range heading = HeadingOf(text_, block.lines, block.sites);
    if (IsGeneralHeading(text_.View(heading))) return false;
    std::size_t size = 0;
    for (const Range& line : block.lines) size += line.size();
    return size > heading.size() + kItemTextCharsMin;
  }

  // A cover notice may count 一、二、三、 or 1.2.3. itself before the plan starts at 一、. Its
  // points assign nothing to anybody, the plan's do. Returns the plan's first block.
  std::size_t LeaveCover() {
    const auto& blocks = outline_.blocks;
    const std::size_t plan = level_.annotated ? BehindCover() : 0;
    for (std::size_t k = 0; k < plan; ++k) {
      for (const Range& line : blocks[k].lines) result_.left.push_back({.range = line});
    }
    return plan;
  }

  [[nodiscard]] std::size_t BehindCover() const {
    const auto& blocks = outline_.blocks;
    bool counted = false;
    for (std::size_t i = 0; i < blocks.size() && blocks[i].sites.empty(); ++i) {
      const bool first = blocks[i].token.value == 1;
      if (blocks[i].token.style == NumberStyle::kChinese) {
        if (first && (counted || (i > 0 && CountsAnew(i)))) return i;
        counted = true;
      }
    }
    return 0;
  }

  // The points above block `i` are counted from 1 again below it.
  [[nodiscard]] bool CountsAnew(std::size_t i) const {
    const auto& blocks = outline_.blocks;
    const NumberToken& point = blocks.front().token;
    return point.value == 1 && std::any_of(blocks.begin() + static_cast<std::ptrdiff_t>(i),
                                           blocks.end(), [&](const Block& block) {
                                             return block.token.style == point.style &&
                                                    block.token.value == 1;
                                           });
  }

  void CloseSections(int level) {
    while (!sections_.empty() && sections_.back().level >= level) sections_.pop_back();
  }

  // 一、heading as printed; an introductory sentence behind it is left out.
  [[nodiscard]] Range SectionLine(const Block& block) const {
    Range line = {block.token.number.begin, block.token.number.end};
    if (block.lines.empty()) return line;
    const Range first = block.lines.front();
    const Range heading = HeadingOf(text_, block.lines, block.sites);
    const bool whole = first.end <= heading.end + 1 && first.size() <= kSectionCharsMax;
    line.end = whole ? first.end : std::min(heading.end, heading.begin + kSectionCharsMax);
    return line;
  }

  void LeaveIntro(const Block& block) {
    const Range heading = SectionLine(block);
    for (const Range& line : block.lines) {
      const Range rest = text_.Trim({std::max(line.begin, heading.end), line.end});
      if (rest.size() > kItemTextCharsMin) {
        result_.left.push_back({.range = rest, .annotated = !block.sites.empty()});
      }
    }
  }

  [[nodiscard]] std::vector<Range> SectionHeadings() const {
    std::vector<Range> headings;
    headings.reserve(sections_.size());
    for (const Section& section : sections_) headings.push_back(section.heading);
    return headings;
  }

  void TakeItem(std::size_t i) {
    const auto& blocks = outline_.blocks;
    ItemDraft item;
    item.number = blocks[i].token.number;
    item.value = blocks[i].token.value;
    item.style = blocks[i].token.style;
    item.section = SectionHeadings();
    for (std::size_t k = i; k < blocks[i].subtree_end; ++k) {
      for (Range line : blocks[k].lines) {
        // The number of a sub-point is part of the item's text.
        if (k > i && line == blocks[k].lines.front()) line.begin = blocks[k].token.number.begin;
        item.lines.push_back(line);
      }
      item.sites.insert(item.sites.end(), blocks[k].sites.begin(), blocks[k].sites.end());
    }
    item.heading = HeadingOf(text_, blocks[i].lines, blocks[i].sites);
    item.source = {item.number.begin, item.lines.back().end};
    for (const AnnotationSite& site : item.sites) {
      item.source.end = std::max(item.source.end, site.whole.end);
    }
    result_.items.push_back(std::move(item));
  }

  // A document without any numbers: paragraphs that carry an annotation.
  void TakeAnnotatedParagraphs() {
    for (ItemDraft& item : SplitParagraphs(text_, outline_.preamble, ParagraphRule::kAnnotated)) {
      result_.items.push_back(std::move(item));
    }
  }

  const PlanText& text_;
  const Outline& outline_;
  ItemLevel level_;
  std::vector<Section> sections_;
  ItemList result_;
};

bool IsHeadingShaped(const PlanText& text, Range line) {
  if (line.size() > kLooseHeadingCharsMax || line.size() < 3) return false;
  const std::u32string_view view = text.View(line);
  return std::none_of(view.begin(), view.end(), [](char32_t c) {
    return IsClauseEnd(c) || IsDigit(c) || IsCloseBracket(c) || c == U'.' || c == U'、';
  });
}

// A short line without punctuation between two items heads the second: 民生保障方面.
bool IsLooseHeading(const PlanText& text, const ItemDraft& item) {
  if (item.lines.size() < 2 || item.number.empty()) return false;
  const Range last = item.lines.back();
  const Range above = item.lines[item.lines.size() - 2];
  const auto ends = [&](char32_t c) { return IsSentenceEnd(c) || IsCloseBracket(c); };
  if (!ends(text.At(above.end - 1))) return false;
  if (!item.sites.empty() && item.sites.back().whole.end > last.begin) return false;
  return IsHeadingShaped(text, last);
}

// Sections may be unnumbered: their headings were read as the last line of the item before, the
// first one as the last line above all items.
void LiftLooseHeadings(const PlanText& text, const std::vector<Range>& preamble,
                       std::vector<ItemDraft>& items) {
  Range heading;
  std::size_t headed = items.size();  // the first item below a lifted heading
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!items[i].section.empty()) return;
    if (!heading.empty()) {
      items[i].section.push_back(heading);
      headed = std::min(headed, i);
    }
    if (i + 1 == items.size() || !IsLooseHeading(text, items[i])) continue;
    heading = items[i].lines.back();
    items[i].lines.pop_back();
    items[i].source.end = items[i].lines.back().end;
    for (const AnnotationSite& site : items[i].sites) {
      items[i].source.end = std::max(items[i].source.end, site.whole.end);
    }
  }
  const bool first = headed < items.size() && !preamble.empty() &&
                     IsHeadingShaped(text, preamble.back()) &&
                     !IsTitleLike(text.View(preamble.back()));
  for (std::size_t i = 0; first && i < headed; ++i) items[i].section.push_back(preamble.back());
}

// 各地区、各部门要…, 以上…: what a document says behind its last item to everybody.
bool IsClosing(std::u32string_view line) {
  constexpr WordList kEverybody = {U"各地",   U"各部门", U"各单位", U"各县",   U"各区",
                                   U"各市",   U"各级",   U"各乡",   U"各镇",   U"各街道",
                                   U"各科室", U"各处室", U"各责任", U"各牵头", U"各有关",
                                   U"各相关", U"请各",   U"以上",   U"上述",   U"有关部门要"};
  constexpr WordList kThis = {U"本方案", U"本通知", U"本意见", U"本要点",
                              U"本措施", U"本计划", U"本清单", U"本办法"};
  return LongestPrefix(line, kEverybody) > 0 || LongestPrefix(line, kThis) > 0;
}

// Behind the annotation that ends the last item a closing paragraph is none of its text.
void LeaveClosing(const PlanText& text, ItemList& list) {
  if (list.items.empty() || list.items.back().sites.empty()) return;
  ItemDraft& last = list.items.back();
  const std::size_t said = last.sites.back().whole.end;
  const auto closing = std::find_if(
      last.lines.begin() + 1, last.lines.end(),
      [&](const Range& line) { return line.begin >= said && IsClosing(text.View(line)); });
  if (closing == last.lines.end()) return;
  for (auto line = closing; line != last.lines.end(); ++line) {
    list.left.push_back({.range = *line});
  }
  last.lines.erase(closing, last.lines.end());
  last.source.end = std::max(said, last.lines.back().end);
}

}  // namespace

std::size_t ItemList::Begin() const {
  std::size_t begin = items.front().source.begin;
  // The title above a table stands for its rows' section and is still the title.
  if (table_begin && *table_begin <= begin) return *table_begin;
  for (const Range& section : items.front().section) begin = std::min(begin, section.begin);
  return begin;
}

ItemList ChooseItems(const PlanText& text, const Outline& outline) {
  ItemList list = Chooser(text, outline).Choose();
  LiftLooseHeadings(text, outline.preamble, list.items);
  if (HoldsUnnumberedItems(text, list.items)) list = SplitUnnumbered(text, std::move(list));
  LeaveClosing(text, list);
  return list;
}

}  // namespace duban::domain::plan_compiler
