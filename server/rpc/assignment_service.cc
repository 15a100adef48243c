#include "server/rpc/assignment_service.h"

#include "duban/v1/assignment_service.grpc.pb.h"
#include "server/base/status.h"
#include "server/domain/refusals.h"
#include "server/rpc/convert/assignment.h"
#include "server/rpc/convert/assignment_command.h"
#include "server/rpc/field_checks.h"
#include "server/rpc/page_token.h"
#include "server/rpc/service_method.h"

namespace duban::rpc {
namespace {

using S = v1::AssignmentService;
using Raw = S::WithRawCallbackMethod_GetAssignment<
    S::WithRawCallbackMethod_AcceptAssignment<S::WithRawCallbackMethod_DeclineAssignment<
        S::WithRawCallbackMethod_AssignHandler<S::WithRawCallbackMethod_SplitAssignment<
            S::WithRawCallbackMethod_ChangeShare<S::WithRawCallbackMethod_UrgeAssignment<
                S::WithRawCallbackMethod_SubmitAssignment<S::WithRawCallbackMethod_RecallSubmission<
                    S::WithRawCallbackMethod_ApproveSubmission<
                        S::WithRawCallbackMethod_RevokeApproval<
                            S::WithRawCallbackMethod_ReturnSubmission<
                                S::WithRawCallbackMethod_ReopenAssignment<
                                    S::WithRawCallbackMethod_ListSubmissions<
                                        S::WithRawCallbackMethod_BatchApproveSubmissions<
                                            S::WithRawCallbackMethod_BatchUrgeAssignments<
                                                S::Service>>>>>>>>>>>>>>>>;

constexpr auto kConvert = [](const app::WriteRequest& write, const auto& asked) {
  return ToCommand(write, asked);
};

class Service final : public Raw {
 public:
  Service(Pipeline& pipeline, app::Queries& queries) : pipeline_(pipeline), queries_(queries) {}

  DUBAN_METHOD(GetAssignment) {
    return pipeline_.Read<v1::GetAssignmentRequest>(
        context, "/duban.v1.AssignmentService/GetAssignment", request, response,
        [this](const app::CallContext& call, const v1::GetAssignmentRequest& asked) {
          return Get(call, asked);
        });
  }
  DUBAN_METHOD(ListSubmissions) {
    return pipeline_.Read<v1::ListSubmissionsRequest>(
        context, "/duban.v1.AssignmentService/ListSubmissions", request, response,
        [this](const app::CallContext& call, const v1::ListSubmissionsRequest& asked) {
          return List(call, asked);
        });
  }
  DUBAN_METHOD(AcceptAssignment) {
    return pipeline_.Write<v1::AcceptAssignmentRequest>(
        context, "/duban.v1.AssignmentService/AcceptAssignment", request, response, kConvert);
  }
  DUBAN_METHOD(DeclineAssignment) {
    return pipeline_.Write<v1::DeclineAssignmentRequest>(
        context, "/duban.v1.AssignmentService/DeclineAssignment", request, response, kConvert);
  }
  DUBAN_METHOD(AssignHandler) {
    return pipeline_.Write<v1::AssignHandlerRequest>(
        context, "/duban.v1.AssignmentService/AssignHandler", request, response, kConvert);
  }
  DUBAN_METHOD(SplitAssignment) {
    return pipeline_.Write<v1::SplitAssignmentRequest>(
        context, "/duban.v1.AssignmentService/SplitAssignment", request, response, kConvert);
  }
  DUBAN_METHOD(ChangeShare) {
    return pipeline_.Write<v1::ChangeShareRequest>(
        context, "/duban.v1.AssignmentService/ChangeShare", request, response, kConvert);
  }
  DUBAN_METHOD(UrgeAssignment) {
    return pipeline_.Write<v1::UrgeAssignmentRequest>(
        context, "/duban.v1.AssignmentService/UrgeAssignment", request, response, kConvert);
  }
  DUBAN_METHOD(SubmitAssignment) {
    return pipeline_.Write<v1::SubmitAssignmentRequest>(
        context, "/duban.v1.AssignmentService/SubmitAssignment", request, response, kConvert);
  }
  DUBAN_METHOD(RecallSubmission) {
    return pipeline_.Write<v1::RecallSubmissionRequest>(
        context, "/duban.v1.AssignmentService/RecallSubmission", request, response, kConvert);
  }
  DUBAN_METHOD(ApproveSubmission) {
    return pipeline_.Write<v1::ApproveSubmissionRequest>(
        context, "/duban.v1.AssignmentService/ApproveSubmission", request, response, kConvert);
  }
  DUBAN_METHOD(RevokeApproval) {
    return pipeline_.Write<v1::RevokeApprovalRequest>(
        context, "/duban.v1.AssignmentService/RevokeApproval", request, response, kConvert);
  }
  DUBAN_METHOD(ReturnSubmission) {
    return pipeline_.Write<v1::ReturnSubmissionRequest>(
        context, "/duban.v1.AssignmentService/ReturnSubmission", request, response, kConvert);
  }
  DUBAN_METHOD(ReopenAssignment) {
    return pipeline_.Write<v1::ReopenAssignmentRequest>(
        context, "/duban.v1.AssignmentService/ReopenAssignment", request, response, kConvert);
  }
  DUBAN_METHOD(BatchApproveSubmissions) {
    return pipeline_.Write<v1::BatchApproveSubmissionsRequest>(
        context, "/duban.v1.AssignmentService/BatchApproveSubmissions", request, response,
        kConvert);
  }
  DUBAN_METHOD(BatchUrgeAssignments) {
    return pipeline_.Write<v1::BatchUrgeAssignmentsRequest>(
        context, "/duban.v1.AssignmentService/BatchUrgeAssignments", request, response, kConvert);
  }

 private:
  absl::StatusOr<v1::Assignment> Get(const app::CallContext& call,
                                     const v1::GetAssignmentRequest& asked) const {
    FieldChecks checks;
    const AssignmentName name = checks.Assignment("name", asked.name());
    RETURN_IF_ERROR(checks.ToStatus());
    ASSIGN_OR_RETURN(const domain::Chain chain, queries_.GetTask(call, name.task));
    const domain::Assignment* assignment = chain.Find(name.assignment);
    if (assignment == nullptr) return domain::AccessDenied();
    return ToProto(*assignment, *queries_.directory());
  }

  absl::StatusOr<v1::ListSubmissionsResponse> List(const app::CallContext& call,
                                                   const v1::ListSubmissionsRequest& asked) const {
    FieldChecks checks;
    const PageAsked page = ReadPage(asked, checks);
    const AssignmentName name = checks.Assignment("parent", asked.parent());
    RETURN_IF_ERROR(checks.ToStatus());
    ASSIGN_OR_RETURN(const auto found, queries_.ListSubmissions(call, name.task, name.assignment,
                                                                page.after, page.limit));
    const auto directory = queries_.directory();
    v1::ListSubmissionsResponse out;
    for (const domain::Submission& submission : found.rows) {
      *out.add_submissions() = ToProto(submission, *directory);
    }
    out.set_next_page_token(NextPageToken(asked, found.next));
    return out;
  }

  Pipeline& pipeline_;
  app::Queries& queries_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeAssignmentService(Pipeline& pipeline, app::Queries& queries) {
  return std::make_unique<Service>(pipeline, queries);
}

}  // namespace duban::rpc
