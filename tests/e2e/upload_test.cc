// Documents uploaded and imported over the wire, by the client and by the command.
#include <set>
#include <string>

#include <absl/strings/str_replace.h>
#include <gtest/gtest.h>

#include "server/base/limits.h"
#include "tests/e2e/harness/cli.h"
#include "tests/e2e/harness/documents.h"
#include "tests/e2e/world.h"
#include "tests/unit/documents/office_file.h"

namespace duban::testing {
namespace {

class UploadedDocument : public ::testing::Test {
 protected:
  client::Client& ducha() { return world_.As("ducha"); }

  std::string Uploaded(const std::string& content) {
    return Must(ducha().attachments().Upload(content, "text/plain")).name();
  }

  v1::ImportPlanRequest Request(const std::string& upload) {
    v1::ImportPlanRequest request;
    request.set_upload(upload);
    request.set_issuing_unit(world_.bureau().Unit(kBureau));
    return request;
  }

  client::Error Refused(v1::ImportPlanRequest request) {
    auto answer = ducha().plans().ImportPlan(std::move(request));
    EXPECT_FALSE(answer.ok());
    return answer.ok() ? client::Error() : answer.error();
  }

  World& world_ = World::Get();
};

TEST_F(UploadedDocument, IsImportedLikeItsText) {
  const std::string text = PlanText(3, "(牵头处室:财务处)");
  v1::ImportPlanRequest request = Request(Uploaded(text));
  request.set_validate_only(true);
  const auto preview = Must(ducha().plans().ImportPlan(request));
  EXPECT_EQ(preview.extracted_text(), text);
  EXPECT_EQ(preview.tasks_size(), 3);
  ASSERT_EQ(preview.names_size(), 1);
  EXPECT_EQ(preview.names(0).printed_name(), "财务处");
  EXPECT_EQ(preview.names(0).kind(), v1::NAME_KIND_UNIT);
  EXPECT_EQ(preview.names(0).count(), 3);

  request.set_validate_only(false);
  const auto imported = Must(ducha().plans().ImportPlan(request));
  EXPECT_EQ(imported.extracted_text(), "");
  ASSERT_EQ(imported.tasks_size(), 3);
  EXPECT_NE(imported.tasks(0).name(), "");
}

TEST_F(UploadedDocument, LargerThanOneRequestGoesInParts) {
  // Sixty items of six thousand characters.
  std::string remarks;
  while (remarks.size() < 18'000) remarks += "附注文字,不是事项。";
  std::string text = PlanText(60, "(牵头处室:财务处)");
  text = absl::StrReplaceAll(text, {{"(牵头处室", remarks + "(牵头处室"}});
  ASSERT_GT(text.size(), 1U << 20);
  v1::ImportPlanRequest request = Request(Uploaded(text));
  request.set_validate_only(true);
  EXPECT_EQ(Must(ducha().plans().ImportPlan(request)).tasks_size(), 60);
}

TEST_F(UploadedDocument, RefusalsNameTheUpload) {
  const std::string before = world_.RowCounts();
  ExpectBadField(Refused(Request("uploads/987654321")), "upload", "UPLOAD_UNKNOWN");
  ExpectBadField(Refused(Request("no name")), "upload", "NAME_INVALID");
  v1::ImportPlanRequest both = Request(Uploaded("1.甲。"));
  both.set_text("1.甲。");
  ExpectBadField(Refused(std::move(both)), "upload", "DOCUMENT_REQUIRED");
  // Another's is nobody's.
  const std::string theirs = Must(world_.As("cwc.head").attachments().Upload("1.甲。", "")).name();
  ExpectBadField(Refused(Request(theirs)), "upload", "UPLOAD_UNKNOWN");
  EXPECT_EQ(world_.RowCounts(), before);
}

// A service that imports all day long is not stopped by what it has imported already.
TEST_F(UploadedDocument, AsManyAsAreImportedCanBeUploaded) {
  for (int i = 0; i <= limits::kUploadsPerUserMax; ++i) {
    const std::string text = PlanText(1, "(牵头处室:财务处)") + "附注" + std::to_string(i) + "\n";
    Must(ducha().plans().ImportPlan(Request(Uploaded(text))));
  }
}

TEST_F(UploadedDocument, ADocxIsReadItemByItem) {
  const std::string docx = documents::Docx(documents::Paragraph("2026年工作要点") +
                                           documents::Paragraph("1.补充教师。(牵头处室:财务处)") +
                                           documents::Paragraph("2.新建幼儿园。(牵头处室:财务处)"));
  v1::ImportPlanRequest request = Request(Uploaded(docx));
  request.set_validate_only(true);
  const auto preview = Must(ducha().plans().ImportPlan(request));
  EXPECT_NE(preview.extracted_text().find("1.补充教师。"), std::string::npos);
  ASSERT_EQ(preview.tasks_size(), 2);
  request.set_validate_only(false);
  const auto imported = Must(ducha().plans().ImportPlan(request));
  ASSERT_EQ(imported.tasks_size(), 2);
  EXPECT_EQ(imported.tasks(1).title(), preview.tasks(1).title());
  EXPECT_EQ(imported.tasks(1).planned_units(0).unit(), world_.bureau().Unit("财务处"));
}

TEST_F(UploadedDocument, WhatCannotBeReadIsRefusedAndLeavesNothing) {
  const std::string docx = documents::Docx(documents::Paragraph("1.补充教师。"));
  const std::string damaged = Uploaded(docx.substr(0, docx.size() / 2));
  const std::string scanned = Uploaded(documents::Pdf({{}, {}}));
  const std::string legacy =
      Uploaded(std::string("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) + std::string(1024, '\0'));
  const std::string before = world_.RowCounts();
  ExpectBadField(Refused(Request(damaged)), "upload", "DOCUMENT_DAMAGED");
  ExpectBadField(Refused(Request(scanned)), "upload", "SCANNED_PDF");
  ExpectBadField(Refused(Request(legacy)), "upload", "LEGACY_FORMAT");
  EXPECT_EQ(world_.RowCounts(), before);
}

TEST_F(UploadedDocument, AnnouncementsAreChecked) {
  v1::CreateUploadRequest request;
  request.set_size((32LL << 20) + 1);
  request.set_sha256("short");
  const auto answer = ducha().attachments().CreateUpload(request);
  ASSERT_FALSE(answer.ok());
  std::set<std::string> reasons;
  for (const auto& field : answer.error().fields) reasons.insert(field.reason);
  EXPECT_EQ(reasons, (std::set<std::string>{"SIZE_INVALID", "HASH_INVALID"}));
}

TEST_F(UploadedDocument, NamesSettledOnceAreRemembered) {
  const std::string text = PlanText(1, "(牵头处室:督办科)");
  v1::ImportPlanRequest request;
  request.set_text(text);
  request.set_issuing_unit(world_.bureau().Unit(kBureau));
  request.set_validate_only(true);
  EXPECT_EQ(Must(ducha().plans().ImportPlan(request)).names(0).kind(), v1::NAME_KIND_UNKNOWN);
  v1::ConfirmUnitMappingRequest confirm;
  confirm.set_issuing_unit(world_.bureau().Unit(kBureau));
  confirm.mutable_mapping()->set_printed_name("督办科");
  confirm.mutable_mapping()->set_unit(world_.bureau().Unit("财务处"));
  Must(ducha().plans().ConfirmUnitMapping(confirm));
  const auto preview = Must(ducha().plans().ImportPlan(request));
  EXPECT_EQ(preview.names(0).resolved_by(), v1::RESOLVED_BY_MAPPING);
  EXPECT_EQ(preview.tasks(0).planned_units(0).unit(), world_.bureau().Unit("财务处"));
  v1::RemoveUnitMappingRequest remove;
  remove.set_issuing_unit(confirm.issuing_unit());
  remove.set_printed_name("督办科");
  Must(ducha().plans().RemoveUnitMapping(remove));
}

TEST_F(UploadedDocument, TheCommandsImportReimportAndExport) {
  const ScratchDirectory scratch;
  Cli cli(world_.server().target());
  cli.SignIn("ducha", kPassword);
  WriteFile(scratch / "plan.txt", PlanText(3, "(牵头处室:财务处)"));
  const auto imported = cli.Must(
      "ducha", {"plan", "import", scratch / "plan.txt", "--unit", kBureau, "--due", "2027-12-31"});
  const std::string plan = imported.at("plan").at("name");

  WriteFile(scratch / "revised.txt", PlanText(4, "(牵头处室:财务处)"));
  const CliAnswer diff =
      cli.Run("ducha", {"plan", "reimport", plan, scratch / "revised.txt", "--dry-run"});
  EXPECT_EQ(diff.exit_code, 0) << diff.err;
  EXPECT_NE(diff.out.find("新增1项"), std::string::npos) << diff.out;
  cli.Must("ducha", {"plan", "reimport", plan, scratch / "revised.txt"});
  EXPECT_EQ(cli.Must("ducha", {"plan", "show", plan}).at("task_count"), 4);

  for (const std::string name : {"table.xlsx", "table.docx"}) {
    cli.Must("ducha", {"plan", "export", plan, "--file", scratch / name});
    const auto again =
        cli.Must("ducha", {"plan", "import", scratch / name, "--unit", kBureau, "--dry-run"});
    EXPECT_EQ(again.at("tasks").size(), 4U) << name;
  }
}

}  // namespace
}  // namespace duban::testing
