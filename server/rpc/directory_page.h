// Pages of what the directory snapshot holds: it is in memory, and in order of ids. No state:
// thread-safe.
#ifndef DUBAN_SERVER_RPC_DIRECTORY_PAGE_H_
#define DUBAN_SERVER_RPC_DIRECTORY_PAGE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "server/app/query/queries.h"
#include "server/rpc/page_token.h"

namespace duban::rpc {

// One page of rows that are in order of their ids: those that `wanted` takes.
template <class Row, class Wanted>
app::Page<Row> PageOf(const std::vector<Row>& rows, const PageAsked& asked, Wanted wanted) {
  app::Page<Row> page;
  const std::int64_t after = asked.after ? asked.after->first : 0;
  auto it = std::upper_bound(rows.begin(), rows.end(), after,
                             [](std::int64_t id, const Row& row) { return id < row.id.value; });
  for (; it != rows.end(); ++it) {
    if (!wanted(*it)) continue;
    if (page.rows.size() == static_cast<std::size_t>(asked.limit)) {
      page.next = {page.rows.back().id.value, 0};
      break;
    }
    page.rows.push_back(*it);
  }
  return page;
}

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_DIRECTORY_PAGE_H_
