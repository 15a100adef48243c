#include "tests/integration/tables/random_rows.h"

#include <array>
#include <cstddef>

#include "server/base/clock.h"

namespace duban::testing {

using domain::AssignmentId;
using domain::UnitId;
using domain::UserId;

std::int64_t RandomRows::Number(std::int64_t from, std::int64_t to) {
  return std::uniform_int_distribution<std::int64_t>(from, to)(random_);
}

std::string RandomRows::Text(std::int64_t characters_max) {
  static const std::array<const char*, 18> characters = {"财", "务", "处", "𠮷", "é", "a",
                                                         "Z",  "0",  " ",  ":",  "'", "\"",
                                                         "\\", "`",  "%",  "\n", "?", ":s0"};
  std::string text;
  for (std::int64_t n = Number(0, characters_max / 3); n > 0; --n) {
    text += characters.at(static_cast<std::size_t>(Number(0, characters.size() - 1)));
  }
  return text;
}

std::string RandomRows::Hash() {
  std::string bytes;
  for (int i = 0; i < 32; ++i) bytes += static_cast<char>(Number(0, 255));
  return bytes;
}

absl::Time RandomRows::Instant() {
  return base::FromMicros(Number(1'600'000'000'000'000, 2'000'000'000'000'000));
}

absl::CivilDay RandomRows::Day() { return absl::CivilDay(2024, 1, 1) + Number(0, 3000); }

app::StreamHead RandomRows::Head(std::int64_t seq) {
  return {.seq = seq, .hash = seq == 0 ? std::string() : Hash(), .last_recorded = Instant()};
}

domain::TaskContent RandomRows::Content() {
  domain::TaskContent content;
  content.number = Text(100);
  for (std::int64_t n = Number(0, 3); n > 0; --n) content.sections.push_back(Text(60));
  content.title = Text(200);
  content.text = Text(Coin() ? 300 : 20000);
  content.category = Enum(domain::TaskCategory::kAnnualPlan, domain::TaskCategory::kOther);
  content.due_date = Maybe(Day());
  content.due_basis = Enum(domain::DueBasis::kNone, domain::DueBasis::kOffice);
  content.standing = Coin();
  for (std::int64_t n = Number(0, 4); n > 0; --n) {
    content.planned_units.push_back(
        {MaybeId<UnitId>(), Text(60),
         Enum(domain::AssignmentRole::kLead, domain::AssignmentRole::kSupport),
         MaybeId<domain::UnitGroupId>(), Maybe(Day())});
  }
  content.lead_unconfirmed = Coin();
  content.annotation = Text(4000);
  content.lead_choice = Enum(domain::LeadChoice::kNone, domain::LeadChoice::kOffice);
  content.chosen_lead = MaybeId<UnitId>();
  content.leader = MaybeId<UserId>();
  content.firm = Coin();
  content.late_reason = Text(300);
  for (std::int64_t n = Number(0, 2); n > 0; --n) {
    content.indicators.push_back(
        {.raw = Text(60),
         .name = Text(30),
         .comparator = Enum(domain::Comparator::kUnknown, domain::Comparator::kRange),
         .value = Text(9),
         .value_max = Text(9),
         .unit = Text(9),
         .basis = Enum(domain::IndicatorBasis::kLevel, domain::IndicatorBasis::kDecrease),
         .approximate = Coin()});
    content.deliverables.push_back({Text(60), Text(9), Text(30)});
    content.recurrences.push_back({.raw = Text(60),
                                   .period = Enum(domain::Period::kNone, domain::Period::kTerm),
                                   .periods = static_cast<int>(Number(1, 9)),
                                   .reporting = Coin()});
    content.printed_leaders.push_back(Text(30));
  }
  return content;
}

app::StoredTask RandomRows::Task(domain::TaskId id) {
  app::StoredTask stored;
  domain::Task& task = stored.task;
  task.id = id;
  task.plan = MaybeId<domain::PlanId>();
  task.plan_ordinal = static_cast<int>(Number(0, 1000));
  task.issuing_unit = UnitId{Number(1, 1000)};
  task.content = Content();
  task.state = Enum(domain::TaskState::kDraft, domain::TaskState::kCancelled);
  task.state_beneath = Enum(domain::TaskState::kDraft, domain::TaskState::kCompleted);
  task.root = MaybeId<AssignmentId>();
  task.assessment = Enum(domain::Assessment::kNone, domain::Assessment::kUnqualified);
  task.create_time = Instant();
  task.issue_time = Maybe(Instant());
  task.complete_time = Maybe(Instant());
  task.version = Number(0, 1000);
  stored.head = Head(task.version);
  return stored;
}

app::StoredPlan RandomRows::Plan(domain::PlanId id) {
  app::StoredPlan stored;
  domain::Plan& plan = stored.plan;
  plan.id = id;
  plan.issuing_unit = UnitId{Number(1, 1000)};
  plan.content = {.title = Text(200),
                  .year = static_cast<int>(Number(2000, 2100)),
                  .document_number = Text(200),
                  .default_due_date = Maybe(Day())};
  plan.state = Enum(domain::PlanState::kDraft, domain::PlanState::kIssued);
  plan.create_time = Instant();
  plan.issue_time = Maybe(Instant());
  plan.version = Number(0, 1000);
  stored.head = Head(plan.version);
  return stored;
}

domain::Assignment RandomRows::Assignment(AssignmentId id, domain::TaskId task, AssignmentId parent,
                                          UnitId unit) {
  domain::Assignment a;
  a.id = id;
  a.task = task;
  a.parent = parent;
  a.unit = unit;
  a.role = Enum(domain::AssignmentRole::kLead, domain::AssignmentRole::kSupport);
  a.origin = Enum(domain::AssignmentOrigin::kIssue, domain::AssignmentOrigin::kSplit);
  a.state = Enum(domain::AssignmentState::kPending, domain::AssignmentState::kUnderReview);
  a.due_date = Day();
  a.return_count = static_cast<int>(Number(0, 9));
  a.open_submission = MaybeId<domain::SubmissionId>();
  a.open_step =
      Maybe(Enum(domain::ReviewStepKind::kUnitHead, domain::ReviewStepKind::kSupervision));
  a.assessment = Enum(domain::Assessment::kNone, domain::Assessment::kUnqualified);
  a.accept_time = Maybe(Instant());
  a.hand_in_time = Maybe(Instant());
  a.done_time = Maybe(Instant());
  a.objection_from = Maybe(Instant());
  a.no_decider = Coin();
  a.version = Number(1, 1000);
  Course(a);
  return a;
}

void RandomRows::Course(domain::Assignment& a) {
  a.share = Text(300);
  a.handler = MaybeId<UserId>();
  a.end_time = Maybe(Instant());
  a.end_reason = Enum(domain::EndReason::kNone, domain::EndReason::kRolledOver);
  a.end_text = Text(300);
  a.replaced_by = MaybeId<AssignmentId>();
  a.inherited_from = MaybeId<AssignmentId>();
  a.decline_time = Maybe(Instant());
  a.decline_reason = Text(300);
  a.suggested_unit = MaybeId<UnitId>();
  a.suspension.reset();
  if (Coin()) {
    a.suspension = domain::Suspension{.reason = Text(300),
                                      .review_date = Day(),
                                      .consent = Text(300),
                                      .by = {MaybeId<UserId>(), MaybeId<UserId>()},
                                      .since = Instant()};
  }
  a.covers = static_cast<int>(Number(0, 3));
  a.open_requests = static_cast<int>(Number(0, 3));
  a.urge_date = Maybe(Day());
  a.substitute = MaybeId<UserId>();
}

domain::CoordinationRequest RandomRows::Request(domain::RequestId id,
                                                const domain::Assignment& assignment) {
  domain::CoordinationRequest request;
  request.id = id;
  request.task = assignment.task;
  request.assignment = assignment.id;
  request.kind = Enum(domain::RequestKind::kDisagree, domain::RequestKind::kChangeLead);
  request.target = MaybeId<AssignmentId>();
  request.unit = MaybeId<UnitId>();
  for (std::int64_t n = Number(0, 3); n > 0; --n) request.parties.push_back({Number(1, 1000)});
  request.wish = Text(300);
  request.asked_by = {UserId{Number(1, 1000)}, MaybeId<UserId>()};
  request.request_time = Instant();
  request.no_decider = Coin();
  request.substitute = MaybeId<UserId>();
  return request;
}

domain::Instruction RandomRows::Instruction(domain::InstructionId id, domain::TaskId task) {
  domain::Instruction instruction;
  instruction.id = id;
  instruction.task = task;
  instruction.by = {UserId{Number(1, 1000)}, MaybeId<UserId>()};
  instruction.instruct_time = Instant();
  instruction.text = Text(4000);
  instruction.reply_asked = Coin();
  instruction.reply_by = Maybe(Day());
  for (std::int64_t unit = 1, n = Number(1, 4); unit <= n; ++unit) {
    instruction.addressees.push_back({.unit = UnitId{unit * 7}});
  }
  return instruction;
}

domain::Submission RandomRows::Submission(domain::SubmissionId id,
                                          const domain::Assignment& assignment) {
  domain::Submission submission;
  submission.id = id;
  submission.task = assignment.task;
  submission.assignment = assignment.id;
  submission.summary = Text(4000);
  submission.submitter = UserId{Number(1, 1000)};
  submission.submitted_for = MaybeId<UserId>();
  submission.submit_time = Instant();
  for (std::int64_t n = Number(1, 4); n > 0; --n) {
    submission.steps.push_back(
        {.kind = Enum(domain::ReviewStepKind::kUnitHead, domain::ReviewStepKind::kSupervision),
         .state = Enum(domain::ReviewStepState::kWaiting, domain::ReviewStepState::kMerged),
         .decider = MaybeId<UserId>(),
         .decided_for = MaybeId<UserId>(),
         .decide_time = Maybe(Instant()),
         .comment = Text(300)});
  }
  return submission;
}

app::EventRow RandomRows::Event(app::StreamName stream, std::int64_t seq) {
  return {.stream = stream,
          .seq = seq,
          .position = 0,
          .type = Enum(domain::EventType::kTaskDrafted, domain::EventType::kNoDecider),
          .recorded_at = Instant(),
          .actor = MaybeId<UserId>(),
          .on_behalf_of = MaybeId<UserId>(),
          .assignment = MaybeId<AssignmentId>(),
          .payload = Text(900),
          .hash = Hash()};
}

}  // namespace duban::testing
