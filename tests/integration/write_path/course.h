// A bureau with a leader in charge and a third office with a head, for the commands that change a
// chain's course.
#ifndef DUBAN_TESTS_INTEGRATION_WRITE_PATH_COURSE_H_
#define DUBAN_TESTS_INTEGRATION_WRITE_PATH_COURSE_H_

#include <optional>
#include <vector>

#include "tests/integration/write_path/county.h"

namespace duban::testing {

class Course : public CountyOffice {
 protected:
  void SetUp() override {
    CountyOffice::SetUp();
    leader_ = AddStaff("leader", domain::Role::kLeader, bureau_);
    building_head_ = AddStaff("bui-head-2", domain::Role::kHead, building_);
  }

  domain::Assignment Assignment(domain::TaskId task, domain::AssignmentId id) {
    return *Load(task).Find(id);
  }

  // The ids that wait for somebody.
  std::vector<domain::AssignmentId> Todo(domain::UserId who) {
    std::vector<domain::AssignmentId> ids;
    const auto page = one_->queries.ListTodo(Call(who, "ListTodo"), std::nullopt, 500);
    EXPECT_TRUE(page.ok()) << page.status();
    for (const app::TodoAssignment& todo : page->rows) ids.push_back(todo.assignment.id);
    return ids;
  }

  domain::UserId leader_, building_head_;
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_INTEGRATION_WRITE_PATH_COURSE_H_
