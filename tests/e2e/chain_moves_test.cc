// Every other move on the chain, by the command line: groups, splits, urging, recall, suspension,
// coordination, instructions, delegations, batches, cancelling.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/e2e/harness/cli.h"
#include "tests/e2e/harness/documents.h"
#include "tests/e2e/world.h"

namespace duban::testing {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;
using ::testing::HasSubstr;

constexpr char kLead[] = "财务处";
constexpr char kSupporter[] = "干部人事处";
constexpr int kRefused = 1;
constexpr int kForbidden = 3;

class ChainMoves : public ::testing::Test {
 protected:
  // One world for all cases; its people sign in once.
  struct Stage {
    Stage() : cli(world.server().target()) {
      Bureau& bureau = world.bureau();
      bureau.AddPerson("leader", "分管局领导", kBureau, v1::ROLE_LEADER);
      bureau.AddPerson("deputy", "财务处副处长", "办公室", v1::ROLE_VIEWER);
      for (const char* login : {"ducha", "leader", "deputy", "cwc.head", "cwc.handler", "rsc.head",
                                "rsc.handler", "bgs.head", kAdmin}) {
        cli.SignIn(login, kPassword);
      }
    }
    World world;
    Cli cli;
  };

  static Stage& Get() {
    static Stage stage;
    return stage;
  }

  Json Must(const std::string& login, const Words& words) { return Get().cli.Must(login, words); }

  void ExpectRefused(const std::string& login, const Words& words, int exit_code,
                     const std::string& reason) {
    const CliAnswer answer = Get().cli.RunJson(login, words);
    EXPECT_EQ(answer.exit_code, exit_code) << answer.out << answer.err;
    EXPECT_EQ(answer.Error().at("reason"), reason) << answer.err;
  }

  // Issued, lead and supporter both IN_PROGRESS.
  std::string TaskUnderWay() {
    std::string task = Get().world.Issued(kLead, {kSupporter}).name();
    Must("cwc.handler", {"assignment", "accept", task + ":" + kLead});
    Must("rsc.handler", {"assignment", "accept", task + ":" + kSupporter});
    return task;
  }

  Json Of(const std::string& task, const std::string& unit) {
    const Json shown = Must("ducha", {"task", "show", task});
    Json found;
    for (const Json& assignment : shown.at("assignments")) {
      if (assignment.at("unit_display_name") == unit) found = assignment;
    }
    return found;
  }
};

TEST_F(ChainMoves, AGroupIsExpandedAtIssueAndSplitFurther) {
  for (const char* county : {"东县教育局", "西县教育局"}) {
    Must(kAdmin, {"unit", "create", county, "--kind", "COUNTY", "--parent", kBureau});
    Must(kAdmin, {"member", "add", "bgs.head", county, "HEAD"});
  }
  Must(kAdmin, {"unit", "create", "东县一小", "--kind", "SCHOOL", "--parent", "东县教育局"});
  Must(kAdmin, {"member", "add", "rsc.head", "东县一小", "HEAD"});
  Must(kAdmin, {"group", "create", "各县教育局", "--owner", kBureau, "--member", "东县教育局",
                "--member", "西县教育局"});
  const std::string task =
      Must("ducha", {"task", "create", "核对学籍", "--unit", kBureau, "--lead", kLead,
                     "--support-group", "各县教育局", "--due", DateText(DaysFromToday(60))})
          .at("name");
  const Json issued = Must("ducha", {"task", "issue", task});
  EXPECT_EQ(issued.at("assignments").size(), 3U);
  // What was issued stays as it was.
  Must(kAdmin, {"group", "update", "各县教育局", "--member", "东县教育局"});
  EXPECT_EQ(Must("ducha", {"task", "show", task}).at("assignments").size(), 3U);
  Must("bgs.head", {"assignment", "accept", task + ":东县教育局"});
  ExpectRefused("bgs.head", {"assignment", "split", task + ":东县教育局", "--to", "西县教育局"},
                kRefused, "UNIT_NOT_YOURS");
  const Json split = Must(
      "bgs.head", {"assignment", "split", task + ":东县教育局", "--to", "东县一小=核对本校学籍"});
  ASSERT_EQ(split.at("children").size(), 1U);
  EXPECT_EQ(split.at("children")[0].at("origin"), "ASSIGNMENT_ORIGIN_SPLIT");
  EXPECT_EQ(split.at("children")[0].at("share"), "核对本校学籍");
  Must("bgs.head", {"assignment", "share", task + ":东县一小", "--share", "核对在校生学籍"});
  Must("bgs.head", {"assignment", "waive", task + ":东县一小", "--reason", "学校已撤并"});
  EXPECT_EQ(Of(task, "东县一小").at("end_reason"), "END_REASON_WAIVED");
  Must("ducha", {"assignment", "withdraw", task + ":西县教育局", "--reason", "不涉及"});
  EXPECT_EQ(Of(task, "西县教育局").at("state"), "ASSIGNMENT_STATE_WITHDRAWN");
}

TEST_F(ChainMoves, UrgedOnceADay) {
  const std::string task = TaskUnderWay();
  Must("cwc.head", {"assignment", "urge", task + ":" + kSupporter, "--comment", "请抓紧"});
  ExpectRefused("ducha", {"assignment", "urge", task + ":" + kSupporter}, kRefused, "URGED_TODAY");
}

TEST_F(ChainMoves, RecallRevokeAndReopen) {
  const std::string task = TaskUnderWay();
  const std::string supporter = task + ":" + kSupporter;
  Must("rsc.handler", {"assignment", "submit", supporter, "--summary", "已完成"});
  Must("rsc.handler", {"assignment", "recall", supporter});
  EXPECT_EQ(Of(task, kSupporter).at("state"), "ASSIGNMENT_STATE_IN_PROGRESS");
  Must("rsc.handler", {"assignment", "submit", supporter, "--summary", "已完成"});
  Must("rsc.head", {"assignment", "approve", supporter});
  Must("rsc.head", {"assignment", "revoke", supporter, "--reason", "附件有误"});
  EXPECT_EQ(Of(task, kSupporter).at("open_step"), "REVIEW_STEP_KIND_UNIT_HEAD");
  Must("rsc.head", {"assignment", "approve", supporter});
  Must("cwc.head", {"assignment", "approve", supporter});
  Must("cwc.head", {"assignment", "reopen", Of(task, kSupporter).at("name"), "--reason", "数据不实",
                    "--due", DateText(DaysFromToday(20))});
  EXPECT_EQ(Of(task, kSupporter).at("return_count"), 1);
}

TEST_F(ChainMoves, SuspendedWorkWaits) {
  const std::string task = TaskUnderWay();
  const std::string review = DateText(DaysFromToday(30));
  ExpectRefused(
      "ducha",
      {"assignment", "suspend", task + ":" + kLead, "--reason", "等文件", "--review", review},
      kRefused, "CONSENT_REQUIRED");
  Must("ducha", {"task", "suspend", task, "--reason", "等上级文件", "--review", review,
                 "--leader-consent", "分管领导同意"});
  const CliAnswer tree = Get().cli.Run("ducha", {"tree", task});
  EXPECT_THAT(tree.out, HasSubstr("暂缓(办理中)"));
  EXPECT_THAT(tree.out, HasSubstr("挂账," + review + " 复核"));
  EXPECT_THAT(tree.out, HasSubstr("随上级挂账"));
  ExpectRefused("rsc.handler", {"assignment", "submit", task + ":" + kSupporter, "--summary", "x"},
                kRefused, "SUSPENDED");
  const CliAnswer asked = Get().cli.Run("rsc.handler", {"allowed", task + ":" + kSupporter});
  EXPECT_THAT(asked.out, HasSubstr("[SUSPENDED]"));
  Must("ducha",
       {"task", "redate", task, "--reason", "文件未到", "--review", DateText(DaysFromToday(40))});
  const Json resumed = Must("ducha", {"task", "resume", task});
  EXPECT_EQ(resumed.at("state"), "TASK_STATE_IN_PROGRESS");
  Must("ducha", {"assignment", "suspend", task + ":" + kSupporter, "--reason", "编制未批",
                 "--review", review});
  EXPECT_EQ(Of(task, kSupporter).at("suspended"), true);
  EXPECT_EQ(Of(task, kLead).at("suspended"), false);
  Must("ducha", {"assignment", "redate", task + ":" + kSupporter, "--reason", "仍未批", "--review",
                 DateText(DaysFromToday(35))});
  Must("ducha", {"assignment", "resume", task + ":" + kSupporter});
}

TEST_F(ChainMoves, CoordinationIsAskedForAndRuled) {
  const std::string task = TaskUnderWay();
  const Words ask = {"request", "create", task + ":" + kLead, "--kind",          "ADD_UNIT",
                     "--unit",  "办公室", "--wish",           "需办公室提供名册"};
  const std::string refused = Must("cwc.head", ask).at("name");
  EXPECT_EQ(Of(task, kLead).at("open_request_count"), 1);
  ExpectRefused("cwc.head", ask, kRefused, "REQUEST_EXISTS");
  const Json todo = Must("ducha", {"todo"});
  ASSERT_FALSE(todo.at("requests").empty());
  EXPECT_EQ(todo.at("requests").back().at("request"), refused);
  Must("ducha", {"request", "rule", refused, "--refuse", "--reason", "可自行调取"});
  const std::string withdrawn = Must("cwc.head", ask).at("name");
  Must("cwc.head", {"request", "withdraw", withdrawn});
  const std::string granted = Must("cwc.head", ask).at("name");
  Must("ducha", {"request", "rule", granted, "--grant", "--reason", "确有需要"});
  EXPECT_EQ(Of(task, "办公室").at("origin"), "ASSIGNMENT_ORIGIN_ISSUE");
  const Json listed = Must("ducha", {"request", "list", task});
  ASSERT_EQ(listed.at("requests").size(), 3U);
  EXPECT_EQ(listed.at("requests")[2].at("state"), "REQUEST_STATE_GRANTED");
}

TEST_F(ChainMoves, AnInstructionIsAcknowledgedOrAnswered) {
  const std::string task = TaskUnderWay();
  ExpectRefused("cwc.head", {"instruction", "give", task, "--text", "请办"}, kForbidden,
                "NOT_ALLOWED");
  const std::string all =
      Must("leader", {"instruction", "give", task, "--text", "请抓紧办理"}).at("name");
  Must("cwc.handler", {"instruction", "ack", all, "--unit", kLead});
  ExpectRefused("cwc.handler", {"instruction", "ack", all, "--unit", kLead}, kRefused,
                "WRONG_STATE");
  const std::string one = Must("leader", {"instruction", "give", task, "--text", "请专题报告",
                                          "--to", kLead, "--reply-by", DateText(DaysFromToday(7))})
                              .at("name");
  ExpectRefused("cwc.head", {"instruction", "ack", one, "--unit", kLead}, kRefused,
                "REPLY_REQUIRED");
  Must("cwc.head", {"instruction", "reply", one, "--unit", kLead, "--text", "报告附后"});
  const auto reply_seen_by = [&](const std::string& login) {
    const Json listed = Must(login, {"instruction", "list", task});
    EXPECT_EQ(listed.at("instructions").size(), 2U);
    return listed.at("instructions")[1].at("addressees")[0].at("reply").get<std::string>();
  };
  EXPECT_EQ(reply_seen_by("leader"), "报告附后");
  EXPECT_EQ(reply_seen_by("rsc.handler"), "");  // a reply is not for the units below
}

TEST_F(ChainMoves, ADelegateActsInTheNameOfAnother) {
  const std::string task = TaskUnderWay();
  const std::string supporter = task + ":" + kSupporter;
  Must("rsc.handler", {"assignment", "submit", supporter, "--summary", "已完成"});
  Must("rsc.head", {"assignment", "approve", supporter});
  ExpectRefused("deputy",
                {"assignment", "approve", Of(task, kSupporter).at("name"), "--for", "cwc.head"},
                kForbidden, "ACCESS_DENIED");
  const Json lent =
      Must("cwc.head", {"delegation", "create", "deputy", "--role", "HEAD", "--from",
                        DateText(DaysFromToday(0)), "--until", DateText(DaysFromToday(3))});
  // In his own right he still may not.
  ExpectRefused("deputy", {"assignment", "approve", supporter}, kForbidden, "NOT_ALLOWED");
  Must("deputy", {"assignment", "approve", supporter, "--for", "cwc.head"});
  const CliAnswer minutes = Get().cli.Run("ducha", {"event", "list", task, "--minutes"});
  EXPECT_THAT(minutes.out, HasSubstr("财务处副处长(代财务处处长)"));
  EXPECT_EQ(Must("deputy", {"delegation", "list"}).at("delegations").size(), 1U);
  Must("cwc.head", {"delegation", "end", lent.at("name")});
  EXPECT_TRUE(Must("deputy", {"delegation", "list"}).at("delegations").empty());
}

TEST_F(ChainMoves, BatchesAreAllOrNothing) {
  const std::string first = Get().world.Draft(kLead).name();
  const std::string second = Get().world.Draft("筹备组").name();  // has no staff
  ExpectRefused("ducha", {"task", "issue", first, second}, kRefused, "UNIT_WITHOUT_STAFF");
  EXPECT_EQ(Must("ducha", {"task", "show", first}).at("state"), "TASK_STATE_DRAFT");
  const std::string third = Get().world.Draft(kLead, {kSupporter}).name();
  const std::string fourth = Get().world.Draft(kLead, {kSupporter}).name();
  EXPECT_EQ(Must("ducha", {"task", "issue", third, fourth}).at("tasks").size(), 2U);
  Words approve = {"assignment", "approve"};
  for (const std::string& task : {third, fourth}) {
    Must("rsc.head", {"assignment", "accept", task + ":" + kSupporter});
    Must("rsc.head", {"assignment", "submit", task + ":" + kSupporter, "--summary", "已完成"});
    approve.push_back(task + ":" + kSupporter);
  }
  const Json approved = Must("cwc.head", approve);
  ASSERT_EQ(approved.at("assignments").size(), 2U);
  EXPECT_EQ(approved.at("assignments")[1].at("state"), "ASSIGNMENT_STATE_DONE");
  const Json urged =
      Must("ducha", {"assignment", "urge", third + ":" + kLead, fourth + ":" + kLead});
  EXPECT_EQ(urged.at("assignments").size(), 2U);
}

TEST_F(ChainMoves, ReleasedAndCancelled) {
  const std::string task = Get().world.Issued(kLead, {kSupporter}).name();
  Must("rsc.head", {"assignment", "decline", task + ":" + kSupporter, "--reason", "非本处职责"});
  Must("ducha", {"assignment", "release", task + ":" + kSupporter, "--reason", "确非其职责"});
  EXPECT_EQ(Of(task, kSupporter).at("end_reason"), "END_REASON_RELEASED");
  const Words cancel = {"task",     "cancel",           task,      "--reason",
                        "政策调整", "--leader-consent", "局长同意"};
  Words preview = cancel;
  preview.push_back("--validate-only");
  EXPECT_EQ(Must("ducha", preview).at("state"), "TASK_STATE_CANCELLED");
  EXPECT_EQ(Must("ducha", {"task", "show", task}).at("state"), "TASK_STATE_ISSUED");
  Must("ducha", cancel);
  EXPECT_EQ(Of(task, kLead).at("end_reason"), "END_REASON_CANCELLED");
  ExpectRefused("cwc.handler", {"assignment", "accept", Of(task, kLead).at("name")}, kRefused,
                "TASK_CANCELLED");
}

}  // namespace
}  // namespace duban::testing
