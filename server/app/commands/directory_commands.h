// Units, people and memberships as mutations. Shapes have been checked by the caller.
#ifndef DUBAN_SERVER_APP_COMMANDS_DIRECTORY_COMMANDS_H_
#define DUBAN_SERVER_APP_COMMANDS_DIRECTORY_COMMANDS_H_

#include <functional>
#include <string>

#include "server/app/commands/write_request.h"
#include "server/domain/directory.h"

namespace duban::app {

using EncodeUnit = std::function<std::string(const domain::Unit&)>;
using EncodeUser = std::function<std::string(const domain::User&)>;
using EncodeMembership = std::function<std::string(const domain::Membership&)>;

// INVALID_ARGUMENT: PARENT_UNKNOWN, DEPTH_EXCEEDED; of member units NOT_A_TASK_FORCE, UNIT_UNKNOWN,
// UNIT_REPEATED, TOO_MANY_UNITS. ALREADY_EXISTS NAME_TAKEN: a sibling, or
// another unit's alias.
WriteCommand CreateUnit(WriteRequest request, domain::Unit unit, EncodeUnit encode);
// Replaces display name, aliases and member units. NOT_FOUND UNIT_NOT_FOUND, NAME_TAKEN,
// STALE_ETAG.
WriteCommand UpdateUnit(WriteRequest request, domain::Unit unit, std::string etag,
                        EncodeUnit encode);
// `password_hash` is libsodium's encoded Argon2id (session/password.h), made before the
// transaction. ALREADY_EXISTS NAME_TAKEN.
WriteCommand CreateUser(WriteRequest request, domain::User user, std::string password_hash,
                        EncodeUser encode);
// INVALID_ARGUMENT: UNIT_UNKNOWN, USER_UNKNOWN. FAILED_PRECONDITION OWN_MEMBERSHIP.
WriteCommand CreateMembership(WriteRequest request, domain::Membership membership,
                              EncodeMembership encode);
// In the same transaction NO_DECIDER is found where nobody may decide any more, and handlers who
// are none any more are cleared (D02). NOT_FOUND MEMBERSHIP_NOT_FOUND. FAILED_PRECONDITION
// OWN_MEMBERSHIP. `response` is the encoded empty answer.
WriteCommand DeleteMembership(WriteRequest request, domain::MembershipId id, std::string response);

// The first unit and the first administrator of an empty directory, in one transaction; no caller.
// FAILED_PRECONDITION NOT_EMPTY. Answers with "units/{id} users/{id}".
WriteCommand Bootstrap(CallContext call, domain::Unit unit, domain::User admin,
                       std::string password_hash);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_COMMANDS_DIRECTORY_COMMANDS_H_
