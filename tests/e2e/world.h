// One installation for all cases of this binary: a database, a server, the small bureau. Cases make
// their own plans and tasks and leave each other's alone.
#ifndef DUBAN_TESTS_E2E_WORLD_H_
#define DUBAN_TESTS_E2E_WORLD_H_

#include <set>
#include <string>
#include <vector>

#include "tests/e2e/harness/bureau.h"
#include "tests/e2e/harness/server_process.h"
#include "tests/support/test_db.h"

namespace duban::testing {

class World {
 public:
  // Started at the first call, gone when the process ends.
  static World& Get();

  // `settings` is further YAML of the server's configuration.
  explicit World(const std::string& settings = "");

  TestDatabase& database() { return database_; }
  ServerProcess& server() { return server_; }
  Bureau& bureau() { return *bureau_; }
  const RawCaller& raw() const { return *raw_; }
  client::Client& As(const std::string& login) { return bureau_->As(login); }

  // How many rows every table of the business has; equal before and after a refused call.
  std::string RowCounts();

  // A draft outside any plan, due in 30 days, with `lead` in charge and `supporters` below it.
  v1::Task Draft(const std::string& lead, const std::vector<std::string>& supporters = {});
  // The same, issued.
  v1::Task Issued(const std::string& lead, const std::vector<std::string>& supporters = {});
  // A draft plan with so many tasks, all led by 财务处, without any due date.
  v1::ImportPlanResponse ImportedPlan(int count);

 private:
  TestDatabase database_;
  ServerProcess server_;
  std::unique_ptr<Bureau> bureau_;
  std::unique_ptr<RawCaller> raw_;
};

// What a refusal must have, whatever it is: a code, a reason, a sentence in Chinese.
void ExpectRefused(const client::Error& error, absl::StatusCode code, const std::string& reason);
// And one field at fault, named with its reason.
void ExpectBadField(const client::Error& error, const std::string& field,
                    const std::string& reason);
// And, in a state that does not allow it, exactly these reasons, in any order.
void ExpectMissing(const client::Error& error, const std::multiset<std::string>& reasons);

}  // namespace duban::testing

#endif  // DUBAN_TESTS_E2E_WORLD_H_
