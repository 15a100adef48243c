#include "clients/cli/request_view.h"

#include "clients/cli/dates.h"
#include "clients/cli/labels.h"
#include "clients/cli/table.h"

namespace duban::cli {
namespace {

Cell StateCell(const v1::CoordinationRequest& request) {
  const bool open = request.state() == v1::REQUEST_STATE_OPEN;
  std::string text = Label(request.state());
  if (open && request.no_decider()) text += ",无人可裁定";
  return {text, open ? Color::kYellow : Color::kNone};
}

}  // namespace

std::string RenderRequest(const v1::CoordinationRequest& request, const Style& style) {
  return RenderFields({{"协调请求", request.name()},
                       {"事由", Label(request.kind())},
                       {"涉及承办件", request.target()},
                       {"单位", request.unit_display_name()},
                       {"请求", request.wish()},
                       {"状态", StateCell(request)},
                       {"提请人", request.requester_display_name()},
                       {"提请时间", TimeText(request.request_time())},
                       {"裁定人", request.ruler_display_name()},
                       {"裁定时间", TimeText(request.rule_time())},
                       {"裁定理由", request.ruling()}},
                      style);
}

std::string RenderRequests(const v1::ListCoordinationRequestsResponse& requests,
                           const Style& style) {
  Table table({{"编号"},
               {"事由"},
               {"单位"},
               {"状态"},
               {"提请人"},
               {"提请时间"},
               {"请求", Overflow::kWrap}});
  for (const v1::CoordinationRequest& request : requests.requests()) {
    table.AddRow({{request.name(), Color::kDim},
                  Label(request.kind()),
                  request.unit_display_name(),
                  StateCell(request),
                  request.requester_display_name(),
                  TimeText(request.request_time()),
                  request.wish()});
  }
  return table.Render(style, "没有协调请求");
}

std::string RenderInstruction(const v1::Instruction& instruction, const Style& style) {
  std::string asked = instruction.reply_asked() ? "须书面回复" : "须签阅";
  if (instruction.has_reply_date()) asked += ",限 " + DateText(instruction.reply_date());
  Table table({{"  单位"}, {"回应"}, {"回应人"}, {"时间"}, {"内容", Overflow::kWrap}});
  for (const v1::Addressee& addressee : instruction.addressees()) {
    const bool answered = addressee.has_answer_time();
    table.AddRow({"  " + addressee.unit_display_name(),
                  {answered ? "已回应" : "未回应", answered ? Color::kGreen : Color::kYellow},
                  addressee.answerer_display_name(),
                  TimeText(addressee.answer_time()),
                  addressee.reply()});
  }
  return RenderFields({{"批示", instruction.name()},
                       {"批示人", {instruction.instructor_display_name(), Color::kBold}},
                       {"时间", TimeText(instruction.instruct_time())},
                       {"内容", instruction.text()},
                       {"要求", asked}},
                      style) +
         table.Render(style, "  没有单位");
}

std::string RenderInstructions(const v1::ListInstructionsResponse& instructions,
                               const Style& style) {
  if (instructions.instructions_size() == 0) return "没有批示\n";
  std::string rendered;
  for (const v1::Instruction& instruction : instructions.instructions()) {
    if (!rendered.empty()) rendered += "\n";
    rendered += RenderInstruction(instruction, style);
  }
  return rendered;
}

}  // namespace duban::cli
