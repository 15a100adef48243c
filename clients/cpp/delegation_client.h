// Who acts for whom. One method an rpc; what each means and its
// errors stand in duban/v1/delegation_service.proto.
#ifndef DUBAN_CLIENTS_CPP_DELEGATION_CLIENT_H_
#define DUBAN_CLIENTS_CPP_DELEGATION_CLIENT_H_

#include <memory>

#include "clients/cpp/connection.h"
#include "clients/cpp/error.h"
#include "clients/cpp/pager.h"
#include "duban/v1/delegation_service.pb.h"

namespace duban::client {

// Thread-safe. A mutation without a request_id is given one; retries carry the same.
class DelegationClient {
 public:
  explicit DelegationClient(std::shared_ptr<Connection> connection);
  ~DelegationClient();
  DelegationClient(const DelegationClient&) = delete;
  DelegationClient& operator=(const DelegationClient&) = delete;

  Result<v1::Delegation> CreateDelegation(v1::CreateDelegationRequest request) const;
  Result<v1::Delegation> EndDelegation(v1::EndDelegationRequest request) const;
  Result<v1::ListDelegationsResponse> ListDelegations(v1::ListDelegationsRequest request) const;
  // All pages from the request's on; these refer to this client.
  Pager<v1::Delegation> EachDelegation(v1::ListDelegationsRequest request) const;

 private:
  struct Stub;
  std::shared_ptr<Connection> connection_;
  std::unique_ptr<Stub> stub_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_DELEGATION_CLIENT_H_
