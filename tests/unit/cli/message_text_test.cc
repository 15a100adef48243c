#include "clients/cli/message_text.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

#include "duban/v1/task_service.pb.h"

namespace duban::cli {
namespace {

v1::Task Example() {
  v1::Task task;
  task.set_name("tasks/3");
  task.set_number("2");
  task.set_title("健全: 教育 # 保障");
  task.set_text("第一行\n第二行");
  task.set_state(v1::TASK_STATE_DRAFT);
  task.mutable_due_date()->set_year(2026);
  task.add_waiting_for("true");
  task.add_waiting_for("2026-12-31");
  task.set_etag("0x1F");
  return task;
}

TEST(JsonText, KeepsTheProtosNamesAndEveryKey) {
  const auto json = nlohmann::json::parse(JsonText(Example()));
  EXPECT_EQ(json.at("due_date").at("year"), 2026);
  EXPECT_EQ(json.at("state"), "TASK_STATE_DRAFT");
  EXPECT_EQ(json.at("lead_unconfirmed"), false);
  EXPECT_EQ(json.at("planned_units"), nlohmann::json::array());
  EXPECT_EQ(json.at("issuing_unit"), "");
}

// What a YAML reader takes the text for must be what JSON says it is.
TEST(YamlText, IsTheSameTree) {
  const std::string json_text = JsonText(Example());
  const std::string yaml_text = YamlText(json_text);
  const YAML::Node yaml = YAML::Load(yaml_text);
  const auto json = nlohmann::json::parse(json_text);
  ASSERT_EQ(yaml.size(), json.size());
  EXPECT_EQ(yaml["title"].as<std::string>(), json.at("title"));
  EXPECT_EQ(yaml["text"].as<std::string>(), "第一行\n第二行");
  EXPECT_EQ(yaml["due_date"]["year"].as<int>(), 2026);
  EXPECT_TRUE(yaml["planned_units"].IsSequence());
  EXPECT_EQ(yaml["planned_units"].size(), 0U);
  EXPECT_EQ(yaml["lead_unconfirmed"].as<bool>(), false);
}

TEST(YamlText, TextThatLooksLikeSomethingElseIsQuoted) {
  const std::string yaml = YamlText(JsonText(Example()));
  EXPECT_THAT(yaml, ::testing::HasSubstr("number: \"2\""));
  EXPECT_THAT(yaml, ::testing::HasSubstr("- \"true\""));
  EXPECT_THAT(yaml, ::testing::HasSubstr("- \"2026-12-31\""));
  EXPECT_THAT(yaml, ::testing::HasSubstr("etag: \"0x1F\""));
  EXPECT_THAT(yaml, ::testing::HasSubstr("issuing_unit: \"\""));
  EXPECT_THAT(yaml, ::testing::HasSubstr("name: tasks/3"));
}

TEST(YamlText, NumbersAndEmptyAnswers) {
  EXPECT_EQ(YamlText("{}"), "{}\n");
  EXPECT_EQ(YamlText(R"({"a": [1, -2.5, null]})"), "a:\n  - 1\n  - -2.5\n  - ~\n");
}

}  // namespace
}  // namespace duban::cli
