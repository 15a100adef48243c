// Domain values filled at random, with the texts and bytes that break quoting. The seed is fixed:
// a failure repeats.
#ifndef DUBAN_TESTS_INTEGRATION_TABLES_RANDOM_ROWS_H_
#define DUBAN_TESTS_INTEGRATION_TABLES_RANDOM_ROWS_H_

#include <cstdint>
#include <optional>
#include <random>
#include <string>

#include "server/app/store.h"

namespace duban::testing {

class RandomRows {
 public:
  explicit RandomRows(std::uint64_t seed = 20261121) : random_(seed) {}

  std::int64_t Number(std::int64_t from, std::int64_t to);
  bool Coin() { return Number(0, 1) == 1; }
  std::string Text(std::int64_t characters_max);
  std::string Hash();  // any 32 bytes
  absl::Time Instant();
  absl::CivilDay Day();
  template <class E>
  E Enum(E first, E last) {
    return static_cast<E>(Number(static_cast<int>(first), static_cast<int>(last)));
  }

  app::StreamHead Head(std::int64_t seq);
  domain::TaskContent Content();
  app::StoredTask Task(domain::TaskId id);
  app::StoredPlan Plan(domain::PlanId id);
  domain::Assignment Assignment(domain::AssignmentId id, domain::TaskId task,
                                domain::AssignmentId parent, domain::UnitId unit);
  // What not every transition changes.
  void Course(domain::Assignment& assignment);
  domain::CoordinationRequest Request(domain::RequestId id, const domain::Assignment& assignment);
  domain::Instruction Instruction(domain::InstructionId id, domain::TaskId task);
  domain::Submission Submission(domain::SubmissionId id, const domain::Assignment& assignment);
  app::EventRow Event(app::StreamName stream, std::int64_t seq);
  app::Answer Answer() { return {Hash(), Hash(), Text(200)}; }

 private:
  template <class T>
  std::optional<T> Maybe(T value) {
    return Coin() ? std::optional<T>(value) : std::nullopt;
  }
  template <class Id>
  Id MaybeId() {
    return Coin() ? Id{Number(1, 1LL << 62)} : Id{};
  }

  std::mt19937_64 random_;
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_INTEGRATION_TABLES_RANDOM_ROWS_H_
