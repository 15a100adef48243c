#include "clients/cli/command.h"

#include <memory>
#include <utility>

#include <absl/strings/str_replace.h>

namespace duban::cli {
namespace {

// Inherited help options were made before the group's Chinese name was known.
CLI::App& NewCommand(CLI::App& parent, const CommandText& text) {
  CLI::App& command = *parent.add_subcommand(text.name, text.summary);
  command.group("命令");
  command.get_help_ptr()->group("选项");
  command.footer("示例:\n  " + absl::StrReplaceAll(text.example, {{"\n", "\n  "}}));
  return command;
}

}  // namespace

CLI::App& Commands::AddGroup(const CommandText& text) {
  CLI::App& group = NewCommand(root_, text);
  group.require_subcommand(1);
  return group;
}

CLI::App& Commands::Add(CLI::App& parent, const CommandText& text, Action action) {
  CLI::App& command = NewCommand(parent, text);
  command.callback([this, action = std::move(action)] { chosen_ = action; });
  return command;
}

CLI::App& Commands::AddLocal(CLI::App& parent, const CommandText& text, Action action) {
  CLI::App& command = NewCommand(parent, text);
  command.callback([this, action = std::move(action)] {
    chosen_ = action;
    needs_server_ = false;
  });
  return command;
}

std::string EtagToSend(const MutationOptions& options, const std::string& read) {
  return options.etag.empty() && options.request_id.empty() ? read : options.etag;
}

void AddRequestId(CLI::App& command, MutationOptions& options) {
  command.add_option("--request-id", options.request_id,
                     "请求编号,至多 64 个 ASCII 字符;同一编号重发不会重复办理。不给则自动生成");
}

void AddEtag(CLI::App& command, MutationOptions& options) {
  command.add_option("--etag", options.etag, "只在内容仍是此版本(etag)时办理");
}

void AddValidateOnly(CLI::App& command, MutationOptions& options) {
  command.add_flag("--validate-only", options.validate_only, "只校验,不作任何更改");
}

void AddOnBehalfOf(CLI::App& command, MutationOptions& options) {
  command.add_option("--for", options.on_behalf_of,
                     "代谁办理:被代理人的登录名或 users/3,须有当日有效的代理授权");
}

}  // namespace duban::cli
