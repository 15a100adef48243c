// One plan in every format gives the same tasks.
#include <fstream>
#include <sstream>
#include <vector>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "server/domain/plan_compiler/parsed_plan_json.h"
#include "server/domain/plan_compiler/plan_compiler.h"
#include "tests/unit/documents/office_file.h"
#include "tests/unit/documents/reading.h"

namespace duban::documents {
namespace {

std::vector<std::string> PlanLines() {
  std::ifstream file(std::string(DUBAN_TEST_DATA) + "/plan_nine_items.txt");
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  EXPECT_EQ(lines.size(), 14U);
  return lines;
}

nlohmann::ordered_json PlanOf(const std::string& bytes) {
  const auto plan = domain::ParsePlan(TextOf(bytes), {});
  EXPECT_TRUE(plan.ok()) << plan.status();
  if (!plan.ok()) return {};
  nlohmann::ordered_json json = domain::ParsedPlanJson(*plan);
  // Where in its text an item stands differs; what it says may not.
  for (auto& task : json["tasks"]) task.erase("source");
  json.erase("findings");
  return json;
}

TEST(SameTasks, Docx) {
  std::string body;
  for (const std::string& line : PlanLines()) body += Paragraph(line);
  EXPECT_EQ(PlanOf(Docx(body)), PlanOf(absl::StrJoin(PlanLines(), "\n")));
}

TEST(SameTasks, DocxWithAutomaticNumbers) {
  const auto level = [](int i, const char* format, const char* text, const char* more) {
    return absl::StrCat("<w:lvl w:ilvl=\"", i, "\"><w:numFmt w:val=\"", format, "\"/>", more,
                        "<w:lvlText w:val=\"", text, "\"/></w:lvl>");
  };
  const std::string lists = absl::StrCat(
      "<w:abstractNum w:abstractNumId=\"0\">", level(0, "chineseCountingThousand", "%1、", ""),
      level(1, "chineseCountingThousand", "(%2)", ""),
      level(2, "decimal", "%3.", "<w:lvlRestart w:val=\"0\"/>"),
      "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
  std::string body;
  for (std::string line : PlanLines()) {
    int at = -1;
    for (const auto& [mark, depth] :
         std::vector<std::pair<std::string, int>>{{"、", 0}, {")", 1}, {".", 2}}) {
      const std::size_t end = line.find(mark);
      const bool starts = depth == 1 ? line.starts_with("(") : end != std::string::npos && end <= 3;
      if (at >= 0 || !starts) continue;
      at = depth;
      line = line.substr(end + mark.size());
    }
    const std::string place =
        absl::StrCat("<w:numPr><w:ilvl w:val=\"", at, "\"/><w:numId w:val=\"1\"/></w:numPr>");
    body += Paragraph(line, at < 0 ? "" : place);
  }
  EXPECT_EQ(PlanOf(Docx(body, {NumberingPart(lists)})), PlanOf(absl::StrJoin(PlanLines(), "\n")));
}

TEST(SameTasks, Html) {
  std::string body;
  for (const std::string& line : PlanLines())
    absl::StrAppend(&body, "<p>&emsp;&emsp;", line, "</p>\n");
  const std::string page =
      absl::StrCat("<html><body><div class=nav><a href=/>首页</a></div><div class=article>", body,
                   "</div><div>上一篇：<a href=/1>无</a></div></body></html>");
  EXPECT_EQ(PlanOf(page), PlanOf(absl::StrJoin(PlanLines(), "\n")));
}

TEST(SameTasks, Pdf) {
  constexpr double kEm = 16;
  constexpr std::size_t kLineChars = 26;
  std::vector<std::vector<PdfText>> pages(1);
  double top = 80;
  const auto put = [&](double left, const std::string& text) {
    if (top > 740) {
      pages.back().push_back({280, 800, absl::StrCat("- ", pages.size(), " -")});
      pages.emplace_back();
      top = 80;
    }
    pages.back().push_back({left, top, text});
    top += 28;
  };
  bool title = true;
  for (const std::string& paragraph : PlanLines()) {
    std::size_t room = kLineChars - 2;
    double left = title ? 200 : 80 + 2 * kEm;
    title = false;
    std::string line;
    std::size_t chars = 0;
    for (std::size_t i = 0; i < paragraph.size();) {
      const std::size_t length = static_cast<unsigned char>(paragraph[i]) < 0x80 ? 1 : 3;
      line += paragraph.substr(i, length);
      i += length;
      if (++chars < room) continue;
      put(left, line);
      line.clear();
      chars = 0;
      room = kLineChars;
      left = 80;
    }
    if (!line.empty()) put(left, line);
  }
  EXPECT_EQ(PlanOf(Pdf(pages)), PlanOf(absl::StrJoin(PlanLines(), "\n")));
}

TEST(SameTasks, Encodings) {
  const std::string utf8 = absl::StrJoin(PlanLines(), "\n");
  EXPECT_EQ(PlanOf("\xEF\xBB\xBF" + utf8), PlanOf(utf8));
}

// A plan that is a table is the same as text, DOCX, HTML and XLSX.
TEST(SameTasks, Tables) {
  const std::vector<std::vector<std::string>> rows = {
      {"序号", "重点任务", "具体内容", "牵头单位", "配合单位", "完成时限"},
      {"1", "修路", "新建道路12公里。", "市交通局", "市财政局、各区", "2026年6月底前"},
      {"2", "植树", "植树3万株。", "市林业局", "/", "2026年12月底前"},
      {"3", "治水", "整治河道5条。", "市水利局", "市住建局", "2026年10月底前"}};
  std::string text = "某市2026年重点任务分解表\n";
  std::string body = Paragraph("某市2026年重点任务分解表") + "<w:tbl>";
  std::string html = "<html><body><h2>某市2026年重点任务分解表</h2><table>";
  std::string sheet =
      "<sheetData><row r=\"1\">" + InlineCell("A1", "某市2026年重点任务分解表") + "</row>";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    absl::StrAppend(&text, absl::StrJoin(rows[i], "\t"), "\n");
    body += "<w:tr>";
    html += "<tr>";
    absl::StrAppend(&sheet, "<row r=\"", i + 2, "\">");
    for (std::size_t k = 0; k < rows[i].size(); ++k) {
      absl::StrAppend(&body, "<w:tc>", Paragraph(rows[i][k]), "</w:tc>");
      absl::StrAppend(&html, "<td>", rows[i][k], "</td>");
      sheet +=
          InlineCell(absl::StrCat(std::string(1, static_cast<char>('A' + k)), i + 2), rows[i][k]);
    }
    body += "</w:tr>";
    html += "</tr>";
    sheet += "</row>";
  }
  const nlohmann::ordered_json expected = PlanOf(text);
  ASSERT_EQ(expected["tasks"].size(), 3U);
  EXPECT_EQ(PlanOf(Docx(body + "</w:tbl>")), expected);
  EXPECT_EQ(PlanOf(html + "</table></body></html>"), expected);
  EXPECT_EQ(PlanOf(Xlsx(sheet + "</sheetData>")), expected);
}

// A table on two pages, the number printed by Word, cells merged over rows, groups between them,
// lines inside cells, a remark, and the plan's text before it.
struct TableRow {
  std::string group;  // of all columns; the other cells are empty then
  std::string task;
  std::vector<std::string> content;
  std::string lead;
  std::string due;
  std::string remark;
  bool task_and_lead_merged = false;  // with the row above
};

const std::vector<TableRow>& AppendixRows() {
  static const std::vector<TableRow> rows = {
      {.group = "一、基础设施"},
      {.task = "修路", .content = {"新建道路12公里。"}, .lead = "市交通局", .due = "2026年6月底前"},
      {.task = "修路",
       .content = {"一是维修桥梁3座；", "二是更换路灯200盏。"},
       .lead = "市交通局",
       .due = "2026年9月底前",
       .task_and_lead_merged = true},
      {.group = "二、民生"},
      {.task = "建校",
       .content = {"新建学校2所。"},
       .lead = "市教育局、市住建局",
       .due = "2026年12月底前",
       .remark = "分两期实施"}};
  return rows;
}

constexpr const char* kAppendixHead[] = {"序号",     "重点任务", "具体内容",
                                         "牵头单位", "完成时限", "备注"};
constexpr const char* kBeforeAppendix[] = {"某市2026年工作要点", "一、总体安排",
                                           "1.做好统筹。建立协调机制。（牵头单位：市发改委）",
                                           "附件", "某市2026年重点任务分解表"};
constexpr std::size_t kFirstPageRows = 3;  // of AppendixRows

// Tabs; the head again behind a page number.
std::string AppendixAsText() {
  std::string text = absl::StrJoin(kBeforeAppendix, "\n") + "\n";
  const std::string head = absl::StrJoin(kAppendixHead, "\t") + "\n";
  text += head;
  int number = 0;
  for (std::size_t i = 0; i < AppendixRows().size(); ++i) {
    const TableRow& row = AppendixRows()[i];
    if (i == kFirstPageRows) text += "- 2 -\n" + head;
    if (!row.group.empty()) {
      text += row.group + "\n";
      continue;
    }
    absl::StrAppend(&text, ++number, "\t", row.task, "\t", absl::StrJoin(row.content, ""), "\t",
                    row.lead, "\t", row.due, "\t", row.remark, "\n");
  }
  return text;
}

std::string AppendixAsDocx() {
  std::string body;
  for (const char* line : kBeforeAppendix) body += Paragraph(line);
  const auto cell = [](const std::string& content, const std::string& properties = "") {
    return absl::StrCat("<w:tc><w:tcPr>", properties, "</w:tcPr>", content, "</w:tc>");
  };
  std::string head = "<w:tr>";
  for (const char* label : kAppendixHead) head += cell(Paragraph(label));
  head += "</w:tr>";
  body += "<w:tbl>" + head;
  for (std::size_t i = 0; i < AppendixRows().size(); ++i) {
    const TableRow& row = AppendixRows()[i];
    if (i == kFirstPageRows) {
      absl::StrAppend(&body, "</w:tbl><w:p><w:r><w:br w:type=\"page\"/></w:r></w:p><w:tbl>", head);
    }
    body += "<w:tr>";
    if (!row.group.empty()) {
      body += cell(Paragraph(row.group), "<w:gridSpan w:val=\"6\"/>") + "</w:tr>";
      continue;
    }
    const std::string merge = row.task_and_lead_merged ? "<w:vMerge/>"
                              : i == 1                 ? "<w:vMerge w:val=\"restart\"/>"
                                                       : "";
    body += cell(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
        "</w:p>");
    body += cell(Paragraph(row.task), merge);
    std::string content;
    for (const std::string& line : row.content) content += Paragraph(line);
    body += cell(content) + cell(Paragraph(row.lead), merge) + cell(Paragraph(row.due)) +
            cell(Paragraph(row.remark)) + "</w:tr>";
  }
  return Docx(body + "</w:tbl>",
              {NumberingPart("<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">"
                             "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1\"/></w:lvl>"
                             "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/>"
                             "</w:num>")});
}

std::string AppendixAsHtml() {
  std::string html = "<html><body>";
  for (const char* line : kBeforeAppendix) absl::StrAppend(&html, "<p>", line, "</p>");
  html += "<table><tr>";
  for (const char* label : kAppendixHead) absl::StrAppend(&html, "<th>", label, "</th>");
  html += "</tr>";
  int number = 0;
  for (std::size_t i = 0; i < AppendixRows().size(); ++i) {
    const TableRow& row = AppendixRows()[i];
    if (!row.group.empty()) {
      absl::StrAppend(&html, "<tr><td colspan=6>", row.group, "</td></tr>");
      continue;
    }
    const std::string merge = i == 1 ? "<td rowspan=2>" : "<td>";
    absl::StrAppend(&html, "<tr><td>", ++number, "</td>");
    if (!row.task_and_lead_merged) absl::StrAppend(&html, merge, row.task, "</td>");
    absl::StrAppend(&html, "<td>", absl::StrJoin(row.content, "<br>"), "</td>");
    if (!row.task_and_lead_merged) absl::StrAppend(&html, merge, row.lead, "</td>");
    absl::StrAppend(&html, "<td>", row.due, "</td><td>", row.remark, "</td></tr>");
  }
  return html + "</table></body></html>";
}

std::string AppendixAsXlsx() {
  std::string sheet = "<sheetData>";
  std::size_t at = 0;
  const auto put = [&](const std::vector<std::string>& cells) {
    absl::StrAppend(&sheet, "<row r=\"", ++at, "\">");
    for (std::size_t k = 0; k < cells.size(); ++k) {
      const std::string column(1, static_cast<char>('A' + k));
      if (!cells[k].empty()) sheet += InlineCell(absl::StrCat(column, at), cells[k]);
    }
    sheet += "</row>";
  };
  for (const char* line : kBeforeAppendix) put({line});
  put({std::begin(kAppendixHead), std::end(kAppendixHead)});
  int number = 0;
  std::string merges;
  for (const TableRow& row : AppendixRows()) {
    if (!row.group.empty()) {
      put({row.group});
      continue;
    }
    const bool merged = row.task_and_lead_merged;
    if (merged) {
      absl::StrAppend(&merges, "<mergeCell ref=\"B", at, ":B", at + 1, "\"/><mergeCell ref=\"D", at,
                      ":D", at + 1, "\"/>");
    }
    put({absl::StrCat(++number), merged ? "" : row.task, absl::StrJoin(row.content, "\n"),
         merged ? "" : row.lead, row.due, row.remark});
  }
  return Xlsx(absl::StrCat(sheet, "</sheetData><mergeCells>", merges, "</mergeCells>"));
}

TEST(SameTasks, AnAppendixTableOverTwoPages) {
  const nlohmann::ordered_json expected = PlanOf(AppendixAsText());
  ASSERT_EQ(expected["tasks"].size(), 4U);
  EXPECT_EQ(expected["tasks"][2]["section"], nlohmann::ordered_json({"一、基础设施"}));
  EXPECT_EQ(expected["tasks"][2]["text"], "一是维修桥梁3座；二是更换路灯200盏。");
  EXPECT_EQ(expected["tasks"][3]["number"], "3");
  EXPECT_EQ(expected["tasks"][3]["text"], "新建学校2所。\n备注：分两期实施");
  EXPECT_EQ(PlanOf(AppendixAsDocx()), expected);
  EXPECT_EQ(PlanOf(AppendixAsHtml()), expected);
  EXPECT_EQ(PlanOf(AppendixAsXlsx()), expected);
}

}  // namespace
}  // namespace duban::documents
