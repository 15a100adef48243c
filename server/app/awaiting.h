// Whose turn it is, as the to-do lists have it (store.h). Who holds which role is not looked at,
// nor are four-eyes and delegations: they decide who of those named may, when he comes.
#ifndef DUBAN_SERVER_APP_AWAITING_H_
#define DUBAN_SERVER_APP_AWAITING_H_

#include <optional>

#include "server/app/store.h"
#include "server/domain/chain.h"

namespace duban::app {

// None: it has ended, or is suspended. Needs its ancestors loaded.
std::optional<Awaiting> AwaitingOf(const domain::Chain& chain,
                                   const domain::Assignment& assignment);

// None: it is ruled, withdrawn or lapsed. A suspension of what asks is read with it, not written
// here: it covers a subtree whose requests no command looks at. Needs the asking assignment, its
// target, and the ancestors of both loaded.
std::optional<Awaiting> AwaitingOf(const domain::Chain& chain,
                                   const domain::CoordinationRequest& request);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_AWAITING_H_
