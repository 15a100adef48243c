#include "server/documents/html_article.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include <absl/strings/ascii.h>

#include "server/base/utf8.h"
#include "server/documents/html_node.h"
#include "server/documents/text_builder.h"

namespace duban::documents {
namespace {

// A container with less of the text than this is not the whole article.
constexpr std::size_t kArticlePercent = 85;
// What is called a menu and holds more of the text than this is none.
constexpr std::size_t kNoisePercent = 20;
constexpr std::size_t kTitleCharsMin = 6;
constexpr std::size_t kTitleCharsMax = 100;

constexpr std::string_view kNoiseNames[] = {
    "nav",     "menu",     "breadcrumb", "crumb",      "share",    "footer",
    "sidebar", "pager",    "paging",     "pagination", "qrcode",   "ewm",
    "toolbar", "comment",  "copyright",  "banner",     "login",    "search",
    "related", "prevnext", "location",   "weixin",     "position", "friendlink"};

std::size_t Solid(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return !absl::ascii_isspace(static_cast<unsigned char>(c));
  }));
}

std::size_t Sentences(std::string_view text) {
  constexpr std::string_view kStop = "。";
  std::size_t count = 0;
  for (std::size_t at = text.find(kStop); at != std::string_view::npos;
       at = text.find(kStop, at + kStop.size())) {
    ++count;
  }
  return count;
}

bool IsNamedNoise(const GumboNode& node) {
  if (IsElement(node, GUMBO_TAG_FOOTER) || IsElement(node, GUMBO_TAG_ASIDE)) return true;
  std::string names(HtmlAttribute(node, "class"));
  names += ' ';
  names += HtmlAttribute(node, "id");
  names = absl::AsciiStrToLower(names);
  return std::any_of(
      std::begin(kNoiseNames), std::end(kNoiseNames),
      [&names](std::string_view name) { return names.find(name) != std::string::npos; });
}

bool IsContainer(const GumboNode& node) {
  if (IsElement(node, GUMBO_TAG_P) || IsElement(node, GUMBO_TAG_LI) ||
      IsElement(node, GUMBO_TAG_PRE)) {
    return false;
  }
  return (IsBlock(node) || IsElement(node, GUMBO_TAG_SPAN)) && !IsDataTable(node);
}

// Whether a page's name is that of a document rather than of a site.
bool NamesDocument(std::string_view title) {
  constexpr std::string_view kWords[] = {"要点", "方案", "计划", "意见", "通知", "清单",
                                         "分工", "台账", "工作", "任务", "规划", "措施"};
  return std::any_of(std::begin(kWords), std::end(kWords), [title](std::string_view word) {
    return title.find(word) != std::string_view::npos;
  });
}

void CollectText(const GumboNode& node, std::string& text) {
  text += TextOf(node);
  ForEachChild(node, [&text](const GumboNode& child) { CollectText(child, text); });
}

// "市教育局2026年工作要点_市政府门户网站" without the site.
std::string_view WithoutSite(std::string_view title) {
  std::size_t end = title.size();
  for (const std::string_view mark : {"_", "|", "–", "—", " - ", "-"}) {
    end = std::min(end, title.find(mark));
  }
  return TrimBlanks(title.substr(0, end));
}

}  // namespace

HtmlArticle::HtmlArticle(const GumboNode& root) {
  Measure(root, false);
  Choose(root);
  FindTitle(root);
}

HtmlArticle::Weight HtmlArticle::Measure(const GumboNode& node, bool in_link) {
  if (IsInvisible(node)) return {};
  Weight weight;
  const std::size_t own = Solid(TextOf(node));
  (in_link ? weight.link : weight.text) += own;
  if (!in_link) weight.sentences = Sentences(TextOf(node));
  const bool link =
      in_link || (IsElement(node, GUMBO_TAG_A) && !HtmlAttribute(node, "href").empty());
  ForEachChild(node, [&](const GumboNode& child) {
    const Weight part = Measure(child, link);
    weight.text += part.text;
    weight.link += part.link;
    weight.sentences += part.sentences;
  });
  if (node.type == GUMBO_NODE_ELEMENT && IsNamedNoise(node)) weight.sentences = 0;
  if (node.type == GUMBO_NODE_ELEMENT) weights_[&node] = weight;
  return weight;
}

HtmlArticle::Weight HtmlArticle::WeightOf(const GumboNode& node) const {
  const auto found = weights_.find(&node);
  return found == weights_.end() ? Weight() : found->second;
}

const GumboNode* HtmlArticle::Heaviest(const GumboNode& node) const {
  const GumboNode* heaviest = nullptr;
  ForEachChild(node, [&](const GumboNode& child) {
    const bool more = heaviest == nullptr || WeightOf(child).text > WeightOf(*heaviest).text;
    if (child.type == GUMBO_NODE_ELEMENT && more) heaviest = &child;
  });
  return heaviest;
}

void HtmlArticle::Choose(const GumboNode& root) {
  if (WeightOf(root).text + WeightOf(root).link == 0) return;
  article_ = &root;
  for (;;) {
    const GumboNode* const inner = Heaviest(*article_);
    if (inner == nullptr || !IsContainer(*inner)) return;
    // No sentence is left behind.
    const Weight whole = WeightOf(*article_);
    const Weight part = WeightOf(*inner);
    if (part.sentences < whole.sentences) return;
    if (part.text * 100 < whole.text * kArticlePercent) return;
    article_ = inner;
  }
}

bool HtmlArticle::IsNoise(const GumboNode& node) const {
  if (!IsBlock(node) || &node == article_) return false;
  const Weight weight = WeightOf(node);
  const bool small = weight.text * 100 < WeightOf(*article_).text * kNoisePercent;
  if (small && IsNamedNoise(node)) return true;
  // A list of links leads elsewhere; a table's cells may well be links.
  return small && weight.link > 2 * weight.text && !IsElement(node, GUMBO_TAG_TD) &&
         !IsElement(node, GUMBO_TAG_TH) && !IsElement(node, GUMBO_TAG_TR);
}

// The tag that offices' pages must have, else the heading, else the name of the page.
void HtmlArticle::FindTitle(const GumboNode& node) {
  std::string candidate;
  int rank = 0;
  if (IsElement(node, GUMBO_TAG_META) &&
      absl::AsciiStrToLower(std::string(HtmlAttribute(node, "name"))) == "articletitle") {
    candidate = HtmlAttribute(node, "content");
    rank = 3;
  } else if (IsElement(node, GUMBO_TAG_H1)) {
    CollectText(node, candidate);
    rank = 2;
  } else if (IsElement(node, GUMBO_TAG_TITLE)) {
    CollectText(node, candidate);
    candidate = WithoutSite(candidate);
    rank = 1;
  }
  std::string line;
  for (const char c : std::string(TrimBlanks(candidate))) {
    if (!absl::ascii_isspace(static_cast<unsigned char>(c))) line.push_back(c);
  }
  const std::size_t size = base::CharacterCount(line);
  if (rank > title_rank_ && size >= kTitleCharsMin && size <= kTitleCharsMax &&
      NamesDocument(line)) {
    title_ = line;
    title_rank_ = rank;
  }
  ForEachChild(node, [this](const GumboNode& child) { FindTitle(child); });
}

}  // namespace duban::documents
