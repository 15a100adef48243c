// duban unit create, update, show, list.
#include <algorithm>
#include <memory>
#include <utility>

#include "clients/cli/command.h"
#include "clients/cli/directory_view.h"
#include "clients/cli/labels.h"
#include "clients/cli/message_text.h"

namespace duban::cli {
namespace {

struct UnitOptions {
  std::string unit;
  std::string name;
  std::string kind;
  std::string parent;
  std::vector<std::string> aliases;
  std::vector<std::string> added_aliases;
  std::vector<std::string> members;
  bool clear_aliases = false;
  MutationOptions mutation;
};

Output UnitOutput(Runtime& runtime, const v1::Unit& unit, const std::string& head) {
  return {.text = head + RenderUnit(unit, runtime.style()),
          .json = JsonText(unit),
          .note = "",
          .exit_code = ExitCode::kOk};
}

Outcome CreateUnit(Runtime& runtime, const UnitOptions& options) {
  v1::CreateUnitRequest request;
  v1::Unit& unit = *request.mutable_unit();
  unit.set_display_name(options.name);
  ASSIGN_OR_FAIL(const v1::UnitKind kind, Parse<v1::UnitKind>(options.kind, "unit.kind"));
  unit.set_kind(kind);
  if (!options.parent.empty()) {
    ASSIGN_OR_FAIL(*unit.mutable_parent(), runtime.Unit(options.parent, "unit.parent"));
  }
  for (const std::string& alias : options.aliases) unit.add_aliases(alias);
  for (const std::string& member : options.members) {
    ASSIGN_OR_FAIL(*unit.add_member_units(), runtime.Unit(member, "unit.member_units"));
  }
  request.set_request_id(options.mutation.request_id);
  request.set_validate_only(options.mutation.validate_only);
  ASSIGN_OR_FAIL(const v1::Unit created, runtime.client().directory().CreateUnit(request));
  return UnitOutput(runtime, created,
                    options.mutation.validate_only ? "校验通过,未创建。\n" : "已创建单位。\n");
}

client::Result<v1::Unit> GetUnit(Runtime& runtime, const std::string& text) {
  v1::GetUnitRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(), runtime.Unit(text, "unit"));
  return runtime.client().directory().GetUnit(request);
}

void AddAlias(v1::Unit& unit, const std::string& alias) {
  const auto& aliases = unit.aliases();
  if (std::find(aliases.begin(), aliases.end(), alias) == aliases.end()) unit.add_aliases(alias);
}

// The method replaces; the options say what changes.
Outcome UpdateUnit(Runtime& runtime, const UnitOptions& options) {
  ASSIGN_OR_FAIL(v1::Unit unit, GetUnit(runtime, options.unit));
  if (!options.name.empty()) unit.set_display_name(options.name);
  if (options.clear_aliases || !options.aliases.empty()) unit.clear_aliases();
  for (const std::string& alias : options.aliases) unit.add_aliases(alias);
  for (const std::string& alias : options.added_aliases) AddAlias(unit, alias);
  if (!options.members.empty()) unit.clear_member_units();
  for (const std::string& member : options.members) {
    ASSIGN_OR_FAIL(*unit.add_member_units(), runtime.Unit(member, "unit.member_units"));
  }
  unit.set_etag(EtagToSend(options.mutation, unit.etag()));
  unit.clear_kind();  // what the method does not read, so that repeats are alike
  unit.clear_parent();
  v1::UpdateUnitRequest request;
  *request.mutable_unit() = unit;
  request.set_request_id(options.mutation.request_id);
  const client::Result<v1::Unit> updated = runtime.client().directory().UpdateUnit(request);
  if (!updated.ok()) return WithSentEtag(updated.error(), unit.etag());
  return UnitOutput(runtime, *updated, "已修改单位。\n");
}

Outcome ShowUnit(Runtime& runtime, const UnitOptions& options) {
  ASSIGN_OR_FAIL(const v1::Unit unit, GetUnit(runtime, options.unit));
  return UnitOutput(runtime, unit, "");
}

Outcome ListUnits(Runtime& runtime) {
  ASSIGN_OR_FAIL(const UnitIndex* units, runtime.Units());
  v1::ListUnitsResponse all;
  for (const UnitIndex::Placed& placed : units->InTreeOrder()) *all.add_units() = *placed.unit;
  return Output{.text = RenderUnits(*units, runtime.style()),
                .json = JsonText(all),
                .note = "",
                .exit_code = ExitCode::kOk};
}

void AddUnitCreate(Commands& commands, CLI::App& group) {
  auto options = std::make_shared<UnitOptions>();
  CLI::App& create = commands.Add(
      group,
      {"create", "创建单位",
       "duban unit create 财务处 --kind OFFICE --parent 市教育局 --alias 计财处 --alias 财务科"},
      [options](Runtime& runtime) { return CreateUnit(runtime, *options); });
  create.add_option("NAME", options->name, "文件上印的名称")->required();
  create.add_option("--kind", options->kind, "类型:" + Choices<v1::UnitKind>())->required();
  create.add_option("--parent", options->parent, "上级单位;全局第一个单位不填");
  create.add_option("--alias", options->aliases, "别名,可给多次")->allow_extra_args(false);
  create.add_option("--member", options->members, "专班的成员单位,可给多次")
      ->allow_extra_args(false);
  AddValidateOnly(create, options->mutation);
  AddRequestId(create, options->mutation);
}

void AddUnitUpdate(Commands& commands, CLI::App& group) {
  auto options = std::make_shared<UnitOptions>();
  CLI::App& update = commands.Add(
      group,
      {"update", "修改单位的名称、别名",
       "duban unit update 财务处 --add-alias 财审处\nduban unit update units/7 --name 财务审计处"},
      [options](Runtime& runtime) { return UpdateUnit(runtime, *options); });
  update.add_option("UNIT", options->unit, "单位:编号、名称或别名")->required();
  update.add_option("--name", options->name, "新名称");
  update.add_option("--alias", options->aliases, "别名,可给多次;取代原有全部别名")
      ->allow_extra_args(false);
  update.add_option("--add-alias", options->added_aliases, "增加一个别名,可给多次")
      ->allow_extra_args(false);
  update.add_option("--member", options->members, "专班的成员单位,可给多次;取代原有全部成员")
      ->allow_extra_args(false);
  update.add_flag("--clear-aliases", options->clear_aliases, "去掉原有全部别名");
  AddEtag(update, options->mutation);
  AddRequestId(update, options->mutation);
}

}  // namespace

void AddUnitCommands(Commands& commands) {
  CLI::App& group = commands.AddGroup({"unit", "机构名录:单位", "duban unit list"});
  AddUnitCreate(commands, group);
  AddUnitUpdate(commands, group);
  auto options = std::make_shared<UnitOptions>();
  CLI::App& show = commands.Add(
      group, {"show", "查看一个单位", "duban unit show 财务处\nduban unit show 7 -o json"},
      [options](Runtime& runtime) { return ShowUnit(runtime, *options); });
  show.add_option("UNIT", options->unit, "单位:编号、名称或别名")->required();
  commands.Add(group, {"list", "全部单位,按层级排列", "duban unit list"},
               [](Runtime& runtime) { return ListUnits(runtime); });
}

}  // namespace duban::cli
