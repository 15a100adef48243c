// D01: "B acts for A from … until …".
#ifndef DUBAN_SERVER_DOMAIN_DELEGATION_H_
#define DUBAN_SERVER_DOMAIN_DELEGATION_H_

#include <vector>

#include <absl/status/status.h>

#include "server/domain/directory.h"

namespace duban::domain {

// The roles that may be lent: those by which one acts on a task.
bool IsLendable(Role role);

// Unless the caller is the principal: ACCESS_DENIED for who is no administrator, NOT_ALLOWED for
// one who does not administer every unit in which the principal holds one of the roles. Nobody acts
// for somebody else here: what is lent may not be passed on.
absl::Status MayDelegate(const Directory& directory, UserId caller, UserId principal,
                         const std::vector<Role>& roles);

// INVALID_ARGUMENT USER_UNKNOWN, ROLE_REQUIRED, ROLE_INVALID, DATE_INVALID (until before from, or
// over already). FAILED_PRECONDITION DELEGATE_SELF, ROLE_NOT_HELD (the principal holds it nowhere
// himself), OWN_MEMBERSHIP (an administrator giving himself another's roles).
absl::Status CheckDelegation(const Directory& directory, UserId caller,
                             const Delegation& delegation, absl::CivilDay today);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_DELEGATION_H_
