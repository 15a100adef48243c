// How deep a page nests, before a parser builds a tree of it. Thread-safe: no state.
#ifndef DUBAN_SERVER_DOCUMENTS_HTML_DEPTH_H_
#define DUBAN_SERVER_DOCUMENTS_HTML_DEPTH_H_

#include <cstddef>
#include <string_view>

namespace duban::documents {

// Whether more than `depth_max` elements are open at once anywhere, as tags stand: one pass, memory
// of `depth_max` names. Elements that end by themselves (p, li, td, br) do not count.
bool NestsDeeper(std::string_view html, std::size_t depth_max);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_HTML_DEPTH_H_
