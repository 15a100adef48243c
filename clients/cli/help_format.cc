#include "clients/cli/help_format.h"

#include "clients/cli/display_width.h"

namespace duban::cli {
namespace {

constexpr int kColumn = 34;

// What stands behind an option's name: the kind of its value.
std::string ValueText(const CLI::Option& option) {
  if (!option.get_option_text().empty()) return " " + option.get_option_text();
  if (option.get_expected_max() == 0) return "";  // a flag
  std::string text = option.get_positional() ? "" : " 值";
  if (option.get_expected_max() > 1) text += " …";
  if (option.get_required()) text += "(必填)";
  return text;
}

}  // namespace

HelpFormat::HelpFormat() {
  label("Usage", "用法");
  label("OPTIONS", "选项");
  label("SUBCOMMAND", "命令");
  label("SUBCOMMANDS", "命令");
  label("Positionals", "参数");
  column_width(kColumn);
}

std::string HelpFormat::make_option(const CLI::Option* option, bool is_positional) const {
  const std::string left = "  " + make_option_name(option, is_positional) + ValueText(*option);
  // A long one stands on a line of its own.
  const std::string gap = DisplayWidth(left) < kColumn ? "" : "\n" + std::string(kColumn, ' ');
  return PadRight(left, kColumn) + gap + make_option_desc(option) + "\n";
}

}  // namespace duban::cli
