#include "tests/e2e/harness/process.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace duban::testing {
namespace {

std::vector<char*> Pointers(const std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> Environment(const std::vector<std::string>& added) {
  std::vector<std::string> all = added;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string name = std::string(*entry).substr(0, std::string(*entry).find('=') + 1);
    bool replaced = false;
    for (const std::string& a : added) replaced = replaced || a.rfind(name, 0) == 0;
    if (!replaced) all.emplace_back(*entry);
  }
  return all;
}

int ExitCode(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Process::Process(const Command& command) {
  const std::vector<std::string> environment = Environment(command.environment);
  const std::vector<char*> argv = Pointers(command.words);
  const std::vector<char*> envp = Pointers(environment);
  const pid_t parent = getpid();
  pid_ = fork();
  if (pid_ < 0) throw std::runtime_error("fork failed");
  if (pid_ > 0) return;
  // Only async-signal-safe calls from here on: gRPC's threads may hold any lock.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(125);
  constexpr int kAppend = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
  const int in = open(command.in.c_str(), O_RDONLY | O_CLOEXEC);
  const int out = open(command.out.c_str(), kAppend, 0600);
  const int err = open(command.err.c_str(), kAppend, 0600);
  if (in < 0 || out < 0 || err < 0) _exit(126);
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  execvpe(argv[0], argv.data(), envp.data());
  _exit(127);
}

Process::~Process() {
  Signal(SIGKILL);
  Wait();
}

bool Process::Running() {
  if (ended_) return false;
  if (waitpid(pid_, &status_, WNOHANG) == pid_) ended_ = true;
  return !ended_;
}

void Process::Signal(int signal) {
  if (Running()) kill(pid_, signal);
}

int Process::Wait() {
  while (!ended_) {
    if (waitpid(pid_, &status_, 0) == pid_) {
      ended_ = true;
    } else if (errno != EINTR) {
      throw std::runtime_error("waitpid failed");
    }
  }
  return ExitCode(status_);
}

void RunOrThrow(const std::vector<std::string>& words) {
  const ScratchDirectory scratch;
  Command command{.words = words, .environment = {}, .in = "/dev/null", .out = "", .err = ""};
  command.out = command.err = scratch / "output";
  const int code = Process(command).Wait();
  if (code != 0) {
    throw std::runtime_error(words.front() + " ended with " + std::to_string(code) + ": " +
                             ReadFile(command.out));
  }
}

std::string ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void WriteFile(const std::string& path, const std::string& content) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << content;
  if (!out.flush()) throw std::runtime_error("cannot write " + path);
}

ScratchDirectory::ScratchDirectory() : path_("/tmp/duban-e2e-XXXXXX") {
  if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
}

ScratchDirectory::~ScratchDirectory() {
  std::error_code ignored;
  // For a look at what a failed run left behind.
  if (secure_getenv("DUBAN_KEEP_SCRATCH") != nullptr) return;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace duban::testing
