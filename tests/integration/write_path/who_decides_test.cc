// Who decides when roles come and go: what waits is in the to-do list of somebody who may decide
// it, and who is named to decide reads what it is about.
#include <gmock/gmock.h>

#include "server/app/commands/delegation_commands.h"
#include "tests/integration/write_path/course.h"
#include "tests/support/refusal.h"

namespace duban::testing {
namespace {

using domain::Role;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

class WhoDecides : public Course {
 protected:
  void Leave(domain::UserId who) {
    for (const domain::Membership& held : one_->directory.Get()->MembershipsOf(who)) {
      Must(Revoke(Request(admin_, "DeleteMembership"), held.id));
    }
  }
  void Join(domain::UserId who, Role role, domain::UnitId unit) {
    Must(Grant(Request(admin_, "CreateMembership"), who, role, unit));
  }
  domain::DelegationId Lend(domain::UserId principal, domain::UserId delegate, Role role) {
    const domain::Delegation delegation{.id = {},
                                        .principal = principal,
                                        .delegate = delegate,
                                        .roles = {role},
                                        .from = absl::CivilDay(2020, 1, 1),
                                        .until = absl::CivilDay(2039, 12, 31)};
    return {
        std::atoll(Must(app::CreateDelegation(
                            Request(principal, "CreateDelegation"), delegation,
                            [](const domain::Delegation& d) { return std::to_string(d.id.value); }))
                       .c_str())};
  }
  std::size_t RequestsFor(domain::UserId who) {
    const auto page = one_->queries.ListTodoRequests(Call(who, "ListTodo"), std::nullopt, 50);
    EXPECT_TRUE(page.ok()) << page.status();
    return page->rows.size();
  }
  // Led by that unit alone, with the work handed in: it waits at the office.
  domain::TaskId AtTheOffice(domain::UnitId unit, domain::UserId head, domain::UserId leader = {}) {
    app::NewTask task;
    task.issuing_unit = bureau_;
    task.content.title = "核查经费";
    task.content.due_date = absl::CivilDay(2026, 6, 30);
    task.content.due_basis = domain::DueBasis::kOffice;
    task.content.leader = leader;
    task.content.planned_units = {
        {.unit = unit, .printed_name = "", .role = domain::AssignmentRole::kLead}};
    const domain::TaskId id{
        std::atoll(Must(app::CreateTask(Request(supervisor_, "CreateTask"), task,
                                        [](const domain::Chain& chain, const domain::Directory&) {
                                          return std::to_string(chain.task.id.value);
                                        }))
                       .c_str())};
    Must(IssueTask(Request(supervisor_, "IssueTask"), id));
    Must(On(Request(head, "Accept"), id, Load(id).task.root, domain::Accept{}));
    Must(On(Request(head, "Submit"), id, Load(id).task.root, domain::Submit{.summary = "已完成"}));
    return id;
  }
};

// D02, the usual way: the old head is taken out of the directory, then the new one is entered.
TEST_F(WhoDecides, ANewHeadFindsWhatTheOldOneLeft) {
  const Issued at = NewTask(true);
  Must(Submit(Request(personnel_handler_, "Submit"), at, false));
  Leave(personnel_head_);
  EXPECT_THAT(Todo(supervisor_), Contains(at.child));
  Join(stranger_, Role::kHead, personnel_);
  EXPECT_FALSE(Child(at).no_decider);
  EXPECT_THAT(Todo(stranger_), Contains(at.child));
  EXPECT_THAT(Todo(supervisor_), Not(Contains(at.child)));
  Must(Approve(Request(stranger_, "Approve"), at, false));
  ExpectIntact(at.task);
}

TEST_F(WhoDecides, ADelegationTakesAwayAndGivesBack) {
  const Issued at = NewTask(true);
  Must(Submit(Request(personnel_handler_, "Submit"), at, false));
  // Who submitted it would decide.
  const domain::DelegationId id = Lend(personnel_head_, personnel_handler_, Role::kHead);
  EXPECT_THAT(Todo(supervisor_), Contains(at.child));
  Must(app::EndDelegation(Request(personnel_head_, "EndDelegation"), id,
                          [](const domain::Delegation&) { return "ended"; }));
  EXPECT_THAT(Todo(supervisor_), Not(Contains(at.child)));
  EXPECT_THAT(Todo(personnel_head_), Contains(at.child));
  ExpectIntact(at.task);
}

// The only supervisor becomes a HANDLER of the unit under review; there is no leader.
TEST_F(WhoDecides, ARoleThatIsGivenMayBar) {
  const domain::TaskId task = AtTheOffice(finance_, finance_head_);
  Leave(supervisor2_);
  Leave(leader_);
  EXPECT_FALSE(Assignment(task, Load(task).task.root).no_decider);
  Join(supervisor_, Role::kHandler, finance_);
  EXPECT_TRUE(Assignment(task, Load(task).task.root).no_decider);
  ExpectIntact(task);
}

// With a leader he decides in their place, of that unit's work and of no other's.
TEST_F(WhoDecides, TheLeaderFindsWhatEverySupervisorIsBarredFrom) {
  const domain::TaskId task = AtTheOffice(finance_, finance_head_);
  const domain::TaskId other = AtTheOffice(personnel_, personnel_head_);
  Leave(supervisor2_);
  EXPECT_THAT(Todo(leader_), IsEmpty());
  Join(supervisor_, Role::kHandler, finance_);
  const domain::AssignmentId root = Load(task).task.root;
  EXPECT_THAT(Todo(leader_), ElementsAre(root));
  EXPECT_THAT(Todo(supervisor_), Contains(Load(other).task.root));
  Must(On(Request(leader_, "Approve"), task, root,
          domain::Approve{.comment = "同意", .assessment = domain::Assessment::kGood}));
  EXPECT_THAT(Todo(leader_), IsEmpty());
  ExpectIntact(task);
}

// The unit that split it off has a head, but one who is of the declining unit himself.
TEST_F(WhoDecides, TheOfficeFindsWhatTheUnitsHeadIsBarredFrom) {
  AddCounties(1, 2);
  const Tree tree = SplitTree();
  Join(counties_[0].head, Role::kHandler, counties_[0].schools[0].unit);
  for (std::size_t i : {0U, 1U}) {
    Must(On(Request(counties_[0].schools[i].head, "Decline"), tree.task, tree.schools[0][i],
            domain::Decline{.reason = "已并校"}));
  }
  EXPECT_THAT(Todo(supervisor_), ElementsAre(tree.schools[0][0]));
  EXPECT_THAT(Todo(counties_[0].head), Contains(tree.schools[0][1]));
  Must(On(Request(supervisor_, "Release"), tree.task, tree.schools[0][0],
          domain::Release{.reason = "同意"}));
  ExpectIntact(tree.task);
}

class LeaderStep : public WhoDecides {
 protected:
  void SetUp() override {
    WhoDecides::SetUp();
    one_->policy.root_chain = {domain::ReviewStepKind::kUnitHead, domain::ReviewStepKind::kLeader,
                               domain::ReviewStepKind::kSupervision};
    named_ = AddStaff("named", Role::kLeader, building_);
    task_ = AtTheOffice(finance_, finance_head_, named_);
    root_ = Load(task_).task.root;
  }
  domain::UserId named_;
  domain::TaskId task_;
  domain::AssignmentId root_;
};

TEST_F(LeaderStep, IsTheNamedLeadersWhileHeIsOne) {
  EXPECT_THAT(Todo(named_), ElementsAre(root_));
  EXPECT_THAT(Todo(leader_), IsEmpty());
  Leave(named_);
  EXPECT_THAT(Todo(named_), IsEmpty());
  EXPECT_THAT(Todo(leader_), ElementsAre(root_));
  EXPECT_EQ(ReasonOf(one_->queries.GetTask(Call(named_, "GetTask"), task_).status()),
            "ACCESS_DENIED");
  Must(On(Request(leader_, "Approve"), task_, root_, domain::Approve{.comment = "同意"}));
  ExpectIntact(task_);
}

TEST_F(LeaderStep, IsHisDelegatesToo) {
  Lend(named_, stranger_, Role::kLeader);
  EXPECT_THAT(Todo(stranger_), ElementsAre(root_));
  EXPECT_TRUE(one_->queries.GetTask(Call(stranger_, "GetTask"), task_).ok());
  app::WriteRequest request = Request(stranger_, "Approve");
  request.on_behalf_of = named_;
  Must(On(std::move(request), task_, root_, domain::Approve{.comment = "同意"}));
  ExpectIntact(task_);
}

TEST_F(LeaderStep, OnlyALeaderIsNamed) {
  app::NewTask task;
  task.issuing_unit = bureau_;
  task.content.title = "核查经费";
  task.content.leader = finance_head_;
  const Answer answer =
      Run(app::CreateTask(Request(supervisor_, "CreateTask"), task,
                          [](const domain::Chain&, const domain::Directory&) { return ""; }));
  ASSERT_FALSE(answer.ok());
  const auto detail = base::DetailOf(answer.status());
  ASSERT_EQ(detail->fields.size(), 1U);
  EXPECT_EQ(detail->fields[0].field, "task.leader");
  EXPECT_EQ(detail->fields[0].reason, "NOT_A_LEADER");
}

// Named to rule on a request, he takes no other part in the task.
TEST_F(WhoDecides, TheSubstituteForARequestReadsWhatHeRulesOn) {
  const Issued at = NewTask(true);
  const domain::RequestId asked{
      std::atoll(Must(OnRequest(Request(personnel_head_, "Ask"), at.task, at.child,
                                domain::RequestCoordination{.kind = domain::RequestKind::kNotOurs,
                                                            .wish = "应由基建处办理"}))
                     .c_str())};
  const auto seen = [&] {
    return one_->queries.ListRequests(Call(building_head_, "ListRequests"), at.task, {}, 10);
  };
  EXPECT_EQ(ReasonOf(seen().status()), "ACCESS_DENIED");
  Leave(supervisor_);
  Leave(supervisor2_);
  Must(OnRequest(Request(leader_, "NameSubstitute"), at.task, at.child,
                 domain::NameSubstitute{.substitute = building_head_, .request = asked}));
  EXPECT_EQ(RequestsFor(building_head_), 1U);
  EXPECT_TRUE(one_->queries.GetTask(Call(building_head_, "GetTask"), at.task).ok());
  ASSERT_TRUE(seen().ok()) << seen().status();
  ASSERT_EQ(seen()->rows.size(), 1U);
  EXPECT_EQ(seen()->rows[0].wish, "应由基建处办理");
  Must(OnRequest(Request(building_head_, "Rule"), at.task, at.child,
                 domain::RuleCoordination{.request = asked, .reason = "仍由你处办理"}));
  EXPECT_EQ(ReasonOf(seen().status()), "ACCESS_DENIED");
  Join(supervisor_, Role::kSupervisor, bureau_);
  ExpectIntact(at.task);
}

// For which unit he answers is the caller's to say: a stranger to the task learns nothing by it.
TEST_F(WhoDecides, AnInstructionIsNoWayToProbeATask) {
  const Issued at = NewTask(true);
  const domain::InstructionId instruction{std::atoll(
      Must(OnInstruction(Request(leader_, "Instruct"), at.task, domain::Instruct{.text = "抓紧"}))
          .c_str())};
  EXPECT_EQ(ReasonOf(Run(OnInstruction(Request(building_head_, "Acknowledge"), at.task,
                                       domain::AcknowledgeInstruction{instruction, building_}))
                         .status()),
            "ACCESS_DENIED");
}

// Nothing is left undecided in silence: beyond what one transaction looks at the role stays.
TEST_F(WhoDecides, MoreThanOneTransactionLooksAtIsRefused) {
  const domain::MembershipId held = one_->directory.Get()->MembershipsOf(personnel_head_).at(0).id;
  db_.Sql(
      "SET SESSION sql_mode = ''; INSERT INTO assignment (id, task, parent, unit, role, origin, "
      "state, live, due_date, "
      "return_count, assessment, version, awaiting, awaiting_whom) SELECT 900000 + seq, "
      "900000 + seq, 0, " +
      std::to_string(personnel_.value) + ", 1, 1, 3, 1, '2026-06-30', 0, 0, 1, 3, " +
      std::to_string(personnel_.value) + " FROM seq_1_to_5001;");
  const std::string before = RowCounts();
  EXPECT_EQ(ReasonOf(Run(Revoke(Request(admin_, "DeleteMembership"), held)).status()),
            "TOO_MANY_DECISIONS");
  EXPECT_EQ(ReasonOf(Run(Revoke(Request(stranger_, "DeleteMembership"), held)).status()),
            "ACCESS_DENIED");
  EXPECT_EQ(RowCounts(), before);
  // One more head takes nothing from anybody.
  Join(stranger_, Role::kHead, personnel_);
}

}  // namespace
}  // namespace duban::testing
