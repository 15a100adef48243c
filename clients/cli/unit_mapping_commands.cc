// duban plan map, unmap, maps: what names in an issuing unit's documents stand for.
#include <memory>
#include <utility>

#include "clients/cli/command.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_text.h"
#include "clients/cli/mutation.h"
#include "clients/cli/table.h"

namespace duban::cli {
namespace {

struct MappingOptions {
  std::string name;
  std::string unit;
  std::string issuer;
  MutationOptions mutation;
  ListingOptions listing;
};

Outcome Confirm(Runtime& runtime, const MappingOptions& options) {
  v1::ConfirmUnitMappingRequest request;
  ASSIGN_OR_FAIL(*request.mutable_issuing_unit(), runtime.IssuingUnit(options.issuer));
  v1::UnitMapping& mapping = *request.mutable_mapping();
  mapping.set_printed_name(options.name);
  ASSIGN_OR_FAIL(*mapping.mutable_unit(), runtime.Unit(options.unit, "mapping.unit"));
  if (auto failure = SetMutation(runtime, options.mutation, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::UnitMapping confirmed,
                 runtime.client().plans().ConfirmUnitMapping(std::move(request)));
  ASSIGN_OR_FAIL(const UnitIndex* units, runtime.Units());
  return Output{.text = "已约定:“" + confirmed.printed_name() + "”指" +
                        units->DisplayName(confirmed.unit()) + "。\n",
                .json = JsonText(confirmed),
                .note = "",
                .exit_code = ExitCode::kOk};
}

Outcome Remove(Runtime& runtime, const MappingOptions& options) {
  v1::RemoveUnitMappingRequest request;
  ASSIGN_OR_FAIL(*request.mutable_issuing_unit(), runtime.IssuingUnit(options.issuer));
  request.set_printed_name(options.name);
  if (auto failure = SetMutation(runtime, options.mutation, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::RemoveUnitMappingResponse removed,
                 runtime.client().plans().RemoveUnitMapping(std::move(request)));
  return Output{.text = "已取消“" + options.name + "”的约定。\n",
                .json = JsonText(removed),
                .note = "",
                .exit_code = ExitCode::kOk};
}

Outcome List(Runtime& runtime, const MappingOptions& options) {
  v1::ListUnitMappingsRequest request;
  ASSIGN_OR_FAIL(*request.mutable_issuing_unit(), runtime.IssuingUnit(options.issuer));
  request.set_page_size(PageSize(options.listing));
  v1::ListUnitMappingsResponse all;
  ASSIGN_OR_FAIL(std::string note, CollectInto(runtime.client().plans().EachUnitMapping(request),
                                               options.listing, all.mutable_mappings()));
  Output output{.text = "", .json = JsonText(all), .note = note, .exit_code = ExitCode::kOk};
  if (runtime.options().format == Format::kTable) {
    ASSIGN_OR_FAIL(const UnitIndex* units, runtime.Units());
    Table table({{"文中名称"}, {"单位"}});
    for (const v1::UnitMapping& mapping : all.mappings()) {
      table.AddRow({mapping.printed_name(), units->DisplayName(mapping.unit())});
    }
    output.text = table.Render(runtime.style(), "没有约定");
  }
  return output;
}

}  // namespace

void AddUnitMappingCommands(Commands& commands, CLI::App& group) {
  const auto add_issuer = [](CLI::App& command, MappingOptions& options) {
    command.add_option("--unit", options.issuer, "发文单位;只在一个单位任督查员时可以省略");
  };
  auto confirmed = std::make_shared<MappingOptions>();
  CLI::App& map = commands.Add(
      group,
      {"map", "约定文中的名称指哪个单位,此后导入都照此认定", "duban plan map 考试院 招生考试中心"},
      [confirmed](Runtime& runtime) { return Confirm(runtime, *confirmed); });
  map.add_option("NAME", confirmed->name, "文中的名称")->required();
  map.add_option("TARGET", confirmed->unit, "所指的单位:名称、别名、7 或 units/7")->required();
  add_issuer(map, *confirmed);
  AddOnBehalfOf(map, confirmed->mutation);
  AddRequestId(map, confirmed->mutation);
  auto removed = std::make_shared<MappingOptions>();
  CLI::App& unmap =
      commands.Add(group, {"unmap", "取消约定;已导入的事项不变", "duban plan unmap 考试院"},
                   [removed](Runtime& runtime) { return Remove(runtime, *removed); });
  unmap.add_option("NAME", removed->name, "文中的名称")->required();
  add_issuer(unmap, *removed);
  AddOnBehalfOf(unmap, removed->mutation);
  AddRequestId(unmap, removed->mutation);
  auto listed = std::make_shared<MappingOptions>();
  CLI::App& maps = commands.Add(group, {"maps", "已有的约定", "duban plan maps"},
                                [listed](Runtime& runtime) { return List(runtime, *listed); });
  add_issuer(maps, *listed);
  AddLimit(maps, listed->listing);
}

}  // namespace duban::cli
