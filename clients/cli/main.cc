#include <string>
#include <vector>

#include "clients/cli/app.h"

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const duban::cli::Terminal terminal = duban::cli::ProcessTerminal();
  return static_cast<int>(duban::cli::Run(arguments, terminal));
}
