// Which unit of the directory a printed name stands for. A name is resolved only where nothing has
// to be guessed: as the directory has it, as a person has confirmed it, or with a prefix left out
// that the document itself or the level supplies (省科技厅、工业和信息化厅). For all others the
// closest units are offered.
#ifndef DUBAN_SERVER_DOMAIN_UNIT_RESOLUTION_H_
#define DUBAN_SERVER_DOMAIN_UNIT_RESOLUTION_H_

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/domain/directory.h"

namespace duban::domain {

// kGroup: a unit group of the directory. kCollective: several units by its wording (各县(市、区)),
// and no group of that name. kTaskForce: a 专班 or the like that the directory does not have.
enum class NameKind { kUnit = 1, kGroup, kCollective, kTaskForce, kAmbiguous, kUnknown };

// kName: display name or alias. kMapping: confirmed by a person. kPrefix: with or without what
// stands before the name.
enum class ResolvedBy { kNone = 0, kName, kMapping, kPrefix };

struct UnitResolution {
  NameKind kind = NameKind::kUnknown;
  ResolvedBy by = ResolvedBy::kNone;
  UnitId unit = {};                     // with kUnit
  UnitGroupId group = {};               // with kGroup
  std::vector<UnitId> candidates = {};  // otherwise: what it may be, the closest first, few
  friend bool operator==(const UnitResolution&, const UnitResolution&) = default;
};

struct ResolvedName {
  std::string printed_name;
  UnitResolution resolution;
  int count = 0;  // how often the document names it so
};

// For one document and one thread. Names are looked up among the units at or below the issuing
// unit. The first look at the directory costs its size; a name costs next to nothing, but for the
// candidates of an unknown one, which are looked for limits::kCandidateSearchesMax times.
class UnitResolver {
 public:
  // The directory must outlive this.
  UnitResolver(const Directory& directory, UnitId issuing_unit);

  // For this document: `name` stands for `unit`, before anything else is looked at.
  void Confirm(const std::string& name, UnitId unit) { confirmed_[name] = unit; }

  // `before` is the name that stands before it in the same list, "" if it is the first.
  UnitResolution Resolve(const std::string& name, const std::string& before);

  // Every name asked for so far, in order of first appearance; where lists resolve one name
  // differently, as it was resolved first.
  const std::vector<ResolvedName>& names() const { return names_; }

  const Directory& directory() const { return directory_; }

 private:
  struct BareName {
    UnitId unit;
    std::string prefix;
  };
  struct Closeness {
    UnitId unit;
    std::u32string characters, sorted;
  };

  UnitResolution Find(const std::string& name, const std::string& prefix_before);
  UnitId WithPrefix(const std::string& name, const std::string& prefix_before) const;
  UnitId WithoutPrefix(const std::string& name) const;
  std::vector<UnitId> Candidates(const std::string& name);

  const Directory& directory_;
  const UnitId issuing_unit_;
  std::string own_name_, own_prefix_;
  std::unordered_map<std::string, std::vector<BareName>> bare_names_;
  std::vector<Closeness> all_names_;
  std::unordered_map<std::string, UnitId> confirmed_;
  std::unordered_map<std::string, UnitResolution> found_;  // by name and prefix before it
  std::vector<ResolvedName> names_;
  std::unordered_map<std::string, std::size_t> name_index_;
  std::size_t searches_ = 0;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_UNIT_RESOLUTION_H_
