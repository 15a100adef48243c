#include "server/app/commands/plan_document.h"

#include <utility>

#include <absl/strings/str_cat.h>

#include "server/app/commands/unit_mapping_commands.h"
#include "server/base/limits.h"
#include "server/base/status.h"

namespace duban::app {
namespace {

// What the items hold together, bytes. They travel in one answer, twice where a revision is shown,
// and the row that keeps it must fit a packet of the database.
constexpr std::size_t kDraftedBytesMax = 6 << 20;

template <class Item>
std::size_t RawBytes(const std::vector<Item>& items) {
  std::size_t bytes = 0;
  for (const Item& item : items) bytes += item.raw.size();
  return bytes;
}

std::size_t BytesOf(const domain::TaskContent& content) {
  std::size_t bytes = content.number.size() + content.title.size() + content.text.size() +
                      content.annotation.size() + 2 * RawBytes(content.indicators) +
                      2 * RawBytes(content.deliverables) + RawBytes(content.recurrences);
  for (const std::string& section : content.sections) bytes += section.size();
  for (const std::string& leader : content.printed_leaders) bytes += leader.size();
  for (const domain::PlannedUnit& unit : content.planned_units) bytes += unit.printed_name.size();
  return bytes;
}

absl::Status CheckSize(const domain::DraftedPlan& drafted) {
  std::size_t bytes = 0;
  for (const domain::TaskContent& content : drafted.tasks) bytes += BytesOf(content);
  if (bytes <= kDraftedBytesMax) return absl::OkStatus();
  return base::InvalidFields(
      {{"text", "DOCUMENT_TOO_LARGE",
        absl::StrCat("各事项的内容合计超过", kDraftedBytesMax >> 20, " MiB,请分成几份导入")}});
}

}  // namespace

std::vector<base::FieldViolation> DocumentViolations(const domain::ParsedPlan& parsed) {
  std::vector<base::FieldViolation> bad;
  if (parsed.tasks.size() > limits::kPlanTasksMax) {
    bad.push_back(
        {"text", "TOO_MANY_ITEMS",
         absl::StrCat("共", parsed.tasks.size(), "项,超过", limits::kPlanTasksMax, "项的上限")});
  }
  for (const domain::ParsedTask& task : parsed.tasks) {
    const std::size_t units = task.lead.size() + task.support.size() + task.responsible.size();
    if (units > limits::kTaskUnitsMax) {
      bad.push_back({"text", "TOO_MANY_UNITS",
                     absl::StrCat("第", task.number, "项列了", units, "个单位,超过",
                                  limits::kTaskUnitsMax, "个的上限")});
    }
  }
  return bad;
}

absl::StatusOr<domain::DraftedPlan> DraftDocument(const Workspace& workspace,
                                                  domain::UnitId issuing_unit,
                                                  const domain::ParsedPlan& parsed,
                                                  const std::vector<ConfirmedName>& mappings) {
  domain::UnitResolver resolver(workspace.directory(), issuing_unit);
  std::vector<base::FieldViolation> bad;
  for (std::size_t i = 0; i < mappings.size(); ++i) {
    if (workspace.directory().FindUnit(mappings[i].unit) == nullptr) {
      bad.push_back(
          {absl::StrCat("mappings[", i, "].unit"), "UNIT_UNKNOWN", "机构目录中没有该单位"});
    }
    resolver.Confirm(mappings[i].printed_name, mappings[i].unit);
  }
  if (!bad.empty()) return base::InvalidFields(std::move(bad));
  RETURN_IF_ERROR(CheckMappingCount(workspace.directory(), issuing_unit, mappings));
  domain::DraftedPlan drafted = domain::DraftsOf(parsed, resolver);
  RETURN_IF_ERROR(CheckSize(drafted));
  return drafted;
}

}  // namespace duban::app
