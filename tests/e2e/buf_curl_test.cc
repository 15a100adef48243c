// A stranger with nothing but reflection carries a transition: `buf curl`, where .ci/run has put
// it.
#include <cstdlib>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/e2e/world.h"

namespace duban::testing {
namespace {

std::string BufProgram() {
  const char* const given = secure_getenv("DUBAN_BUF");
  return given != nullptr ? given : DUBAN_SOURCE_DIR "/build/tools/node_modules/.bin/buf";
}

TEST(BufCurl, Accepts) {
  if (!std::filesystem::exists(BufProgram())) GTEST_SKIP() << "no buf; .ci/run installs it";
  World& world = World::Get();
  const v1::Task task = world.Issued("财务处");
  const nlohmann::json request = {{"name", task.assignments(0).name()},
                                  {"requestId", "by-buf-curl"}};
  const ScratchDirectory scratch;
  Command command;
  command.words = {
      BufProgram(),
      "curl",
      "--protocol",
      "grpc",
      "--http2-prior-knowledge",
      "--header",
      "authorization: Bearer " + world.bureau().TokenOf("cwc.handler"),
      "--data",
      request.dump(),
      "http://" + world.server().target() + "/duban.v1.AssignmentService/AcceptAssignment"};
  command.environment = {"HOME=" + scratch.path()};
  command.out = scratch / "out";
  command.err = scratch / "err";
  const int code = Process(command).Wait();
  ASSERT_EQ(code, 0) << ReadFile(command.err);
  const nlohmann::json answer = nlohmann::json::parse(ReadFile(command.out));
  EXPECT_EQ(answer.at("state"), "ASSIGNMENT_STATE_IN_PROGRESS");
  EXPECT_EQ(answer.at("name"), task.assignments(0).name());
}

}  // namespace
}  // namespace duban::testing
