// A17: closing carries an assessment; 不合格 returns.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/bureau.h"
#include "tests/support/refusal.h"

namespace duban::domain {
namespace {

using testing::Bureau;
using ::testing::ElementsAre;
using testing::Journey;
using testing::ReasonsOf;

class AtTheOffice : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(j_.Accept(j_.root(), b_.finance_head).ok());
    ASSERT_TRUE(j_.Submit(j_.root(), b_.finance_head).ok());
  }
  Bureau b_;
  Journey j_{b_, {testing::Planned(b_.finance, testing::kLead)}};
};

TEST_F(AtTheOffice, TheRootNeedsOne) {
  EXPECT_THAT(ReasonsOf(j_.Approve(j_.root(), b_.supervisor)), ElementsAre("ASSESSMENT_REQUIRED"));
}

TEST_F(AtTheOffice, UnqualifiedIsAReturn) {
  EXPECT_THAT(ReasonsOf(j_.Approve(j_.root(), b_.supervisor, Assessment::kUnqualified)),
              ElementsAre("USE_RETURN"));
}

TEST_F(AtTheOffice, ItIsKeptOnAssignmentAndTask) {
  for (const Assessment a : {Assessment::kExcellent, Assessment::kGood, Assessment::kQualified}) {
    Bureau b;
    Journey j(b, {testing::Planned(b.finance, testing::kLead)});
    ASSERT_TRUE(j.Accept(j.root(), b.finance_head).ok());
    ASSERT_TRUE(j.Submit(j.root(), b.finance_head).ok());
    ASSERT_TRUE(j.Approve(j.root(), b.supervisor, a).ok());
    EXPECT_EQ(j.root().assessment, a);
    EXPECT_EQ(j.chain.task.assessment, a);
    EXPECT_EQ(j.chain.task.complete_time, b.now);
  }
}

// All that fail are listed, in the order of the row: four-eyes, the assessment, the children.
TEST_F(AtTheOffice, AllGuardsAreListedInTheirOrder) {
  b_.staff.Grant(b_.supervisor, Role::kHandler, b_.finance);
  b_.Rebuild();
  Assignment late;
  late.id = {200};
  late.task = j_.chain.task.id;
  late.parent = j_.root().id;
  late.unit = b_.personnel;
  j_.chain.assignments.push_back(late);
  EXPECT_THAT(ReasonsOf(j_.Approve(j_.root(), b_.supervisor)),
              ElementsAre("OWN_UNIT", "ASSESSMENT_REQUIRED", "CHILDREN_OPEN"));
  EXPECT_THAT(ReasonsOf(j_.Approve(j_.root(), b_.supervisor2, Assessment::kUnqualified)),
              ElementsAre("USE_RETURN", "CHILDREN_OPEN"));
}

TEST(Assessment, OfAChildIsOptional) {
  for (const Assessment a : {Assessment::kNone, Assessment::kGood}) {
    Bureau b;
    Journey j(b);
    ASSERT_TRUE(j.Accept(j.child(), b.personnel_head).ok());
    ASSERT_TRUE(j.Submit(j.child(), b.personnel_head).ok());
    ASSERT_TRUE(j.Approve(j.child(), b.finance_head, a).ok());
    EXPECT_EQ(j.child().assessment, a);
  }
}

TEST(Assessment, IsTakenAtTheLastStepOnly) {
  Bureau b;
  Journey j(b);
  ASSERT_TRUE(j.Accept(j.child(), b.personnel_handler).ok());
  ASSERT_TRUE(j.Submit(j.child(), b.personnel_handler).ok());
  EXPECT_THAT(ReasonsOf(j.Approve(j.child(), b.personnel_head, Assessment::kGood)),
              ElementsAre("ASSESSMENT_NOT_TAKEN"));
  EXPECT_THAT(ReasonsOf(j.Approve(j.child(), b.personnel_head, Assessment::kUnqualified)),
              ElementsAre("USE_RETURN"));
}

}  // namespace
}  // namespace duban::domain
