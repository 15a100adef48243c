#include "clients/cli/session_file.h"

#include <filesystem>
#include <fstream>

#include <sys/stat.h>

#include <gmock/gmock.h>

#include "tests/unit/cli/test_terminal.h"

namespace duban::cli {
namespace {

mode_t ModeOf(const std::string& path) {
  struct stat info {};
  EXPECT_EQ(stat(path.c_str(), &info), 0) << path;
  return info.st_mode & 0777U;
}

TEST(SessionFile, KeepsTheTokenForItsOwnerOnly) {
  TestTerminal terminal;
  const auto file = SessionFile::For(terminal.Make(), "127.0.0.1:7400");
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(file->Load(), "");
  EXPECT_FALSE(file->Save("secret"));
  EXPECT_EQ(file->Load(), "secret");
  EXPECT_EQ(ModeOf(file->path()), 0600U);
  EXPECT_EQ(ModeOf(terminal.config_directory() + "/config"), 0700U);
  EXPECT_FALSE(file->Save("other"));
  EXPECT_EQ(file->Load(), "other");
  // Nothing half-written stays behind.
  const auto entries = std::filesystem::directory_iterator(terminal.config_directory() + "/config");
  EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
  file->Remove();
  file->Remove();
  EXPECT_EQ(file->Load(), "");
}

TEST(SessionFile, OneForEachServer) {
  TestTerminal terminal;
  const auto one = SessionFile::For(terminal.Make(), "127.0.0.1:7400");
  const auto other = SessionFile::For(terminal.Make(), "127.0.0.1:7401");
  EXPECT_FALSE(one->Save("secret"));
  EXPECT_EQ(other->Load(), "");
  // A server's name cannot lead out of the directory.
  const auto evil = SessionFile::For(terminal.Make(), "../../x:1");
  EXPECT_EQ(evil->path(), terminal.config_directory() + "/config/session-.._.._x_1");
}

TEST(SessionFile, FallsBackThroughTheUsualDirectories) {
  TestTerminal terminal;
  terminal.environment = {{"XDG_CONFIG_HOME", "/x"}, {"HOME", "/h"}};
  EXPECT_EQ(SessionFile::For(terminal.Make(), "a:1")->path(), "/x/duban/session-a_1");
  terminal.environment = {{"HOME", "/h"}};
  EXPECT_EQ(SessionFile::For(terminal.Make(), "a:1")->path(), "/h/.config/duban/session-a_1");
  terminal.environment = {};
  EXPECT_EQ(SessionFile::For(terminal.Make(), "a:1").error().reason, "NO_CONFIG_DIRECTORY");
}

TEST(SessionFile, SaysWhereItCannotWrite) {
  TestTerminal terminal;
  std::ofstream(terminal.config_directory() + "/file") << "in the way";
  terminal.environment["DUBAN_CONFIG_DIR"] = terminal.config_directory() + "/file";
  const auto error = SessionFile::For(terminal.Make(), "a:1")->Save("secret");
  ASSERT_TRUE(error);
  EXPECT_EQ(error->reason, "SESSION_NOT_SAVED");
}

}  // namespace
}  // namespace duban::cli
