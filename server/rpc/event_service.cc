#include "server/rpc/event_service.h"

#include <optional>

#include "duban/v1/event_service.grpc.pb.h"
#include "server/base/status.h"
#include "server/rpc/convert/event.h"
#include "server/rpc/field_checks.h"
#include "server/rpc/page_token.h"
#include "server/rpc/service_method.h"

namespace duban::rpc {
namespace {

using S = v1::EventService;
using Raw = S::WithRawCallbackMethod_ListEvents<S::WithRawCallbackMethod_VerifyEvents<S::Service>>;

class Service final : public Raw {
 public:
  Service(Pipeline& pipeline, app::Queries& queries) : pipeline_(pipeline), queries_(queries) {}

  DUBAN_METHOD(ListEvents) {
    return pipeline_.Read<v1::ListEventsRequest>(
        context, "/duban.v1.EventService/ListEvents", request, response,
        [this](const app::CallContext& call, const v1::ListEventsRequest& asked) {
          return List(call, asked);
        });
  }
  DUBAN_METHOD(VerifyEvents) {
    return pipeline_.Read<v1::VerifyEventsRequest>(
        context, "/duban.v1.EventService/VerifyEvents", request, response,
        [this](const app::CallContext& call, const v1::VerifyEventsRequest& asked) {
          return Verify(call, asked);
        });
  }

 private:
  absl::StatusOr<v1::ListEventsResponse> List(const app::CallContext& call,
                                              const v1::ListEventsRequest& asked) const {
    FieldChecks checks;
    const PageAsked page = ReadPage(asked, checks);
    std::optional<app::StreamName> stream;
    if (!asked.parent().empty()) stream = checks.Stream("parent", asked.parent());
    RETURN_IF_ERROR(checks.ToStatus());
    ASSIGN_OR_RETURN(const auto found, queries_.ListEvents(call, stream, page.after, page.limit));
    const auto directory = queries_.directory();
    v1::ListEventsResponse out;
    for (const app::EventView& event : found.rows) *out.add_events() = ToProto(event, *directory);
    out.set_next_page_token(NextPageToken(asked, found.next));
    return out;
  }

  absl::StatusOr<v1::VerifyEventsResponse> Verify(const app::CallContext& call,
                                                  const v1::VerifyEventsRequest& asked) const {
    FieldChecks checks;
    const app::StreamName stream = checks.Stream("name", asked.name());
    RETURN_IF_ERROR(checks.ToStatus());
    ASSIGN_OR_RETURN(const app::Verification verification, queries_.VerifyEvents(call, stream));
    return ToProto(verification);
  }

  Pipeline& pipeline_;
  app::Queries& queries_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeEventService(Pipeline& pipeline, app::Queries& queries) {
  return std::make_unique<Service>(pipeline, queries);
}

}  // namespace duban::rpc
