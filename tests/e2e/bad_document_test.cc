// Documents that are no plan: each a clear error on `text`, and nothing left behind.
#include <string>

#include <gtest/gtest.h>

#include "tests/e2e/harness/cli.h"
#include "tests/e2e/harness/documents.h"
#include "tests/e2e/world.h"

namespace duban::testing {
namespace {

constexpr char kImport[] = "/duban.v1.PlanService/ImportPlan";
constexpr int kResourceExhausted = 8;
constexpr std::size_t kFiftyMegabytes = 50U << 20;

class BadDocument : public ::testing::Test {
 protected:
  BadDocument() : before_(world_.RowCounts()) {}

  void TearDown() override {
    EXPECT_EQ(world_.RowCounts(), before_) << "something was left behind";
  }

  client::Error Refused(const std::string& text) {
    v1::ImportPlanRequest request;
    request.set_text(text);
    request.set_issuing_unit(world_.bureau().Unit(kBureau));
    auto answer = world_.As("ducha").plans().ImportPlan(request);
    EXPECT_FALSE(answer.ok());
    return answer.ok() ? client::Error() : answer.error();
  }

  // What `duban plan import` says about a file, which it must refuse as a bad argument.
  nlohmann::json RefusedByCli(const std::string& content) {
    const ScratchDirectory scratch;
    WriteFile(scratch / "plan.txt", content);
    Cli cli(world_.server().target());
    cli.SignIn("ducha", kPassword);
    const CliAnswer answer =
        cli.RunJson("ducha", {"plan", "import", scratch / "plan.txt", "--unit", kBureau});
    EXPECT_EQ(answer.exit_code, 2) << answer.out;
    EXPECT_EQ(answer.out, "");
    return answer.Error();
  }

  World& world_ = World::Get();
  std::string before_;
};

void ExpectTextViolation(const nlohmann::json& error, const std::string& reason) {
  EXPECT_EQ(error.at("reason"), reason);
  EXPECT_FALSE(error.at("message_zh").get<std::string>().empty());
  ASSERT_EQ(error.at("field_violations").size(), 1U);
  EXPECT_EQ(error.at("field_violations")[0].at("field"), "text");
  EXPECT_EQ(error.at("field_violations")[0].at("reason"), reason);
}

TEST_F(BadDocument, Empty) {
  ExpectBadField(Refused(""), "text", "EMPTY_DOCUMENT");
  ExpectBadField(Refused(" \r\n\t\n"), "text", "EMPTY_DOCUMENT");
  ExpectTextViolation(RefusedByCli(""), "EMPTY_DOCUMENT");
}

TEST_F(BadDocument, WithoutItems) {
  const std::string prose =
      "关于印发有关文件的通知\n各处室:\n现将有关文件印发给你们,请认真贯彻执行。\n";
  ExpectBadField(Refused(prose), "text", "NO_ITEMS_FOUND");
  ExpectTextViolation(RefusedByCli(prose), "NO_ITEMS_FOUND");
}

TEST_F(BadDocument, NotUtf8) {
  // 督办 in GBK, which is what an office's text files are often written in.
  const std::string gbk = "1.\xb6\xbd\xb0\xec\xa3\xa8\xa3\xa9\n";
  // A client library may refuse to serialize it: the wire form is written out by hand.
  const std::string request = std::string("\x0a") + static_cast<char>(gbk.size()) + gbk;
  const RawAnswer answer = world_.raw().Call(kImport, request, world_.bureau().TokenOf("ducha"));
  EXPECT_EQ(answer.code, static_cast<int>(absl::StatusCode::kInvalidArgument));
  EXPECT_NE(answer.details.find("INVALID_UTF8"), std::string::npos) << answer.message;
  EXPECT_NE(answer.details.find("text"), std::string::npos);
}

TEST_F(BadDocument, NotARequestAtAll) {
  const RawAnswer answer =
      world_.raw().Call(kImport, "\xff\xff\xff not protobuf", world_.bureau().TokenOf("ducha"));
  EXPECT_EQ(answer.code, static_cast<int>(absl::StatusCode::kInvalidArgument));
  EXPECT_NE(answer.details.find("REQUEST_MALFORMED"), std::string::npos) << answer.message;
}

TEST_F(BadDocument, OverTheLimit) {
  const std::string text = PlanText(1, "(牵头处室:财务处)");
  ExpectBadField(Refused(text + std::string(1 << 20, 'x')), "text", "DOCUMENT_TOO_LARGE");
}

TEST_F(BadDocument, FiftyMegabytes) {
  const std::string text = PlanText(1, "(牵头处室:财务处)") + std::string(kFiftyMegabytes, 'x');
  ExpectTextViolation(RefusedByCli(text), "DOCUMENT_TOO_LARGE");

  v1::ImportPlanRequest request;
  request.set_text(text);
  request.set_issuing_unit(world_.bureau().Unit(kBureau));
  request.set_request_id("fifty-megabytes");
  const RawAnswer answer =
      world_.raw().Call(kImport, request.SerializeAsString(), world_.bureau().TokenOf("ducha"));
  EXPECT_EQ(answer.code, kResourceExhausted) << answer.message;
  EXPECT_TRUE(world_.raw().Serving()) << "the server did not survive it";
}

TEST_F(BadDocument, MoreThanAThousandItems) {
  // Numbered anew in each section, as documents of that length are.
  const std::string half = PlanText(501, "(牵头处室:财务处)");
  ExpectBadField(Refused(half + "二、其他工作\n" + half.substr(half.find("1."))), "text",
                 "TOO_MANY_ITEMS");
}

TEST_F(BadDocument, SeveralFieldsAtOnce) {
  v1::ImportPlanRequest request;
  request.set_issuing_unit("no such name");
  request.set_year(1);
  request.set_request_id(std::string(65, 'x'));
  const auto answer = world_.As("ducha").plans().ImportPlan(request);
  ASSERT_FALSE(answer.ok());
  std::set<std::string> fields;
  for (const client::FieldViolation& violation : answer.error().fields) {
    fields.insert(violation.field);
  }
  EXPECT_EQ(fields, (std::set<std::string>{"text", "issuing_unit", "year", "request_id"}));
}

TEST_F(BadDocument, ValidateOnlyLeavesNothing) {
  v1::ImportPlanRequest request;
  request.set_text(PlanText(3, "(牵头处室:财务处)"));
  request.set_issuing_unit(world_.bureau().Unit(kBureau));
  request.set_validate_only(true);
  const auto preview = Must(world_.As("ducha").plans().ImportPlan(request));
  EXPECT_EQ(preview.plan().name(), "");
  ASSERT_EQ(preview.tasks_size(), 3);
  EXPECT_EQ(preview.tasks(0).name(), "");
}

}  // namespace
}  // namespace duban::testing
