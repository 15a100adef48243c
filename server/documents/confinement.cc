#include "server/documents/confinement.h"

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <absl/strings/str_cat.h>

#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/documents/reader_answer.h"

namespace duban::documents {
namespace {

// PDFs whose fonts are not embedded name their character maps; poppler looks them up here.
constexpr char kCharacterMaps[] = "/usr/share/poppler";

absl::Status Failed(const char* what) {
  return absl::InternalError(absl::StrCat(what, ": ", std::strerror(errno)));
}

absl::Status Limit(__rlimit_resource resource, rlim_t most, const char* name) {
  const rlimit limit{.rlim_cur = most, .rlim_max = most};
  return ::setrlimit(resource, &limit) == 0 ? absl::OkStatus() : Failed(name);
}

absl::Status LimitResources() {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  // A sanitizer reserves terabytes of address space.
  RETURN_IF_ERROR(Limit(RLIMIT_AS, limits::kReaderMemoryBytesMax, "RLIMIT_AS"));
#endif
  RETURN_IF_ERROR(Limit(RLIMIT_CPU, limits::kReaderCpuSecondsMax, "RLIMIT_CPU"));
  RETURN_IF_ERROR(Limit(RLIMIT_CORE, 0, "RLIMIT_CORE"));
  RETURN_IF_ERROR(Limit(RLIMIT_NOFILE, 16, "RLIMIT_NOFILE"));
  // Where the output is a file, it may hold an answer.
  return Limit(RLIMIT_FSIZE, kAnswerBytesMax, "RLIMIT_FSIZE");
}

// Landlock, where the kernel has it: whether files may be opened at all, below that one folder.
bool LeaveCharacterMapsOnly() {
  landlock_ruleset_attr rules{};
  rules.handled_access_fs =
      LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE |
      LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
      LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
      LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
      LANDLOCK_ACCESS_FS_MAKE_SYM;
  const auto ruleset =
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0));
  if (ruleset < 0) return false;
  const int folder = ::open(kCharacterMaps, O_PATH | O_CLOEXEC);
  if (folder >= 0) {
    landlock_path_beneath_attr beneath{};
    beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    beneath.parent_fd = folder;
    ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    ::close(folder);
  }
  const bool restricted = ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  ::close(ruleset);
  return restricted && folder >= 0;
}

// What memory, reading, writing, time and the end of a process need.
constexpr int kAllowed[] = {
    SCMP_SYS(read),           SCMP_SYS(readv),         SCMP_SYS(pread64),
    SCMP_SYS(write),          SCMP_SYS(writev),        SCMP_SYS(close),
    SCMP_SYS(fstat),          SCMP_SYS(newfstatat),    SCMP_SYS(stat),
    SCMP_SYS(lseek),          SCMP_SYS(getdents64),    SCMP_SYS(brk),
    SCMP_SYS(mmap),           SCMP_SYS(munmap),        SCMP_SYS(mremap),
    SCMP_SYS(mprotect),       SCMP_SYS(madvise),       SCMP_SYS(futex),
    SCMP_SYS(sigaltstack),    SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(getpid),        SCMP_SYS(gettid),
    SCMP_SYS(tgkill),         SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
    SCMP_SYS(getrandom),      SCMP_SYS(getrusage),     SCMP_SYS(sysinfo),
    SCMP_SYS(sched_yield),    SCMP_SYS(exit),          SCMP_SYS(exit_group)};

// Every other system call fails with EPERM. Files can be opened for reading only, and only where
// Landlock says which.
absl::Status FilterSystemCalls(bool may_open) {
  scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (filter == nullptr) return absl::InternalError("seccomp_init");
  int failed = 0;
  for (const int call : kAllowed) failed |= ::seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
  if (may_open) {
    const scmp_arg_cmp read_only = SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT, O_RDONLY);
    failed |= ::seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, &read_only);
  }
  if (failed == 0) failed = ::seccomp_load(filter);
  ::seccomp_release(filter);
  return failed == 0 ? absl::OkStatus() : absl::InternalError("seccomp");
}

}  // namespace

absl::Status ConfineThisProcess() {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return Failed("PR_SET_NO_NEW_PRIVS");
  if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return Failed("PR_SET_DUMPABLE");
  RETURN_IF_ERROR(LimitResources());
  return FilterSystemCalls(LeaveCharacterMapsOnly());
}

}  // namespace duban::documents
