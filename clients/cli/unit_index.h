// Units and people by the names that people use. Built once a command, from the server's lists.
#ifndef DUBAN_CLIENTS_CLI_UNIT_INDEX_H_
#define DUBAN_CLIENTS_CLI_UNIT_INDEX_H_

#include <map>
#include <string>
#include <vector>

#include "clients/cpp/error.h"
#include "duban/v1/directory_service.pb.h"

namespace duban::cli {

// Thread-compatible.
class UnitIndex {
 public:
  explicit UnitIndex(std::vector<v1::Unit> units);
  UnitIndex(UnitIndex&&) = default;
  UnitIndex& operator=(UnitIndex&&) = default;
  UnitIndex(const UnitIndex&) = delete;  // the index points into the list
  UnitIndex& operator=(const UnitIndex&) = delete;

  // `units/{unit}` for a display name or alias. Errors: INVALID_ARGUMENT on `field`: UNIT_UNKNOWN;
  // UNIT_AMBIGUOUS where sibling trees carry the same name, each candidate listed with its path.
  client::Result<std::string> Find(const std::string& name, const std::string& field) const;

  // The name for people; the resource name itself where it is unknown.
  std::string DisplayName(const std::string& resource) const;

  // A unit and how deep it is, each parent before its children, otherwise in order of the list.
  struct Placed {
    const v1::Unit* unit = nullptr;
    int depth = 0;
  };
  std::vector<Placed> InTreeOrder() const;

 private:
  std::string PathOf(const v1::Unit& unit) const;

  std::vector<v1::Unit> units_;
  std::map<std::string, const v1::Unit*> by_resource_;
};

// Whether it is `units/7` or `7`, which need no directory.
bool IsUnitResource(const std::string& text);

// Thread-compatible.
class UserIndex {
 public:
  explicit UserIndex(std::vector<v1::User> users);

  // `users/{user}` for a login. Errors: INVALID_ARGUMENT USER_UNKNOWN on `field`.
  client::Result<std::string> Find(const std::string& login, const std::string& field) const;

  // "张三 (zhang)"; the resource name itself where it is unknown.
  std::string DisplayName(const std::string& resource) const;

 private:
  std::map<std::string, v1::User> by_resource_;
  std::map<std::string, std::string> by_login_;
};

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_UNIT_INDEX_H_
