// What a measured stretch is reported by: a rate, latencies, and whose CPU it cost.
#ifndef DUBAN_TESTS_BENCH_MEASUREMENT_H_
#define DUBAN_TESTS_BENCH_MEASUREMENT_H_

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include <sys/types.h>

#include <nlohmann/json.hpp>

namespace duban::bench {

// User and system time of a process so far, seconds. Throws where there is no such process.
double CpuSeconds(pid_t pid);

// The processes beside the measuring one.
struct Watched {
  pid_t server = 0;  // 0: none
  pid_t database = 0;
};

// From construction to Close: CPU and wall time.
class Stretch {
 public:
  explicit Stretch(const Watched& watched);
  void Close();

  // {"seconds", "transitions", "per_second", "p50_us", "p99_us", "server_cpu", "database_cpu",
  // "generator_cpu"}, the last three in cores. Sorts `latencies_us`. Precondition: closed.
  nlohmann::json Report(std::vector<std::uint32_t>& latencies_us) const;

 private:
  struct Reading {
    std::chrono::steady_clock::time_point at;
    double server = 0;
    double database = 0;
    double self = 0;
  };
  Reading Read() const;

  Watched watched_;
  Reading began_;
  Reading ended_;
};

// The value below which `share` of the sorted values lie; 0 of none.
double Percentile(const std::vector<std::uint32_t>& sorted, double share);

}  // namespace duban::bench

#endif  // DUBAN_TESTS_BENCH_MEASUREMENT_H_
