// What a running command has at hand: the server, the session, the directory's names, the style.
#ifndef DUBAN_CLIENTS_CLI_RUNTIME_H_
#define DUBAN_CLIENTS_CLI_RUNTIME_H_

#include <memory>
#include <optional>
#include <string>

#include "clients/cli/outcome.h"
#include "clients/cli/session_file.h"
#include "clients/cli/terminal.h"
#include "clients/cli/unit_index.h"
#include "clients/cpp/client.h"

namespace duban::cli {

enum class Format { kTable, kJson, kYaml };

// The options every command takes.
struct GlobalOptions {
  std::string server;
  std::string ca;
  std::string certificate;
  std::string key;
  bool insecure = false;
  double timeout_seconds = 30;
  Format format = Format::kTable;
};

// Not thread-safe: one command.
class Runtime {
 public:
  Runtime(const Terminal& terminal, const GlobalOptions& options);

  // Opens the connection in the session kept from `signin`. Errors: as Connection::Open, and
  // INVALID_ARGUMENT SERVER_REQUIRED.
  std::optional<client::Error> Connect();

  // Precondition of these: Connect() gave no error.
  client::Client& client() { return *client_; }
  const SessionFile& session_file() const { return *session_file_; }

  const Terminal& terminal() const { return terminal_; }
  const Style& style() const { return style_; }
  const GlobalOptions& options() const { return options_; }

  // The directory's lists, asked for once.
  client::Result<const UnitIndex*> Units();
  client::Result<const UserIndex*> Users();

  // `units/{unit}` from that, its number, display name or alias.
  client::Result<std::string> Unit(const std::string& text, const std::string& field);
  // `unitGroups/{unit_group}` from that, its number, display name or alias. Errors:
  // INVALID_ARGUMENT GROUP_UNKNOWN.
  client::Result<std::string> Group(const std::string& text, const std::string& field);
  // `users/{user}` from that or a login.
  client::Result<std::string> User(const std::string& text, const std::string& field);
  // The unit whose office the caller is, where `text` is empty and there is only one.
  client::Result<std::string> IssuingUnit(const std::string& text);
  // `tasks/{task}/assignments/{assignment}` from any form that ParseAssignment takes.
  client::Result<std::string> Assignment(const std::string& text);

 private:
  const Terminal& terminal_;
  const GlobalOptions& options_;
  Style style_;
  std::optional<SessionFile> session_file_;
  std::unique_ptr<client::Client> client_;
  std::optional<UnitIndex> units_;
  std::optional<UserIndex> users_;
};

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_RUNTIME_H_
