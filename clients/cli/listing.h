// Lists of any length: how many rows a command shows, and what it says when there are more.
#ifndef DUBAN_CLIENTS_CLI_LISTING_H_
#define DUBAN_CLIENTS_CLI_LISTING_H_

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "clients/cli/outcome.h"
#include "clients/cpp/pager.h"
#include "server/base/limits.h"

namespace duban::cli {

struct ListingOptions {
  std::size_t limit = 200;  // 0: all
};

inline void AddLimit(CLI::App& command, ListingOptions& options) {
  command.add_option("--limit", options.limit, "至多列出多少条,0 为全部")->capture_default_str();
}

// Page size for that many rows and one more, which tells whether the list goes on.
inline int PageSize(const ListingOptions& options) {
  if (options.limit == 0 || options.limit >= limits::kPageSizeMax) return limits::kPageSizeMax;
  return static_cast<int>(options.limit) + 1;
}

// Moves the pager's items, at most the limit, to the response's repeated field. Gives the note for
// stderr: "" if that was all.
template <class Item, class Field>
client::Result<std::string> CollectInto(client::Pager<Item> pager, const ListingOptions& options,
                                        Field* field) {
  const std::size_t wanted = options.limit == 0 ? 0 : options.limit + 1;
  ASSIGN_OR_FAIL(std::vector<Item> items, pager.Collect(wanted));
  const bool more = options.limit != 0 && items.size() > options.limit;
  if (more) items.pop_back();
  for (Item& item : items) field->Add(std::move(item));
  if (!more) return std::string();
  return "只列出前 " + std::to_string(options.limit) + " 条;加 --limit 0 列出全部";
}

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_LISTING_H_
