#include "server/documents/xlsx_reader.h"

#include <utility>

#include "server/base/status.h"
#include "server/documents/document_refusal.h"
#include "server/documents/text_builder.h"
#include "server/documents/xlsx_sheet.h"
#include "server/documents/xml_part.h"

namespace duban::documents {
namespace {

// The relationship of a sheet is an attribute "id" of another namespace than its own sheetId.
std::string RelationshipId(const pugi::xml_node& sheet) { return Attribute(sheet, "id"); }

std::string Beside(const std::string& main, const std::string& name) {
  const std::size_t slash = main.rfind('/');
  return slash == std::string::npos ? name : main.substr(0, slash + 1) + name;
}

absl::StatusOr<Workbook> ReadShared(ZipArchive& archive, const std::string& main,
                                    const pugi::xml_node& root) {
  ASSIGN_OR_RETURN(const XmlDocument styles,
                   ReadOptionalXmlPart(archive, Beside(main, "styles.xml")));
  ASSIGN_OR_RETURN(const XmlDocument strings,
                   ReadOptionalXmlPart(archive, Beside(main, "sharedStrings.xml")));
  Workbook workbook{.strings = {}, .styles = XlsxStyles(styles->document_element())};
  for (const pugi::xml_node& node : strings->document_element().children()) {
    if (Is(node, "si")) workbook.strings.push_back(RichText(node));
  }
  const std::string from_1904 = Attribute(Child(root, "workbookPr"), "date1904");
  workbook.from_1904 = from_1904 == "1" || from_1904 == "true";
  return workbook;
}

}  // namespace

absl::StatusOr<std::string> ReadXlsx(ZipArchive& archive) {
  ASSIGN_OR_RETURN(const std::string main, MainPart(archive, "xl/workbook.xml"));
  ASSIGN_OR_RETURN(const XmlDocument document, ReadXmlPart(archive, main));
  const pugi::xml_node root = document->document_element();
  ASSIGN_OR_RETURN(const auto targets, ReadRelationships(archive, main));
  ASSIGN_OR_RETURN(const Workbook workbook, ReadShared(archive, main, root));
  TextBuilder text;
  for (const pugi::xml_node& sheet : Child(root, "sheets").children()) {
    const std::string state = Attribute(sheet, "state");
    const auto target = targets.find(RelationshipId(sheet));
    if (state == "hidden" || state == "veryHidden" || target == targets.end()) continue;
    ASSIGN_OR_RETURN(const XmlDocument part, ReadXmlPart(archive, target->second));
    const TableGrid grid = ReadSheet(part->document_element(), workbook);
    if (grid.overflowed()) return UnpacksTooLarge("工作表过大");
    grid.Write(text);
    if (text.full()) break;
  }
  return std::move(text).Take();
}

}  // namespace duban::documents
