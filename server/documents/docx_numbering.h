// Automatic numbering of a DOCX: what stands in front of a paragraph although no text says so.
// Counts as a word processor does: lists of one abstract definition share a count, a level starts
// again below a higher one, an override starts a list anew at its first paragraph. Not thread-safe.
#ifndef DUBAN_SERVER_DOCUMENTS_DOCX_NUMBERING_H_
#define DUBAN_SERVER_DOCUMENTS_DOCX_NUMBERING_H_

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <pugixml.hpp>

#include "server/documents/docx_styles.h"

namespace duban::documents {

class DocxNumbering {
 public:
  // `root` is the element <w:numbering>; a null one means no lists.
  DocxNumbering(const pugi::xml_node& root, const DocxStyles& styles);

  // The label of the next paragraph, "" for none or a bullet without a printable sign. Counts.
  // `properties` is its <w:pPr>.
  std::string Next(const pugi::xml_node& properties);

 private:
  static constexpr std::size_t kLevels = 9;
  struct Level {
    int start = 1;
    std::string format = "decimal";
    std::string text;          // "（%1）"
    std::string style;         // of the paragraphs that are at this level
    std::optional<int> again;  // the level, from 1, below which it starts again; 0: never
    bool legal = false;        // all numbers decimal
  };
  using Levels = std::array<Level, kLevels>;
  struct List {
    std::string abstract;
    std::map<std::size_t, int> starts;
    std::map<std::size_t, Level> levels;  // replaced ones
  };
  struct Place {
    std::string list;
    std::size_t level = 0;
  };

  static Level ReadLevel(const pugi::xml_node& node);
  static std::size_t LevelIndex(const pugi::xml_node& node);
  void ReadAbstract(const pugi::xml_node& node);
  void ReadList(const pugi::xml_node& node);
  [[nodiscard]] std::optional<Place> PlaceOf(const pugi::xml_node& properties) const;
  [[nodiscard]] const Level& LevelOf(const List& list, std::size_t level) const;
  void Count(const Place& place, const List& list);
  [[nodiscard]] std::string Label(const Place& place, const List& list) const;

  const DocxStyles& styles_;
  std::map<std::string, Levels> abstracts_;
  std::map<std::string, std::string> style_links_;  // abstract → the style that names its list
  std::map<std::string, List> lists_;
  std::map<std::string, std::array<std::optional<int>, kLevels>> counts_;  // by abstract
  std::set<std::pair<std::string, std::size_t>> begun_;  // (list, level) that have counted
};

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_DOCX_NUMBERING_H_
