#include "server/domain/plan_compiler/annotation_site.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "server/domain/plan_compiler/annotation_clause.h"
#include "server/domain/plan_compiler/bodies.h"
#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/deadline.h"
#include "server/domain/plan_compiler/lead_rule.h"
#include "server/domain/plan_compiler/role_label.h"
#include "server/domain/plan_compiler/role_verb.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kAnnotationCharsMax = 800;
constexpr std::size_t kVerbLineCharsMax = 80;
// Longer brackets that start with a date are sentences about something else.
constexpr std::size_t kDueCharsMax = 24;

std::size_t SkipBlanks(const PlanText& text, std::size_t at, std::size_t end) {
  while (at < end && IsBlank(text.At(at))) ++at;
  return at;
}

// Names and verbs only: what an annotation without labels consists of.
struct Shape {
  std::size_t names = 0;
  std::size_t bodies = 0;
  bool verb = false;      // that hands out work
  bool act = false;       // 完成, 组织: a verb of any sentence; or until when
  bool led = false;       // a body leads: the others may have names no suffix tells
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
    if (name.empty() || KindOfClause(text, name) != ClauseKind::kNames) continue;
    const NamedClause named = ReadNamedClause(text, name);
    name = named.names;
    const RoleVerb verb = VerbAtEnd(text.View(name));
    const bool assigns = verb.length > 0 && verb.force != VerbForce::kAct;
    shape.verb = shape.verb || assigns || Contains(text.View(name), U"会同");
    shape.act = shape.act || verb.length > 0 || !named.due.empty();
    name.end -= verb.length;
    const std::u32string_view view = text.View(name);
    if (view.empty()) continue;
    ++shape.names;
    const bool body = LooksLikeBody(view) || EndsWith(view, U"等") || Contains(view, U"会同") ||
                      Contains(view, U"牵头") || Contains(view, U"及各");
    if (body) ++shape.bodies;
    shape.led = shape.led || (body && verb.length > 0 && verb.role == Role::kLead);
    const std::size_t agent = view.find(U'由');
    shape.sentence = shape.sentence || view.size() > 40 || Contains(view, U"的") ||
                     (agent != std::u32string_view::npos && agent > 0);
  }
  return shape;
}

bool IsPlainAnnotation(const PlanText& text, Range content, bool after_sentence) {
  // （其中6月底前建成2所） is text; the bracket that is only a date says it shortly.
  if (content.size() <= kDueCharsMax && !StartsWith(text.View(content), U"其中") &&
      IsDeadlinePhrase(text, content)) {
    return true;
  }
  const Shape shape = ShapeOf(text, content);
  if (shape.sentence || shape.names == 0) return false;
  if (shape.led && after_sentence) return true;
  if (shape.verb || (shape.act && after_sentence)) return shape.bodies * 2 >= shape.names;
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
    if (!MayStartLabel(at) || !IsLabelled({at, CurrentLine().end})) return at;
    const Range part = {at, SentenceGroupEnd(at)};
    const bool own_line = at == CurrentLine().begin && part.end == CurrentLine().end;
    Add({.whole = part, .contents = {part}, .own_line = own_line});
    TakeValueBelow(part);
    return part.end;
  }

  // 责任分工：… may head an essay: there the value must read like an annotation.
  [[nodiscard]] bool IsLabelled(Range content) const {
    const std::optional<RoleLabel> label = LabelAt(text_, content.begin, content.end);
    if (!label || !label->shares) return label.has_value();
    return IsPlainAnnotation(text_, text_.Trim({label->value, content.end}), true);
  }

  // What directly follows an annotation, on its line or the next, is part of it: label lines in a
  // row, （牵头单位：甲局）（责任单位：乙局）.
  void Add(AnnotationSite site) {
    const bool follows =
        !sites_.empty() && text_.Trim({sites_.back().whole.end, site.whole.begin}).empty();
    if (!follows) return sites_.push_back(std::move(site));
    AnnotationSite& last = sites_.back();
    last.whole.end = site.whole.end;
    last.own_line = last.own_line && site.own_line;
    last.contents.push_back(site.contents.front());
  }

  // 责任单位： with its value on the next line, or 责任单位：市教育局、 going on there.
  void TakeValueBelow(Range part) {
    const auto label = LabelAt(text_, part.begin, part.end);
    Range value = text_.Trim({label->value, part.end});
    while (line_ + 1 < lines_.size() && (value.empty() || GoesOn(value))) {
      const Range below = lines_[line_ + 1];
      if (below.size() > kVerbLineCharsMax || LabelAt(text_, below.begin, below.end)) return;
      sites_.back().contents.back().end = below.end;
      sites_.back().whole.end = below.end;
      value = below;
      ++line_;
    }
  }
  [[nodiscard]] bool GoesOn(Range value) const {
    const char32_t last = text_.At(value.end - 1);
    return value.end >= CurrentLine().end && (last == U'、' || last == U',');
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
    const bool labelled = IsLabelled(content);
    const bool plain =
        (after_sentence || at_end) && IsPlainAnnotation(text_, content, after_sentence && at_end);
    if (!labelled && !plain) return SkipPlainBracket(open, *close);
    const bool own_line = open == CurrentLine().begin && *close >= CurrentLine().end;
    Add({.whole = {open, *close}, .contents = {content}, .own_line = own_line});
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
    if (Contains(view, U":") || IsLeadRule(view)) return false;
    const RoleVerb verb = VerbAtEnd(view);
    if (verb.length < 4 || verb.force == VerbForce::kAct) return false;
    const Shape shape = ShapeOf(text_, content);
    if (shape.sentence || shape.names == 0 || shape.bodies != shape.names) return false;
    Add({.whole = CurrentLine(), .contents = {content}, .own_line = true});
    return true;
  }

  const PlanText& text_;
  const std::vector<Range>& lines_;
  std::size_t line_ = 0;
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
