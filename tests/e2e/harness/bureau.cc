#include "tests/e2e/harness/bureau.h"

#include <utility>

namespace duban::testing {

std::unique_ptr<client::Client> Connect(const std::string& target, const std::string& token,
                                        const std::string& ca_file) {
  client::ConnectOptions options;
  options.target = target;
  options.ca_file = ca_file;
  options.retry.attempts_max = 1;
  std::unique_ptr<client::Client> client = Must(client::Client::Open(options));
  if (!token.empty()) client->SetToken(token);
  return client;
}

Bureau::Bureau(const std::string& target, const std::string& ca_file)
    : target_(target), ca_file_(ca_file) {
  client::Client& admin = As(kAdmin);
  auto units = admin.directory().EachUnit({});
  while (const auto unit = units.Next()) units_[unit->display_name()] = unit->name();
}

void Bureau::AddUnit(const std::string& display_name, v1::UnitKind kind,
                     const std::vector<std::string>& aliases) {
  v1::CreateUnitRequest request;
  request.mutable_unit()->set_display_name(display_name);
  request.mutable_unit()->set_kind(kind);
  request.mutable_unit()->set_parent(Unit(kBureau));
  for (const std::string& alias : aliases) request.mutable_unit()->add_aliases(alias);
  units_[display_name] = Must(As(kAdmin).directory().CreateUnit(request)).name();
}

const std::string& Bureau::Unit(const std::string& display_name) const {
  return units_.at(display_name);
}

void Bureau::AddPerson(const std::string& login, const std::string& display_name,
                       const std::string& unit, v1::Role role) {
  v1::CreateUserRequest request;
  request.mutable_user()->set_login(login);
  request.mutable_user()->set_display_name(display_name);
  request.set_password(kPassword);
  users_[login] = Must(As(kAdmin).directory().CreateUser(request)).name();
  Grant(login, unit, role);
}

void Bureau::Grant(const std::string& login, const std::string& unit, v1::Role role) {
  v1::CreateMembershipRequest request;
  request.mutable_membership()->set_unit(Unit(unit));
  request.mutable_membership()->set_user(User(login));
  request.mutable_membership()->set_role(role);
  Must(As(kAdmin).directory().CreateMembership(request));
}

const std::string& Bureau::User(const std::string& login) const { return users_.at(login); }

client::Client& Bureau::As(const std::string& login) {
  std::unique_ptr<client::Client>& client = clients_[login];
  if (!client) {
    auto opened = Connect(target_, "", ca_file_);
    Must(opened->SignIn(login, kPassword));
    client = std::move(opened);
  }
  return *client;
}

void AddSmallBureau(Bureau& bureau) {
  bureau.AddUnit("督查室");
  bureau.AddUnit("财务处", v1::UNIT_KIND_OFFICE, {"计财处"});
  bureau.AddUnit("干部人事处");
  bureau.AddUnit("办公室");
  bureau.AddUnit("筹备组", v1::UNIT_KIND_TASK_FORCE);
  bureau.AddPerson("ducha", "督查员", kBureau, v1::ROLE_SUPERVISOR);
  bureau.AddPerson("cwc.head", "财务处处长", "财务处", v1::ROLE_HEAD);
  bureau.AddPerson("cwc.handler", "财务处经办", "财务处", v1::ROLE_HANDLER);
  bureau.AddPerson("rsc.head", "人事处处长", "干部人事处", v1::ROLE_HEAD);
  bureau.AddPerson("rsc.handler", "人事处经办", "干部人事处", v1::ROLE_HANDLER);
  bureau.AddPerson("bgs.head", "办公室主任", "办公室", v1::ROLE_HEAD);
  bureau.AddPerson("guest", "办公室旁听", "办公室", v1::ROLE_VIEWER);
}

}  // namespace duban::testing
