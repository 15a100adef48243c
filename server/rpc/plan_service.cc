#include "server/rpc/plan_service.h"

#include "duban/v1/plan_service.grpc.pb.h"
#include "server/base/status.h"
#include "server/rpc/convert/plan.h"
#include "server/rpc/field_checks.h"
#include "server/rpc/page_token.h"
#include "server/rpc/service_method.h"

namespace duban::rpc {
namespace {

using S = v1::PlanService;
using Raw = S::WithRawCallbackMethod_CreatePlan<S::WithRawCallbackMethod_ImportPlan<
    S::WithRawCallbackMethod_GetPlan<S::WithRawCallbackMethod_ListPlans<
        S::WithRawCallbackMethod_UpdatePlan<S::WithRawCallbackMethod_IssuePlan<S::Service>>>>>>;

constexpr auto kConvert = [](const app::WriteRequest& write, const auto& asked) {
  return ToCommand(write, asked);
};

class Service final : public Raw {
 public:
  Service(Pipeline& pipeline, app::Queries& queries) : pipeline_(pipeline), queries_(queries) {}

  DUBAN_METHOD(CreatePlan) {
    return pipeline_.Write<v1::CreatePlanRequest>(context, "/duban.v1.PlanService/CreatePlan",
                                                  request, response, kConvert);
  }
  DUBAN_METHOD(ImportPlan) {
    return pipeline_.Write<v1::ImportPlanRequest>(context, "/duban.v1.PlanService/ImportPlan",
                                                  request, response, kConvert);
  }
  DUBAN_METHOD(GetPlan) {
    return pipeline_.Read<v1::GetPlanRequest>(
        context, "/duban.v1.PlanService/GetPlan", request, response,
        [this](const app::CallContext& call, const v1::GetPlanRequest& asked) {
          return Get(call, asked);
        });
  }
  DUBAN_METHOD(ListPlans) {
    return pipeline_.Read<v1::ListPlansRequest>(
        context, "/duban.v1.PlanService/ListPlans", request, response,
        [this](const app::CallContext& call, const v1::ListPlansRequest& asked) {
          return List(call, asked);
        });
  }
  DUBAN_METHOD(UpdatePlan) {
    return pipeline_.Write<v1::UpdatePlanRequest>(context, "/duban.v1.PlanService/UpdatePlan",
                                                  request, response, kConvert);
  }
  DUBAN_METHOD(IssuePlan) {
    return pipeline_.Write<v1::IssuePlanRequest>(context, "/duban.v1.PlanService/IssuePlan",
                                                 request, response, kConvert);
  }

 private:
  absl::StatusOr<v1::Plan> Get(const app::CallContext& call,
                               const v1::GetPlanRequest& asked) const {
    FieldChecks checks;
    const domain::PlanId id = checks.Plan("name", asked.name());
    RETURN_IF_ERROR(checks.ToStatus());
    ASSIGN_OR_RETURN(const app::PlanView view, queries_.GetPlan(call, id));
    return ToProto(view.plan, view.task_count);
  }

  absl::StatusOr<v1::ListPlansResponse> List(const app::CallContext& call,
                                             const v1::ListPlansRequest& asked) const {
    FieldChecks checks;
    const PageAsked page = ReadPage(asked, checks);
    RETURN_IF_ERROR(checks.ToStatus());
    ASSIGN_OR_RETURN(const auto found, queries_.ListPlans(call, page.after, page.limit));
    v1::ListPlansResponse out;
    for (const app::PlanView& view : found.rows) {
      *out.add_plans() = ToProto(view.plan, view.task_count);
    }
    out.set_next_page_token(NextPageToken(asked, found.next));
    return out;
  }

  Pipeline& pipeline_;
  app::Queries& queries_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakePlanService(Pipeline& pipeline, app::Queries& queries) {
  return std::make_unique<Service>(pipeline, queries);
}

}  // namespace duban::rpc
