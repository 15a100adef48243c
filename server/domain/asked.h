// A command as its guards and its authority look at it: what is asked, on what, and by which of the
// chain's requests and instructions. Also the form in which "what may I do now" asks, without
// arguments.
#ifndef DUBAN_SERVER_DOMAIN_ASKED_H_
#define DUBAN_SERVER_DOMAIN_ASKED_H_

#include "server/domain/chain_command.h"
#include "server/domain/commands.h"
#include "server/domain/situation.h"

namespace duban::domain {

struct Asked {
  const Situation& on;
  ChainCommand what = ChainCommand::kAccept;
  const Command* command = nullptr;  // nullptr: arguments are not known yet
  const CoordinationRequest* request = nullptr;
  const Instruction* instruction = nullptr;
  UnitId unit = {};  // the addressee that answers the instruction

  // The arguments, where they are known and of that command; else nullptr.
  template <class T>
  const T* As() const {
    return command == nullptr ? nullptr : std::get_if<T>(command);
  }
  const Chain& chain() const { return on.chain; }
  const Assignment& assignment() const { return on.assignment; }
  const Assignment* parent() const { return on.chain.Find(on.assignment.parent); }
  const Submission* open_submission() const { return on.chain.Find(on.assignment.open_submission); }
  const Facts& facts() const { return on.facts; }
  const Directory& directory() const { return on.facts.directory; }
  absl::CivilDay today() const { return on.facts.calendar.LocalDay(on.facts.now); }
};

// `situation` and `command` must outlive it.
Asked AskedBy(const Situation& situation, const Command& command);

// Which of the approvals, or returns, the open step makes of it.
ChainCommand ApprovalOf(const Situation& situation);
ChainCommand ReturnOf(const Situation& situation);

// What the decision is about that a substitute is named for: the request, else the open step, else
// the decline.
DecisionKind DecisionOf(const Asked& asked);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_ASKED_H_
