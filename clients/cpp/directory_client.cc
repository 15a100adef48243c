#include "clients/cpp/directory_client.h"

#include <utility>

#include "clients/cpp/call.h"
#include "duban/v1/directory_service.grpc.pb.h"

namespace duban::client {

struct DirectoryClient::Stub {
  explicit Stub(const Connection& connection) : rpc(connection.channel()) {}
  v1::DirectoryService::Stub rpc;
};

DirectoryClient::DirectoryClient(std::shared_ptr<Connection> connection)
    : connection_(std::move(connection)), stub_(std::make_unique<Stub>(*connection_)) {}

DirectoryClient::~DirectoryClient() = default;

Result<v1::Unit> DirectoryClient::CreateUnit(v1::CreateUnitRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::DirectoryService::Stub::CreateUnit,
              std::move(request));
}

Result<v1::Unit> DirectoryClient::UpdateUnit(v1::UpdateUnitRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::DirectoryService::Stub::UpdateUnit,
              std::move(request));
}

Result<v1::Unit> DirectoryClient::GetUnit(v1::GetUnitRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::DirectoryService::Stub::GetUnit, std::move(request));
}

Result<v1::ListUnitsResponse> DirectoryClient::ListUnits(v1::ListUnitsRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::DirectoryService::Stub::ListUnits, std::move(request));
}

Pager<v1::Unit> DirectoryClient::EachUnit(v1::ListUnitsRequest request) const {
  return MakePager<v1::Unit>(
      std::move(request), [this](const v1::ListUnitsRequest& page) { return ListUnits(page); },
      [](v1::ListUnitsResponse& response) { return response.mutable_units(); });
}

Result<v1::User> DirectoryClient::CreateUser(v1::CreateUserRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::DirectoryService::Stub::CreateUser,
              std::move(request));
}

Result<v1::ListUsersResponse> DirectoryClient::ListUsers(v1::ListUsersRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::DirectoryService::Stub::ListUsers, std::move(request));
}

Pager<v1::User> DirectoryClient::EachUser(v1::ListUsersRequest request) const {
  return MakePager<v1::User>(
      std::move(request), [this](const v1::ListUsersRequest& page) { return ListUsers(page); },
      [](v1::ListUsersResponse& response) { return response.mutable_users(); });
}

Result<v1::Membership> DirectoryClient::CreateMembership(
    v1::CreateMembershipRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::DirectoryService::Stub::CreateMembership,
              std::move(request));
}

Result<v1::DeleteMembershipResponse> DirectoryClient::DeleteMembership(
    v1::DeleteMembershipRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::DirectoryService::Stub::DeleteMembership,
              std::move(request));
}

Result<v1::ListMembershipsResponse> DirectoryClient::ListMemberships(
    v1::ListMembershipsRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::DirectoryService::Stub::ListMemberships,
              std::move(request));
}

Pager<v1::Membership> DirectoryClient::EachMembership(v1::ListMembershipsRequest request) const {
  return MakePager<v1::Membership>(
      std::move(request),
      [this](const v1::ListMembershipsRequest& page) { return ListMemberships(page); },
      [](v1::ListMembershipsResponse& response) { return response.mutable_memberships(); });
}

Result<v1::UnitGroup> DirectoryClient::CreateUnitGroup(v1::CreateUnitGroupRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::DirectoryService::Stub::CreateUnitGroup,
              std::move(request));
}

Result<v1::UnitGroup> DirectoryClient::UpdateUnitGroup(v1::UpdateUnitGroupRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::DirectoryService::Stub::UpdateUnitGroup,
              std::move(request));
}

Result<v1::DeleteUnitGroupResponse> DirectoryClient::DeleteUnitGroup(
    v1::DeleteUnitGroupRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::DirectoryService::Stub::DeleteUnitGroup,
              std::move(request));
}

Result<v1::UnitGroup> DirectoryClient::GetUnitGroup(v1::GetUnitGroupRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::DirectoryService::Stub::GetUnitGroup,
              std::move(request));
}

Result<v1::ListUnitGroupsResponse> DirectoryClient::ListUnitGroups(
    v1::ListUnitGroupsRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::DirectoryService::Stub::ListUnitGroups,
              std::move(request));
}

Pager<v1::UnitGroup> DirectoryClient::EachUnitGroup(v1::ListUnitGroupsRequest request) const {
  return MakePager<v1::UnitGroup>(
      std::move(request),
      [this](const v1::ListUnitGroupsRequest& page) { return ListUnitGroups(page); },
      [](v1::ListUnitGroupsResponse& response) { return response.mutable_unit_groups(); });
}

}  // namespace duban::client
