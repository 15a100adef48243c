// How a call is answered once it is through: writes, faults, forgotten answers.
#include <future>
#include <stdexcept>

#include <gmock/gmock.h>
#include <grpcpp/generic/generic_stub.h>

#include "server/base/error.h"
#include "tests/unit/rpc/pipeline_fixture.h"

namespace duban::rpc {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

using Done = std::function<void(absl::StatusOr<std::string>)>;

class AnswerTest : public PipelineTest {
 protected:
  void SetUp() override {
    handlers_.create_unit = [](const app::WriteRequest& write,
                               const v1::CreateUnitRequest&) -> absl::StatusOr<app::WriteCommand> {
      app::WriteCommand command;
      command.call = write.call;
      command.request_id = write.request_id;
      command.fingerprint = write.fingerprint;
      command.validate_only = write.validate_only;
      return command;
    };
    handlers_.submit = [this](app::WriteCommand command, const Done& done) {
      submitted_.push_back(std::move(command));
      v1::Unit unit;
      unit.set_name("units/12");
      done(unit.SerializeAsString());
    };
    request_.set_request_id("r-1");
    request_.mutable_unit()->set_display_name("财务处");
    Start(2, 8);
  }

  v1::CreateUnitRequest request_;
  std::vector<app::WriteCommand> submitted_;
};

TEST_F(AnswerTest, AWriteIsAnsweredFromTheStoredBytes) {
  v1::Unit unit;
  const grpc::Status status = CreateUnit("admin", request_, &unit);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(unit.name(), "units/12");
  ASSERT_EQ(submitted_.size(), 1U);
  EXPECT_EQ(submitted_[0].request_id, "r-1");
  EXPECT_EQ(submitted_[0].call.principal.value, 7);
  EXPECT_FALSE(submitted_[0].validate_only);
}

TEST_F(AnswerTest, TheFingerprintIsOfEverythingButTheRequestId) {
  ASSERT_TRUE(CreateUnit("admin", request_).ok());
  request_.set_request_id("r-2");
  ASSERT_TRUE(CreateUnit("admin", request_).ok());
  request_.mutable_unit()->set_display_name("人事处");
  request_.set_validate_only(true);
  ASSERT_TRUE(CreateUnit("admin", request_).ok());
  ASSERT_EQ(submitted_.size(), 3U);
  EXPECT_EQ(submitted_[0].fingerprint, submitted_[1].fingerprint);
  EXPECT_NE(submitted_[0].fingerprint, submitted_[2].fingerprint);
  EXPECT_TRUE(submitted_[2].validate_only);
}

TEST_F(AnswerTest, AWriteAnsweredLaterFromAnotherThread) {
  std::promise<Done> waiting;
  handlers_.submit = [&waiting](app::WriteCommand, const Done& done) { waiting.set_value(done); };
  std::thread answerer([&waiting] { waiting.get_future().get()(v1::Unit().SerializeAsString()); });
  EXPECT_TRUE(CreateUnit("admin", request_).ok());
  answerer.join();
}

TEST_F(AnswerTest, TheRequestIdIsCheckedTogetherWithTheFields) {
  handlers_.create_unit = [](const app::WriteRequest&, const v1::CreateUnitRequest&) {
    return base::InvalidFields({{"unit.kind", "KIND_REQUIRED", "缺少单位类型"}});
  };
  request_.clear_request_id();
  const grpc::Status status = CreateUnit("admin", request_);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  const ReadError error = DetailsOf(status);
  EXPECT_EQ(error.info.reason(), "REQUEST_ID_REQUIRED");
  ASSERT_EQ(error.fields.field_violations_size(), 2);
  EXPECT_EQ(error.fields.field_violations(0).field(), "request_id");
  EXPECT_EQ(error.fields.field_violations(1).field(), "unit.kind");
  EXPECT_EQ(error.fields.field_violations(1).description(), "KIND_REQUIRED: 缺少单位类型");
  EXPECT_TRUE(submitted_.empty());
}

TEST_F(AnswerTest, OddRequestIdsAreRefused) {
  for (const std::string& id :
       {std::string(65, 'x'), std::string("a b"), std::string("编号"), std::string("a\n")}) {
    request_.set_request_id(id);
    const grpc::Status status = CreateUnit("admin", request_);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT) << id;
    EXPECT_EQ(DetailsOf(status).info.reason(), "REQUEST_ID_INVALID") << id;
  }
  request_.set_request_id(std::string(64, 'x'));
  EXPECT_TRUE(CreateUnit("admin", request_).ok());
  EXPECT_EQ(submitted_.size(), 1U);
}

TEST_F(AnswerTest, AnExceptionIsMaskedAndTheServerLivesOn) {
  handlers_.list_units = [](const app::CallContext&,
                            const v1::ListUnitsRequest&) -> absl::StatusOr<v1::ListUnitsResponse> {
    throw std::runtime_error("select :n with n=\"secret-token\"");
  };
  const grpc::Status status = ListUnits(*Context("admin"));
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
  const ReadError error = DetailsOf(status);
  EXPECT_EQ(error.info.reason(), "INTERNAL");
  const std::string hash = error.info.metadata().at("error_hash");
  EXPECT_EQ(status.error_message(), "internal fault " + hash);
  EXPECT_THAT(LogLines()[0], HasSubstr("\"error_hash\":\"" + hash + "\""));
  EXPECT_THAT(LogLines()[0], Not(HasSubstr("secret-token")));

  handlers_.list_units = [](const app::CallContext&,
                            const v1::ListUnitsRequest&) -> absl::StatusOr<v1::ListUnitsResponse> {
    throw 42;
  };
  EXPECT_EQ(ListUnits(*Context("admin")).error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_TRUE(CreateUnit("admin", request_).ok());
}

TEST_F(AnswerTest, AnErrorWithAReasonArrivesWhole) {
  handlers_.create_unit = [](const app::WriteRequest&, const v1::CreateUnitRequest&) {
    return base::FailedPreconditions({{"NO_LEAD", "tasks/1", "没有牵头单位"}});
  };
  const grpc::Status status = CreateUnit("admin", request_);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(DetailsOf(status).preconditions.violations(0).subject(), "tasks/1");
}

TEST_F(AnswerTest, ADroppedCallIsAnsweredAllTheSame) {
  handlers_.submit = [](const app::WriteCommand&, const Done&) {};
  const grpc::Status status = CreateUnit("admin", request_);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
}

TEST_F(AnswerTest, ASecondAnswerIsIgnored) {
  Done kept;
  handlers_.submit = [&kept](app::WriteCommand, const Done& done) {
    done(v1::Unit().SerializeAsString());
    kept = done;
  };
  EXPECT_TRUE(CreateUnit("admin", request_).ok());
  executor_->Drain();
  kept(absl::InternalError("late"));
  EXPECT_EQ(metrics_->Totals()[0].calls.count(grpc::StatusCode::INTERNAL), 0U);
}

// gRPC itself would answer these with an empty UNIMPLEMENTED.
TEST_F(AnswerTest, TextThatIsNotUtf8IsNamed) {
  std::string bytes = request_.SerializeAsString();
  const std::string name = "财务处";
  bytes.replace(bytes.find(name), name.size(), "\xB2\xC6\xCE\xF1\xB4\xA6   ");
  const grpc::Slice slice(bytes);
  const grpc::ByteBuffer raw(&slice, 1);
  grpc::GenericStub stub(channel_);
  grpc::ByteBuffer response;
  std::promise<grpc::Status> answered;
  const auto context = Context("admin");
  stub.UnaryCall(context.get(), "/duban.v1.DirectoryService/CreateUnit", {}, &raw, &response,
                 [&answered](grpc::Status s) { answered.set_value(std::move(s)); });
  const grpc::Status status = answered.get_future().get();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  const ReadError error = DetailsOf(status);
  EXPECT_EQ(error.info.reason(), "INVALID_UTF8");
  EXPECT_EQ(error.fields.field_violations(0).field(), "unit.display_name");
}

}  // namespace
}  // namespace duban::rpc
