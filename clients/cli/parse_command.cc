// duban parse: what the plan compiler makes of a document, without a server.
#include <memory>
#include <utility>

#include "clients/cli/command.h"
#include "clients/cli/document_file.h"
#include "clients/cli/parse_view.h"
#include "server/base/error.h"
#include "server/base/limits.h"
#include "server/domain/plan_compiler/parsed_plan_json.h"
#include "server/domain/plan_compiler/plan_compiler.h"

namespace duban::cli {
namespace {

struct ParseCommandOptions {
  std::string file;
  int year = 0;
};

// The compiler's errors are the server's; here they take the way of a client's.
client::Error FromStatus(const absl::Status& status) {
  client::Error error =
      client::MakeError(status.code(), "INTERNAL", std::string(status.message()), "无法解析文件");
  if (const std::optional<base::ErrorDetail> detail = base::DetailOf(status)) {
    error.reason = detail->reason;
    error.message_zh = detail->message_zh;
    for (const base::FieldViolation& violation : detail->fields) {
      error.fields.push_back({violation.field, violation.reason, violation.message_zh});
    }
  }
  return error;
}

Outcome ParseDocument(Runtime& runtime, const ParseCommandOptions& options) {
  ASSIGN_OR_FAIL(const std::string text, ReadDocument(options.file, runtime.terminal().in));
  domain::ParseOptions parse;
  parse.text_bytes_max = limits::kPlanTextBytesMax;
  parse.default_year = options.year;
  const absl::StatusOr<domain::ParsedPlan> plan = domain::ParsePlan(text, parse);
  if (!plan.ok()) return FromStatus(plan.status());
  return Output{.text = RenderParsedPlan(*plan, text, runtime.style()),
                .json = domain::ParsedPlanJson(*plan).dump(2),
                .note = "",
                .exit_code = ExitCode::kOk};
}

}  // namespace

void AddParseCommand(Commands& commands) {
  auto options = std::make_shared<ParseCommandOptions>();
  CLI::App& parse =
      commands.AddLocal(commands.root(),
                        {"parse", "在本机试解析工作要点,不需要服务器",
                         "duban parse plan.docx\nduban parse plan.txt -o json"},
                        [options](Runtime& runtime) { return ParseDocument(runtime, *options); });
  parse
      .add_option("FILE", options->file,
                  "DOCX、XLSX、HTML、带文字层的 PDF 或文本文件;“-”为标准输入")
      ->required();
  parse.add_option("--year", options->year, "文中没有年份时,无年份的期限按此年计");
}

}  // namespace duban::cli
