// Dates and instants as people write them.
#ifndef DUBAN_CLIENTS_CLI_DATES_H_
#define DUBAN_CLIENTS_CLI_DATES_H_

#include <optional>
#include <string>

#include <absl/time/civil_time.h>
#include <google/protobuf/timestamp.pb.h>

#include "clients/cpp/error.h"
#include "duban/v1/civil_date.pb.h"

namespace duban::cli {

// YYYY-MM-DD; "" for the date that is not set.
std::string DateText(const v1::CivilDate& date);

// None for the date that is not set.
std::optional<absl::CivilDay> DayOf(const v1::CivilDate& date);

// YYYY-MM-DD HH:MM in the offices' time zone; "" for the instant that is not set.
std::string TimeText(const google::protobuf::Timestamp& time);

// YYYY-MM-DD. Errors: INVALID_ARGUMENT DATE_INVALID on `field`.
client::Result<v1::CivilDate> ParseDate(const std::string& text, const std::string& field);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_DATES_H_
