#include "server/base/log.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

#include <absl/time/clock.h>
#include <nlohmann/json.hpp>
#include <spdlog/logger.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace duban::base {
namespace {

using nlohmann::json;

struct Target {
  std::mutex mu;
  std::shared_ptr<spdlog::logger> logger;           // guarded by mu
  LogLevel level = LogLevel::kInfo;                 // guarded by mu
  std::function<void(const std::string&)> capture;  // guarded by mu
};

std::shared_ptr<spdlog::logger> MakeLogger(spdlog::sink_ptr sink) {
  auto logger = std::make_shared<spdlog::logger>("duban", std::move(sink));
  // The record is made here; spdlog only carries it.
  logger->set_pattern("%v");
  logger->set_level(spdlog::level::trace);
  logger->flush_on(spdlog::level::trace);
  return logger;
}

// Never destroyed: threads that end after main may still log.
Target& TheTarget() {
  static Target& target = *[] {
    auto t = std::make_unique<Target>();
    t->logger = MakeLogger(std::make_shared<spdlog::sinks::stderr_sink_mt>());
    return t.release();
  }();
  return target;
}

spdlog::level::level_enum ToSpdlog(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return spdlog::level::debug;
    case LogLevel::kInfo:
      return spdlog::level::info;
    case LogLevel::kWarn:
      return spdlog::level::warn;
    case LogLevel::kError:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

// A record must stay one line of valid JSON whatever a caller sent.
std::string Quote(const std::string& text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return c >= ' ' && c <= '~' && c != '"' && c != '\\';
  });
  if (plain) return '"' + text + '"';  // nearly every field of nearly every line
  return json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string Render(LogLevel level, const char* message, std::initializer_list<LogField> fields) {
  std::string line = "{\"ts\":\"";
  line += absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", absl::Now(), absl::UTCTimeZone());
  line += "\",\"level\":\"";
  line += LogLevelName(level);
  line += "\",\"msg\":" + Quote(message);
  for (const LogField& field : fields) {
    line += "," + Quote(field.key) + ":";
    if (const auto* text = std::get_if<std::string>(&field.value)) {
      line += Quote(*text);
    } else if (const auto* flag = std::get_if<bool>(&field.value)) {
      line += *flag ? "true" : "false";
    } else if (const auto* real = std::get_if<double>(&field.value)) {
      line += json(*real).dump();
    } else {
      line += std::to_string(std::get<std::int64_t>(field.value));
    }
  }
  line += "}";
  return line;
}

}  // namespace

std::optional<LogLevel> LogLevelFromName(const std::string& name) {
  for (const LogLevel level :
       {LogLevel::kDebug, LogLevel::kInfo, LogLevel::kWarn, LogLevel::kError}) {
    if (name == LogLevelName(level)) return level;
  }
  return std::nullopt;
}

const char* LogLevelName(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return "debug";
    case LogLevel::kInfo:
      return "info";
    case LogLevel::kWarn:
      return "warn";
    case LogLevel::kError:
      return "error";
  }
  return "error";
}

absl::Status OpenLog(LogLevel level, const std::string& file) {
  std::shared_ptr<spdlog::logger> logger;
  try {
    logger = file.empty() ? MakeLogger(std::make_shared<spdlog::sinks::stderr_sink_mt>())
                          : MakeLogger(std::make_shared<spdlog::sinks::basic_file_sink_mt>(file));
  } catch (const spdlog::spdlog_ex& e) {
    return absl::InvalidArgumentError(std::string("log file: ") + e.what());
  }
  Target& target = TheTarget();
  const std::lock_guard lock(target.mu);
  target.logger = std::move(logger);
  target.level = level;
  return absl::OkStatus();
}

void Log(LogLevel level, const char* message, std::initializer_list<LogField> fields) {
  Target& target = TheTarget();
  std::shared_ptr<spdlog::logger> logger;
  {
    const std::lock_guard lock(target.mu);
    if (target.capture) {
      target.capture(Render(level, message, fields));
      return;
    }
    if (level < target.level) return;
    logger = target.logger;
  }
  const std::string line = Render(level, message, fields);
  logger->log(ToSpdlog(level), spdlog::string_view_t(line));
}

LogCapture::LogCapture(std::function<void(const std::string&)> sink) {
  Target& target = TheTarget();
  const std::lock_guard lock(target.mu);
  target.capture = std::move(sink);
}

LogCapture::~LogCapture() {
  Target& target = TheTarget();
  const std::lock_guard lock(target.mu);
  target.capture = nullptr;
}

}  // namespace duban::base
