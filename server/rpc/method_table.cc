#include "server/rpc/method_table.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor_database.h>

#include "duban/v1/method.pb.h"
#include "server/base/log.h"

namespace duban::rpc {
namespace {

namespace pb = google::protobuf;

constexpr char kPackage[] = "duban.v1";
constexpr int kTimeoutMsMax = 60'000;
// They carry nothing of ours, and clients need them before they can sign in.
constexpr const char* kServicesWithoutRules[] = {"grpc.health.v1.Health",
                                                 "grpc.reflection.v1alpha.ServerReflection"};
// Writes that are safe to repeat without one, or meant to be done anew: a second sign-in is a
// second session, signing out twice is signing out once, and an upload's bytes have their place.
constexpr const char* kWithoutRequestId[] = {
    "duban.v1.SessionService.SignIn", "duban.v1.SessionService.SignOut",
    "duban.v1.AttachmentService.CreateUpload", "duban.v1.AttachmentService.WriteUpload",
    "duban.v1.AttachmentService.CommitUpload"};

bool NeedsRequestId(const pb::MethodDescriptor& method) {
  return std::none_of(std::begin(kWithoutRequestId), std::end(kWithoutRequestId),
                      [&](const char* name) { return method.full_name() == name; });
}

bool HasRequestId(const pb::MethodDescriptor& method) {
  const pb::FieldDescriptor* field = method.input_type()->FindFieldByName("request_id");
  return field != nullptr && field->type() == pb::FieldDescriptor::TYPE_STRING &&
         !field->is_repeated();
}

std::string WhatIsMissing(const pb::MethodDescriptor& method, const v1::MethodPolicy& p) {
  if (p.access() == v1::ACCESS_UNSPECIFIED) return "access";
  if (!v1::Access_IsValid(p.access())) return "a known access";
  if ((p.access() == v1::ACCESS_ROLES) == p.roles().empty()) {
    return "roles, with ACCESS_ROLES and only then";
  }
  for (const int role : p.roles()) {
    if (role == v1::ROLE_UNSPECIFIED || !v1::Role_IsValid(role)) return "known roles";
  }
  if (p.effect() == v1::EFFECT_UNSPECIFIED) return "effect";
  if (!v1::Effect_IsValid(p.effect())) return "a known effect";
  if (p.timeout_ms() < 1 || p.timeout_ms() > kTimeoutMsMax) return "timeout_ms, 1 to 60000";
  if (method.client_streaming()) return "a single request: browsers cannot stream";
  if (p.effect() == v1::EFFECT_WRITE && NeedsRequestId(method) && !HasRequestId(method)) {
    return "a request_id: it writes";
  }
  return "";
}

Access ToAccess(v1::Access access) {
  switch (access) {
    case v1::ACCESS_PUBLIC:
      return Access::kPublic;
    case v1::ACCESS_SIGNED_IN:
      return Access::kSignedIn;
    default:
      return Access::kRoles;
  }
}

MethodRule ToRule(const pb::MethodDescriptor& method, const v1::MethodPolicy& policy) {
  MethodRule rule;
  rule.name = "/" + method.service()->full_name() + "/" + method.name();
  rule.access = ToAccess(policy.access());
  for (const int role : policy.roles()) rule.roles.push_back(static_cast<domain::Role>(role));
  rule.effect = policy.effect() == v1::EFFECT_READ ? Effect::kRead : Effect::kWrite;
  rule.timeout = std::chrono::milliseconds(policy.timeout_ms());
  return rule;
}

// The services of our package among the generated code linked in. The pool itself cannot be
// listed; the database it is made from can.
std::vector<const pb::ServiceDescriptor*> LinkedServices() {
  std::vector<std::string> files;
  pb::DescriptorPool::internal_generated_database()->FindAllFileNames(&files);
  std::vector<const pb::ServiceDescriptor*> services;
  for (const std::string& name : files) {
    if (name.rfind("duban/", 0) != 0) continue;
    const pb::FileDescriptor* file = pb::DescriptorPool::generated_pool()->FindFileByName(name);
    if (file == nullptr || file->package() != kPackage) continue;
    for (int i = 0; i < file->service_count(); ++i) services.push_back(file->service(i));
  }
  return services;
}

}  // namespace

absl::StatusOr<MethodTable> MethodTable::Load() {
  const std::vector<const pb::ServiceDescriptor*> services = LinkedServices();
  if (services.empty()) return absl::FailedPreconditionError("no service of duban.v1 is linked in");
  return FromServices(services);
}

absl::StatusOr<MethodTable> MethodTable::FromServices(
    const std::vector<const pb::ServiceDescriptor*>& services) {
  MethodTable table;
  std::string faults;
  for (const pb::ServiceDescriptor* service : services) {
    for (int i = 0; i < service->method_count(); ++i) {
      const pb::MethodDescriptor& method = *service->method(i);
      const bool stated = method.options().HasExtension(v1::method);
      const v1::MethodPolicy& policy = method.options().GetExtension(v1::method);
      const std::string missing = stated ? WhatIsMissing(method, policy) : "the option itself";
      if (missing.empty()) {
        MethodRule rule = ToRule(method, policy);
        std::string name = rule.name;
        table.rules_.emplace(std::move(name), std::move(rule));
      } else {
        faults += (faults.empty() ? "" : "; ") + method.full_name() + " lacks " + missing;
      }
    }
  }
  if (!faults.empty()) return absl::FailedPreconditionError("method rules: " + faults);
  return table;
}

const MethodRule& MethodTable::Get(const std::string& name) const {
  const auto it = rules_.find(name);
  if (it == rules_.end()) {
    base::Log(base::LogLevel::kError, "a service has a method without a rule", {{"method", name}});
    std::abort();
  }
  return it->second;
}

bool MethodTable::MayServe(const std::string& service_full_name) const {
  const bool apart = std::any_of(std::begin(kServicesWithoutRules), std::end(kServicesWithoutRules),
                                 [&](const char* name) { return service_full_name == name; });
  if (apart) return true;
  const auto it = rules_.lower_bound("/" + service_full_name + "/");
  return it != rules_.end() && it->first.rfind("/" + service_full_name + "/", 0) == 0;
}

}  // namespace duban::rpc
