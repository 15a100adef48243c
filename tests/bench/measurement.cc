#include "tests/bench/measurement.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <unistd.h>

namespace duban::bench {
namespace {

double CpuOrZero(pid_t pid) { return pid == 0 ? 0 : CpuSeconds(pid); }

}  // namespace

double CpuSeconds(pid_t pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
  std::string line;
  if (!std::getline(file, line)) throw std::runtime_error("no process " + std::to_string(pid));
  // The name, in brackets, may hold anything; after it utime and stime are fields 12 and 13.
  std::istringstream fields(line.substr(line.rfind(')') + 1));
  std::string skipped;
  for (int i = 0; i < 11; ++i) fields >> skipped;
  double user = 0, system = 0;
  fields >> user >> system;
  return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

Stretch::Stretch(const Watched& watched) : watched_(watched), began_(Read()), ended_(began_) {}

void Stretch::Close() { ended_ = Read(); }

Stretch::Reading Stretch::Read() const {
  return {.at = std::chrono::steady_clock::now(),
          .server = CpuOrZero(watched_.server),
          .database = CpuOrZero(watched_.database),
          .self = CpuSeconds(getpid())};
}

nlohmann::json Stretch::Report(std::vector<std::uint32_t>& latencies_us) const {
  const double seconds = std::chrono::duration<double>(ended_.at - began_.at).count();
  std::sort(latencies_us.begin(), latencies_us.end());
  return {{"seconds", seconds},
          {"transitions", latencies_us.size()},
          {"per_second", static_cast<double>(latencies_us.size()) / seconds},
          {"p50_us", Percentile(latencies_us, 0.50)},
          {"p99_us", Percentile(latencies_us, 0.99)},
          {"server_cpu", (ended_.server - began_.server) / seconds},
          {"database_cpu", (ended_.database - began_.database) / seconds},
          {"generator_cpu", (ended_.self - began_.self) / seconds}};
}

double Percentile(const std::vector<std::uint32_t>& sorted, double share) {
  if (sorted.empty()) return 0;
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace duban::bench
