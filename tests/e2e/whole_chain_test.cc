// The whole chain, by the command line alone: the fourth item of the plan, with a lead and six
// supporters. One declines and is held to it, one is returned twice, one is reassigned with its
// work under way, the lead changes its handler and may not hand up over open work; then head,
// leader and office approve, and it is closed 优秀. What is left reads like minutes.
#include <algorithm>
#include <map>
#include <stdexcept>
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

constexpr char kLead[] = "机关党委";
constexpr char kDeclines[] = "干部人事处";
constexpr char kReturned[] = "办公室";
constexpr char kReassigned[] = "党建德育处";
constexpr char kTakesOver[] = "教师处";
constexpr int kItem = 3;  // the fourth
constexpr int kRefused = 1;

class WholeChain : public ::testing::Test {
 protected:
  WholeChain() : world_("review:\n  root_leader: true\n"), cli_(world_.server().target()) {
    AddPeople();
    for (const char* login : {"ducha", "leader", "dw.head", "dw.first", "dw.second", "rsc.head",
                              "bgs.head", "bgs.handler", "many.head"}) {
      cli_.SignIn(login, kPassword);
    }
  }

  // Those of the document beyond the small bureau; one person heads most of them.
  void AddPeople() {
    Bureau& bureau = world_.bureau();
    bureau.AddPerson("leader", "分管局领导", kBureau, v1::ROLE_LEADER);
    bureau.AddUnit(kLead);
    bureau.AddPerson("dw.head", "党委书记", kLead, v1::ROLE_HEAD);
    bureau.AddPerson("dw.first", "党委经办甲", kLead, v1::ROLE_HANDLER);
    bureau.AddPerson("dw.second", "党委经办乙", kLead, v1::ROLE_HANDLER);
    bureau.AddPerson("bgs.handler", "办公室经办", kReturned, v1::ROLE_HANDLER);
    bureau.AddUnit(kReassigned);
    bureau.AddPerson("many.head", "多处处长", kReassigned, v1::ROLE_HEAD);
    for (const char* name : {"离退休干部处", "发展规划处", "基础教育处", "高等教育与职业教育处",
                             kTakesOver, "机关后勤服务中心", "教育资助中心", "教育发展研究中心",
                             "教育科学研究中心", "职业教育与成人教育研究中心",
                             "教育质量评估监测中心", "区域教育中心建设专班", "找抓补促工作专班"}) {
      bureau.AddUnit(name);
      bureau.Grant("many.head", name, v1::ROLE_HEAD);
    }
  }

  void IssueItem() {
    const Json imported =
        cli_.Must("ducha", {"plan", "import", OwnDocumentFile(), "--unit", kBureau});
    const std::string plan = imported.at("plan").at("name");
    task_ = imported.at("tasks").at(kItem).at("name");
    cli_.Must("ducha", {"plan", "set", plan, "--due", DateText(DaysFromToday(90))});
    cli_.Must("ducha", {"plan", "issue", plan});
    const Json task = Task();
    ASSERT_EQ(task.at("assignments").size(), 7U);
    EXPECT_EQ(task.at("assignments")[0].at("unit_display_name"), kLead);
    EXPECT_EQ(task.at("assignments")[0].at("role"), "ASSIGNMENT_ROLE_LEAD");
    for (const Json& assignment : task.at("assignments")) {
      const std::string unit = assignment.at("unit_display_name");
      if (unit != kLead) supporters_.push_back(unit);
    }
  }

  Json Task() { return cli_.Must("ducha", {"task", "show", task_}); }

  // The assignment of a unit: the last one it was given.
  Json Of(const std::string& unit) {
    const Json task = Task();
    Json found;
    for (const Json& assignment : task.at("assignments")) {
      if (assignment.at("unit_display_name") == unit) found = assignment;
    }
    return found;
  }

  Words On(const std::string& verb, const std::string& unit, const Words& more = {}) const {
    Words words = {"assignment", verb, task_ + ":" + unit};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }

  Json Act(const std::string& login, const std::string& verb, const std::string& unit,
           const Words& more = {}) {
    return cli_.Must(login, On(verb, unit, more));
  }

  void ExpectRefused(const std::string& login, const Words& words, const std::string& reason) {
    const CliAnswer answer = cli_.RunJson(login, words);
    EXPECT_EQ(answer.exit_code, kRefused) << answer.out << answer.err;
    EXPECT_EQ(answer.Error().at("reason"), reason) << answer.err;
  }

  // Declines, and is held to it; may not decline again.
  void DeclineAndInsist() {
    Act("rsc.head", "decline", kDeclines, {"--reason", "本处不管会议", "--suggest", kReturned});
    EXPECT_EQ(Of(kDeclines).at("state"), "ASSIGNMENT_STATE_DECLINED");
    const CliAnswer tree = cli_.Run("ducha", {"tree", task_});
    EXPECT_THAT(tree.out, HasSubstr("已退回待裁定"));
    Act("ducha", "insist", kDeclines, {"--reason", "涉及干部作风考核"});
    EXPECT_EQ(Of(kDeclines).at("state"), "ASSIGNMENT_STATE_IN_PROGRESS");
    Finish("rsc.head", kDeclines);
  }

  // Handed up by its head, so that its own step counts as taken; approved by the lead.
  void Finish(const std::string& head, const std::string& unit) {
    Act(head, "submit", unit, {"--summary", unit + "已办结本单位事项"});
    Act("dw.head", "approve", unit);
    EXPECT_EQ(Of(unit).at("state"), "ASSIGNMENT_STATE_DONE");
  }

  // By its handler and its head, returned twice by the lead.
  void ReturnTwice() {
    Act("bgs.handler", "accept", kReturned);
    for (const char* missing : {"缺会议台账", "台账缺十月"}) {
      Act("bgs.handler", "submit", kReturned, {"--summary", "会议已压减"});
      Act("bgs.head", "approve", kReturned);
      Act("dw.head", "return", kReturned, {"--comment", missing});
    }
    EXPECT_EQ(Of(kReturned).at("return_count"), 2);
    Act("bgs.handler", "submit", kReturned, {"--summary", "会议已压减,台账齐全"});
    Act("bgs.head", "approve", kReturned);
    Act("dw.head", "approve", kReturned, {"--comment", "台账已核"});
  }

  void ChangeHandler() {
    Act("dw.first", "accept", kLead);
    Act("dw.head", "handler", kLead, {"dw.first"});
    Act("dw.head", "handler", kLead, {"dw.second"});
    EXPECT_EQ(Of(kLead).at("handler_display_name"), "党委经办乙");
  }

  std::string AnotherPending() {
    for (const std::string& unit : supporters_) {
      if (Of(unit).at("state") == "ASSIGNMENT_STATE_PENDING") return unit;
    }
    throw std::logic_error("no supporter is left that has not accepted");
  }

  // What it handed up falls away; the other unit carries its record on.
  void ReassignUnderWay() {
    Act("many.head", "accept", kReassigned);
    Act("many.head", "submit", kReassigned, {"--summary", "已完成一半"});
    const std::string old = Of(kReassigned).at("name");
    ExpectRefused("ducha",
                  On("reassign", kReassigned, {"--to", AnotherPending(), "--reason", "职责调整"}),
                  "DUPLICATE");
    const Words move = On("reassign", kReassigned, {"--to", kTakesOver, "--reason", "职责调整"});
    Words preview = move;
    preview.push_back("--validate-only");
    EXPECT_EQ(cli_.Must("ducha", preview).at("responses")[0].at("assignment").at("name"), "");
    EXPECT_EQ(Of(kReassigned).at("state"), "ASSIGNMENT_STATE_UNDER_REVIEW");
    const Json moved = cli_.Must("ducha", move).at("responses")[0];
    EXPECT_EQ(moved.at("reassigned").at("state"), "ASSIGNMENT_STATE_REASSIGNED");
    EXPECT_EQ(moved.at("assignment").at("state"), "ASSIGNMENT_STATE_PENDING");
    EXPECT_EQ(moved.at("assignment").at("inherited_from"), old);
    EXPECT_EQ(moved.at("reassigned").at("replaced_by"), moved.at("assignment").at("name"));
    const Json handed_up = cli_.Must("ducha", {"assignment", "submissions", old});
    EXPECT_EQ(handed_up.at("submissions")[0].at("state"), "SUBMISSION_STATE_SUPERSEDED");
    const CliAnswer tree = cli_.Run("ducha", {"tree", task_});
    EXPECT_THAT(tree.out, HasSubstr(std::string("已改派给") + kTakesOver));
    Act("many.head", "accept", kTakesOver);
    Finish("many.head", kTakesOver);
  }

  void FinishOthers() {
    for (const std::string& unit : supporters_) {
      if (Of(unit).at("state") != "ASSIGNMENT_STATE_PENDING") continue;
      Act("many.head", "accept", unit);
      Finish("many.head", unit);
    }
  }

  // Refused while one is open; then by handler, head, leader and office.
  void Close() {
    const CliAnswer asked = cli_.RunJson("dw.second", {"allowed", task_ + ":" + kLead});
    EXPECT_THAT(asked.out, HasSubstr("CHILDREN_OPEN"));
    ExpectRefused("dw.second", On("submit", kLead, {"--summary", "已完成"}), "CHILDREN_OPEN");
    FinishOthers();
    Act("dw.second", "submit", kLead, {"--summary", "会议压减26%,公文时限5个工作日"});
    Act("dw.head", "approve", kLead, {"--comment", "同意报送"});
    EXPECT_EQ(Of(kLead).at("open_step"), "REVIEW_STEP_KIND_LEADER");
    const Json todo = cli_.Must("leader", {"todo"});
    ASSERT_EQ(todo.at("assignments").size(), 1U);
    EXPECT_EQ(todo.at("assignments")[0].at("task").at("name"), task_);
    Act("leader", "approve", kLead, {"--comment", "同意"});
    Act("ducha", "approve", kLead, {"--assessment", "优秀", "--comment", "同意销号"});
    const Json task = Task();
    EXPECT_EQ(task.at("state"), "TASK_STATE_COMPLETED");
    EXPECT_EQ(task.at("assessment"), "ASSESSMENT_EXCELLENT");
  }

  // How often each thing happened.
  std::map<std::string, int> Counted() {
    std::map<std::string, int> counts;
    const Json events = cli_.Must("ducha", {"event", "list", task_}).at("events");
    for (const Json& event : events) {
      ++counts[event.at("type").get<std::string>()];
      EXPECT_FALSE(event.at("summary").get<std::string>().empty()) << event;
    }
    return counts;
  }

  void CheckTrail() {
    std::map<std::string, int> counts = Counted();
    EXPECT_EQ(counts["DECLINED"], 1);
    EXPECT_EQ(counts["DECLINE_REFUSED"], 1);
    EXPECT_EQ(counts["RETURNED"], 2);
    EXPECT_EQ(counts["HANDLER_ASSIGNED"], 2);
    EXPECT_EQ(counts["REASSIGNED"], 1);
    EXPECT_EQ(counts["SUBMISSION_SUPERSEDED"], 1);
    EXPECT_EQ(counts["ASSIGNMENT_CREATED"], 8);
    EXPECT_EQ(counts["DONE"], 7);
    EXPECT_EQ(counts["TASK_COMPLETED"], 1);
    // Five supporters handed up by a head, one of them twice: before and after the reassignment.
    EXPECT_EQ(counts["STEP_AUTO"], 6);
    EXPECT_EQ(cli_.Must("ducha", {"event", "verify", task_}).at("intact"), true);
    const CliAnswer minutes = cli_.Run("ducha", {"event", "list", task_, "--minutes"});
    EXPECT_EQ(minutes.exit_code, 0);
    for (const char* said : {"本处不管会议", "涉及干部作风考核", "缺会议台账", "台账缺十月",
                             "职责调整", "同意销号", "党委经办乙", kTakesOver}) {
      EXPECT_THAT(minutes.out, HasSubstr(said));
    }
  }

  World world_;  // its own: the leader's step is in its policy
  Cli cli_;
  std::string task_;
  Words supporters_;
};

TEST_F(WholeChain, FourthItem) {
  IssueItem();
  ASSERT_EQ(supporters_.size(), 6U);
  DeclineAndInsist();
  ChangeHandler();
  ReturnTwice();
  ReassignUnderWay();
  Close();
  CheckTrail();
}

}  // namespace
}  // namespace duban::testing
