#include "server/base/config.h"

#include <fstream>
#include <sstream>

#include <absl/strings/numbers.h>
#include <absl/strings/str_replace.h>
#include <yaml-cpp/emitter.h>

#include "server/base/status.h"
#include "server/base/strict_yaml.h"

namespace duban::base {
namespace {

constexpr int kConnectionsMax = 256;
constexpr int kThreadsMax = 256;
constexpr int kQueueMax = 65536;
constexpr int kPortMax = 65535;
constexpr int kDrainMsMax = 600'000;

TlsConfig DecodeTls(const YamlNode& node, YamlErrors& errors) {
  TlsConfig tls;
  YamlMap map(node, errors);
  tls.certificate = map.RequiredText("certificate");
  tls.key = map.RequiredText("key");
  tls.client_ca = map.Text("client_ca", "");
  map.Finish();
  return tls;
}

DatabaseConfig DecodeDatabase(const YamlNode& node, YamlErrors& errors) {
  DatabaseConfig database;
  YamlMap map(node, errors);
  database.socket = map.RequiredText("socket");
  database.name = map.RequiredText("name");
  database.user = map.RequiredText("user");
  database.password_file = map.Text("password_file", "");
  database.connections =
      static_cast<int>(map.Integer("connections", database.connections, 1, kConnectionsMax));
  map.Finish();
  return database;
}

ExecutorConfig DecodeExecutor(const YamlNode& node, YamlErrors& errors) {
  ExecutorConfig executor;
  YamlMap map(node, errors);
  executor.threads = static_cast<int>(map.Integer("threads", executor.threads, 1, kThreadsMax));
  executor.queue = static_cast<int>(map.Integer("queue", executor.queue, 1, kQueueMax));
  map.Finish();
  return executor;
}

WriteConfig DecodeWrite(const YamlNode& node, YamlErrors& errors) {
  WriteConfig write;
  YamlMap map(node, errors);
  write.threads = static_cast<int>(map.Integer("threads", write.threads, 1, kThreadsMax));
  map.Finish();
  return write;
}

ReviewConfig DecodeReview(const YamlNode& node, YamlErrors& errors) {
  ReviewConfig review;
  YamlMap map(node, errors);
  review.root_leader = map.Flag("root_leader", review.root_leader);
  review.child_leader = map.Flag("child_leader", review.child_leader);
  map.Finish();
  return review;
}

LogConfig DecodeLog(const YamlNode& node, YamlErrors& errors) {
  LogConfig log;
  YamlMap map(node, errors);
  const std::optional<LogLevel> level =
      LogLevelFromName(map.Text("level", LogLevelName(log.level)));
  if (level) {
    log.level = *level;
  } else {
    map.Complain("level", "debug, info, warn or error");
  }
  log.file = map.Text("file", "");
  map.Finish();
  return log;
}

DrainConfig DecodeDrain(const YamlNode& node, YamlErrors& errors) {
  DrainConfig drain;
  YamlMap map(node, errors);
  drain.notice = absl::Milliseconds(map.Integer("notice_ms", 0, 0, kDrainMsMax));
  drain.grace = absl::Milliseconds(
      map.Integer("grace_ms", absl::ToInt64Milliseconds(drain.grace), 100, kDrainMsMax));
  map.Finish();
  return drain;
}

// "HOST:PORT", the port a number; an IPv6 address stands in brackets.
bool IsListenAddress(const std::string& listen) {
  const std::size_t colon = listen.rfind(':');
  if (colon == std::string::npos || colon == 0) return false;
  int port = -1;
  if (!absl::SimpleAtoi(listen.substr(colon + 1), &port) || port < 0 || port > kPortMax) {
    return false;
  }
  const std::string host = listen.substr(0, colon);
  return host.find(':') == std::string::npos || (host.front() == '[' && host.back() == ']');
}

ServerConfig Decode(const YamlNode& root, YamlErrors& errors) {
  ServerConfig config;
  YamlMap map(root, errors);
  config.listen = map.RequiredText("listen");
  if (!config.listen.empty() && !IsListenAddress(config.listen)) {
    map.Complain("listen", "HOST:PORT, e.g. 127.0.0.1:7443 or [::]:7443");
  }
  if (const YamlNode* tls = map.Child("tls")) config.tls = DecodeTls(*tls, errors);
  if (const YamlNode* database = map.Child("database")) {
    config.database = DecodeDatabase(*database, errors);
  } else {
    map.Complain("database", "must be given");
  }
  if (const YamlNode* node = map.Child("executor")) config.executor = DecodeExecutor(*node, errors);
  if (const YamlNode* node = map.Child("write")) config.write = DecodeWrite(*node, errors);
  if (const YamlNode* node = map.Child("review")) config.review = DecodeReview(*node, errors);
  if (const YamlNode* node = map.Child("log")) config.log = DecodeLog(*node, errors);
  if (const YamlNode* node = map.Child("drain")) config.drain = DecodeDrain(*node, errors);
  config.reflection = map.Flag("reflection", false);
  map.Finish();
  return config;
}

template <class T>
void Emit(YAML::Emitter& out, const char* key, const T& value) {
  out << YAML::Key << key << YAML::Value << value;
}

// Text in quotes: a name such as "true" or "12" must come back as text.
void EmitText(YAML::Emitter& out, const char* key, const std::string& value) {
  if (!value.empty()) out << YAML::Key << key << YAML::Value << YAML::DoubleQuoted << value;
}

void EmitDatabase(YAML::Emitter& out, const DatabaseConfig& database) {
  out << YAML::Key << "database" << YAML::Value << YAML::BeginMap;
  EmitText(out, "socket", database.socket);
  EmitText(out, "name", database.name);
  EmitText(out, "user", database.user);
  EmitText(out, "password_file", database.password_file);
  Emit(out, "connections", database.connections);
  out << YAML::EndMap;
}

}  // namespace

absl::StatusOr<ServerConfig> ParseServerConfig(const std::string& text) {
  ASSIGN_OR_RETURN(const YamlNode root, ParseYaml(text));
  YamlErrors errors;
  ServerConfig config = Decode(root, errors);
  RETURN_IF_ERROR(errors.ToStatus());
  return config;
}

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  const std::ifstream stream(path, std::ios::binary);
  std::ostringstream content;
  // An empty file makes << fail; it is content all the same.
  if (!stream || (!(content << stream.rdbuf()) && stream.bad())) {
    return absl::NotFoundError(path + ": cannot be read");
  }
  return content.str();
}

absl::StatusOr<ServerConfig> LoadServerConfig(const std::string& file) {
  ASSIGN_OR_RETURN(const std::string text, ReadFile(file));
  absl::StatusOr<ServerConfig> config = ParseServerConfig(text);
  if (!config.ok()) {
    const std::string lines = std::string(config.status().message());
    return absl::InvalidArgumentError(file + ":" +
                                      absl::StrReplaceAll(lines, {{"\n", "\n" + file + ":"}}));
  }
  if (!config->database.password_file.empty()) {
    ASSIGN_OR_RETURN(const std::string password, ReadFile(config->database.password_file));
    config->database.password = Secret(password.substr(0, password.find_first_of("\r\n")));
  }
  return config;
}

std::string PrintServerConfig(const ServerConfig& config) {
  YAML::Emitter out;
  out << YAML::BeginMap;
  EmitText(out, "listen", config.listen);
  if (config.tls) {
    out << YAML::Key << "tls" << YAML::Value << YAML::BeginMap;
    EmitText(out, "certificate", config.tls->certificate);
    EmitText(out, "key", config.tls->key);
    EmitText(out, "client_ca", config.tls->client_ca);
    out << YAML::EndMap;
  }
  EmitDatabase(out, config.database);
  out << YAML::Key << "executor" << YAML::Value << YAML::BeginMap;
  Emit(out, "threads", config.executor.threads);
  Emit(out, "queue", config.executor.queue);
  out << YAML::EndMap << YAML::Key << "write" << YAML::Value << YAML::BeginMap;
  Emit(out, "threads", config.write.threads);
  out << YAML::EndMap << YAML::Key << "review" << YAML::Value << YAML::BeginMap;
  Emit(out, "root_leader", config.review.root_leader);
  Emit(out, "child_leader", config.review.child_leader);
  out << YAML::EndMap << YAML::Key << "log" << YAML::Value << YAML::BeginMap;
  Emit(out, "level", LogLevelName(config.log.level));
  EmitText(out, "file", config.log.file);
  out << YAML::EndMap << YAML::Key << "drain" << YAML::Value << YAML::BeginMap;
  Emit(out, "notice_ms", absl::ToInt64Milliseconds(config.drain.notice));
  Emit(out, "grace_ms", absl::ToInt64Milliseconds(config.drain.grace));
  out << YAML::EndMap;
  Emit(out, "reflection", config.reflection);
  out << YAML::EndMap;
  return std::string(out.c_str()) + "\n";
}

}  // namespace duban::base
