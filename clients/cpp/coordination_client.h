// Asking for coordination, and ruling. One method an rpc; what each means and its
// errors stand in duban/v1/coordination_service.proto.
#ifndef DUBAN_CLIENTS_CPP_COORDINATION_CLIENT_H_
#define DUBAN_CLIENTS_CPP_COORDINATION_CLIENT_H_

#include <memory>

#include "clients/cpp/connection.h"
#include "clients/cpp/error.h"
#include "clients/cpp/pager.h"
#include "duban/v1/coordination_service.pb.h"

namespace duban::client {

// Thread-safe. A mutation without a request_id is given one; retries carry the same.
class CoordinationClient {
 public:
  explicit CoordinationClient(std::shared_ptr<Connection> connection);
  ~CoordinationClient();
  CoordinationClient(const CoordinationClient&) = delete;
  CoordinationClient& operator=(const CoordinationClient&) = delete;

  Result<v1::CoordinationRequest> RequestCoordination(v1::RequestCoordinationRequest request) const;
  Result<v1::CoordinationRequest> RuleCoordination(v1::RuleCoordinationRequest request) const;
  Result<v1::CoordinationRequest> WithdrawRequest(v1::WithdrawRequestRequest request) const;
  Result<v1::ListCoordinationRequestsResponse> ListCoordinationRequests(
      v1::ListCoordinationRequestsRequest request) const;
  // All pages from the request's on; these refer to this client.
  Pager<v1::CoordinationRequest> EachRequest(v1::ListCoordinationRequestsRequest request) const;

 private:
  struct Stub;
  std::shared_ptr<Connection> connection_;
  std::unique_ptr<Stub> stub_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_COORDINATION_CLIENT_H_
