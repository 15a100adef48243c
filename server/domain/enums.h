// The closed vocabularies of the domain. Numbers are those of duban.v1 and of the SMALLINT columns:
// never reuse one.
#ifndef DUBAN_SERVER_DOMAIN_ENUMS_H_
#define DUBAN_SERVER_DOMAIN_ENUMS_H_

namespace duban::domain {

enum class Role : int {
  kHandler = 1,     // 经办人
  kHead = 2,        // 负责人; includes what HANDLER may
  kLeader = 3,      // 分管领导
  kPrincipal = 4,   // 主要领导
  kSupervisor = 5,  // 督查员
  kAdmin = 6,       // 管理员
  kViewer = 7,
  kService = 8,
};

enum class UnitKind : int {
  kBureau = 1,      // 局
  kOffice = 2,      // 处室
  kAffiliated = 3,  // 直属单位
  kTaskForce = 4,   // 专班
  kCounty = 5,      // 县(市、区)局
  kSchool = 6,      // 学校
};

enum class PlanState : int { kDraft = 1, kIssued = 2 };

// Derived from the root assignment; DRAFT and DELETED are the states without one.
enum class TaskState : int {
  kDraft = 1,        // 拟办
  kIssued = 2,       // 已下达
  kInProgress = 3,   // 办理中
  kUnderReview = 4,  // 审批中
  kCompleted = 5,    // 办结
  kSuspended = 6,    // 暂缓: the root is suspended; the state beneath is kept beside it
  kCancelled = 7,    // 撤销
  kDeleted = 99,     // a deleted draft: its record stays, nobody sees it
};

enum class TaskCategory : int {
  kAnnualPlan = 1,
  kSuperior = 2,
  kInstruction = 3,
  kMeeting = 4,
  kRectification = 5,
  kProposal = 6,
  kPetition = 7,
  kOther = 8,
};

enum class DueBasis : int { kNone = 0, kText = 1, kPlan = 2, kOffice = 3 };

enum class AssignmentRole : int { kLead = 1, kSupport = 2 };

// Who named the unit, and so who assigns: the supervision office, or the unit above.
enum class AssignmentOrigin : int { kIssue = 1, kSplit = 2 };

// Who leads where a group of units (a collective) is named as the lead: a person's choice before
// issue (lifecycle.md, 2).
enum class LeadChoice : int {
  kNone = 0,
  kOneUnit = 1,  // one unit of the collective leads, the others are co-leads
  kOffice = 2,   // 自办: the supervision office holds the root, each unit is a LEAD child
};

enum class AssignmentState : int {
  kPending = 1,      // 待签收
  kInProgress = 2,   // 办理中
  kUnderReview = 3,  // 审批中
  kDone = 4,         // 办结
  kDeclined = 5,     // 已退回待裁定
  kWithdrawn = 6,    // 已撤回; EndReason says why
  kReassigned = 7,   // 已改派; another assignment took its place
};

// Why an assignment was WITHDRAWN.
enum class EndReason : int {
  kNone = 0,
  kWaived = 1,      // 免办, by its assigner
  kWithdrawn = 2,   // 撤回, by its assigner
  kReleased = 3,    // its decline was granted
  kAbsorbed = 4,    // its unit took the place of the unit above it
  kCancelled = 5,   // with the task
  kAmended = 6,     // by an amendment
  kMerged = 7,      // its task went into another
  kSplit = 8,       // its task was split
  kRolledOver = 9,  // its task goes on in the next plan
};

enum class Assessment : int {
  kNone = 0,
  kExcellent = 1,    // 优秀
  kGood = 2,         // 良好
  kQualified = 3,    // 合格
  kUnqualified = 4,  // 不合格: implies a return
};

enum class ReviewStepKind : int {
  kUnitHead = 1,     // 处室负责人
  kParentUnit = 2,   // 牵头处室
  kLeader = 3,       // 分管领导
  kSupervision = 4,  // 督查室
};

enum class ReviewStepState : int {
  kWaiting = 1,
  kOpen = 2,
  kApproved = 3,
  kReturned = 4,
  kAuto = 5,    // counts as taken: submitted by a HEAD in his own right
  kMerged = 6,  // counts as taken: all its deciders had taken an earlier one
};

enum class SubmissionState : int {
  kUnderReview = 1,
  kApproved = 2,
  kReturned = 3,
  kSuperseded = 4,  // the assignment ended under it
  kRecalled = 5,    // taken back by the unit
};

// 提请协调: what a unit asks the one above to settle.
enum class RequestKind : int {
  kDisagree = 1,     // 意见不一致
  kNotOurs = 2,      // 不属本单位职责
  kAddUnit = 3,      // 增加配合单位
  kReleaseUnit = 4,  // 退出或更换下级承办单位
  kChangeLead = 5,   // 更换牵头单位
};

enum class RequestState : int {
  kOpen = 1,
  kGranted = 2,
  kRefused = 3,
  kWithdrawn = 4,  // by the unit that asked
  kLapsed = 5,     // the assignment ended under it
};

// What NO_DECIDER and a substitute are about.
enum class DecisionKind : int {
  kStep = 1,     // the open review step
  kDecline = 2,  // the ruling on a decline
  kRequest = 3,  // the ruling on a coordination request
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_ENUMS_H_
