#include "server/app/commands/delegation_commands.h"

#include <memory>
#include <utility>
#include <vector>

#include "server/app/role_changes.h"
#include "server/app/workspace.h"
#include "server/base/status.h"
#include "server/domain/delegation.h"
#include "server/domain/refusals.h"

namespace duban::app {
namespace {

WriteCommand OnDirectory(WriteRequest request) {
  WriteCommand command = CommandFor(std::move(request));
  command.footprint.directory = true;
  return command;
}

}  // namespace

WriteCommand CreateDelegation(WriteRequest request, domain::Delegation delegation,
                              EncodeDelegation encode) {
  WriteCommand command = OnDirectory(std::move(request));
  const domain::UserId caller = command.call.principal;
  command.authorize = [caller, principal = delegation.principal,
                       roles = delegation.roles](const Workspace& workspace) {
    return domain::MayDelegate(workspace.directory(), caller, principal, roles);
  };
  command.footprint.role_changes = [delegation](const domain::Directory& directory,
                                                absl::CivilDay /*today*/) {
    return ChangesBy(delegation, directory);
  };
  command.decide = [delegation = std::move(delegation), caller, encode = std::move(encode)](
                       Workspace& workspace) -> absl::StatusOr<std::string> {
    const domain::Facts facts = workspace.facts();
    RETURN_IF_ERROR(domain::CheckDelegation(facts.directory, caller, delegation,
                                            facts.calendar.LocalDay(facts.now)));
    RETURN_IF_ERROR(CheckAftermath(workspace));
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> ids,
                     workspace.TakeIds(IdKind::kDelegation, 1));
    domain::Delegation started = delegation;
    started.id = {ids.front()};
    started.ended = false;
    workspace.Record(StreamKind::kDirectory, caller, domain::DelegationStarted{started});
    workspace.rows().new_delegations.push_back(started);
    domain::Directory::Rows afterwards = RowsOf(workspace.directory());
    afterwards.delegations.push_back(started);
    RecordAftermath(workspace, std::move(afterwards));
    return encode(started);
  };
  return command;
}

WriteCommand EndDelegation(WriteRequest request, domain::DelegationId id, EncodeDelegation encode) {
  WriteCommand command = OnDirectory(std::move(request));
  const domain::UserId caller = command.call.principal;
  command.authorize = [caller, id](const Workspace& workspace) {
    // One that is over is not in the directory any more, so that a retry cannot be told from a
    // stranger's guess: whoever may delegate for somebody may ask.
    const domain::Delegation* delegation = workspace.directory().FindDelegation(id);
    if (delegation == nullptr) return absl::OkStatus();
    return domain::MayDelegate(workspace.directory(), caller, delegation->principal,
                               delegation->roles);
  };
  command.footprint.role_changes = [id](const domain::Directory& directory,
                                        absl::CivilDay /*today*/) {
    const domain::Delegation* delegation = directory.FindDelegation(id);
    return delegation == nullptr ? std::vector<RoleChange>() : ChangesBy(*delegation, directory);
  };
  command.decide = [id, caller, encode = std::move(encode)](
                       Workspace& workspace) -> absl::StatusOr<std::string> {
    const domain::Delegation* delegation = workspace.directory().FindDelegation(id);
    if (delegation == nullptr) return domain::AccessDenied();
    RETURN_IF_ERROR(CheckAftermath(workspace));
    domain::Delegation ended = *delegation;
    ended.ended = true;
    workspace.Record(StreamKind::kDirectory, caller, domain::DelegationEnded{ended});
    workspace.rows().ended_delegations.push_back(id);
    domain::Directory::Rows afterwards = RowsOf(workspace.directory());
    std::erase_if(afterwards.delegations, [id](const domain::Delegation& d) { return d.id == id; });
    RecordAftermath(workspace, std::move(afterwards));
    return encode(ended);
  };
  return command;
}

}  // namespace duban::app
