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

enum class AssignmentState : int {
  kPending = 1,      // 待签收
  kInProgress = 2,   // 办理中
  kUnderReview = 3,  // 审批中
  kDone = 4,         // 办结
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
  kAuto = 5,  // counts as taken: submitted by a HEAD in his own right
};

enum class SubmissionState : int { kUnderReview = 1, kApproved = 2, kReturned = 3 };

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_ENUMS_H_
