// TLS by configuration, on a second server of the same database.
#include <string>

#include <gtest/gtest.h>

#include "tests/e2e/harness/cli.h"
#include "tests/e2e/world.h"

namespace duban::testing {
namespace {

// A certificate authority and one certificate of the loopback address, by openssl.
class Certificates {
 public:
  Certificates() {
    RunOrThrow({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=test CA",
                "-keyout", scratch_ / "ca.key", "-out", ca()});
    RunOrThrow({"openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                "-nodes", "-subj", "/CN=duban", "-keyout", key(), "-out", scratch_ / "server.csr"});
    WriteFile(scratch_ / "server.ext", "subjectAltName=IP:127.0.0.1,DNS:localhost\n");
    RunOrThrow({"openssl", "x509", "-req", "-in", scratch_ / "server.csr", "-CA", ca(), "-CAkey",
                scratch_ / "ca.key", "-CAcreateserial", "-days", "2", "-extfile",
                scratch_ / "server.ext", "-out", certificate()});
  }

  std::string ca() const { return scratch_ / "ca.crt"; }
  std::string key() const { return scratch_ / "server.key"; }
  std::string certificate() const { return scratch_ / "server.crt"; }

 private:
  ScratchDirectory scratch_;
};

class Tls : public ::testing::Test {
 protected:
  Tls()
      : server_(world_.database(), {.certificate = certificates_.certificate(),
                                    .key = certificates_.key(),
                                    .ca = certificates_.ca(),
                                    .settings = ""}) {
    server_.Start();
  }

  World& world_ = World::Get();
  Certificates certificates_;
  ServerProcess server_;
};

TEST_F(Tls, RightAuthority) {
  const auto client = Connect(server_.target(), "", certificates_.ca());
  Must(client->SignIn("ducha", kPassword));
  // What one server of a database did, the other one knows.
  const v1::Task task = world_.Issued("财务处");
  v1::GetTaskRequest request;
  request.set_name(task.name());
  EXPECT_EQ(Must(client->tasks().GetTask(request)).SerializeAsString(), task.SerializeAsString());

  const Cli cli(server_.target(), certificates_.ca());
  cli.SignIn("ducha", kPassword);
  EXPECT_EQ(cli.Must("ducha", {"whoami"}).at("user").at("login"), "ducha");
}

TEST_F(Tls, PlaintextIsRefused) {
  const auto client = Connect(server_.target());
  const auto answer = client->SignIn("ducha", kPassword);
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, absl::StatusCode::kUnavailable);
  const Cli cli(server_.target());
  EXPECT_EQ(cli.Run("", {"whoami"}).exit_code, 5);
}

TEST_F(Tls, WrongAuthority) {
  const Certificates others;
  const auto client = Connect(server_.target(), "", others.ca());
  const auto answer = client->SignIn("ducha", kPassword);
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace duban::testing
