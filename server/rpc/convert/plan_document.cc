#include "server/rpc/convert/plan_document.h"

#include <optional>
#include <set>
#include <utility>

#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/refusals.h"

namespace duban::rpc {
namespace {

v1::Severity SeverityToProto(domain::FindingSeverity severity) {
  switch (severity) {
    case domain::FindingSeverity::kInfo:
      return v1::SEVERITY_INFO;
    case domain::FindingSeverity::kWarning:
      return v1::SEVERITY_WARNING;
    case domain::FindingSeverity::kError:
      return v1::SEVERITY_ERROR;
  }
  return v1::SEVERITY_ERROR;
}

// OK if what is wrong could be noted field by field.
absl::Status Note(const absl::Status& status, FieldChecks& checks) {
  const std::optional<base::ErrorDetail> detail = base::DetailOf(status);
  if (status.code() != absl::StatusCode::kInvalidArgument || !detail || detail->fields.empty()) {
    return status;
  }
  for (const base::FieldViolation& bad : detail->fields) {
    checks.Fail(bad.field, bad.reason, bad.message_zh);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Document> ReadDocument(const std::string& text, const std::string& upload,
                                      int default_year, const ReadUpload& read,
                                      FieldChecks& checks) {
  Document document;
  if (!upload.empty()) {
    if (!text.empty()) {
      checks.Fail("upload", "DOCUMENT_REQUIRED", "正文与上传的文件只能给出一个");
      return document;
    }
    document.upload = checks.Upload("upload", upload);
    if (!document.upload) return document;
    absl::StatusOr<std::string> extracted = read(document.upload);
    if (!extracted.ok()) {
      RETURN_IF_ERROR(Note(extracted.status(), checks));
      return document;
    }
    document.text = *std::move(extracted);
  } else {
    document.text = text;
  }
  absl::StatusOr<domain::ParsedPlan> parsed = domain::ParsePlan(
      document.text, {.text_bytes_max = document.upload ? limits::kImportedTextBytesMax
                                                        : limits::kPlanTextBytesMax,
                      .default_year = default_year});
  if (!parsed.ok()) {
    RETURN_IF_ERROR(Note(parsed.status(), checks));
  } else {
    document.parsed = *std::move(parsed);
  }
  return document;
}

std::vector<app::ConfirmedName> ReadMappings(
    const google::protobuf::RepeatedPtrField<v1::UnitMapping>& mappings, FieldChecks& checks) {
  std::vector<app::ConfirmedName> names;
  if (static_cast<std::size_t>(mappings.size()) > limits::kImportMappingsMax) {
    checks.Fail("mappings", "MAPPING_INVALID",
                "一次至多约定" + std::to_string(limits::kImportMappingsMax) + "个名称");
    return names;
  }
  std::set<std::string> seen;
  for (int i = 0; i < mappings.size(); ++i) {
    const std::string field = "mappings[" + std::to_string(i) + "]";
    app::ConfirmedName name;
    name.printed_name = checks.Title(field + ".printed_name", mappings[i].printed_name());
    name.unit = checks.Unit(field + ".unit", mappings[i].unit());
    if (!seen.insert(name.printed_name).second) {
      checks.Fail(field + ".printed_name", "MAPPING_INVALID", "同一名称只能约定一次");
    }
    names.push_back(std::move(name));
  }
  return names;
}

v1::Finding ToProto(const domain::Finding& finding) {
  v1::Finding out;
  out.set_severity(SeverityToProto(finding.severity));
  out.set_code(finding.code);
  out.set_message(finding.message_zh);
  out.set_suggestion(finding.suggestion_zh);
  out.set_begin_offset(static_cast<std::int64_t>(finding.source.begin));
  out.set_end_offset(static_cast<std::int64_t>(finding.source.end));
  return out;
}

v1::ResolvedName ToProto(const domain::ResolvedName& name, const domain::Directory& directory) {
  v1::ResolvedName out;
  out.set_printed_name(name.printed_name);
  out.set_kind(static_cast<v1::NameKind>(name.resolution.kind));
  out.set_resolved_by(static_cast<v1::ResolvedBy>(name.resolution.by));
  if (name.resolution.unit) {
    out.set_unit(domain::NameOf(name.resolution.unit));
    out.set_unit_display_name(directory.UnitName(name.resolution.unit));
  }
  out.set_count(name.count);
  for (const domain::UnitId candidate : name.resolution.candidates) {
    v1::NameCandidate& offered = *out.add_candidates();
    offered.set_unit(domain::NameOf(candidate));
    offered.set_display_name(directory.UnitName(candidate));
  }
  return out;
}

}  // namespace duban::rpc
