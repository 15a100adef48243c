// Reads the fields of one request and gathers everything that is wrong with them, so that a caller
// mends it in one go. Getters return a harmless value for what they refuse. For one request, by one
// thread.
#ifndef DUBAN_SERVER_RPC_FIELD_CHECKS_H_
#define DUBAN_SERVER_RPC_FIELD_CHECKS_H_

#include <cstddef>
#include <string>
#include <vector>

#include <absl/status/status.h>

#include "server/app/store.h"
#include "server/base/error.h"
#include "server/domain/ids.h"
#include "server/rpc/resource_name.h"

namespace duban::rpc {

class FieldChecks {
 public:
  void Fail(const std::string& field, const std::string& reason, const std::string& message_zh);
  // What another found wrong with the same request; a field that is refused already keeps the first
  // reason.
  void Add(const std::vector<base::FieldViolation>& violations);
  // What was found wrong with a request that is part of this one, as the field `part`.
  void AddPart(const std::string& part, const absl::Status& status);
  bool Ok() const { return violations_.empty(); }
  // OK, or INVALID_ARGUMENT with all of them.
  absl::Status ToStatus() const;

  // Names of resources. NAME_INVALID unless well-formed; "" is well-formed only where it says so.
  domain::UnitId Unit(const std::string& field, const std::string& name);
  domain::UnitId UnitOrNone(const std::string& field, const std::string& name);
  domain::UserId User(const std::string& field, const std::string& name);
  domain::UserId UserOrNone(const std::string& field, const std::string& name);
  domain::MembershipId Membership(const std::string& field, const std::string& name);
  domain::UnitGroupId UnitGroup(const std::string& field, const std::string& name);
  domain::DelegationId Delegation(const std::string& field, const std::string& name);
  domain::PlanId Plan(const std::string& field, const std::string& name);
  domain::PlanId PlanOrNone(const std::string& field, const std::string& name);
  domain::TaskId Task(const std::string& field, const std::string& name);
  domain::UploadId Upload(const std::string& field, const std::string& name);
  AssignmentName Assignment(const std::string& field, const std::string& name);
  RequestName Request(const std::string& field, const std::string& name);
  InstructionName Instruction(const std::string& field, const std::string& name);
  app::StreamName Stream(const std::string& field, const std::string& name);

  // Any number of them up to `units_max`; TOO_MANY_UNITS.
  std::vector<domain::UnitId> Units(const std::string& field, const std::vector<std::string>& names,
                                    std::size_t units_max);

  // One line of 1 to limits::kTitleCharsMax characters, white space around it taken off.
  // TITLE_INVALID.
  std::string Title(const std::string& field, const std::string& value);
  // One line that may be empty, at most `chars_max` characters, white space around it taken off.
  std::string Line(const std::string& field, const std::string& value, std::size_t chars_max,
                   const std::string& reason);
  // Any number of lines, at most `chars_max` characters.
  std::string Text(const std::string& field, const std::string& value, std::size_t chars_max,
                   const std::string& reason);
  // As Text, but not blank: `missing_reason` where it is.
  std::string RequiredText(const std::string& field, const std::string& value,
                           std::size_t chars_max, const std::string& reason,
                           const std::string& missing_reason);
  // Comments and the like, of at most limits::kCommentCharsMax characters: TEXT_INVALID. A reason
  // may not be blank: REASON_REQUIRED.
  std::string Comment(const std::string& field, const std::string& value);
  std::string Reason(const std::string& value);

 private:
  std::vector<base::FieldViolation> violations_;
};

// Without the spaces around it, the ideographic one included.
std::string TrimSpace(const std::string& text);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_FIELD_CHECKS_H_
