// A random walk over one task: people of a small bureau give commands, valid and not, to the domain
// and to the model, and both must say the same.
#ifndef DUBAN_TESTS_SIMULATION_CHAIN_MODEL_WALK_H_
#define DUBAN_TESTS_SIMULATION_CHAIN_MODEL_WALK_H_

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "server/domain/chain.h"
#include "server/domain/directory.h"
#include "server/domain/facts.h"
#include "tests/simulation/chain_model/fault.h"
#include "tests/simulation/chain_model/model.h"

namespace duban::model {

// What walks got to see, to be sure that they get about.
struct Sights {
  std::int64_t commands = 0;
  std::int64_t accepted = 0;
  std::map<std::string, std::int64_t> reasons;  // "" for accepted
  std::map<Act, std::int64_t> acts;             // accepted, by kind
  std::map<std::string, std::int64_t> events;
  std::int64_t completed = 0;
};

class Walk {
 public:
  Walk(std::uint64_t seed, Fault fault, Sights& sights);

  // Up to `commands` of them; "" or what differs.
  std::string Run(int commands);

 private:
  struct Recorded {
    domain::EventBody body;
    domain::Recorded by;
  };

  int Below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }
  bool OneIn(int n) { return Below(n) == 0; }
  Id Person();
  Id PersonNear(const Node& node);
  World DrawWorld();
  void Issue();
  Ask Draw();
  Ask DrawPlausible();
  void DrawArguments(Ask& ask, const Node& node);
  std::string Step();
  std::string ChangeDirectory();
  std::string Compare() const;
  std::string CompareDeciders() const;
  std::string CompareNode(const Node& node) const;
  std::string CheckInvariants() const;
  std::string CheckRecord() const;
  std::string CheckScope(const domain::Situation& situation, const domain::Command& command,
                         const domain::NewIds& ids,
                         const absl::StatusOr<domain::Events>& whole) const;
  std::string CheckAllowed(const domain::Situation& situation,
                           const domain::Command& command) const;
  void Record(const domain::Events& events, const domain::Actor& actor);
  void BuildDirectory();
  domain::Facts facts() const { return {directory_, calendar_, policy_, now_}; }
  std::string Describe(const Ask& ask) const;

  std::mt19937_64 random_;
  const Fault fault_;
  Sights& sights_;
  World world_;
  Model model_;
  domain::Directory directory_;
  domain::WorkCalendar calendar_;
  domain::Policy policy_;
  domain::Chain chain_;
  std::vector<Recorded> record_;
  absl::Time now_;
  int today_ = 0;
  Id next_ = 100;
};

// The chain as far as the scope loads it.
domain::Chain Restrict(const domain::Chain& chain, domain::AssignmentId focus,
                       const domain::Command& command);

}  // namespace duban::model

#endif  // DUBAN_TESTS_SIMULATION_CHAIN_MODEL_WALK_H_
