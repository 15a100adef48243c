// Work plans: imported, dated and handed down as a whole. One method an rpc; what each means and
// its errors stand in duban/v1/plan_service.proto.
#ifndef DUBAN_CLIENTS_CPP_PLAN_CLIENT_H_
#define DUBAN_CLIENTS_CPP_PLAN_CLIENT_H_

#include <memory>

#include "clients/cpp/connection.h"
#include "clients/cpp/error.h"
#include "clients/cpp/pager.h"
#include "duban/v1/plan_service.pb.h"

namespace duban::client {

// Thread-safe. A mutation without a request_id is given one; retries carry the same.
class PlanClient {
 public:
  explicit PlanClient(std::shared_ptr<Connection> connection);
  ~PlanClient();
  PlanClient(const PlanClient&) = delete;
  PlanClient& operator=(const PlanClient&) = delete;

  Result<v1::Plan> CreatePlan(v1::CreatePlanRequest request) const;
  // A text over the limit is INVALID_ARGUMENT DOCUMENT_TOO_LARGE on `text`, whoever met it first.
  Result<v1::ImportPlanResponse> ImportPlan(v1::ImportPlanRequest request) const;
  // Likewise.
  Result<v1::ReimportPlanResponse> ReimportPlan(v1::ReimportPlanRequest request) const;
  Result<v1::ExportPlanResponse> ExportPlan(v1::ExportPlanRequest request) const;
  Result<v1::UnitMapping> ConfirmUnitMapping(v1::ConfirmUnitMappingRequest request) const;
  Result<v1::RemoveUnitMappingResponse> RemoveUnitMapping(
      v1::RemoveUnitMappingRequest request) const;
  Result<v1::ListUnitMappingsResponse> ListUnitMappings(v1::ListUnitMappingsRequest request) const;
  Pager<v1::UnitMapping> EachUnitMapping(v1::ListUnitMappingsRequest request) const;
  Result<v1::Plan> GetPlan(v1::GetPlanRequest request) const;
  Result<v1::ListPlansResponse> ListPlans(v1::ListPlansRequest request) const;
  // All pages from the request's on; refers to this client.
  Pager<v1::Plan> EachPlan(v1::ListPlansRequest request) const;
  Result<v1::Plan> UpdatePlan(v1::UpdatePlanRequest request) const;
  Result<v1::Plan> IssuePlan(v1::IssuePlanRequest request) const;

 private:
  struct Stub;
  std::shared_ptr<Connection> connection_;
  std::unique_ptr<Stub> stub_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_PLAN_CLIENT_H_
