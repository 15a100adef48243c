#include "server/domain/plan_compiler/annotation_site.h"

#include <algorithm>
#include <optional>

#include "server/domain/plan_compiler/bodies.h"
#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/deadline.h"
#include "server/domain/plan_compiler/role_label.h"
#include "server/domain/plan_compiler/role_verb.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kAnnotationCharsMax = 800;
constexpr std::size_t kVerbLineCharsMax = 80;

std::size_t SkipBlanks(const PlanText& text, std::size_t at, std::size_t end) {
  while (at < end && IsBlank(text.At(at))) ++at;
  return at;
}

// Names and verbs only: what an annotation without labels consists of.
struct Shape {
  std::size_t names = 0;
  std::size_t bodies = 0;
  bool verb = false;
  bool sentence = false;  // holds wording no name has
};

Shape ShapeOf(const PlanText& text, Range content) {
  Shape shape;
  std::size_t begin = content.begin;
  for (std::size_t at = content.begin; at <= content.end; ++at) {
    if (at < content.end && IsOpenBracket(text.At(at))) {
      const std::optional<std::size_t> close = text.BracketEnd(at);
      if (close && *close <= content.end) at = *close - 1;
      continue;
    }
    const char32_t c = at < content.end ? text.At(at) : U'、';
    if (c != U',' && c != U'、' && !IsSentenceEnd(c) && c != U'\n') continue;
    Range name = text.Trim({begin, at});
    begin = at + 1;
    if (name.empty() || IsLeadRule(text.View(name)) || text.View(name) == U"下同") continue;
    if (IsDeadlinePhrase(text, name)) continue;
    const RoleVerb verb = VerbAtEnd(text.View(name));
    shape.verb = shape.verb || verb.length > 0 || Contains(text.View(name), U"会同");
    name.end -= verb.length;
    const std::u32string_view view = text.View(name);
    if (view.empty()) continue;
    ++shape.names;
    const bool named = LooksLikeBody(view) || EndsWith(view, U"等") || Contains(view, U"会同") ||
                       Contains(view, U"牵头") || Contains(view, U"及各");
    if (named) ++shape.bodies;
    const std::size_t agent = view.find(U'由');
    shape.sentence = shape.sentence || view.size() > 40 || Contains(view, U"的") ||
                     (agent != std::u32string_view::npos && agent > 0);
  }
  return shape;
}

bool IsPlainAnnotation(const PlanText& text, Range content, bool after_sentence) {
  if (IsDeadlinePhrase(text, content)) return true;
  const Shape shape = ShapeOf(text, content);
  if (shape.sentence || shape.names == 0) return false;
  if (shape.verb) return shape.bodies * 2 >= shape.names;
  // （办公室、人事科）: names alone, only where nothing else can be meant.
  return after_sentence && shape.bodies == shape.names;
}

class SiteFinder {
 public:
  SiteFinder(const PlanText& text, const std::vector<Range>& lines) : text_(text), lines_(lines) {}

  std::vector<AnnotationSite> Find() {
    for (line_ = 0; line_ < lines_.size(); ++line_) {
      if (ReadVerbLine()) continue;
      ReadLine();
    }
    return std::move(sites_);
  }

 private:
  [[nodiscard]] Range CurrentLine() const { return lines_[line_]; }

  void ReadLine() {
    const std::size_t this_line = line_;
    for (std::size_t at = CurrentLine().begin; line_ == this_line && at < CurrentLine().end;) {
      const std::size_t next = ReadLabelled(at);
      if (next > at) {
        at = next;
        continue;
      }
      at = IsOpenBracket(text_.At(at)) ? ReadBracket(at) : at + 1;
    }
  }

  // A label starts its line or follows a sentence.
  [[nodiscard]] bool MayStartLabel(std::size_t at) const {
    if (at == CurrentLine().begin) return true;
    const char32_t before = text_.Before(at);
    return IsSentenceEnd(before) || IsBlank(before) || IsCloseBracket(before) || before == U'-';
  }

  // Returns where reading goes on; `at` when there is no label.
  std::size_t ReadLabelled(std::size_t at) {
    if (!MayStartLabel(at) || !LabelAt(text_, at, CurrentLine().end)) return at;
    const Range part = {at, SentenceGroupEnd(at)};
    const bool own_line = at == CurrentLine().begin && part.end == CurrentLine().end;
    // Label lines in a row are one annotation.
    if (own_line && !sites_.empty() && labelled_line_ == line_ && line_ > 0) {
      sites_.back().whole.end = part.end;
      sites_.back().contents.push_back(part);
    } else {
      sites_.push_back({.whole = part, .contents = {part}, .own_line = own_line});
    }
    TakeValueBelow(part);
    if (part.end == lines_[line_].end || !lines_[line_].Holds(at)) labelled_line_ = line_ + 1;
    return part.end;
  }

  // 责任单位： with its value on the next line.
  void TakeValueBelow(Range part) {
    const auto label = LabelAt(text_, part.begin, part.end);
    if (!text_.Trim({label->value, part.end}).empty() || line_ + 1 >= lines_.size()) return;
    const Range below = lines_[line_ + 1];
    if (below.size() > kVerbLineCharsMax || LabelAt(text_, below.begin, below.end)) return;
    sites_.back().contents.back().end = below.end;
    sites_.back().whole.end = below.end;
    ++line_;
  }

  // The labelled sentence with all that directly continue it (…。责任单位：…。时限：…。).
  [[nodiscard]] std::size_t SentenceGroupEnd(std::size_t at) const {
    const std::size_t stop = std::min(CurrentLine().end, at + kAnnotationCharsMax);
    std::size_t end = at;
    while (end < stop) {
      end = SentenceStop(end, stop);
      const std::size_t next = SkipBlanks(text_, end, CurrentLine().end);
      if (next >= CurrentLine().end) return CurrentLine().end;
      const std::size_t clause_end = SentenceStop(next, stop);
      const bool goes_on = LabelAt(text_, next, CurrentLine().end).has_value() ||
                           IsLeadRule(text_.View({next, clause_end})) || text_.Before(end) == U';';
      if (!goes_on) return end;
      end = next;
    }
    return stop;
  }

  // Behind the 。 or ； that ends the sentence at `at`.
  [[nodiscard]] std::size_t SentenceStop(std::size_t at, std::size_t stop) const {
    while (at < stop) {
      if (IsOpenBracket(text_.At(at))) {
        const std::optional<std::size_t> close = text_.BracketEnd(at);
        if (close && *close <= stop) {
          at = *close;
          continue;
        }
      }
      if (IsSentenceEnd(text_.At(at))) return at + 1;
      ++at;
    }
    return stop;
  }

  std::size_t ReadBracket(std::size_t open) {
    const std::optional<std::size_t> close = text_.BracketEnd(open);
    const std::size_t last = lines_.back().end;
    if (!close || *close > last || *close - open > kAnnotationCharsMax) return open + 1;
    const Range content = text_.Trim({open + 1, *close - 1});
    std::size_t before = open;
    while (before > CurrentLine().begin && IsBlank(text_.Before(before))) --before;
    const char32_t previous = before == CurrentLine().begin ? U'。' : text_.Before(before);
    const bool after_sentence = IsSentenceEnd(previous) || IsCloseBracket(previous);
    const std::size_t behind = SkipBlanks(text_, *close, CurrentLine().end);
    const bool at_end = behind >= CurrentLine().end || IsSentenceEnd(text_.At(behind)) ||
                        text_.At(behind) == U'.' || IsOpenBracket(text_.At(behind));
    const bool labelled = LabelAt(text_, content.begin, content.end).has_value();
    const bool plain =
        (after_sentence || at_end) && IsPlainAnnotation(text_, content, after_sentence && at_end);
    if (!labelled && !plain) return SkipPlainBracket(open, *close);
    const bool own_line = open == CurrentLine().begin && *close >= CurrentLine().end;
    sites_.push_back({.whole = {open, *close}, .contents = {content}, .own_line = own_line});
    // A bracket may run on over the following lines.
    while (line_ + 1 < lines_.size() && lines_[line_].end < *close) ++line_;
    return *close;
  }

  // Inside an explaining bracket nothing is looked for, unless it is a long one.
  [[nodiscard]] std::size_t SkipPlainBracket(std::size_t open, std::size_t close) const {
    return close <= CurrentLine().end ? close : open + 1;
  }

  // X牵头落实 as a line of its own.
  bool ReadVerbLine() {
    Range content = CurrentLine();
    if (content.size() > kVerbLineCharsMax) return false;
    while (!content.empty() && IsSentenceEnd(text_.At(content.end - 1))) --content.end;
    const std::u32string_view view = text_.View(content);
    if (IsOpenBracket(text_.At(content.begin)) || Contains(view, U"。")) return false;
    if (Contains(view, U":")) return false;
    if (VerbAtEnd(view).length < 4) return false;
    const Shape shape = ShapeOf(text_, content);
    if (shape.sentence || shape.names == 0 || shape.bodies != shape.names) return false;
    sites_.push_back({.whole = CurrentLine(), .contents = {content}, .own_line = true});
    return true;
  }

  const PlanText& text_;
  const std::vector<Range>& lines_;
  std::size_t line_ = 0;
  std::size_t labelled_line_ = static_cast<std::size_t>(-1);  // the line after a label line
  std::vector<AnnotationSite> sites_;
};

}  // namespace

std::vector<AnnotationSite> FindAnnotations(const PlanText& text, const std::vector<Range>& lines) {
  if (lines.empty()) return {};
  return SiteFinder(text, lines).Find();
}

Annotation ReadSite(const PlanText& text, const AnnotationSite& site) {
  AnnotationReader reader(text);
  for (const Range& content : site.contents) reader.Read(content);
  return reader.Finish();
}

}  // namespace duban::domain::plan_compiler
