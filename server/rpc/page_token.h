// Keyset pages: how many rows were asked for, and where the page begins. A token is opaque to
// callers and good for the request that made it alone: another filter with an old token would skip
// rows without a word. No state: thread-safe.
#ifndef DUBAN_SERVER_RPC_PAGE_TOKEN_H_
#define DUBAN_SERVER_RPC_PAGE_TOKEN_H_

#include <optional>
#include <string>

#include "server/app/query/queries.h"
#include "server/rpc/field_checks.h"

namespace google::protobuf {
class Message;
}  // namespace google::protobuf

namespace duban::rpc {

struct PageAsked {
  int limit = 0;
  std::optional<app::Keyset> after;  // none: the first page
};

// Of a request with fields page_size and page_token. PAGE_SIZE_INVALID unless 0 (the default) to
// limits::kPageSizeMax; PAGE_TOKEN_INVALID unless made by NextPageToken for the same request.
PageAsked ReadPage(const google::protobuf::Message& request, FieldChecks& checks);

// The token of the page that follows; "" after the last.
std::string NextPageToken(const google::protobuf::Message& request,
                          const std::optional<app::Keyset>& next);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_PAGE_TOKEN_H_
