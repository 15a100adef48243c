#include "server/app/write.h"

namespace duban::app {

void Footprint::Add(const Footprint& other) {
  if (other.plan) plan = other.plan;
  tasks.insert(tasks.end(), other.tasks.begin(), other.tasks.end());
  foci.insert(foci.end(), other.foci.begin(), other.foci.end());
  plans_of_tasks = plans_of_tasks || other.plans_of_tasks;
  whole_plan = whole_plan || other.whole_plan;
  directory = directory || other.directory;
  security = security || other.security;
  alone = alone || other.alone;
  if (other.role_changes) role_changes = other.role_changes;
}

}  // namespace duban::app
