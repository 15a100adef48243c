#include "server/rpc/method_table.h"

#include <optional>
#include <string>

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <gtest/gtest.h>

#include "duban/v1/method.pb.h"
#include "duban/v1/session_service.pb.h"

namespace duban::rpc {
namespace {

namespace pb = google::protobuf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

v1::MethodPolicy GoodPolicy() {
  v1::MethodPolicy policy;
  policy.set_access(v1::ACCESS_ROLES);
  policy.add_roles(v1::ROLE_HEAD);
  policy.set_effect(v1::EFFECT_WRITE);
  policy.set_timeout_ms(5000);
  return policy;
}

// The table of a service made up here, with one method that has this rule (or none).
absl::StatusOr<MethodTable> TableOf(const std::optional<v1::MethodPolicy>& policy,
                                    bool client_streaming = false,
                                    const std::string& field_name = "request_id") {
  pb::FileDescriptorProto file;
  file.set_name("duban/v1/made_up.proto");
  file.set_package("duban.v1");
  file.set_syntax("proto3");
  file.add_dependency("duban/v1/method.proto");
  pb::DescriptorProto* ping = file.add_message_type();
  ping->set_name("Ping");
  pb::FieldDescriptorProto* field = ping->add_field();
  field->set_name(field_name);
  field->set_number(1);
  field->set_type(pb::FieldDescriptorProto::TYPE_STRING);
  field->set_label(pb::FieldDescriptorProto::LABEL_OPTIONAL);
  pb::ServiceDescriptorProto* service = file.add_service();
  service->set_name("MadeUpService");
  pb::MethodDescriptorProto* method = service->add_method();
  method->set_name("Do");
  method->set_input_type(".duban.v1.Ping");
  method->set_output_type(".duban.v1.Ping");
  method->set_client_streaming(client_streaming);
  if (policy) *method->mutable_options()->MutableExtension(v1::method) = *policy;
  pb::DescriptorPool pool(pb::DescriptorPool::generated_pool());
  const pb::FileDescriptor* built = pool.BuildFile(file);
  if (built == nullptr) return absl::InvalidArgumentError("the made-up file does not build");
  return MethodTable::FromServices({built->service(0)});
}

TEST(MethodTable, AMethodWithAWholeRuleIsTaken) {
  const absl::StatusOr<MethodTable> table = TableOf(GoodPolicy());
  ASSERT_TRUE(table.ok()) << table.status();
  const MethodRule& rule = table->Get("/duban.v1.MadeUpService/Do");
  EXPECT_EQ(rule.access, Access::kRoles);
  EXPECT_THAT(rule.roles, ElementsAre(domain::Role::kHead));
  EXPECT_EQ(rule.effect, Effect::kWrite);
  EXPECT_EQ(rule.timeout, std::chrono::milliseconds(5000));
}

TEST(MethodTable, AMissingRuleIsRefused) {
  const absl::StatusOr<MethodTable> table = TableOf(std::nullopt);
  EXPECT_EQ(table.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(table.status().message()),
              HasSubstr("duban.v1.MadeUpService.Do lacks the option itself"));
}

void ExpectRefused(const std::function<void(v1::MethodPolicy&)>& spoil, const std::string& what) {
  v1::MethodPolicy policy = GoodPolicy();
  spoil(policy);
  const absl::StatusOr<MethodTable> table = TableOf(policy);
  ASSERT_FALSE(table.ok()) << what;
  EXPECT_THAT(std::string(table.status().message()), HasSubstr("lacks " + what));
}

TEST(MethodTable, AnIncompleteRuleIsRefused) {
  using Policy = v1::MethodPolicy;
  ExpectRefused([](Policy& p) { p.clear_access(); }, "access");
  ExpectRefused([](Policy& p) { p.set_access(static_cast<v1::Access>(9)); }, "a known access");
  ExpectRefused([](Policy& p) { p.clear_roles(); }, "roles");
  ExpectRefused([](Policy& p) { p.set_access(v1::ACCESS_PUBLIC); }, "roles");
  ExpectRefused([](Policy& p) { p.add_roles(v1::ROLE_UNSPECIFIED); }, "known roles");
  ExpectRefused([](Policy& p) { p.clear_effect(); }, "effect");
  ExpectRefused([](Policy& p) { p.clear_timeout_ms(); }, "timeout_ms");
  ExpectRefused([](Policy& p) { p.set_timeout_ms(-1); }, "timeout_ms");
  ExpectRefused([](Policy& p) { p.set_timeout_ms(60'001); }, "timeout_ms");
  EXPECT_THAT(std::string(TableOf(GoodPolicy(), true).status().message()),
              HasSubstr("lacks a single request"));
}

TEST(MethodTable, AWriteCarriesARequestId) {
  v1::MethodPolicy policy = GoodPolicy();
  EXPECT_THAT(std::string(TableOf(policy, false, "nonce").status().message()),
              HasSubstr("lacks a request_id"));
  policy.set_effect(v1::EFFECT_READ);
  EXPECT_TRUE(TableOf(policy, false, "nonce").ok());
}

TEST(MethodTable, EveryServiceLinkedInHasItsRules) {
  // Links the session service, and with it the directory's messages, into this program.
  ASSERT_NE(v1::Session::descriptor(), nullptr);
  const absl::StatusOr<MethodTable> table = MethodTable::Load();
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_EQ(table->Get("/duban.v1.SessionService/SignIn").access, Access::kPublic);
  EXPECT_EQ(table->Get("/duban.v1.SessionService/GetSession").effect, Effect::kRead);
  EXPECT_TRUE(table->MayServe("duban.v1.SessionService"));
}

TEST(MethodTable, OnlyHealthAndReflectionStandApart) {
  const absl::StatusOr<MethodTable> table = TableOf(GoodPolicy());
  ASSERT_TRUE(table.ok());
  EXPECT_TRUE(table->MayServe("duban.v1.MadeUpService"));
  EXPECT_TRUE(table->MayServe("grpc.health.v1.Health"));
  EXPECT_TRUE(table->MayServe("grpc.reflection.v1alpha.ServerReflection"));
  EXPECT_FALSE(table->MayServe("duban.v1.MadeUp"));
  EXPECT_FALSE(table->MayServe("duban.v1.Other"));
  EXPECT_FALSE(table->MayServe("grpc.channelz.v1.Channelz"));
}

TEST(MethodTableDeathTest, AnUnknownMethodEndsTheProcess) {
  const absl::StatusOr<MethodTable> table = TableOf(GoodPolicy());
  ASSERT_TRUE(table.ok());
  EXPECT_DEATH(table->Get("/duban.v1.MadeUpService/Undo"), "method without a rule");
}

}  // namespace
}  // namespace duban::rpc
