// Memory grows with the text and no faster, also on text made to hurt: measured by what the
// allocator hands out, which no busy machine disturbs. Time is measured in tests/bench.
#include <atomic>
#include <cstdlib>
#include <new>

#include <gtest/gtest.h>

#include "server/domain/plan_compiler/plan_compiler.h"

namespace {
std::atomic<std::size_t> allocated_bytes{0};
}  // namespace

// Not inlined: GCC would see malloc meet delete and call it a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
  allocated_bytes += size;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  allocated_bytes += size;
  return std::malloc(size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace duban::domain {
namespace {

constexpr std::size_t kSmall = 1 << 16;
constexpr std::size_t kFactor = 8;

std::size_t BytesFor(const std::string& part, std::size_t size) {
  std::string text = "2024年工作要点\n1.做甲事。";
  while (text.size() < size) text += part;
  const std::size_t before = allocated_bytes;
  const auto plan = ParsePlan(text, {.text_bytes_max = 1 << 22, .default_year = 2024});
  (void)plan;
  return allocated_bytes - before;
}

class GrowthTest : public testing::TestWithParam<const char*> {};

TEST_P(GrowthTest, IsLinear) {
  const std::size_t small = BytesFor(GetParam(), kSmall);
  const std::size_t large = BytesFor(GetParam(), kSmall * kFactor);
  // Vectors that double cost up to twice their size; a square would cost 64 times as much.
  EXPECT_LT(large, small * kFactor * 3) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(
    Patterns, GrowthTest,
    testing::Values("（", "()", "[(", "无标点的一行长文字", "7", "、", "1.", "\n1.", "（一）",
                    "一、", "（市局负责）", "责任单位：", "责任单位：甲局\n", "每季度", "5年",
                    "《办法》", "\"", "|a|b|\n", "|序号|任务|责任单位|\n", "序号\t任务\t责任单位\n",
                    "\n序号\t任务\t责任单位\n1\t甲\n乙\n丙\t市局\n",
                    "\n序号\n|\n任务\n|\n责任单位\n|\n1\n|\n甲\n",
                    "\n任务\n责任单位\n时限\n甲\n市局\n6月底\n乙", "\n任务 |\n责任单位 |\n",
                    "制发《甲》《乙》", "2024年6月底前，", "100人、", "每年6月、", "1至", "1,200",
                    "1:15", "达到 ", "三分之", "实现零", "定期",
                    "\n2.新建学校2所。（市教育局牵头，6月底前）"));

}  // namespace
}  // namespace duban::domain
