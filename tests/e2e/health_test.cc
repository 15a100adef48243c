// What a load balancer and a stranger's tools ask first.
#include <string>

#include <gtest/gtest.h>

#include "tests/e2e/world.h"

namespace duban::testing {
namespace {

TEST(Health, Serves) { EXPECT_TRUE(World::Get().raw().Serving()); }

TEST(Reflection, ListsEveryService) {
  // ServerReflectionRequest { list_services: "" }.
  const std::string request("\x3a\x00", 2);
  const RawAnswer answer = World::Get().raw().CallStream(
      "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", request);
  ASSERT_TRUE(answer.ok()) << answer.message;
  for (const char* service :
       {"duban.v1.AssignmentService", "duban.v1.DirectoryService", "duban.v1.EventService",
        "duban.v1.PlanService", "duban.v1.SessionService", "duban.v1.TaskService",
        "grpc.health.v1.Health"}) {
    EXPECT_NE(answer.bytes.find(service), std::string::npos) << service;
  }
}

TEST(UnknownMethod, IsUnimplemented) {
  const RawAnswer answer = World::Get().raw().Call("/duban.v1.TaskService/NoSuchMethod", "");
  EXPECT_EQ(answer.code, static_cast<int>(absl::StatusCode::kUnimplemented));
}

}  // namespace
}  // namespace duban::testing
