#include "clients/cpp/plan_client.h"

#include <utility>

#include "clients/cpp/call.h"
#include "duban/v1/plan_service.grpc.pb.h"

namespace duban::client {

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
  Result<v1::ImportPlanResponse> answer =
      Call(*connection_, stub_->rpc, &v1::PlanService::Stub::ImportPlan, std::move(request));
  if (answer.ok() || answer.error().reason != "REQUEST_TOO_LARGE") return answer;
  // Beyond the wire's limit nothing reads the request, so that the field can only be named here.
  return InvalidField("text", "DOCUMENT_TOO_LARGE", "文件过大,超出一次导入的上限");
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
