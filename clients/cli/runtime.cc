#include "clients/cli/runtime.h"

#include <algorithm>
#include <set>
#include <utility>

#include <absl/strings/match.h>

#include "clients/cli/resource_name.h"
#include "server/base/limits.h"

namespace duban::cli {

Runtime::Runtime(const Terminal& terminal, const GlobalOptions& options)
    : terminal_(terminal), options_(options), style_(StyleOf(terminal)) {}

std::optional<client::Error> Runtime::Connect() {
  if (options_.server.empty()) {
    return client::InvalidField("server", "SERVER_REQUIRED",
                                "没有指明服务器:用 --server 主机:端口,或设置环境变量 DUBAN_SERVER");
  }
  client::Result<SessionFile> session = SessionFile::For(terminal_, options_.server);
  if (!session.ok()) return session.error();
  session_file_ = *std::move(session);
  client::ConnectOptions connect;
  connect.target = options_.server;
  connect.ca_file = options_.ca;
  connect.certificate_file = options_.certificate;
  connect.key_file = options_.key;
  connect.insecure_remote = options_.insecure;
  connect.call_timeout = absl::Seconds(options_.timeout_seconds);
  client::Result<std::unique_ptr<client::Client>> opened = client::Client::Open(connect);
  if (!opened.ok()) return opened.error();
  client_ = *std::move(opened);
  client_->SetToken(session_file_->Load());
  return std::nullopt;
}

client::Result<const UnitIndex*> Runtime::Units() {
  if (!units_) {
    v1::ListUnitsRequest request;
    request.set_page_size(limits::kPageSizeMax);
    ASSIGN_OR_FAIL(std::vector<v1::Unit> all, client().directory().EachUnit(request).Collect(0));
    units_.emplace(std::move(all));
  }
  return &*units_;
}

client::Result<const UserIndex*> Runtime::Users() {
  if (!users_) {
    v1::ListUsersRequest request;
    request.set_page_size(limits::kPageSizeMax);
    ASSIGN_OR_FAIL(std::vector<v1::User> all, client().directory().EachUser(request).Collect(0));
    users_.emplace(std::move(all));
  }
  return &*users_;
}

client::Result<std::string> Runtime::Unit(const std::string& text, const std::string& field) {
  if (IsUnitResource(text)) return ResourceName("units", text, field);
  ASSIGN_OR_FAIL(const UnitIndex* index, Units());
  return index->Find(text, field);
}

client::Result<std::string> Runtime::Group(const std::string& text, const std::string& field) {
  if (auto named = ResourceName("unitGroups", text, field); named.ok()) return named;
  v1::ListUnitGroupsRequest request;
  request.set_page_size(limits::kPageSizeMax);
  auto groups = client().directory().EachUnitGroup(request);
  while (const auto group = groups.Next()) {
    const auto& aliases = group->aliases();
    if (group->display_name() == text ||
        std::find(aliases.begin(), aliases.end(), text) != aliases.end()) {
      return group->name();
    }
  }
  if (groups.error()) return *groups.error();
  return client::InvalidField(field, "GROUP_UNKNOWN", "机构名录中没有单位组“" + text + "”");
}

client::Result<std::string> Runtime::User(const std::string& text, const std::string& field) {
  // A login may be all digits, so that a number alone is never an id.
  if (absl::StartsWith(text, "users/")) return ResourceName("users", text, field);
  ASSIGN_OR_FAIL(const UserIndex* index, Users());
  return index->Find(text, field);
}

client::Result<std::string> Runtime::IssuingUnit(const std::string& text) {
  if (!text.empty()) return Unit(text, "issuing_unit");
  ASSIGN_OR_FAIL(const v1::Session session, client().sessions().GetSession({}));
  std::set<std::string> units;
  for (const v1::Membership& membership : session.memberships()) {
    if (membership.role() == v1::ROLE_SUPERVISOR) units.insert(membership.unit());
  }
  if (units.size() == 1) return *units.begin();
  return client::InvalidField("issuing_unit", "UNIT_REQUIRED",
                              "须用 --unit 指明发文单位(只在一个单位任督查员时可以省略)");
}

client::Result<std::string> Runtime::Assignment(const std::string& text) {
  ASSIGN_OR_FAIL(const AssignmentArgument argument, ParseAssignment(text));
  if (!argument.name.empty()) return argument.name;
  v1::GetTaskRequest request;
  request.set_name(argument.task);
  ASSIGN_OR_FAIL(const v1::Task task, client().tasks().GetTask(request));
  ASSIGN_OR_FAIL(const std::string unit, Unit(argument.unit, "assignment"));
  return AssignmentOf(task, unit);
}

}  // namespace duban::cli
