#include "tests/integration/write_path/county.h"

#include <cstdlib>
#include <map>

#include "server/app/commands/group_commands.h"

namespace duban::testing {
namespace {

template <class Row>
std::string EncodeId(const Row& row) {
  return std::to_string(row.id.value);
}

}  // namespace

void CountyOffice::AddCounties(int counties, int schools) {
  domain::UnitGroup group;
  group.owner = bureau_;
  group.display_name = "各县(市、区)";
  for (int i = 1; i <= counties; ++i) {
    CountyUnit county;
    const std::string name = std::to_string(i) + "县教育局";
    county.unit = AddUnit(name, bureau_, domain::UnitKind::kCounty);
    county.head = AddStaff("county-" + std::to_string(i), domain::Role::kHead, county.unit);
    for (int k = 1; k <= schools; ++k) {
      const std::string login = "school-" + std::to_string(i) + "-" + std::to_string(k);
      SchoolUnit school;
      school.unit = AddUnit(login, county.unit, domain::UnitKind::kSchool);
      school.head = AddStaff(login, domain::Role::kHead, school.unit);
      county.schools.push_back(school);
    }
    group.members.push_back(county.unit);
    counties_.push_back(std::move(county));
  }
  const std::string id =
      Must(app::CreateGroup(Request(admin_, "CreateGroup"), group, EncodeId<domain::UnitGroup>));
  group_ = {std::atoll(id.c_str())};
}

Tree CountyOffice::SplitTree() {
  app::NewTask task;
  task.issuing_unit = bureau_;
  task.content.title = "排查校舍";
  task.content.due_date = absl::CivilDay(2026, 6, 30);
  task.content.due_basis = domain::DueBasis::kOffice;
  task.content.planned_units = {
      {.unit = finance_, .printed_name = "", .role = domain::AssignmentRole::kLead},
      {.unit = {},
       .printed_name = "各县(市、区)",
       .role = domain::AssignmentRole::kSupport,
       .group = group_}};
  Tree tree;
  tree.task = {
      std::atoll(Must(app::CreateTask(Request(supervisor_, "CreateTask"), task,
                                      [](const domain::Chain& chain, const domain::Directory&) {
                                        return EncodeId(chain.task);
                                      }))
                     .c_str())};
  Must(IssueTask(Request(supervisor_, "IssueTask"), tree.task));
  tree.root = At(tree.task, finance_);
  Must(On(Request(finance_head_, "Accept"), tree.task, tree.root, domain::Accept{}));
  for (const CountyUnit& county : counties_) {
    const domain::AssignmentId at = At(tree.task, county.unit);
    tree.counties.push_back(at);
    Must(On(Request(county.head, "Accept"), tree.task, at, domain::Accept{}));
    domain::SplitShare split;
    for (const SchoolUnit& school : county.schools) {
      split.children.push_back({.unit = school.unit, .share = "本校校舍"});
    }
    Must(On(Request(county.head, "Split"), tree.task, at, split));
  }
  std::map<domain::UnitId, domain::AssignmentId> by_unit;
  for (const domain::Assignment& a : Load(tree.task).assignments) by_unit[a.unit] = a.id;
  for (const CountyUnit& county : counties_) {
    std::vector<domain::AssignmentId> schools;
    for (const SchoolUnit& school : county.schools) schools.push_back(by_unit.at(school.unit));
    tree.schools.push_back(std::move(schools));
  }
  return tree;
}

domain::AssignmentId CountyOffice::At(domain::TaskId task, domain::UnitId unit) {
  for (const domain::Assignment& a : Load(task).assignments) {
    if (a.unit == unit && domain::IsLive(a)) return a.id;
  }
  ADD_FAILURE() << "the unit has no live share";
  return {};
}

}  // namespace duban::testing
