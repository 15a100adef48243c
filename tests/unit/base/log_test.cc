#include "server/base/log.h"

#include <fstream>
#include <string>
#include <vector>

#include <unistd.h>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace duban::base {
namespace {

using nlohmann::json;

TEST(Log, ARecordIsOneLineOfJson) {
  std::vector<std::string> lines;
  const LogCapture capture([&lines](const std::string& line) { lines.push_back(line); });
  Log(LogLevel::kWarn, "call ended",
      {{"method", "/duban.v1.X/Y"},
       {"title", "财务处\n\"第二行\""},
       {"attempts", 3},
       {"dur_ms", 1.5},
       {"ok", true}});
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].find('\n'), std::string::npos);
  const json record = json::parse(lines[0]);
  EXPECT_EQ(record["level"], "warn");
  EXPECT_EQ(record["msg"], "call ended");
  EXPECT_EQ(record["method"], "/duban.v1.X/Y");
  EXPECT_EQ(record["title"], "财务处\n\"第二行\"");
  EXPECT_EQ(record["attempts"], 3);
  EXPECT_EQ(record["dur_ms"], 1.5);
  EXPECT_EQ(record["ok"], true);
  // 2026-11-21T08:00:00.000000Z
  EXPECT_EQ(record["ts"].get<std::string>().size(), 27U);
  EXPECT_EQ(record["ts"].get<std::string>().back(), 'Z');
}

TEST(Log, ASecretIsNotWritten) {
  std::string line;
  const LogCapture capture([&line](const std::string& l) { line = l; });
  Log(LogLevel::kInfo, "signed in", {{"token", Secret("s3cr3t-value")}});
  EXPECT_EQ(line.find("s3cr3t-value"), std::string::npos);
  EXPECT_EQ(json::parse(line)["token"], "***");
}

TEST(Log, BrokenUtf8StaysValidJson) {
  std::string line;
  const LogCapture capture([&line](const std::string& l) { line = l; });
  Log(LogLevel::kInfo, "odd", {{"bytes", std::string("\xff\xfe", 2)}});
  EXPECT_TRUE(json::accept(line)) << line;
}

TEST(Log, WritesToAFileFromTheLevelGiven) {
  const std::string path = testing::TempDir() + "/log_test_" + std::to_string(::getpid());
  ASSERT_TRUE(OpenLog(LogLevel::kWarn, path).ok());
  Log(LogLevel::kInfo, "quiet");
  Log(LogLevel::kError, "loud {} %s");
  ASSERT_TRUE(OpenLog(LogLevel::kInfo, "").ok());
  std::ifstream stream(path);
  std::string line;
  ASSERT_TRUE(std::getline(stream, line));
  EXPECT_EQ(json::parse(line)["msg"], "loud {} %s");
  EXPECT_FALSE(std::getline(stream, line));
  ::unlink(path.c_str());
}

TEST(Log, AFileThatCannotBeOpenedIsAnError) {
  EXPECT_EQ(OpenLog(LogLevel::kInfo, "/proc/no/such/file").code(),
            absl::StatusCode::kInvalidArgument);
}

TEST(Log, LevelsHaveNames) {
  for (const char* name : {"debug", "info", "warn", "error"}) {
    ASSERT_TRUE(LogLevelFromName(name).has_value());
    EXPECT_STREQ(LogLevelName(*LogLevelFromName(name)), name);
  }
  EXPECT_FALSE(LogLevelFromName("INFO").has_value());
}

}  // namespace
}  // namespace duban::base
