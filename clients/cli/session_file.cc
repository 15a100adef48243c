#include "clients/cli/session_file.h"

#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace duban::cli {
namespace {

std::string Directory(const Terminal& terminal) {
  if (const auto own = terminal.env("DUBAN_CONFIG_DIR"); own && !own->empty()) return *own;
  if (const auto xdg = terminal.env("XDG_CONFIG_HOME"); xdg && !xdg->empty()) {
    return *xdg + "/duban";
  }
  if (const auto home = terminal.env("HOME"); home && !home->empty()) {
    return *home + "/.config/duban";
  }
  return "";
}

// HOST:PORT without what a file name must not or should not have.
std::string FileName(const std::string& server) {
  std::string name = "session-";
  for (const char c : server) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-';
    name += plain ? c : '_';
  }
  return name;
}

bool WriteAll(int fd, const std::string& text) {
  std::size_t written = 0;
  while (written < text.size()) {
    const ssize_t count = write(fd, text.data() + written, text.size() - written);
    if (count <= 0) return false;
    written += static_cast<std::size_t>(count);
  }
  return fsync(fd) == 0;
}

}  // namespace

client::Result<SessionFile> SessionFile::For(const Terminal& terminal, const std::string& server) {
  const std::string directory = Directory(terminal);
  if (directory.empty()) {
    return client::MakeError(
        absl::StatusCode::kFailedPrecondition, "NO_CONFIG_DIRECTORY",
        "none of DUBAN_CONFIG_DIR, XDG_CONFIG_HOME and HOME is set",
        "环境变量 DUBAN_CONFIG_DIR、XDG_CONFIG_HOME、HOME 均未设置,无处保存登录信息");
  }
  return SessionFile(directory + "/" + FileName(server));
}

std::string SessionFile::Load() const {
  std::ifstream file(path_);
  std::string token;
  std::getline(file, token);
  return token;
}

std::optional<client::Error> SessionFile::Save(const std::string& token) const {
  const std::filesystem::path directory = std::filesystem::path(path_).parent_path();
  std::error_code error;
  if (std::filesystem::create_directories(directory, error)) {
    std::filesystem::permissions(directory, std::filesystem::perms::owner_all, error);
  }
  std::string temporary = path_ + ".XXXXXX";
  const int fd = mkostemp(temporary.data(), O_CLOEXEC);  // 0600
  bool done = fd >= 0 && WriteAll(fd, token + "\n");
  if (fd >= 0) done = close(fd) == 0 && done;
  done = done && std::rename(temporary.c_str(), path_.c_str()) == 0;
  if (done) return std::nullopt;
  if (fd >= 0) unlink(temporary.c_str());
  return client::MakeError(absl::StatusCode::kInternal, "SESSION_NOT_SAVED",
                           "cannot write the session file", "无法保存登录信息到 " + path_);
}

void SessionFile::Remove() const { unlink(path_.c_str()); }

}  // namespace duban::cli
