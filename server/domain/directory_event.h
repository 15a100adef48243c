// What happens to the directory, to plans, and to sessions.
#ifndef DUBAN_SERVER_DOMAIN_DIRECTORY_EVENT_H_
#define DUBAN_SERVER_DOMAIN_DIRECTORY_EVENT_H_

#include "server/domain/directory.h"
#include "server/domain/event_type.h"
#include "server/domain/ids.h"
#include "server/domain/plan.h"

namespace duban::domain {

struct PlanDrafted {
  static constexpr EventType kType = EventType::kPlanDrafted;
  UnitId issuing_unit;
  PlanContent content;
};

struct PlanChanged {
  static constexpr EventType kType = EventType::kPlanChanged;
  PlanContent content;
};

struct PlanIssued {
  static constexpr EventType kType = EventType::kPlanIssued;
  int task_count = 0;
};

struct UnitCreated {
  static constexpr EventType kType = EventType::kUnitCreated;
  Unit unit;
};

struct UnitChanged {
  static constexpr EventType kType = EventType::kUnitChanged;
  Unit unit;
};

struct UserCreated {
  static constexpr EventType kType = EventType::kUserCreated;
  User user;
};

struct MembershipGranted {
  static constexpr EventType kType = EventType::kMembershipGranted;
  Membership membership;
};

struct MembershipRevoked {
  static constexpr EventType kType = EventType::kMembershipRevoked;
  Membership membership;
};

struct UnitGroupCreated {
  static constexpr EventType kType = EventType::kUnitGroupCreated;
  UnitGroup group;
};

struct UnitGroupChanged {
  static constexpr EventType kType = EventType::kUnitGroupChanged;
  UnitGroup group;
};

struct UnitGroupDeleted {
  static constexpr EventType kType = EventType::kUnitGroupDeleted;
  UnitGroup group;
};

struct DelegationStarted {
  static constexpr EventType kType = EventType::kDelegationStarted;
  Delegation delegation;
};

struct DelegationEnded {
  static constexpr EventType kType = EventType::kDelegationEnded;
  Delegation delegation;
};

// A printed name stands for this unit from here on, whatever it stood for before.
struct UnitMappingConfirmed {
  static constexpr EventType kType = EventType::kUnitMappingConfirmed;
  UnitMapping mapping;
};

struct UnitMappingRemoved {
  static constexpr EventType kType = EventType::kUnitMappingRemoved;
  UnitMapping mapping;
};

struct SignedIn {
  static constexpr EventType kType = EventType::kSignedIn;
  SessionId session;
};

struct SignedOut {
  static constexpr EventType kType = EventType::kSignedOut;
  SessionId session;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_DIRECTORY_EVENT_H_
