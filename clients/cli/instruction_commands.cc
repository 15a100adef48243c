// duban instruction give, ack, reply, list: instructions (批示).
#include <memory>
#include <utility>

#include "clients/cli/assignment_options.h"
#include "clients/cli/message_text.h"
#include "clients/cli/request_view.h"
#include "clients/cli/resource_name.h"

namespace duban::cli {
namespace {

struct InstructionOptions {
  std::string target;  // the task, or the instruction
  std::string text;
  std::vector<std::string> units;
  std::string unit;
  std::string by;
  bool reply_asked = false;
  MutationOptions mutation;
  ListingOptions listing;
};

Output InstructionOutput(Runtime& runtime, const v1::Instruction& instruction,
                         const std::string& head) {
  return {.text = head + RenderInstruction(instruction, runtime.style()),
          .json = JsonText(instruction),
          .note = "",
          .exit_code = ExitCode::kOk};
}

Outcome Give(Runtime& runtime, const InstructionOptions& options) {
  v1::InstructRequest request;
  ASSIGN_OR_FAIL(*request.mutable_parent(), ResourceName("tasks", options.target, "task"));
  request.set_text(options.text);
  request.set_reply_asked(options.reply_asked || !options.by.empty());
  for (const std::string& unit : options.units) {
    ASSIGN_OR_FAIL(*request.add_addressees(), runtime.Unit(unit, "addressees"));
  }
  if (!options.by.empty()) {
    if (Failure failure = SetDate(options.by, "reply_date", request.mutable_reply_date())) {
      return *std::move(failure);
    }
  }
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  ASSIGN_OR_FAIL(const v1::Instruction given, runtime.client().instructions().Instruct(request));
  return InstructionOutput(runtime, given, "已批示。\n");
}

Outcome Acknowledge(Runtime& runtime, const InstructionOptions& options) {
  v1::AcknowledgeInstructionRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(), InstructionName(options.target));
  ASSIGN_OR_FAIL(*request.mutable_unit(), runtime.Unit(options.unit, "unit"));
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  ASSIGN_OR_FAIL(const v1::Instruction answered,
                 runtime.client().instructions().AcknowledgeInstruction(request));
  return InstructionOutput(runtime, answered, "已签阅。\n");
}

Outcome Reply(Runtime& runtime, const InstructionOptions& options) {
  v1::ReplyInstructionRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(), InstructionName(options.target));
  ASSIGN_OR_FAIL(*request.mutable_unit(), runtime.Unit(options.unit, "unit"));
  request.set_reply(options.text);
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  ASSIGN_OR_FAIL(const v1::Instruction answered,
                 runtime.client().instructions().ReplyInstruction(request));
  return InstructionOutput(runtime, answered, "已回复。\n");
}

Outcome List(Runtime& runtime, const InstructionOptions& options) {
  v1::ListInstructionsRequest request;
  ASSIGN_OR_FAIL(*request.mutable_parent(), ResourceName("tasks", options.target, "task"));
  request.set_page_size(PageSize(options.listing));
  v1::ListInstructionsResponse all;
  ASSIGN_OR_FAIL(std::string note,
                 CollectInto(runtime.client().instructions().EachInstruction(request),
                             options.listing, all.mutable_instructions()));
  return Output{.text = RenderInstructions(all, runtime.style()),
                .json = JsonText(all),
                .note = std::move(note),
                .exit_code = ExitCode::kOk};
}

using Run = Outcome (*)(Runtime&, const InstructionOptions&);

std::pair<CLI::App*, InstructionOptions*> Add(Commands& commands, CLI::App& group,
                                              const CommandText& text, Run run, const char* target,
                                              const char* target_help) {
  auto options = std::make_shared<InstructionOptions>();
  CLI::App& command = commands.Add(
      group, text, [options, run](Runtime& runtime) { return run(runtime, *options); });
  command.add_option(target, options->target, target_help)->required();
  return {&command, options.get()};
}

void AddWriting(CLI::App& command, InstructionOptions& options) {
  AddOnBehalfOf(command, options.mutation);
  AddRequestId(command, options.mutation);
}

void AddAnswers(Commands& commands, CLI::App& group) {
  constexpr char kHelp[] = "批示:3/5 或全名";
  const auto [ack, acknowledged] =
      Add(commands, group, {"ack", "签阅批示", "duban instruction ack 3/5 --unit 财务处"},
          Acknowledge, "INSTRUCTION", kHelp);
  ack->add_option("--unit", acknowledged->unit, "代表哪个单位")->required();
  AddWriting(*ack, *acknowledged);
  const auto [reply, replied] =
      Add(commands, group,
          {"reply", "回复批示", "duban instruction reply 3/5 --unit 财务处 --text 已于本周落实"},
          Reply, "INSTRUCTION", kHelp);
  reply->add_option("--unit", replied->unit, "代表哪个单位")->required();
  reply->add_option("--text", replied->text, "办理情况")->required();
  AddWriting(*reply, *replied);
}

}  // namespace

void AddInstructionCommands(Commands& commands) {
  constexpr char kHelp[] = "事项:3 或 tasks/3";
  CLI::App& group =
      commands.AddGroup({"instruction", "批示及其签阅、回复", "duban instruction list 3"});
  const auto [give, given] =
      Add(commands, group,
          {"give", "对事项作批示",
           "duban instruction give 3 --text 请抓紧办理\n"
           "duban instruction give 3 --text 请专题报告 --to 财务处 --reply-by 2026-11-30"},
          Give, "TASK", kHelp);
  give->add_option("--text", given->text, "批示内容")->required();
  give->add_option("--to", given->units, "批给哪个单位,可给多次;不给则为事项的全部单位")
      ->allow_extra_args(false);
  give->add_flag("--reply", given->reply_asked, "要求书面回复");
  give->add_option("--reply-by", given->by, "要求在此日期前书面回复");
  AddWriting(*give, *given);
  AddAnswers(commands, group);
  const auto [list, listed] = Add(
      commands, group, {"list", "一个事项的批示", "duban instruction list 3"}, List, "TASK", kHelp);
  AddLimit(*list, listed->listing);
}

}  // namespace duban::cli
