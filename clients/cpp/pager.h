// Walks a list page by page: one item at a time, the next page fetched when it is needed.
//
//   auto tasks = client.tasks().EachTask(request);
//   while (auto task = tasks.Next()) Use(*task);
//   if (tasks.error()) Report(*tasks.error());
#ifndef DUBAN_CLIENTS_CPP_PAGER_H_
#define DUBAN_CLIENTS_CPP_PAGER_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "clients/cpp/error.h"

namespace duban::client {

template <class Item>
struct Page {
  std::vector<Item> items;
  std::string next_page_token;
};

// Not thread-safe.
template <class Item>
class Pager {
 public:
  using Fetch = std::function<Result<Page<Item>>(const std::string& page_token)>;

  explicit Pager(Fetch fetch) : fetch_(std::move(fetch)) {}

  // The next item; none at the end or after an error.
  std::optional<Item> Next() {
    while (next_ == page_.items.size()) {
      if (error_ || (fetched_ && page_.next_page_token.empty())) return std::nullopt;
      Result<Page<Item>> page = fetch_(page_.next_page_token);
      if (!page.ok()) {
        error_ = page.error();
        return std::nullopt;
      }
      page_ = *std::move(page);
      fetched_ = true;
      next_ = 0;
    }
    return std::move(page_.items[next_++]);
  }

  // Why Next() stopped; none if it met the end.
  const std::optional<Error>& error() const { return error_; }

  // The rest of the list, at most `limit` items; 0: all of it.
  Result<std::vector<Item>> Collect(std::size_t limit) {
    std::vector<Item> items;
    while (limit == 0 || items.size() < limit) {
      std::optional<Item> item = Next();
      if (!item) break;
      items.push_back(*std::move(item));
    }
    if (error_) return *error_;
    return items;
  }

 private:
  Fetch fetch_;
  Page<Item> page_;
  std::size_t next_ = 0;
  bool fetched_ = false;
  std::optional<Error> error_;
};

// A pager over a List method: `list` sends the request, `items` is the response's repeated field.
// What `list` refers to must outlive the pager.
template <class Item, class Request, class List, class Items>
Pager<Item> MakePager(Request request, List list, Items items) {
  return Pager<Item>([request = std::move(request), list,
                      items](const std::string& token) mutable -> Result<Page<Item>> {
    if (!token.empty()) request.set_page_token(token);
    auto response = list(request);
    if (!response.ok()) return response.error();
    Page<Item> page;
    for (auto& item : *items(*response)) page.items.push_back(std::move(item));
    page.next_page_token = response->next_page_token();
    return page;
  });
}

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_PAGER_H_
