// The events of one decision as they come, with the state that they lead to: what is decided next
// looks at that.
#ifndef DUBAN_SERVER_DOMAIN_UNFOLDING_H_
#define DUBAN_SERVER_DOMAIN_UNFOLDING_H_

#include <utility>

#include "server/domain/commands.h"

namespace duban::domain {

class Unfolding {
 public:
  explicit Unfolding(const Situation& s)
      : chain_(s.chain),
        facts_(s.facts),
        recorded_{.at = s.facts.now, .actor = s.actor.user, .on_behalf_of = s.actor.on_behalf_of} {}

  void Add(EventBody event) {
    Evolve(chain_, event, recorded_);
    events_.push_back(std::move(event));
  }
  const Chain& chain() const { return chain_; }
  const Facts& facts() const { return facts_; }
  const Assignment& Find(AssignmentId id) const { return *chain_.Find(id); }
  Events Take() && { return std::move(events_); }

  // Ends the open submission of one that ends.
  void Supersede(AssignmentId id);
  // Merges the open step, and the next, as long as all its deciders took an earlier one; then
  // NO_DECIDER if nobody may decide what is open.
  void OpenStepOf(AssignmentId id);
  // NO_DECIDER for whatever of the assignment waits for a decision without anybody to take it,
  // DECIDER_FOUND for what was found so and has somebody again.
  void LookForDeciders(AssignmentId id);

 private:
  void Note(const NoDecider& waiting, bool flagged, bool decidable);

  Chain chain_;
  const Facts& facts_;
  Recorded recorded_;
  Events events_;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_UNFOLDING_H_
