#include "server/storage/faults.h"

#include <cstdlib>
#include <utility>

#include <absl/strings/cord.h>
#include <absl/time/time.h>

#include "server/base/error.h"

namespace duban::storage {
namespace {

constexpr char kFaultUrl[] = "duban.storage/fault";
constexpr absl::Duration kRetryAfter = absl::Milliseconds(500);

struct Told {
  absl::StatusCode code;
  const char* message;
  const char* reason;
  const char* message_zh;
  bool retry;
};

Told TextOf(Fault fault) {
  switch (fault) {
    case Fault::kConflict:
      return {absl::StatusCode::kAborted, "conflict with a concurrent change", "DATABASE_CONFLICT",
              "同时有其他人在处理同一事项，请稍后重试。", true};
    case Fault::kLost:
      return {absl::StatusCode::kUnavailable, "database is not reachable", "DATABASE_UNAVAILABLE",
              "数据库暂时无法连接，请稍后重试。", true};
    case Fault::kDuplicate:
      return {absl::StatusCode::kAlreadyExists, "such a record exists", "DATABASE_DUPLICATE",
              "相同的记录已经存在。", false};
    case Fault::kTimeout:
      return {absl::StatusCode::kDeadlineExceeded, "database did not answer in time",
              "DATABASE_TIMEOUT", "数据库未能在规定时间内完成处理，请稍后重试。", true};
    case Fault::kUnknownCommit:
      return {absl::StatusCode::kUnavailable, "outcome of the commit is unknown",
              "DATABASE_COMMIT_UNKNOWN", "提交结果未能确认，请用同一请求编号重试。", true};
    case Fault::kOther:
      break;
  }
  return {absl::StatusCode::kInternal, "database error", "DATABASE_ERROR",
          "系统内部错误，请联系管理员。", false};
}

}  // namespace

Fault Classify(unsigned err_num) {
  switch (err_num) {
    case 1020:  // record has changed since last read
    case 1205:  // lock wait timeout; leaves the transaction open
    case 1213:  // deadlock; the transaction is gone
      return Fault::kConflict;
    case 1040:  // too many connections
    case 1047:  // a Galera node that is not ready
    case 1053:  // server shutdown in progress
    case 1158:  // network errors seen by the server
    case 1159:
    case 1160:
    case 1161:
    case 1203:  // too many connections of this user
    case 1927:  // connection was killed
    case 2002:  // cannot connect
    case 2003:
    case 2006:  // server has gone away
    case 2013:  // lost connection during query
      return Fault::kLost;
    case 1062:
      return Fault::kDuplicate;
    case 1317:  // query was interrupted
    case 1969:  // max_statement_time, MariaDB
    case 3024:  // max_execution_time, MySQL
      return Fault::kTimeout;
    default:
      return Fault::kOther;
  }
}

Fault ClassifyCommit(unsigned err_num) {
  // A deadlock at COMMIT is how Galera reports that certification rolled the transaction back.
  return Classify(err_num) == Fault::kConflict ? Fault::kConflict : Fault::kUnknownCommit;
}

bool SessionSurvives(unsigned err_num) {
  const bool from_client_library = err_num >= 2000 && err_num < 3000;
  const bool packet_too_large = err_num == 1153;  // the server hangs up after it
  return err_num != 0 && !from_client_library && !packet_too_large &&
         Classify(err_num) != Fault::kLost;
}

absl::Status MakeFault(const FaultInfo& info) {
  const Told told = TextOf(info.fault);
  base::ErrorDetail detail;
  detail.reason = told.reason;
  detail.message_zh = told.message_zh;
  if (told.retry) detail.retry_after = kRetryAfter;
  absl::Status status = base::MakeError(told.code, told.message, std::move(detail));
  status.SetPayload(kFaultUrl, absl::Cord(std::to_string(static_cast<int>(info.fault)) + " " +
                                          std::to_string(info.err_num) + " " + info.statement));
  return status;
}

std::optional<FaultInfo> FaultOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kFaultUrl);
  if (!payload) return std::nullopt;
  const std::string text(*payload);
  const size_t first = text.find(' ');
  const size_t second = text.find(' ', first + 1);
  return FaultInfo{static_cast<Fault>(std::strtol(text.c_str(), nullptr, 10)),
                   static_cast<unsigned>(std::strtoul(text.c_str() + first, nullptr, 10)),
                   text.substr(second + 1)};
}

}  // namespace duban::storage
