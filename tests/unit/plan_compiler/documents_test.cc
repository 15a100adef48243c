// Whole plans in the layouts offices use, read as a person reads them: tests/data/plans.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "server/domain/plan_compiler/parsed_plan_json.h"
#include "tests/unit/plan_compiler/parsing.h"

namespace duban::domain {
namespace {

using Json = nlohmann::ordered_json;

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::stringstream content;
  content << in.rdbuf();
  return content.str();
}

std::filesystem::path Folder(const char* part) {
  return std::filesystem::path(DUBAN_SOURCE_DIR) / "tests/data/plans" / part;
}

std::vector<std::string> DocumentNames() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(Folder("docs"))) {
    names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// What an expectation leaves out is to be empty.
Json Empty(const std::string& field) {
  if (field == "open_ended") return false;
  const bool text = field == "number" || field == "heading" || field == "due";
  return text ? Json("") : Json::array();
}

class DocumentsTest : public testing::TestWithParam<std::string> {};

TEST_P(DocumentsTest, IsReadAsAPersonReadsIt) {
  const Json expected = Json::parse(ReadFile(Folder("expected") / (GetParam() + ".json")));
  const Json parsed = ParsedPlanJson(Parse(ReadFile(Folder("docs") / (GetParam() + ".txt"))));
  EXPECT_EQ(parsed["title"], expected["title"]);
  EXPECT_EQ(parsed["year"], expected["year"]);
  const Json& items = expected["items"];
  const Json& tasks = parsed["tasks"];
  ASSERT_EQ(tasks.size(), items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (const char* field : {"number", "heading", "section", "lead", "support", "responsible",
                              "leader", "due", "targets", "recurrence", "open_ended"}) {
      const Json wanted = items[i].contains(field) ? items[i][field] : Empty(field);
      EXPECT_EQ(tasks[i][field], wanted)
          << field << " of item " << i << ", " << items[i]["heading"];
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Plans, DocumentsTest, testing::ValuesIn(DocumentNames()),
                         [](const auto& named) { return named.param; });

TEST(DocumentsTest, ThereAreAsManyAsPromised) { EXPECT_GE(DocumentNames().size(), 14U); }

}  // namespace
}  // namespace duban::domain
