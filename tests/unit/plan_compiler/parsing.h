// Short ways to parse the small documents these tests are made of.
#ifndef DUBAN_TESTS_UNIT_PLAN_COMPILER_PARSING_H_
#define DUBAN_TESTS_UNIT_PLAN_COMPILER_PARSING_H_

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "server/domain/plan_compiler/plan_compiler.h"

namespace duban::domain {

inline ParsedPlan Parse(const std::string& text) {
  auto plan = ParsePlan(text, {.text_bytes_max = 1 << 20, .default_year = 0});
  EXPECT_TRUE(plan.ok()) << plan.status();
  return plan.ok() ? *std::move(plan) : ParsedPlan{};
}

// The only task of a plan with the title "某市2024年工作要点" and the given item.
inline ParsedTask ParseItem(const std::string& item) {
  const ParsedPlan plan = Parse("某市2024年工作要点\n一、重点工作\n1.做好甲项工作。" + item + "\n");
  EXPECT_EQ(plan.tasks.size(), 1U);
  return plan.tasks.empty() ? ParsedTask{} : plan.tasks.front();
}

inline std::vector<std::string> Codes(const ParsedPlan& plan) {
  std::vector<std::string> codes;
  codes.reserve(plan.findings.size());
  for (const Finding& finding : plan.findings) codes.push_back(finding.code);
  return codes;
}

inline std::string DueOf(const ParsedTask& task) {
  return task.due ? absl::FormatCivilTime(*task.due) : task.due_text;
}

inline std::vector<std::string> Duties(const ParsedTask& task) {
  std::vector<std::string> phrases;
  phrases.reserve(task.recurrence.size());
  for (const Recurrence& duty : task.recurrence) phrases.push_back(duty.raw);
  return phrases;
}

}  // namespace duban::domain

#endif  // DUBAN_TESTS_UNIT_PLAN_COMPILER_PARSING_H_
