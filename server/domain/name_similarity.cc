#include "server/domain/name_similarity.h"

#include <algorithm>
#include <vector>

namespace duban::domain {
namespace {

constexpr unsigned kContinuationBits = 6;
constexpr unsigned kContinuationMask = 0x3f;

// What the first byte of a character says: how many follow, and the bits it has itself.
struct Lead {
  std::size_t following;
  char32_t bits;
};

Lead LeadOf(unsigned char byte) {
  if (byte < 0x80) return {0, byte};
  if (byte < 0xe0) return {1, byte & 0x1fU};
  if (byte < 0xf0) return {2, byte & 0x0fU};
  return {3, byte & 0x07U};
}

}  // namespace

std::u32string CharactersOf(std::string_view text) {
  std::u32string characters;
  for (std::size_t i = 0; i < text.size();) {
    const Lead lead = LeadOf(static_cast<unsigned char>(text[i++]));
    char32_t character = lead.bits;
    for (std::size_t k = 0; k < lead.following && i < text.size(); ++k) {
      character = (character << kContinuationBits) |
                  (static_cast<unsigned char>(text[i++]) & kContinuationMask);
    }
    characters.push_back(character);
  }
  return characters;
}

std::u32string SortedCharacters(std::u32string characters) {
  std::sort(characters.begin(), characters.end());
  return characters;
}

double SharedShare(const std::u32string& a, const std::u32string& b) {
  if (a.empty() || b.empty()) return 0;
  std::size_t shared = 0;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i] == b[k]) {
      ++shared, ++i, ++k;
    } else if (a[i] < b[k]) {
      ++i;
    } else {
      ++k;
    }
  }
  return static_cast<double>(shared) / static_cast<double>(std::max(a.size(), b.size()));
}

std::size_t EditDistance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t k = 0; k < row.size(); ++k) row[k] = k;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t k = 1; k <= b.size(); ++k) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[k - 1] ? 0 : 1);
      diagonal = row[k];
      row[k] = std::min({replaced, row[k] + 1, row[k - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace duban::domain
