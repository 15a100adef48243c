// XML of office documents, bounded: no DTD (so no entities but XML's own five), no depth that a
// recursive walk could not go down. Names are compared without their prefix, which a producer may
// choose. Thread-safe: no state.
#ifndef DUBAN_SERVER_DOCUMENTS_XML_PART_H_
#define DUBAN_SERVER_DOCUMENTS_XML_PART_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include <absl/status/statusor.h>

#include "server/documents/zip_archive.h"

namespace duban::documents {

using XmlDocument = std::unique_ptr<pugi::xml_document>;

// `name` is for the message. Errors: DOCUMENT_DAMAGED, DOCUMENT_TOO_DEEP, DOCUMENT_TOO_LARGE.
absl::StatusOr<XmlDocument> ParseXml(const std::string& xml, const std::string& name);

// Reads and parses a part of the archive. Errors: as ZipArchive::Read and ParseXml.
absl::StatusOr<XmlDocument> ReadXmlPart(ZipArchive& archive, const std::string& name);
// The same, an empty document where the archive has no such part.
absl::StatusOr<XmlDocument> ReadOptionalXmlPart(ZipArchive& archive, const std::string& name);

// The targets of a part's relationships by id, as names in the archive; external ones left out.
absl::StatusOr<std::map<std::string, std::string>> ReadRelationships(ZipArchive& archive,
                                                                     const std::string& part);

// The part that the package names its main document, `usual` where it does not say.
absl::StatusOr<std::string> MainPart(ZipArchive& archive, const std::string& usual);

// "p" of <w:p>, "" of a text node.
std::string_view LocalName(const pugi::xml_node& node);
bool Is(const pugi::xml_node& node, std::string_view local_name);
// Null where there is none.
pugi::xml_node Child(const pugi::xml_node& node, std::string_view local_name);
// "" where there is none.
std::string Attribute(const pugi::xml_node& node, std::string_view local_name);
// `otherwise` where there is none, or it is no number.
int IntAttribute(const pugi::xml_node& node, std::string_view local_name, int otherwise);
// <w:vanish/>, w:val="1", "true", "on"; false for absent, "0", "false", "off", "none".
bool IsOn(const pugi::xml_node& node);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_XML_PART_H_
