// YAML without its surprises: one document of maps, sequences and scalars. Duplicate and unknown
// keys, anchors, aliases, tags and a second document are errors, each with line and column. No
// state: thread-safe.
#ifndef DUBAN_SERVER_BASE_STRICT_YAML_H_
#define DUBAN_SERVER_BASE_STRICT_YAML_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

namespace duban::base {

struct YamlEntry;

// A value as written, with its place (both from 1).
struct YamlNode {
  enum class Kind { kNull, kScalar, kSequence, kMap };

  Kind kind = Kind::kNull;
  std::string text;     // of a scalar
  bool quoted = false;  // a quoted scalar is text, never a number or a flag
  std::vector<YamlNode> items;
  std::vector<YamlEntry> entries;  // in the order written, keys distinct
  int line = 0;
  int column = 0;
};

struct YamlEntry {
  std::string key;
  YamlNode value;
};

// Errors: INVALID_ARGUMENT, one "line:column: what" a line. An empty document is a null node.
absl::StatusOr<YamlNode> ParseYaml(const std::string& text);

// What is wrong with a document, gathered while it is decoded so that all of it is told at once.
class YamlErrors {
 public:
  void Add(const YamlNode& at, const std::string& what);
  bool Empty() const { return lines_.empty(); }
  // OK, or INVALID_ARGUMENT with one "line:column: what" a line.
  absl::Status ToStatus() const;

 private:
  std::vector<std::string> lines_;
};

// Decodes one map: each getter names a key that may be there, Finish refuses all others. A missing
// optional key gives the default, a wrong one the default and an error. Both references must
// outlive it.
class YamlMap {
 public:
  YamlMap(const YamlNode& node, YamlErrors& errors);

  std::string RequiredText(const std::string& key);
  std::string Text(const std::string& key, const std::string& fallback);
  std::int64_t Integer(const std::string& key, std::int64_t fallback, std::int64_t min,
                       std::int64_t max);
  bool Flag(const std::string& key, bool fallback);
  // The map below a key; null if there is none.
  const YamlNode* Child(const std::string& key);
  bool Has(const std::string& key) const;
  // An error at the key's place, or at the map's where the key is missing.
  void Complain(const std::string& key, const std::string& what);
  void Finish();

 private:
  const YamlNode* Find(const std::string& key);
  const YamlNode* Scalar(const std::string& key);

  const YamlNode& node_;
  YamlErrors& errors_;
  std::set<std::string> known_;
};

}  // namespace duban::base

#endif  // DUBAN_SERVER_BASE_STRICT_YAML_H_
