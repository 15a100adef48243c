#include "server/documents/reader_answer.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include <absl/strings/numbers.h>
#include <absl/strings/str_cat.h>

#include "server/base/error.h"
#include "server/base/utf8.h"
#include "server/documents/document_refusal.h"

namespace duban::documents {
namespace {

using app::DocumentFormat;
using app::ExtractedText;

constexpr std::string_view kText = "duban-document 1 text ";
constexpr std::string_view kRefused = "duban-document 1 refused ";
constexpr std::size_t kSentenceBytesMax = 1024;

constexpr std::array<std::pair<DocumentFormat, std::string_view>, 5> kFormats = {
    {{DocumentFormat::kText, "text"},
     {DocumentFormat::kDocx, "docx"},
     {DocumentFormat::kXlsx, "xlsx"},
     {DocumentFormat::kHtml, "html"},
     {DocumentFormat::kPdf, "pdf"}}};

constexpr std::string_view kReasons[] = {
    "EMPTY_DOCUMENT",     "DOCUMENT_TOO_LARGE",  "DOCUMENT_TOO_DEEP", "DOCUMENT_DAMAGED",
    "DOCUMENT_ENCRYPTED", "DOCUMENT_TOO_COSTLY", "INVALID_ENCODING",  "SCANNED_PDF",
    "LEGACY_FORMAT",      "UNSUPPORTED_FORMAT"};

absl::Status NoAnswer() { return absl::NotFoundError("no whole answer"); }

absl::StatusOr<ExtractedText> DecodeText(std::string_view head, std::string_view body) {
  const std::size_t blank = head.find(' ');
  if (blank == std::string_view::npos) return NoAnswer();
  const auto* const format = std::find_if(kFormats.begin(), kFormats.end(), [&](const auto& entry) {
    return entry.second == head.substr(0, blank);
  });
  std::size_t size = 0;
  if (format == kFormats.end() || !absl::SimpleAtoi(std::string(head.substr(blank + 1)), &size) ||
      size != body.size() || size == 0 || size > limits::kDocumentTextBytesMax ||
      base::FirstInvalidUtf8(body)) {
    return NoAnswer();
  }
  return ExtractedText{.format = format->first, .text = std::string(body)};
}

absl::StatusOr<ExtractedText> DecodeRefusal(std::string_view reason, std::string_view sentence) {
  const bool known =
      std::find(std::begin(kReasons), std::end(kReasons), reason) != std::end(kReasons);
  if (!known || sentence.empty() || sentence.size() > kSentenceBytesMax ||
      base::FirstInvalidUtf8(sentence) || base::HasControlCharacter(sentence, false)) {
    return NoAnswer();
  }
  return Refuse(std::string(reason), std::string(sentence));
}

}  // namespace

std::string EncodeAnswer(const absl::StatusOr<ExtractedText>& read) {
  if (read.ok()) {
    const auto* const format =
        std::find_if(kFormats.begin(), kFormats.end(),
                     [&read](const auto& entry) { return entry.first == read->format; });
    std::string answer(kText);
    answer += format->second;
    absl::StrAppend(&answer, " ", read->text.size(), "\n", read->text);
    return answer;
  }
  const std::optional<base::ErrorDetail> detail = base::DetailOf(read.status());
  std::string answer(kRefused);
  absl::StrAppend(&answer, detail ? detail->reason : "DOCUMENT_DAMAGED", "\n",
                  detail ? detail->message_zh : "文件无法读取");
  return answer;
}

absl::StatusOr<ExtractedText> DecodeAnswer(std::string_view answer) {
  const std::size_t line = answer.substr(0, 128).find('\n');
  if (line == std::string_view::npos) return NoAnswer();
  const std::string_view head = answer.substr(0, line);
  const std::string_view body = answer.substr(line + 1);
  if (head.starts_with(kText)) return DecodeText(head.substr(kText.size()), body);
  if (head.starts_with(kRefused)) return DecodeRefusal(head.substr(kRefused.size()), body);
  return NoAnswer();
}

}  // namespace duban::documents
