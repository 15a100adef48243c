// A bureau with counties and schools below them, and one task that goes down to every school: 市 →
// 县 → 校. On the office's database.
#ifndef DUBAN_TESTS_INTEGRATION_WRITE_PATH_COUNTY_H_
#define DUBAN_TESTS_INTEGRATION_WRITE_PATH_COUNTY_H_

#include <string>
#include <vector>

#include "tests/integration/write_path/office.h"

namespace duban::testing {

struct SchoolUnit {
  domain::UnitId unit;
  domain::UserId head;
};

struct CountyUnit {
  domain::UnitId unit;
  domain::UserId head;
  std::vector<SchoolUnit> schools;
};

// Where everybody's share stands, in the order of the units.
struct Tree {
  domain::TaskId task;
  domain::AssignmentId root;
  std::vector<domain::AssignmentId> counties;
  std::vector<std::vector<domain::AssignmentId>> schools;
};

class CountyOffice : public Office {
 protected:
  // Adds the units with a head each, and a group of the counties.
  void AddCounties(int counties, int schools);
  // Led by 财务处, handed to the group, everybody down to the counties having accepted and split.
  Tree SplitTree();
  // The assignment of a unit on a task.
  domain::AssignmentId At(domain::TaskId task, domain::UnitId unit);

  std::vector<CountyUnit> counties_;
  domain::UnitGroupId group_;
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_INTEGRATION_WRITE_PATH_COUNTY_H_
