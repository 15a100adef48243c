// duban group create, update, delete, show, list: unit groups (单位组).
#include <memory>
#include <utility>

#include "clients/cli/assignment_options.h"
#include "clients/cli/directory_view.h"
#include "clients/cli/message_text.h"
#include "clients/cli/resource_name.h"

namespace duban::cli {
namespace {

struct GroupOptions {
  std::string group;
  std::string name;
  std::string owner;
  std::vector<std::string> aliases;
  std::vector<std::string> members;
  MutationOptions mutation;
  ListingOptions listing;
};

Outcome GroupOutput(Runtime& runtime, const v1::UnitGroup& group, const std::string& head) {
  Output output{.text = head, .json = JsonText(group), .note = "", .exit_code = ExitCode::kOk};
  if (runtime.options().format == Format::kTable) {
    ASSIGN_OR_FAIL(const UnitIndex* units, runtime.Units());
    output.text += RenderGroup(group, *units, runtime.style());
  }
  return output;
}

Failure SetMembers(Runtime& runtime, const std::vector<std::string>& names, v1::UnitGroup& group) {
  group.clear_members();
  for (const std::string& name : names) {
    client::Result<std::string> unit = runtime.Unit(name, "group.members");
    if (!unit.ok()) return std::move(unit).error();
    group.add_members(*std::move(unit));
  }
  return std::nullopt;
}

Outcome Create(Runtime& runtime, const GroupOptions& options) {
  v1::CreateUnitGroupRequest request;
  v1::UnitGroup& group = *request.mutable_group();
  group.set_display_name(options.name);
  ASSIGN_OR_FAIL(*group.mutable_owner(), runtime.Unit(options.owner, "group.owner"));
  for (const std::string& alias : options.aliases) group.add_aliases(alias);
  if (Failure failure = SetMembers(runtime, options.members, group)) return *std::move(failure);
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  ASSIGN_OR_FAIL(const v1::UnitGroup created,
                 runtime.client().directory().CreateUnitGroup(request));
  return GroupOutput(runtime, created, Headline(options.mutation, "已创建单位组。"));
}

client::Result<v1::UnitGroup> Get(Runtime& runtime, const std::string& text) {
  v1::GetUnitGroupRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(), runtime.Group(text, "group"));
  return runtime.client().directory().GetUnitGroup(request);
}

// The method replaces; the options say what changes.
Outcome Update(Runtime& runtime, const GroupOptions& options) {
  ASSIGN_OR_FAIL(v1::UnitGroup group, Get(runtime, options.group));
  if (!options.name.empty()) group.set_display_name(options.name);
  if (!options.aliases.empty()) group.clear_aliases();
  for (const std::string& alias : options.aliases) group.add_aliases(alias);
  if (!options.members.empty()) {
    if (Failure failure = SetMembers(runtime, options.members, group)) return *std::move(failure);
  }
  group.set_etag(EtagToSend(options.mutation, group.etag()));
  group.clear_owner();  // what the method does not read, so that repeats are alike
  v1::UpdateUnitGroupRequest request;
  *request.mutable_group() = group;
  request.set_request_id(options.mutation.request_id);
  const client::Result<v1::UnitGroup> updated =
      runtime.client().directory().UpdateUnitGroup(request);
  if (!updated.ok()) return WithSentEtag(updated.error(), group.etag());
  return GroupOutput(runtime, *updated, "已修改单位组。\n");
}

Outcome Delete(Runtime& runtime, const GroupOptions& options) {
  v1::DeleteUnitGroupRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(), runtime.Group(options.group, "group"));
  request.set_request_id(options.mutation.request_id);
  ASSIGN_OR_FAIL(const v1::DeleteUnitGroupResponse answer,
                 runtime.client().directory().DeleteUnitGroup(request));
  return Output{
      .text = "已删除单位组。\n", .json = JsonText(answer), .note = "", .exit_code = ExitCode::kOk};
}

Outcome Show(Runtime& runtime, const GroupOptions& options) {
  ASSIGN_OR_FAIL(const v1::UnitGroup group, Get(runtime, options.group));
  return GroupOutput(runtime, group, "");
}

Outcome List(Runtime& runtime, const GroupOptions& options) {
  v1::ListUnitGroupsRequest request;
  request.set_page_size(PageSize(options.listing));
  v1::ListUnitGroupsResponse all;
  ASSIGN_OR_FAIL(std::string note, CollectInto(runtime.client().directory().EachUnitGroup(request),
                                               options.listing, all.mutable_unit_groups()));
  Output output{
      .text = "", .json = JsonText(all), .note = std::move(note), .exit_code = ExitCode::kOk};
  if (runtime.options().format == Format::kTable) {
    ASSIGN_OR_FAIL(const UnitIndex* units, runtime.Units());
    output.text = RenderGroups(all, *units, runtime.style());
  }
  return output;
}

using Run = Outcome (*)(Runtime&, const GroupOptions&);

std::pair<CLI::App*, GroupOptions*> Add(Commands& commands, CLI::App& group,
                                        const CommandText& text, Run run) {
  auto options = std::make_shared<GroupOptions>();
  CLI::App& command = commands.Add(
      group, text, [options, run](Runtime& runtime) { return run(runtime, *options); });
  return {&command, options.get()};
}

constexpr char kGroupHelp[] = "单位组:编号、名称或别名";

void AddChanges(Commands& commands, CLI::App& group) {
  const auto [create, created] = Add(
      commands, group,
      {"create", "创建单位组",
       "duban group create 各县教育局 --owner 市教育局 --member 东县教育局 --member 西县教育局"},
      Create);
  create->add_option("NAME", created->name, "文件上印的名称,如 各县(市、区)教育局")->required();
  create->add_option("--owner", created->owner, "所属的局")->required();
  create->add_option("--member", created->members, "成员单位,可给多次")
      ->required()
      ->allow_extra_args(false);
  create->add_option("--alias", created->aliases, "别名,可给多次")->allow_extra_args(false);
  AddValidateOnly(*create, created->mutation);
  AddRequestId(*create, created->mutation);
  const auto [update, updated] =
      Add(commands, group,
          {"update", "修改单位组;已下达的事项不变",
           "duban group update 各县教育局 --member 东县教育局 --member 南县教育局"},
          Update);
  update->add_option("GROUP", updated->group, kGroupHelp)->required();
  update->add_option("--name", updated->name, "新名称");
  update->add_option("--member", updated->members, "成员单位,可给多次;取代原有全部成员")
      ->allow_extra_args(false);
  update->add_option("--alias", updated->aliases, "别名,可给多次;取代原有全部别名")
      ->allow_extra_args(false);
  AddEtag(*update, updated->mutation);
  AddRequestId(*update, updated->mutation);
}

}  // namespace

void AddGroupCommands(Commands& commands) {
  CLI::App& group =
      commands.AddGroup({"group", "机构名录:单位组,如“各县(市、区)教育局”", "duban group list"});
  AddChanges(commands, group);
  const auto [remove, deleted] =
      Add(commands, group,
          {"delete", "删除单位组;点了它名的拟办事项将不能下达", "duban group delete 各县教育局"},
          Delete);
  remove->add_option("GROUP", deleted->group, kGroupHelp)->required();
  AddRequestId(*remove, deleted->mutation);
  const auto [show, shown] =
      Add(commands, group, {"show", "查看一个单位组", "duban group show 各县教育局"}, Show);
  show->add_option("GROUP", shown->group, kGroupHelp)->required();
  const auto [list, listed] =
      Add(commands, group, {"list", "全部单位组", "duban group list"}, List);
  AddLimit(*list, listed->listing);
}

}  // namespace duban::cli
