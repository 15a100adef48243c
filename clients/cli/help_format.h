// How --help looks: Chinese labels, descriptions in one column though the words before are of
// different widths.
#ifndef DUBAN_CLIENTS_CLI_HELP_FORMAT_H_
#define DUBAN_CLIENTS_CLI_HELP_FORMAT_H_

#include <string>

#include <CLI/CLI.hpp>

namespace duban::cli {

class HelpFormat : public CLI::Formatter {
 public:
  HelpFormat();

  // CLI11 pads by bytes, of which a Chinese character has three for its two columns.
  std::string make_option(const CLI::Option* option, bool is_positional) const override;
};

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_HELP_FORMAT_H_
