#include "tests/e2e/harness/documents.h"

#include <cstdlib>
#include <filesystem>

#include <absl/strings/str_format.h>
#include <absl/time/civil_time.h>
#include <absl/time/clock.h>
#include <absl/time/time.h>

namespace duban::testing {
namespace {

constexpr int kChinaOffsetSeconds = 8 * 3600;

}  // namespace

std::optional<std::string> SeedDocumentFile() {
  const char* const given = secure_getenv("DUBAN_SHARED_DIR");
  const std::string shared = given != nullptr ? given : DUBAN_SOURCE_DIR "/../shared";
  std::string file = shared + "/corpus/docs/seed_003.txt";
  if (!std::filesystem::exists(file)) return std::nullopt;
  return file;
}

std::string OwnDocumentFile() { return DUBAN_SOURCE_DIR "/tests/data/plan_nine_items.txt"; }

std::string PlanText(int count, const std::string& annotation) {
  std::string text = "市教育局2026年工作要点\n一、重点工作\n";
  for (int i = 1; i <= count; ++i) {
    text += absl::StrFormat("%d.推进第%d项工作。逐项分解任务,压实责任。%s\n", i, i, annotation);
  }
  return text;
}

v1::CivilDate DaysFromToday(int days) {
  const absl::CivilDay day =
      absl::ToCivilDay(absl::Now(), absl::FixedTimeZone(kChinaOffsetSeconds)) + days;
  v1::CivilDate date;
  date.set_year(static_cast<int>(day.year()));
  date.set_month(day.month());
  date.set_day(day.day());
  return date;
}

std::string DateText(const v1::CivilDate& date) {
  return absl::StrFormat("%04d-%02d-%02d", date.year(), date.month(), date.day());
}

}  // namespace duban::testing
