// How long the plan compiler takes for 64 KB, 1 MB and 20 MB of work plan, and the memory it holds
// at most meanwhile: linear both, under 100 ms for 1 MB and under 2 s for 20 MB on one core. Then
// 1 MB of text made to hurt, which must not cost more than a plan does by much.
#include <atomic>
#include <cstdlib>
#include <iterator>
#include <new>
#include <string>

#include <malloc.h>

#include <benchmark/benchmark.h>

#include "server/domain/plan_compiler/plan_compiler.h"

namespace {

std::atomic<std::size_t> held_bytes{0};
std::atomic<std::size_t> peak_bytes{0};

void Drop(void* memory) {
  if (memory != nullptr) held_bytes -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

// The program's own allocator, so that what is held can be counted.
// Not inlined: GCC would see malloc meet delete and call it a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
  void* memory = std::malloc(size);
  if (memory == nullptr) throw std::bad_alloc();
  const std::size_t held = held_bytes += malloc_usable_size(memory);
  if (held > peak_bytes) peak_bytes = held;
  return memory;
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { Drop(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { Drop(memory); }

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

void Measure(benchmark::State& state, const std::string& text) {
  const std::size_t before = held_bytes;
  peak_bytes = before;
  for (auto _ : state) {
    auto plan = duban::domain::ParsePlan(text, {.text_bytes_max = 64 << 20, .default_year = 0});
    benchmark::DoNotOptimize(plan);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
  const double peak = static_cast<double>(peak_bytes - before);
  state.counters["peak_MB"] = peak / (1 << 20);
  state.counters["peak_per_byte"] = peak / static_cast<double>(text.size());
}

void BM_ParsePlan(benchmark::State& state) {
  const std::string text = PlanOf(static_cast<std::size_t>(state.range(0)));
  if (!duban::domain::ParsePlan(text, {.text_bytes_max = 64 << 20}).ok()) {
    state.SkipWithError("not parsed");
  }
  Measure(state, text);
}
BENCHMARK(BM_ParsePlan)->Arg(64 << 10)->Arg(1 << 20)->Arg(20 << 20)->Unit(benchmark::kMillisecond);

constexpr const char* kHostile[] = {"（",
                                    "无标点的一行长文字",
                                    "7",
                                    "、",
                                    "1.",
                                    "\n1.",
                                    "（市局负责）",
                                    "责任单位：甲局\n",
                                    "《办法》",
                                    "\"",
                                    "序号\t任务\t责任单位\n"};

void BM_Hostile(benchmark::State& state) {
  const std::string part = kHostile[state.range(0)];
  std::string text = "2024年工作要点\n1.做甲事。";
  while (text.size() < 1 << 20) text += part;
  Measure(state, text);
  state.SetLabel(part);
}
BENCHMARK(BM_Hostile)
    ->DenseRange(0, static_cast<int>(std::size(kHostile)) - 1)
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
