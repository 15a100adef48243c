#include "server/rpc/convert/instruction.h"

#include <string>
#include <utility>

#include "server/app/commands/chain_commands.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/chain_refusals.h"
#include "server/domain/commands.h"
#include "server/domain/refusals.h"
#include "server/rpc/convert/actor.h"
#include "server/rpc/convert/time.h"
#include "server/rpc/field_checks.h"

namespace duban::rpc {
namespace {

v1::Addressee AddresseeToProto(const domain::Addressee& addressee,
                               const domain::Directory& directory) {
  v1::Addressee out;
  out.set_unit(domain::NameOf(addressee.unit));
  out.set_unit_display_name(directory.UnitName(addressee.unit));
  if (addressee.answer_time) *out.mutable_answer_time() = ToProto(*addressee.answer_time);
  if (addressee.answered_by.user) {
    out.set_answerer(domain::NameOf(addressee.answered_by.user));
    out.set_answerer_display_name(ActorName(addressee.answered_by, directory));
  }
  out.set_reply(addressee.reply);
  return out;
}

// The command, unless a field was refused or the domain refuses an argument.
absl::StatusOr<app::WriteCommand> Make(const app::WriteRequest& write, domain::TaskId task,
                                       domain::Command command, FieldChecks& checks) {
  checks.Add(domain::BadArguments(command));
  RETURN_IF_ERROR(checks.ToStatus());
  return app::OnInstruction(write, {task, ""}, std::move(command),
                            [](const domain::Chain&, const domain::Instruction& instruction,
                               const domain::Directory& directory) {
                              return ToProto(instruction, directory).SerializeAsString();
                            });
}

}  // namespace

v1::Instruction ToProto(const domain::Instruction& instruction,
                        const domain::Directory& directory) {
  v1::Instruction out;
  if (instruction.id.value > 0) {
    out.set_name(domain::NameOf(instruction.task, instruction.id));
  }
  out.set_instructor(domain::NameOf(instruction.by.user));
  out.set_instructor_display_name(ActorName(instruction.by, directory));
  *out.mutable_instruct_time() = ToProto(instruction.instruct_time);
  out.set_text(instruction.text);
  out.set_reply_asked(instruction.reply_asked);
  if (instruction.reply_by) *out.mutable_reply_date() = ToProto(*instruction.reply_by);
  for (const domain::Addressee& addressee : instruction.addressees) {
    *out.add_addressees() = AddresseeToProto(addressee, directory);
  }
  return out;
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::InstructRequest& request) {
  FieldChecks checks;
  const domain::TaskId task = checks.Task("parent", request.parent());
  domain::Instruct instruct;
  instruct.text = checks.RequiredText("text", request.text(), limits::kCommentCharsMax,
                                      "TEXT_INVALID", "TEXT_REQUIRED");
  instruct.addressees =
      checks.Units("addressees", {request.addressees().begin(), request.addressees().end()},
                   limits::kTaskUnitsMax);
  instruct.reply_asked = request.reply_asked();
  instruct.reply_by =
      ReadOptionalDate("reply_date", request.has_reply_date(), request.reply_date(), checks);
  return Make(write, task, std::move(instruct), checks);
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::AcknowledgeInstructionRequest& request) {
  FieldChecks checks;
  const InstructionName name = checks.Instruction("name", request.name());
  const domain::UnitId unit = checks.Unit("unit", request.unit());
  return Make(write, name.task, domain::AcknowledgeInstruction{name.instruction, unit}, checks);
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ReplyInstructionRequest& request) {
  FieldChecks checks;
  const InstructionName name = checks.Instruction("name", request.name());
  domain::ReplyInstruction reply{name.instruction, checks.Unit("unit", request.unit()), ""};
  reply.reply = checks.RequiredText("reply", request.reply(), limits::kCommentCharsMax,
                                    "TEXT_INVALID", "TEXT_REQUIRED");
  return Make(write, name.task, std::move(reply), checks);
}

}  // namespace duban::rpc
