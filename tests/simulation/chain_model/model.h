// The rules of the chain a second time, small and slow, so that the domain can be held against
// them. Includes nothing of the domain but its vocabularies. Written from lifecycle.md alone: days
// are numbers (0 is a Monday), people and units are numbers, nothing is loaded in part.
#ifndef DUBAN_TESTS_SIMULATION_CHAIN_MODEL_MODEL_H_
#define DUBAN_TESTS_SIMULATION_CHAIN_MODEL_MODEL_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "server/domain/enums.h"

namespace duban::model {

using namespace domain;  // NOLINT(google-build-using-namespace): its enums are all there is

using Id = int;  // 0: none

inline constexpr Id kBureau = 1;  // issues every task

enum class Act : int {
  kAccept,
  kDecline,
  kInsist,
  kRelease,
  kReassign,
  kAssignHandler,
  kSplit,
  kChangeShare,
  kWaive,
  kWithdraw,
  kUrge,
  kSubmit,
  kApprove,
  kReturn,
  kRecall,
  kRevoke,
  kReopen,
  kRequest,
  kRule,
  kWithdrawRequest,
  kSubstitute,
  kSuspend,
  kResume,
  kRedate,
  kCancel,
  kInstruct,
  kAcknowledge,
  kReply,
  kCount,
};

// One command with whatever arguments its kind takes.
struct Ask {
  Act act = Act::kAccept;
  Id node = 0;
  Id user = 0;
  Id behalf = 0;
  Id unit = 0;    // target of reassign, split, request; addressee
  Id other = 0;   // successor; second unit of a split
  Id person = 0;  // handler, substitute
  Id thing = 0;   // request or instruction
  int day = -1;   // a date named; -1: none
  bool consent = false;
  bool superior = false;
  bool keep_old = false;  // old_becomes_support
  bool granted = false;
  bool reply = false;
  RequestKind kind = RequestKind::kDisagree;
  Assessment assessment = Assessment::kNone;
};

struct Step {
  ReviewStepKind kind;
  ReviewStepState state = ReviewStepState::kWaiting;
  Id by = 0, by_for = 0;
};

struct Paper {
  Id submitter = 0, submitted_for = 0;
  std::vector<Step> steps;
  std::size_t Open() const;  // index of the open step
};

struct Node {
  Id id = 0, parent = 0, unit = 0;
  AssignmentRole role = AssignmentRole::kSupport;
  AssignmentOrigin origin = AssignmentOrigin::kIssue;
  AssignmentState state = AssignmentState::kPending;
  int due = 0;
  bool overlay = false;
  int overlay_since = 0;
  int objection_from = 0;
  bool declined = false;
  int urged = -1;
  Id handler = 0;
  Id substitute = 0;
  int returns = 0;
  std::optional<Paper> paper;
};

struct Petition {
  Id id = 0, node = 0, target = 0, unit = 0;
  RequestKind kind = RequestKind::kDisagree;
  std::vector<Id> parties;
  RequestState state = RequestState::kOpen;
  Id substitute = 0;
};

struct Order {
  Id id = 0;
  std::map<Id, bool> answered;  // by unit
  bool reply = false;
};

struct Lent {
  Id principal = 0, delegate = 0;
  std::set<Role> roles;
  int from = 0, until = 0;
};

struct World {
  std::map<Id, Id> above;                   // unit -> the one above
  std::map<Id, std::vector<Id>> members;    // of task forces
  std::set<std::tuple<Id, Role, Id>> held;  // person, role, unit
  std::vector<Lent> lent;
  bool root_leader_step = false, child_leader_step = false;
  bool handler_decides = false, handler_splits = false, lower_office = false;
  bool firm = false;
  Id leader = 0;  // named on the task
};

class Model {
 public:
  explicit Model(const World& world) : world_(world) {}

  // T02, for units already told apart: the first leads.
  void Issue(const std::vector<std::pair<Id, AssignmentRole>>& units, int due, int today,
             Id next_id);

  // "" if the command was carried out; else the first reason, and nothing has changed. Fresh ids
  // are taken upwards from `next_id`.
  std::string Take(const Ask& ask, int today, Id next_id);

  // The directory has changed (D02): who is no staff of his unit any more handles nothing there.
  void Change(const World& world, int today);

  // Whether somebody may decide what waits there: the step, the decline; the request. Nothing else
  // is asked for.
  bool Decidable(const Node& node) const;
  bool Decidable(const Petition& petition) const;

  bool Live(const Node& n) const;
  bool Covered(const Node& node) const;
  std::vector<const Node*> LiveBelow(Id id) const;
  const Node* Find(Id id) const;

  std::vector<Node> nodes;
  std::vector<Petition> petitions;
  std::vector<Order> orders;
  Id root = 0;
  bool cancelled = false;

 private:
  struct Person {
    Id id;
    Role role;
  };
  using People = std::vector<Person>;

  Node* At(Id id);
  bool Is(Id person, Role role, Id unit) const;
  bool IsOver(Id person, Role role, Id unit) const;
  bool Staff(Id person, Id unit) const;
  bool HoldsAny(Id person) const;
  bool Has(Role role) const;
  bool Acts(Role role, Id unit) const;
  bool ActsOver(Role role, Id unit) const;
  bool Among(const People& people) const;
  bool Involved(Id person) const {
    return person != 0 && (person == ask_.user || person == ask_.behalf);
  }
  std::vector<std::pair<Id, Id>> Present(const Person& p) const;
  People Holding(Role role, Id unit) const;
  People HoldingOver(Role role, Id unit) const;
  People Leaders(Id unit) const;
  People LeadersFor(const Node& n) const;
  People StepDeciders(const Node& n, ReviewStepKind kind) const;
  People Office(const Node& n, const std::vector<Id>& barred) const;
  People Assigners(const Node& n, const std::vector<Id>& barred, bool* office) const;
  People Rulers(const Petition& p, std::vector<Id>* barred, bool* office) const;
  bool AnyFree(const People& people, const std::vector<Id>& barred, Id substitute) const;
  bool AnyDecider(const Node& n) const;
  std::string Bar(const Paper& paper, ReviewStepKind kind, const Node& n, Id a, Id b) const;
  bool Earlier(const Paper& paper, Id a, Id b) const;

  bool Sees() const;
  bool Related(const Node& n) const;
  bool RelatedNow(const Node& n) const;
  bool OfficesOwn(const Node& n) const;
  std::string Refuse(Node& n);
  std::string Guard(Node& n);
  std::string GuardReassign(const Node& n, Id unit) const;
  std::string GuardAdd(const Node& n, const std::vector<Id>& units, Id within) const;
  std::string GuardRuling(const Node& n) const;
  std::string GuardReview(const Node& n) const;
  void Carry(Id id);
  void Reassign(Id id, Id unit);
  void Add(Id parent, Id unit, AssignmentOrigin origin, int due);
  void Withdraw(Id id);
  void Open(Node& n);
  void Rule(Node& n);
  bool UnitsAbove(Id unit, const Node* from) const;
  bool StandsDeeper(Id top, Id unit) const;
  bool SplitsTo(Id unit, Id to) const;
  bool AtOrBelow(Id unit, Id above) const;

  World world_;
  Ask ask_;
  int today_ = 0;
  Id next_ = 0;
};

// Days without Saturdays and Sundays.
bool IsWorkday(int day);
int WorkdayAfter(int day, int n);
int ChildDue(int parent_due, int today);
// The same day that many months on, by the calendar that the walk gives the domain.
int MonthsOn(int day, int months);

}  // namespace duban::model

#endif  // DUBAN_TESTS_SIMULATION_CHAIN_MODEL_MODEL_H_
