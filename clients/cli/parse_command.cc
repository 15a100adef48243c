// duban parse: what the plan compiler makes of a document, without a server.
#include <memory>

#include "clients/cli/command.h"
#include "clients/cli/local_plan.h"
#include "clients/cli/parse_view.h"
#include "server/domain/plan_compiler/parsed_plan_json.h"

namespace duban::cli {
namespace {

struct ParseCommandOptions {
  std::string file;
  int year = 0;
};

Outcome ParseDocument(Runtime& runtime, const ParseCommandOptions& options) {
  ASSIGN_OR_FAIL(const LocalPlan read, ReadLocalPlan(runtime, options.file, options.year));
  return Output{.text = RenderParsedPlan(read.plan, read.text, runtime.style()),
                .json = domain::ParsedPlanJson(read.plan).dump(2),
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
