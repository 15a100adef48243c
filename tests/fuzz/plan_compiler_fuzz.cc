// Any bytes as a plan: no crash, and spans that lie inside the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "server/domain/plan_compiler/plan_compiler.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto plan = duban::domain::ParsePlan(text, {});
  if (!plan.ok()) return 0;
  for (const auto& task : plan->tasks) {
    if (task.source.begin > task.source.end || task.source.end > size) std::abort();
  }
  return 0;
}
