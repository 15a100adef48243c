#include "server/documents/html_depth.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include <absl/strings/ascii.h>

namespace duban::documents {
namespace {

constexpr std::string_view kEndByThemselves[] = {
    "area",  "base",  "br",       "col",    "embed", "hr", "img", "input",    "link",
    "meta",  "param", "source",   "track",  "wbr",   "p",  "li",  "dt",       "dd",
    "td",    "th",    "tr",       "tbody",  "thead", "rp", "rt",  "colgroup", "tfoot",
    "frame", "html",  "optgroup", "option", "body",  "rb", "head"};
// Inside these a tag is text.
constexpr std::string_view kRaw[] = {"script", "style",   "textarea", "title",
                                     "xmp",    "noembed", "iframe",   "noframes"};
// An end tag does not reach out of these.
constexpr std::string_view kWalls[] = {"table", "caption", "template", "object", "marquee"};

template <std::size_t n>
bool IsOneOf(const std::string& name, const std::string_view (&names)[n]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

class TagScanner {
 public:
  TagScanner(std::string_view html, std::size_t depth_max) : html_(html), depth_max_(depth_max) {}

  bool NestsDeeper() {
    while (at_ < html_.size()) {
      at_ = html_.find('<', at_);
      if (at_ == std::string_view::npos || ++at_ >= html_.size()) return false;
      if (html_.substr(at_, 3) == "!--") {
        at_ = Behind("-->", at_);
      } else if (html_[at_] == '/') {
        ++at_;
        End(Name());
        at_ = TagEnd();
      } else if (absl::ascii_isalpha(static_cast<unsigned char>(html_[at_]))) {
        Begin(Name());
        if (open_.size() > depth_max_) return true;
      }
    }
    return false;
  }

 private:
  [[nodiscard]] std::size_t Behind(std::string_view mark, std::size_t from) const {
    const std::size_t found = html_.find(mark, from);
    return found == std::string_view::npos ? html_.size() : found + mark.size();
  }

  std::string Name() {
    const std::size_t begin = at_;
    while (at_ < html_.size() && absl::ascii_isalnum(static_cast<unsigned char>(html_[at_]))) ++at_;
    constexpr std::size_t kNameCharsMax = 32;
    return absl::AsciiStrToLower(
        std::string(html_.substr(begin, std::min(at_ - begin, kNameCharsMax))));
  }

  // Behind the '>' of the tag; quotes may hold one.
  [[nodiscard]] std::size_t TagEnd() {
    char quote = '\0';
    for (std::size_t at = at_; at < html_.size(); ++at) {
      const char c = html_[at];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if ((c == '"' || c == '\'') && html_[at - 1] == '=') {
        quote = c;
      } else if (c == '>') {
        self_closed_ = html_[at - 1] == '/';
        return at + 1;
      }
    }
    return html_.size();
  }

  void Begin(const std::string& name) {
    at_ = TagEnd();
    if (IsOneOf(name, kRaw)) {
      SkipRaw(name);
      return;
    }
    // <path/> ends itself in drawings only; a <div/> does not.
    const bool drawing = std::find(open_.begin(), open_.end(), "svg") != open_.end();
    if (!IsOneOf(name, kEndByThemselves) && !(self_closed_ && drawing)) open_.push_back(name);
  }

  void SkipRaw(const std::string& name) {
    for (;;) {
      at_ = Behind("</", at_);
      if (at_ >= html_.size() || Name() == name) break;
    }
    at_ = TagEnd();
  }

  void End(const std::string& name) {
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (open_[i - 1] == name) {
        open_.resize(i - 1);
        return;
      }
      if (IsOneOf(open_[i - 1], kWalls)) return;
    }
  }

  const std::string_view html_;
  const std::size_t depth_max_;
  std::size_t at_ = 0;
  bool self_closed_ = false;
  std::vector<std::string> open_;
};

}  // namespace

bool NestsDeeper(std::string_view html, std::size_t depth_max) {
  return TagScanner(html, depth_max).NestsDeeper();
}

}  // namespace duban::documents
