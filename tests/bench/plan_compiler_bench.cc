// How long the plan compiler takes for 64 KB, 1 MB and 20 MB of work plan: it has to stay linear,
// under 100 ms for 1 MB and under 2 s for 20 MB on one core.
#include <string>

#include <benchmark/benchmark.h>

#include "server/domain/plan_compiler/plan_compiler.h"

namespace {

std::string PlanOf(std::size_t bytes) {
  const std::string body =
      "坚持问题导向，完善工作机制，推动各县（市、区）建立相应机构，毛入园率达到94%"
      "以上，新建学校12所，"
      "每季度至少研究一次，6月底前完成方案，健全督导评估体系，加强统计分析，形成专题报告，促进成果"
      "转化。";
  std::string text = "某市教育局2024年工作要点\n";
  for (int i = 1; text.size() < bytes; ++i) {
    if (i % 10 == 1) text += "一、办好人民满意的教育\n";
    text += std::to_string(i) + ".健全工作体系。" + body + body +
            "（牵头单位：市教育局；责任单位：市财政局、市人力资源和社会保障局等，各区、县级市）\n";
  }
  return text;
}

void BM_ParsePlan(benchmark::State& state) {
  const std::string text = PlanOf(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    auto plan = duban::domain::ParsePlan(text, {.text_bytes_max = 64 << 20, .default_year = 0});
    if (!plan.ok()) state.SkipWithError("not parsed");
    benchmark::DoNotOptimize(plan);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(BM_ParsePlan)->Arg(64 << 10)->Arg(1 << 20)->Arg(20 << 20)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
