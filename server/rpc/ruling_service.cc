#include "server/rpc/ruling_service.h"

#include "duban/v1/ruling_service.grpc.pb.h"
#include "server/rpc/convert/ruling.h"
#include "server/rpc/service_method.h"

namespace duban::rpc {
namespace {

using S = v1::RulingService;
using Raw = S::WithRawCallbackMethod_RuleDecline<
    S::WithRawCallbackMethod_ReassignAssignment<S::WithRawCallbackMethod_BatchReassignAssignments<
        S::WithRawCallbackMethod_WaiveAssignment<S::WithRawCallbackMethod_WithdrawAssignment<
            S::WithRawCallbackMethod_SuspendAssignment<S::WithRawCallbackMethod_ResumeAssignment<
                S::WithRawCallbackMethod_RedateAssignmentSuspension<
                    S::WithRawCallbackMethod_NameSubstitute<S::Service>>>>>>>>>;

constexpr auto kConvert = [](const app::WriteRequest& write, const auto& asked) {
  return ToCommand(write, asked);
};

class Service final : public Raw {
 public:
  explicit Service(Pipeline& pipeline) : pipeline_(pipeline) {}

  DUBAN_METHOD(RuleDecline) {
    return pipeline_.Write<v1::RuleDeclineRequest>(context, "/duban.v1.RulingService/RuleDecline",
                                                   request, response, kConvert);
  }
  DUBAN_METHOD(ReassignAssignment) {
    return pipeline_.Write<v1::ReassignAssignmentRequest>(
        context, "/duban.v1.RulingService/ReassignAssignment", request, response, kConvert);
  }
  DUBAN_METHOD(BatchReassignAssignments) {
    return pipeline_.Write<v1::BatchReassignAssignmentsRequest>(
        context, "/duban.v1.RulingService/BatchReassignAssignments", request, response, kConvert);
  }
  DUBAN_METHOD(WaiveAssignment) {
    return pipeline_.Write<v1::WaiveAssignmentRequest>(
        context, "/duban.v1.RulingService/WaiveAssignment", request, response, kConvert);
  }
  DUBAN_METHOD(WithdrawAssignment) {
    return pipeline_.Write<v1::WithdrawAssignmentRequest>(
        context, "/duban.v1.RulingService/WithdrawAssignment", request, response, kConvert);
  }
  DUBAN_METHOD(SuspendAssignment) {
    return pipeline_.Write<v1::SuspendAssignmentRequest>(
        context, "/duban.v1.RulingService/SuspendAssignment", request, response, kConvert);
  }
  DUBAN_METHOD(ResumeAssignment) {
    return pipeline_.Write<v1::ResumeAssignmentRequest>(
        context, "/duban.v1.RulingService/ResumeAssignment", request, response, kConvert);
  }
  DUBAN_METHOD(RedateAssignmentSuspension) {
    return pipeline_.Write<v1::RedateAssignmentSuspensionRequest>(
        context, "/duban.v1.RulingService/RedateAssignmentSuspension", request, response, kConvert);
  }
  DUBAN_METHOD(NameSubstitute) {
    return pipeline_.Write<v1::NameSubstituteRequest>(
        context, "/duban.v1.RulingService/NameSubstitute", request, response, kConvert);
  }

 private:
  Pipeline& pipeline_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeRulingService(Pipeline& pipeline) {
  return std::make_unique<Service>(pipeline);
}

}  // namespace duban::rpc
