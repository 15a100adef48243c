#include "server/documents/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <absl/strings/str_cat.h>
#include <absl/time/time.h>

#include "server/base/limits.h"
#include "server/base/status.h"

namespace duban::documents {
namespace {

using std::chrono::milliseconds;

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }
  void Close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }

 private:
  int fd_;
};

absl::Status CannotStart(const char* what, int error) {
  return absl::UnavailableError(absl::StrCat(what, ": ", std::strerror(error)));
}

// The input as a file in memory: it need not be fed while the output is read.
absl::StatusOr<Descriptor> InputFile(const std::string& input) {
  Descriptor file(::memfd_create("document", MFD_CLOEXEC));
  if (file.get() < 0) return CannotStart("memfd_create", errno);
  for (std::size_t at = 0; at < input.size();) {
    const ssize_t put = ::write(file.get(), input.data() + at, input.size() - at);
    if (put < 0 && errno != EINTR) return CannotStart("write", errno);
    if (put > 0) at += static_cast<std::size_t>(put);
  }
  if (::lseek(file.get(), 0, SEEK_SET) != 0) return CannotStart("lseek", errno);
  return file;
}

// A child that is killed and waited for, whatever happens here.
class Child {
 public:
  explicit Child(pid_t pid)
      : pid_(pid), ended_(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0))) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    Wait();
  }
  // Readable once it has ended.
  [[nodiscard]] int ended() const { return ended_.get(); }
  int Wait() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return status;
  }

 private:
  pid_t pid_;
  Descriptor ended_;
};

// posix_spawn's attributes and actions, freed in any case.
struct SpawnPlan {
  posix_spawn_file_actions_t actions{};
  posix_spawnattr_t attributes{};
  SpawnPlan() {
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
};

absl::StatusOr<pid_t> Spawn(const std::string& program, int input, int output) {
  SpawnPlan plan;
  posix_spawn_file_actions_adddup2(&plan.actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&plan.actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&plan.actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  // Files that other parts of this process opened are none of the child's business.
  posix_spawn_file_actions_addclosefrom_np(&plan.actions, STDERR_FILENO + 1);
  sigset_t none;
  sigset_t all;
  ::sigemptyset(&none);
  ::sigfillset(&all);
  posix_spawnattr_setsigmask(&plan.attributes, &none);
  posix_spawnattr_setsigdefault(&plan.attributes, &all);
  posix_spawnattr_setflags(&plan.attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  std::string name = program;
  char* arguments[] = {name.data(), nullptr};
  char* environment[] = {nullptr};
  pid_t pid = 0;
  const int error =
      posix_spawn(&pid, program.c_str(), &plan.actions, &plan.attributes, arguments, environment);
  if (error != 0) return CannotStart(program.c_str(), error);
  return pid;
}

// How long, and for whom, the child is waited for.
struct Patience {
  app::SteadyTime deadline;
  const std::function<bool()>& cancelled;
};

absl::Status WaitFor(int descriptor, const Patience& patience) {
  const milliseconds::rep poll_ms = absl::ToInt64Milliseconds(limits::kCancelPollInterval);
  for (;;) {
    const auto left =
        std::chrono::ceil<milliseconds>(patience.deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return absl::DeadlineExceededError("the child took too long");
    if (patience.cancelled && patience.cancelled()) {
      return absl::CancelledError("nobody waits for the child");
    }
    pollfd wanted{.fd = descriptor, .events = POLLIN, .revents = 0};
    const auto timeout = static_cast<int>(std::min<milliseconds::rep>(left.count(), poll_ms));
    const int ready = ::poll(&wanted, 1, timeout);
    if (ready > 0) return absl::OkStatus();
    if (ready < 0 && errno != EINTR) return CannotStart("poll", errno);
  }
}

absl::StatusOr<std::string> ReadOutput(int pipe, std::size_t output_max, const Patience& patience) {
  std::string output;
  std::array<char, 64 << 10> chunk{};
  while (output.size() <= output_max) {
    RETURN_IF_ERROR(WaitFor(pipe, patience));
    const ssize_t got = ::read(pipe, chunk.data(), chunk.size());
    if (got == 0) break;
    if (got > 0) output.append(chunk.data(), static_cast<std::size_t>(got));
    if (got < 0 && errno != EINTR) return CannotStart("read", errno);
  }
  return output;
}

}  // namespace

absl::StatusOr<ChildResult> RunChild(const std::string& program, const std::string& input,
                                     std::size_t output_max, app::SteadyTime deadline,
                                     const std::function<bool()>& cancelled) {
  const Patience patience{deadline, cancelled};
  ASSIGN_OR_RETURN(const Descriptor file, InputFile(input));
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) return CannotStart("pipe2", errno);
  const Descriptor from(ends[0]);
  Descriptor into(ends[1]);
  ASSIGN_OR_RETURN(const pid_t pid, Spawn(program, file.get(), into.get()));
  Child child(pid);
  into.Close();
  if (child.ended() < 0) return CannotStart("pidfd_open", errno);
  ChildResult result;
  ASSIGN_OR_RETURN(result.output, ReadOutput(from.get(), output_max, patience));
  // One that writes too much is not waited for: its end of the pipe is closed by killing it.
  if (result.output.size() > output_max) {
    ::kill(pid, SIGKILL);
  } else {
    RETURN_IF_ERROR(WaitFor(child.ended(), patience));
  }
  const int status = child.Wait();
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  result.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  return result;
}

}  // namespace duban::documents
