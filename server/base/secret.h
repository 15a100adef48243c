// A value that must not reach a log, an error text or a printed configuration.
#ifndef DUBAN_SERVER_BASE_SECRET_H_
#define DUBAN_SERVER_BASE_SECRET_H_

#include <string>
#include <utility>

namespace duban::base {

class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_(std::move(value)) {}

  // The value itself: for the one call that needs it, never for a text.
  const std::string& Reveal() const { return value_; }
  bool Empty() const { return value_.empty(); }

 private:
  std::string value_;
};

// What stands in its place wherever one is shown.
inline constexpr char kRedacted[] = "***";

}  // namespace duban::base

#endif  // DUBAN_SERVER_BASE_SECRET_H_
