// The composition root: the one place that knows every part, and in which order they live and end.
#ifndef DUBAN_SERVER_WIRING_H_
#define DUBAN_SERVER_WIRING_H_

#include <memory>
#include <string>

#include <absl/status/statusor.h>

#include "server/base/config.h"

namespace duban {

// A running server: database, background work, write path, transport.
class Application {
 public:
  // Connects, checks that the schema is ours, loads the directory, listens. Errors name what an
  // operator has to mend.
  static absl::StatusOr<std::unique_ptr<Application>> Start(const base::ServerConfig& config);
  // Ends everything, in order; Drain before it lets calls in flight finish.
  ~Application();
  Application(const Application&) = delete;
  Application& operator=(const Application&) = delete;

  // The port that is listened on.
  int Port() const;

  // Takes no more calls and lets those in flight finish, as configured. Blocks.
  void Drain();

 private:
  class Parts;
  explicit Application(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

// Who the first administrator of an empty directory is.
struct FirstAdministrator {
  std::string login;
  std::string password;
  std::string display_name;
  std::string unit;  // the name of the root unit, a bureau
};

// Creates the root unit and the first administrator in an empty directory; returns what to tell
// the operator. An administrator who is there already is no error. Errors: INVALID_ARGUMENT;
// FAILED_PRECONDITION where the directory has content but no administrator.
absl::StatusOr<std::string> Bootstrap(const base::ServerConfig& config,
                                      const FirstAdministrator& administrator);

}  // namespace duban

#endif  // DUBAN_SERVER_WIRING_H_
