// The record: everything that happened. One method an rpc; what each means and its errors stand in
// duban/v1/event_service.proto.
#ifndef DUBAN_CLIENTS_CPP_EVENT_CLIENT_H_
#define DUBAN_CLIENTS_CPP_EVENT_CLIENT_H_

#include <memory>

#include "clients/cpp/connection.h"
#include "clients/cpp/error.h"
#include "clients/cpp/pager.h"
#include "duban/v1/event_service.pb.h"

namespace duban::client {

// Thread-safe. A mutation without a request_id is given one; retries carry the same.
class EventClient {
 public:
  explicit EventClient(std::shared_ptr<Connection> connection);
  ~EventClient();
  EventClient(const EventClient&) = delete;
  EventClient& operator=(const EventClient&) = delete;

  Result<v1::ListEventsResponse> ListEvents(v1::ListEventsRequest request) const;
  // All pages from the request's on; refers to this client.
  Pager<v1::Event> EachEvent(v1::ListEventsRequest request) const;
  Result<v1::VerifyEventsResponse> VerifyEvents(v1::VerifyEventsRequest request) const;

 private:
  struct Stub;
  std::shared_ptr<Connection> connection_;
  std::unique_ptr<Stub> stub_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_EVENT_CLIENT_H_
