// The commands of the chain, and the one function that decides them: state, actor and facts in;
// events, or every guard that fails, out. Pure. Each command's row says in which states it is taken
// and who may give it (lifecycle.h); its guards are in guards.h, in the order in which they are
// named here.
#ifndef DUBAN_SERVER_DOMAIN_COMMANDS_H_
#define DUBAN_SERVER_DOMAIN_COMMANDS_H_

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <absl/status/statusor.h>
#include <absl/time/civil_time.h>

#include "server/base/error.h"
#include "server/domain/event.h"
#include "server/domain/load_scope.h"
#include "server/domain/situation.h"

namespace duban::domain {

using Events = std::vector<EventBody>;

// A01. HANDLER, HEAD.
struct Accept {};

// A02. HEAD. OBJECTION_TOO_LATE, NOT_DECLINABLE.
struct Decline {
  std::string reason;
  UnitId suggested_unit = {};
};

// A03. Assigner. OWN_UNIT.
struct Insist {
  std::string reason;
};

// A04. Assigner. OWN_UNIT, IS_ROOT, CHILDREN_OPEN.
struct Release {
  std::string reason;
};

// A05, also the ruling on a decline that names another unit. Assigner. OWN_UNIT, CONSENT_REQUIRED
// (root), FIRM_CONSENT_REQUIRED (a firm date is set anew), DUE_PAST (the minimum term),
// PARENT_DUE_EARLIER, CHILD_DUE_LATER, TARGET_IS_ANCESTOR, DUPLICATE, SUSPENDED (a suspended child
// of that unit would be absorbed), UNIT_UNKNOWN, UNIT_WITHOUT_STAFF, UNIT_NOT_YOURS (origin SPLIT).
// Uses two new assignments with old_becomes_support, else one.
struct Reassign {
  UnitId unit;
  std::string reason;
  std::optional<absl::CivilDay> due_date = {};  // none: as before, not sooner than the minimum term
  std::string leader_consent = {};
  std::string superior_consent = {};
  bool old_becomes_support = false;
};

// A06. HEAD; a HANDLER for himself where none is named. NOT_A_HANDLER. `handler` none: all of them.
struct AssignHandler {
  UserId handler;
};

struct NewChild {
  UnitId unit;
  std::string share = {};
  std::optional<absl::CivilDay> due_date = {};  // none: the policy's lead time before the parent's
};

// A07. HEAD (HANDLER by policy). UNIT_UNKNOWN, UNIT_NOT_YOURS, PARENT_DUE_EARLIER, DUE_PAST,
// DUPLICATE, TARGET_IS_ANCESTOR, UNIT_WITHOUT_STAFF. Uses one new assignment a child.
struct SplitShare {
  std::vector<NewChild> children;
};

// A08. The parent's HEAD, the assigner. IS_ROOT, PARENT_DUE_EARLIER, DUE_PAST (an earlier date: the
// minimum term), CHILD_DUE_LATER. What does not differ records nothing.
struct ChangeShare {
  std::optional<std::string> share = {};
  std::optional<absl::CivilDay> due_date = {};
};

// A09, 免办: need not be done. Assigner. OWN_UNIT, IS_ROOT.
struct Waive {
  std::string reason;
};

// A09, 撤回: was not to be handed down. Assigner. OWN_UNIT, IS_ROOT.
struct Withdraw {
  std::string reason;
};

// A10. The parent's HANDLER and HEAD, SUPERVISOR, LEADER. URGED_TODAY.
struct Urge {
  std::string text = {};
};

// A13, A14: by the HEAD in his own right the unit's own step counts as taken, and the work has left
// the unit. CHILDREN_OPEN, REQUEST_OPEN. Uses a new submission.
struct Submit {
  std::string summary;
};

// A15, A16, A17. The open step's deciders. SELF_APPROVAL, ALREADY_DECIDED_BY_YOU, OWN_UNIT,
// USE_RETURN, ASSESSMENT_REQUIRED, ASSESSMENT_NOT_TAKEN, CHILDREN_OPEN.
struct Approve {
  std::string comment = {};
  Assessment assessment = Assessment::kNone;
};

// A20, A21. The open step's deciders. SELF_APPROVAL, ALREADY_DECIDED_BY_YOU, OWN_UNIT.
struct Return {
  std::string comment;
};

// A18. Submitter, HEAD. STEP_DECIDED.
struct Recall {};

// A19. Who took the last approval. STEP_DECIDED.
struct RevokeApproval {
  std::string reason;
};

// A22. The parent's HEAD, whom the root has none of. PARENT_NOT_IN_PROGRESS, PARENT_DUE_EARLIER,
// DUE_PAST (the minimum term), DUPLICATE, TARGET_IS_ANCESTOR.
struct Reopen {
  std::string reason;
  absl::CivilDay due_date;
};

// A26. HEAD. REQUEST_EXISTS, UNIT_UNKNOWN, IS_ROOT (CHANGE_LEAD asked by the lead itself).
struct RequestCoordination {
  RequestKind kind = RequestKind::kDisagree;
  std::vector<UnitId> parties = {};  // DISAGREE: the other units; required there
  UnitId unit = {};                  // ADD_UNIT: to be added. RELEASE_UNIT: the child to let go.
  UnitId successor = {};  // NOT_OURS, RELEASE_UNIT: who should do it. CHANGE_LEAD: required
  std::string wish;
};

// A27. The ruler. OWN_UNIT, WRONG_STATE (the request is ruled, withdrawn or lapsed); granted, every
// guard of the command that the kind stands for. Uses at most two new assignments.
struct RuleCoordination {
  RequestId request;
  bool granted = false;
  std::string reason;
  // Of a grant that changes units: what Reassign and SplitShare take. `unit` none: the one asked
  // for.
  UnitId unit = {};
  std::optional<absl::CivilDay> due_date = {};
  std::string leader_consent = {};
  std::string superior_consent = {};
  bool old_becomes_support = false;
};

// A25, of a coordination request. HEAD of the unit that asked. WRONG_STATE as above.
struct WithdrawRequest {
  RequestId request;
};

// D03. SUPERVISOR; for the office's own decisions the leader in charge, else the principal leader.
// HAS_DECIDER, SUBSTITUTE_INELIGIBLE. `request` none: of the open step, else of the decline.
struct NameSubstitute {
  UserId substitute;
  RequestId request = {};
};

// T04, of a task: given on its root. Assigner. ALREADY_SUSPENDED, CONSENT_REQUIRED (root), DUE_PAST
// (the review date), REVIEW_DATE_TOO_FAR, FIRM_CONSENT_REQUIRED.
struct Suspend {
  std::string reason;
  absl::CivilDay review_date;
  std::string leader_consent = {};
  std::string superior_consent = {};
};

// T05. Assigner, SUPERVISOR. NOT_SUSPENDED, DUE_PAST, PARENT_DUE_EARLIER, CHILD_DUE_LATER,
// FIRM_CONSENT_REQUIRED.
struct Resume {
  std::optional<absl::CivilDay> due_date = {};
  std::string superior_consent = {};
};

// T06. Assigner. NOT_SUSPENDED, DUE_PAST, REVIEW_DATE_TOO_FAR (from the beginning).
struct RedateSuspension {
  std::string reason;
  absl::CivilDay review_date;
};

// T07. SUPERVISOR. CONSENT_REQUIRED.
struct CancelTask {
  std::string reason;
  std::string leader_consent;
};

// T12. LEADER in charge, PRINCIPAL. ADDRESSEE_NOT_ON_TASK. Uses a new instruction.
struct Instruct {
  std::string text;
  std::vector<UnitId> addressees = {};  // none: everyone on the task
  bool reply_asked = false;
  std::optional<absl::CivilDay> reply_by = {};
};

// T13. HANDLER, HEAD of a unit that the instruction names. WRONG_STATE (answered before),
// REPLY_REQUIRED.
struct AcknowledgeInstruction {
  InstructionId instruction;
  UnitId unit;
};

// T13. As above, but for REPLY_REQUIRED.
struct ReplyInstruction {
  InstructionId instruction;
  UnitId unit;
  std::string reply;
};

using CommandKinds =
    std::variant<Accept, Decline, Insist, Release, Reassign, AssignHandler, SplitShare, ChangeShare,
                 Waive, Withdraw, Urge, Submit, Approve, Return, Recall, RevokeApproval, Reopen,
                 RequestCoordination, RuleCoordination, WithdrawRequest, NameSubstitute, Suspend,
                 Resume, RedateSuspension, CancelTask, Instruct, AcknowledgeInstruction,
                 ReplyInstruction>;

// Copied, moved and destroyed in command_arguments.cc, as EventBody is in event.cc.
struct Command : CommandKinds {
  using CommandKinds::CommandKinds;
  Command(const Command& other);
  Command(Command&& other) noexcept;
  Command& operator=(const Command& other);
  Command& operator=(Command&& other) noexcept;
  ~Command();
};

// Ids for what a command makes. Take as many as IdsFor says; those it does not use are lost.
struct NewIds {
  std::vector<AssignmentId> assignments = {};
  SubmissionId submission = {};
  RequestId request = {};
  InstructionId instruction = {};
};

struct IdCount {
  std::size_t assignments = 0;
  bool submission = false;
  bool request = false;
  bool instruction = false;
};
IdCount IdsFor(const Command& command);

// What must be loaded for MayGive, MayGiveNow and Decide.
LoadScope ScopeOf(const Command& command);
// The units that LoadScope::named_units is about.
std::vector<UnitId> UnitsNamedBy(const Command& command);

// Refused before anything is looked at: REASON_REQUIRED, COMMENT_REQUIRED, TEXT_REQUIRED,
// DATE_REQUIRED, UNIT_REQUIRED, KIND_UNKNOWN and the like, by the argument's own name ("reason",
// "children[2].unit"). Empty if nothing is wrong.
std::vector<base::FieldViolation> BadArguments(const Command& command);

// Precondition: MayGive and MayGiveNow (authority.h) are OK, and `ids` are as IdsFor says.
// FAILED_PRECONDITION in the order of lifecycle.md, 5: TASK_CANCELLED; WRONG_STATE; SUSPENDED; then
// every guard of the row that fails. INVALID_ARGUMENT where BadArguments has something to say.
absl::StatusOr<Events> Decide(const Situation& situation, const Command& command,
                              const NewIds& ids = {});

// What a change of the directory does to a task: NO_DECIDER for what nobody may decide any more,
// DECIDER_FOUND for what somebody may again, HANDLER_CLEARED for handlers who are none (D02).
// `facts` has the directory as it is afterwards. Needs the open submissions and requests of the
// assignments loaded.
Events AfterDirectoryChange(const Chain& chain, const Facts& facts);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_COMMANDS_H_
