// What was asked and instructed on a task.
#include <algorithm>
#include <utility>

#include "server/app/query/queries.h"
#include "server/app/query/unit_visibility.h"
#include "server/base/clock.h"
#include "server/base/status.h"
#include "server/domain/refusals.h"
#include "server/domain/visibility.h"

namespace duban::app {
namespace {

using domain::Directory;

bool IsStaffOfAny(const domain::Reader& reader, const std::vector<domain::UnitId>& units) {
  const std::vector<domain::Membership> held =
      reader.directory.ReadingRolesOf(reader.user, reader.today);
  return std::any_of(held.begin(), held.end(), [&](const domain::Membership& m) {
    const bool staff = m.role == domain::Role::kHead || m.role == domain::Role::kHandler;
    return staff && std::find(units.begin(), units.end(), m.unit) != units.end();
  });
}

bool CanSee(const domain::Chain& chain, const domain::CoordinationRequest& request,
            const domain::Reader& reader) {
  const domain::Assignment* asking = chain.Find(request.assignment);
  return asking != nullptr && (domain::CanSeeSubmissions(chain, *asking, reader) ||
                               IsStaffOfAny(reader, request.parties));
}

}  // namespace

absl::StatusOr<Page<domain::CoordinationRequest>> Queries::ListRequests(
    const CallContext& call, domain::TaskId task, const std::optional<Keyset>& after, int limit) {
  ASSIGN_OR_RETURN(const domain::Chain chain, GetTask(call, task));
  std::optional<std::pair<absl::Time, domain::RequestId>> start;
  if (after) start = {base::FromMicros(after->first), domain::RequestId{after->second}};
  ASSIGN_OR_RETURN(std::vector<domain::CoordinationRequest> rows,
                   reads_.ListRequests(call.deadline, task, start, limit + 1));
  auto page = PageOf(std::move(rows), limit, [](const domain::CoordinationRequest& r) {
    return Keyset(base::ToMicros(r.request_time), r.id.value);
  });
  const std::shared_ptr<const Directory> directory = this->directory();
  std::erase_if(page.rows, [&](const domain::CoordinationRequest& request) {
    return !CanSee(chain, request, {*directory, call.principal, Today()});
  });
  return page;
}

absl::StatusOr<Page<domain::Instruction>> Queries::ListInstructions(
    const CallContext& call, domain::TaskId task, const std::optional<Keyset>& after, int limit) {
  ASSIGN_OR_RETURN(const domain::Chain chain, GetTask(call, task));
  std::optional<std::pair<absl::Time, domain::InstructionId>> start;
  if (after) start = {base::FromMicros(after->first), domain::InstructionId{after->second}};
  ASSIGN_OR_RETURN(std::vector<domain::Instruction> rows,
                   reads_.ListInstructions(call.deadline, task, start, limit + 1));
  auto page = PageOf(std::move(rows), limit, [](const domain::Instruction& i) {
    return Keyset(base::ToMicros(i.instruct_time), i.id.value);
  });
  const std::shared_ptr<const Directory> directory = this->directory();
  const domain::Reader reader{*directory, call.principal, Today()};
  for (domain::Instruction& instruction : page.rows) {
    if (instruction.by.Involves(call.principal)) continue;
    for (domain::Addressee& addressee : instruction.addressees) {
      if (!CanSeeSubmissionsOf(chain, addressee.unit, reader)) addressee.reply.clear();
    }
  }
  return page;
}

}  // namespace duban::app
