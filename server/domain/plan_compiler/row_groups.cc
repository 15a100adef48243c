#include "server/domain/plan_compiler/row_groups.h"

#include <algorithm>
#include <cstddef>

namespace duban::domain::plan_compiler {

std::optional<Range> RowGroups::Open(Range name, std::optional<NumberStyle> number) {
  const std::optional<Range> note = Unused();
  const std::ptrdiff_t level = number ? static_cast<std::ptrdiff_t>(*number) : 0;
  std::fill(names_.begin() + level, names_.end(), Range{});
  names_[static_cast<std::size_t>(level)] = name;
  last_ = name;
  used_ = false;
  // 一、 over （一） is a name of its rows although none stands directly below it.
  const bool nests = note && std::find(names_.begin(), names_.end(), *note) != names_.end();
  return nests ? std::nullopt : note;
}

std::vector<Range> RowGroups::Take() {
  used_ = true;
  std::vector<Range> names;
  for (const Range& name : names_) {
    if (!name.empty()) names.push_back(name);
  }
  return names;
}

std::optional<Range> RowGroups::Unused() const {
  return used_ ? std::nullopt : std::optional(last_);
}

}  // namespace duban::domain::plan_compiler
