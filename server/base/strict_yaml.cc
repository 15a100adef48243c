#include "server/base/strict_yaml.h"

#include <sstream>
#include <utility>

#include <absl/strings/numbers.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "server/base/status.h"

namespace duban::base {
namespace {

constexpr std::size_t kDepthMax = 32;

std::string At(int line, int column, const std::string& what) {
  return std::to_string(line) + ":" + std::to_string(column) + ": " + what;
}

// Builds YamlNodes from the parser's events, which still show what the node tree of yaml-cpp has
// already resolved away: aliases, tags and repeated keys.
class TreeBuilder final : public YAML::EventHandler {
 public:
  explicit TreeBuilder(YamlErrors& errors) : errors_(errors) {}

  YamlNode TakeRoot() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Check(mark, "", anchor);
    Place(Make(YamlNode::Kind::kNull, mark));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    YamlNode node = Make(YamlNode::Kind::kNull, mark);
    errors_.Add(node, "aliases are not taken");
    Place(std::move(node));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    Check(mark, tag, anchor);
    YamlNode node = Make(YamlNode::Kind::kScalar, mark);
    node.text = value;
    node.quoted = tag == "!";
    Place(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    Check(mark, tag, anchor);
    Open(Make(YamlNode::Kind::kSequence, mark));
  }
  void OnSequenceEnd() override { Close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    Check(mark, tag, anchor);
    Open(Make(YamlNode::Kind::kMap, mark));
  }
  void OnMapEnd() override { Close(); }

 private:
  // A container under construction; `key` is set between a map's key and its value.
  struct Frame {
    YamlNode node;
    std::optional<YamlNode> key;
  };

  static YamlNode Make(YamlNode::Kind kind, const YAML::Mark& mark) {
    YamlNode node;
    node.kind = kind;
    node.line = mark.line + 1;
    node.column = mark.column + 1;
    return node;
  }

  void Check(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    const YamlNode at = Make(YamlNode::Kind::kNull, mark);
    if (anchor != 0) errors_.Add(at, "anchors are not taken");
    // "?" is a plain value without a tag, "!" a quoted one.
    if (!tag.empty() && tag != "?" && tag != "!") errors_.Add(at, "tags are not taken");
    if (frames_.size() >= kDepthMax) throw YAML::ParserException(mark, "nested too deep");
  }

  void Open(YamlNode node) { frames_.push_back({std::move(node), std::nullopt}); }

  void Close() {
    YamlNode node = std::move(frames_.back().node);
    frames_.pop_back();
    Place(std::move(node));
  }

  void Place(YamlNode node) {
    if (frames_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& frame = frames_.back();
    if (frame.node.kind == YamlNode::Kind::kSequence) {
      frame.node.items.push_back(std::move(node));
    } else if (!frame.key) {
      if (node.kind != YamlNode::Kind::kScalar) errors_.Add(node, "a key must be text");
      frame.key = std::move(node);
    } else {
      PlaceEntry(frame, std::move(node));
    }
  }

  void PlaceEntry(Frame& frame, YamlNode value) {
    const YamlNode key = *std::move(frame.key);
    frame.key.reset();
    for (const auto& [name, unused] : frame.node.entries) {
      if (name == key.text) {
        errors_.Add(key, "key \"" + key.text + "\" is given twice");
        return;
      }
    }
    frame.node.entries.push_back({key.text, std::move(value)});
  }

  YamlErrors& errors_;
  YamlNode root_;
  std::vector<Frame> frames_;
};

}  // namespace

absl::StatusOr<YamlNode> ParseYaml(const std::string& text) {
  YamlErrors errors;
  TreeBuilder builder(errors);
  try {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    YamlNode root = builder.TakeRoot();
    TreeBuilder second(errors);
    if (parser.HandleNextDocument(second)) errors.Add(root, "one document only");
    RETURN_IF_ERROR(errors.ToStatus());
    return root;
  } catch (const YAML::Exception& e) {
    return absl::InvalidArgumentError(At(e.mark.line + 1, e.mark.column + 1, e.msg));
  }
}

void YamlErrors::Add(const YamlNode& at, const std::string& what) {
  lines_.push_back(At(at.line, at.column, what));
}

absl::Status YamlErrors::ToStatus() const {
  if (lines_.empty()) return absl::OkStatus();
  std::string text;
  for (const std::string& line : lines_) {
    if (!text.empty()) text += '\n';
    text += line;
  }
  return absl::InvalidArgumentError(text);
}

YamlMap::YamlMap(const YamlNode& node, YamlErrors& errors) : node_(node), errors_(errors) {
  if (node.kind != YamlNode::Kind::kMap) errors.Add(node, "a map of keys and values is wanted");
}

const YamlNode* YamlMap::Find(const std::string& key) {
  known_.insert(key);
  for (const auto& [name, value] : node_.entries) {
    if (name == key) return &value;
  }
  return nullptr;
}

const YamlNode* YamlMap::Scalar(const std::string& key) {
  const YamlNode* value = Find(key);
  if (value != nullptr && value->kind != YamlNode::Kind::kScalar) {
    errors_.Add(*value, key + ": a single value is wanted");
    return nullptr;
  }
  return value;
}

std::string YamlMap::RequiredText(const std::string& key) {
  const YamlNode* value = Scalar(key);
  if (value == nullptr || value->text.empty()) {
    if (!Has(key) || value != nullptr) Complain(key, "must be given");
    return "";
  }
  return value->text;
}

std::string YamlMap::Text(const std::string& key, const std::string& fallback) {
  const YamlNode* value = Scalar(key);
  return value == nullptr ? fallback : value->text;
}

std::int64_t YamlMap::Integer(const std::string& key, std::int64_t fallback, std::int64_t min,
                              std::int64_t max) {
  const YamlNode* value = Scalar(key);
  if (value == nullptr) return fallback;
  std::int64_t number = 0;
  if (value->quoted || !absl::SimpleAtoi(value->text, &number)) {
    errors_.Add(*value, key + ": a whole number is wanted");
    return fallback;
  }
  if (number < min || number > max) {
    errors_.Add(*value, key + ": " + std::to_string(min) + " to " + std::to_string(max));
    return fallback;
  }
  return number;
}

bool YamlMap::Flag(const std::string& key, bool fallback) {
  const YamlNode* value = Scalar(key);
  if (value == nullptr) return fallback;
  if (!value->quoted && value->text == "true") return true;
  if (!value->quoted && value->text == "false") return false;
  errors_.Add(*value, key + ": true or false");
  return fallback;
}

const YamlNode* YamlMap::Child(const std::string& key) { return Find(key); }

bool YamlMap::Has(const std::string& key) const {
  for (const auto& [name, value] : node_.entries) {
    if (name == key) return true;
  }
  return false;
}

void YamlMap::Complain(const std::string& key, const std::string& what) {
  const YamlNode* value = Find(key);
  errors_.Add(value == nullptr ? node_ : *value, key + ": " + what);
}

void YamlMap::Finish() {
  for (const auto& [name, value] : node_.entries) {
    if (known_.count(name) != 0) continue;
    std::string known;
    for (const std::string& key : known_) {
      if (!known.empty()) known += ", ";
      known += key;
    }
    errors_.Add(value, "unknown key \"" + name + "\"; known are " + known);
  }
}

}  // namespace duban::base
