// Counts of answered calls by method and code, and how long they took. Lock-free: thread-safe.
#ifndef DUBAN_SERVER_RPC_CALL_METRICS_H_
#define DUBAN_SERVER_RPC_CALL_METRICS_H_

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <grpcpp/support/status_code_enum.h>

#include "server/rpc/method_table.h"

namespace duban::rpc {

class CallMetrics {
 public:
  // Upper bounds of the latency buckets, milliseconds; one more bucket takes the rest.
  static constexpr std::array<int, 12> kBucketsMs = {1,   2,   5,   10,   20,   50,
                                                     100, 200, 500, 1000, 2000, 5000};

  // What one method has done so far.
  struct MethodTotals {
    std::string method;
    std::map<grpc::StatusCode, std::int64_t> calls;  // codes that occurred
    std::array<std::int64_t, kBucketsMs.size() + 1> latency{};
    std::int64_t total_us = 0;
  };

  explicit CallMetrics(const MethodTable& table);

  // From entry to answer, waiting in the queue included. Methods without a rule are not counted.
  void Count(const std::string& method, grpc::StatusCode code, std::chrono::microseconds took);

  // Of the methods called at least once.
  std::vector<MethodTotals> Totals() const;

 private:
  static constexpr std::size_t kCodes = 17;  // of gRPC: 0 to 16

  struct Cells {
    std::array<std::atomic<std::int64_t>, kCodes> calls{};
    std::array<std::atomic<std::int64_t>, kBucketsMs.size() + 1> latency{};
    std::atomic<std::int64_t> total_us = 0;
  };

  std::map<std::string, Cells> cells_;  // its keys never change after construction
};

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CALL_METRICS_H_
