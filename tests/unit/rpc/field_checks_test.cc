#include "server/rpc/field_checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/base/limits.h"

namespace duban::rpc {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> ReasonsOf(const FieldChecks& checks) {
  std::vector<std::string> reasons;
  if (checks.Ok()) return reasons;
  const std::optional<base::ErrorDetail> detail = base::DetailOf(checks.ToStatus());
  for (const base::FieldViolation& v : detail->fields) {
    reasons.push_back(v.field + " " + v.reason);
  }
  return reasons;
}

std::string Characters(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "督";
  return text;
}

TEST(FieldChecks, GathersEverything) {
  FieldChecks checks;
  EXPECT_TRUE(checks.ToStatus().ok());
  EXPECT_EQ(checks.Unit("a", "units/7").value, 7);
  EXPECT_FALSE(checks.UnitOrNone("b", ""));
  EXPECT_FALSE(checks.Task("c", "tasks/x"));
  EXPECT_FALSE(checks.PlanOrNone("d", "plan/1"));
  EXPECT_FALSE(checks.User("e", ""));
  EXPECT_THAT(ReasonsOf(checks), ElementsAre("c NAME_INVALID", "d NAME_INVALID", "e NAME_INVALID"));
}

TEST(FieldChecks, ATitleIsOneLineOfABoundedLength) {
  FieldChecks good;
  EXPECT_EQ(good.Title("t", " \u3000财务处\u00A0\n"), "财务处");
  EXPECT_EQ(good.Title("t", Characters(limits::kTitleCharsMax)), Characters(200));
  EXPECT_TRUE(good.Ok());
  FieldChecks bad;
  bad.Title("empty", "");
  bad.Title("blank", " \u3000");
  bad.Title("long", Characters(limits::kTitleCharsMax + 1));
  bad.Title("lines", "a\nb");
  bad.Title("nul", std::string("a\0b", 3));
  EXPECT_THAT(ReasonsOf(bad),
              ElementsAre("empty TITLE_INVALID", "blank TITLE_INVALID", "long TITLE_INVALID",
                          "lines TITLE_INVALID", "nul TITLE_INVALID"));
}

TEST(FieldChecks, TextKeepsItsLines) {
  FieldChecks checks;
  EXPECT_EQ(checks.Text("t", " 第一行\n\t第二行 ", 20, "TEXT_INVALID"), " 第一行\n\t第二行 ");
  EXPECT_EQ(checks.Text("t", "", 20, "TEXT_INVALID"), "");
  EXPECT_TRUE(checks.Ok());
  checks.Text("long", Characters(21), 20, "TEXT_INVALID");
  checks.RequiredText("blank", " \n\u3000", 20, "TEXT_INVALID", "COMMENT_REQUIRED");
  checks.RequiredText("bell", "a\ab", 20, "TEXT_INVALID", "COMMENT_REQUIRED");
  EXPECT_THAT(ReasonsOf(checks),
              ElementsAre("long TEXT_INVALID", "blank COMMENT_REQUIRED", "bell TEXT_INVALID"));
}

}  // namespace
}  // namespace duban::rpc
