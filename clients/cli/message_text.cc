#include "clients/cli/message_text.h"

#include <algorithm>

#include <google/protobuf/util/json_util.h>
#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

namespace duban::cli {
namespace {

using Json = nlohmann::ordered_json;

// yaml-cpp writes a string plain where the grammar allows, though a reader would then take true,
// 12 or 2026-01-01 for something else. Only text that starts like a word is left plain.
bool MayStandPlain(const std::string& text) {
  if (text.empty()) return false;
  const auto first = static_cast<unsigned char>(text.front());
  if (first >= 0x80) return true;
  if (std::isalpha(first) == 0) return false;
  static constexpr const char* kTaken[] = {"true", "false", "yes", "no",  "on", "off",
                                           "null", "y",     "n",   "nan", "inf"};
  std::string lower = text;
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::find(std::begin(kTaken), std::end(kTaken), lower) == std::end(kTaken);
}

void Emit(YAML::Emitter& out, const Json& node) {
  switch (node.type()) {
    case Json::value_t::object:
      out << (node.empty() ? YAML::Flow : YAML::Block) << YAML::BeginMap;
      for (const auto& [key, value] : node.items()) {
        out << YAML::Key << key << YAML::Value;
        Emit(out, value);
      }
      out << YAML::EndMap;
      break;
    case Json::value_t::array:
      out << (node.empty() ? YAML::Flow : YAML::Block) << YAML::BeginSeq;
      for (const Json& value : node) Emit(out, value);
      out << YAML::EndSeq;
      break;
    case Json::value_t::string: {
      const auto& text = node.get_ref<const std::string&>();
      if (!MayStandPlain(text)) out << YAML::DoubleQuoted;
      out << text;
      break;
    }
    case Json::value_t::null:
      out << YAML::Null;
      break;
    default:  // numbers and booleans are written alike in both
      out << node.dump();
      break;
  }
}

}  // namespace

std::string JsonText(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.always_print_primitive_fields = true;
  options.preserve_proto_field_names = true;
  std::string json;
  // Cannot fail: our protos have no Any, and times are the server's.
  static_cast<void>(google::protobuf::util::MessageToJsonString(message, &json, options));
  return json;
}

std::string YamlText(const std::string& json) {
  YAML::Emitter out;
  out.SetIndent(2);
  Emit(out, Json::parse(json));
  return std::string(out.c_str(), out.size()) + "\n";
}

}  // namespace duban::cli
