// The server's configuration: one YAML file, decoded strictly into one struct. Whatever is unknown,
// missing or out of range keeps the server from starting, all of it told at once with line and
// column.
#ifndef DUBAN_SERVER_BASE_CONFIG_H_
#define DUBAN_SERVER_BASE_CONFIG_H_

#include <optional>
#include <string>

#include <absl/status/statusor.h>
#include <absl/time/time.h>

#include "server/base/log.h"
#include "server/base/secret.h"

namespace duban::base {

struct TlsConfig {
  std::string certificate;  // PEM file, the chain
  std::string key;          // PEM file
  std::string client_ca;    // PEM file; if set, clients must show a certificate it signed
};

struct DatabaseConfig {
  std::string socket;  // path of the unix socket: there is no other way to the database (ADR 42)
  std::string name;
  std::string user;
  std::string password_file;  // empty: no password
  Secret password;            // its first line, read by LoadServerConfig
  int connections = 8;
};

struct ExecutorConfig {
  int threads = 8;  // calls worked on at once
  int queue = 256;  // calls that wait for a thread; more are refused
};

struct WriteConfig {
  int threads = 2;  // transactions at once; more only make the batches smaller
};

// Which review chain the default policy has (ADR 19): whether the leader in charge (分管领导)
// decides between the unit's head and the last step.
struct ReviewConfig {
  bool root_leader = false;   // of a task's root, before the supervision office
  bool child_leader = false;  // of what hangs below it, before the unit above
};

struct LogConfig {
  LogLevel level = LogLevel::kInfo;
  std::string file;  // empty: stderr
};

struct DrainConfig {
  absl::Duration notice = absl::ZeroDuration();  // between "not serving" and the refusal of calls
  absl::Duration grace = absl::Seconds(10);      // what calls in flight are given
};

struct ServerConfig {
  std::string listen;  // HOST:PORT; port 0 takes a free one
  std::optional<TlsConfig> tls;
  DatabaseConfig database;
  ExecutorConfig executor;
  WriteConfig write;
  ReviewConfig review;
  LogConfig log;
  DrainConfig drain;
  bool reflection = false;
};

// Errors: INVALID_ARGUMENT, one "line:column: what" a line.
absl::StatusOr<ServerConfig> ParseServerConfig(const std::string& text);

// Reads and parses `file` and the password file it names. Errors: NOT_FOUND where a file cannot be
// read; INVALID_ARGUMENT with "file:line:column: what" lines.
absl::StatusOr<ServerConfig> LoadServerConfig(const std::string& file);

// The configuration in force as YAML that ParseServerConfig takes again, without secrets.
std::string PrintServerConfig(const ServerConfig& config);

// A whole file. Errors: NOT_FOUND where it cannot be read.
absl::StatusOr<std::string> ReadFile(const std::string& path);

}  // namespace duban::base

#endif  // DUBAN_SERVER_BASE_CONFIG_H_
