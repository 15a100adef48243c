#include "server/app/event_codec.h"

#include <gtest/gtest.h>

#include "tests/support/bureau.h"

namespace duban::app {
namespace {

using namespace domain;  // NOLINT(google-build-using-namespace): every body is named here

TaskContent FullContent() {
  TaskContent content;
  content.number = "(一)";
  content.sections = {"一、总体", "“引号”与\\反斜杠"};
  content.title = "补充教师";
  content.text = "第一行\n第二行\t\"x\" \x7f 𠀀";
  content.category = TaskCategory::kPetition;
  content.due_date = absl::CivilDay(2026, 2, 28);
  content.due_basis = DueBasis::kOffice;
  content.standing = true;
  content.planned_units = {
      {.unit = {3},
       .printed_name = "财务处",
       .role = AssignmentRole::kLead,
       .group = {8},
       .due_date = absl::CivilDay(2026, 2, 1)},
      {.unit = {}, .printed_name = "外星处", .role = AssignmentRole::kSupport}};
  content.lead_unconfirmed = true;
  content.annotation = "(责任单位:财务处)";
  content.lead_choice = LeadChoice::kOneUnit;
  content.chosen_lead = {3};
  content.leader = {6};
  content.firm = true;
  content.late_reason = "补登";
  content.indicators = {{.raw = "95%至98%",
                         .name = "入园率",
                         .comparator = Comparator::kRange,
                         .value = "95",
                         .value_max = "98",
                         .unit = "%",
                         .basis = IndicatorBasis::kIncrease,
                         .approximate = true}};
  content.deliverables = {{.raw = "制发《办法》", .verb = "制发", .name = "办法"}};
  content.recurrences = {
      {.raw = "每两月报送", .period = Period::kMonth, .periods = 2, .reporting = true}};
  content.printed_leaders = {"某副局长"};
  return content;
}

// One of every type, no field left at its default.
std::vector<EventBody> AllBodies() {
  const PlanContent plan{.title = "要点",
                         .year = 2026,
                         .document_number = "教发〔2026〕1号",
                         .default_due_date = absl::CivilDay(2026, 12, 31)};
  const Unit unit{.id = {3},
                  .parent = {1},
                  .kind = UnitKind::kTaskForce,
                  .display_name = "专班",
                  .aliases = {"甲", "乙"},
                  .version = 4,
                  .member_units = {{5}, {6}}};
  const Membership membership{.id = {5}, .unit = {3}, .user = {6}, .role = Role::kSupervisor};
  const UnitGroup group{.id = {8},
                        .owner = {1},
                        .display_name = "各县(市、区)",
                        .aliases = {"各县区"},
                        .members = {{3}, {4}},
                        .version = 2};
  const Delegation delegation{.id = {9},
                              .principal = {6},
                              .delegate = {7},
                              .roles = {Role::kHead, Role::kHandler},
                              .from = absl::CivilDay(2026, 3, 1),
                              .until = absl::CivilDay(2026, 3, 9),
                              .ended = true};
  const AssignmentId a{11};
  const UnitId u{3};
  const SubmissionId s{21};
  const RequestId r{51};
  const InstructionId i{61};
  const absl::CivilDay day(2026, 6, 23);
  return {
      TaskDrafted{{2}, 7, {1}, FullContent()},
      TaskChanged{FullContent()},
      TaskDeleted{},
      TaskIssued{absl::CivilDay(2026, 6, 30), DueBasis::kPlan},
      GroupExpanded{{8}, "各县(市、区)", {{3}, {4}}},
      AssignmentCreated{
          a, {10}, u, AssignmentRole::kLead, AssignmentOrigin::kSplit, day, "本县部分", {12}},
      TaskCancelled{"任务取消", "局领导批示"},
      Instructed{i, "请于周五前报我", {{3}, {4}}, true, day},
      Acknowledged{i, u},
      InstructionAnswered{i, u, "已办"},
      Accepted{a, u},
      Declined{a, u, "不属本处", {4}},
      DeclineRefused{a, u, "按方案办理"},
      DeclineGranted{a, u, "同意"},
      Withdrawn{a, u, EndReason::kAbsorbed, "并入", {12}},
      AssignmentWithdrawn{a, u, EndReason::kRolledOver},
      Waived{a, u, "已无必要"},
      Reassigned{a, u, {4}, {12}, "职责调整", "纪要", "来文"},
      ChildMoved{a, u, {12}},
      HandlerAssigned{a, u, {6}},
      HandlerCleared{a, u, {6}},
      SplitUp{a, u, {{13}, {14}}},
      ShareChanged{a, u, "核对名册"},
      DueChanged{a, u, absl::CivilDay(2026, 6, 1), day},
      Urged{a, u, day, "请抓紧"},
      AssignmentReopened{a, u, "数据有误", day},
      CoordinationRequested{a, u, r, RequestKind::kAddUnit, {10}, {4}, {{5}, {6}}, "请增加"},
      CoordinationRuled{a, u, r, true, "同意"},
      RequestWithdrawn{a, u, r},
      Suspended{a, u, "等文件", day, "批示", "来文"},
      Resumed{a, u},
      SuspensionRedated{a, u, "仍未下发", day},
      Submitted{a, u, s, "已完成", {ReviewStepKind::kUnitHead, ReviewStepKind::kParentUnit}},
      StepAuto{a, u, s, ReviewStepKind::kParentUnit},
      StepMerged{a, u, s, ReviewStepKind::kParentUnit},
      HandedIn{a, u, s},
      StepApproved{a, u, s, ReviewStepKind::kLeader, "同意"},
      Returned{a, u, s, ReviewStepKind::kSupervision, "缺台账"},
      ReturnedInside{a, u, s, ReviewStepKind::kParentUnit, "缺附件"},
      Done{a, u, Assessment::kExcellent},
      TaskCompleted{Assessment::kQualified},
      NoDecider{a, u, s, ReviewStepKind::kSupervision, DecisionKind::kRequest, r},
      Recalled{a, u, s},
      StopUndone{a, u, s},
      ApprovalRevoked{a, u, s, ReviewStepKind::kLeader, "误点"},
      SubmissionSuperseded{a, u, s},
      SubstituteNamed{a, u, DecisionKind::kDecline, s, ReviewStepKind::kLeader, r, {6}},
      DeciderFound{a, u, s, ReviewStepKind::kSupervision, DecisionKind::kRequest, r},
      PlanDrafted{{1}, plan},
      PlanChanged{plan},
      PlanIssued{9},
      UnitCreated{unit},
      UnitChanged{unit},
      UserCreated{User{.id = {6}, .login = "wang", .display_name = "王"}},
      MembershipGranted{membership},
      MembershipRevoked{membership},
      UnitGroupCreated{group},
      UnitGroupChanged{group},
      UnitGroupDeleted{group},
      DelegationStarted{delegation},
      DelegationEnded{delegation},
      SignedIn{{31}},
      SignedOut{{31}},
      UnitMappingConfirmed{{{1}, "外星处", {3}}},
      UnitMappingRemoved{{{1}, "外星处", {3}}},
  };
}

TEST(EventCodec, EveryTypeIsCovered) {
  const std::vector<EventBody> bodies = AllBodies();
  ASSERT_EQ(bodies.size(), std::variant_size_v<EventKinds>);
  for (std::size_t i = 0; i < bodies.size(); ++i) EXPECT_EQ(bodies[i].index(), i);
}

// The encoding names every field, so that equal bytes are equal bodies.
TEST(EventCodec, DecodingGivesBackWhatWasEncoded) {
  for (const EventBody& body : AllBodies()) {
    const std::string payload = EncodeBody(body);
    const auto decoded = DecodeBody(TypeOf(body), payload);
    ASSERT_TRUE(decoded.ok()) << payload;
    EXPECT_EQ(decoded->index(), body.index());
    EXPECT_EQ(EncodeBody(*decoded), payload);
  }
  const auto drafted = DecodeBody(EventType::kTaskDrafted, EncodeBody(AllBodies()[0]));
  EXPECT_EQ(std::get<TaskDrafted>(*drafted).content, FullContent());
}

// Stored payloads are hashed and kept for ever: a change of the form would orphan them.
TEST(EventCodec, TheStoredFormStaysAsItIs) {
  EXPECT_EQ(EncodeBody(Accepted{{11}, {3}}), R"({"assignment":11,"unit":3})");
  EXPECT_EQ(EncodeBody(TaskDeleted{}), "{}");
  EXPECT_EQ(EncodeBody(TaskIssued{absl::CivilDay(2026, 6, 30), DueBasis::kPlan}),
            R"({"due_date":"2026-06-30","due_basis":2})");
  EXPECT_EQ(EncodeBody(Submitted{{11}, {3}, {21}, "好", {ReviewStepKind::kUnitHead}}),
            R"({"assignment":11,"unit":3,"submission":21,"summary":"好","steps":[1]})");
  EXPECT_EQ(EncodeBody(PlanChanged{}),
            R"({"content":{"title":"","year":0,"document_number":"","default_due_date":null}})");
}

// Fields that were thought of later: events from before still read, and theirs is left out where it
// says nothing.
TEST(EventCodec, WhatWasRecordedBeforeAFieldStillReads) {
  const std::string before =
      R"({"assignment":11,"parent":10,"unit":3,"role":2,"origin":1,"due_date":"2026-06-23"})";
  const auto created = DecodeBody(EventType::kAssignmentCreated, before);
  ASSERT_TRUE(created.ok()) << created.status();
  EXPECT_EQ(EncodeBody(*created), before);
  const std::string undecided = R"({"assignment":11,"unit":3,"submission":21,"step":4})";
  const auto found = DecodeBody(EventType::kNoDecider, undecided);
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ(std::get<NoDecider>(*found).decision, DecisionKind::kStep);
  EXPECT_EQ(EncodeBody(*found), undecided);
  const std::string unit =
      R"({"unit":{"id":3,"parent":1,"kind":2,"display_name":"x","aliases":[],"version":1}})";
  EXPECT_EQ(EncodeBody(DecodeBody(EventType::kUnitCreated, unit).value()), unit);
}

TEST(EventCodec, WhatIsNoPayloadIsRefused) {
  const std::string good = EncodeBody(Accepted{{11}, {3}});
  for (const std::string& bad :
       {std::string(), std::string("null"), std::string("[]"), std::string("{}"),
        std::string(R"({"assignment":11})"), std::string(R"({"assignment":"x","unit":3})"),
        good + "}", good.substr(0, good.size() - 1)}) {
    const auto decoded = DecodeBody(EventType::kAccepted, bad);
    EXPECT_EQ(decoded.status().code(), absl::StatusCode::kInternal) << bad;
  }
  EXPECT_EQ(DecodeBody(static_cast<EventType>(999), "{}").status().code(),
            absl::StatusCode::kInternal);
  EXPECT_FALSE(
      DecodeBody(EventType::kTaskIssued, R"({"due_date":"2026-13-40","due_basis":2})").ok());
  EXPECT_FALSE(DecodeBody(EventType::kSubmitted, R"({"assignment":1,"unit":1,"submission":1,)"
                                                 R"("summary":"","steps":"x"})")
                   .ok());
}

}  // namespace
}  // namespace duban::app
