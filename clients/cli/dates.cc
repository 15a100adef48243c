#include "clients/cli/dates.h"

#include <absl/strings/str_format.h>
#include <absl/time/time.h>

#include "clients/cli/terminal.h"

namespace duban::cli {

std::optional<absl::CivilDay> DayOf(const v1::CivilDate& date) {
  if (date.year() == 0) return std::nullopt;
  return absl::CivilDay(date.year(), date.month(), date.day());
}

std::string DateText(const v1::CivilDate& date) {
  if (date.year() == 0) return "";
  return absl::StrFormat("%04d-%02d-%02d", date.year(), date.month(), date.day());
}

std::string TimeText(const google::protobuf::Timestamp& time) {
  if (time.seconds() == 0) return "";
  return absl::FormatTime("%Y-%m-%d %H:%M", absl::FromUnixSeconds(time.seconds()),
                          OfficeTimeZone());
}

client::Result<v1::CivilDate> ParseDate(const std::string& text, const std::string& field) {
  absl::CivilDay day;
  // The length keeps out 2026-1-1 and 2026-12-31T00: one way to write a date in scripts.
  if (text.size() != 10 || !absl::ParseCivilTime(text, &day) ||
      text != absl::FormatCivilTime(day)) {
    return client::InvalidField(field, "DATE_INVALID",
                                "日期“" + text + "”应写成 2026-12-31 的样子,且确有此日");
  }
  v1::CivilDate date;
  date.set_year(static_cast<int>(day.year()));
  date.set_month(day.month());
  date.set_day(day.day());
  return date;
}

}  // namespace duban::cli
