#include "clients/cli/app.h"

#include <algorithm>
#include <map>
#include <memory>

#include "clients/cli/error_text.h"
#include "clients/cli/help_format.h"
#include "clients/cli/message_text.h"

namespace duban::cli {
namespace {

constexpr char kDescription[] = "督办:从下达到销号,谁牵头、谁配合、何时办结、球在谁手里。";

constexpr char kFooter[] =
    "示例:\n"
    "  export DUBAN_SERVER=127.0.0.1:7443\n"
    "  duban signin zhang\n"
    "  duban plan import plan.txt --validate-only\n"
    "  duban task list --state 办理中 -o json\n"
    "\n"
    "退出码:\n"
    "  0  成功\n"
    "  1  服务器拒绝:当前状态不允许(FAILED_PRECONDITION),或痕迹校验不完整,\n     或 lint "
    "有应注意之处\n"
    "  2  用法或参数有误,或所指对象不存在(INVALID_ARGUMENT、NOT_FOUND)\n"
    "  3  尚未登录或无权(UNAUTHENTICATED、PERMISSION_DENIED)\n"
    "  4  与他人的更改冲突,或已经存在(ABORTED、ALREADY_EXISTS)\n"
    "  5  服务器无法连接、繁忙或超时,可重试(UNAVAILABLE、RESOURCE_EXHAUSTED、DEADLINE_EXCEEDED)\n"
    "  6  内部错误";

void AddGlobalOptions(CLI::App& root, GlobalOptions& options) {
  root.add_option("-s,--server", options.server, "服务器,主机:端口(环境变量 DUBAN_SERVER)");
  root.add_option("-o,--output", options.format, "输出格式:table、json 或 yaml")
      ->transform(CLI::CheckedTransformer(std::map<std::string, Format>{
          {"table", Format::kTable}, {"json", Format::kJson}, {"yaml", Format::kYaml}}))
      ->option_text("table|json|yaml");
  root.add_option("--ca", options.ca, "CA 证书文件(PEM);给出则用 TLS(环境变量 DUBAN_CA)");
  root.add_option("--cert", options.certificate,
                  "客户端证书文件(PEM),服务器要求时(环境变量 DUBAN_CERT)");
  root.add_option("--key", options.key, "客户端私钥文件(PEM)(环境变量 DUBAN_KEY)");
  root.add_flag("--insecure", options.insecure, "允许不用 TLS 连接其他机器:口令将明文传送");
  root.add_option("--timeout", options.timeout_seconds, "一次调用连同重试的时限,秒")
      ->check(CLI::Range(0.1, 3600.0))
      ->option_text("秒(30)");
}

// An option that is given counts; an empty variable is none.
void TakeFromEnvironment(const Terminal& terminal, GlobalOptions& options) {
  const auto take = [&terminal](const char* name, std::string& value) {
    if (value.empty()) value = terminal.env(name).value_or("");
  };
  take("DUBAN_SERVER", options.server);
  take("DUBAN_CA", options.ca);
  take("DUBAN_CERT", options.certificate);
  take("DUBAN_KEY", options.key);
}

// CLI11 speaks English; what went wrong is said in Chinese first, its words follow.
client::Error UsageError(const CLI::ParseError& error) {
  std::string sentence = "用法有误";
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    sentence = "缺少必填的参数或命令";
  } else if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    sentence = "有不认识的参数或命令";
  } else if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr ||
             dynamic_cast<const CLI::ValidationError*>(&error) != nullptr) {
    sentence = "参数的值不对";
  } else if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) {
    sentence = "有不能同时给出的选项";
  } else if (dynamic_cast<const CLI::RequiresError*>(&error) != nullptr) {
    sentence = "有须同时给出的选项";
  } else if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    sentence = "选项缺少值,或值的个数不对";
  }
  return client::MakeError(absl::StatusCode::kInvalidArgument, "USAGE", error.what(),
                           sentence + "(" + error.what() + ");加 --help 查看用法");
}

// A line that does not parse may still say how its errors are wanted.
Format WantedFormat(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    const bool next = (word == "-o" || word == "--output") && i + 1 < arguments.size();
    if (word == "-ojson" || word == "--output=json" || (next && arguments[i + 1] == "json")) {
      return Format::kJson;
    }
  }
  return Format::kTable;
}

ExitCode Fail(const client::Error& error, Format format, const Terminal& terminal) {
  const bool color = terminal.err_is_tty && terminal.env("NO_COLOR").value_or("").empty();
  terminal.err << (format == Format::kJson ? ErrorJson(error) : ErrorText(error, color))
               << std::flush;
  return ExitCodeOf(error);
}

ExitCode Print(const Output& output, Format format, const Terminal& terminal) {
  switch (format) {
    case Format::kTable:
      terminal.out << output.text;
      break;
    case Format::kJson:
      terminal.out << output.json;
      if (output.json.empty() || output.json.back() != '\n') terminal.out << '\n';
      break;
    case Format::kYaml:
      terminal.out << YamlText(output.json);
      break;
  }
  terminal.out << std::flush;
  if (!output.note.empty()) terminal.err << output.note << '\n' << std::flush;
  if (terminal.out) return output.exit_code;
  return Fail(client::MakeError(absl::StatusCode::kInternal, "OUTPUT_LOST", "cannot write output",
                                "输出没有写完整"),
              format, terminal);
}

}  // namespace

void BuildCommandLine(Commands& commands, GlobalOptions& options) {
  CLI::App& root = commands.root();
  root.formatter(std::make_shared<HelpFormat>());
  root.option_defaults()->group("选项");
  root.set_help_flag("-h,--help", "显示用法和示例");
  root.set_version_flag("--version", "duban " DUBAN_VERSION, "显示版本");
  root.footer(kFooter);
  root.require_subcommand(1);
  root.fallthrough();
  AddGlobalOptions(root, options);
  AddSessionCommands(commands);
  AddPlanCommands(commands);
  AddTaskCommands(commands);
  AddAssignmentCommands(commands);
  AddTodoCommands(commands);
  AddRequestCommands(commands);
  AddInstructionCommands(commands);
  AddEventCommands(commands);
  AddUnitCommands(commands);
  AddUserCommands(commands);
  AddMemberCommands(commands);
  AddGroupCommands(commands);
  AddDelegationCommands(commands);
  AddParseCommand(commands);
  AddLintCommand(commands);
}

ExitCode Run(const std::vector<std::string>& arguments, const Terminal& terminal) {
  CLI::App root(kDescription, "duban");
  GlobalOptions options;
  Commands commands(root);
  BuildCommandLine(commands, options);
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    root.parse(std::move(reversed));
  } catch (const CLI::Success& help) {
    root.exit(help, terminal.out, terminal.err);
    return ExitCode::kOk;
  } catch (const CLI::ParseError& error) {
    return Fail(UsageError(error), WantedFormat(arguments), terminal);
  }
  TakeFromEnvironment(terminal, options);
  Runtime runtime(terminal, options);
  if (commands.needs_server()) {
    if (const auto error = runtime.Connect()) return Fail(*error, options.format, terminal);
  }
  const Outcome outcome = commands.chosen()(runtime);
  if (!outcome.ok()) return Fail(outcome.error(), options.format, terminal);
  return Print(*outcome, options.format, terminal);
}

}  // namespace duban::cli
