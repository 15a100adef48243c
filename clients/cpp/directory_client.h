// Units, people and who holds which role where. One method an rpc; what each means and its errors
// stand in duban/v1/directory_service.proto.
#ifndef DUBAN_CLIENTS_CPP_DIRECTORY_CLIENT_H_
#define DUBAN_CLIENTS_CPP_DIRECTORY_CLIENT_H_

#include <memory>

#include "clients/cpp/connection.h"
#include "clients/cpp/error.h"
#include "clients/cpp/pager.h"
#include "duban/v1/directory_service.pb.h"

namespace duban::client {

// Thread-safe. A mutation without a request_id is given one; retries carry the same.
class DirectoryClient {
 public:
  explicit DirectoryClient(std::shared_ptr<Connection> connection);
  ~DirectoryClient();
  DirectoryClient(const DirectoryClient&) = delete;
  DirectoryClient& operator=(const DirectoryClient&) = delete;

  Result<v1::Unit> CreateUnit(v1::CreateUnitRequest request) const;
  Result<v1::Unit> UpdateUnit(v1::UpdateUnitRequest request) const;
  Result<v1::Unit> GetUnit(v1::GetUnitRequest request) const;
  Result<v1::ListUnitsResponse> ListUnits(v1::ListUnitsRequest request) const;
  // All pages from the request's on; refers to this client.
  Pager<v1::Unit> EachUnit(v1::ListUnitsRequest request) const;
  Result<v1::User> CreateUser(v1::CreateUserRequest request) const;
  Result<v1::ListUsersResponse> ListUsers(v1::ListUsersRequest request) const;
  // All pages from the request's on; refers to this client.
  Pager<v1::User> EachUser(v1::ListUsersRequest request) const;
  Result<v1::Membership> CreateMembership(v1::CreateMembershipRequest request) const;
  Result<v1::DeleteMembershipResponse> DeleteMembership(v1::DeleteMembershipRequest request) const;
  Result<v1::ListMembershipsResponse> ListMemberships(v1::ListMembershipsRequest request) const;
  // All pages from the request's on; refers to this client.
  Pager<v1::Membership> EachMembership(v1::ListMembershipsRequest request) const;
  Result<v1::UnitGroup> CreateUnitGroup(v1::CreateUnitGroupRequest request) const;
  Result<v1::UnitGroup> UpdateUnitGroup(v1::UpdateUnitGroupRequest request) const;
  Result<v1::DeleteUnitGroupResponse> DeleteUnitGroup(v1::DeleteUnitGroupRequest request) const;
  Result<v1::UnitGroup> GetUnitGroup(v1::GetUnitGroupRequest request) const;
  Result<v1::ListUnitGroupsResponse> ListUnitGroups(v1::ListUnitGroupsRequest request) const;
  // All pages from the request's on; refers to this client.
  Pager<v1::UnitGroup> EachUnitGroup(v1::ListUnitGroupsRequest request) const;

 private:
  struct Stub;
  std::shared_ptr<Connection> connection_;
  std::unique_ptr<Stub> stub_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_DIRECTORY_CLIENT_H_
