#include "server/documents/html_reader.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include <gumbo.h>

#include <absl/strings/ascii.h>

#include "server/base/limits.h"
#include "server/documents/document_refusal.h"
#include "server/documents/html_article.h"
#include "server/documents/html_depth.h"
#include "server/documents/html_node.h"
#include "server/documents/html_text.h"
#include "server/documents/text_builder.h"

namespace duban::documents {
namespace {

constexpr std::size_t kHeadBytes = 4096;
// An article that prints its title does so within its first bytes.
constexpr std::size_t kTitleWithinBytes = 2048;

struct DestroyOutput {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

// The tree may nest a few levels more than the tags: elements that are implied, or open by
// themselves. Goes down level by level, without recursion.
absl::Status CheckTree(const GumboNode& root) {
  constexpr std::size_t kTreeDepthMax = 4 * limits::kDocumentDepthMax;
  std::vector<const GumboNode*> level = {&root};
  std::size_t elements = 0;
  for (std::size_t depth = 0; !level.empty(); ++depth) {
    if (depth > kTreeDepthMax) return TooDeep();
    elements += level.size();
    if (elements > limits::kDocumentElementsMax) return UnpacksTooLarge("网页元素过多");
    std::vector<const GumboNode*> below;
    for (const GumboNode* const node : level) {
      ForEachChild(*node, [&below](const GumboNode& child) { below.push_back(&child); });
    }
    level = std::move(below);
  }
  return absl::OkStatus();
}

std::string WithoutBlanks(std::string_view text) {
  std::string solid;
  std::copy_if(text.begin(), text.end(), std::back_inserter(solid),
               [](char c) { return !absl::ascii_isspace(static_cast<unsigned char>(c)); });
  return solid;
}

}  // namespace

bool LooksLikeHtml(std::string_view text) {
  text = TrimBlanks(text.substr(0, kHeadBytes));
  if (!text.starts_with("<")) return false;
  const std::string head = absl::AsciiStrToLower(std::string(text));
  constexpr std::string_view kTags[] = {"<!doctype html", "<html",  "<head", "<body", "<meta",
                                        "<div",           "<table", "<p>",   "<p ",   "<h1",
                                        "<article"};
  return std::any_of(std::begin(kTags), std::end(kTags),
                     [&head](std::string_view tag) { return head.find(tag) != std::string::npos; });
}

std::string DeclaredCharset(std::string_view bytes) {
  const std::string head = absl::AsciiStrToLower(std::string(bytes.substr(0, kHeadBytes)));
  const std::size_t found = head.find("charset=");
  if (found == std::string::npos) return "";
  std::size_t begin = found + 8;
  while (begin < head.size() && (head[begin] == '"' || head[begin] == '\'')) ++begin;
  std::size_t end = begin;
  while (end < head.size() && (absl::ascii_isalnum(static_cast<unsigned char>(head[end])) ||
                               head[end] == '-' || head[end] == '_')) {
    ++end;
  }
  return head.substr(begin, end - begin);
}

absl::StatusOr<std::string> ReadHtml(const std::string& html) {
  if (NestsDeeper(html, limits::kDocumentDepthMax)) return TooDeep();
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const std::unique_ptr<GumboOutput, DestroyOutput> page(
      gumbo_parse_with_options(&options, html.data(), html.size()));
  if (absl::Status shape = CheckTree(*page->root); !shape.ok()) return shape;

  const HtmlArticle article(*page->root);
  if (article.root() == nullptr) return EmptyDocument();
  TextBuilder builder;
  if (!WriteArticle(article, builder)) return UnpacksTooLarge("表格过大");
  absl::StatusOr<std::string> text = std::move(builder).Take();
  if (!text.ok() || article.title().empty()) return text;
  const std::string begin = WithoutBlanks(std::string_view(*text).substr(0, kTitleWithinBytes));
  if (begin.find(article.title()) != std::string::npos) return text;
  return article.title() + "\n" + *text;
}

}  // namespace duban::documents
