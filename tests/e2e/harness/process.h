// A program run by a test: started with files for its streams, and gone at the latest when the
// thread that started it ends.
#ifndef DUBAN_TESTS_E2E_HARNESS_PROCESS_H_
#define DUBAN_TESTS_E2E_HARNESS_PROCESS_H_

#include <string>
#include <vector>

#include <sys/types.h>

namespace duban::testing {

struct Command {
  std::vector<std::string> words;        // the program, found by PATH, and its arguments
  std::vector<std::string> environment;  // NAME=VALUE, in addition to this process's own
  std::string in = "/dev/null";
  std::string out = "/dev/null";  // appended to
  std::string err = "/dev/null";  // appended to; may be the same file
};

// Not thread-safe. Throws std::runtime_error where the system refuses.
class Process {
 public:
  explicit Process(const Command& command);
  ~Process();  // SIGKILL, if it still runs
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t pid() const { return pid_; }
  bool Running();
  // Does nothing once it has ended.
  void Signal(int signal);
  // Waits for the end: the exit code, or 128 + the signal that ended it.
  int Wait();

 private:
  pid_t pid_ = 0;
  bool ended_ = false;
  int status_ = 0;
};

// Runs a program to its end and throws, with its output, unless it exits with 0.
void RunOrThrow(const std::vector<std::string>& words);

// The content of a file; throws where it cannot be read.
std::string ReadFile(const std::string& path);
void WriteFile(const std::string& path, const std::string& content);

// A directory of its own below the system's temporary one, removed with all it holds.
class ScratchDirectory {
 public:
  ScratchDirectory();
  ~ScratchDirectory();
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;

  const std::string& path() const { return path_; }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_E2E_HARNESS_PROCESS_H_
