#include "server/base/config.h"

#include <fstream>

#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace duban::base {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kSmallest[] =
    "listen: 127.0.0.1:7443\n"
    "database: {socket: /run/db.sock, name: duban, user: duban_server}\n";

constexpr char kWhole[] = R"(listen: "[::]:7443"
tls: {certificate: /etc/duban/tls.pem, key: /etc/duban/tls.key, client_ca: /etc/duban/ca.pem}
database: {socket: /run/db.sock, name: duban, user: duban_server, connections: 12}
executor: {threads: 6, queue: 100}
write: {threads: 3}
review: {root_leader: true}
log: {level: warn, file: /var/log/duban.log}
drain: {notice_ms: 2000, grace_ms: 5000}
reflection: true
)";

std::string ErrorOf(const std::string& text) {
  const absl::StatusOr<ServerConfig> config = ParseServerConfig(text);
  EXPECT_FALSE(config.ok()) << text;
  return std::string(config.status().message());
}

// A file of its own for one test.
class TempFile {
 public:
  TempFile(const std::string& name, const std::string& content)
      : path_(testing::TempDir() + "/" + name + std::to_string(::getpid())) {
    std::ofstream(path_) << content;
  }
  ~TempFile() { ::unlink(path_.c_str()); }
  const std::string path_;
};

TEST(Config, DefaultsAreForASmallBureau) {
  const absl::StatusOr<ServerConfig> config = ParseServerConfig(kSmallest);
  ASSERT_TRUE(config.ok()) << config.status();
  EXPECT_EQ(config->listen, "127.0.0.1:7443");
  EXPECT_FALSE(config->tls.has_value());
  EXPECT_EQ(config->database.socket, "/run/db.sock");
  EXPECT_EQ(config->executor.threads, 8);
  EXPECT_EQ(config->log.level, LogLevel::kInfo);
  EXPECT_EQ(config->drain.grace, absl::Seconds(10));
  EXPECT_FALSE(config->reflection);
}

TEST(Config, TakesEverything) {
  const absl::StatusOr<ServerConfig> config = ParseServerConfig(kWhole);
  ASSERT_TRUE(config.ok()) << config.status();
  EXPECT_EQ(config->tls->client_ca, "/etc/duban/ca.pem");
  EXPECT_EQ(config->database.connections, 12);
  EXPECT_EQ(config->executor.queue, 100);
  EXPECT_EQ(config->write.threads, 3);
  EXPECT_TRUE(config->review.root_leader);
  EXPECT_FALSE(config->review.child_leader);
  EXPECT_EQ(config->log.level, LogLevel::kWarn);
  EXPECT_EQ(config->drain.notice, absl::Seconds(2));
  EXPECT_TRUE(config->reflection);
}

TEST(Config, WhatIsPrintedIsReadAgainAsTheSame) {
  for (const char* text : {kSmallest, kWhole}) {
    const absl::StatusOr<ServerConfig> config = ParseServerConfig(text);
    ASSERT_TRUE(config.ok()) << config.status();
    const std::string printed = PrintServerConfig(*config);
    const absl::StatusOr<ServerConfig> again = ParseServerConfig(printed);
    ASSERT_TRUE(again.ok()) << again.status() << "\n" << printed;
    EXPECT_EQ(PrintServerConfig(*again), printed);
  }
}

TEST(Config, RefusesWhatItDoesNotKnow) {
  EXPECT_THAT(ErrorOf(std::string(kSmallest) + "reflexion: true\n"),
              HasSubstr("3:12: unknown key \"reflexion\""));
  EXPECT_THAT(ErrorOf(std::string(kSmallest) + "executor: {threads: 0}\n"),
              HasSubstr("3:21: threads: 1 to 256"));
  EXPECT_THAT(ErrorOf(std::string(kSmallest) + "drain: {grace: 5}\n"), HasSubstr("unknown key"));
  EXPECT_THAT(ErrorOf(std::string(kSmallest) + "log: {level: loud}\n"), HasSubstr("level: debug"));
  EXPECT_THAT(ErrorOf(std::string(kSmallest) + "tls: {certificate: a}\n"),
              HasSubstr("key: must be given"));
}

TEST(Config, RefusesWhatCannotBeReached) {
  EXPECT_THAT(ErrorOf("listen: 127.0.0.1:1\n"), HasSubstr("database: must be given"));
  EXPECT_THAT(ErrorOf(""), HasSubstr("a map of keys and values is wanted"));
  for (const char* listen : {"7443", ":7443", "host:port", "host:99999", "::1:7443"}) {
    EXPECT_THAT(ErrorOf("listen: \"" + std::string(listen) +
                        "\"\ndatabase: {socket: /s, name: n, user: u}\n"),
                HasSubstr("listen: HOST:PORT"))
        << listen;
  }
  const std::string listen = "listen: 127.0.0.1:1\n";
  EXPECT_THAT(ErrorOf(listen + "database: {name: n, user: u}\n"),
              HasSubstr("socket: must be given"));
  // Another machine is not reached, and not silently the local one instead (ADR 42).
  EXPECT_THAT(ErrorOf(listen + "database: {socket: /s, host: h, port: 1, name: n, user: u}\n"),
              AllOf(HasSubstr("unknown key \"host\""), HasSubstr("unknown key \"port\"")));
  EXPECT_THAT(ErrorOf(listen + "database: {socket: /s, name: n, user: u, password: p}\n"),
              HasSubstr("unknown key \"password\""));
}

TEST(Config, ReadsThePasswordFileAndNeverPrintsIt) {
  const TempFile password("config_test_password", "hunter2-hunter2\n");
  const TempFile file("config_test", std::string("listen: 127.0.0.1:0\ndatabase: {socket: /s, "
                                                 "name: n, user: u, password_file: ") +
                                         password.path_ + "}\n");
  const absl::StatusOr<ServerConfig> config = LoadServerConfig(file.path_);
  ASSERT_TRUE(config.ok()) << config.status();
  EXPECT_EQ(config->database.password.Reveal(), "hunter2-hunter2");
  EXPECT_THAT(PrintServerConfig(*config), Not(HasSubstr("hunter2")));
}

TEST(Config, NamesTheFileThatIsWrong) {
  EXPECT_EQ(LoadServerConfig("/no/such/file").status().code(), absl::StatusCode::kNotFound);
  const TempFile wrong("config_test_wrong", "listen: x\nreflection: 1\n");
  const absl::Status status = LoadServerConfig(wrong.path_).status();
  EXPECT_THAT(std::string(status.message()), HasSubstr(wrong.path_ + ":1:9: listen"));
  EXPECT_THAT(std::string(status.message()), HasSubstr(wrong.path_ + ":2:13: reflection"));
  const TempFile lost(
      "config_test_lost",
      "listen: h:1\ndatabase: {socket: /s, name: n, user: u, password_file: /no}\n");
  EXPECT_THAT(std::string(LoadServerConfig(lost.path_).status().message()), HasSubstr("/no"));
}

}  // namespace
}  // namespace duban::base
