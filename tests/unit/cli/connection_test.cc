#include "clients/cpp/connection.h"

#include <gmock/gmock.h>

#include "clients/cpp/request_id.h"

namespace duban::client {
namespace {

TEST(IsLoopback, KnowsThisMachine) {
  for (const char* here :
       {"localhost:7400", "127.0.0.1:7400", "127.8.0.1:1", "[::1]:7400", "unix:/run/duban.sock"}) {
    EXPECT_TRUE(IsLoopback(here)) << here;
  }
  for (const char* elsewhere : {"10.0.0.1:7400", "duban.example.org:7400", "127.example.org:1",
                                "localhost.example.org:1", "[::2]:7400", "0.0.0.0:1"}) {
    EXPECT_FALSE(IsLoopback(elsewhere)) << elsewhere;
  }
}

TEST(Open, RefusesPlaintextToOtherMachines) {
  ConnectOptions options;
  options.target = "10.0.0.1:7400";
  const auto refused = Connection::Open(options);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().reason, "PLAINTEXT_REFUSED");
  options.insecure_remote = true;
  EXPECT_TRUE(Connection::Open(options).ok());
}

TEST(Open, RefusesWhatIsNoAddressOrNoCertificate) {
  ConnectOptions options;
  options.target = "localhost";
  EXPECT_EQ(Connection::Open(options).error().reason, "TARGET_INVALID");
  options.target = "";
  EXPECT_EQ(Connection::Open(options).error().reason, "TARGET_INVALID");
  options.target = "10.0.0.1:7400";
  options.ca_file = "/nonexistent/ca.pem";
  EXPECT_EQ(Connection::Open(options).error().reason, "TLS_FILE_UNREADABLE");
}

TEST(NewRequestId, Is128RandomBits) {
  const std::string id = NewRequestId();
  EXPECT_EQ(id.size(), 32U);
  EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_NE(id, NewRequestId());
}

}  // namespace
}  // namespace duban::client
