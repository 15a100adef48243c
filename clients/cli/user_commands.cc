// duban user create, list.
#include <memory>
#include <utility>

#include "clients/cli/command.h"
#include "clients/cli/directory_view.h"
#include "clients/cli/document_file.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_text.h"

namespace duban::cli {
namespace {

struct UserOptions {
  std::string login;
  std::string name;
  std::string password_file;
  MutationOptions mutation;
  ListingOptions listing;
};

// Typed blind, so that it is asked for twice; a file or a pipe says it once.
client::Result<std::string> FirstPassword(Runtime& runtime, const UserOptions& options) {
  if (!options.password_file.empty()) return ReadPasswordFile(options.password_file);
  ASSIGN_OR_FAIL(std::string password,
                 runtime.terminal().read_password(options.login + " 的初始口令:"));
  if (!runtime.terminal().in_is_tty) return password;
  ASSIGN_OR_FAIL(const std::string again, runtime.terminal().read_password("再输一遍:"));
  if (password == again) return password;
  return client::InvalidField("password", "PASSWORD_MISMATCH", "两次输入的口令不同");
}

Outcome CreateUser(Runtime& runtime, const UserOptions& options) {
  v1::CreateUserRequest request;
  request.mutable_user()->set_login(options.login);
  request.mutable_user()->set_display_name(options.name);
  ASSIGN_OR_FAIL(*request.mutable_password(), FirstPassword(runtime, options));
  request.set_request_id(options.mutation.request_id);
  ASSIGN_OR_FAIL(const v1::User user, runtime.client().directory().CreateUser(request));
  v1::ListUsersResponse one;
  *one.add_users() = user;
  return Output{.text = "已创建人员。\n" + RenderUsers(one, runtime.style()),
                .json = JsonText(user),
                .note = "",
                .exit_code = ExitCode::kOk};
}

Outcome ListUsers(Runtime& runtime, const UserOptions& options) {
  v1::ListUsersRequest request;
  request.set_page_size(PageSize(options.listing));
  v1::ListUsersResponse all;
  ASSIGN_OR_FAIL(std::string note, CollectInto(runtime.client().directory().EachUser(request),
                                               options.listing, all.mutable_users()));
  return Output{.text = RenderUsers(all, runtime.style()),
                .json = JsonText(all),
                .note = std::move(note),
                .exit_code = ExitCode::kOk};
}

}  // namespace

void AddUserCommands(Commands& commands) {
  CLI::App& group = commands.AddGroup({"user", "机构名录:人员", "duban user list"});
  auto created = std::make_shared<UserOptions>();
  CLI::App& create =
      commands.Add(group,
                   {"create", "创建人员;初始口令从终端(不回显)、口令文件或标准输入读取",
                    "duban user create zhang --name 张三 --password-file first-password"},
                   [created](Runtime& runtime) { return CreateUser(runtime, *created); });
  create.add_option("LOGIN", created->login, "登录名:2 至 64 个 a-z、0-9、“.”、“_”、“-”")
      ->required();
  create.add_option("--name", created->name, "姓名")->required();
  create.add_option("--password-file", created->password_file, "初始口令文件,取其第一行");
  AddRequestId(create, created->mutation);
  auto listed = std::make_shared<UserOptions>();
  CLI::App& list = commands.Add(group, {"list", "全部人员", "duban user list --limit 0"},
                                [listed](Runtime& runtime) { return ListUsers(runtime, *listed); });
  AddLimit(list, listed->listing);
}

}  // namespace duban::cli
