#include "server/documents/xml_part.h"

#include <cstddef>
#include <utility>

#include <absl/strings/numbers.h>
#include <absl/strings/str_cat.h>

#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/documents/document_refusal.h"

namespace duban::documents {
namespace {

constexpr unsigned kParseFlags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                                 pugi::parse_doctype | pugi::parse_ws_pcdata_single;

std::string_view WithoutPrefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Goes round the tree without recursion: its depth is what has to be found out.
absl::Status CheckShape(const pugi::xml_document& document, const std::string& name) {
  std::size_t depth = 0;
  std::size_t elements = 0;
  pugi::xml_node node = document.first_child();
  while (!node.empty()) {
    if (node.type() == pugi::node_doctype) return Damaged(name + " 含有不允许的 DTD 声明");
    if (++elements > limits::kDocumentElementsMax) return UnpacksTooLarge(name + " 元素过多");
    if (!node.first_child().empty()) {
      if (++depth > limits::kDocumentDepthMax) return TooDeep();
      node = node.first_child();
      continue;
    }
    while (node.next_sibling().empty()) {
      node = node.parent();
      if (depth == 0 || node.empty()) return absl::OkStatus();
      --depth;
    }
    node = node.next_sibling();
  }
  return absl::OkStatus();
}

// word/document.xml → word/_rels/document.xml.rels
std::string RelationshipsOf(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
  return absl::StrCat(part.substr(0, name), "_rels/", part.substr(name), ".rels");
}

// A target is relative to its part's folder, or absolute; ".." goes up, never above the package.
std::string Resolve(const std::string& part, const std::string& target) {
  const std::size_t slash = part.rfind('/');
  std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
  std::string rest = target;
  if (rest.starts_with("/")) {
    folder.clear();
    rest.erase(0, 1);
  }
  while (rest.starts_with("../") || rest.starts_with("./")) {
    if (rest.starts_with("../") && !folder.empty()) {
      folder.pop_back();
      const std::size_t up = folder.rfind('/');
      folder.resize(up == std::string::npos ? 0 : up + 1);
    }
    rest.erase(0, rest.find('/') + 1);
  }
  return folder + rest;
}

}  // namespace

absl::StatusOr<XmlDocument> ParseXml(const std::string& xml, const std::string& name) {
  auto document = std::make_unique<pugi::xml_document>();
  const pugi::xml_parse_result result = document->load_buffer(xml.data(), xml.size(), kParseFlags);
  if (result.status == pugi::status_out_of_memory) return TooCostly();
  if (!result) return Damaged(absl::StrCat(name, " 第 ", result.offset, " 字节处不是有效的 XML"));
  RETURN_IF_ERROR(CheckShape(*document, name));
  return document;
}

absl::StatusOr<XmlDocument> ReadXmlPart(ZipArchive& archive, const std::string& name) {
  ASSIGN_OR_RETURN(const std::string xml, archive.Read(name));
  return ParseXml(xml, name);
}

absl::StatusOr<XmlDocument> ReadOptionalXmlPart(ZipArchive& archive, const std::string& name) {
  if (!archive.Has(name)) return std::make_unique<pugi::xml_document>();
  return ReadXmlPart(archive, name);
}

absl::StatusOr<std::map<std::string, std::string>> ReadRelationships(ZipArchive& archive,
                                                                     const std::string& part) {
  ASSIGN_OR_RETURN(const XmlDocument document, ReadOptionalXmlPart(archive, RelationshipsOf(part)));
  std::map<std::string, std::string> targets;
  for (const pugi::xml_node& node : document->document_element().children()) {
    if (!Is(node, "Relationship") || Attribute(node, "TargetMode") == "External") continue;
    targets[Attribute(node, "Id")] = Resolve(part, Attribute(node, "Target"));
  }
  return targets;
}

absl::StatusOr<std::string> MainPart(ZipArchive& archive, const std::string& usual) {
  ASSIGN_OR_RETURN(const XmlDocument document, ReadOptionalXmlPart(archive, "_rels/.rels"));
  for (const pugi::xml_node& node : document->document_element().children()) {
    if (!Attribute(node, "Type").ends_with("/officeDocument")) continue;
    std::string part = Resolve("", Attribute(node, "Target"));
    if (archive.Has(part)) return part;
  }
  return usual;
}

std::string_view LocalName(const pugi::xml_node& node) { return WithoutPrefix(node.name()); }

bool Is(const pugi::xml_node& node, std::string_view local_name) {
  return LocalName(node) == local_name;
}

pugi::xml_node Child(const pugi::xml_node& node, std::string_view local_name) {
  for (const pugi::xml_node& child : node.children()) {
    if (Is(child, local_name)) return child;
  }
  return {};
}

std::string Attribute(const pugi::xml_node& node, std::string_view local_name) {
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    if (WithoutPrefix(attribute.name()) == local_name) return attribute.value();
  }
  return "";
}

int IntAttribute(const pugi::xml_node& node, std::string_view local_name, int otherwise) {
  int value = 0;
  return absl::SimpleAtoi(Attribute(node, local_name), &value) ? value : otherwise;
}

bool IsOn(const pugi::xml_node& node) {
  if (node.empty()) return false;
  const std::string value = Attribute(node, "val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

}  // namespace duban::documents
