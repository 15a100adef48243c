// duban plan import, reimport, export.
#include <filesystem>
#include <fstream>
#include <memory>
#include <utility>

#include <absl/strings/match.h>

#include "clients/cli/command.h"
#include "clients/cli/dates.h"
#include "clients/cli/document_bytes.h"
#include "clients/cli/labels.h"
#include "clients/cli/message_text.h"
#include "clients/cli/mutation.h"
#include "clients/cli/plan_view.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/revision_view.h"

namespace duban::cli {
namespace {

struct DocumentOptions {
  std::string plan;
  std::string file;
  std::string title;
  std::string unit;
  std::string due;
  std::string format;
  int year = 0;
  std::vector<std::string> maps;
  MutationOptions mutation;
};

// Small text goes along; everything else is uploaded first, by parts.
template <class Request>
Failure SetDocument(Runtime& runtime, const DocumentOptions& options, Request& request) {
  client::Result<std::string> content = ReadDocumentBytes(options.file, runtime.terminal().in);
  if (!content.ok()) return content.error();
  if (IsPlainText(*content)) {
    request.set_text(*std::move(content));
    return std::nullopt;
  }
  const client::Result<v1::Upload> upload = runtime.client().attachments().Upload(*content, "");
  if (!upload.ok()) return upload.error();
  request.set_upload(upload->name());
  return std::nullopt;
}

// 名称=单位.
template <class Request>
Failure SetMappings(Runtime& runtime, const DocumentOptions& options, Request& request) {
  for (const std::string& map : options.maps) {
    const std::size_t equals = map.rfind('=');
    if (equals == 0 || equals == std::string::npos || equals + 1 == map.size()) {
      return client::InvalidField("mappings", "VALUE_INVALID", "“" + map + "”应写作 名称=单位");
    }
    v1::UnitMapping& mapping = *request.add_mappings();
    mapping.set_printed_name(map.substr(0, equals));
    client::Result<std::string> unit = runtime.Unit(map.substr(equals + 1), "mappings.unit");
    if (!unit.ok()) return unit.error();
    mapping.set_unit(*std::move(unit));
  }
  return std::nullopt;
}

// What offsets refer to: the text that was sent, or the one that the server extracted. An upload
// that was imported has none here: its findings are shown without a place.
template <class Request, class Response>
const std::string& TextOf(const Request& request, const Response& answer) {
  return request.upload().empty() ? request.text() : answer.extracted_text();
}

Outcome ImportPlan(Runtime& runtime, const DocumentOptions& options) {
  v1::ImportPlanRequest request;
  ASSIGN_OR_FAIL(*request.mutable_issuing_unit(), runtime.IssuingUnit(options.unit));
  if (auto failure = SetMappings(runtime, options, request)) return *failure;
  if (!options.due.empty()) {
    ASSIGN_OR_FAIL(*request.mutable_default_due_date(), ParseDate(options.due, "default_due_date"));
  }
  if (auto failure = SetDocument(runtime, options, request)) return *failure;
  request.set_title(options.title);
  request.set_year(options.year);
  if (auto failure = SetMutation(runtime, options.mutation, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::ImportPlanResponse answer, runtime.client().plans().ImportPlan(request));
  Output output{.text = options.mutation.validate_only ? "预览,未导入。\n" : "已导入。\n",
                .json = JsonText(answer),
                .note = "",
                .exit_code = ExitCode::kOk};
  if (runtime.options().format == Format::kTable) {
    ASSIGN_OR_FAIL(const UnitIndex* units, runtime.Units());
    output.text += RenderImport(answer, TextOf(request, answer), *units, runtime.style());
  }
  return output;
}

Outcome ReimportPlan(Runtime& runtime, const DocumentOptions& options) {
  v1::ReimportPlanRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(), ResourceName("plans", options.plan, "plan"));
  if (auto failure = SetMappings(runtime, options, request)) return *failure;
  if (auto failure = SetDocument(runtime, options, request)) return *failure;
  if (auto failure = SetMutation(runtime, options.mutation, request)) return *std::move(failure);
  ASSIGN_OR_FAIL(const v1::ReimportPlanResponse answer,
                 runtime.client().plans().ReimportPlan(request));
  return Output{
      .text = (options.mutation.validate_only ? "预览,未改动。\n" : "已按修订稿更新。\n") +
              RenderRevision(answer, TextOf(request, answer), runtime.style()),
      .json = JsonText(answer),
      .note = "",
      .exit_code = ExitCode::kOk};
}

client::Result<v1::ExportFormat> FormatOf(const DocumentOptions& options) {
  if (!options.format.empty()) return Parse<v1::ExportFormat>(options.format, "format");
  return absl::EndsWithIgnoreCase(options.file, ".docx") ? v1::EXPORT_FORMAT_DOCX
                                                         : v1::EXPORT_FORMAT_XLSX;
}

// Beside the target first, so that a file that was there is replaced whole or not at all.
Failure WriteWhole(const std::string& path, const std::string& content) {
  const std::string part = path + ".part";
  std::ofstream file(part, std::ios::binary | std::ios::trunc);
  file << content;
  file.close();
  std::error_code error;
  if (file) std::filesystem::rename(part, path, error);
  if (file && !error) return std::nullopt;
  std::filesystem::remove(part, error);
  return client::InvalidField("output", "FILE_UNWRITABLE", "无法写入文件 " + path);
}

Outcome ExportPlan(Runtime& runtime, const DocumentOptions& options) {
  v1::ExportPlanRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(), ResourceName("plans", options.plan, "plan"));
  ASSIGN_OR_FAIL(const v1::ExportFormat format, FormatOf(options));
  request.set_format(format);
  ASSIGN_OR_FAIL(v1::ExportPlanResponse answer, runtime.client().plans().ExportPlan(request));
  // A title may have a slash in it.
  std::string named = answer.file_name();
  for (char& c : named) c = c == '/' ? '_' : c;
  const std::string path = options.file.empty() ? named : options.file;
  if (auto failure = WriteWhole(path, answer.content())) return *failure;
  answer.clear_content();
  answer.set_file_name(path);
  return Output{.text = "已导出到 " + path + "\n",
                .json = JsonText(answer),
                .note = "",
                .exit_code = ExitCode::kOk};
}

void AddMaps(CLI::App& command, DocumentOptions& options) {
  command.add_option("--map", options.maps, "名称=单位:文中的名称指哪个单位,可重复;导入后记住")
      ->allow_extra_args(false);
}

// --dry-run is what people type.
void AddDryRun(CLI::App& command, MutationOptions& options) {
  command.add_flag("--dry-run", options.validate_only, "同 --validate-only");
}

void AddImport(Commands& commands, CLI::App& group) {
  auto options = std::make_shared<DocumentOptions>();
  CLI::App& import =
      commands.Add(group,
                   {"import", "导入工作要点文件,逐条成为事项",
                    "duban plan import plan.txt --dry-run\n"
                    "duban plan import 工作要点.docx --unit 市教育局 --due 2026-12-31\n"
                    "duban plan import plan.txt --map 考试院=招生考试中心 --map 督查室=办公室"},
                   [options](Runtime& runtime) { return ImportPlan(runtime, *options); });
  import
      .add_option("FILE", options->file,
                  "文件:文本、DOCX、XLSX、HTML 或有文字层的 PDF,至多 32 MiB;“-”为标准输入")
      ->required();
  import.add_option("--unit", options->unit, "发文单位;只在一个单位任督查员时可以省略");
  import.add_option("--title", options->title, "标题,取代从文中读出的");
  import.add_option("--year", options->year, "年度,取代从文中读出的");
  import.add_option("--due", options->due, "默认期限,如 2026-12-31");
  AddMaps(import, *options);
  AddValidateOnly(import, options->mutation);
  AddDryRun(import, options->mutation);
  AddOnBehalfOf(import, options->mutation);
  AddRequestId(import, options->mutation);
}

void AddReimport(Commands& commands, CLI::App& group) {
  auto options = std::make_shared<DocumentOptions>();
  CLI::App& reimport =
      commands.Add(group,
                   {"reimport", "按修订后的文件更新:逐条比对,只改拟办事项,已下达的只列出",
                    "duban plan reimport 1 修订稿.docx --dry-run\n"
                    "duban plan reimport 1 修订稿.docx"},
                   [options](Runtime& runtime) { return ReimportPlan(runtime, *options); });
  reimport.add_option("PLAN", options->plan, "工作要点:1 或 plans/1")->required();
  reimport.add_option("FILE", options->file, "修订后的文件,同 plan import")->required();
  AddMaps(reimport, *options);
  AddEtag(reimport, options->mutation);
  AddValidateOnly(reimport, options->mutation);
  AddDryRun(reimport, options->mutation);
  AddOnBehalfOf(reimport, options->mutation);
  AddRequestId(reimport, options->mutation);
}

void AddExport(Commands& commands, CLI::App& group) {
  auto options = std::make_shared<DocumentOptions>();
  CLI::App& out =
      commands.Add(group,
                   {"export", "导出为任务分解表,可再导入",
                    "duban plan export 1\nduban plan export 1 --file 台账.xlsx\n"
                    "duban plan export 1 --file 分解表.docx"},
                   [options](Runtime& runtime) { return ExportPlan(runtime, *options); });
  out.add_option("PLAN", options->plan, "工作要点:1 或 plans/1")->required();
  out.add_option("-f,--file", options->file, "写到哪个文件;省略则按标题命名");
  out.add_option("--format", options->format, "XLSX 或 DOCX;省略则按文件名,否则 XLSX");
}

}  // namespace

void AddPlanDocumentCommands(Commands& commands, CLI::App& group) {
  AddImport(commands, group);
  AddReimport(commands, group);
  AddExport(commands, group);
}

}  // namespace duban::cli
