#include "server/app/commands/plan_document.h"

#include <utility>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_join.h>

#include "server/app/commands/unit_mapping_commands.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/base/utf8.h"

namespace duban::app {
namespace {

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
  if (bytes <= limits::kDraftedBytesMax) return absl::OkStatus();
  return base::InvalidFields({{"text", "DOCUMENT_TOO_LARGE",
                               absl::StrCat("各事项的内容合计超过", limits::kDraftedBytesMax >> 20,
                                            " MiB,请分成几份导入")}});
}

// What is longer than a draft may be, "" if nothing is. CreateTask and UpdateTask take no more, so
// an item that came in longer could not be given a date. Only the title is cut, as the text has it.
std::string TooLong(const domain::ParsedTask& task) {
  const auto longer = [](const std::string& text, std::size_t chars_max) {
    return text.size() > chars_max && base::CharacterCount(text) > chars_max;
  };
  const auto over = [](const char* what, std::size_t chars_max) {
    return absl::StrCat(what, "超过", chars_max, "字");
  };
  if (longer(task.number, limits::kTitleCharsMax)) return over("编号", limits::kTitleCharsMax);
  if (longer(task.text, limits::kTaskTextCharsMax)) return over("正文", limits::kTaskTextCharsMax);
  if (longer(absl::StrJoin(task.annotations, "\n"), limits::kAnnotationCharsMax)) {
    return over("责任单位的说明", limits::kAnnotationCharsMax);
  }
  if (task.section.size() > limits::kTaskSectionsMax) {
    return absl::StrCat("所在的章节超过", limits::kTaskSectionsMax, "级");
  }
  for (const std::string& section : task.section) {
    if (longer(section, limits::kTitleCharsMax)) return over("章节标题", limits::kTitleCharsMax);
  }
  for (const auto* units : {&task.lead, &task.support, &task.responsible}) {
    for (const std::string& unit : *units) {
      if (longer(unit, limits::kTitleCharsMax)) return over("单位名称", limits::kTitleCharsMax);
    }
  }
  return "";
}

// An item for people: by its number, or by its place where that says nothing.
std::string ItemName(const domain::ParsedTask& task, std::size_t index) {
  constexpr std::size_t kNumberBytesMax = 32;
  if (!task.number.empty() && task.number.size() <= kNumberBytesMax) {
    return absl::StrCat("第", task.number, "项");
  }
  return absl::StrCat("第", index + 1, "个事项");
}

}  // namespace

std::vector<base::FieldViolation> DocumentViolations(const domain::ParsedPlan& parsed) {
  std::vector<base::FieldViolation> bad;
  if (parsed.tasks.size() > limits::kPlanTasksMax) {
    bad.push_back(
        {"text", "TOO_MANY_ITEMS",
         absl::StrCat("共", parsed.tasks.size(), "项,超过", limits::kPlanTasksMax, "项的上限")});
  }
  for (std::size_t i = 0; i < parsed.tasks.size(); ++i) {
    const domain::ParsedTask& task = parsed.tasks[i];
    const std::size_t units = task.lead.size() + task.support.size() + task.responsible.size();
    if (units > limits::kTaskUnitsMax) {
      bad.push_back({"text", "TOO_MANY_UNITS",
                     absl::StrCat(ItemName(task, i), "列了", units, "个单位,超过",
                                  limits::kTaskUnitsMax, "个的上限")});
    }
    if (const std::string too_long = TooLong(task); !too_long.empty()) {
      bad.push_back({"text", "ITEM_TOO_LONG",
                     absl::StrCat(ItemName(task, i), "(原文第", task.source.begin, "字节起)的",
                                  too_long, ",请核对该项是否连带了附件等其他内容")});
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
