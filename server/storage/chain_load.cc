#include "server/storage/chain_load.h"

#include <algorithm>
#include <string>
#include <utility>

#include "server/base/status.h"
#include "server/storage/assignment_table.h"
#include "server/storage/statement.h"

namespace duban::storage {
namespace {

// The ids to load are gathered from the indexes alone, each part only where somebody asks for it,
// and the rows then read by primary key. Indexes are forced: the optimizer would rather scan a
// small table than look up a batch of keys in it. Children by the prefix (task, parent) of
// live_place, units by by_unit.
class LoadSql {
 public:
  explicit LoadSql(const app::AssignmentLoad& load) : load_(load) {
    // Ancestors of what is asked for by name belong to it.
    if (!load.with_ancestors.empty()) {
      AddSeed("SELECT id, parent FROM assignment FORCE INDEX (PRIMARY) WHERE id IN (:ancestors)");
      params_.emplace_back("ancestors", load.with_ancestors);
    }
    if (!load.named_units.empty()) {
      AddSeed(
          "SELECT id, parent FROM assignment FORCE INDEX (by_unit) WHERE task IN (:named_tasks) "
          "AND unit IN (:named_units) AND live = 1");
      params_.emplace_back("named_tasks", load.named_tasks);
      params_.emplace_back("named_units", load.named_units);
      AddPart(
          "SELECT c.id FROM assignment AS f FORCE INDEX (by_unit) STRAIGHT_JOIN assignment AS c "
          "FORCE INDEX (live_place) ON c.task = f.task AND c.parent = f.id "
          "WHERE f.task IN (:named_tasks) AND f.unit IN (:named_units) AND f.live = 1");
    }
    AddChildren("live", "AND c.live = 1", load.live_children);
    AddChildren("done", "AND c.live IS NULL", load.done_children);
    AddRelated("siblings", "live_place", "c.task = f.task AND c.parent = f.parent AND c.live = 1",
               "AND f.parent <> 0", load.siblings);
    if (!load.unit_history.empty()) {  // elsewhere in the tree: with what stands above them
      AddSeed(
          "SELECT c.id, c.parent FROM assignment AS f FORCE INDEX (PRIMARY) STRAIGHT_JOIN "
          "assignment AS c FORCE INDEX (by_unit) ON c.task = f.task AND c.unit = f.unit "
          "WHERE f.id IN (:history)");
      params_.emplace_back("history", load.unit_history);
    }
    if (!load.whole_chains.empty()) {
      AddPart("SELECT id FROM assignment FORCE INDEX (live_place) WHERE task IN (:whole)");
      params_.emplace_back("whole", load.whole_chains);
    }
    AddSubtrees();
    if (!load.by_id.empty()) {
      by_id_alone_ = empty();
      AddPart("SELECT id FROM assignment FORCE INDEX (PRIMARY) WHERE id IN (:by_id)");
      params_.emplace_back("by_id", load.by_id);
    }
  }

  bool empty() const { return parts_.empty() && seeds_.empty(); }

  std::string Text() {
    if (!seeds_.empty()) {
      AddTable("up (id, parent)", seeds_ +
                                      " UNION ALL SELECT p.id, p.parent FROM up "
                                      "STRAIGHT_JOIN assignment AS p ON p.id = up.parent");
      AddPart("SELECT id FROM up");
    }
    const std::string select = "SELECT " + AssignmentColumnsSql("a") + " FROM ";
    if (by_id_alone_) {  // the most frequent: of the lead's own commands
      return select + "assignment AS a FORCE INDEX (PRIMARY) WHERE a.id IN (:by_id)";
    }
    return (tables_.empty() ? "" : "WITH RECURSIVE " + tables_ + " ") + select + "(" + parts_ +
           ") AS wanted STRAIGHT_JOIN assignment AS a FORCE INDEX (PRIMARY) ON a.id = wanted.id";
  }

  std::vector<Param> TakeParams() { return std::move(params_); }

 private:
  void AddSeed(const std::string& sql) { seeds_ += (seeds_.empty() ? "" : " UNION ALL ") + sql; }
  void AddPart(const std::string& sql) { parts_ += (parts_.empty() ? "" : " UNION ") + sql; }
  void AddTable(const char* head, const std::string& sql) {
    tables_ += (tables_.empty() ? "" : ", ") + std::string(head) + " AS (" + sql + ")";
  }

  void AddChildren(const char* name, const std::string& condition,
                   const std::vector<domain::AssignmentId>& of) {
    AddRelated(name, "live_place", "c.task = f.task AND c.parent = f.id", condition, of);
  }

  void AddRelated(const char* name, const std::string& index, const std::string& on,
                  const std::string& condition, const std::vector<domain::AssignmentId>& of) {
    if (of.empty()) return;
    AddPart(
        "SELECT c.id FROM assignment AS f FORCE INDEX (PRIMARY) STRAIGHT_JOIN assignment AS c "
        "FORCE INDEX (" +
        index + ") ON " + on + " WHERE f.id IN (:" + name + ") " + condition);
    params_.emplace_back(name, of);
  }

  // Live ones have live parents: what ended has no live child.
  void AddSubtrees() {
    if (load_.live_subtrees.empty()) return;
    AddTable("down (id, task)",
             "SELECT id, task FROM assignment FORCE INDEX (PRIMARY) WHERE id IN (:subtrees) "
             "UNION ALL SELECT c.id, c.task FROM down STRAIGHT_JOIN assignment AS c "
             "FORCE INDEX (live_place) ON c.task = down.task AND c.parent = down.id "
             "WHERE c.live = 1");
    AddPart("SELECT id FROM down");
    params_.emplace_back("subtrees", load_.live_subtrees);
  }

  const app::AssignmentLoad& load_;
  std::string tables_;  // WITH
  std::string seeds_;   // of the way up
  std::string parts_;   // whose union is loaded
  bool by_id_alone_ = false;
  std::vector<Param> params_;
};

}  // namespace

absl::StatusOr<std::vector<domain::Assignment>> LoadAssignments(Session& session,
                                                                const app::AssignmentLoad& load) {
  std::vector<domain::Assignment> assignments;
  LoadSql sql(load);
  if (sql.empty()) return assignments;
  const std::string text = sql.Text();
  ASSIGN_OR_RETURN(std::vector<AssignmentRow> rows,
                   Statement(session, "assignment.load", text, sql.TakeParams())
                       .All<AssignmentRow>(AssignmentColumns));
  assignments.reserve(rows.size());
  for (AssignmentRow& row : rows) assignments.push_back(FromRow(std::move(row)));
  std::sort(assignments.begin(), assignments.end(),
            [](const domain::Assignment& a, const domain::Assignment& b) { return a.id < b.id; });
  // What stands above several of them was met on the way up from each.
  const auto same = [](const domain::Assignment& a, const domain::Assignment& b) {
    return a.id == b.id;
  };
  assignments.erase(std::unique(assignments.begin(), assignments.end(), same), assignments.end());
  return assignments;
}

}  // namespace duban::storage
