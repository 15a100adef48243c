#include "server/app/commands/chain_commands.h"

#include <utility>
#include <variant>
#include <vector>

#include <absl/strings/str_cat.h>

#include "server/app/workspace.h"
#include "server/base/status.h"
#include "server/domain/authority.h"
#include "server/domain/refusals.h"

namespace duban::app {
namespace {

using domain::Assignment;
using domain::Chain;
using domain::Command;

// The request or instruction that a command names; none for the others.
domain::RequestId RequestOf(const Command& command) {
  return std::visit(
      [](const auto& c) {
        if constexpr (requires { c.request; }) {
          return c.request;
        } else {
          return domain::RequestId{};
        }
      },
      command);
}

domain::InstructionId InstructionOf(const Command& command) {
  return std::visit(
      [](const auto& c) {
        if constexpr (requires { c.instruction; }) {
          return c.instruction;
        } else {
          return domain::InstructionId{};
        }
      },
      command);
}

// One command on one assignment, from its request to its answer.
struct Given {
  domain::TaskId task;
  domain::AssignmentId assignment;  // none: the task's root
  std::string etag;
  bool of_task = false;  // the etag is the task's
  domain::Actor actor;
  Command command;
};

using Encode = std::function<std::string(const Workspace&, const Chain&, const Assignment&,
                                         const domain::NewIds&)>;

struct Found {
  const Chain* chain = nullptr;
  const Assignment* assignment = nullptr;
};

Found Find(const Workspace& workspace, const Given& given) {
  Found found;
  found.chain = workspace.FindTask(given.task);
  if (found.chain == nullptr) return found;
  found.assignment =
      found.chain->Find(given.assignment ? given.assignment : found.chain->task.root);
  return found;
}

// Must not depend on the state, or a retry would be denied the answer of what it moved itself.
absl::Status Authorize(const Workspace& workspace, const Given& given) {
  std::vector<base::FieldViolation> bad = domain::BadArguments(given.command);
  if (!bad.empty()) return base::InvalidFields(std::move(bad));
  const Found found = Find(workspace, given);
  if (found.chain == nullptr) return domain::AccessDenied();
  if (found.assignment == nullptr) {
    // A draft has no chain yet; only its office knows of it.
    if (given.assignment || found.chain->task.root) return domain::AccessDenied();
    return domain::MaySupervise(workspace.facts(), given.actor, found.chain->task.issuing_unit);
  }
  const domain::Facts facts = workspace.facts();
  return domain::MayGive({*found.chain, *found.assignment, given.actor, facts}, given.command);
}

absl::Status CheckEtag(const Found& found, const Given& given) {
  if (given.etag.empty()) return absl::OkStatus();
  const std::int64_t version =
      given.of_task ? found.chain->task.version : found.assignment->version;
  if (given.etag == absl::StrCat(version)) return absl::OkStatus();
  return domain::StaleEtag(version);
}

absl::StatusOr<std::string> Carry(Workspace& workspace, const Given& given, const Encode& encode) {
  const Found found = Find(workspace, given);
  if (found.assignment == nullptr) {
    return base::FailedPreconditions(
        {domain::WrongState(found.chain->task, domain::TextOf(domain::TaskState::kIssued))});
  }
  const domain::Facts facts = workspace.facts();
  const domain::Situation situation{*found.chain, *found.assignment, given.actor, facts};
  RETURN_IF_ERROR(domain::MayGiveNow(situation, given.command));
  RETURN_IF_ERROR(CheckEtag(found, given));
  ASSIGN_OR_RETURN(const domain::NewIds ids, workspace.TakeIds(domain::IdsFor(given.command)));
  ASSIGN_OR_RETURN(const domain::Events events, domain::Decide(situation, given.command, ids));
  workspace.Record(given.task, given.actor, events);
  const Found after = Find(workspace, given);
  return encode(workspace, *after.chain, *after.assignment, ids);
}

WriteCommand Build(WriteRequest request, Given given, bool whole_chain, Encode encode) {
  given.actor = request.actor();
  WriteCommand command = CommandFor(std::move(request));
  command.footprint.tasks = {given.task};
  Focus focus{.task = given.task,
              .assignment = given.assignment,
              .scope = domain::ScopeOf(given.command),
              .units = domain::UnitsNamedBy(given.command),
              .request = RequestOf(given.command),
              .instruction = InstructionOf(given.command)};
  focus.scope.whole_chain = focus.scope.whole_chain || whole_chain;
  command.footprint.foci = {std::move(focus)};
  command.authorize = [given](const Workspace& workspace) { return Authorize(workspace, given); };
  command.decide = [given = std::move(given), encode = std::move(encode)](Workspace& workspace) {
    return Carry(workspace, given, encode);
  };
  return command;
}

}  // namespace

WriteCommand OnAssignment(WriteRequest request, AssignmentTarget target, Command command,
                          EncodeAssignment encode) {
  Given given{.task = target.task,
              .assignment = target.assignment,
              .etag = std::move(target.etag),
              .of_task = false,
              .actor = {},
              .command = std::move(command)};
  return Build(std::move(request), std::move(given), /*whole_chain=*/false,
               [encode = std::move(encode)](const Workspace& workspace, const Chain& chain,
                                            const Assignment& a, const domain::NewIds&) {
                 return encode(chain, a, workspace.directory());
               });
}

WriteCommand OnTask(WriteRequest request, TaskTarget target, Command command, EncodeTask encode) {
  Given given{.task = target.task,
              .assignment = {},
              .etag = std::move(target.etag),
              .of_task = true,
              .actor = {},
              .command = std::move(command)};
  return Build(std::move(request), std::move(given), /*whole_chain=*/true,
               [encode = std::move(encode)](const Workspace& workspace, const Chain& chain,
                                            const Assignment&, const domain::NewIds&) {
                 return encode(chain, workspace.directory());
               });
}

WriteCommand OnRequest(WriteRequest request, AssignmentTarget target, Command command,
                       EncodeRequest encode) {
  const domain::RequestId named = RequestOf(command);
  Given given{.task = target.task,
              .assignment = target.assignment,
              .etag = std::move(target.etag),
              .of_task = false,
              .actor = {},
              .command = std::move(command)};
  return Build(std::move(request), std::move(given), /*whole_chain=*/false,
               [named, encode = std::move(encode)](const Workspace& workspace, const Chain& chain,
                                                   const Assignment&, const domain::NewIds& ids) {
                 return encode(chain, *chain.Find(named ? named : ids.request),
                               workspace.directory());
               });
}

WriteCommand OnInstruction(WriteRequest request, TaskTarget target, Command command,
                           EncodeInstruction encode) {
  const domain::InstructionId named = InstructionOf(command);
  Given given{.task = target.task,
              .assignment = {},
              .etag = std::move(target.etag),
              .of_task = true,
              .actor = {},
              .command = std::move(command)};
  return Build(std::move(request), std::move(given), /*whole_chain=*/false,
               [named, encode = std::move(encode)](const Workspace& workspace, const Chain& chain,
                                                   const Assignment&, const domain::NewIds& ids) {
                 return encode(chain, *chain.Find(named ? named : ids.instruction),
                               workspace.directory());
               });
}

}  // namespace duban::app
