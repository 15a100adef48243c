// duban lint: what a careful clerk would ask about a document before it is imported.
#include <algorithm>
#include <memory>

#include "clients/cli/command.h"
#include "clients/cli/lint_view.h"
#include "clients/cli/local_plan.h"

namespace duban::cli {
namespace {

struct LintCommandOptions {
  std::string file;
  int year = 0;
};

Outcome LintDocument(Runtime& runtime, const LintCommandOptions& options) {
  ASSIGN_OR_FAIL(const LocalPlan read, ReadLocalPlan(runtime, options.file, options.year));
  const std::vector<domain::Finding>& findings = read.plan.findings;
  const bool clean = std::all_of(findings.begin(), findings.end(), [](const auto& finding) {
    return finding.severity == domain::FindingSeverity::kInfo;
  });
  return Output{.text = RenderLint(options.file, findings, read.text, runtime.style()),
                .json = LintJson(options.file, findings, read.text),
                .note = "",
                .exit_code = clean ? ExitCode::kOk : ExitCode::kRefused};
}

}  // namespace

void AddLintCommand(Commands& commands) {
  auto options = std::make_shared<LintCommandOptions>();
  CLI::App& lint = commands.AddLocal(
      commands.root(),
      {"lint", "在本机检查工作要点,不需要服务器;有“注意”或“须改”时退出码为 1,只有“说明”时为 0",
       "duban lint plan.txt\nduban lint plan.txt --year 2026 -o json"},
      [options](Runtime& runtime) { return LintDocument(runtime, *options); });
  lint.add_option("FILE", options->file,
                  "DOCX、XLSX、HTML、带文字层的 PDF 或文本文件;“-”为标准输入")
      ->required();
  lint.add_option("--year", options->year, "文中没有年份时,无年份的期限按此年计");
}

}  // namespace duban::cli
