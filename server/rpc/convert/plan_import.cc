#include "server/rpc/convert/plan_import.h"

#include <utility>

#include <absl/strings/str_join.h>
#include <absl/time/civil_time.h>

#include "server/app/commands/plan_revision_commands.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/refusals.h"
#include "server/rpc/convert/plan.h"
#include "server/rpc/convert/plan_document.h"
#include "server/rpc/convert/task.h"
#include "server/rpc/convert/time.h"

namespace duban::rpc {
namespace {

using domain::ItemField;
using domain::TaskContent;

template <class Response>
void AddSaid(const std::vector<domain::Finding>& findings,
             const std::vector<domain::ResolvedName>& names, const domain::Directory& directory,
             Response& out) {
  for (const domain::Finding& finding : findings) *out.add_findings() = ToProto(finding);
  for (const domain::ResolvedName& name : names) *out.add_names() = ToProto(name, directory);
}

std::string UnitsText(const TaskContent& content, const domain::Directory& directory) {
  return absl::StrJoin(
      content.planned_units, "、", [&](std::string* out, const domain::PlannedUnit& p) {
        *out += p.role == domain::AssignmentRole::kLead ? "牵头:" : "配合:";
        *out += p.printed_name.empty() ? directory.UnitName(p.unit) : p.printed_name;
      });
}

template <class Item>
std::string RawText(const std::vector<Item>& items) {
  return absl::StrJoin(items, ";", [](std::string* out, const Item& item) { *out += item.raw; });
}

std::string FieldText(ItemField field, const TaskContent& content,
                      const domain::Directory& directory) {
  switch (field) {
    case ItemField::kNumber:
      return content.number;
    case ItemField::kSections:
      return absl::StrJoin(content.sections, " / ");
    case ItemField::kTitle:
      return content.title;
    case ItemField::kText:
      return content.text;
    case ItemField::kUnits:
      return UnitsText(content, directory);
    case ItemField::kDueDate:
      return content.due_date ? absl::FormatCivilTime(*content.due_date) : "";
    case ItemField::kStanding:
      return content.standing ? "持续推进" : "";
    case ItemField::kIndicators:
      return RawText(content.indicators);
    case ItemField::kDeliverables:
      return RawText(content.deliverables);
    case ItemField::kRecurrences:
      return RawText(content.recurrences);
    case ItemField::kLeaders:
      return absl::StrJoin(content.printed_leaders, "、");
  }
  return "";
}

v1::RevisedTask ItemToProto(const app::RevisedTask& revised, const domain::Directory& directory) {
  v1::RevisedTask out;
  const domain::RevisedItem& item = revised.item;
  const TaskContent& shown = item.revised ? item.content : revised.before;
  out.set_change(static_cast<v1::ItemChange>(item.change));
  if (revised.task.value > 0) out.set_task(domain::NameOf(revised.task));
  out.set_number(shown.number);
  out.set_title(shown.title);
  for (const ItemField field : item.fields) {
    v1::FieldChange& change = *out.add_fields();
    change.set_field(static_cast<v1::ItemField>(field));
    change.set_before(FieldText(field, revised.before, directory));
    change.set_after(FieldText(field, item.content, directory));
  }
  out.set_moved(item.moved);
  out.set_applied(revised.applied);
  return out;
}

// Only a preview gives the text back: what is stored as an answer need not repeat the document.
std::string ShownText(Document& document, bool validate_only) {
  return document.upload && validate_only ? std::move(document.text) : std::string();
}

}  // namespace

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ImportPlanRequest& request,
                                            const ReadUpload& read) {
  FieldChecks checks;
  app::PlanImport import;
  import.issuing_unit = checks.Unit("issuing_unit", request.issuing_unit());
  import.title = checks.Line("title", request.title(), limits::kTitleCharsMax, "TITLE_INVALID");
  import.year = request.year();
  if (request.year() != 0) CheckYear("year", request.year(), checks);
  if (request.has_default_due_date()) {
    import.default_due_date = ReadDate("default_due_date", request.default_due_date(), checks);
  }
  import.mappings = ReadMappings(request.mappings(), checks);
  ASSIGN_OR_RETURN(Document document,
                   ReadDocument(request.text(), request.upload(), import.year, read, checks));
  RETURN_IF_ERROR(checks.ToStatus());
  import.parsed = std::move(document.parsed);
  import.upload = document.upload;
  return app::ImportPlan(
      write, std::move(import),
      [shown = ShownText(document, write.validate_only)](const app::ImportedPlan& imported,
                                                         const domain::Directory& directory) {
        v1::ImportPlanResponse out;
        *out.mutable_plan() = ToProto(imported.plan, static_cast<int>(imported.tasks.size()));
        for (const domain::Chain& chain : imported.tasks) {
          *out.add_tasks() = ToProto(chain, directory);
        }
        AddSaid(imported.findings, imported.names, directory, out);
        out.set_extracted_text(shown);
        return out.SerializeAsString();
      });
}

absl::StatusOr<app::WriteCommand> ToCommand(const app::WriteRequest& write,
                                            const v1::ReimportPlanRequest& request,
                                            const ReadUpload& read) {
  FieldChecks checks;
  app::PlanRevision revision;
  revision.target = {checks.Plan("name", request.name()), request.etag()};
  revision.mappings = ReadMappings(request.mappings(), checks);
  ASSIGN_OR_RETURN(Document document,
                   ReadDocument(request.text(), request.upload(), 0, read, checks));
  RETURN_IF_ERROR(checks.ToStatus());
  revision.parsed = std::move(document.parsed);
  revision.upload = document.upload;
  return app::ReimportPlan(
      write, std::move(revision),
      [shown = ShownText(document, write.validate_only)](const app::RevisedPlan& revised,
                                                         const domain::Directory& directory) {
        v1::ReimportPlanResponse out;
        *out.mutable_plan() = ToProto(revised.plan, revised.task_count);
        for (const app::RevisedTask& item : revised.items) {
          *out.add_items() = ItemToProto(item, directory);
        }
        AddSaid(revised.findings, revised.names, directory, out);
        out.set_extracted_text(shown);
        return out.SerializeAsString();
      });
}

}  // namespace duban::rpc
