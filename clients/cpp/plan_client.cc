#include "clients/cpp/plan_client.h"

#include <utility>

#include "clients/cpp/call.h"
#include "duban/v1/plan_service.grpc.pb.h"

namespace duban::client {

namespace {

// Beyond the wire's limit nothing reads the request, so that the field can only be named here.
template <class Response>
Result<Response> TextNamed(Result<Response> answer) {
  if (answer.ok() || answer.error().reason != "REQUEST_TOO_LARGE") return answer;
  return InvalidField("text", "DOCUMENT_TOO_LARGE", "文件过大,超出一次导入的上限");
}

}  // namespace

struct PlanClient::Stub {
  explicit Stub(const Connection& connection) : rpc(connection.channel()) {}
  v1::PlanService::Stub rpc;
};

PlanClient::PlanClient(std::shared_ptr<Connection> connection)
    : connection_(std::move(connection)), stub_(std::make_unique<Stub>(*connection_)) {}

PlanClient::~PlanClient() = default;

Result<v1::Plan> PlanClient::CreatePlan(v1::CreatePlanRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::PlanService::Stub::CreatePlan, std::move(request));
}

Result<v1::ImportPlanResponse> PlanClient::ImportPlan(v1::ImportPlanRequest request) const {
  return TextNamed(
      Call(*connection_, stub_->rpc, &v1::PlanService::Stub::ImportPlan, std::move(request)));
}

Result<v1::ReimportPlanResponse> PlanClient::ReimportPlan(v1::ReimportPlanRequest request) const {
  return TextNamed(
      Call(*connection_, stub_->rpc, &v1::PlanService::Stub::ReimportPlan, std::move(request)));
}

Result<v1::ExportPlanResponse> PlanClient::ExportPlan(v1::ExportPlanRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::PlanService::Stub::ExportPlan, std::move(request));
}

Result<v1::UnitMapping> PlanClient::ConfirmUnitMapping(
    v1::ConfirmUnitMappingRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::PlanService::Stub::ConfirmUnitMapping,
              std::move(request));
}

Result<v1::RemoveUnitMappingResponse> PlanClient::RemoveUnitMapping(
    v1::RemoveUnitMappingRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::PlanService::Stub::RemoveUnitMapping,
              std::move(request));
}

Result<v1::ListUnitMappingsResponse> PlanClient::ListUnitMappings(
    v1::ListUnitMappingsRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::PlanService::Stub::ListUnitMappings,
              std::move(request));
}

Pager<v1::UnitMapping> PlanClient::EachUnitMapping(v1::ListUnitMappingsRequest request) const {
  return MakePager<v1::UnitMapping>(
      std::move(request),
      [this](const v1::ListUnitMappingsRequest& page) { return ListUnitMappings(page); },
      [](v1::ListUnitMappingsResponse& response) { return response.mutable_mappings(); });
}

Result<v1::Plan> PlanClient::GetPlan(v1::GetPlanRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::PlanService::Stub::GetPlan, std::move(request));
}

Result<v1::ListPlansResponse> PlanClient::ListPlans(v1::ListPlansRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::PlanService::Stub::ListPlans, std::move(request));
}

Pager<v1::Plan> PlanClient::EachPlan(v1::ListPlansRequest request) const {
  return MakePager<v1::Plan>(
      std::move(request), [this](const v1::ListPlansRequest& page) { return ListPlans(page); },
      [](v1::ListPlansResponse& response) { return response.mutable_plans(); });
}

Result<v1::Plan> PlanClient::UpdatePlan(v1::UpdatePlanRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::PlanService::Stub::UpdatePlan, std::move(request));
}

Result<v1::Plan> PlanClient::IssuePlan(v1::IssuePlanRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::PlanService::Stub::IssuePlan, std::move(request));
}

}  // namespace duban::client
