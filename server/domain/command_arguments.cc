// What can be said of a command without looking at anything: what is wrong with it, what it needs.
#include <algorithm>

#include <absl/strings/str_cat.h>

#include "server/base/limits.h"
#include "server/domain/commands.h"

namespace duban::domain {
namespace {

using Violations = std::vector<base::FieldViolation>;

void Need(Violations& bad, bool given, const char* field, const char* reason, const char* text) {
  if (!given) bad.push_back({field, reason, text});
}

void NeedReason(Violations& bad, const std::string& reason) {
  Need(bad, !reason.empty(), "reason", "REASON_REQUIRED", "请写明理由");
}

// The fields of a command without its arguments being looked up anywhere.
class Reader {
 public:
  Violations Take() && { return std::move(bad_); }

  void operator()(const Accept&) {}
  void operator()(const Decline& c) { NeedReason(bad_, c.reason); }
  void operator()(const Insist& c) { NeedReason(bad_, c.reason); }
  void operator()(const Release& c) { NeedReason(bad_, c.reason); }
  void operator()(const Reassign& c) {
    Need(bad_, static_cast<bool>(c.unit), "unit", "UNIT_REQUIRED", "请指明改派给哪个单位");
    NeedReason(bad_, c.reason);
  }
  void operator()(const AssignHandler&) {}
  void operator()(const SplitShare& c) {
    Need(bad_, !c.children.empty(), "children", "CHILDREN_REQUIRED", "请列出下级承办单位");
    NotTooMany("children", c.children.size());
    for (std::size_t i = 0; i < c.children.size(); ++i) {
      if (c.children[i].unit) continue;
      bad_.push_back({absl::StrCat("children[", i, "].unit"), "UNIT_REQUIRED", "请指明单位"});
    }
  }
  void operator()(const ChangeShare& c) {
    Need(bad_, c.share || c.due_date, "share", "CHANGE_REQUIRED", "请写明调整后的内容或时限");
  }
  void operator()(const Waive& c) { NeedReason(bad_, c.reason); }
  void operator()(const Withdraw& c) { NeedReason(bad_, c.reason); }
  void operator()(const Urge&) {}
  void operator()(const Submit&) {}
  void operator()(const Approve&) {}
  void operator()(const Return& c) {
    Need(bad_, !c.comment.empty(), "comment", "COMMENT_REQUIRED", "退回须写明意见");
  }
  void operator()(const Recall&) {}
  void operator()(const RevokeApproval& c) { NeedReason(bad_, c.reason); }
  void operator()(const Reopen& c) {
    NeedReason(bad_, c.reason);
    Need(bad_, c.due_date != absl::CivilDay(), "due_date", "DATE_REQUIRED", "请写明新的时限");
  }
  void operator()(const RequestCoordination& c) {
    Need(bad_, !c.wish.empty(), "wish", "TEXT_REQUIRED", "请写明诉求");
    switch (c.kind) {
      case RequestKind::kDisagree:
        Need(bad_, !c.parties.empty(), "parties", "UNIT_REQUIRED", "请列出意见不一致的单位");
        NotTooMany("parties", c.parties.size());
        return;
      case RequestKind::kNotOurs:
        return;
      case RequestKind::kAddUnit:
      case RequestKind::kReleaseUnit:
        Need(bad_, static_cast<bool>(c.unit), "unit", "UNIT_REQUIRED", "请指明单位");
        return;
      case RequestKind::kChangeLead:
        Need(bad_, static_cast<bool>(c.successor), "successor", "UNIT_REQUIRED",
             "请指明建议的牵头单位");
        return;
    }
    bad_.push_back({"kind", "KIND_UNKNOWN", "没有这种协调请求"});
  }
  void operator()(const RuleCoordination& c) { NeedReason(bad_, c.reason); }
  void operator()(const WithdrawRequest&) {}
  void operator()(const NameSubstitute& c) {
    Need(bad_, static_cast<bool>(c.substitute), "substitute", "USER_REQUIRED", "请指明代审人");
  }
  void operator()(const Suspend& c) {
    NeedReason(bad_, c.reason);
    NeedReviewDate(c.review_date);
  }
  void operator()(const Resume&) {}
  void operator()(const RedateSuspension& c) {
    NeedReason(bad_, c.reason);
    NeedReviewDate(c.review_date);
  }
  void operator()(const CancelTask& c) { NeedReason(bad_, c.reason); }
  void operator()(const Instruct& c) {
    Need(bad_, !c.text.empty(), "text", "TEXT_REQUIRED", "请写明批示内容");
    NotTooMany("addressees", c.addressees.size());
  }
  void operator()(const AcknowledgeInstruction& c) { NeedAddressee(c.unit); }
  void operator()(const ReplyInstruction& c) {
    NeedAddressee(c.unit);
    Need(bad_, !c.reply.empty(), "reply", "TEXT_REQUIRED", "请写明回复内容");
  }

 private:
  void NeedReviewDate(absl::CivilDay date) {
    Need(bad_, date != absl::CivilDay(), "review_date", "DATE_REQUIRED", "请写明复核日");
  }
  void NotTooMany(const char* field, std::size_t units) {
    if (units <= limits::kTaskUnitsMax) return;
    bad_.push_back(
        {field, "TOO_MANY_UNITS", absl::StrCat("最多列出", limits::kTaskUnitsMax, "个单位")});
  }
  void NeedAddressee(UnitId unit) {
    Need(bad_, static_cast<bool>(unit), "unit", "UNIT_REQUIRED", "请指明以哪个单位的名义回应");
  }

  Violations bad_;
};

template <class... Ts>
constexpr bool IsAny(const Command& command) {
  return (std::holds_alternative<Ts>(command) || ...);
}

}  // namespace

Command::Command(const Command& other) = default;
Command::Command(Command&& other) noexcept = default;
Command& Command::operator=(const Command& other) = default;
Command& Command::operator=(Command&& other) noexcept = default;
Command::~Command() = default;

std::vector<base::FieldViolation> BadArguments(const Command& command) {
  Reader reader;
  std::visit(reader, command);
  return std::move(reader).Take();
}

IdCount IdsFor(const Command& command) {
  IdCount count;
  if (const auto* c = std::get_if<Reassign>(&command)) {
    count.assignments = c->old_becomes_support ? 2 : 1;
  } else if (const auto* split = std::get_if<SplitShare>(&command)) {
    count.assignments = split->children.size();
  } else if (const auto* ruling = std::get_if<RuleCoordination>(&command)) {
    count.assignments = ruling->granted ? 2 : 0;
  }
  count.submission = std::holds_alternative<Submit>(command);
  count.request = std::holds_alternative<RequestCoordination>(command);
  count.instruction = std::holds_alternative<Instruct>(command);
  return count;
}

LoadScope ScopeOf(const Command& command) {
  LoadScope scope;
  // The parent decides, assigns or is measured against nearly everywhere.
  scope.parent =
      !IsAny<Accept, CancelTask, Instruct, AcknowledgeInstruction, ReplyInstruction>(command);
  scope.live_children =
      IsAny<Release, ChangeShare, Submit, Approve, Resume, RequestCoordination>(command);
  scope.own_history = IsAny<Decline>(command);
  scope.open_submission = IsAny<Approve, Return, Recall, RevokeApproval, NameSubstitute>(command);
  scope.open_requests = IsAny<RequestCoordination, Release>(command);  // what ends lapses them
  scope.ancestors = IsAny<Reassign, SplitShare, Resume, Reopen, RequestCoordination,
                          RuleCoordination, NameSubstitute>(command);
  scope.siblings = IsAny<Reassign, Reopen, RuleCoordination>(command);
  scope.live_subtree = IsAny<Waive, Withdraw, Suspend, Resume, RuleCoordination>(command);
  scope.whole_chain = IsAny<CancelTask, Instruct>(command);
  scope.instruction = IsAny<AcknowledgeInstruction, ReplyInstruction>(command);
  scope.request = IsAny<RuleCoordination, WithdrawRequest, NameSubstitute>(command);
  if (IsAny<SplitShare, Reassign, RuleCoordination>(command)) {
    scope.live_children = true;
    scope.done_children = !IsAny<SplitShare>(command);
    scope.named_units = !IsAny<SplitShare>(command);
  }
  scope.subtree_submissions =
      IsAny<Reassign, Waive, Withdraw, Resume, RuleCoordination, CancelTask>(command);
  scope.subtree_requests = scope.subtree_submissions;
  return scope;
}

std::vector<UnitId> UnitsNamedBy(const Command& command) {
  if (const auto* c = std::get_if<Reassign>(&command)) return {c->unit};
  if (const auto* c = std::get_if<RuleCoordination>(&command)) {
    return c->unit ? std::vector<UnitId>{c->unit} : std::vector<UnitId>{};
  }
  return {};
}

}  // namespace duban::domain
