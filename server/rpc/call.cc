#include "server/rpc/call.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <exception>
#include <random>

#include <grpcpp/server_context.h>

#include "server/base/hash.h"
#include "server/base/log.h"
#include "server/rpc/to_grpc_status.h"

namespace duban::rpc {
namespace {

using std::chrono::microseconds;
using std::chrono::steady_clock;
using std::chrono::system_clock;

constexpr char kTraceKey[] = "x-trace-id";
constexpr std::size_t kTraceIdBytes = 16;

std::vector<std::string> ValuesOf(const grpc::CallbackServerContext& context,
                                  const std::string& key) {
  std::vector<std::string> values;
  const auto range = context.client_metadata().equal_range(key);
  for (auto it = range.first; it != range.second; ++it) {
    // The string_ref dies with the call: copy.
    values.emplace_back(it->second.data(), it->second.size());
  }
  return values;
}

// A caller's trace id ends up in our log and in other people's error reports: nothing but the
// form of W3C trace context, 32 lower-case hexadecimal digits, is taken over.
bool IsTraceId(const std::string& value) {
  return value.size() == 2 * kTraceIdBytes &&
         std::all_of(value.begin(), value.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }) &&
         value.find_first_not_of('0') != std::string::npos;
}

std::string TraceIdOf(const grpc::CallbackServerContext& context) {
  const std::vector<std::string> given = ValuesOf(context, kTraceKey);
  if (given.size() == 1 && IsTraceId(given.front())) return given.front();
  // Nobody needs to be unable to guess it, only not to meet it twice: no system call for each.
  thread_local std::mt19937_64 random{std::random_device{}()};
  const std::array<std::uint64_t, 2> drawn = {random(), random()};
  std::array<char, kTraceIdBytes> bytes{};
  std::memcpy(bytes.data(), drawn.data(), bytes.size());
  return base::Hex({bytes.data(), bytes.size()});
}

// gRPC gives a wall-clock instant, "infinite" where the client set none: clamp before any
// arithmetic, and once only.
app::SteadyTime DeadlineOf(const grpc::CallbackServerContext& context, const MethodRule& rule,
                           steady_clock::time_point arrived) {
  const system_clock::time_point now = system_clock::now();
  const system_clock::time_point asked = context.deadline();
  if (asked >= now + rule.timeout) return arrived + rule.timeout;
  return arrived + std::chrono::duration_cast<steady_clock::duration>(
                       std::max(asked - now, system_clock::duration::zero()));
}

}  // namespace

Call::Call(grpc::CallbackServerContext& context, const grpc::ByteBuffer& request,
           grpc::ByteBuffer& response, const MethodRule& rule, CallMetrics& metrics)
    : rule_(rule),
      metrics_(metrics),
      arrived_(steady_clock::now()),
      reactor_(context.DefaultReactor()),
      request_(request),
      response_(response),
      trace_id_(TraceIdOf(context)),
      deadline_(DeadlineOf(context, rule, arrived_)),
      peer_(context.peer()),
      context_(&context) {}

Call::~Call() { Finish(absl::InternalError("a call was dropped without an answer")); }

bool Call::Cancelled() const {
  const std::lock_guard lock(mu_);
  return context_ == nullptr || context_->IsCancelled();
}

std::vector<std::string> Call::Metadata(const std::string& key) const {
  const std::lock_guard lock(mu_);
  if (context_ == nullptr) return {};
  return ValuesOf(*context_, key);
}

void Call::Finish(const absl::StatusOr<std::string>& response) noexcept {
  {
    const std::lock_guard lock(mu_);
    if (context_ == nullptr) return;
    context_->AddTrailingMetadata(kTraceKey, trace_id_);
    context_ = nullptr;
  }
  grpc::Status answer(grpc::StatusCode::INTERNAL, "internal fault");
  try {
    answer = ToGrpcStatus(response.status(), trace_id_);
    if (response.ok()) {
      const grpc::Slice slice(*response);
      response_ = grpc::ByteBuffer(&slice, 1);
    }
    Record(response.status(), answer.error_code());
  } catch (const std::exception&) {  // no memory: the caller is answered all the same
    answer = grpc::Status(grpc::StatusCode::INTERNAL, "internal fault");
  }
  reactor_->Finish(std::move(answer));
}

void Call::Record(const absl::Status& status, grpc::StatusCode code) {
  const auto took = std::chrono::duration_cast<microseconds>(steady_clock::now() - arrived_);
  metrics_.Count(rule_.name, code, took);
  constexpr double kMicrosPerMilli = 1000.0;
  // What is our fault is told whole, payloads included: a database's error number is in one.
  const bool fault = code == grpc::StatusCode::INTERNAL;
  base::Log(fault ? base::LogLevel::kError : base::LogLevel::kInfo, "call",
            {{"method", rule_.name},
             {"code", static_cast<int>(code)},
             {"reason", ReasonOf(status)},
             {"principal", principal_.value},
             {"request_id", request_id_},
             {"trace_id", trace_id_},
             {"peer", peer_},
             {"dur_ms", static_cast<double>(took.count()) / kMicrosPerMilli},
             {"fault", fault ? status.ToString() : ""}});
}

}  // namespace duban::rpc
