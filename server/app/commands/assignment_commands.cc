#include "server/app/commands/assignment_commands.h"

#include <utility>
#include <vector>

#include <absl/strings/str_cat.h>

#include "server/app/workspace.h"
#include "server/base/status.h"
#include "server/domain/review_authority.h"
#include "server/domain/refusals.h"
#include "server/domain/review.h"

namespace duban::app {
namespace {

using domain::Assignment;
using domain::Chain;

struct Found {
  const Chain* chain = nullptr;
  const Assignment* assignment = nullptr;
};

Found Find(const Workspace& workspace, const AssignmentTarget& target) {
  const Chain* chain = workspace.FindTask(target.task);
  return {chain, chain == nullptr ? nullptr : chain->Find(target.assignment)};
}

using May = std::function<absl::Status(const Chain&, const Assignment&, const Workspace&)>;
using Decide =
    std::function<absl::StatusOr<domain::Events>(const Chain&, const Assignment&, Workspace&)>;

// What the four commands share: find, authorise, compare the etag, decide, record, answer. `may`
// must not depend on the state, or a retry would be denied the answer of what it moved itself;
// `may_now` is asked of what is no retry.
WriteCommand Build(WriteRequest request, const AssignmentTarget& target, bool open_submissions,
                   May may, May may_now, Decide decide, EncodeAssignment encode) {
  WriteCommand command = CommandFor(std::move(request));
  command.footprint.tasks = {target.task};
  command.footprint.assignments = {target.assignment};
  command.footprint.open_submissions = open_submissions;
  const domain::UserId actor = command.call.principal;
  command.authorize = [target, may = std::move(may)](const Workspace& workspace) {
    const Found found = Find(workspace, target);
    if (found.assignment == nullptr) return domain::AccessDenied();
    return may(*found.chain, *found.assignment, workspace);
  };
  command.decide = [target, actor, may_now = std::move(may_now), decide = std::move(decide),
                    encode =
                        std::move(encode)](Workspace& workspace) -> absl::StatusOr<std::string> {
    const Found found = Find(workspace, target);
    RETURN_IF_ERROR(may_now(*found.chain, *found.assignment, workspace));
    if (!target.etag.empty() && target.etag != absl::StrCat(found.assignment->version)) {
      return domain::StaleEtag(found.assignment->version);
    }
    ASSIGN_OR_RETURN(const domain::Events events,
                     decide(*found.chain, *found.assignment, workspace));
    workspace.Record(target.task, actor, events);
    const Found after = Find(workspace, target);
    return encode(*after.chain, *after.assignment, workspace.directory());
  };
  return command;
}

May WorkOn(domain::UserId actor) {
  return [actor](const Chain& chain, const Assignment& a, const Workspace& workspace) {
    return domain::MayWorkOn(chain, a, workspace.directory(), actor);
  };
}

May Always() {
  return [](const Chain&, const Assignment&, const Workspace&) { return absl::OkStatus(); };
}

May DecideOn(domain::UserId actor) {
  return [actor](const Chain& chain, const Assignment& a, const Workspace& workspace) {
    return domain::MayDecide(chain, a, workspace.facts(), actor);
  };
}

May DecideNow(domain::UserId actor) {
  return [actor](const Chain& chain, const Assignment& a, const Workspace& workspace) {
    return domain::MayDecideNow(chain, a, workspace.facts(), actor);
  };
}

}  // namespace

WriteCommand AcceptAssignment(WriteRequest request, AssignmentTarget target,
                              EncodeAssignment encode) {
  May may = WorkOn(request.call.principal);
  return Build(
      std::move(request), target, false, std::move(may), Always(),
      [](const Chain&, const Assignment& a, Workspace&) { return domain::AcceptAssignment(a); },
      std::move(encode));
}

WriteCommand SubmitAssignment(WriteRequest request, AssignmentTarget target, std::string summary,
                              EncodeAssignment encode) {
  const domain::UserId actor = request.call.principal;
  Decide decide = [actor, summary = std::move(summary)](
                      const Chain& chain, const Assignment& a,
                      Workspace& workspace) -> absl::StatusOr<domain::Events> {
    ASSIGN_OR_RETURN(const std::vector<std::int64_t> ids,
                     workspace.TakeIds(IdKind::kSubmission, 1));
    return domain::SubmitAssignment(chain, a, actor, domain::SubmissionId{ids.front()}, summary,
                                    workspace.facts());
  };
  return Build(std::move(request), target, false, WorkOn(actor), Always(), std::move(decide),
               std::move(encode));
}

WriteCommand ApproveSubmission(WriteRequest request, AssignmentTarget target, std::string comment,
                               domain::Assessment assessment, EncodeAssignment encode) {
  const domain::UserId actor = request.call.principal;
  Decide decide = [actor, comment = std::move(comment), assessment](
                      const Chain& chain, const Assignment& a, Workspace& workspace) {
    return domain::ApproveSubmission(chain, a, actor, comment, assessment, workspace.facts());
  };
  return Build(std::move(request), target, true, DecideOn(actor), DecideNow(actor),
               std::move(decide), std::move(encode));
}

WriteCommand ReturnSubmission(WriteRequest request, AssignmentTarget target, std::string comment,
                              EncodeAssignment encode) {
  const domain::UserId actor = request.call.principal;
  Decide decide = [actor, comment = std::move(comment)](const Chain& chain, const Assignment& a,
                                                        Workspace& workspace) {
    return domain::ReturnSubmission(chain, a, actor, comment, workspace.facts());
  };
  return Build(std::move(request), target, true, DecideOn(actor), DecideNow(actor),
               std::move(decide), std::move(encode));
}

}  // namespace duban::app
