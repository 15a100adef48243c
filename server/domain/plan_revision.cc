#include "server/domain/plan_revision.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "server/base/limits.h"
#include "server/domain/name_similarity.h"

namespace duban::domain {
namespace {

constexpr double kAlikeWithNumber = 0.5;
constexpr double kAlikeAlone = 2.0 / 3.0;

using Contents = std::vector<const TaskContent*>;
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Which item of the plan each item of the document is: three passes, the surest first, so that a
// likeness never takes what an equal heading claims.
class Matching {
 public:
  Matching(const Contents& current, const Contents& revised)
      : current_(current), revised_(revised), of_(revised.size(), kNone), taken_(current.size()) {}

  std::vector<std::size_t> Run() {
    ByKey([](const TaskContent& c) { return std::tuple(c.title, c.sections, c.number); });
    ByKey([](const TaskContent& c) { return std::tuple(c.title, c.sections); });
    ByKey([](const TaskContent& c) { return c.title; });
    current_headings_ = HeadingsOf(current_);
    revised_headings_ = HeadingsOf(revised_);
    ByNumber();
    ByLikeness();
    return of_;
  }

 private:
  static std::vector<std::u32string> HeadingsOf(const Contents& contents) {
    std::vector<std::u32string> headings;
    headings.reserve(contents.size());
    for (const TaskContent* c : contents)
      headings.push_back(SortedCharacters(CharactersOf(c->title)));
    return headings;
  }

  void Take(std::size_t revised, std::size_t current) {
    of_[revised] = current;
    taken_[current] = true;
  }

  // Equal keys are paired in order of their place.
  template <class KeyOf>
  void ByKey(const KeyOf& key_of) {
    std::map<decltype(key_of(TaskContent())), std::vector<std::size_t>> free;
    for (std::size_t i = current_.size(); i-- > 0;) {
      if (!taken_[i]) free[key_of(*current_[i])].push_back(i);
    }
    for (std::size_t i = 0; i < revised_.size(); ++i) {
      if (of_[i] != kNone) continue;
      const auto found = free.find(key_of(*revised_[i]));
      if (found == free.end() || found->second.empty()) continue;
      Take(i, found->second.back());
      found->second.pop_back();
    }
  }

  double Share(std::size_t revised, std::size_t current) const {
    return SharedShare(revised_headings_[revised], current_headings_[current]);
  }

  // Numbers may repeat in every section: the most alike of the same number.
  void ByNumber() {
    std::map<std::string, std::vector<std::size_t>> free;
    for (std::size_t i = 0; i < current_.size(); ++i) {
      if (!taken_[i] && !current_[i]->number.empty()) free[current_[i]->number].push_back(i);
    }
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < revised_.size(); ++i) {
      if (of_[i] != kNone || revised_[i]->number.empty()) continue;
      std::size_t best = kNone;
      for (const std::size_t c : free[revised_[i]->number]) {
        if (taken_[c] || ++pairs > limits::kRevisionPairsMax) continue;
        if (best == kNone || Share(i, c) > Share(i, best)) best = c;
      }
      if (best != kNone && Share(i, best) >= kAlikeWithNumber) Take(i, best);
    }
  }

  void ByLikeness() {
    const auto left_new = static_cast<std::size_t>(std::count(of_.begin(), of_.end(), kNone));
    const auto left_old = static_cast<std::size_t>(std::count(taken_.begin(), taken_.end(), false));
    if (left_new * left_old > limits::kRevisionPairsMax) return;
    std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;  // the most alike first
    for (std::size_t i = 0; i < revised_.size(); ++i) {
      for (std::size_t c = 0; of_[i] == kNone && c < current_.size(); ++c) {
        if (taken_[c]) continue;
        if (const double share = Share(i, c); share >= kAlikeAlone)
          pairs.emplace_back(-share, i, c);
      }
    }
    std::sort(pairs.begin(), pairs.end());
    for (const auto& [share, i, c] : pairs) {
      if (of_[i] == kNone && !taken_[c]) Take(i, c);
    }
  }

  const Contents& current_;
  const Contents& revised_;
  std::vector<std::size_t> of_;  // by item of the document
  std::vector<bool> taken_;      // by item of the plan
  std::vector<std::u32string> current_headings_, revised_headings_;
};

// The longest run of matches that kept their order has not moved; the others have.
std::vector<bool> MovedOf(const std::vector<std::size_t>& of) {
  std::vector<bool> moved(of.size());
  std::vector<std::size_t> matched;
  for (std::size_t i = 0; i < of.size(); ++i) {
    if (of[i] != kNone) matched.push_back(i), moved[i] = true;
  }
  std::vector<std::size_t> tails;  // tails[n]: where a rising run of n + 1 ends lowest
  std::vector<std::size_t> before(of.size(), kNone);
  for (const std::size_t i : matched) {
    const auto at = std::lower_bound(tails.begin(), tails.end(), i,
                                     [&](std::size_t a, std::size_t b) { return of[a] < of[b]; });
    if (at != tails.begin()) before[i] = *(at - 1);
    if (at == tails.end()) {
      tails.push_back(i);
    } else {
      *at = i;
    }
  }
  for (std::size_t i = tails.empty() ? kNone : tails.back(); i != kNone; i = before[i]) {
    moved[i] = false;
  }
  return moved;
}

TaskContent Merged(const TaskContent& current, const TaskContent& revised) {
  TaskContent content = current;  // with all that only a person says
  content.number = revised.number;
  content.sections = revised.sections;
  content.title = revised.title;
  content.text = revised.text;
  content.standing = revised.standing;
  content.indicators = revised.indicators;
  content.deliverables = revised.deliverables;
  content.recurrences = revised.recurrences;
  content.printed_leaders = revised.printed_leaders;
  // A date that the plan or the office gave stays until the document states one of its own.
  if (revised.due_date || current.due_basis == DueBasis::kText) {
    content.due_date = revised.due_date;
    content.due_basis = revised.due_basis;
  }
  if (revised.annotation != current.annotation) {
    content.annotation = revised.annotation;
    content.planned_units = revised.planned_units;
    content.lead_unconfirmed = revised.lead_unconfirmed;
  }
  return content;
}

std::vector<ItemField> Differences(const TaskContent& a, const TaskContent& b) {
  std::vector<ItemField> fields;
  const auto add = [&fields](bool differs, ItemField field) {
    if (differs) fields.push_back(field);
  };
  add(a.number != b.number, ItemField::kNumber);
  add(a.sections != b.sections, ItemField::kSections);
  add(a.title != b.title, ItemField::kTitle);
  add(a.text != b.text, ItemField::kText);
  add(a.planned_units != b.planned_units || a.annotation != b.annotation, ItemField::kUnits);
  add(a.due_date != b.due_date, ItemField::kDueDate);
  add(a.standing != b.standing, ItemField::kStanding);
  add(a.indicators != b.indicators, ItemField::kIndicators);
  add(a.deliverables != b.deliverables, ItemField::kDeliverables);
  add(a.recurrences != b.recurrences, ItemField::kRecurrences);
  add(a.printed_leaders != b.printed_leaders, ItemField::kLeaders);
  return fields;
}

}  // namespace

std::vector<RevisedItem> CompareRevision(const Contents& current,
                                         const std::vector<TaskContent>& revised) {
  Contents items;
  items.reserve(revised.size());
  for (const TaskContent& content : revised) items.push_back(&content);
  const std::vector<std::size_t> of = Matching(current, items).Run();
  const std::vector<bool> moved = MovedOf(of);
  std::vector<RevisedItem> result;
  std::vector<bool> kept(current.size());
  for (std::size_t i = 0; i < of.size(); ++i) {
    RevisedItem item;
    item.revised = i;
    if (of[i] == kNone) {
      item.change = ItemChange::kAdded;
      item.content = revised[i];
    } else {
      kept[of[i]] = true;
      item.current = of[i];
      item.moved = moved[i];
      item.content = Merged(*current[of[i]], revised[i]);
      item.fields = Differences(*current[of[i]], item.content);
      item.change = item.fields.empty() ? ItemChange::kUnchanged : ItemChange::kChanged;
    }
    result.push_back(std::move(item));
  }
  for (std::size_t i = 0; i < current.size(); ++i) {
    if (kept[i]) continue;
    RevisedItem item;
    item.change = ItemChange::kRemoved;
    item.current = i;
    result.push_back(std::move(item));
  }
  return result;
}

}  // namespace duban::domain
