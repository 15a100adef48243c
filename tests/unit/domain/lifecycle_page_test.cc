// docs/lifecycle.md says what the tables say.
#include "tests/unit/domain/lifecycle_page.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "server/domain/guards.h"
#include "server/domain/lifecycle.h"

namespace duban::testing {
namespace {

constexpr char kPath[] = DUBAN_SOURCE_DIR "/docs/lifecycle.md";

TEST(LifecyclePage, IsPrintedFromTheTables) {
  const std::string page = LifecyclePage();
  if (std::getenv("DUBAN_WRITE_GOLDEN") != nullptr) std::ofstream(kPath) << page;
  std::ifstream file(kPath);
  ASSERT_TRUE(file.good()) << kPath;
  std::stringstream written;
  written << file.rdbuf();
  EXPECT_EQ(written.str(), page) << "write it anew: DUBAN_WRITE_GOLDEN=1";
}

// A guard of a command without a row, or twice the same, would be read by nobody.
TEST(LifecyclePage, EveryGuardStandsOnceInARow) {
  const auto guards = domain::Guards();
  for (std::size_t i = 0; i < guards.size(); ++i) {
    EXPECT_EQ(domain::RuleOf(guards[i].command).command, guards[i].command);
    for (std::size_t j = i + 1; j < guards.size(); ++j) {
      EXPECT_FALSE(guards[i].command == guards[j].command && guards[i].check == guards[j].check)
          << guards[i].reason;
    }
  }
}

}  // namespace
}  // namespace duban::testing
