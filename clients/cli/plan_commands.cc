// duban plan create, show, list, set, issue.
#include <memory>
#include <utility>

#include "clients/cli/command.h"
#include "clients/cli/dates.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_text.h"
#include "clients/cli/mutation.h"
#include "clients/cli/plan_view.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/task_view.h"

namespace duban::cli {
namespace {

struct PlanOptions {
  std::string plan;
  std::string title;
  std::string unit;
  std::string number;
  std::string due;
  int year = 0;
  MutationOptions mutation;
  ListingOptions listing;
};

Outcome PlanOutput(Runtime& runtime, const v1::Plan& plan, const std::string& head) {
  Output output{.text = head, .json = JsonText(plan), .note = "", .exit_code = ExitCode::kOk};
  if (runtime.options().format == Format::kTable) {
    ASSIGN_OR_FAIL(const UnitIndex* units, runtime.Units());
    output.text += RenderPlan(plan, *units, runtime.style());
  }
  return output;
}

client::Result<v1::Plan> GetPlan(Runtime& runtime, const std::string& text) {
  v1::GetPlanRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(), ResourceName("plans", text, "plan"));
  return runtime.client().plans().GetPlan(request);
}

Outcome CreatePlan(Runtime& runtime, const PlanOptions& options) {
  v1::CreatePlanRequest request;
  v1::Plan& plan = *request.mutable_plan();
  plan.set_title(options.title);
  plan.set_year(options.year);
  plan.set_document_number(options.number);
  if (!options.due.empty()) {
    ASSIGN_OR_FAIL(*plan.mutable_default_due_date(),
                   ParseDate(options.due, "plan.default_due_date"));
  }
  ASSIGN_OR_FAIL(*plan.mutable_issuing_unit(), runtime.IssuingUnit(options.unit));
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  ASSIGN_OR_FAIL(const v1::Plan created, runtime.client().plans().CreatePlan(request));
  return PlanOutput(runtime, created,
                    options.mutation.validate_only ? "校验通过,未创建。\n" : "已创建工作要点。\n");
}

Outcome ShowPlan(Runtime& runtime, const PlanOptions& options) {
  ASSIGN_OR_FAIL(const v1::Plan plan, GetPlan(runtime, options.plan));
  ASSIGN_OR_FAIL(Output output, PlanOutput(runtime, plan, ""));
  if (runtime.options().format == Format::kTable) {
    v1::ListTasksRequest request;
    request.set_filter("plan = \"" + plan.name() + "\"");
    request.set_page_size(limits::kPageSizeMax);
    v1::ListTasksResponse tasks;
    ASSIGN_OR_FAIL(const std::string all, CollectInto(runtime.client().tasks().EachTask(request),
                                                      {.limit = 0}, tasks.mutable_tasks()));
    output.text += "\n" + RenderTasks(tasks.tasks(), runtime.style());
    output.note = all;
  }
  return output;
}

Outcome ListPlans(Runtime& runtime, const PlanOptions& options) {
  v1::ListPlansRequest request;
  request.set_page_size(PageSize(options.listing));
  v1::ListPlansResponse all;
  ASSIGN_OR_FAIL(std::string note, CollectInto(runtime.client().plans().EachPlan(request),
                                               options.listing, all.mutable_plans()));
  Output output{.text = "", .json = JsonText(all), .note = note, .exit_code = ExitCode::kOk};
  if (runtime.options().format == Format::kTable) {
    ASSIGN_OR_FAIL(const UnitIndex* units, runtime.Units());
    output.text = RenderPlans(all, *units, runtime.style());
  }
  return output;
}

// The method replaces; the options say what changes.
Outcome SetPlan(Runtime& runtime, const PlanOptions& options) {
  ASSIGN_OR_FAIL(v1::Plan plan, GetPlan(runtime, options.plan));
  if (!options.title.empty()) plan.set_title(options.title);
  if (!options.number.empty()) plan.set_document_number(options.number);
  if (options.due == "none") {
    plan.clear_default_due_date();
  } else if (!options.due.empty()) {
    ASSIGN_OR_FAIL(*plan.mutable_default_due_date(),
                   ParseDate(options.due, "plan.default_due_date"));
  }
  plan.set_etag(EtagToSend(options.mutation, plan.etag()));
  v1::UpdatePlanRequest request;
  v1::Plan& changed = *request.mutable_plan();  // what the method reads, so that repeats are alike
  changed.set_name(plan.name());
  changed.set_title(plan.title());
  changed.set_document_number(plan.document_number());
  if (plan.has_default_due_date()) *changed.mutable_default_due_date() = plan.default_due_date();
  changed.set_etag(plan.etag());
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  const client::Result<v1::Plan> updated = runtime.client().plans().UpdatePlan(request);
  if (!updated.ok()) return WithSentEtag(updated.error(), plan.etag());
  return PlanOutput(runtime, *updated, "已修改工作要点。\n");
}

Outcome IssuePlan(Runtime& runtime, const PlanOptions& options) {
  v1::IssuePlanRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(), ResourceName("plans", options.plan, "plan"));
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  ASSIGN_OR_FAIL(const v1::Plan plan, runtime.client().plans().IssuePlan(request));
  return PlanOutput(runtime, plan,
                    options.mutation.validate_only ? "校验通过,未下达。\n" : "已下达。\n");
}

void AddPlanCreate(Commands& commands, CLI::App& group) {
  auto options = std::make_shared<PlanOptions>();
  CLI::App& create = commands.Add(
      group,
      {"create", "创建一份空的工作要点",
       "duban plan create 2026年工作要点 --year 2026 --unit 市教育局 --due 2026-12-31"},
      [options](Runtime& runtime) { return CreatePlan(runtime, *options); });
  create.add_option("TITLE", options->title, "标题")->required();
  create.add_option("--year", options->year, "年度")->required();
  create.add_option("--unit", options->unit, "发文单位;只在一个单位任督查员时可以省略");
  create.add_option("--number", options->number, "文号");
  create.add_option("--due", options->due, "默认期限,如 2026-12-31");
  AddValidateOnly(create, options->mutation);
  AddOnBehalfOf(create, options->mutation);
  AddRequestId(create, options->mutation);
}

void AddPlanReads(Commands& commands, CLI::App& group) {
  auto shown = std::make_shared<PlanOptions>();
  CLI::App& show = commands.Add(group, {"show", "查看一份工作要点及其事项", "duban plan show 1"},
                                [shown](Runtime& runtime) { return ShowPlan(runtime, *shown); });
  show.add_option("PLAN", shown->plan, "工作要点:1 或 plans/1")->required();
  auto listed = std::make_shared<PlanOptions>();
  CLI::App& list = commands.Add(group, {"list", "工作要点,新的在前", "duban plan list"},
                                [listed](Runtime& runtime) { return ListPlans(runtime, *listed); });
  AddLimit(list, listed->listing);
}

}  // namespace

void AddPlanCommands(Commands& commands) {
  CLI::App& group = commands.AddGroup({"plan", "工作要点", "duban plan list"});
  AddPlanCreate(commands, group);
  AddPlanDocumentCommands(commands, group);
  AddUnitMappingCommands(commands, group);
  AddPlanReads(commands, group);
  auto changed = std::make_shared<PlanOptions>();
  CLI::App& set =
      commands.Add(group, {"set", "修改标题、文号、默认期限", "duban plan set 1 --due 2026-12-31"},
                   [changed](Runtime& runtime) { return SetPlan(runtime, *changed); });
  set.add_option("PLAN", changed->plan, "工作要点:1 或 plans/1")->required();
  set.add_option("--title", changed->title, "标题");
  set.add_option("--number", changed->number, "文号");
  set.add_option("--due", changed->due, "默认期限,如 2026-12-31;none 为去掉");
  AddEtag(set, changed->mutation);
  AddOnBehalfOf(set, changed->mutation);
  AddRequestId(set, changed->mutation);
  auto issued = std::make_shared<PlanOptions>();
  CLI::App& issue =
      commands.Add(group,
                   {"issue", "下达全部拟办事项,要么全部下达,要么一条也不下达",
                    "duban plan issue 1 --validate-only\nduban plan issue 1"},
                   [issued](Runtime& runtime) { return IssuePlan(runtime, *issued); });
  issue.add_option("PLAN", issued->plan, "工作要点:1 或 plans/1")->required();
  AddEtag(issue, issued->mutation);
  AddValidateOnly(issue, issued->mutation);
  AddOnBehalfOf(issue, issued->mutation);
  AddRequestId(issue, issued->mutation);
}

}  // namespace duban::cli
