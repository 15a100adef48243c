// Which part of a page is the article. A page of an office wraps it in navigation, links to other
// pages, sharing and printing: most text outside of links is where the article is.
// Not thread-safe.
#ifndef DUBAN_SERVER_DOCUMENTS_HTML_ARTICLE_H_
#define DUBAN_SERVER_DOCUMENTS_HTML_ARTICLE_H_

#include <cstddef>
#include <string>
#include <unordered_map>

#include <gumbo.h>

namespace duban::documents {

class HtmlArticle {
 public:
  // `root` is the page's <html>; it must outlive the article. Precondition: its depth is bounded.
  explicit HtmlArticle(const GumboNode& root);

  // Null for a page without text.
  [[nodiscard]] const GumboNode* root() const { return article_; }
  // What the page names itself, "" where that is no title of a document.
  [[nodiscard]] const std::string& title() const { return title_; }
  // Navigation, sharing and the like inside the article's container.
  [[nodiscard]] bool IsNoise(const GumboNode& node) const;

 private:
  struct Weight {
    std::size_t text = 0;       // bytes outside of links, white space left out
    std::size_t link = 0;       // bytes inside of links
    std::size_t sentences = 0;  // that end outside of links and of what is named as noise
  };

  Weight Measure(const GumboNode& node, bool in_link);
  [[nodiscard]] Weight WeightOf(const GumboNode& node) const;
  [[nodiscard]] const GumboNode* Heaviest(const GumboNode& node) const;
  void Choose(const GumboNode& root);
  void FindTitle(const GumboNode& node);

  std::unordered_map<const GumboNode*, Weight> weights_;
  const GumboNode* article_ = nullptr;
  std::string title_;
  int title_rank_ = 0;
};

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_HTML_ARTICLE_H_
