// duban signin, signout, whoami.
#include <memory>
#include <utility>

#include "clients/cli/command.h"
#include "clients/cli/directory_view.h"
#include "clients/cli/document_file.h"
#include "clients/cli/message_text.h"

namespace duban::cli {
namespace {

struct SignInOptions {
  std::string login;
  std::string password_file;
};

Outcome SessionOutput(Runtime& runtime, const v1::Session& session, const std::string& head) {
  Output output{.text = head, .json = JsonText(session), .note = "", .exit_code = ExitCode::kOk};
  if (runtime.options().format == Format::kTable) {
    ASSIGN_OR_FAIL(const UnitIndex* units, runtime.Units());
    output.text += RenderSession(session, *units, runtime.style());
  }
  return output;
}

Outcome SignIn(Runtime& runtime, const SignInOptions& options) {
  client::Result<std::string> password =
      options.password_file.empty() ? runtime.terminal().read_password(options.login + " 的口令:")
                                    : ReadPasswordFile(options.password_file);
  if (!password.ok()) return password.error();
  ASSIGN_OR_FAIL(const v1::Session session, runtime.client().SignIn(options.login, *password));
  if (auto error = runtime.session_file().Save(runtime.client().token())) {
    return *std::move(error);
  }
  return SessionOutput(runtime, session, "已登录。\n");
}

Outcome SignOut(Runtime& runtime) {
  const client::Result<v1::SignOutResponse> answer = runtime.client().sessions().SignOut({});
  // A session the server has forgotten already is as gone as one it ends now.
  if (!answer.ok() && answer.error().code != absl::StatusCode::kUnauthenticated) {
    return answer.error();
  }
  runtime.session_file().Remove();
  return Output{.text = "已退出登录。\n", .json = "{}", .note = "", .exit_code = ExitCode::kOk};
}

Outcome WhoAmI(Runtime& runtime) {
  ASSIGN_OR_FAIL(const v1::Session session, runtime.client().sessions().GetSession({}));
  return SessionOutput(runtime, session, "");
}

}  // namespace

void AddSessionCommands(Commands& commands) {
  auto options = std::make_shared<SignInOptions>();
  CLI::App& signin =
      commands.Add(commands.root(),
                   {"signin", "登录;口令从终端输入(不回显)、口令文件或标准输入读取",
                    "duban signin zhang\nduban signin zhang --password-file ~/.duban-password"},
                   [options](Runtime& runtime) { return SignIn(runtime, *options); });
  signin.add_option("LOGIN", options->login, "登录名")->required();
  signin.add_option("--password-file", options->password_file, "口令文件,取其第一行");
  commands.Add(commands.root(), {"signout", "退出登录", "duban signout"},
               [](Runtime& runtime) { return SignOut(runtime); });
  commands.Add(commands.root(), {"whoami", "当前登录的人员及其角色", "duban whoami"},
               [](Runtime& runtime) { return WhoAmI(runtime); });
}

}  // namespace duban::cli
