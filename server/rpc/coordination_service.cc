#include "server/rpc/coordination_service.h"

#include "duban/v1/coordination_service.grpc.pb.h"
#include "server/base/status.h"
#include "server/rpc/convert/coordination.h"
#include "server/rpc/field_checks.h"
#include "server/rpc/page_token.h"
#include "server/rpc/service_method.h"

namespace duban::rpc {
namespace {

using S = v1::CoordinationService;
using Raw = S::WithRawCallbackMethod_RequestCoordination<
    S::WithRawCallbackMethod_RuleCoordination<S::WithRawCallbackMethod_WithdrawRequest<
        S::WithRawCallbackMethod_ListCoordinationRequests<S::Service>>>>;

constexpr auto kConvert = [](const app::WriteRequest& write, const auto& asked) {
  return ToCommand(write, asked);
};

class Service final : public Raw {
 public:
  Service(Pipeline& pipeline, app::Queries& queries) : pipeline_(pipeline), queries_(queries) {}

  DUBAN_METHOD(RequestCoordination) {
    return pipeline_.Write<v1::RequestCoordinationRequest>(
        context, "/duban.v1.CoordinationService/RequestCoordination", request, response, kConvert);
  }
  DUBAN_METHOD(RuleCoordination) {
    return pipeline_.Write<v1::RuleCoordinationRequest>(
        context, "/duban.v1.CoordinationService/RuleCoordination", request, response, kConvert);
  }
  DUBAN_METHOD(WithdrawRequest) {
    return pipeline_.Write<v1::WithdrawRequestRequest>(
        context, "/duban.v1.CoordinationService/WithdrawRequest", request, response, kConvert);
  }
  DUBAN_METHOD(ListCoordinationRequests) {
    return pipeline_.Read<v1::ListCoordinationRequestsRequest>(
        context, "/duban.v1.CoordinationService/ListCoordinationRequests", request, response,
        [this](const app::CallContext& call, const v1::ListCoordinationRequestsRequest& asked) {
          return List(call, asked);
        });
  }

 private:
  absl::StatusOr<v1::ListCoordinationRequestsResponse> List(
      const app::CallContext& call, const v1::ListCoordinationRequestsRequest& asked) const {
    FieldChecks checks;
    const PageAsked page = ReadPage(asked, checks);
    const domain::TaskId task = checks.Task("parent", asked.parent());
    RETURN_IF_ERROR(checks.ToStatus());
    ASSIGN_OR_RETURN(const auto found, queries_.ListRequests(call, task, page.after, page.limit));
    const auto directory = queries_.directory();
    v1::ListCoordinationRequestsResponse out;
    for (const auto& row : found.rows) *out.add_requests() = ToProto(row, *directory);
    out.set_next_page_token(NextPageToken(asked, found.next));
    return out;
  }

  Pipeline& pipeline_;
  app::Queries& queries_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeCoordinationService(Pipeline& pipeline, app::Queries& queries) {
  return std::make_unique<Service>(pipeline, queries);
}

}  // namespace duban::rpc
