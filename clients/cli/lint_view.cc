#include "clients/cli/lint_view.h"

#include <algorithm>

#include <absl/strings/str_cat.h>
#include <nlohmann/json.hpp>

#include "clients/cli/display_width.h"
#include "clients/cli/labels.h"
#include "clients/cli/state_color.h"
#include "clients/cli/table.h"
#include "clients/cli/text_position.h"

namespace duban::cli {
namespace {

using Json = nlohmann::ordered_json;

// The words a finding is about fill one line of a narrow terminal.
constexpr int kWordsWidth = 72;

struct Count {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
};

Count CountOf(const std::vector<domain::Finding>& findings) {
  Count count;
  for (const domain::Finding& finding : findings) {
    switch (finding.severity) {
      case domain::FindingSeverity::kError:
        ++count.errors;
        break;
      case domain::FindingSeverity::kWarning:
        ++count.warnings;
        break;
      case domain::FindingSeverity::kInfo:
        ++count.notes;
        break;
    }
  }
  return count;
}

std::string WordsOf(const domain::Finding& finding, const std::string& text) {
  const std::size_t begin = std::min(finding.source.begin, text.size());
  const std::size_t end = std::clamp(finding.source.end, begin, text.size());
  return Cut(Printable(text.substr(begin, end - begin)), kWordsWidth);
}

std::string Summary(const Count& count) {
  if (count.errors + count.warnings + count.notes == 0) return "没有需要留意之处\n";
  return absl::StrCat("须改 ", count.errors, " 处,注意 ", count.warnings, " 处,说明 ", count.notes,
                      " 处\n");
}

}  // namespace

std::string RenderLint(const std::string& file, const std::vector<domain::Finding>& findings,
                       const std::string& text, const Style& style) {
  std::string out;
  PositionReader positions(text);
  for (const domain::Finding& finding : findings) {
    const TextPosition at = positions.At(finding.source.begin);
    const v1::Severity severity = SeverityOf(finding.severity);
    const std::string place = absl::StrCat(file, ":", at.line, ":", at.column, ":");
    absl::StrAppend(&out, Colored(place, Color::kBold, style), " ",
                    Colored(Label(severity) + ":", ColorOf(severity), style), " ",
                    Printable(finding.message_zh), " [", finding.code, "]\n    ",
                    WordsOf(finding, text), "\n");
    if (finding.suggestion_zh.empty()) continue;
    absl::StrAppend(&out, "    ", Colored("建议:", Color::kGreen, style),
                    Printable(finding.suggestion_zh), "\n");
  }
  return out + Summary(CountOf(findings));
}

std::string LintJson(const std::string& file, const std::vector<domain::Finding>& findings,
                     const std::string& text) {
  PositionReader positions(text);
  Json list = Json::array();
  for (const domain::Finding& finding : findings) {
    const TextPosition at = positions.At(finding.source.begin);
    const std::size_t size = finding.source.end - finding.source.begin;
    list.push_back({{"severity", SeverityWord(finding.severity)},
                    {"code", finding.code},
                    {"message_zh", finding.message_zh},
                    {"suggestion_zh", finding.suggestion_zh},
                    {"line", at.line},
                    {"column", at.column},
                    {"text", text.substr(finding.source.begin, size)},
                    {"source", {{"begin", finding.source.begin}, {"end", finding.source.end}}}});
  }
  const Count count = CountOf(findings);
  return Json{{"file", file},
              {"findings", list},
              {"errors", count.errors},
              {"warnings", count.warnings},
              {"notes", count.notes}}
      .dump(2);
}

}  // namespace duban::cli
