#include "server/rpc/page_token.h"

#include <limits>

#include <gtest/gtest.h>

#include "duban/v1/directory_service.pb.h"
#include "duban/v1/task_service.pb.h"
#include "server/base/limits.h"

namespace duban::rpc {
namespace {

std::string ReasonOf(const google::protobuf::Message& request) {
  FieldChecks checks;
  ReadPage(request, checks);
  return checks.Ok() ? "" : base::DetailOf(checks.ToStatus())->reason;
}

v1::ListTasksRequest Request() {
  v1::ListTasksRequest request;
  request.set_filter("state = \"ISSUED\"");
  request.set_page_size(10);
  return request;
}

TEST(PageToken, IsReadByTheRequestThatMadeIt) {
  constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
  constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
  for (const app::Keyset& next : {app::Keyset(0, 1), app::Keyset(kMax, kMin), app::Keyset(-5, 7)}) {
    v1::ListTasksRequest request = Request();
    request.set_page_token(NextPageToken(request, next));
    // Another size, and another page's token in it, are the same query.
    request.set_page_size(20);
    FieldChecks checks;
    const PageAsked page = ReadPage(request, checks);
    EXPECT_TRUE(checks.Ok());
    EXPECT_EQ(page.after, next);
    EXPECT_EQ(page.limit, 20);
    EXPECT_EQ(NextPageToken(request, next), request.page_token());
  }
  EXPECT_EQ(NextPageToken(Request(), std::nullopt), "");
}

TEST(PageToken, OfAnotherQueryIsRefused) {
  v1::ListTasksRequest request = Request();
  const std::string token = NextPageToken(request, app::Keyset(1, 2));
  request.set_page_token(token);
  request.set_filter("state = \"DRAFT\"");
  EXPECT_EQ(ReasonOf(request), "PAGE_TOKEN_INVALID");
  // The same fields, none, of another method.
  v1::ListUnitsRequest units;
  v1::ListUsersRequest users;
  users.set_page_token(NextPageToken(units, app::Keyset(1, 0)));
  EXPECT_EQ(ReasonOf(users), "PAGE_TOKEN_INVALID");
}

TEST(PageToken, RubbishIsRefused) {
  v1::ListTasksRequest request = Request();
  const std::string good = NextPageToken(request, app::Keyset(1, 2));
  std::string altered = good;
  altered[0] = altered[0] == 'B' ? 'C' : 'B';
  for (const std::string& token : {std::string("x"), std::string("!!!"), good + "A", good.substr(1),
                                   altered, std::string(100'000, 'A'), std::string("\0", 1)}) {
    request.set_page_token(token);
    EXPECT_EQ(ReasonOf(request), "PAGE_TOKEN_INVALID") << token.substr(0, 20);
  }
}

TEST(PageSize, IsBounded) {
  v1::ListUnitsRequest request;
  FieldChecks checks;
  EXPECT_EQ(ReadPage(request, checks).limit, limits::kPageSizeDefault);
  request.set_page_size(limits::kPageSizeMax);
  EXPECT_EQ(ReadPage(request, checks).limit, limits::kPageSizeMax);
  EXPECT_TRUE(checks.Ok());
  request.set_page_size(limits::kPageSizeMax + 1);
  EXPECT_EQ(ReasonOf(request), "PAGE_SIZE_INVALID");
  request.set_page_size(-1);
  EXPECT_EQ(ReasonOf(request), "PAGE_SIZE_INVALID");
}

}  // namespace
}  // namespace duban::rpc
