#include "server/documents/docx_numbering.h"

#include <algorithm>
#include <string_view>

#include "server/documents/numeral_format.h"
#include "server/documents/xml_part.h"

namespace duban::documents {
namespace {

// Signs of symbol fonts lie in the private use area and mean nothing outside of them.
bool IsPrintable(std::string_view sign) {
  return sign.find('\xEE') == std::string_view::npos && sign.find('\xEF') == std::string_view::npos;
}

}  // namespace

DocxNumbering::DocxNumbering(const pugi::xml_node& root, const DocxStyles& styles)
    : styles_(styles) {
  for (const pugi::xml_node& node : root.children()) {
    if (Is(node, "abstractNum")) ReadAbstract(node);
  }
  for (const pugi::xml_node& node : root.children()) {
    if (Is(node, "num")) ReadList(node);
  }
}

std::size_t DocxNumbering::LevelIndex(const pugi::xml_node& node) {
  return static_cast<std::size_t>(
      std::clamp(IntAttribute(node, "ilvl", 0), 0, static_cast<int>(kLevels) - 1));
}

DocxNumbering::Level DocxNumbering::ReadLevel(const pugi::xml_node& node) {
  Level level;
  level.start = IntAttribute(Child(node, "start"), "val", 1);
  if (const std::string format = Attribute(Child(node, "numFmt"), "val"); !format.empty()) {
    level.format = format;
  }
  level.text = Attribute(Child(node, "lvlText"), "val");
  level.style = Attribute(Child(node, "pStyle"), "val");
  level.legal = IsOn(Child(node, "isLgl"));
  if (const pugi::xml_node again = Child(node, "lvlRestart"); !again.empty()) {
    level.again = IntAttribute(again, "val", 0);
  }
  return level;
}

void DocxNumbering::ReadAbstract(const pugi::xml_node& node) {
  const std::string id = Attribute(node, "abstractNumId");
  Levels& levels = abstracts_[id];
  for (const pugi::xml_node& child : node.children()) {
    if (Is(child, "lvl")) levels[LevelIndex(child)] = ReadLevel(child);
    if (Is(child, "numStyleLink")) style_links_[id] = Attribute(child, "val");
  }
}

void DocxNumbering::ReadList(const pugi::xml_node& node) {
  List& list = lists_[Attribute(node, "numId")];
  list.abstract = Attribute(Child(node, "abstractNumId"), "val");
  for (const pugi::xml_node& child : node.children()) {
    if (!Is(child, "lvlOverride")) continue;
    const std::size_t level = LevelIndex(child);
    if (const pugi::xml_node start = Child(child, "startOverride"); !start.empty()) {
      list.starts[level] = IntAttribute(start, "val", 1);
    }
    if (const pugi::xml_node lvl = Child(child, "lvl"); !lvl.empty()) {
      list.levels[level] = ReadLevel(lvl);
    }
  }
}

std::optional<DocxNumbering::Place> DocxNumbering::PlaceOf(const pugi::xml_node& properties) const {
  const std::string style = Attribute(Child(properties, "pStyle"), "val");
  const pugi::xml_node own = Child(properties, "numPr");
  std::string id = Attribute(Child(own, "numId"), "val");
  int level = IntAttribute(Child(own, "ilvl"), "val", -1);
  const bool from_style = id.empty();
  if (from_style) {
    const DocxStyles::Numbering numbering = styles_.NumberingOf(style);
    id = numbering.list;
    if (level < 0) level = numbering.level;
  }
  const auto list = lists_.find(id);
  if (id.empty() || id == "0" || list == lists_.end()) return std::nullopt;
  const auto abstract = abstracts_.find(list->second.abstract);
  if (from_style && level < 0 && abstract != abstracts_.end()) {
    const auto tied =
        std::find_if(abstract->second.begin(), abstract->second.end(),
                     [&style](const Level& l) { return !style.empty() && l.style == style; });
    if (tied != abstract->second.end()) level = static_cast<int>(tied - abstract->second.begin());
  }
  return Place{id, static_cast<std::size_t>(std::clamp(level, 0, static_cast<int>(kLevels) - 1))};
}

const DocxNumbering::Level& DocxNumbering::LevelOf(const List& list, std::size_t level) const {
  static const Levels kNone;
  if (const auto own = list.levels.find(level); own != list.levels.end()) return own->second;
  std::string abstract = list.abstract;
  if (const auto link = style_links_.find(abstract); link != style_links_.end()) {
    const auto linked = lists_.find(styles_.NumberingOf(link->second).list);
    if (linked != lists_.end()) abstract = linked->second.abstract;
  }
  const auto found = abstracts_.find(abstract);
  return found == abstracts_.end() ? kNone[level] : found->second[level];
}

void DocxNumbering::Count(const Place& place, const List& list) {
  auto& counts = counts_[list.abstract];
  std::optional<int>& count = counts[place.level];
  const bool first = begun_.emplace(place.list, place.level).second;
  const auto start = list.starts.find(place.level);
  if (first && start != list.starts.end()) {
    count = start->second;
  } else {
    count = count ? std::min(*count, 1 << 20) + 1 : LevelOf(list, place.level).start;
  }
  for (std::size_t below = place.level + 1; below < kLevels; ++below) {
    const int again = LevelOf(list, below).again.value_or(static_cast<int>(below));
    if (static_cast<int>(place.level) < again) counts[below].reset();
  }
}

std::string DocxNumbering::Label(const Place& place, const List& list) const {
  const auto& counts = counts_.at(list.abstract);
  const Level& level = LevelOf(list, place.level);
  if (level.format == "bullet") return IsPrintable(level.text) ? level.text : "";
  std::string label;
  for (std::size_t i = 0; i < level.text.size(); ++i) {
    const char digit = i + 1 < level.text.size() ? level.text[i + 1] : '\0';
    if (level.text[i] != '%' || digit < '1' || digit > '9') {
      label.push_back(level.text[i]);
      continue;
    }
    ++i;
    const auto of = static_cast<std::size_t>(digit - '1');
    const Level& shown = LevelOf(list, of);
    label += FormatNumeral(counts[of].value_or(shown.start),
                           level.legal ? std::string_view("decimal") : shown.format);
  }
  return label;
}

std::string DocxNumbering::Next(const pugi::xml_node& properties) {
  const std::optional<Place> place = PlaceOf(properties);
  if (!place) return "";
  const List& list = lists_.at(place->list);
  Count(*place, list);
  return Label(*place, list);
}

}  // namespace duban::documents
