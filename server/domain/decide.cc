#include "server/base/status.h"
#include "server/domain/carry.h"
#include "server/domain/commands.h"
#include "server/domain/guards.h"

namespace duban::domain {

absl::StatusOr<Events> Decide(const Situation& situation, const Command& command,
                              const NewIds& ids) {
  std::vector<base::FieldViolation> bad = BadArguments(command);
  if (!bad.empty()) return base::InvalidFields(std::move(bad));
  const Asked asked = AskedBy(situation, command);
  RETURN_IF_ERROR(CheckTaken(asked));
  Failures failed = FailingGuards(asked);
  if (!failed.empty()) return base::FailedPreconditions(std::move(failed));
  Unfolding out(situation);
  const Course course{.asked = asked, .ids = ids, .out = out};
  std::visit([&](const auto& c) { Carry(course, c); }, command);
  return std::move(out).Take();
}

Events AfterDirectoryChange(const Chain& chain, const Facts& facts) {
  const Assignment none;
  const Situation nobody{.chain = chain, .assignment = none, .actor = {}, .facts = facts};
  Unfolding out(nobody);
  for (const Assignment& a : chain.assignments) {
    if (!IsLive(a)) continue;
    const Directory& directory = facts.directory;
    if (a.handler && !directory.IsStaff(a.handler, a.unit)) {
      out.Add(HandlerCleared{.assignment = a.id, .unit = a.unit, .handler = a.handler});
    }
    out.LookForDeciders(a.id);
  }
  return std::move(out).Take();
}

}  // namespace duban::domain
