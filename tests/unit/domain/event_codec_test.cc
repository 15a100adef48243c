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
      {.unit = {3}, .printed_name = "财务处", .role = AssignmentRole::kLead},
      {.unit = {}, .printed_name = "外星处", .role = AssignmentRole::kSupport}};
  content.lead_unconfirmed = true;
  content.annotation = "(责任单位:财务处)";
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
                  .version = 4};
  const Membership membership{.id = {5}, .unit = {3}, .user = {6}, .role = Role::kSupervisor};
  return {
      TaskDrafted{{2}, 7, {1}, FullContent()},
      TaskChanged{FullContent()},
      TaskDeleted{},
      TaskIssued{absl::CivilDay(2026, 6, 30), DueBasis::kPlan},
      AssignmentCreated{{11},
                        {10},
                        {3},
                        AssignmentRole::kLead,
                        AssignmentOrigin::kSplit,
                        absl::CivilDay(2026, 6, 23)},
      Accepted{{11}, {3}},
      Submitted{
          {11}, {3}, {21}, "已完成", {ReviewStepKind::kUnitHead, ReviewStepKind::kParentUnit}},
      StepAuto{{11}, {3}, {21}, ReviewStepKind::kParentUnit},
      HandedIn{{11}, {3}, {21}},
      StepApproved{{11}, {3}, {21}, ReviewStepKind::kLeader, "同意"},
      Returned{{11}, {3}, {21}, ReviewStepKind::kSupervision, "缺台账"},
      ReturnedInside{{11}, {3}, {21}, ReviewStepKind::kParentUnit, "缺附件"},
      Done{{11}, {3}, Assessment::kExcellent},
      TaskCompleted{Assessment::kQualified},
      NoDecider{{11}, {3}, {21}, ReviewStepKind::kSupervision},
      PlanDrafted{{1}, plan},
      PlanChanged{plan},
      PlanIssued{9},
      UnitCreated{unit},
      UnitChanged{unit},
      UserCreated{User{.id = {6}, .login = "wang", .display_name = "王"}},
      MembershipGranted{membership},
      MembershipRevoked{membership},
      SignedIn{{31}},
      SignedOut{{31}},
      UnitMappingConfirmed{{{1}, "外星处", {3}}},
      UnitMappingRemoved{{{1}, "外星处", {3}}},
  };
}

TEST(EventCodec, EveryTypeIsCovered) {
  const std::vector<EventBody> bodies = AllBodies();
  ASSERT_EQ(bodies.size(), std::variant_size_v<EventBody>);
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
