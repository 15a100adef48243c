#include "server/rpc/call_metrics.h"

#include <algorithm>

namespace duban::rpc {
namespace {

std::size_t BucketOf(std::chrono::microseconds took) {
  const auto* const it =
      std::lower_bound(CallMetrics::kBucketsMs.begin(), CallMetrics::kBucketsMs.end(), took,
                       [](int bound_ms, std::chrono::microseconds t) {
                         return std::chrono::milliseconds(bound_ms) < t;
                       });
  return static_cast<std::size_t>(it - CallMetrics::kBucketsMs.begin());
}

}  // namespace

CallMetrics::CallMetrics(const MethodTable& table) {
  for (const auto& [name, rule] : table.Rules()) cells_.try_emplace(name);
}

void CallMetrics::Count(const std::string& method, grpc::StatusCode code,
                        std::chrono::microseconds took) {
  const auto it = cells_.find(method);
  if (it == cells_.end()) return;
  Cells& cells = it->second;
  const auto index = std::min(static_cast<std::size_t>(code), kCodes - 1);
  cells.calls.at(index).fetch_add(1, std::memory_order_relaxed);
  cells.latency.at(BucketOf(took)).fetch_add(1, std::memory_order_relaxed);
  cells.total_us.fetch_add(took.count(), std::memory_order_relaxed);
}

std::vector<CallMetrics::MethodTotals> CallMetrics::Totals() const {
  std::vector<MethodTotals> all;
  for (const auto& [name, cells] : cells_) {
    MethodTotals totals;
    totals.method = name;
    for (std::size_t i = 0; i < kCodes; ++i) {
      const std::int64_t calls = cells.calls.at(i).load(std::memory_order_relaxed);
      if (calls > 0) totals.calls[static_cast<grpc::StatusCode>(i)] = calls;
    }
    for (std::size_t i = 0; i < totals.latency.size(); ++i) {
      totals.latency.at(i) = cells.latency.at(i).load(std::memory_order_relaxed);
    }
    totals.total_us = cells.total_us.load(std::memory_order_relaxed);
    if (!totals.calls.empty()) all.push_back(std::move(totals));
  }
  return all;
}

}  // namespace duban::rpc
