#include "server/rpc/convert/todo.h"

#include <string>

#include "server/domain/chain_refusals.h"
#include "server/domain/refusals.h"
#include "server/rpc/convert/assignment.h"
#include "server/rpc/convert/time.h"

namespace duban::rpc {
namespace {

v1::TodoTask TaskToProto(domain::TaskId id, const app::TodoTask& task) {
  v1::TodoTask out;
  out.set_name(domain::NameOf(id));
  out.set_number(task.number);
  out.set_title(task.title);
  out.set_issuing_unit(domain::NameOf(task.issuing_unit));
  return out;
}

}  // namespace

v1::TodoAssignment ToProto(const app::TodoAssignment& todo, const domain::Directory& directory) {
  v1::TodoAssignment out;
  out.set_kind(static_cast<v1::TodoKind>(todo.awaiting.kind));
  *out.mutable_task() = TaskToProto(todo.assignment.task, todo.task);
  *out.mutable_assignment() = ToProto(todo.assignment, directory);
  return out;
}

v1::TodoRequest ToProto(const app::TodoRequest& todo) {
  v1::TodoRequest out;
  out.set_kind(static_cast<v1::TodoKind>(todo.awaiting.kind));
  *out.mutable_task() = TaskToProto(todo.task_id, todo.task);
  out.set_request(domain::NameOf(todo.task_id, todo.assignment, todo.id));
  out.set_request_kind(static_cast<v1::RequestKind>(todo.kind));
  *out.mutable_request_time() = ToProto(todo.request_time);
  return out;
}

v1::TodoInstruction ToProto(const app::TodoInstruction& todo, const domain::Directory& directory) {
  v1::TodoInstruction out;
  *out.mutable_task() = TaskToProto(todo.task_id, todo.task);
  out.set_instruction(domain::NameOf(todo.task_id, todo.id));
  out.set_unit(domain::NameOf(todo.unit));
  out.set_unit_display_name(directory.UnitName(todo.unit));
  out.set_text(todo.text);
  out.set_reply_asked(todo.reply_asked);
  if (todo.reply_by) *out.mutable_reply_date() = ToProto(*todo.reply_by);
  *out.mutable_instruct_time() = ToProto(todo.instruct_time);
  return out;
}

v1::AllowedAction ToProto(const domain::AllowedAction& action) {
  v1::AllowedAction out;
  out.set_command(std::string(domain::RuleOf(action.command).name));
  out.set_display_name(domain::TextOf(action.command));
  out.set_allowed(action.reasons.empty());
  for (const base::Precondition& reason : action.reasons) {
    v1::Hindrance& hindrance = *out.add_hindrances();
    hindrance.set_reason(reason.type);
    hindrance.set_subject(reason.subject);
    hindrance.set_message(reason.message_zh);
  }
  return out;
}

}  // namespace duban::rpc
