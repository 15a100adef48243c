#include "server/domain/unit_resolution.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/base/limits.h"
#include "server/domain/region_prefix.h"
#include "tests/support/bureau.h"

namespace duban::domain {
namespace {

using testing::DirectoryBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// 江南省人民政府 with departments named in full, one task force and two counties.
class Resolution : public ::testing::Test {
 protected:
  UnitResolution Resolve(const std::string& name, const std::string& before = "") {
    UnitResolver resolver(directory_, province_);
    return resolver.Resolve(name, before);
  }
  void Rebuild(std::vector<UnitMapping> mappings = {}, std::vector<UnitGroup> groups = {}) {
    directory_ = Directory({.version = 1,
                            .units = staff_.Build().units(),
                            .groups = std::move(groups),
                            .mappings = std::move(mappings)});
  }
  UnitId Only(const UnitResolution& r, ResolvedBy by) {
    EXPECT_EQ(r.kind, NameKind::kUnit);
    EXPECT_EQ(r.by, by);
    return r.unit;
  }

  DirectoryBuilder staff_;
  UnitId province_ = staff_.Unit("江南省人民政府", {}, UnitKind::kBureau);
  UnitId science_ = staff_.Unit("省科技厅", province_, UnitKind::kOffice, {"省科学技术厅"});
  UnitId industry_ = staff_.Unit("省工业和信息化厅", province_);
  UnitId press_ = staff_.Unit("省委宣传部", province_);
  UnitId county_ = staff_.Unit("甲县教育局", province_, UnitKind::kCounty);
  UnitId office_ = staff_.Unit("办公厅", province_);
  UnitId town_ = staff_.Unit("城市管理局", province_);
  Directory directory_ = staff_.Build();
};

TEST_F(Resolution, DisplayNamesAndAliases) {
  EXPECT_EQ(Only(Resolve("省科技厅"), ResolvedBy::kName), science_);
  EXPECT_EQ(Only(Resolve("省科学技术厅"), ResolvedBy::kName), science_);
}

TEST_F(Resolution, AnElidedPrefixIsTheOneBeforeIt) {
  EXPECT_EQ(Only(Resolve("工业和信息化厅", "省科技厅"), ResolvedBy::kPrefix), industry_);
  EXPECT_EQ(Only(Resolve("宣传部", "省委办公厅"), ResolvedBy::kPrefix), press_);
  const UnitId own = staff_.Unit("乙市科技厅", province_);
  Rebuild();
  EXPECT_EQ(Only(Resolve("科技厅", "乙市财政局"), ResolvedBy::kPrefix), own);
  EXPECT_EQ(Only(Resolve("科技厅", "省财政厅"), ResolvedBy::kPrefix), science_);
}

TEST_F(Resolution, TheLevelAloneSuppliesAPrefixButNeverOneCountys) {
  EXPECT_EQ(Only(Resolve("工业和信息化厅"), ResolvedBy::kPrefix), industry_);
  const UnitResolution education = Resolve("教育局");
  EXPECT_EQ(education.kind, NameKind::kUnknown);
  EXPECT_THAT(education.candidates, ElementsAre(county_));
  EXPECT_EQ(Resolve("管理局").kind, NameKind::kUnknown);  // 城市 is no place
}

TEST_F(Resolution, APrefixTooMuchIsTakenOff) {
  EXPECT_EQ(Only(Resolve("江南省人民政府办公厅"), ResolvedBy::kPrefix), office_);
  EXPECT_EQ(Only(Resolve("省办公厅"), ResolvedBy::kPrefix), office_);
  EXPECT_EQ(Resolve("丙县办公厅").kind, NameKind::kUnknown);
}

TEST_F(Resolution, CollectivesAndTaskForcesAreToldApartFromUnknownNames) {
  EXPECT_EQ(Resolve("各县(市、区)").kind, NameKind::kCollective);
  EXPECT_EQ(Resolve("有关单位").kind, NameKind::kCollective);
  EXPECT_EQ(Resolve("区域教育中心建设专班").kind, NameKind::kTaskForce);
  EXPECT_EQ(Resolve("外星处").kind, NameKind::kUnknown);
  EXPECT_THAT(Resolve("外星处").candidates, IsEmpty());
}

TEST_F(Resolution, AGroupOfTheDirectoryIsFoundByItsName) {
  Rebuild({}, {{.id = {9},
                .owner = province_,
                .display_name = "各县(市、区)",
                .aliases = {},
                .members = {county_}}});
  const UnitResolution r = Resolve("各县(市、区)");
  EXPECT_EQ(r.kind, NameKind::kGroup);
  EXPECT_EQ(r.group, UnitGroupId{9});
}

TEST_F(Resolution, WhatAPersonConfirmedComesFirstAndOnlyForThatIssuer) {
  Rebuild({{province_, "科技委", science_},
           {county_, "外星处", office_},
           {province_, "办公厅", press_}});
  EXPECT_EQ(Only(Resolve("科技委"), ResolvedBy::kMapping), science_);
  EXPECT_EQ(Only(Resolve("办公厅"), ResolvedBy::kMapping), press_);
  EXPECT_EQ(Resolve("外星处").kind, NameKind::kUnknown);
}

TEST_F(Resolution, TheClosestAreOfferedTheNearestFirst) {
  const UnitId near = staff_.Unit("省工业信息化厅", province_);
  Rebuild();
  EXPECT_THAT(Resolve("省工业与信息化厅").candidates, ElementsAre(industry_, near));
}

TEST_F(Resolution, AnAmbiguousNameIsNotGuessed) {
  const UnitId other = staff_.Unit("办公厅", county_);
  Rebuild();
  const UnitResolution r = Resolve("办公厅");
  EXPECT_EQ(r.kind, NameKind::kAmbiguous);
  EXPECT_FALSE(r.unit);
  EXPECT_THAT(r.candidates, ElementsAre(office_, other));
}

TEST_F(Resolution, NamesAreListedOnceWithTheirCount) {
  UnitResolver resolver(directory_, province_);
  resolver.Resolve("外星处", "");
  resolver.Resolve("省科技厅", "外星处");
  resolver.Resolve("外星处", "省科技厅");
  ASSERT_EQ(resolver.names().size(), 2U);
  EXPECT_EQ(resolver.names()[0].printed_name, "外星处");
  EXPECT_EQ(resolver.names()[0].count, 2);
}

// A document of unknown names alone cannot make the directory be searched without end.
TEST_F(Resolution, SearchesForCandidatesAreBounded) {
  UnitResolver resolver(directory_, province_);
  for (std::size_t i = 0; i < limits::kCandidateSearchesMax; ++i) {
    EXPECT_FALSE(resolver.Resolve("甲县教育" + std::to_string(i), "").candidates.empty());
  }
  EXPECT_THAT(resolver.Resolve("甲县教育处", "").candidates, IsEmpty());
}

TEST(RegionPrefix, IsWhatNamesTheLevelOrThePlace) {
  const auto prefix = [](const char* name) { return SplitRegionPrefix(name).prefix; };
  EXPECT_EQ(prefix("省科技厅"), "省");
  EXPECT_EQ(prefix("市委宣传部"), "市委");
  EXPECT_EQ(prefix("江南市教育局"), "江南市");
  EXPECT_EQ(prefix("城市管理局"), "");
  EXPECT_EQ(prefix("财务处"), "");
  EXPECT_EQ(prefix("市局"), "");  // nothing would be left of it
  EXPECT_EQ(prefix("abc省科技厅"), "");
  EXPECT_TRUE(IsGenericPrefix("省"));
  EXPECT_TRUE(IsGenericPrefix("市委"));
  EXPECT_FALSE(IsGenericPrefix("江南市"));
}

}  // namespace
}  // namespace duban::domain
