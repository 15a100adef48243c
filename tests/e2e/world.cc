#include "tests/e2e/world.h"

#include <gtest/gtest.h>

#include "tests/e2e/harness/documents.h"

namespace duban::testing {
namespace {

// A sentence for people: UTF-8 with at least one ideograph, whose first byte is 0xE4 to 0xE9.
bool IsChinese(const std::string& text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xE4 && byte <= 0xE9) return true;
  }
  return false;
}

ServerOptions WithSettings(const std::string& settings) {
  ServerOptions options;
  options.settings = settings;
  return options;
}

}  // namespace

World& World::Get() {
  static World world;
  return world;
}

World::World(const std::string& settings) : server_(database_, WithSettings(settings)) {
  server_.Bootstrap(kAdmin, kPassword, kBureau);
  server_.Start();
  bureau_ = std::make_unique<Bureau>(server_.target());
  AddSmallBureau(*bureau_);
  raw_ = std::make_unique<RawCaller>(server_.target());
  // A sign-in is an event; cases count rows.
  for (const char* login :
       {"ducha", "cwc.head", "cwc.handler", "rsc.head", "rsc.handler", "bgs.head", "guest"}) {
    As(login);
  }
}

std::string World::RowCounts() {
  std::string sql;
  for (const char* table : {"plan", "task", "task_party", "assignment", "submission", "unit",
                            "user_account", "membership"}) {
    sql += std::string("SELECT '") + table + "', COUNT(*) FROM " + table + ";\n";
  }
  // Sign-ins (80), whose stored answer is empty, come and go with the command line.
  sql +=
      "SELECT 'event', COUNT(*) FROM event WHERE type < 80;\n"
      "SELECT 'request_answer', COUNT(*) FROM request_answer WHERE response <> '';\n";
  return database_.Sql(sql);
}

v1::Task World::Draft(const std::string& lead, const std::vector<std::string>& supporters) {
  v1::CreateTaskRequest request;
  v1::Task& task = *request.mutable_task();
  task.set_title("完成一件督办事项");
  task.set_issuing_unit(bureau_->Unit(kBureau));
  *task.mutable_due_date() = DaysFromToday(30);
  v1::PlannedUnit& planned = *task.add_planned_units();
  planned.set_unit(bureau_->Unit(lead));
  planned.set_role(v1::ASSIGNMENT_ROLE_LEAD);
  for (const std::string& supporter : supporters) {
    v1::PlannedUnit& below = *task.add_planned_units();
    below.set_unit(bureau_->Unit(supporter));
    below.set_role(v1::ASSIGNMENT_ROLE_SUPPORT);
  }
  return Must(As("ducha").tasks().CreateTask(request));
}

v1::Task World::Issued(const std::string& lead, const std::vector<std::string>& supporters) {
  v1::IssueTaskRequest request;
  request.set_name(Draft(lead, supporters).name());
  return Must(As("ducha").tasks().IssueTask(request));
}

v1::ImportPlanResponse World::ImportedPlan(int count) {
  v1::ImportPlanRequest request;
  request.set_text(PlanText(count, "(牵头处室:财务处)"));
  request.set_issuing_unit(bureau_->Unit(kBureau));
  return Must(As("ducha").plans().ImportPlan(request));
}

void ExpectRefused(const client::Error& error, absl::StatusCode code, const std::string& reason) {
  EXPECT_EQ(error.code, code) << error.message;
  EXPECT_EQ(error.reason, reason) << error.message;
  EXPECT_TRUE(IsChinese(error.message_zh)) << error.message_zh;
}

void ExpectBadField(const client::Error& error, const std::string& field,
                    const std::string& reason) {
  ExpectRefused(error, absl::StatusCode::kInvalidArgument, reason);
  ASSERT_EQ(error.fields.size(), 1U);
  EXPECT_EQ(error.fields[0].field, field);
  EXPECT_EQ(error.fields[0].reason, reason);
  EXPECT_TRUE(IsChinese(error.fields[0].message_zh)) << error.fields[0].message_zh;
}

void ExpectMissing(const client::Error& error, const std::multiset<std::string>& reasons) {
  ExpectRefused(error, absl::StatusCode::kFailedPrecondition, *reasons.begin());
  std::multiset<std::string> found;
  for (const client::Precondition& missing : error.preconditions) {
    found.insert(missing.type);
    EXPECT_TRUE(IsChinese(missing.message_zh)) << missing.message_zh;
  }
  EXPECT_EQ(found, reasons);
}

}  // namespace duban::testing
