// The rule of every method of duban.v1, read from the option that stands beside it in the .proto.
// Whoever forgets one finds a server that does not start. Immutable once made: thread-safe.
#ifndef DUBAN_SERVER_RPC_METHOD_TABLE_H_
#define DUBAN_SERVER_RPC_METHOD_TABLE_H_

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include <absl/status/statusor.h>

#include "server/domain/enums.h"

namespace google::protobuf {
class ServiceDescriptor;
}  // namespace google::protobuf

namespace duban::rpc {

enum class Access { kPublic, kSignedIn, kRoles };
enum class Effect { kRead, kWrite };

struct MethodRule {
  std::string name;  // "/duban.v1.AssignmentService/AcceptAssignment"
  Access access = Access::kRoles;
  std::vector<domain::Role> roles;       // with kRoles: one of them, held in any unit
  Effect effect = Effect::kWrite;        // a write carries a request_id, or the table is not made
  std::chrono::milliseconds timeout{0};  // the default deadline and the longest one honoured
};

class MethodTable {
 public:
  // Of every service of package duban.v1 that is linked into this program. Errors:
  // FAILED_PRECONDITION naming every method whose rule is missing or incomplete.
  static absl::StatusOr<MethodTable> Load();

  // Of the services given. Errors as Load.
  static absl::StatusOr<MethodTable> FromServices(
      const std::vector<const google::protobuf::ServiceDescriptor*>& services);

  // Precondition: the method is one of the table's; anything else ends the process, as services
  // look their methods up while they are constructed.
  const MethodRule& Get(const std::string& name) const;

  // Whether a server may offer the service: its methods have rules, or it is one of those that
  // stand apart on purpose (health, reflection).
  bool MayServe(const std::string& service_full_name) const;

  const std::map<std::string, MethodRule>& Rules() const { return rules_; }

 private:
  std::map<std::string, MethodRule> rules_;
};

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_METHOD_TABLE_H_
