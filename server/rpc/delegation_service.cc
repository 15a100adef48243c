#include "server/rpc/delegation_service.h"

#include "duban/v1/delegation_service.grpc.pb.h"
#include "server/base/status.h"
#include "server/rpc/convert/delegation.h"
#include "server/rpc/directory_page.h"
#include "server/rpc/field_checks.h"
#include "server/rpc/page_token.h"
#include "server/rpc/service_method.h"

namespace duban::rpc {
namespace {

using S = v1::DelegationService;
using Raw = S::WithRawCallbackMethod_CreateDelegation<
    S::WithRawCallbackMethod_EndDelegation<S::WithRawCallbackMethod_ListDelegations<S::Service>>>;

constexpr auto kConvert = [](const app::WriteRequest& write, const auto& asked) {
  return ToCommand(write, asked);
};

class Service final : public Raw {
 public:
  Service(Pipeline& pipeline, app::Queries& queries) : pipeline_(pipeline), queries_(queries) {}

  DUBAN_METHOD(CreateDelegation) {
    return pipeline_.Write<v1::CreateDelegationRequest>(
        context, "/duban.v1.DelegationService/CreateDelegation", request, response, kConvert);
  }
  DUBAN_METHOD(EndDelegation) {
    return pipeline_.Write<v1::EndDelegationRequest>(
        context, "/duban.v1.DelegationService/EndDelegation", request, response, kConvert);
  }
  DUBAN_METHOD(ListDelegations) {
    return pipeline_.Read<v1::ListDelegationsRequest>(
        context, "/duban.v1.DelegationService/ListDelegations", request, response,
        [this](const app::CallContext& call, const v1::ListDelegationsRequest& asked) {
          return List(call, asked);
        });
  }

 private:
  absl::StatusOr<v1::ListDelegationsResponse> List(const app::CallContext&,
                                                   const v1::ListDelegationsRequest& asked) const {
    FieldChecks checks;
    const PageAsked page = ReadPage(asked, checks);
    const domain::UserId principal = checks.UserOrNone("principal", asked.principal());
    const domain::UserId delegate = checks.UserOrNone("delegate", asked.delegate());
    RETURN_IF_ERROR(checks.ToStatus());
    const auto directory = queries_.directory();
    const auto found = PageOf(directory->delegations(), page, [&](const domain::Delegation& d) {
      return (!principal || d.principal == principal) && (!delegate || d.delegate == delegate);
    });
    v1::ListDelegationsResponse out;
    for (const domain::Delegation& d : found.rows) *out.add_delegations() = ToProto(d);
    out.set_next_page_token(NextPageToken(asked, found.next));
    return out;
  }

  Pipeline& pipeline_;
  app::Queries& queries_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeDelegationService(Pipeline& pipeline, app::Queries& queries) {
  return std::make_unique<Service>(pipeline, queries);
}

}  // namespace duban::rpc
