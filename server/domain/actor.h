// In whose name a command is given.
#ifndef DUBAN_SERVER_DOMAIN_ACTOR_H_
#define DUBAN_SERVER_DOMAIN_ACTOR_H_

#include "server/domain/ids.h"

namespace duban::domain {

// A person, acting in his own right or for another one by delegation ("B for A"). Nothing is
// inferred: a delegate who names nobody has only his own roles (lifecycle.md, 5).
struct Actor {
  UserId user;               // who acts
  UserId on_behalf_of = {};  // none: in his own right

  // The person whose roles count.
  UserId principal() const { return on_behalf_of ? on_behalf_of : user; }
  // Whether either of the two is that person: four-eyes binds both.
  bool Involves(UserId person) const {
    return person && (person == user || person == on_behalf_of);
  }
  friend bool operator==(const Actor&, const Actor&) = default;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_ACTOR_H_
