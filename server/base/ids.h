// Strong ids: a TaskId cannot be passed where a UnitId is meant. 0 means "none".
#ifndef DUBAN_SERVER_BASE_IDS_H_
#define DUBAN_SERVER_BASE_IDS_H_

#include <compare>
#include <cstdint>
#include <functional>

namespace duban::base {

template <class Tag>
struct Id {
  std::int64_t value = 0;
  explicit operator bool() const { return value != 0; }
  friend auto operator<=>(const Id&, const Id&) = default;
  template <class H>
  friend H AbslHashValue(H h, const Id& id) {
    return H::combine(std::move(h), id.value);
  }
};

}  // namespace duban::base

template <class Tag>
struct std::hash<duban::base::Id<Tag>> {
  std::size_t operator()(const duban::base::Id<Tag>& id) const noexcept {
    return std::hash<std::int64_t>()(id.value);
  }
};

#endif  // DUBAN_SERVER_BASE_IDS_H_
