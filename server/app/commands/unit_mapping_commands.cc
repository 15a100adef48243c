#include "server/app/commands/unit_mapping_commands.h"

#include <algorithm>
#include <utility>

#include <absl/strings/str_cat.h>

#include "server/app/workspace.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/authority.h"

namespace duban::app {
namespace {

WriteCommand ByOfficeOf(WriteRequest request, domain::UnitId issuing_unit) {
  const domain::Actor actor = request.actor();
  WriteCommand command = CommandFor(std::move(request));
  command.footprint.directory = true;
  command.authorize = [issuing_unit, actor](const Workspace& workspace) {
    return domain::MaySupervise(workspace.facts(), actor, issuing_unit);
  };
  return command;
}

absl::Status TooManyMappings() {
  return base::MakeError(absl::StatusCode::kResourceExhausted, "too many mappings",
                         {.reason = "TOO_MANY_MAPPINGS",
                          .message_zh = absl::StrCat("一个单位至多约定", limits::kUnitMappingsMax,
                                                     "个名称,请先取消不再使用的")});
}

absl::Status NoSuchMapping(const std::string& printed_name) {
  return base::MakeError(
      absl::StatusCode::kNotFound, "not found",
      {.reason = "MAPPING_NOT_FOUND", .message_zh = "没有关于“" + printed_name + "”的约定"});
}

void Remember(Workspace& workspace, const domain::Actor& actor,
              const domain::UnitMapping& mapping) {
  const domain::UnitMapping* old =
      workspace.directory().FindMapping(mapping.issuing_unit, mapping.printed_name);
  if (old != nullptr && old->unit == mapping.unit) return;
  if (old != nullptr) workspace.rows().removed_mappings.push_back(*old);
  workspace.Record(StreamKind::kDirectory, actor, domain::UnitMappingConfirmed{mapping});
  workspace.rows().new_mappings.push_back(mapping);
}

}  // namespace

WriteCommand ConfirmUnitMapping(WriteRequest request, domain::UnitMapping mapping,
                                EncodeUnitMapping encode) {
  const domain::Actor actor = request.actor();
  WriteCommand command = ByOfficeOf(std::move(request), mapping.issuing_unit);
  command.decide = [mapping = std::move(mapping), actor, encode = std::move(encode)](
                       Workspace& workspace) -> absl::StatusOr<std::string> {
    const domain::Directory& directory = workspace.directory();
    if (directory.FindUnit(mapping.unit) == nullptr) {
      return base::InvalidFields({{"mapping.unit", "UNIT_UNKNOWN", "机构目录中没有该单位"}});
    }
    RETURN_IF_ERROR(
        CheckMappingCount(directory, mapping.issuing_unit, {{mapping.printed_name, mapping.unit}}));
    Remember(workspace, actor, mapping);
    return encode(mapping);
  };
  return command;
}

WriteCommand RemoveUnitMapping(WriteRequest request, domain::UnitId issuing_unit,
                               std::string printed_name, std::string response) {
  const domain::Actor actor = request.actor();
  WriteCommand command = ByOfficeOf(std::move(request), issuing_unit);
  command.decide = [issuing_unit, printed_name = std::move(printed_name),
                    response = std::move(response),
                    actor](Workspace& workspace) -> absl::StatusOr<std::string> {
    const domain::UnitMapping* mapping =
        workspace.directory().FindMapping(issuing_unit, printed_name);
    if (mapping == nullptr) return NoSuchMapping(printed_name);
    workspace.Record(StreamKind::kDirectory, actor, domain::UnitMappingRemoved{*mapping});
    workspace.rows().removed_mappings.push_back(*mapping);
    return response;
  };
  return command;
}

absl::Status CheckMappingCount(const domain::Directory& directory, domain::UnitId issuing_unit,
                               const std::vector<ConfirmedName>& names) {
  const auto added = std::count_if(names.begin(), names.end(), [&](const ConfirmedName& name) {
    return directory.FindMapping(issuing_unit, name.printed_name) == nullptr;
  });
  if (added == 0) return absl::OkStatus();
  const auto there =
      std::count_if(directory.mappings().begin(), directory.mappings().end(),
                    [&](const domain::UnitMapping& m) { return m.issuing_unit == issuing_unit; });
  const auto count = static_cast<std::size_t>(there + added);
  return count > limits::kUnitMappingsMax ? TooManyMappings() : absl::OkStatus();
}

void RememberMappings(Workspace& workspace, const domain::Actor& actor, domain::UnitId issuing_unit,
                      const std::vector<ConfirmedName>& names) {
  for (const ConfirmedName& name : names) {
    Remember(workspace, actor, {issuing_unit, name.printed_name, name.unit});
  }
}

}  // namespace duban::app
