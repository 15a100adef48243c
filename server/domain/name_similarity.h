// How alike two printed names or headings are. Deterministic; counted in characters, since Chinese
// names differ by one or two of them. No state: thread-safe. Preconditions: well-formed UTF-8.
#ifndef DUBAN_SERVER_DOMAIN_NAME_SIMILARITY_H_
#define DUBAN_SERVER_DOMAIN_NAME_SIMILARITY_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace duban::domain {

// The characters of a text.
std::u32string CharactersOf(std::string_view text);

// The same characters in the order of their code points: what SharedShare compares.
std::u32string SortedCharacters(std::u32string characters);

// The share of the longer text's characters that the other one has too, whatever their order:
// 0 to 1; 0 if one is empty. Both sorted. Linear.
double SharedShare(const std::u32string& a, const std::u32string& b);

// Characters to insert, delete or replace. Costs the product of the lengths.
std::size_t EditDistance(const std::u32string& a, const std::u32string& b);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_NAME_SIMILARITY_H_
