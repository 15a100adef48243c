// Numbers written in words, as they count things: 三, 两万五千, 一千二百.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_WORDED_NUMBER_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_WORDED_NUMBER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace duban::domain::plan_compiler {

struct WordedNumber {
  std::int64_t value = 0;
  std::size_t length = 0;  // in characters; 0: no number stands here
};

// The number at the start of `text`, below 万亿. 千 and 万 need a digit in front of them: 千名教师
// is a manner of speaking.
WordedNumber WordedNumberAt(std::u32string_view text);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_WORDED_NUMBER_H_
