// The read side: what a caller may see, page by page. Nothing here locks or writes.
#ifndef DUBAN_SERVER_APP_QUERY_QUERIES_H_
#define DUBAN_SERVER_APP_QUERY_QUERIES_H_

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "server/app/call_context.h"
#include "server/app/directory_cache.h"
#include "server/app/read_store.h"
#include "server/base/clock.h"
#include "server/domain/allowed_actions.h"
#include "server/domain/chain.h"
#include "server/domain/facts.h"
#include "server/domain/policy.h"
#include "server/domain/work_calendar.h"

namespace duban::app {

// A keyset position: opaque to callers, meaningful to the query that made it.
using Keyset = std::pair<std::int64_t, std::int64_t>;

template <class Row>
struct Page {
  std::vector<Row> rows;
  std::optional<Keyset> next;  // none on the last page
};

// A page of `limit` of the rows, one more of which was asked for to see whether there is a next.
template <class Row, class KeyOf>
Page<Row> PageOf(std::vector<Row> rows, int limit, const KeyOf& key_of) {
  Page<Row> page;
  page.rows = std::move(rows);
  if (page.rows.size() > static_cast<std::size_t>(limit)) {
    page.rows.resize(static_cast<std::size_t>(limit));
    page.next = key_of(page.rows.back());
  }
  return page;
}

struct TaskFilter {
  std::optional<domain::PlanId> plan;
  std::optional<domain::TaskState> state;
  std::optional<domain::UnitId> unit;  // takes part
};

struct PlanView {
  domain::Plan plan;
  int task_count = 0;
};

struct EventView {
  EventRow row;
  std::string summary_zh;  // one sentence, as minutes would put it
};

struct Verification {
  std::int64_t event_count = 0;
  bool intact = true;
  std::int64_t first_bad_seq = 0;
};

// Where something may be waiting for a reader.
struct TodoPlaces {
  std::vector<domain::Membership> roles;  // that he reads by
  std::set<Awaiting> his;                 // all of what waits there
  std::set<Awaiting> all;  // and where a row may be his: whoever it names may not decide it
};

// Thread-safe.
class Queries {
 public:
  // All must outlive this.
  Queries(ReadStore& reads, DirectoryCache& directory, const base::Clock& clock,
          const domain::WorkCalendar& calendar, const domain::Policy& policy)
      : reads_(reads), directory_(directory), clock_(clock), calendar_(calendar), policy_(policy) {}

  std::shared_ptr<const domain::Directory> directory() const { return directory_.Get(); }

  // ACCESS_DENIED where the caller may not see it or it does not exist; likewise everywhere below.
  // Reasons that were given about an assignment (decline, end, suspension) are left out for those
  // who take part elsewhere in the task.
  absl::StatusOr<domain::Chain> GetTask(const CallContext& call, domain::TaskId id);
  // A page ends early where its tasks have more than limits::kPageAssignmentsMax assignments.
  absl::StatusOr<Page<domain::Chain>> ListTasks(const CallContext& call, const TaskFilter& filter,
                                                const std::optional<Keyset>& after, int limit);
  absl::StatusOr<PlanView> GetPlan(const CallContext& call, domain::PlanId id);
  absl::StatusOr<Page<PlanView>> ListPlans(const CallContext& call,
                                           const std::optional<Keyset>& after, int limit);
  absl::StatusOr<Page<domain::Submission>> ListSubmissions(const CallContext& call,
                                                           domain::TaskId task,
                                                           domain::AssignmentId assignment,
                                                           const std::optional<Keyset>& after,
                                                           int limit);
  // Those on assignments whose submissions the caller may see, or to which he is a party; a page
  // may come out shorter than was asked for.
  absl::StatusOr<Page<domain::CoordinationRequest>> ListRequests(const CallContext& call,
                                                                 domain::TaskId task,
                                                                 const std::optional<Keyset>& after,
                                                                 int limit);
  // Everyone on the task sees them all; a reply is for who asked and for those who see what the
  // unit hands up.
  absl::StatusOr<Page<domain::Instruction>> ListInstructions(const CallContext& call,
                                                             domain::TaskId task,
                                                             const std::optional<Keyset>& after,
                                                             int limit);

  // What waits for the caller, by his own roles and those lent to him: assignments by due date,
  // requests by age, instructions by age. Four-eyes is not looked at: a decision on the list may
  // turn out to be another's. A page may come out shorter than was asked for.
  absl::StatusOr<Page<TodoAssignment>> ListTodo(const CallContext& call,
                                                const std::optional<Keyset>& after, int limit);
  absl::StatusOr<Page<TodoRequest>> ListTodoRequests(const CallContext& call,
                                                     const std::optional<Keyset>& after, int limit);
  absl::StatusOr<Page<TodoInstruction>> ListTodoInstructions(const CallContext& call,
                                                             const std::optional<Keyset>& after,
                                                             int limit);

  // "What may I do now, and why not that?", as of the moment of reading: the command decides.
  // `assignment` none: what may be done to the task, which is given on its root. A draft has no
  // chain, and so no actions.
  absl::StatusOr<std::vector<domain::AllowedAction>> ListAllowedActions(
      const CallContext& call, domain::UserId on_behalf_of, domain::TaskId task,
      domain::AssignmentId assignment);

  // `stream` none: the feed, for supervisors of the topmost unit; without the events of the
  // security stream for who is not its administrator, too, so that a page may come out short or
  // empty. Comments and summaries of assignments whose submissions the caller may not see are left
  // out of what is returned (payload and sentence).
  absl::StatusOr<Page<EventView>> ListEvents(const CallContext& call,
                                             const std::optional<StreamName>& stream,
                                             const std::optional<Keyset>& after, int limit);
  // For the office of the issuing unit. A position is a place in the list, which moves when names
  // before it come or go.
  absl::StatusOr<Page<domain::UnitMapping>> ListUnitMappings(const CallContext& call,
                                                             domain::UnitId issuing_unit,
                                                             const std::optional<Keyset>& after,
                                                             int limit);
  absl::StatusOr<Verification> VerifyEvents(const CallContext& call, StreamName stream);

 private:
  absl::Status MayRead(const CallContext& call, StreamName stream);
  absl::CivilDay Today() const { return calendar_.LocalDay(clock_.Now()); }
  domain::Facts FactsOf(const domain::Directory& directory) const {
    return {directory, calendar_, policy_, clock_.Now()};
  }
  absl::StatusOr<TodoPlaces> PlacesOf(const CallContext& call, const domain::Directory& directory);

  ReadStore& reads_;
  DirectoryCache& directory_;
  const base::Clock& clock_;
  const domain::WorkCalendar& calendar_;
  const domain::Policy& policy_;
};

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_QUERY_QUERIES_H_
