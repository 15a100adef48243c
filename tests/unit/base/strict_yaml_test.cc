#include "server/base/strict_yaml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace duban::base {
namespace {

using ::testing::HasSubstr;

std::string ErrorOf(const std::string& text) {
  const absl::StatusOr<YamlNode> node = ParseYaml(text);
  EXPECT_FALSE(node.ok()) << text;
  EXPECT_EQ(node.status().code(), absl::StatusCode::kInvalidArgument);
  return std::string(node.status().message());
}

TEST(StrictYaml, KeepsOrderPlaceAndQuotes) {
  const absl::StatusOr<YamlNode> root = ParseYaml("a: 1\nb:\n  - \"2\"\n  - c: 三\n");
  ASSERT_TRUE(root.ok()) << root.status();
  ASSERT_EQ(root->entries.size(), 2U);
  EXPECT_EQ(root->entries[0].key, "a");
  EXPECT_EQ(root->entries[0].value.text, "1");
  EXPECT_FALSE(root->entries[0].value.quoted);
  const YamlNode& list = root->entries[1].value;
  ASSERT_EQ(list.items.size(), 2U);
  EXPECT_TRUE(list.items[0].quoted);
  EXPECT_EQ(list.items[1].entries[0].value.text, "三");
  EXPECT_EQ(list.items[0].line, 3);
  EXPECT_EQ(list.items[0].column, 5);
}

TEST(StrictYaml, AnEmptyDocumentIsNull) {
  const absl::StatusOr<YamlNode> root = ParseYaml("# nothing\n");
  ASSERT_TRUE(root.ok()) << root.status();
  EXPECT_EQ(root->kind, YamlNode::Kind::kNull);
}

TEST(StrictYaml, RefusesWhatCouldMeanSomethingElse) {
  EXPECT_EQ(ErrorOf("a: 1\nb: 2\na: 3\n"), "3:1: key \"a\" is given twice");
  EXPECT_THAT(ErrorOf("x:\n  a: 1\n  a: 1\n"), HasSubstr("3:3: key \"a\" is given twice"));
  EXPECT_THAT(ErrorOf("a: &anchor 1\nb: *anchor\n"), HasSubstr("anchors are not taken"));
  EXPECT_THAT(ErrorOf("a: &anchor 1\nb: *anchor\n"), HasSubstr("2:4: aliases are not taken"));
  EXPECT_THAT(ErrorOf("a: !!int 5\n"), HasSubstr("tags are not taken"));
  EXPECT_THAT(ErrorOf("a: !own {b: 1}\n"), HasSubstr("tags are not taken"));
  EXPECT_THAT(ErrorOf("a: 1\n---\nb: 2\n"), HasSubstr("one document only"));
  EXPECT_THAT(ErrorOf("[a, b]: 1\n"), HasSubstr("a key must be text"));
}

TEST(StrictYaml, SaysWhereTheSyntaxBreaks) {
  EXPECT_THAT(ErrorOf("a: 1\nb: [1, 2\n"), HasSubstr("3:1:"));
  EXPECT_THAT(ErrorOf(std::string(100, '[') + std::string(100, ']')), HasSubstr("too deep"));
}

TEST(YamlMap, TellsAllErrorsAtOnce) {
  const absl::StatusOr<YamlNode> root =
      ParseYaml("port: 99999\nname: [1]\nthread: 4\non: yes\ncount: \"7\"\n");
  ASSERT_TRUE(root.ok()) << root.status();
  YamlErrors errors;
  YamlMap map(*root, errors);
  EXPECT_EQ(map.Integer("port", 1, 1, 65535), 1);
  EXPECT_EQ(map.Text("name", "x"), "x");
  EXPECT_FALSE(map.Flag("on", false));
  EXPECT_EQ(map.Integer("count", 3, 0, 9), 3);
  EXPECT_EQ(map.RequiredText("user"), "");
  map.Finish();
  EXPECT_EQ(errors.ToStatus().message(),
            "1:7: port: 1 to 65535\n"
            "2:7: name: a single value is wanted\n"
            "4:5: on: true or false\n"
            "5:8: count: a whole number is wanted\n"
            "1:1: user: must be given\n"
            "3:9: unknown key \"thread\"; known are count, name, on, port, user");
}

}  // namespace
}  // namespace duban::base
