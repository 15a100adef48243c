// duban delegation create, end, list: who acts for whom (代理授权).
#include <memory>
#include <utility>

#include "clients/cli/assignment_options.h"
#include "clients/cli/directory_view.h"
#include "clients/cli/labels.h"
#include "clients/cli/message_text.h"
#include "clients/cli/resource_name.h"

namespace duban::cli {
namespace {

struct DelegationOptions {
  std::string delegation;
  std::string principal;
  std::string delegate;
  std::vector<std::string> roles;
  std::string from;
  std::string until;
  MutationOptions mutation;
  ListingOptions listing;
};

client::Result<std::string> RenderTable(Runtime& runtime,
                                        const v1::ListDelegationsResponse& delegations) {
  if (runtime.options().format != Format::kTable) return std::string();
  ASSIGN_OR_FAIL(const UserIndex* users, runtime.Users());
  return RenderDelegations(delegations, *users, runtime.style());
}

Outcome DelegationOutput(Runtime& runtime, const v1::Delegation& delegation,
                         const std::string& head) {
  v1::ListDelegationsResponse one;
  *one.add_delegations() = delegation;
  ASSIGN_OR_FAIL(const std::string table, RenderTable(runtime, one));
  return Output{
      .text = head + table, .json = JsonText(delegation), .note = "", .exit_code = ExitCode::kOk};
}

Outcome Create(Runtime& runtime, const DelegationOptions& options) {
  v1::CreateDelegationRequest request;
  v1::Delegation& delegation = *request.mutable_delegation();
  if (options.principal.empty()) {
    ASSIGN_OR_FAIL(const v1::Session session, runtime.client().sessions().GetSession({}));
    delegation.set_principal(session.user().name());
  } else {
    ASSIGN_OR_FAIL(*delegation.mutable_principal(),
                   runtime.User(options.principal, "delegation.principal"));
  }
  ASSIGN_OR_FAIL(*delegation.mutable_delegate(),
                 runtime.User(options.delegate, "delegation.delegate"));
  for (const std::string& text : options.roles) {
    ASSIGN_OR_FAIL(const v1::Role role, Parse<v1::Role>(text, "delegation.roles"));
    delegation.add_roles(role);
  }
  if (Failure bad =
          SetDate(options.from, "delegation.start_date", delegation.mutable_start_date())) {
    return *std::move(bad);
  }
  if (Failure bad = SetDate(options.until, "delegation.end_date", delegation.mutable_end_date())) {
    return *std::move(bad);
  }
  request.set_request_id(options.mutation.request_id);
  ASSIGN_OR_FAIL(const v1::Delegation created,
                 runtime.client().delegations().CreateDelegation(request));
  return DelegationOutput(runtime, created, "已授权代理。\n");
}

Outcome End(Runtime& runtime, const DelegationOptions& options) {
  v1::EndDelegationRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(),
                 ResourceName("delegations", options.delegation, "delegation"));
  request.set_request_id(options.mutation.request_id);
  ASSIGN_OR_FAIL(const v1::Delegation ended, runtime.client().delegations().EndDelegation(request));
  return DelegationOutput(runtime, ended, "已终止代理。\n");
}

Outcome List(Runtime& runtime, const DelegationOptions& options) {
  v1::ListDelegationsRequest request;
  request.set_page_size(PageSize(options.listing));
  if (!options.principal.empty()) {
    ASSIGN_OR_FAIL(*request.mutable_principal(), runtime.User(options.principal, "principal"));
  }
  if (!options.delegate.empty()) {
    ASSIGN_OR_FAIL(*request.mutable_delegate(), runtime.User(options.delegate, "delegate"));
  }
  v1::ListDelegationsResponse all;
  ASSIGN_OR_FAIL(std::string note,
                 CollectInto(runtime.client().delegations().EachDelegation(request),
                             options.listing, all.mutable_delegations()));
  ASSIGN_OR_FAIL(std::string table, RenderTable(runtime, all));
  return Output{.text = std::move(table),
                .json = JsonText(all),
                .note = std::move(note),
                .exit_code = ExitCode::kOk};
}

void AddCreate(Commands& commands, CLI::App& group) {
  auto options = std::make_shared<DelegationOptions>();
  CLI::App& create = commands.Add(
      group,
      {"create", "授权他人代理;代理人办理时用 --for 指明代谁",
       "duban delegation create cwc.deputy --role HEAD --from 2026-12-01 --until 2026-12-10"},
      [options](Runtime& runtime) { return Create(runtime, *options); });
  create.add_option("DELEGATE", options->delegate, "代理人:登录名或 users/3")->required();
  create.add_option("--role", options->roles, "授予哪个角色,可给多次:" + Choices<v1::Role>())
      ->required()
      ->allow_extra_args(false);
  create.add_option("--from", options->from, "自哪天起")->required();
  create.add_option("--until", options->until, "至哪天止,含当天")->required();
  create.add_option("--principal", options->principal, "被代理人,由管理员代办时;不给则为本人");
  AddRequestId(create, options->mutation);
}

}  // namespace

void AddDelegationCommands(Commands& commands) {
  CLI::App& group =
      commands.AddGroup({"delegation", "代理授权:谁在何时代谁办理", "duban delegation list"});
  AddCreate(commands, group);
  auto ended = std::make_shared<DelegationOptions>();
  CLI::App& end = commands.Add(group, {"end", "提前终止代理", "duban delegation end 4"},
                               [ended](Runtime& runtime) { return End(runtime, *ended); });
  end.add_option("DELEGATION", ended->delegation, "授权编号:4 或 delegations/4")->required();
  AddRequestId(end, ended->mutation);
  auto listed = std::make_shared<DelegationOptions>();
  CLI::App& list = commands.Add(
      group, {"list", "未终止的代理授权", "duban delegation list --principal cwc.head"},
      [listed](Runtime& runtime) { return List(runtime, *listed); });
  list.add_option("--principal", listed->principal, "只看这个被代理人");
  list.add_option("--delegate", listed->delegate, "只看这个代理人");
  AddLimit(list, listed->listing);
}

}  // namespace duban::cli
