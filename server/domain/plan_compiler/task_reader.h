// An item of the document as a task: roles, dates, targets and recurring duties.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TASK_READER_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TASK_READER_H_

#include "server/domain/plan_compiler/deadline.h"
#include "server/domain/plan_compiler/items.h"
#include "server/domain/plan_compiler/lead_rule.h"
#include "server/domain/plan_compiler/plan_compiler.h"
#include "server/domain/plan_compiler/plan_text.h"

namespace duban::domain::plan_compiler {

struct TaskReading {
  ParsedTask task;
  Range due;                          // the phrase behind the task's due date, empty without one
  std::vector<Range> not_understood;  // annotations of which nothing could be read
};

TaskReading ReadTask(const PlanText& text, const ItemDraft& item, const LeadRules& rules,
                     const DueContext& context);

}  // namespace duban::domain::plan_compiler

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_TASK_READER_H_
