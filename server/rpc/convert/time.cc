#include "server/rpc/convert/time.h"

#include <cstdint>

namespace duban::rpc {

google::protobuf::Timestamp ToProto(absl::Time time) {
  const std::int64_t seconds = absl::ToUnixSeconds(time);
  google::protobuf::Timestamp out;
  out.set_seconds(seconds);
  out.set_nanos(
      static_cast<std::int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
  return out;
}

v1::CivilDate ToProto(absl::CivilDay day) {
  v1::CivilDate out;
  out.set_year(static_cast<std::int32_t>(day.year()));
  out.set_month(day.month());
  out.set_day(day.day());
  return out;
}

std::optional<absl::CivilDay> ReadDate(const std::string& field, const v1::CivilDate& date,
                                       FieldChecks& checks) {
  constexpr int kYearMin = 1970;
  constexpr int kYearMax = 9999;
  // CivilDay turns February 30 into March 2: what comes out must be what went in.
  const absl::CivilDay day(date.year(), date.month(), date.day());
  if (date.year() < kYearMin || date.year() > kYearMax || day.year() != date.year() ||
      day.month() != date.month() || day.day() != date.day()) {
    checks.Fail(field, "DATE_INVALID", field + " 不是有效的日期");
    return std::nullopt;
  }
  return day;
}

std::optional<absl::CivilDay> ReadOptionalDate(const std::string& field, bool set,
                                               const v1::CivilDate& date, FieldChecks& checks) {
  if (!set) return std::nullopt;
  return ReadDate(field, date, checks);
}

absl::CivilDay ReadRequiredDate(const std::string& field, bool set, const v1::CivilDate& date,
                                FieldChecks& checks) {
  if (!set) checks.Fail(field, "DATE_REQUIRED", field + " 必填");
  return ReadOptionalDate(field, set, date, checks).value_or(absl::CivilDay());
}

}  // namespace duban::rpc
