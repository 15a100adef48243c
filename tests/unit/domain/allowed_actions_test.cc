// "Why can't I do this now": the rows of the table with their guards.
#include "server/domain/allowed_actions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/bureau.h"
#include "tests/support/refusal.h"

namespace duban::domain {
namespace {

using testing::Bureau;
using ::testing::Contains;
using ::testing::IsEmpty;
using testing::Journey;
using ::testing::Not;

// "SUBMIT", or "SUBMIT: CHILDREN_OPEN" where it is not taken.
std::vector<std::string> Actions(const Journey& j, const Assignment& a, const Bureau& b,
                                 UserId user) {
  std::vector<std::string> actions;
  const Facts facts = b.facts();
  for (const AllowedAction& action : AllowedActions({j.chain, a, {user}, facts})) {
    std::string line(RuleOf(action.command).name);
    if (!action.reasons.empty()) line += ": " + action.reasons.front().type;
    actions.push_back(line);
  }
  return actions;
}

TEST(AllowedActions, SayWhatIsTakenAndWhyNot) {
  Bureau b;
  Journey j(b);
  EXPECT_THAT(Actions(j, j.root(), b, b.finance_head), Contains("ACCEPT"));
  EXPECT_THAT(Actions(j, j.root(), b, b.finance_head), Contains("SUBMIT: WRONG_STATE"));
  EXPECT_THAT(Actions(j, j.root(), b, b.finance_handler), Not(Contains("DECLINE")));
  ASSERT_TRUE(j.Accept(j.root(), b.finance_head).ok());
  EXPECT_THAT(Actions(j, j.root(), b, b.finance_head), Contains("SUBMIT: CHILDREN_OPEN"));
  EXPECT_THAT(Actions(j, j.child(), b, b.finance_head), Contains("URGE"));
  ASSERT_TRUE(j.Give(j.child(), {b.finance_head}, Urge{}).ok());
  EXPECT_THAT(Actions(j, j.child(), b, b.finance_head), Contains("URGE: URGED_TODAY"));
  EXPECT_THAT(Actions(j, j.root(), b, b.stranger), IsEmpty());
}

TEST(AllowedActions, OfAReviewOnlyTheOpenStepsDecision) {
  Bureau b;
  Journey j(b);
  ASSERT_TRUE(j.Accept(j.child(), b.personnel_head).ok());
  ASSERT_TRUE(j.Submit(j.child(), b.personnel_handler).ok());
  EXPECT_THAT(Actions(j, j.child(), b, b.personnel_head), Contains("APPROVE_UNIT_HEAD"));
  EXPECT_THAT(Actions(j, j.child(), b, b.personnel_head), Not(Contains("APPROVE_LAST")));
  EXPECT_THAT(Actions(j, j.child(), b, b.finance_head), Not(Contains("APPROVE_UNIT_HEAD")));
  EXPECT_THAT(Actions(j, j.child(), b, b.personnel_handler), Contains("RECALL"));
}

TEST(AllowedActions, NameTheRequestAndTheInstruction) {
  Bureau b;
  Journey j(b);
  ASSERT_TRUE(j.Give(j.child(), {b.personnel_head},
                     RequestCoordination{.kind = RequestKind::kNotOurs, .wish = "不属"})
                  .ok());
  ASSERT_TRUE(j.Give(j.root(), {b.leader}, Instruct{.text = "抓紧", .reply_asked = true}).ok());
  const Facts facts = b.facts();
  bool rules = false;
  for (const AllowedAction& a : AllowedActions({j.chain, j.child(), {b.supervisor}, facts})) {
    if (a.command != ChainCommand::kRuleCoordination) continue;
    rules = true;
    EXPECT_EQ(a.request, RequestId{701});
    EXPECT_THAT(a.reasons, IsEmpty());
  }
  EXPECT_TRUE(rules);
  EXPECT_THAT(Actions(j, j.child(), b, b.personnel_head),
              Contains("ACKNOWLEDGE_INSTRUCTION: REPLY_REQUIRED"));
  EXPECT_THAT(Actions(j, j.child(), b, b.personnel_head), Contains("REPLY_INSTRUCTION"));
}

// The command is given on the task, whose root takes it in any state.
TEST(AllowedActions, OfAnInstructionAreAskedOnTheTask) {
  Bureau b;
  Journey j(b);
  ASSERT_TRUE(j.Accept(j.root(), b.finance_head).ok());
  ASSERT_TRUE(j.Give(j.root(), {b.leader}, Instruct{.text = "抓紧", .reply_asked = true}).ok());
  ASSERT_TRUE(j.Give(j.child(), {b.supervisor}, Withdraw{.reason = "不再需要"}).ok());
  EXPECT_THAT(Actions(j, j.child(), b, b.personnel_head), Contains("REPLY_INSTRUCTION"));
  EXPECT_TRUE(j.Give(j.root(), {b.personnel_head},
                     ReplyInstruction{.instruction = j.chain.instructions.at(0).id,
                                      .unit = b.personnel,
                                      .reply = "已办"})
                  .ok());
  EXPECT_THAT(Actions(j, j.child(), b, b.personnel_head), Not(Contains("REPLY_INSTRUCTION")));
}

}  // namespace
}  // namespace duban::domain
