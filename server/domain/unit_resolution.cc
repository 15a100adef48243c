#include "server/domain/unit_resolution.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <tuple>

#include "server/base/limits.h"
#include "server/domain/name_similarity.h"
#include "server/domain/region_prefix.h"

namespace duban::domain {
namespace {

// Below this share of common characters two names are not taken for one another.
constexpr double kCloseShare = 0.5;
constexpr std::size_t kComparedCharsMax = 40;

bool IsCollective(std::string_view name) {
  constexpr std::array<std::string_view, 5> kOpenings = {"有关", "相关", "其他", "其它", "所有"};
  return name.find("各") != std::string_view::npos ||
         std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](std::string_view word) { return name.starts_with(word); });
}

bool IsTaskForce(std::string_view name) {
  constexpr std::array<std::string_view, 8> kEndings = {"专班",     "领导小组",       "工作组",
                                                        "指挥部",   "领导小组办公室", "专项小组",
                                                        "联席会议", "委员会办公室"};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view word) { return name.ends_with(word); });
}

}  // namespace

UnitResolver::UnitResolver(const Directory& directory, UnitId issuing_unit)
    : directory_(directory),
      issuing_unit_(issuing_unit),
      own_name_(directory.UnitName(issuing_unit)),
      own_prefix_(SplitRegionPrefix(own_name_).prefix) {
  for (const Unit& unit : directory.units()) {
    if (!directory.IsAtOrBelow(unit.id, issuing_unit)) continue;
    std::vector<std::string> names = unit.aliases;
    names.insert(names.begin(), unit.display_name);
    for (const std::string& name : names) {
      PrefixedName split = SplitRegionPrefix(name);
      if (!split.prefix.empty()) {
        bare_names_[split.bare].push_back({unit.id, std::move(split.prefix)});
      }
      std::u32string characters = CharactersOf(name);
      if (characters.size() > kComparedCharsMax) continue;
      std::u32string sorted = SortedCharacters(characters);
      all_names_.push_back({unit.id, std::move(characters), std::move(sorted)});
    }
  }
}

UnitResolution UnitResolver::Resolve(const std::string& name, const std::string& before) {
  const std::string prefix_before = SplitRegionPrefix(before).prefix;
  // No name of a unit has a line break in it.
  const std::string key = prefix_before + "\n" + name;
  auto found = found_.find(key);
  if (found == found_.end()) found = found_.emplace(key, Find(name, prefix_before)).first;
  const auto [at, is_new] = name_index_.emplace(name, names_.size());
  if (is_new) names_.push_back({name, found->second});
  ++names_[at->second].count;
  return found->second;
}

UnitResolution UnitResolver::Find(const std::string& name, const std::string& prefix_before) {
  const auto unit = [](UnitId id, ResolvedBy by) {
    return UnitResolution{.kind = NameKind::kUnit, .by = by, .unit = id};
  };
  if (const auto it = confirmed_.find(name); it != confirmed_.end()) {
    return unit(it->second, ResolvedBy::kMapping);
  }
  if (const UnitMapping* mapping = directory_.FindMapping(issuing_unit_, name)) {
    return unit(mapping->unit, ResolvedBy::kMapping);
  }
  std::vector<UnitId> exact = directory_.FindByName(name, issuing_unit_);
  if (exact.size() == 1) return unit(exact.front(), ResolvedBy::kName);
  if (exact.size() > 1) {
    exact.resize(std::min(exact.size(), limits::kUnitCandidatesMax));
    return {.kind = NameKind::kAmbiguous, .candidates = std::move(exact)};
  }
  const std::vector<UnitGroupId> groups = directory_.FindGroupsByName(name, issuing_unit_);
  if (groups.size() == 1) {
    return {.kind = NameKind::kGroup, .by = ResolvedBy::kName, .group = groups.front()};
  }
  if (IsCollective(name)) return {.kind = NameKind::kCollective};
  if (const UnitId id = WithPrefix(name, prefix_before)) return unit(id, ResolvedBy::kPrefix);
  if (const UnitId id = WithoutPrefix(name)) return unit(id, ResolvedBy::kPrefix);
  return {.kind = IsTaskForce(name) ? NameKind::kTaskForce : NameKind::kUnknown,
          .candidates = Candidates(name)};
}

// 工业和信息化厅 behind 省科技厅 is 省工业和信息化厅. With nothing before it only the level or the
// issuing unit's own place is supplied: 教育局 is not the one county's that happens to have one.
UnitId UnitResolver::WithPrefix(const std::string& name, const std::string& prefix_before) const {
  const auto bare = bare_names_.find(name);
  if (bare == bare_names_.end()) return {};
  std::set<UnitId> same, general;
  for (const BareName& candidate : bare->second) {
    if (candidate.prefix == prefix_before) same.insert(candidate.unit);
    if (IsGenericPrefix(candidate.prefix) || candidate.prefix == own_prefix_) {
      general.insert(candidate.unit);
    }
  }
  if (!same.empty()) return same.size() == 1 ? *same.begin() : UnitId{};
  return general.size() == 1 ? *general.begin() : UnitId{};
}

// 市教育局财务处 and 市财务处 of 市教育局 are its 财务处.
UnitId UnitResolver::WithoutPrefix(const std::string& name) const {
  const auto sole = [&](const std::string& bare) {
    const std::vector<UnitId> found = directory_.FindByName(bare, issuing_unit_);
    return found.size() == 1 ? found.front() : UnitId{};
  };
  if (!own_name_.empty() && name.size() > own_name_.size() && name.starts_with(own_name_)) {
    return sole(name.substr(own_name_.size()));
  }
  const PrefixedName split = SplitRegionPrefix(name);
  if (split.prefix.empty()) return {};
  if (!IsGenericPrefix(split.prefix) && split.prefix != own_prefix_) return {};
  return sole(split.bare);
}

std::vector<UnitId> UnitResolver::Candidates(const std::string& name) {
  const std::u32string characters = CharactersOf(name);
  if (characters.size() > kComparedCharsMax || searches_ >= limits::kCandidateSearchesMax) {
    return {};
  }
  ++searches_;
  const std::u32string sorted = SortedCharacters(characters);
  struct Close {
    double share;
    const Closeness* name;
  };
  std::vector<Close> close;
  for (const Closeness& other : all_names_) {
    const double share = SharedShare(sorted, other.sorted);
    if (share >= kCloseShare) close.push_back({share, &other});
  }
  // Few survive, and the distance is asked of fewer still.
  constexpr std::size_t kMeasuredMax = 50;
  const auto nearer = [](const Close& a, const Close& b) {
    return std::tuple(-a.share, a.name->unit) < std::tuple(-b.share, b.name->unit);
  };
  std::sort(close.begin(), close.end(), nearer);
  close.resize(std::min(close.size(), kMeasuredMax));
  std::vector<std::tuple<std::size_t, UnitId>> ranked;
  for (const Close& c : close) {
    ranked.emplace_back(EditDistance(characters, c.name->characters), c.name->unit);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<UnitId> candidates;
  for (const auto& [distance, unit] : ranked) {
    if (candidates.size() == limits::kUnitCandidatesMax) break;
    if (std::find(candidates.begin(), candidates.end(), unit) == candidates.end()) {
      candidates.push_back(unit);
    }
  }
  return candidates;
}

}  // namespace duban::domain
