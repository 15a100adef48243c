// What the API says against what the domain says: enums number by number, requests field by field.
#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "server/app/commands/write_request.h"
#include "server/base/error.h"
#include "server/domain/plan_revision.h"
#include "server/domain/unit_resolution.h"
#include "server/rpc/convert/assignment.h"
#include "server/rpc/convert/assignment_command.h"
#include "server/rpc/convert/directory.h"
#include "server/rpc/convert/plan.h"
#include "server/rpc/convert/plan_import.h"
#include "server/rpc/convert/task.h"
#include "server/rpc/convert/time.h"

namespace duban::rpc {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "field REASON" of everything the converter refuses.
std::vector<std::string> RefusalsOf(const absl::Status& status) {
  std::vector<std::string> refusals;
  if (status.ok()) return refusals;
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  const std::optional<base::ErrorDetail> detail = base::DetailOf(status);
  for (const base::FieldViolation& v : detail->fields) {
    EXPECT_FALSE(v.message_zh.empty());
    refusals.push_back(v.field + " " + v.reason);
  }
  return refusals;
}

template <class Request>
std::vector<std::string> Refusals(const Request& request) {
  return RefusalsOf(ToCommand(app::WriteRequest(), request).status());
}

template <class Domain, class Proto>
void ExpectSame(Domain domain_value, Proto proto_value) {
  EXPECT_EQ(static_cast<int>(domain_value), static_cast<int>(proto_value));
}

TEST(Convert, EnumsHaveTheSameNumbers) {
  ExpectSame(domain::Role::kHandler, v1::ROLE_HANDLER);
  ExpectSame(domain::Role::kService, v1::ROLE_SERVICE);
  ExpectSame(domain::UnitKind::kBureau, v1::UNIT_KIND_BUREAU);
  ExpectSame(domain::UnitKind::kSchool, v1::UNIT_KIND_SCHOOL);
  ExpectSame(domain::PlanState::kIssued, v1::PLAN_STATE_ISSUED);
  ExpectSame(domain::TaskState::kDraft, v1::TASK_STATE_DRAFT);
  ExpectSame(domain::TaskState::kCompleted, v1::TASK_STATE_COMPLETED);
  ExpectSame(domain::TaskCategory::kAnnualPlan, v1::TASK_CATEGORY_ANNUAL_PLAN);
  ExpectSame(domain::TaskCategory::kOther, v1::TASK_CATEGORY_OTHER);
  ExpectSame(domain::DueBasis::kOffice, v1::DUE_BASIS_OFFICE);
  ExpectSame(domain::Comparator::kRange, v1::COMPARATOR_RANGE);
  ExpectSame(domain::Period::kTerm, v1::RECURRENCE_PERIOD_TERM);
  ExpectSame(domain::NameKind::kUnknown, v1::NAME_KIND_UNKNOWN);
  ExpectSame(domain::ResolvedBy::kPrefix, v1::RESOLVED_BY_PREFIX);
  ExpectSame(domain::ItemChange::kChanged, v1::ITEM_CHANGE_CHANGED);
  ExpectSame(domain::ItemField::kLeaders, v1::ITEM_FIELD_LEADERS);
  ExpectSame(app::PlanFormat::kDocx, v1::EXPORT_FORMAT_DOCX);
  ExpectSame(domain::AssignmentRole::kSupport, v1::ASSIGNMENT_ROLE_SUPPORT);
  ExpectSame(domain::AssignmentOrigin::kSplit, v1::ASSIGNMENT_ORIGIN_SPLIT);
  ExpectSame(domain::AssignmentState::kDone, v1::ASSIGNMENT_STATE_DONE);
  ExpectSame(domain::Assessment::kUnqualified, v1::ASSESSMENT_UNQUALIFIED);
  ExpectSame(domain::ReviewStepKind::kSupervision, v1::REVIEW_STEP_KIND_SUPERVISION);
  ExpectSame(domain::ReviewStepState::kAuto, v1::REVIEW_STEP_STATE_AUTO);
  ExpectSame(domain::SubmissionState::kReturned, v1::SUBMISSION_STATE_RETURNED);
}

TEST(Convert, InstantsKeepTheirMicroseconds) {
  const auto after = ToProto(absl::FromUnixMicros(1'700'000'000'123'456));
  EXPECT_EQ(after.seconds(), 1'700'000'000);
  EXPECT_EQ(after.nanos(), 123'456'000);
  const auto before = ToProto(absl::FromUnixMicros(-1));
  EXPECT_EQ(before.seconds(), -1);
  EXPECT_EQ(before.nanos(), 999'999'000);
}

TEST(Convert, OnlyDaysOfTheCalendarAreDates) {
  const auto read = [](int year, int month, int day) {
    v1::CivilDate date;
    date.set_year(year);
    date.set_month(month);
    date.set_day(day);
    FieldChecks checks;
    const std::optional<absl::CivilDay> out = ReadDate("d", date, checks);
    EXPECT_EQ(out.has_value(), checks.Ok());
    return out;
  };
  EXPECT_EQ(read(2024, 2, 29), absl::CivilDay(2024, 2, 29));
  EXPECT_EQ(read(9999, 12, 31), absl::CivilDay(9999, 12, 31));
  EXPECT_FALSE(read(2023, 2, 29));
  EXPECT_FALSE(read(2023, 13, 1));
  EXPECT_FALSE(read(2023, 0, 1));
  EXPECT_FALSE(read(2023, 4, 0));
  EXPECT_FALSE(read(1969, 12, 31));
  EXPECT_FALSE(read(10000, 1, 1));
  EXPECT_FALSE(read(0, 0, 0));
  EXPECT_FALSE(read(2147483647, 2147483647, 2147483647));
}

TEST(ConvertDirectory, RefusesEveryBadFieldAtOnce) {
  v1::CreateUnitRequest request;
  request.mutable_unit()->set_display_name("a\nb");
  request.mutable_unit()->set_parent("units/x");
  request.mutable_unit()->add_aliases("计财处");
  request.mutable_unit()->add_aliases(" 计财处 ");
  request.mutable_unit()->add_aliases("");
  EXPECT_THAT(Refusals(request),
              ElementsAre("unit.display_name TITLE_INVALID", "unit.kind KIND_REQUIRED",
                          "unit.parent NAME_INVALID", "unit.aliases[1] ALIAS_INVALID",
                          "unit.aliases[2] ALIAS_INVALID"));
  v1::CreateMembershipRequest membership;
  membership.mutable_membership()->set_role(static_cast<v1::Role>(99));
  EXPECT_THAT(Refusals(membership),
              ElementsAre("membership.unit NAME_INVALID", "membership.user NAME_INVALID",
                          "membership.role ROLE_REQUIRED"));
}

TEST(ConvertDirectory, TakesAGoodUnit) {
  v1::CreateUnitRequest request;
  request.mutable_unit()->set_display_name("财务处");
  request.mutable_unit()->set_kind(v1::UNIT_KIND_OFFICE);
  request.mutable_unit()->set_parent("units/1");
  request.mutable_unit()->add_aliases("计财处");
  EXPECT_THAT(Refusals(request), IsEmpty());
  const absl::StatusOr<app::WriteCommand> command = ToCommand(app::WriteRequest(), request);
  EXPECT_TRUE(command->footprint.directory);
}

TEST(ConvertDirectory, LoginsAndPasswordsAreChecked) {
  v1::CreateUserRequest request;
  request.mutable_user()->set_login("zhang.san-2");
  request.mutable_user()->set_display_name("张三");
  request.set_password("ten 个字符 ok?");
  EXPECT_TRUE(CheckUser(request).ok());
  for (const char* login : {"", "a", "Zhang", "zhang san", "张三", "-zhang", "zhang@x"}) {
    EXPECT_FALSE(IsLogin(login)) << login;
  }
  EXPECT_FALSE(IsLogin(std::string(65, 'a')));
  request.set_password("九个字符九个字符九");
  EXPECT_EQ(base::DetailOf(CheckUser(request))->reason, "PASSWORD_TOO_SHORT");
  request.set_password(std::string(129, 'x'));
  EXPECT_EQ(base::DetailOf(CheckUser(request))->reason, "PASSWORD_TOO_LONG");
}

TEST(ConvertTask, RefusesEveryBadFieldAtOnce) {
  v1::CreateTaskRequest request;
  v1::Task& task = *request.mutable_task();
  task.mutable_due_date()->set_year(2026);
  task.mutable_due_date()->set_month(2);
  task.mutable_due_date()->set_day(30);
  task.set_category(static_cast<v1::TaskCategory>(77));
  task.add_planned_units();
  EXPECT_THAT(Refusals(request),
              ElementsAre("task.issuing_unit UNIT_REQUIRED", "task.title TITLE_INVALID",
                          "task.category CATEGORY_INVALID", "task.due_date DATE_INVALID",
                          "task.planned_units[0].unit UNIT_REQUIRED",
                          "task.planned_units[0].role ROLE_REQUIRED"));
  for (int i = 0; i < 201; ++i) task.add_planned_units();
  EXPECT_THAT(Refusals(request), testing::Contains("task.planned_units TOO_MANY_UNITS"));
}

TEST(ConvertTask, ATaskReadCanBeWrittenBack) {
  domain::Chain chain;
  chain.task.id = {12};
  chain.task.issuing_unit = {3};
  chain.task.content.number = "2";
  chain.task.content.sections = {"一、总体要求"};
  chain.task.content.title = "补充教师2800人";
  chain.task.content.due_date = absl::CivilDay(2026, 12, 31);
  chain.task.content.due_basis = domain::DueBasis::kOffice;
  chain.task.content.planned_units = {{{7}, "财务处", domain::AssignmentRole::kLead},
                                      {{}, "某专班", domain::AssignmentRole::kSupport}};
  chain.task.version = 4;
  const v1::Task task = ToProto(chain, domain::Directory());
  EXPECT_EQ(task.name(), "tasks/12");
  EXPECT_EQ(task.etag(), "4");
  EXPECT_EQ(task.planned_units(0).unit(), "units/7");
  EXPECT_EQ(task.planned_units(1).unit(), "");
  v1::UpdateTaskRequest request;
  *request.mutable_task() = task;
  EXPECT_THAT(Refusals(request), IsEmpty());
  EXPECT_EQ(ToCommand(app::WriteRequest(), request)->footprint.tasks.front().value, 12);
}

TEST(ConvertTask, ATaskThatDoesNotExistYetHasNoName) {
  EXPECT_EQ(ToProto(domain::Chain(), domain::Directory()).name(), "");
}

TEST(ConvertAssignment, CommandsNeedTheirTexts) {
  v1::SubmitAssignmentRequest submit;
  submit.set_name("tasks/1");
  EXPECT_THAT(Refusals(submit), ElementsAre("name NAME_INVALID", "summary SUMMARY_REQUIRED"));
  v1::ReturnSubmissionRequest give_back;
  give_back.set_name("tasks/1/assignments/2");
  give_back.set_comment(" ");
  EXPECT_THAT(Refusals(give_back), ElementsAre("comment COMMENT_REQUIRED"));
  v1::ApproveSubmissionRequest approve;
  approve.set_name("tasks/1/assignments/2");
  approve.set_assessment(static_cast<v1::Assessment>(9));
  EXPECT_THAT(Refusals(approve), ElementsAre("assessment ASSESSMENT_INVALID"));
  approve.clear_assessment();
  const absl::StatusOr<app::WriteCommand> command = ToCommand(app::WriteRequest(), approve);
  ASSERT_TRUE(command.ok()) << command.status();
  EXPECT_EQ(command->footprint.tasks.front().value, 1);
  EXPECT_EQ(command->footprint.foci.front().assignment.value, 2);
}

// No upload is to be read.
const ReadUpload kNoUpload = [](domain::UploadId) -> absl::StatusOr<std::string> {
  return absl::InternalError("nobody asked for one");
};

std::vector<std::string> DocumentRefusals(const v1::ImportPlanRequest& request,
                                          const ReadUpload& read = kNoUpload) {
  return RefusalsOf(ToCommand(app::WriteRequest(), request, read).status());
}

TEST(ConvertPlan, TheDocumentIsCheckedWithTheFields) {
  v1::ImportPlanRequest request;
  request.set_issuing_unit("units/0");
  request.set_year(1999);
  EXPECT_THAT(DocumentRefusals(request),
              ElementsAre("issuing_unit NAME_INVALID", "year YEAR_INVALID", "text EMPTY_DOCUMENT"));
  request.set_text(std::string((1 << 20) + 1, 'x'));
  EXPECT_THAT(DocumentRefusals(request), testing::Contains("text DOCUMENT_TOO_LARGE"));
  v1::UnitMapping& mapping = *request.add_mappings();
  mapping.set_printed_name("督办科");
  mapping.set_unit("units/3");
  *request.add_mappings() = mapping;
  EXPECT_THAT(DocumentRefusals(request),
              testing::Contains("mappings[1].printed_name MAPPING_INVALID"));
}

TEST(ConvertPlan, AnUploadIsReadOrRefusedByItsField) {
  v1::ImportPlanRequest request;
  request.set_issuing_unit("units/1");
  request.set_upload("uploads/4");
  request.set_year(2026);
  EXPECT_THAT(DocumentRefusals(request,
                               [](domain::UploadId id) -> absl::StatusOr<std::string> {
                                 EXPECT_EQ(id.value, 4);
                                 return base::InvalidFields({{"upload", "SCANNED_PDF", "扫描件"}});
                               }),
              ElementsAre("upload SCANNED_PDF"));
  const auto read = [](domain::UploadId) { return absl::StatusOr<std::string>("要点\n1.甲。\n"); };
  EXPECT_TRUE(ToCommand(app::WriteRequest(), request, read).ok());
  request.set_text("1.甲。");
  EXPECT_THAT(DocumentRefusals(request, read), ElementsAre("upload DOCUMENT_REQUIRED"));
  // What is no field's fault passes through.
  request.clear_text();
  EXPECT_EQ(ToCommand(app::WriteRequest(), request, kNoUpload).status().code(),
            absl::StatusCode::kInternal);
}

TEST(ConvertPlan, APlanNeedsTitleYearAndUnit) {
  EXPECT_THAT(Refusals(v1::CreatePlanRequest()),
              ElementsAre("plan.issuing_unit NAME_INVALID", "plan.title TITLE_INVALID",
                          "plan.year YEAR_INVALID"));
}

}  // namespace
}  // namespace duban::rpc
