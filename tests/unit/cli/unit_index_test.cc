#include "clients/cli/unit_index.h"

#include <gmock/gmock.h>

namespace duban::cli {
namespace {

v1::Unit MakeUnit(int id, const std::string& name, int parent,
                  const std::vector<std::string>& aliases = {}) {
  v1::Unit unit;
  unit.set_name("units/" + std::to_string(id));
  unit.set_display_name(name);
  if (parent != 0) unit.set_parent("units/" + std::to_string(parent));
  for (const std::string& alias : aliases) unit.add_aliases(alias);
  return unit;
}

UnitIndex Bureau() {
  return UnitIndex({MakeUnit(1, "市教育局", 0), MakeUnit(2, "财务处", 1, {"计财处", "财务科"}),
                    MakeUnit(3, "东县教育局", 1), MakeUnit(4, "办公室", 1),
                    MakeUnit(5, "办公室", 3)});
}

TEST(UnitIndex, FindsByNameAndAlias) {
  const UnitIndex index = Bureau();
  EXPECT_EQ(*index.Find("财务处", "unit"), "units/2");
  EXPECT_EQ(*index.Find("计财处", "unit"), "units/2");
  const auto unknown = index.Find("财务", "task.planned_units.lead");
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.error().reason, "UNIT_UNKNOWN");
  EXPECT_EQ(unknown.error().fields.at(0).field, "task.planned_units.lead");
}

TEST(UnitIndex, NamesTheCandidatesOfAnAmbiguousName) {
  const auto found = Bureau().Find("办公室", "unit");
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().reason, "UNIT_AMBIGUOUS");
  EXPECT_THAT(found.error().message_zh,
              ::testing::HasSubstr("units/4 市教育局/办公室、units/5 市教育局/东县教育局/办公室"));
}

TEST(UnitIndex, ListsParentsBeforeTheirChildren) {
  const UnitIndex index({MakeUnit(5, "办公室", 3), MakeUnit(3, "东县教育局", 1),
                         MakeUnit(1, "市教育局", 0), MakeUnit(2, "财务处", 1)});
  std::vector<std::pair<std::string, int>> placed;
  for (const auto& place : index.InTreeOrder())
    placed.emplace_back(place.unit->name(), place.depth);
  EXPECT_THAT(placed, ::testing::ElementsAre(std::pair("units/1", 0), std::pair("units/3", 1),
                                             std::pair("units/5", 2), std::pair("units/2", 1)));
}

TEST(UnitIndex, ShowsTheResourceNameOfWhatItDoesNotKnow) {
  EXPECT_EQ(Bureau().DisplayName("units/2"), "财务处");
  EXPECT_EQ(Bureau().DisplayName("units/99"), "units/99");
}

TEST(UserIndex, FindsByLogin) {
  v1::User user;
  user.set_name("users/7");
  user.set_login("zhang");
  user.set_display_name("张三");
  const UserIndex index({user});
  EXPECT_EQ(*index.Find("zhang", "user"), "users/7");
  EXPECT_EQ(index.DisplayName("users/7"), "张三 (zhang)");
  EXPECT_EQ(index.Find("li", "user").error().reason, "USER_UNKNOWN");
}

}  // namespace
}  // namespace duban::cli
