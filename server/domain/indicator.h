// A quantitative target (量化指标) taken apart as far as its wording allows.
#ifndef DUBAN_SERVER_DOMAIN_INDICATOR_H_
#define DUBAN_SERVER_DOMAIN_INDICATOR_H_

#include <string>

namespace duban::domain {

// kUnknown: the target is in words (无一人失学), only `raw` says it.
enum class Comparator { kUnknown, kAtLeast, kAtMost, kEqual, kRange };

// What `value` counts: the thing itself, or by how much it changes (增长6%, 下降0.5个百分点).
enum class IndicatorBasis { kLevel, kIncrease, kDecrease };

struct Indicator {
  std::string raw;        // the phrase as printed
  std::string name = {};  // what is measured, "" when the phrase does not say
  Comparator comparator = Comparator::kUnknown;
  std::string value = {};      // decimal digits, half-width: "95", "2.5"; kRange: the lower bound
  std::string value_max = {};  // kRange: the upper bound, else ""
  std::string unit = {};       // as printed: "%", "万人", "课时", …
  IndicatorBasis basis = IndicatorBasis::kLevel;
  bool approximate = false;  // 左右, 约
  friend bool operator==(const Indicator&, const Indicator&) = default;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_INDICATOR_H_
