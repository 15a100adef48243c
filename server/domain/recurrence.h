// A duty that comes round again: 每季度至少研究一次, 按月报送进展.
#ifndef DUBAN_SERVER_DOMAIN_RECURRENCE_H_
#define DUBAN_SERVER_DOMAIN_RECURRENCE_H_

#include <string>

namespace duban::domain {

// kNone: the wording names no period (定期).
enum class Period { kNone, kDay, kWeek, kMonth, kQuarter, kHalfYear, kYear, kTerm };

struct Recurrence {
  std::string raw;  // the phrase as printed
  Period period = Period::kNone;
  int periods = 1;         // 每两年: 2
  bool reporting = false;  // the duty is to report: 月报, 按季度报送
  friend bool operator==(const Recurrence&, const Recurrence&) = default;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_RECURRENCE_H_
