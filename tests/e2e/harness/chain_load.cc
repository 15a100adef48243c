#include "tests/e2e/harness/chain_load.h"

#include <chrono>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <utility>

#include <absl/status/status.h>
#include <absl/strings/escaping.h>
#include <absl/strings/str_split.h>

#include "duban/v1/assignment_service.pb.h"
#include "duban/v1/task_service.pb.h"

namespace duban::testing {
namespace {

constexpr char kService[] = "/duban.v1.AssignmentService/";
constexpr absl::Duration kCallTimeout = absl::Seconds(5);

double Uniform(std::mt19937_64& random) {
  return std::uniform_real_distribution<double>(0, 1)(random);
}

void Pause(std::mt19937_64& random) {
  std::this_thread::sleep_for(
      std::chrono::milliseconds(std::uniform_int_distribution<int>(5, 40)(random)));
}

bool IsRefusal(int code) {
  switch (static_cast<absl::StatusCode>(code)) {
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kPermissionDenied:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kUnauthenticated:
      return true;
    default:
      return false;
  }
}

// Whose turn it is at an open step, "" for nobody's here.
std::string DeciderOf(v1::ReviewStepKind step, const std::string& unit_prefix) {
  switch (step) {
    case v1::REVIEW_STEP_KIND_UNIT_HEAD:
      return unit_prefix + ".head";
    case v1::REVIEW_STEP_KIND_PARENT_UNIT:
      return "cwc.head";
    case v1::REVIEW_STEP_KIND_SUPERVISION:
      return "ducha";
    default:
      return "";
  }
}

template <class Request>
Transition Make(const char* method, const std::string& login, Request request,
                const std::string& marker) {
  Transition transition;
  transition.method = method;
  transition.login = login;
  transition.assignment = request.name();
  transition.marker = marker;
  request.set_request_id(marker);
  if constexpr (requires { request.set_summary(marker); }) request.set_summary(marker);
  if constexpr (requires { request.set_comment(marker); }) request.set_comment(marker);
  transition.request = request.SerializeAsString();
  return transition;
}

// More comes back than goes up, so that the load does not run out of open work.
Transition Decide(const v1::Assignment& assignment, const std::string& login,
                  const std::string& marker, std::mt19937_64& random) {
  const bool root_end = assignment.open_step() == v1::REVIEW_STEP_KIND_SUPERVISION;
  const bool child_end = assignment.open_step() == v1::REVIEW_STEP_KIND_PARENT_UNIT;
  if (Uniform(random) < (root_end ? 0.05 : child_end ? 0.2 : 0.6)) {
    v1::ApproveSubmissionRequest request;
    request.set_name(assignment.name());
    if (root_end) request.set_assessment(v1::ASSESSMENT_GOOD);
    return Make("ApproveSubmission", login, request, marker);
  }
  v1::ReturnSubmissionRequest request;
  request.set_name(assignment.name());
  return Make("ReturnSubmission", login, request, marker);
}

// What may be done next to an assignment picked at random; none if it has ended.
std::optional<Transition> Next(const v1::Task& task, const std::string& marker,
                               std::mt19937_64& random) {
  if (task.assignments().empty()) return std::nullopt;
  const auto index =
      static_cast<int>(random() % static_cast<std::uint64_t>(task.assignments_size()));
  const v1::Assignment& assignment = task.assignments(index);
  const std::string prefix = assignment.parent().empty() ? "cwc" : "rsc";
  switch (assignment.state()) {
    case v1::ASSIGNMENT_STATE_PENDING: {
      v1::AcceptAssignmentRequest request;
      request.set_name(assignment.name());
      return Make("AcceptAssignment", prefix + ".handler", request, marker);
    }
    case v1::ASSIGNMENT_STATE_IN_PROGRESS: {
      v1::SubmitAssignmentRequest request;
      request.set_name(assignment.name());
      return Make("SubmitAssignment", prefix + (Uniform(random) < 0.5 ? ".head" : ".handler"),
                  request, marker);
    }
    case v1::ASSIGNMENT_STATE_UNDER_REVIEW: {
      const std::string login = DeciderOf(assignment.open_step(), prefix);
      if (login.empty()) return std::nullopt;
      return Decide(assignment, login, marker, random);
    }
    default:
      return std::nullopt;
  }
}

std::string Line(const Transition& t) {
  std::ostringstream line;
  line << static_cast<int>(t.outcome) << '\t' << t.attempts << '\t' << t.code << '\t' << t.by_server
       << '\t' << t.method << '\t' << t.login << '\t' << t.assignment << '\t' << t.marker << '\t'
       << absl::BytesToHexString(t.request) << '\t' << absl::BytesToHexString(t.answer) << '\n';
  return line.str();
}

Transition FromLine(const std::string& line) {
  const std::vector<std::string> cells = absl::StrSplit(line, '\t');
  if (cells.size() != 10) throw std::runtime_error("journal: " + line);
  Transition t;
  t.outcome = static_cast<Outcome>(std::stoi(cells[0]));
  t.attempts = std::stoi(cells[1]);
  t.code = std::stoi(cells[2]);
  t.by_server = cells[3] == "1";
  t.method = cells[4];
  t.login = cells[5];
  t.assignment = cells[6];
  t.marker = cells[7];
  t.request = absl::HexStringToBytes(cells[8]);
  t.answer = absl::HexStringToBytes(cells[9]);
  return t;
}

std::string JournalName(int client) { return "client-" + std::to_string(client); }

}  // namespace

ChainLoad::ChainLoad(Bureau& bureau, std::vector<std::string> tasks, const LoadOptions& options)
    : target_(bureau.target()), tasks_(std::move(tasks)), options_(options) {
  for (const char* login : {"ducha", "cwc.head", "cwc.handler", "rsc.head", "rsc.handler"}) {
    tokens_[login] = bureau.TokenOf(login);
  }
  for (int i = 0; i < options_.clients; ++i) clients_.emplace_back([this, i] { RunClient(i); });
}

ChainLoad::~ChainLoad() { Stop(); }

void ChainLoad::Stop() {
  stopping_ = true;
  for (std::thread& client : clients_) client.join();
  clients_.clear();
}

std::vector<Transition> ChainLoad::Journal() const {
  std::vector<Transition> journal;
  for (int i = 0; i < options_.clients; ++i) {
    std::ifstream file(scratch_ / JournalName(i));
    for (std::string line; std::getline(file, line);) journal.push_back(FromLine(line));
  }
  return journal;
}

void ChainLoad::RunClient(int client) {
  std::mt19937_64 random(options_.seed * 1000003 + static_cast<std::uint64_t>(client));
  const RawCaller caller(target_);
  std::ofstream journal(scratch_ / JournalName(client));
  for (int n = 0; !stopping_; ++n) {
    v1::GetTaskRequest get;
    get.set_name(tasks_[random() % tasks_.size()]);
    const RawAnswer read = caller.Call("/duban.v1.TaskService/GetTask", get.SerializeAsString(),
                                       tokens_.at("ducha"), kCallTimeout);
    v1::Task task;
    if (!read.ok() || !task.ParseFromString(read.bytes)) {
      Pause(random);
      continue;
    }
    const std::string marker = "op-" + std::to_string(client) + "-" + std::to_string(n);
    std::optional<Transition> next = Next(task, marker, random);
    if (!next) continue;
    Carry(caller, *next, random);
    journal << Line(*next) << std::flush;
    if (next->outcome == Outcome::kAcknowledged) ++acknowledged_;
  }
}

void ChainLoad::Carry(const RawCaller& caller, Transition& transition, std::mt19937_64& random) {
  const bool abandon = Uniform(random) < options_.abandoned;
  for (;;) {
    const RawAnswer answer = caller.Call(kService + transition.method, transition.request,
                                         tokens_.at(transition.login), kCallTimeout);
    ++transition.attempts;
    transition.code = answer.code;
    transition.by_server = !answer.details.empty();
    transition.answer = answer.bytes;
    if (answer.ok()) {
      transition.outcome = Outcome::kAcknowledged;
      return;
    }
    transition.outcome = IsRefusal(answer.code) ? Outcome::kRefused : Outcome::kInDoubt;
    if (transition.outcome == Outcome::kRefused || abandon) return;
    Pause(random);
  }
}

}  // namespace duban::testing
