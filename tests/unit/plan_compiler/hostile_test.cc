// Text made to hurt: the result does not matter, that there is one soon does.
#include <gtest/gtest.h>

#include "server/domain/plan_compiler/plan_compiler.h"

namespace duban::domain {
namespace {

std::string Repeated(const std::string& part, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

class HostileTest : public testing::TestWithParam<const char*> {};

// Anything quadratic in these takes minutes, not milliseconds.
TEST_P(HostileTest, IsReadInLinearTime) {
  for (const char* start : {"", "1.加强", "责任单位：", "（"}) {
    const std::string text = start + Repeated(GetParam(), 1 << 17);
    const auto plan = ParsePlan(text, {.text_bytes_max = 1 << 18, .default_year = 2024});
    if (!plan.ok()) continue;
    for (const ParsedTask& task : plan->tasks) {
      ASSERT_LE(task.source.begin, task.source.end);
      ASSERT_LE(task.source.end, text.size());
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Patterns, HostileTest,
                         testing::Values("(", "((", "()", "（市局负责）", "等", "各及", "1.",
                                         "一、", "（一）", "每", "每年", "1个", "5年", "\"", "《",
                                         "序号\n任务\n责任单位\n", "责任单位：", "责任单位：\n",
                                         "、", "|", "\t", "a\tb\n", "第一", "2024年6月底前", "月报",
                                         "，", "会同", "各县、市、", "1.\n", "附件:1.\n",
                                         "序号\t任务\t责任单位\n", "1.1\n", "牵头", "甲局负责乙、",
                                         "甲局、6月底前", "责 ", "；督办：", "责任单位：甲局、\n",
                                         "\xF0\x9F\x98\x80"));

TEST(HostileTest, EveryPrefixOfADocumentIsHandled) {
  const std::string text =
      "2024年要点\n一、甲\n（一）做甲事，6月底前建成5所（其中乙2所）。（牵头单位：市甲局；责任单位"
      "：各县、市、区政府，"
      "年底前）\n序号\t任务\t责任单位\n1\t修路\t市交通局\n";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const auto plan = ParsePlan(text.substr(0, size), {.text_bytes_max = 1000});
    if (!plan.ok()) {
      EXPECT_EQ(plan.status().code(), absl::StatusCode::kInvalidArgument);
    }
  }
}

}  // namespace
}  // namespace duban::domain
