// The state machine of an assignment, as data: which command leads from which state to which
// (lifecycle.md, 8). One machine serves every node of the tree; what differs by place is who may
// give a command (authority.h).
#ifndef DUBAN_SERVER_DOMAIN_LIFECYCLE_H_
#define DUBAN_SERVER_DOMAIN_LIFECYCLE_H_

#include <array>
#include <cstddef>
#include <optional>

#include "server/domain/enums.h"

namespace duban::domain {

enum class ChainCommand : int {
  kAccept,       // A01
  kSubmit,       // A13, A14
  kApproveStep,  // A15, A16: a step that is not the last
  kApproveLast,  // A17
  kReturn,       // A20, A21
};

struct Edge {
  AssignmentState from;
  ChainCommand command;
  AssignmentState to;
};

inline constexpr std::array kEdges = {
    Edge{AssignmentState::kPending, ChainCommand::kAccept, AssignmentState::kInProgress},
    Edge{AssignmentState::kInProgress, ChainCommand::kSubmit, AssignmentState::kUnderReview},
    Edge{AssignmentState::kUnderReview, ChainCommand::kApproveStep, AssignmentState::kUnderReview},
    Edge{AssignmentState::kUnderReview, ChainCommand::kApproveLast, AssignmentState::kDone},
    Edge{AssignmentState::kUnderReview, ChainCommand::kReturn, AssignmentState::kInProgress},
};

// Where the command leads; nothing where the state does not take it.
constexpr std::optional<AssignmentState> Next(AssignmentState from, ChainCommand command) {
  for (const Edge& edge : kEdges) {
    if (edge.from == from && edge.command == command) return edge.to;
  }
  return std::nullopt;
}

namespace lifecycle_check {

constexpr bool Deterministic() {
  for (std::size_t i = 0; i < kEdges.size(); ++i) {
    for (std::size_t j = i + 1; j < kEdges.size(); ++j) {
      if (kEdges[i].from == kEdges[j].from && kEdges[i].command == kEdges[j].command) return false;
    }
  }
  return true;
}

// Whether every state can be reached from PENDING: the set of reached states grows until nothing is
// added.
constexpr bool AllReachable() {
  constexpr int kStates = static_cast<int>(AssignmentState::kDone) + 1;
  std::array<bool, kStates> reached{};
  reached[static_cast<std::size_t>(AssignmentState::kPending)] = true;
  for (int round = 0; round < kStates; ++round) {
    for (const Edge& edge : kEdges) {
      if (reached[static_cast<std::size_t>(edge.from)])
        reached[static_cast<std::size_t>(edge.to)] = true;
    }
  }
  for (std::size_t state = 1; state < kStates; ++state) {
    if (!reached[state]) return false;
  }
  return true;
}

constexpr bool HasExit(AssignmentState state) {
  for (const Edge& edge : kEdges) {
    if (edge.from == state) return true;
  }
  return false;
}

}  // namespace lifecycle_check

static_assert(lifecycle_check::Deterministic());
static_assert(lifecycle_check::AllReachable());
static_assert(!lifecycle_check::HasExit(AssignmentState::kDone));

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_LIFECYCLE_H_
