#include "server/rpc/directory_service.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "duban/v1/directory_service.grpc.pb.h"
#include "server/app/session/password.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/rpc/convert/directory.h"
#include "server/rpc/convert/unit_group.h"
#include "server/rpc/directory_page.h"
#include "server/rpc/field_checks.h"
#include "server/rpc/page_token.h"
#include "server/rpc/password_lane.h"
#include "server/rpc/service_method.h"

namespace duban::rpc {
namespace {

using S = v1::DirectoryService;
using Raw = S::WithRawCallbackMethod_CreateUnit<S::WithRawCallbackMethod_UpdateUnit<
    S::WithRawCallbackMethod_GetUnit<S::WithRawCallbackMethod_ListUnits<
        S::WithRawCallbackMethod_CreateUser<S::WithRawCallbackMethod_ListUsers<
            S::WithRawCallbackMethod_CreateMembership<S::WithRawCallbackMethod_DeleteMembership<
                S::WithRawCallbackMethod_ListMemberships<S::WithRawCallbackMethod_CreateUnitGroup<
                    S::WithRawCallbackMethod_UpdateUnitGroup<
                        S::WithRawCallbackMethod_DeleteUnitGroup<
                            S::WithRawCallbackMethod_GetUnitGroup<
                                S::WithRawCallbackMethod_ListUnitGroups<S::Service>>>>>>>>>>>>>>;

constexpr auto kConvert = [](const app::WriteRequest& write, const auto& asked) {
  return ToCommand(write, asked);
};

class Service final : public Raw {
 public:
  Service(Pipeline& pipeline, app::Queries& queries, base::Executor& password_lane)
      : pipeline_(pipeline), queries_(queries), password_lane_(password_lane) {}

  DUBAN_METHOD(CreateUnit) {
    return pipeline_.Write<v1::CreateUnitRequest>(context, "/duban.v1.DirectoryService/CreateUnit",
                                                  request, response, kConvert);
  }
  DUBAN_METHOD(UpdateUnit) {
    return pipeline_.Write<v1::UpdateUnitRequest>(context, "/duban.v1.DirectoryService/UpdateUnit",
                                                  request, response, kConvert);
  }
  DUBAN_METHOD(GetUnit) {
    return pipeline_.Read<v1::GetUnitRequest>(
        context, "/duban.v1.DirectoryService/GetUnit", request, response,
        [this](const app::CallContext&, const v1::GetUnitRequest& asked) { return Get(asked); });
  }
  DUBAN_METHOD(ListUnits) {
    return pipeline_.Read<v1::ListUnitsRequest>(
        context, "/duban.v1.DirectoryService/ListUnits", request, response,
        [this](const app::CallContext&, const v1::ListUnitsRequest& asked) { return List(asked); });
  }
  DUBAN_METHOD(CreateUser) {
    return pipeline_.WriteLater<v1::CreateUserRequest>(
        context, "/duban.v1.DirectoryService/CreateUser", request, response,
        [this](const app::WriteRequest& write,
               const std::shared_ptr<const v1::CreateUserRequest>& asked,
               const Pipeline::GiveCommand& give) { Create(write, asked, give); });
  }
  DUBAN_METHOD(ListUsers) {
    return pipeline_.Read<v1::ListUsersRequest>(
        context, "/duban.v1.DirectoryService/ListUsers", request, response,
        [this](const app::CallContext&, const v1::ListUsersRequest& asked) { return List(asked); });
  }
  DUBAN_METHOD(CreateMembership) {
    return pipeline_.Write<v1::CreateMembershipRequest>(
        context, "/duban.v1.DirectoryService/CreateMembership", request, response, kConvert);
  }
  DUBAN_METHOD(DeleteMembership) {
    return pipeline_.Write<v1::DeleteMembershipRequest>(
        context, "/duban.v1.DirectoryService/DeleteMembership", request, response, kConvert);
  }
  DUBAN_METHOD(ListMemberships) {
    return pipeline_.Read<v1::ListMembershipsRequest>(
        context, "/duban.v1.DirectoryService/ListMemberships", request, response,
        [this](const app::CallContext&, const v1::ListMembershipsRequest& asked) {
          return List(asked);
        });
  }
  DUBAN_METHOD(CreateUnitGroup) {
    return pipeline_.Write<v1::CreateUnitGroupRequest>(
        context, "/duban.v1.DirectoryService/CreateUnitGroup", request, response, kConvert);
  }
  DUBAN_METHOD(UpdateUnitGroup) {
    return pipeline_.Write<v1::UpdateUnitGroupRequest>(
        context, "/duban.v1.DirectoryService/UpdateUnitGroup", request, response, kConvert);
  }
  DUBAN_METHOD(DeleteUnitGroup) {
    return pipeline_.Write<v1::DeleteUnitGroupRequest>(
        context, "/duban.v1.DirectoryService/DeleteUnitGroup", request, response, kConvert);
  }
  DUBAN_METHOD(GetUnitGroup) {
    return pipeline_.Read<v1::GetUnitGroupRequest>(
        context, "/duban.v1.DirectoryService/GetUnitGroup", request, response,
        [this](const app::CallContext&, const v1::GetUnitGroupRequest& asked) {
          return Get(asked);
        });
  }
  DUBAN_METHOD(ListUnitGroups) {
    return pipeline_.Read<v1::ListUnitGroupsRequest>(
        context, "/duban.v1.DirectoryService/ListUnitGroups", request, response,
        [this](const app::CallContext&, const v1::ListUnitGroupsRequest& asked) {
          return List(asked);
        });
  }

 private:
  absl::StatusOr<v1::Unit> Get(const v1::GetUnitRequest& asked) const {
    FieldChecks checks;
    const domain::UnitId id = checks.Unit("name", asked.name());
    RETURN_IF_ERROR(checks.ToStatus());
    const auto directory = queries_.directory();
    const domain::Unit* unit = directory->FindUnit(id);
    if (unit != nullptr) return ToProto(*unit);
    return base::MakeError(absl::StatusCode::kNotFound, "no such unit",
                           {.reason = "UNIT_NOT_FOUND", .message_zh = "机构目录中没有该单位"});
  }

  absl::StatusOr<v1::ListUnitsResponse> List(const v1::ListUnitsRequest& asked) const {
    FieldChecks checks;
    const PageAsked page = ReadPage(asked, checks);
    RETURN_IF_ERROR(checks.ToStatus());
    const auto directory = queries_.directory();
    const auto found = PageOf(directory->units(), page, [](const domain::Unit&) { return true; });
    v1::ListUnitsResponse out;
    for (const domain::Unit& unit : found.rows) *out.add_units() = ToProto(unit);
    out.set_next_page_token(NextPageToken(asked, found.next));
    return out;
  }

  absl::StatusOr<v1::ListUsersResponse> List(const v1::ListUsersRequest& asked) const {
    FieldChecks checks;
    const PageAsked page = ReadPage(asked, checks);
    RETURN_IF_ERROR(checks.ToStatus());
    const auto directory = queries_.directory();
    const auto found = PageOf(directory->users(), page, [](const domain::User&) { return true; });
    v1::ListUsersResponse out;
    for (const domain::User& user : found.rows) *out.add_users() = ToProto(user);
    out.set_next_page_token(NextPageToken(asked, found.next));
    return out;
  }

  absl::StatusOr<v1::ListMembershipsResponse> List(const v1::ListMembershipsRequest& asked) const {
    FieldChecks checks;
    const PageAsked page = ReadPage(asked, checks);
    const domain::UnitId unit = checks.UnitOrNone("unit", asked.unit());
    const domain::UserId user = checks.UserOrNone("user", asked.user());
    RETURN_IF_ERROR(checks.ToStatus());
    const auto directory = queries_.directory();
    const auto found = PageOf(directory->memberships(), page, [&](const domain::Membership& m) {
      return (!unit || m.unit == unit) && (!user || m.user == user);
    });
    v1::ListMembershipsResponse out;
    for (const domain::Membership& m : found.rows) *out.add_memberships() = ToProto(m);
    out.set_next_page_token(NextPageToken(asked, found.next));
    return out;
  }

  absl::StatusOr<v1::UnitGroup> Get(const v1::GetUnitGroupRequest& asked) const {
    FieldChecks checks;
    const domain::UnitGroupId id = checks.UnitGroup("name", asked.name());
    RETURN_IF_ERROR(checks.ToStatus());
    const auto directory = queries_.directory();
    const domain::UnitGroup* group = directory->FindGroup(id);
    if (group != nullptr) return ToProto(*group);
    return base::MakeError(absl::StatusCode::kNotFound, "no such group",
                           {.reason = "GROUP_NOT_FOUND", .message_zh = "机构目录中没有该单位组"});
  }

  absl::StatusOr<v1::ListUnitGroupsResponse> List(const v1::ListUnitGroupsRequest& asked) const {
    FieldChecks checks;
    const PageAsked page = ReadPage(asked, checks);
    RETURN_IF_ERROR(checks.ToStatus());
    const auto directory = queries_.directory();
    const auto found =
        PageOf(directory->groups(), page, [](const domain::UnitGroup&) { return true; });
    v1::ListUnitGroupsResponse out;
    for (const domain::UnitGroup& group : found.rows) *out.add_unit_groups() = ToProto(group);
    out.set_next_page_token(NextPageToken(asked, found.next));
    return out;
  }

  void Create(const app::WriteRequest& write,
              const std::shared_ptr<const v1::CreateUserRequest>& asked,
              const Pipeline::GiveCommand& give) {
    if (const absl::Status checked = CheckUser(*asked); !checked.ok()) {
      give(checked);
      return;
    }
    PostToPasswordLane<app::WriteCommand>(
        password_lane_, give, [write, asked]() -> absl::StatusOr<app::WriteCommand> {
          ASSIGN_OR_RETURN(std::string hash, app::HashPassword(asked->password()));
          return ToCommand(write, *asked, std::move(hash));
        });
  }

  Pipeline& pipeline_;
  app::Queries& queries_;
  base::Executor& password_lane_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeDirectoryService(Pipeline& pipeline, app::Queries& queries,
                                                    base::Executor& password_lane) {
  return std::make_unique<Service>(pipeline, queries, password_lane);
}

}  // namespace duban::rpc
