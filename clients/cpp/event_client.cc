#include "clients/cpp/event_client.h"

#include <utility>

#include "clients/cpp/call.h"
#include "duban/v1/event_service.grpc.pb.h"

namespace duban::client {

struct EventClient::Stub {
  explicit Stub(const Connection& connection) : rpc(connection.channel()) {}
  v1::EventService::Stub rpc;
};

EventClient::EventClient(std::shared_ptr<Connection> connection)
    : connection_(std::move(connection)), stub_(std::make_unique<Stub>(*connection_)) {}

EventClient::~EventClient() = default;

Result<v1::ListEventsResponse> EventClient::ListEvents(v1::ListEventsRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::EventService::Stub::ListEvents, std::move(request));
}

Pager<v1::Event> EventClient::EachEvent(v1::ListEventsRequest request) const {
  return MakePager<v1::Event>(
      std::move(request), [this](const v1::ListEventsRequest& page) { return ListEvents(page); },
      [](v1::ListEventsResponse& response) { return response.mutable_events(); });
}

Result<v1::VerifyEventsResponse> EventClient::VerifyEvents(v1::VerifyEventsRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::EventService::Stub::VerifyEvents, std::move(request));
}

}  // namespace duban::client
