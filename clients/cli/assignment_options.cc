#include "clients/cli/assignment_options.h"

#include <memory>

#include "clients/cli/assignment_view.h"
#include "clients/cli/dates.h"
#include "clients/cli/message_text.h"

namespace duban::cli {
namespace {

constexpr char kAssignmentHelp[] = "承办件:3/9、tasks/3/assignments/9,或“事项:单位”如 3:财务处";

}  // namespace

Failure SetDate(const std::string& text, const std::string& field, v1::CivilDate* date) {
  client::Result<v1::CivilDate> parsed = ParseDate(text, field);
  if (!parsed.ok()) return std::move(parsed).error();
  *date = *parsed;
  return std::nullopt;
}

Output AssignmentOutput(Runtime& runtime, const v1::Assignment& assignment,
                        const std::string& head) {
  return {.text = head + RenderAssignment(assignment, runtime.style()),
          .json = JsonText(assignment),
          .note = "",
          .exit_code = ExitCode::kOk};
}

std::pair<CLI::App*, AssignmentOptions*> AddOnAssignment(Commands& commands, CLI::App& group,
                                                         const CommandText& text,
                                                         RunOnAssignment run) {
  auto options = std::make_shared<AssignmentOptions>();
  CLI::App& command = commands.Add(
      group, text, [options, run](Runtime& runtime) { return run(runtime, *options); });
  command.add_option("ASSIGNMENT", options->assignment, kAssignmentHelp)->required();
  return {&command, options.get()};
}

std::pair<CLI::App*, AssignmentOptions*> AddOnAssignments(Commands& commands, CLI::App& group,
                                                          const CommandText& text,
                                                          RunOnAssignment run) {
  auto options = std::make_shared<AssignmentOptions>();
  CLI::App& command = commands.Add(
      group, text, [options, run](Runtime& runtime) { return run(runtime, *options); });
  command
      .add_option("ASSIGNMENT", options->assignments,
                  std::string(kAssignmentHelp) + ";可给多个,一并办理,有一个不成则都不办")
      ->required();
  return {&command, options.get()};
}

void AddMutation(CLI::App& command, MutationOptions& options) {
  AddEtag(command, options);
  AddOnBehalfOf(command, options);
  AddRequestId(command, options);
}

void AddPreviewable(CLI::App& command, MutationOptions& options) {
  AddMutation(command, options);
  AddValidateOnly(command, options);
}

void AddReason(CLI::App& command, AssignmentOptions& options, const std::string& help) {
  command.add_option("--reason", options.text, help)->required();
}

void AddConsents(CLI::App& command, AssignmentOptions& options) {
  command.add_option("--leader-consent", options.leader_consent,
                     "分管领导同意的记载;牵头承办件必须有");
  command.add_option("--superior-consent", options.superior_consent,
                     "上级同意的记载;变动刚性期限必须有");
}

}  // namespace duban::cli
