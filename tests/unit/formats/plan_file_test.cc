#include "server/formats/plan_file.h"

#include <pugixml.hpp>
#include <zip.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/domain/plan_compiler/plan_compiler.h"
#include "server/formats/plan_table.h"
#include "tests/support/bureau.h"

namespace duban::formats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kFormula[] = "=HYPERLINK(\"http://example.org\",\"x\")";

domain::Chain Item(const std::string& number, const std::string& title) {
  domain::Chain chain;
  domain::TaskContent& content = chain.task.content;
  content.number = number;
  content.sections = {"一、队伍建设", "(一)教师"};
  content.title = title;
  content.text = title + "。\n另起一行。";
  content.due_date = absl::CivilDay(2026, 6, 30);
  content.annotation = "(牵头处室:财务处)";
  content.indicators = {{.raw = "补充教师2800人"}};
  return chain;
}

app::PlanForExport Plan(const testing::Bureau& b) {
  app::PlanForExport plan;
  plan.view.plan.issuing_unit = b.bureau;
  plan.view.plan.content.title = "2026年工作要点";
  plan.view.plan.content.year = 2026;
  plan.view.plan.content.default_due_date = absl::CivilDay(2026, 12, 31);
  plan.directory = std::make_shared<const domain::Directory>(b.directory);
  domain::Chain first = Item("1", "补充教师");
  first.task.content.planned_units = {testing::Planned(b.finance, testing::kLead, "计财处"),
                                      testing::Planned(b.personnel, testing::kSupport),
                                      testing::Planned({}, testing::kSupport, "外星处")};
  domain::Chain second = Item("2", kFormula);
  second.task.content.due_date.reset();
  second.task.content.planned_units = {testing::Planned(b.building, testing::kLead)};
  plan.tasks = {first, second};
  return plan;
}

// One part of an archive in memory; "" if it has none of that name.
std::string Part(const std::string& archive, const std::string& name) {
  zip_source_t* source = zip_source_buffer_create(archive.data(), archive.size(), 0, nullptr);
  zip_t* zip = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (zip == nullptr) return "";
  zip_stat_t stat;
  std::string content;
  if (zip_stat(zip, name.c_str(), 0, &stat) == 0) {
    content.resize(stat.size);
    zip_file_t* file = zip_fopen(zip, name.c_str(), 0);
    zip_fread(file, content.data(), content.size());
    zip_fclose(file);
  }
  zip_discard(zip);
  return content;
}

TEST(PlanTable, HasOneRowAnItemWithTheHeadingsBeforeItsNumber) {
  const testing::Bureau b;
  const PlanTable table = TableOf(Plan(b));
  EXPECT_THAT(table.heads,
              ElementsAre("章节类别", "二级类别", "序号", "事项", "内容", "牵头单位", "配合单位",
                          "完成时限", "量化目标", "交付成果", "办理周期", "依据原文"));
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_THAT(table.rows[0],
              ElementsAre("一、队伍建设", "(一)教师", "1", "补充教师", "补充教师。另起一行。",
                          "计财处", "干部人事处、外星处", "2026年6月30日", "补充教师2800人", "", "",
                          "(牵头处室:财务处)"));
  EXPECT_EQ(table.rows[1][7], "2026年12月31日");  // the plan's
}

// The table as text is what the compiler takes for one: the same items come back.
TEST(PlanTable, IsReadBackAsTheSameTasks) {
  const testing::Bureau b;
  const PlanTable table = TableOf(Plan(b));
  std::string text = table.title + "\n";
  const auto add = [&text](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) text += (i == 0 ? "" : "\t") + cells[i];
    text += "\n";
  };
  add(table.heads);
  for (const auto& row : table.rows) add(row);
  const auto parsed = domain::ParsePlan(text, {});
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  ASSERT_EQ(parsed->tasks.size(), 2U);
  const domain::ParsedTask& task = parsed->tasks[0];
  EXPECT_EQ(task.number, "1");
  EXPECT_EQ(task.heading, "补充教师");
  EXPECT_THAT(task.section, ElementsAre("一、队伍建设", "(一)教师"));
  EXPECT_THAT(task.lead, ElementsAre("计财处"));
  EXPECT_THAT(task.support, ElementsAre("干部人事处", "外星处"));
  EXPECT_EQ(task.due, absl::CivilDay(2026, 6, 30));
}

TEST(Xlsx, CellsAreStringsAndNeverFormulas) {
  const testing::Bureau b;
  const auto file = WritePlan(app::PlanFormat::kXlsx, Plan(b));
  ASSERT_TRUE(file.ok()) << file.status();
  const std::string sheet = Part(*file, "xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, HasSubstr("t=\"s\""));
  EXPECT_THAT(sheet, Not(HasSubstr("<f>")));
  EXPECT_THAT(Part(*file, "xl/sharedStrings.xml"), HasSubstr("=HYPERLINK("));
}

TEST(Docx, IsOneTableThatEscapesWhatItHolds) {
  const testing::Bureau b;
  app::PlanForExport plan = Plan(b);
  plan.tasks[0].task.content.text = "<w:br/>&\"'";
  const auto file = WritePlan(app::PlanFormat::kDocx, plan);
  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_THAT(Part(*file, "[Content_Types].xml"), HasSubstr("/word/document.xml"));
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(Part(*file, "word/document.xml").c_str()));
  const pugi::xml_node table = document.child("w:document").child("w:body").child("w:tbl");
  std::vector<std::size_t> cells;
  for (const pugi::xml_node row : table.children("w:tr")) {
    const auto range = row.children("w:tc");
    cells.push_back(static_cast<std::size_t>(std::distance(range.begin(), range.end())));
  }
  EXPECT_THAT(cells, ElementsAre(12, 12, 12));
  const std::string text = document.select_node("//w:tr[2]/w:tc[5]//w:t").node().text().get();
  EXPECT_EQ(text, "<w:br/>&\"'");
}

}  // namespace
}  // namespace duban::formats
