#include "server/rpc/fingerprint.h"

#include <gtest/gtest.h>

#include "duban/v1/assignment_service.pb.h"
#include "duban/v1/directory_service.pb.h"

namespace duban::rpc {
namespace {

v1::CreateUserRequest Request() {
  v1::CreateUserRequest request;
  request.mutable_user()->set_login("zhang.san");
  request.set_password("correct horse battery");
  request.set_request_id("r-1");
  return request;
}

TEST(Fingerprint, LeavesOutWhatItIsTold) {
  const v1::CreateUserRequest first = Request();
  v1::CreateUserRequest second = Request();
  second.set_request_id("r-2");
  second.set_password("another one entirely");
  EXPECT_EQ(FingerprintOf(first, {"request_id", "password"}),
            FingerprintOf(second, {"request_id", "password"}));
  EXPECT_NE(FingerprintOf(first, {"request_id"}), FingerprintOf(second, {"request_id"}));
  EXPECT_EQ(first.request_id(), "r-1");
}

TEST(Fingerprint, TellsEverythingElseApart) {
  const v1::CreateUserRequest first = Request();
  v1::CreateUserRequest second = Request();
  second.mutable_user()->set_display_name("张三");
  EXPECT_NE(FingerprintOf(first, {"request_id"}), FingerprintOf(second, {"request_id"}));
}

TEST(Fingerprint, KeepsFieldsThisServerDoesNotKnow) {
  const v1::CreateUserRequest plain = Request();
  v1::CreateUserRequest newer = Request();
  // Field 15, a text: what a newer client might send.
  ASSERT_TRUE(newer.MergeFromString(std::string("\x7a\x01x", 3)));
  EXPECT_NE(FingerprintOf(plain, {"request_id"}), FingerprintOf(newer, {"request_id"}));
}

TEST(RequestId, IsFoundWhereThereIsOne) {
  EXPECT_TRUE(TakesRequestId(Request()));
  EXPECT_EQ(RequestIdOf(Request()), "r-1");
  EXPECT_FALSE(TakesRequestId(v1::GetUnitRequest()));
  EXPECT_EQ(RequestIdOf(v1::GetUnitRequest()), "");
  v1::CreateUnitRequest unit;
  EXPECT_FALSE(IsValidateOnly(unit));
  unit.set_validate_only(true);
  EXPECT_TRUE(IsValidateOnly(unit));
  EXPECT_FALSE(IsValidateOnly(Request()));
}

TEST(OnBehalfOf, IsFoundWhereThereIsOne) {
  v1::AcceptAssignmentRequest accept;
  EXPECT_EQ(OnBehalfOf(accept), "");
  accept.set_on_behalf_of("users/3");
  EXPECT_EQ(OnBehalfOf(accept), "users/3");
  EXPECT_EQ(OnBehalfOf(v1::GetUnitRequest()), "");
  // In whose name it is done is part of what is asked.
  EXPECT_NE(FingerprintOf(accept, {"request_id"}),
            FingerprintOf(v1::AcceptAssignmentRequest(), {"request_id"}));
}

TEST(RequestId, MustBePrintableAsciiOfABoundedLength) {
  EXPECT_EQ(RequestIdViolation("")->reason, "REQUEST_ID_REQUIRED");
  EXPECT_EQ(RequestIdViolation(std::string(65, 'a'))->reason, "REQUEST_ID_INVALID");
  EXPECT_EQ(RequestIdViolation("a b")->reason, "REQUEST_ID_INVALID");
  EXPECT_EQ(RequestIdViolation(std::string("a\0b", 3))->reason, "REQUEST_ID_INVALID");
  EXPECT_EQ(RequestIdViolation("é")->reason, "REQUEST_ID_INVALID");
  EXPECT_FALSE(RequestIdViolation("3f2a~!/x").has_value());
  EXPECT_FALSE(RequestIdViolation(std::string(64, 'a')).has_value());
}

}  // namespace
}  // namespace duban::rpc
