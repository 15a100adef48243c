// Many clients at once carrying tasks up and down the chain, on servers that may die under them.
// Each writes down what became of a transition before it does anything else.
#ifndef DUBAN_TESTS_E2E_HARNESS_CHAIN_LOAD_H_
#define DUBAN_TESTS_E2E_HARNESS_CHAIN_LOAD_H_

#include <atomic>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "tests/e2e/harness/bureau.h"
#include "tests/e2e/harness/process.h"
#include "tests/e2e/harness/raw_call.h"

namespace duban::testing {

enum class Outcome {
  kAcknowledged,  // answered OK, if need be only when asked again
  kRefused,       // answered with an error that says it was not done
  kInDoubt,       // no answer, and not asked again
};

struct Transition {
  Outcome outcome = Outcome::kInDoubt;
  int attempts = 0;
  int code = 0;            // of the last answer
  bool by_server = false;  // whether the last error was one of ours, with details
  std::string method;      // "AcceptAssignment" …
  std::string login;
  std::string assignment;
  // The request_id; also the summary or comment, so that the event shows which call wrote it.
  std::string marker;
  std::string request;  // the bytes sent, each time the same
  std::string answer;   // the bytes of the acknowledgement
};

struct LoadOptions {
  int clients = 16;
  std::uint64_t seed = 1;
  // How many of the calls without an answer are left in doubt; the others are sent again.
  double abandoned = 0.1;
};

// Needs AddSmallBureau's people; the tasks are led by 财务处 and supported by 干部人事处.
class ChainLoad {
 public:
  // Starts at once.
  ChainLoad(Bureau& bureau, std::vector<std::string> tasks, const LoadOptions& options);
  ~ChainLoad();
  ChainLoad(const ChainLoad&) = delete;
  ChainLoad& operator=(const ChainLoad&) = delete;

  // Lets every client bring its transition to an end, for which a server must be up, and joins.
  void Stop();
  // What the clients wrote down. Precondition: stopped.
  std::vector<Transition> Journal() const;
  std::int64_t acknowledged() const { return acknowledged_; }

 private:
  void RunClient(int client);
  void Carry(const RawCaller& caller, Transition& transition, std::mt19937_64& random);

  const std::string target_;
  const std::vector<std::string> tasks_;
  const LoadOptions options_;
  std::map<std::string, std::string> tokens_;
  ScratchDirectory scratch_;
  std::atomic<bool> stopping_{false};
  std::atomic<std::int64_t> acknowledged_{0};
  std::vector<std::thread> clients_;
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_E2E_HARNESS_CHAIN_LOAD_H_
