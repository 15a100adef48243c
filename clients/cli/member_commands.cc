// duban member add, remove, list.
#include <memory>
#include <utility>

#include "clients/cli/command.h"
#include "clients/cli/directory_view.h"
#include "clients/cli/labels.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_text.h"
#include "clients/cli/resource_name.h"

namespace duban::cli {
namespace {

struct MemberOptions {
  std::string membership;
  std::string user;
  std::string unit;
  std::string role;
  MutationOptions mutation;
  ListingOptions listing;
};

client::Result<std::string> RenderTable(Runtime& runtime,
                                        const v1::ListMembershipsResponse& memberships) {
  if (runtime.options().format != Format::kTable) return std::string();
  ASSIGN_OR_FAIL(const UnitIndex* units, runtime.Units());
  ASSIGN_OR_FAIL(const UserIndex* users, runtime.Users());
  return RenderMemberships(memberships, *units, *users, runtime.style());
}

Outcome AddMember(Runtime& runtime, const MemberOptions& options) {
  v1::CreateMembershipRequest request;
  v1::Membership& membership = *request.mutable_membership();
  ASSIGN_OR_FAIL(*membership.mutable_user(), runtime.User(options.user, "membership.user"));
  ASSIGN_OR_FAIL(*membership.mutable_unit(), runtime.Unit(options.unit, "membership.unit"));
  ASSIGN_OR_FAIL(const v1::Role role, Parse<v1::Role>(options.role, "membership.role"));
  membership.set_role(role);
  request.set_request_id(options.mutation.request_id);
  ASSIGN_OR_FAIL(const v1::Membership added,
                 runtime.client().directory().CreateMembership(request));
  v1::ListMembershipsResponse one;
  *one.add_memberships() = added;
  ASSIGN_OR_FAIL(const std::string table, RenderTable(runtime, one));
  return Output{.text = "已授予角色。\n" + table,
                .json = JsonText(added),
                .note = "",
                .exit_code = ExitCode::kOk};
}

// The membership that user, unit and role name together.
client::Result<std::string> FindMembership(Runtime& runtime, const MemberOptions& options) {
  ASSIGN_OR_FAIL(const v1::Role role, Parse<v1::Role>(options.role, "membership.role"));
  v1::ListMembershipsRequest request;
  request.set_page_size(limits::kPageSizeMax);
  ASSIGN_OR_FAIL(*request.mutable_user(), runtime.User(options.user, "membership.user"));
  ASSIGN_OR_FAIL(const std::string unit, runtime.Unit(options.unit, "membership.unit"));
  auto memberships = runtime.client().directory().EachMembership(request);
  while (const auto membership = memberships.Next()) {
    if (membership->unit() == unit && membership->role() == role) return membership->name();
  }
  if (memberships.error()) return *memberships.error();
  return client::InvalidField(
      "membership", "MEMBERSHIP_UNKNOWN",
      options.user + " 在 " + options.unit + " 没有角色“" + Label(role) + "”");
}

Outcome RemoveMember(Runtime& runtime, const MemberOptions& options) {
  v1::DeleteMembershipRequest request;
  const bool by_parts = !options.unit.empty();
  ASSIGN_OR_FAIL(*request.mutable_name(),
                 by_parts ? FindMembership(runtime, options)
                          : ResourceName("memberships", options.user, "membership"));
  request.set_request_id(options.mutation.request_id);
  ASSIGN_OR_FAIL(const v1::DeleteMembershipResponse answer,
                 runtime.client().directory().DeleteMembership(request));
  return Output{
      .text = "已收回角色。\n", .json = JsonText(answer), .note = "", .exit_code = ExitCode::kOk};
}

Outcome ListMembers(Runtime& runtime, const MemberOptions& options) {
  v1::ListMembershipsRequest request;
  request.set_page_size(PageSize(options.listing));
  if (!options.unit.empty()) {
    ASSIGN_OR_FAIL(*request.mutable_unit(), runtime.Unit(options.unit, "unit"));
  }
  if (!options.user.empty()) {
    ASSIGN_OR_FAIL(*request.mutable_user(), runtime.User(options.user, "user"));
  }
  v1::ListMembershipsResponse all;
  ASSIGN_OR_FAIL(std::string note, CollectInto(runtime.client().directory().EachMembership(request),
                                               options.listing, all.mutable_memberships()));
  ASSIGN_OR_FAIL(std::string table, RenderTable(runtime, all));
  return Output{.text = std::move(table),
                .json = JsonText(all),
                .note = std::move(note),
                .exit_code = ExitCode::kOk};
}

void AddMemberRemove(Commands& commands, CLI::App& group) {
  auto options = std::make_shared<MemberOptions>();
  CLI::App& remove =
      commands.Add(group,
                   {"remove", "收回人员在单位的角色",
                    "duban member remove zhang 财务处 HANDLER\nduban member remove memberships/4"},
                   [options](Runtime& runtime) { return RemoveMember(runtime, *options); });
  remove.add_option("USER", options->user, "人员:登录名或 users/3;或者任职编号 memberships/4")
      ->required();
  CLI::Option* unit = remove.add_option("UNIT", options->unit, "单位:编号、名称或别名");
  CLI::Option* role = remove.add_option("ROLE", options->role, "角色:" + Choices<v1::Role>());
  unit->needs(role);
  AddRequestId(remove, options->mutation);
}

}  // namespace

void AddMemberCommands(Commands& commands) {
  CLI::App& group =
      commands.AddGroup({"member", "任职:谁在哪个单位有什么角色", "duban member list"});
  auto added = std::make_shared<MemberOptions>();
  CLI::App& add =
      commands.Add(group, {"add", "授予人员在单位的角色", "duban member add zhang 财务处 HANDLER"},
                   [added](Runtime& runtime) { return AddMember(runtime, *added); });
  add.add_option("USER", added->user, "人员:登录名或 users/3")->required();
  add.add_option("UNIT", added->unit, "单位:编号、名称或别名")->required();
  add.add_option("ROLE", added->role, "角色:" + Choices<v1::Role>())->required();
  AddRequestId(add, added->mutation);
  AddMemberRemove(commands, group);
  auto listed = std::make_shared<MemberOptions>();
  CLI::App& list = commands.Add(
      group,
      {"list", "任职记录", "duban member list --unit 财务处\nduban member list --user zhang"},
      [listed](Runtime& runtime) { return ListMembers(runtime, *listed); });
  list.add_option("--unit", listed->unit, "只看这个单位");
  list.add_option("--user", listed->user, "只看这个人员");
  AddLimit(list, listed->listing);
}

}  // namespace duban::cli
