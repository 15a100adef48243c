#include "server/rpc/instruction_service.h"

#include "duban/v1/instruction_service.grpc.pb.h"
#include "server/base/status.h"
#include "server/rpc/convert/instruction.h"
#include "server/rpc/field_checks.h"
#include "server/rpc/page_token.h"
#include "server/rpc/service_method.h"

namespace duban::rpc {
namespace {

using S = v1::InstructionService;
using Raw = S::WithRawCallbackMethod_Instruct<
    S::WithRawCallbackMethod_AcknowledgeInstruction<S::WithRawCallbackMethod_ReplyInstruction<
        S::WithRawCallbackMethod_ListInstructions<S::Service>>>>;

constexpr auto kConvert = [](const app::WriteRequest& write, const auto& asked) {
  return ToCommand(write, asked);
};

class Service final : public Raw {
 public:
  Service(Pipeline& pipeline, app::Queries& queries) : pipeline_(pipeline), queries_(queries) {}

  DUBAN_METHOD(Instruct) {
    return pipeline_.Write<v1::InstructRequest>(context, "/duban.v1.InstructionService/Instruct",
                                                request, response, kConvert);
  }
  DUBAN_METHOD(AcknowledgeInstruction) {
    return pipeline_.Write<v1::AcknowledgeInstructionRequest>(
        context, "/duban.v1.InstructionService/AcknowledgeInstruction", request, response,
        kConvert);
  }
  DUBAN_METHOD(ReplyInstruction) {
    return pipeline_.Write<v1::ReplyInstructionRequest>(
        context, "/duban.v1.InstructionService/ReplyInstruction", request, response, kConvert);
  }
  DUBAN_METHOD(ListInstructions) {
    return pipeline_.Read<v1::ListInstructionsRequest>(
        context, "/duban.v1.InstructionService/ListInstructions", request, response,
        [this](const app::CallContext& call, const v1::ListInstructionsRequest& asked) {
          return List(call, asked);
        });
  }

 private:
  absl::StatusOr<v1::ListInstructionsResponse> List(
      const app::CallContext& call, const v1::ListInstructionsRequest& asked) const {
    FieldChecks checks;
    const PageAsked page = ReadPage(asked, checks);
    const domain::TaskId task = checks.Task("parent", asked.parent());
    RETURN_IF_ERROR(checks.ToStatus());
    ASSIGN_OR_RETURN(const auto found,
                     queries_.ListInstructions(call, task, page.after, page.limit));
    const auto directory = queries_.directory();
    v1::ListInstructionsResponse out;
    for (const auto& row : found.rows) *out.add_instructions() = ToProto(row, *directory);
    out.set_next_page_token(NextPageToken(asked, found.next));
    return out;
  }

  Pipeline& pipeline_;
  app::Queries& queries_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeInstructionService(Pipeline& pipeline, app::Queries& queries) {
  return std::make_unique<Service>(pipeline, queries);
}

}  // namespace duban::rpc
