// What a command is given on: the state, who gives it, and what else it is judged by.
#ifndef DUBAN_SERVER_DOMAIN_SITUATION_H_
#define DUBAN_SERVER_DOMAIN_SITUATION_H_

#include "server/domain/actor.h"
#include "server/domain/chain.h"
#include "server/domain/facts.h"

namespace duban::domain {

// References: must not outlive what they were made of.
struct Situation {
  const Chain& chain;
  const Assignment& assignment;  // of `chain`; for commands on the task its root
  Actor actor;
  const Facts& facts;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_SITUATION_H_
