// A bureau made through the API as its administrator would: units, people, roles, sessions.
#ifndef DUBAN_TESTS_E2E_HARNESS_BUREAU_H_
#define DUBAN_TESTS_E2E_HARNESS_BUREAU_H_

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "clients/cpp/client.h"
#include "tests/e2e/harness/server_process.h"

namespace duban::testing {

inline constexpr char kBureau[] = "市教育局";
inline constexpr char kAdmin[] = "admin";
inline constexpr char kPassword[] = "correct horse 督办";

// What the call answered; throws std::runtime_error where it was refused.
template <class T>
T Must(client::Result<T> result) {
  if (!result.ok()) {
    const client::Error& error = result.error();
    std::string text = error.reason + ": " + error.message + " " + error.message_zh;
    for (const auto& field : error.fields) text += "; " + field.field + " " + field.reason;
    for (const auto& missing : error.preconditions) text += "; " + missing.subject + missing.type;
    throw std::runtime_error(text);
  }
  return *std::move(result);
}

// A client that does not retry behind the test's back.
std::unique_ptr<client::Client> Connect(const std::string& target, const std::string& token = "",
                                        const std::string& ca_file = "");

// Throws std::runtime_error on any refusal. Not thread-safe; the clients it gives out are.
class Bureau {
 public:
  // Of a started server that was bootstrapped with kAdmin, kPassword and kBureau.
  explicit Bureau(const std::string& target, const std::string& ca_file = "");

  // Creates a unit below the bureau; `Unit` names one created, or the bureau itself.
  void AddUnit(const std::string& display_name, v1::UnitKind kind = v1::UNIT_KIND_OFFICE,
               const std::vector<std::string>& aliases = {});
  const std::string& Unit(const std::string& display_name) const;

  // Creates a user with kPassword and one role; `Grant` adds another.
  void AddPerson(const std::string& login, const std::string& display_name, const std::string& unit,
                 v1::Role role);
  void Grant(const std::string& login, const std::string& unit, v1::Role role);
  const std::string& User(const std::string& login) const;

  // Signed in at the first use.
  client::Client& As(const std::string& login);
  std::string TokenOf(const std::string& login) { return As(login).token(); }

  const std::string& target() const { return target_; }

 private:
  std::string target_;
  std::string ca_file_;
  std::map<std::string, std::string> units_;
  std::map<std::string, std::string> users_;
  std::map<std::string, std::unique_ptr<client::Client>> clients_;
};

// The people most cases need:
//   督查室          ducha (SUPERVISOR of the whole bureau)
//   财务处 计财处   cwc.head, cwc.handler
//   干部人事处      rsc.head, rsc.handler
//   办公室          bgs.head
//   办公室          guest (VIEWER)
//   筹备组          nobody
void AddSmallBureau(Bureau& bureau);

}  // namespace duban::testing

#endif  // DUBAN_TESTS_E2E_HARNESS_BUREAU_H_
