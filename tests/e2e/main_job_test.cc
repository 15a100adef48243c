// The main job, by the command line alone: a plan as issued becomes nine tasks, the second of which
// goes all the way to 办结, its supporter returned once.
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <absl/time/time.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/e2e/harness/cli.h"
#include "tests/e2e/harness/documents.h"
#include "tests/e2e/world.h"

namespace duban::testing {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

constexpr char kLead[] = "财务处";
constexpr char kSupporter[] = "干部人事处";

// Exit codes of the command line.
constexpr int kRefused = 1;
constexpr int kForbidden = 3;

class MainJob : public ::testing::Test {
 protected:
  MainJob() {
    AddUnits();
    for (const char* login :
         {"ducha", "cwc.head", "cwc.handler", "rsc.head", "rsc.handler", "both.head"}) {
      cli_.SignIn(login, kPassword);
    }
    const Json listed = cli_.Must("ducha", {"unit", "list"});
    for (const Json& unit : listed.at("units")) {
      unit_names_[unit.at("name")] = unit.at("display_name");
      unit_kinds_[unit.at("display_name")] = unit.at("kind");
    }
  }

  // Those of the documents beyond the small bureau; one person heads them all.
  void AddUnits() {
    Bureau& bureau = world_.bureau();
    bureau.AddPerson("many.head", "多处处长", "办公室", v1::ROLE_HEAD);
    for (const char* name :
         {"机关党委", "党建德育处", "离退休干部处", "发展规划处", "基础教育处",
          "高等教育与职业教育处", "教师处", "机关后勤服务中心", "教育资助中心", "教育发展研究中心",
          "教育科学研究中心", "职业教育与成人教育研究中心", "教育质量评估监测中心"}) {
      bureau.AddUnit(name);
      bureau.Grant("many.head", name, v1::ROLE_HEAD);
    }
    for (const char* name : {"区域教育中心建设专班", "找抓补促工作专班"}) {
      bureau.AddUnit(name, v1::UNIT_KIND_TASK_FORCE);
      bureau.Grant("many.head", name, v1::ROLE_HEAD);
    }
    // Heads the supporter and its lead at once: what four-eyes is about.
    bureau.AddPerson("both.head", "兼任处长", kLead, v1::ROLE_HEAD);
    bureau.Grant("both.head", kSupporter, v1::ROLE_HEAD);
  }

  // "财务处 LEAD", "干部人事处 SUPPORT" …
  Words UnitsOf(const Json& task) const {
    Words units;
    for (const Json& planned : task.at("planned_units")) {
      const std::string role = planned.at("role");
      const std::string& name = unit_names_.at(planned.at("unit"));
      units.push_back(name + " " + role.substr(role.rfind('_') + 1));
    }
    return units;
  }

  // A command that must fail with this exit code, naming this reason.
  void ExpectRefused(const std::string& login, const Words& words, int exit_code,
                     const std::string& reason) {
    const CliAnswer answer = cli_.RunJson(login, words);
    EXPECT_EQ(answer.exit_code, exit_code) << answer.out << answer.err;
    EXPECT_EQ(answer.Error().at("reason"), reason) << answer.err;
    EXPECT_FALSE(answer.Error().at("message_zh").get<std::string>().empty());
    // People see the same, in words and with the reason.
    const CliAnswer table = cli_.Run(login, words);
    EXPECT_THAT(table.err, ::testing::HasSubstr("[" + reason + "]"));
  }

  // Preview, import, and what stands in the draft. Returns the plan's name.
  std::string Import(const std::string& file) {
    const Json preview =
        cli_.Must("ducha", {"plan", "import", file, "--validate-only", "--unit", kBureau});
    EXPECT_EQ(preview.at("tasks").size(), 9U);
    EXPECT_EQ(preview.at("tasks")[0].at("name"), "");
    const Json imported = cli_.Must("ducha", {"plan", "import", file, "--unit", kBureau});
    const Json& tasks = imported.at("tasks");
    EXPECT_EQ(tasks.size(), 9U);
    EXPECT_EQ(UnitsOf(tasks.at(1)),
              (Words{std::string(kLead) + " LEAD", std::string(kSupporter) + " SUPPORT"}));
    EXPECT_EQ(UnitsOf(tasks.at(0)), Words{"区域教育中心建设专班 LEAD"});
    EXPECT_EQ(UnitsOf(tasks.at(2)), Words{"找抓补促工作专班 LEAD"});
    for (const std::size_t i : {0U, 2U}) {
      const std::string unit = tasks.at(i).at("planned_units")[0].at("unit");
      EXPECT_EQ(unit_kinds_.at(unit_names_.at(unit)), "UNIT_KIND_TASK_FORCE");
      EXPECT_FALSE(tasks.at(i).value("lead_unconfirmed", false));
    }
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      EXPECT_EQ(tasks.at(i).at("number"), std::to_string(i + 1));
      EXPECT_FALSE(tasks.at(i).at("sections").empty());
      task_names_.push_back(tasks.at(i).at("name"));
    }
    return imported.at("plan").at("name");
  }

  // Refused for want of a date, for all nine and by name; then dated and issued.
  void Issue(const std::string& plan) {
    const CliAnswer refused = cli_.RunJson("ducha", {"plan", "issue", plan});
    EXPECT_EQ(refused.exit_code, kRefused) << refused.out;
    std::set<std::string> subjects;
    const Json error = refused.Error();
    for (const Json& missing : error.at("precondition_failures")) {
      EXPECT_EQ(missing.at("type"), "NO_DUE_DATE");
      EXPECT_THAT(missing.at("message_zh").get<std::string>(), ::testing::HasSubstr("时限"));
      subjects.insert(missing.at("subject"));
    }
    EXPECT_EQ(subjects, std::set<std::string>(task_names_.begin(), task_names_.end()));

    const v1::CivilDate due = DaysFromToday(90);
    cli_.Must("ducha", {"plan", "set", plan, "--due", DateText(due)});
    EXPECT_EQ(cli_.Must("ducha", {"plan", "issue", plan}).at("state"), "PLAN_STATE_ISSUED");
    const Json listed = cli_.Must("ducha", {"task", "list", "--plan", plan});
    ASSERT_EQ(listed.at("tasks").size(), 9U);
    for (const Json& task : listed.at("tasks")) {
      EXPECT_EQ(task.at("state"), "TASK_STATE_ISSUED");
      EXPECT_EQ(task.at("due_basis"), "DUE_BASIS_PLAN");
      EXPECT_EQ(task.at("due_date").at("month"), due.month());
      EXPECT_EQ(task.at("due_date").at("day"), due.day());
    }
  }

  void Act(const std::string& login, Words words, const std::string& unit, const Words& more = {}) {
    words.insert(words.begin(), "assignment");
    words.push_back(task_ + ":" + unit);
    words.insert(words.end(), more.begin(), more.end());
    cli_.Must(login, words);
  }

  Words On(const std::string& verb, const std::string& unit, const Words& more = {}) const {
    Words words = {"assignment", verb, task_ + ":" + unit};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }

  // The supporter: handed up, approved inside, returned by the lead, handed up again, approved.
  void CarrySupporter() {
    Act("rsc.handler", {"accept"}, kSupporter);
    Act("rsc.handler", {"submit"}, kSupporter, {"--summary", "已补充教师1800人"});
    ExpectRefused("rsc.handler", On("approve", kSupporter), kForbidden, "NOT_ALLOWED");
    ExpectRefused("cwc.head", On("approve", kSupporter), kForbidden, "NOT_ALLOWED");
    Act("rsc.head", {"approve"}, kSupporter, {"--comment", "同意报送"});
    Act("cwc.head", {"return"}, kSupporter, {"--comment", "缺少招聘名册"});
    // A head in his own right: the unit's own step counts as taken, and he may not take the next.
    Act("both.head", {"submit"}, kSupporter, {"--summary", "已补名册"});
    ExpectRefused("both.head", On("approve", kSupporter), kRefused, "SELF_APPROVAL");
    Act("cwc.head", {"approve"}, kSupporter, {"--comment", "名册已核"});
  }

  // The lead: not over its supporter's head; then to the end.
  void CarryLead() {
    Act("cwc.handler", {"accept"}, kLead);
    ExpectRefused("cwc.handler", On("submit", kLead, {"--summary", "已完成"}), kRefused,
                  "CHILDREN_OPEN");
    CarrySupporter();
    Act("cwc.handler", {"submit"}, kLead, {"--summary", "年度投入目标已完成"});
    Act("cwc.head", {"approve"}, kLead, {"--comment", "同意"});
    ExpectRefused("ducha", On("approve", kLead), kRefused, "ASSESSMENT_REQUIRED");
    ExpectRefused("ducha", On("approve", kLead, {"--assessment", "不合格"}), kRefused,
                  "USE_RETURN");
    Act("ducha", {"approve"}, kLead, {"--assessment", "良好", "--comment", "同意销号"});
  }

  // Who and when, in order, and intact.
  void CheckEvents() {
    const Json events = cli_.Must("ducha", {"event", "list", task_}).at("events");
    std::vector<std::pair<std::string, std::string>> story;
    absl::Time last = absl::InfinitePast();
    for (std::size_t i = 0; i < events.size(); ++i) {
      const Json& event = events.at(i);
      story.emplace_back(event.at("type"), event.at("actor_display_name"));
      EXPECT_EQ(event.at("seq"), std::to_string(i + 1));
      EXPECT_FALSE(event.at("summary").get<std::string>().empty());
      absl::Time time;
      ASSERT_TRUE(absl::ParseTime(absl::RFC3339_full, event.at("record_time").get<std::string>(),
                                  &time, nullptr));
      EXPECT_GT(time, last);
      last = time;
    }
    EXPECT_THAT(story,
                ::testing::ElementsAre(
                    std::pair("TASK_DRAFTED", "督查员"), std::pair("TASK_ISSUED", "督查员"),
                    std::pair("ASSIGNMENT_CREATED", "督查员"),
                    std::pair("ASSIGNMENT_CREATED", "督查员"), std::pair("ACCEPTED", "财务处经办"),
                    std::pair("ACCEPTED", "人事处经办"), std::pair("SUBMITTED", "人事处经办"),
                    std::pair("STEP_APPROVED", "人事处处长"), std::pair("HANDED_IN", "人事处处长"),
                    std::pair("RETURNED", "财务处处长"), std::pair("SUBMITTED", "兼任处长"),
                    std::pair("STEP_AUTO", "兼任处长"), std::pair("HANDED_IN", "兼任处长"),
                    std::pair("STEP_APPROVED", "财务处处长"), std::pair("DONE", "财务处处长"),
                    std::pair("SUBMITTED", "财务处经办"), std::pair("STEP_APPROVED", "财务处处长"),
                    std::pair("HANDED_IN", "财务处处长"), std::pair("STEP_APPROVED", "督查员"),
                    std::pair("DONE", "督查员"), std::pair("TASK_COMPLETED", "督查员")));
    const Json verified = cli_.Must("ducha", {"event", "verify", task_});
    EXPECT_EQ(verified.at("intact"), true);
    EXPECT_EQ(verified.at("event_count"), std::to_string(events.size()));
    const CliAnswer table = cli_.Run("ducha", {"event", "list", task_});
    EXPECT_EQ(table.exit_code, 0);
    EXPECT_THAT(table.out, ::testing::HasSubstr("财务处处长"));
  }

  void CheckTask() {
    const Json task = cli_.Must("ducha", {"task", "show", task_});
    EXPECT_EQ(task.at("state"), "TASK_STATE_COMPLETED");
    EXPECT_EQ(task.at("assessment"), "ASSESSMENT_GOOD");
    ASSERT_EQ(task.at("assignments").size(), 2U);
    EXPECT_EQ(task.at("assignments")[0].at("unit_display_name"), kLead);
    EXPECT_EQ(task.at("assignments")[1].at("unit_display_name"), kSupporter);
    EXPECT_EQ(task.at("assignments")[1].at("return_count"), 1);
    EXPECT_EQ(task.at("assignments")[1].at("parent"), task.at("assignments")[0].at("name"));
    const CliAnswer tree = cli_.Run("ducha", {"tree", task_});
    EXPECT_EQ(tree.exit_code, 0);
    EXPECT_THAT(tree.out, ::testing::HasSubstr(kLead));
    EXPECT_THAT(tree.out, ::testing::HasSubstr(kSupporter));
    EXPECT_THAT(tree.out, ::testing::HasSubstr("办结"));
  }

  void CarryDocument(const std::string& file) {
    const std::string plan = Import(file);
    ASSERT_EQ(task_names_.size(), 9U);
    Issue(plan);
    task_ = task_names_[1];
    CarryLead();
    CheckTask();
    CheckEvents();
  }

  World world_;  // its own: the bureau differs
  Cli cli_{world_.server().target()};
  std::map<std::string, std::string> unit_names_, unit_kinds_;
  Words task_names_;
  std::string task_;
};

TEST_F(MainJob, SeedDocument) {
  const auto file = SeedDocumentFile();
  if (!file) GTEST_SKIP() << "the seeds are not beside this repository";
  CarryDocument(*file);
}

TEST_F(MainJob, OwnDocument) { CarryDocument(OwnDocumentFile()); }

}  // namespace
}  // namespace duban::testing
