#include "server/rpc/plan_service.h"

#include <utility>

#include "duban/v1/plan_service.grpc.pb.h"
#include "server/base/status.h"
#include "server/rpc/convert/plan.h"
#include "server/rpc/convert/plan_import.h"
#include "server/rpc/document_lane.h"
#include "server/rpc/field_checks.h"
#include "server/rpc/page_token.h"
#include "server/rpc/service_method.h"

namespace duban::rpc {
namespace {

using S = v1::PlanService;
using Raw = S::WithRawCallbackMethod_CreatePlan<
    S::WithRawCallbackMethod_ImportPlan<S::WithRawCallbackMethod_GetPlan<
        S::WithRawCallbackMethod_ListPlans<S::WithRawCallbackMethod_UpdatePlan<
            S::WithRawCallbackMethod_IssuePlan<S::WithRawCallbackMethod_ReimportPlan<
                S::WithRawCallbackMethod_ExportPlan<S::WithRawCallbackMethod_ConfirmUnitMapping<
                    S::WithRawCallbackMethod_RemoveUnitMapping<
                        S::WithRawCallbackMethod_ListUnitMappings<S::Service>>>>>>>>>>>;

constexpr auto kConvert = [](const app::WriteRequest& write, const auto& asked) {
  return ToCommand(write, asked);
};

class Service final : public Raw {
 public:
  Service(Pipeline& pipeline, PlanServicePorts ports)
      : pipeline_(pipeline), ports_(std::move(ports)) {}

  DUBAN_METHOD(CreatePlan) {
    return pipeline_.Write<v1::CreatePlanRequest>(context, "/duban.v1.PlanService/CreatePlan",
                                                  request, response, kConvert);
  }
  DUBAN_METHOD(ImportPlan) {
    return pipeline_.WriteLater<v1::ImportPlanRequest>(
        context, "/duban.v1.PlanService/ImportPlan", request, response,
        [this](const app::WriteRequest& write,
               const std::shared_ptr<const v1::ImportPlanRequest>& asked,
               const GiveCommand& give) { ConvertDocument(write, asked, give); });
  }
  DUBAN_METHOD(ReimportPlan) {
    return pipeline_.WriteLater<v1::ReimportPlanRequest>(
        context, "/duban.v1.PlanService/ReimportPlan", request, response,
        [this](const app::WriteRequest& write,
               const std::shared_ptr<const v1::ReimportPlanRequest>& asked,
               const GiveCommand& give) { ConvertDocument(write, asked, give); });
  }
  DUBAN_METHOD(ExportPlan) {
    return pipeline_.Read<v1::ExportPlanRequest>(
        context, "/duban.v1.PlanService/ExportPlan", request, response,
        [this](const app::CallContext& call, const v1::ExportPlanRequest& asked) {
          return Export(call, asked);
        });
  }
  DUBAN_METHOD(ConfirmUnitMapping) {
    return pipeline_.Write<v1::ConfirmUnitMappingRequest>(
        context, "/duban.v1.PlanService/ConfirmUnitMapping", request, response, kConvert);
  }
  DUBAN_METHOD(RemoveUnitMapping) {
    return pipeline_.Write<v1::RemoveUnitMappingRequest>(
        context, "/duban.v1.PlanService/RemoveUnitMapping", request, response, kConvert);
  }
  DUBAN_METHOD(ListUnitMappings) {
    return pipeline_.Read<v1::ListUnitMappingsRequest>(
        context, "/duban.v1.PlanService/ListUnitMappings", request, response,
        [this](const app::CallContext& call, const v1::ListUnitMappingsRequest& asked) {
          return ListMappings(call, asked);
        });
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
    ASSIGN_OR_RETURN(const app::PlanView view, ports_.queries.GetPlan(call, id));
    return ToProto(view.plan, view.task_count);
  }

  absl::StatusOr<v1::ListPlansResponse> List(const app::CallContext& call,
                                             const v1::ListPlansRequest& asked) const {
    FieldChecks checks;
    const PageAsked page = ReadPage(asked, checks);
    RETURN_IF_ERROR(checks.ToStatus());
    ASSIGN_OR_RETURN(const auto found, ports_.queries.ListPlans(call, page.after, page.limit));
    v1::ListPlansResponse out;
    for (const app::PlanView& view : found.rows) {
      *out.add_plans() = ToProto(view.plan, view.task_count);
    }
    out.set_next_page_token(NextPageToken(asked, found.next));
    return out;
  }

  // A text is parsed here; a file goes to the lane, where a helper process reads it first.
  template <class Request>
  void ConvertDocument(const app::WriteRequest& write, const std::shared_ptr<const Request>& asked,
                       const GiveCommand& give) {
    const auto convert = [this, write, asked] {
      return ToCommand(write, *asked, [&](domain::UploadId upload) {
        return ports_.documents.TextOf(write.call, upload);
      });
    };
    if (asked->upload().empty()) return give(convert());
    PostToDocumentLane(ports_.document_lane, give, convert);
  }

  absl::StatusOr<v1::ExportPlanResponse> Export(const app::CallContext& call,
                                                const v1::ExportPlanRequest& asked) const {
    FieldChecks checks;
    const domain::PlanId id = checks.Plan("name", asked.name());
    if (asked.format() != v1::EXPORT_FORMAT_XLSX && asked.format() != v1::EXPORT_FORMAT_DOCX) {
      checks.Fail("format", "FORMAT_INVALID", "须说明导出为XLSX还是DOCX");
    }
    RETURN_IF_ERROR(checks.ToStatus());
    ASSIGN_OR_RETURN(const app::PlanForExport plan,
                     app::ReadPlanForExport(ports_.queries, call, id));
    const auto format = static_cast<app::PlanFormat>(asked.format());
    ASSIGN_OR_RETURN(std::string content, ports_.write_plan(format, plan));
    return ExportResponse(plan.view.plan, format, std::move(content));
  }

  absl::StatusOr<v1::ListUnitMappingsResponse> ListMappings(
      const app::CallContext& call, const v1::ListUnitMappingsRequest& asked) const {
    FieldChecks checks;
    const domain::UnitId issuing_unit = checks.Unit("issuing_unit", asked.issuing_unit());
    const PageAsked page = ReadPage(asked, checks);
    RETURN_IF_ERROR(checks.ToStatus());
    ASSIGN_OR_RETURN(const auto found,
                     ports_.queries.ListUnitMappings(call, issuing_unit, page.after, page.limit));
    v1::ListUnitMappingsResponse out;
    for (const domain::UnitMapping& mapping : found.rows) *out.add_mappings() = ToProto(mapping);
    out.set_next_page_token(NextPageToken(asked, found.next));
    return out;
  }

  Pipeline& pipeline_;
  const PlanServicePorts ports_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakePlanService(Pipeline& pipeline, PlanServicePorts ports) {
  return std::make_unique<Service>(pipeline, std::move(ports));
}

}  // namespace duban::rpc
