#include "server/domain/region_prefix.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace duban::domain {
namespace {

// Every character that is looked at here is Chinese: three bytes of UTF-8.
constexpr std::size_t kCharacterBytes = 3;
constexpr std::size_t kPrefixCharsMax = 6;
constexpr std::size_t kBareCharsMin = 2;

constexpr std::array<std::string_view, 7> kRegions = {"省", "市", "县", "区", "州", "盟", "旗"};
constexpr std::array<std::string_view, 8> kNoRegions = {"城市", "都市", "社区", "园区",
                                                        "校区", "小区", "市区", "景区"};
constexpr std::string_view kCommittee = "委";

std::string_view CharacterAt(std::string_view name, std::size_t index) {
  const std::size_t at = index * kCharacterBytes;
  return at + kCharacterBytes <= name.size() ? name.substr(at, kCharacterBytes)
                                             : std::string_view();
}

bool IsRegion(std::string_view character) {
  return std::find(kRegions.begin(), kRegions.end(), character) != kRegions.end();
}

bool EndsInNoRegion(std::string_view prefix) {
  return std::any_of(kNoRegions.begin(), kNoRegions.end(),
                     [&](std::string_view word) { return prefix.ends_with(word); });
}

}  // namespace

PrefixedName SplitRegionPrefix(const std::string& name) {
  const std::string_view text = name;
  for (std::size_t i = 0; i < kPrefixCharsMax; ++i) {
    const std::string_view character = CharacterAt(text, i);
    // 教育局 and Latin letters end the look-out; a digit or a bracket never begins a region.
    if (character.empty() || static_cast<unsigned char>(character.front()) < 0xe0) break;
    if (!IsRegion(character)) continue;
    std::size_t length = (i + 1) * kCharacterBytes;
    if (EndsInNoRegion(text.substr(0, length))) break;
    if (CharacterAt(text, i + 1) == kCommittee &&
        text.size() >= length + kCharacterBytes * (kBareCharsMin + 1)) {
      length += kCharacterBytes;
    }
    if (text.size() < length + kCharacterBytes * kBareCharsMin) break;
    return {name.substr(0, length), name.substr(length)};
  }
  return {"", name};
}

bool IsGenericPrefix(const std::string& prefix) {
  const std::string_view text = prefix;
  return IsRegion(CharacterAt(text, 0)) &&
         (text.size() == kCharacterBytes || text.substr(kCharacterBytes) == kCommittee);
}

}  // namespace duban::domain
