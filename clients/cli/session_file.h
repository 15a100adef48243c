// Where the session's token is kept between commands: one file a server, readable by its owner
// only.
#ifndef DUBAN_CLIENTS_CLI_SESSION_FILE_H_
#define DUBAN_CLIENTS_CLI_SESSION_FILE_H_

#include <optional>
#include <string>

#include "clients/cli/terminal.h"
#include "clients/cpp/error.h"

namespace duban::cli {

class SessionFile {
 public:
  // $DUBAN_CONFIG_DIR, or ${XDG_CONFIG_HOME:-~/.config}/duban; the file session-<server>. Errors:
  // FAILED_PRECONDITION NO_CONFIG_DIRECTORY where none of the three is set.
  static client::Result<SessionFile> For(const Terminal& terminal, const std::string& server);

  const std::string& path() const { return path_; }

  // "" where nobody is signed in.
  std::string Load() const;

  // Takes the place of an earlier token at once or not at all; mode 0600 from its first byte.
  // None if it worked; else INTERNAL SESSION_NOT_SAVED.
  std::optional<client::Error> Save(const std::string& token) const;

  // Harmless if there is none.
  void Remove() const;

 private:
  explicit SessionFile(std::string path) : path_(std::move(path)) {}

  std::string path_;
};

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_SESSION_FILE_H_
