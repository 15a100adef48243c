// Closed-loop load over gRPC, as a program of its own so that its CPU is its own:
//
//   transition_load ORDER.json
//
// {"target", "clients", "connections", "warm_up_s", "seconds", "assignments": […],
//  "submit_token", "return_token", "run", "server_pid", "database_pid"}
//
// Every client takes an assignment at random that nobody else is at, and sends its next transition:
// submit (by the HEAD of its unit) or return (by the supervision office), in turn. As soon as it is
// answered it takes the next. Prints Stretch's report as one line of JSON.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <latch>
#include <memory>
#include <mutex>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>
#include <nlohmann/json.hpp>

#include "duban/v1/assignment_service.grpc.pb.h"
#include "tests/bench/measurement.h"

namespace duban::bench {
namespace {

using Clock = std::chrono::steady_clock;
using Stub = v1::AssignmentService::Stub;

struct Order {
  explicit Order(const nlohmann::json& json)
      : target(json.at("target")),
        clients(json.at("clients")),
        connections(json.at("connections")),
        warm_up(json.at("warm_up_s")),
        seconds(json.at("seconds")),
        assignments(json.at("assignments").get<std::vector<std::string>>()),
        submit_token(json.at("submit_token")),
        return_token(json.at("return_token")),
        run(json.at("run")),
        watched{json.at("server_pid"), json.at("database_pid")} {}

  std::string target;
  int clients;
  int connections;
  double warm_up;
  double seconds;
  std::vector<std::string> assignments;
  std::string submit_token;
  std::string return_token;
  std::string run;  // makes request ids unique
  Watched watched;
};

std::vector<std::unique_ptr<Stub>> Connect(const Order& order) {
  std::vector<std::unique_ptr<Stub>> stubs;
  for (int i = 0; i < order.connections; ++i) {
    grpc::ChannelArguments arguments;
    // Otherwise channels of one target share one connection.
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
    stubs.push_back(v1::AssignmentService::NewStub(
        grpc::CreateCustomChannel(order.target, grpc::InsecureChannelCredentials(), arguments)));
  }
  return stubs;
}

// The assignments, which of them is busy, and which transition is next on each.
class Field {
 public:
  Field(const Order& order, Stub& stub) : names_(order.assignments), random_(20261121) {
    for (const std::string& name : names_) {
      grpc::ClientContext context;
      context.AddMetadata("authorization", "Bearer " + order.return_token);
      v1::GetAssignmentRequest request;
      v1::Assignment assignment;
      request.set_name(name);
      const grpc::Status status = stub.GetAssignment(&context, request, &assignment);
      if (!status.ok()) throw std::runtime_error(name + ": " + status.error_message());
      under_review_.push_back(assignment.state() == v1::ASSIGNMENT_STATE_UNDER_REVIEW);
    }
    busy_.resize(names_.size());
  }

  std::size_t Take() {
    const std::lock_guard lock(mutex_);
    std::size_t index = random_() % names_.size();
    while (busy_[index]) index = random_() % names_.size();
    busy_[index] = true;
    return index;
  }

  void GiveBack(std::size_t index, bool done) {
    const std::lock_guard lock(mutex_);
    busy_[index] = false;
    if (done) under_review_[index] = !under_review_[index];
  }

  // Only for who has taken it.
  const std::string& Name(std::size_t index) const { return names_[index]; }
  bool UnderReview(std::size_t index) {
    const std::lock_guard lock(mutex_);
    return under_review_[index];
  }

 private:
  const std::vector<std::string> names_;
  std::mutex mutex_;
  std::mt19937_64 random_;
  std::vector<bool> busy_;
  std::vector<bool> under_review_;
};

class LoadClient {
 public:
  LoadClient(const Order& order, int number, Stub& stub, Field& field, std::latch& ended)
      : order_(order),
        stub_(stub),
        field_(field),
        ended_(ended),
        prefix_(order.run + "-" + std::to_string(number) + "-") {}

  // Sends; every answer sends the next until Stop.
  void Send() {
    index_ = field_.Take();
    context_ = std::make_unique<grpc::ClientContext>();
    context_->set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(10));
    const std::string id = prefix_ + std::to_string(++sent_);
    const auto done = [this](const grpc::Status& status) { Finish(status); };
    began_ = Clock::now();
    if (field_.UnderReview(index_)) {
      context_->AddMetadata("authorization", "Bearer " + order_.return_token);
      return_.set_name(field_.Name(index_));
      return_.set_comment("请补充佐证材料");
      return_.set_request_id(id);
      stub_.async()->ReturnSubmission(context_.get(), &return_, &answer_, done);
    } else {
      context_->AddMetadata("authorization", "Bearer " + order_.submit_token);
      submit_.set_name(field_.Name(index_));
      submit_.set_summary("本阶段任务已完成,佐证材料齐备");
      submit_.set_request_id(id);
      stub_.async()->SubmitAssignment(context_.get(), &submit_, &answer_, done);
    }
  }

  static void Measure(bool on) { measuring = on; }
  static void Stop() { stopping = true; }
  const std::vector<std::uint32_t>& latencies() const { return latencies_; }
  const std::string& failure() const { return failure_; }

 private:
  void Finish(const grpc::Status& status) {
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began_);
    field_.GiveBack(index_, status.ok());
    if (!status.ok()) {
      failure_ = status.error_message();
    } else if (measuring) {
      latencies_.push_back(static_cast<std::uint32_t>(took.count()));
    }
    if (stopping || !status.ok()) {
      ended_.count_down();
    } else {
      Send();
    }
  }

  static inline std::atomic<bool> measuring{false};
  static inline std::atomic<bool> stopping{false};

  const Order& order_;
  Stub& stub_;
  Field& field_;
  std::latch& ended_;
  const std::string prefix_;
  std::size_t index_ = 0;
  std::int64_t sent_ = 0;
  Clock::time_point began_;
  std::unique_ptr<grpc::ClientContext> context_;
  v1::SubmitAssignmentRequest submit_;
  v1::ReturnSubmissionRequest return_;
  v1::Assignment answer_;
  std::vector<std::uint32_t> latencies_;
  std::string failure_;
};

void SleepFor(double seconds) {
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
}

int Run(const std::string& order_file) {
  std::ifstream file(order_file);
  const Order order(nlohmann::json::parse(file));
  const std::vector<std::unique_ptr<Stub>> stubs = Connect(order);
  Field field(order, *stubs.front());
  std::latch ended(order.clients);
  std::vector<std::unique_ptr<LoadClient>> clients;
  for (int i = 0; i < order.clients; ++i) {
    clients.push_back(std::make_unique<LoadClient>(
        order, i, *stubs[static_cast<std::size_t>(i) % stubs.size()], field, ended));
  }
  for (const auto& client : clients) client->Send();
  SleepFor(order.warm_up);
  LoadClient::Measure(true);
  Stretch stretch(order.watched);
  SleepFor(order.seconds);
  LoadClient::Measure(false);
  stretch.Close();
  LoadClient::Stop();
  ended.wait();
  std::vector<std::uint32_t> latencies;
  for (const auto& client : clients) {
    if (!client->failure().empty()) throw std::runtime_error(client->failure());
    latencies.insert(latencies.end(), client->latencies().begin(), client->latencies().end());
  }
  std::printf("%s\n", stretch.Report(latencies).dump().c_str());
  return 0;
}

}  // namespace
}  // namespace duban::bench

int main(int argc, char** argv) {
  try {
    if (argc == 2) return duban::bench::Run(argv[1]);
    std::fprintf(stderr, "usage: transition_load ORDER.json\n");
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "transition_load: %s\n", error.what());
    return 1;
  }
}
