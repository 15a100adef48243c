// The server's log: one JSON object a line with ts, level, msg and the fields given. The message is
// constant text; what varies goes into fields, so that lines can be counted by message. One log a
// process. Thread-safe.
#ifndef DUBAN_SERVER_BASE_LOG_H_
#define DUBAN_SERVER_BASE_LOG_H_

#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <variant>

#include <absl/status/status.h>

#include "server/base/secret.h"

namespace duban::base {

enum class LogLevel { kDebug, kInfo, kWarn, kError };

// "debug", "info", "warn" or "error".
std::optional<LogLevel> LogLevelFromName(const std::string& name);
const char* LogLevelName(LogLevel level);

// One fact of a record. A Secret is written as "***".
struct LogField {
  LogField(const char* k, std::string v) : key(k), value(std::move(v)) {}
  LogField(const char* k, const char* v) : key(k), value(std::string(v)) {}
  LogField(const char* k, const Secret&) : key(k), value(std::string(kRedacted)) {}
  LogField(const char* k, bool v) : key(k), value(v) {}
  LogField(const char* k, double v) : key(k), value(v) {}
  template <std::integral T>
  LogField(const char* k, T v) : key(k), value(static_cast<std::int64_t>(v)) {}

  const char* key;
  std::variant<std::string, bool, double, std::int64_t> value;
};

// Where records go from now on and from which level: to `file` (appended to), or to stderr if it
// is empty. Until it is called: stderr, from info. Errors: the file cannot be opened.
absl::Status OpenLog(LogLevel level, const std::string& file);

// Written out before it returns: a killed server has logged what it did.
void Log(LogLevel level, const char* message, std::initializer_list<LogField> fields = {});

// Sends every record of any level to `sink` instead while it lives; one at a time.
class LogCapture {
 public:
  explicit LogCapture(std::function<void(const std::string&)> sink);
  ~LogCapture();
  LogCapture(const LogCapture&) = delete;
  LogCapture& operator=(const LogCapture&) = delete;
};

}  // namespace duban::base

#endif  // DUBAN_SERVER_BASE_LOG_H_
