// Instants and days as the API writes them. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_TIME_H_
#define DUBAN_SERVER_RPC_CONVERT_TIME_H_

#include <optional>
#include <string>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>
#include <google/protobuf/timestamp.pb.h>

#include "duban/v1/civil_date.pb.h"
#include "server/rpc/field_checks.h"

namespace duban::rpc {

google::protobuf::Timestamp ToProto(absl::Time time);
v1::CivilDate ToProto(absl::CivilDay day);

// DATE_INVALID unless it is a day of the calendar, 1970 to 9999.
std::optional<absl::CivilDay> ReadDate(const std::string& field, const v1::CivilDate& date,
                                       FieldChecks& checks);

// As ReadDate where it is set; else nothing, or DATE_REQUIRED.
std::optional<absl::CivilDay> ReadOptionalDate(const std::string& field, bool set,
                                               const v1::CivilDate& date, FieldChecks& checks);
absl::CivilDay ReadRequiredDate(const std::string& field, bool set, const v1::CivilDate& date,
                                FieldChecks& checks);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_TIME_H_
