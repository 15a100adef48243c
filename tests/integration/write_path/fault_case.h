// Every step of a command's transaction fails once, in each of the ways a database can.
#ifndef DUBAN_TESTS_INTEGRATION_WRITE_PATH_FAULT_CASE_H_
#define DUBAN_TESTS_INTEGRATION_WRITE_PATH_FAULT_CASE_H_

#include <cstdio>
#include <functional>
#include <set>
#include <string>

#include "tests/integration/write_path/county.h"

namespace duban::testing {

inline constexpr unsigned kErrors[] = {1213, 1205, 2013};
inline constexpr int kStepsMax = 60;  // more than any transaction here has

class Fault : public CountyOffice {
 protected:
  // Brings a case to its start and says which command then meets the fault.
  using Prepare = std::function<std::function<app::WriteCommand(std::string)>(Issued& at)>;

  // Each error at each step, until the command ends without meeting the step. Returns how many.
  int RunCase(const char* name, int events, const Prepare& prepare) {
    int faults = 0;
    std::set<std::string> steps;
    for (const unsigned error : kErrors) {
      for (int step = 0; step < kStepsMax; ++step) {
        Issued at;
        const auto command = prepare(at);
        const std::int64_t before = Count("SELECT COUNT(*) FROM event");
        const std::string id = std::string(name) + std::to_string(error) + std::to_string(step);
        fault_.Arm(step, error);
        const Answer answer = Run(command(id));
        const bool met = fault_.Disarm();
        SCOPED_TRACE(id + " at " + fault_.failed());
        EXPECT_TRUE(answer.ok()) << answer.status();
        EXPECT_EQ(Count("SELECT COUNT(*) FROM event") - before, events);
        const Answer again = Run(command(id));
        EXPECT_EQ(again.value_or("refused"), answer.value_or("failed"));
        EXPECT_EQ(Count("SELECT COUNT(*) FROM event") - before, events);
        if (at.task) ExpectIntact(at.task);
        if (!met) break;
        EXPECT_LT(step, kStepsMax - 1);
        ++faults;
        steps.insert(fault_.failed());
        if (HasFailure()) return faults;
      }
    }
    EXPECT_TRUE(steps.contains("begin") && steps.contains("commit") && steps.contains("committed"));
    std::printf("%-16s %3d faults injected, at %zu different steps\n", name, faults, steps.size());
    return faults;
  }

  Issued Accepted() { return NewTask(true); }
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_INTEGRATION_WRITE_PATH_FAULT_CASE_H_
