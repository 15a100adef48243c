// What the two parts of Evolve share: the rows of one chain while an event is applied to them.
#ifndef DUBAN_SERVER_DOMAIN_EVOLVING_ROWS_H_
#define DUBAN_SERVER_DOMAIN_EVOLVING_ROWS_H_

#include "server/domain/chain.h"

namespace duban::domain {

class EvolvingRows {
 public:
  EvolvingRows(Chain& chain, const Recorded& recorded) : chain_(chain), recorded_(recorded) {}

 protected:
  template <class Event>
  Assignment& At(const Event& e) {
    return *chain_.Find(e.assignment);
  }

  static void Touch(Assignment& a) { ++a.version; }

  static void ClearDeciders(Assignment& a) {
    a.no_decider = false;
    a.substitute = {};
  }

  void ShowTask(TaskState beneath, bool suspended) {
    chain_.task.state_beneath = beneath;
    chain_.task.state = suspended ? TaskState::kSuspended : beneath;
  }

  // The task's state is its root's.
  void Follow(const Assignment& a) {
    if (IsRoot(a) && chain_.task.root == a.id) {
      ShowTask(TaskStateUnder(a.state), IsLive(a) && a.suspension.has_value());
    }
  }

  // A state is entered: what waited for a decision in the old one does not any more.
  void MoveTo(Assignment& a, AssignmentState state) {
    a.state = state;
    ClearDeciders(a);
    Touch(a);
    Follow(a);
  }

  Chain& chain_;
  const Recorded& recorded_;
};

// Each applies the events that are its own and leaves the others alone.
void EvolveCourse(Chain& chain, const EventBody& body, const Recorded& recorded);
void EvolveReview(Chain& chain, const EventBody& body, const Recorded& recorded);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_EVOLVING_ROWS_H_
