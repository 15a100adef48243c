// What may be done to a chain, and by whom.
#ifndef DUBAN_SERVER_DOMAIN_CHAIN_COMMAND_H_
#define DUBAN_SERVER_DOMAIN_CHAIN_COMMAND_H_

namespace duban::domain {

// What may be done to an issued task's chain. Commands on the task are given on its root.
enum class ChainCommand : int {
  kAccept = 1,                // A01
  kDecline = 2,               // A02
  kInsist = 3,                // A03
  kRelease = 4,               // A04
  kReassign = 5,              // A05
  kAssignHandler = 6,         // A06
  kSplit = 7,                 // A07
  kChangeShare = 8,           // A08
  kWaive = 9,                 // A09
  kWithdraw = 10,             // A09
  kUrge = 11,                 // A10
  kSubmit = 12,               // A13, A14
  kApproveUnitHead = 13,      // A15
  kApproveMiddle = 14,        // A16
  kApproveLast = 15,          // A17
  kRecall = 16,               // A18
  kRevokeApproval = 17,       // A19
  kReturnInside = 18,         // A20
  kReturn = 19,               // A21
  kReopen = 20,               // A22
  kWithdrawRequest = 21,      // A25
  kRequestCoordination = 22,  // A26
  kRuleCoordination = 23,     // A27
  kNameSubstitute = 24,       // D03
  kSuspend = 25,              // T04
  kResume = 26,               // T05
  kRedateSuspension = 27,     // T06
  kCancelTask = 28,           // T07
  kInstruct = 29,             // T12
  kAcknowledge = 30,          // T13
  kReplyInstruction = 31,     // T13
};

// In which relation to the assignment a person must stand; any one of those named is enough.
enum class Who : int {
  kNobody = 0,       // fills up lists
  kStaff,            // HANDLER or HEAD of its unit
  kHead,             // HEAD of its unit
  kSplitter,         // HEAD of its unit; its HANDLERs where the policy lets them split
  kAssigner,         // the supervision office (origin ISSUE), the parent unit's HEAD (SPLIT)
  kParentHead,       // HEAD of the parent's unit
  kParentStaff,      // HANDLER or HEAD of the parent's unit
  kSupervisor,       // SUPERVISOR of the issuing unit
  kLeaderInCharge,   // of the task for the root, of the unit for a child
  kPrincipal,        // PRINCIPAL of the issuing unit
  kDeciders,         // of the open step
  kSubmitter,        // who submitted, or was submitted for
  kApprover,         // who took the last approval
  kRuler,            // of the request
  kAddressee,        // HANDLER or HEAD of the unit addressed
  kSubstituteNamer,  // SUPERVISOR; of the office's own decisions the leader, else the principal
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_CHAIN_COMMAND_H_
