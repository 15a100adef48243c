#include "server/formats/xlsx_table.h"

#include <algorithm>
#include <cstdint>

#include <xlsxwriter.h>

#include "server/base/utf8.h"
#include "server/formats/memory_file.h"

namespace duban::formats {
namespace {

constexpr std::size_t kCellCharsMax = 32767;
constexpr double kNarrow = 10;
constexpr double kWide = 24;
constexpr double kText = 60;

// The first characters of a text, as many as a cell takes.
std::string Cut(const std::string& text) {
  if (text.size() <= kCellCharsMax || base::CharacterCount(text) <= kCellCharsMax) return text;
  std::size_t chars = 0;
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    const bool begins = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
    if (begins && ++chars > kCellCharsMax) break;
  }
  return text.substr(0, end);
}

double WidthOf(const std::string& head) {
  if (head == "内容" || head == "依据原文") return kText;
  return head == "序号" || head == "完成时限" ? kNarrow : kWide;
}

struct Formats {
  explicit Formats(lxw_workbook* book)
      : title(workbook_add_format(book)),
        head(workbook_add_format(book)),
        cell(workbook_add_format(book)) {
    format_set_bold(title);
    format_set_bold(head);
    format_set_border(head, LXW_BORDER_THIN);
    format_set_align(head, LXW_ALIGN_CENTER);
    format_set_border(cell, LXW_BORDER_THIN);
    format_set_text_wrap(cell);
    format_set_align(cell, LXW_ALIGN_VERTICAL_TOP);
  }
  lxw_format* title;
  lxw_format* head;
  lxw_format* cell;
};

// Nothing but strings, by the one function that never makes anything else of them.
void Write(lxw_worksheet* sheet, std::uint32_t row, std::size_t column, const std::string& text,
           lxw_format* format) {
  worksheet_write_string(sheet, row, static_cast<lxw_col_t>(column), Cut(text).c_str(), format);
}

void Fill(lxw_worksheet* sheet, const PlanTable& table, const Formats& formats) {
  std::uint32_t row = 0;
  Write(sheet, row++, 0, table.title, formats.title);
  if (!table.subtitle.empty()) Write(sheet, row++, 0, table.subtitle, nullptr);
  for (std::size_t i = 0; i < table.heads.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(sheet, column, column, WidthOf(table.heads[i]), nullptr);
    Write(sheet, row, i, table.heads[i], formats.head);
  }
  worksheet_freeze_panes(sheet, ++row, 0);
  for (const std::vector<std::string>& cells : table.rows) {
    for (std::size_t i = 0; i < cells.size(); ++i) Write(sheet, row, i, cells[i], formats.cell);
    ++row;
  }
}

}  // namespace

absl::StatusOr<std::string> XlsxOf(const PlanTable& table) {
  const MemoryFile file;
  const std::string path = file.path();
  lxw_workbook* book = workbook_new(path.c_str());
  if (book == nullptr) return absl::InternalError("no workbook");
  lxw_worksheet* sheet = workbook_add_worksheet(book, "任务分解表");
  if (sheet != nullptr) Fill(sheet, table, Formats(book));
  // Frees the book, whatever it returns.
  const lxw_error error = workbook_close(book);
  if (sheet == nullptr || error != LXW_NO_ERROR) {
    return absl::InternalError("the workbook was not written");
  }
  return file.Read();
}

}  // namespace duban::formats
