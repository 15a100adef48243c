#include "server/domain/plan_compiler/deliverable_reader.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kNameCharsMax = 80;
// 制定我市《…》: so many characters may stand between the verb and its object.
constexpr std::size_t kBetweenMax = 6;
constexpr std::size_t kClauseReach = 40;

constexpr WordList kVerbs = {U"制发", U"印发", U"出台", U"制定", U"制订", U"修订", U"修改",
                             U"编制", U"编印", U"编写", U"发布", U"起草", U"拟定", U"拟订",
                             U"下发", U"汇编", U"公布", U"研制", U"草拟", U"形成", U"编发",
                             U"完善", U"完成", U"撰写", U"推出", U"报送", U"提交"};
// What follows these was written before, by somebody else.
constexpr WordList kCarriedOut = {U"落实", U"贯彻", U"根据", U"按照", U"依据", U"执行",
                                  U"依照", U"对照", U"参照", U"宣传", U"学习"};

class DeliverableFinder {
 public:
  DeliverableFinder(const PlanText& text, Range part) : text_(text), part_(part) {}

  std::vector<Deliverable> Find() {
    for (std::size_t at = part_.begin; at < part_.end; ++at) {
      if (text_.At(at) != U'《') continue;
      const std::optional<std::size_t> close = TitleEnd(at);
      if (!close) continue;
      Read({at, *close});
      at = *close - 1;
    }
    return std::move(found_);
  }

 private:
  // Behind the 》 that closes the title at `open`, titles inside titles counted.
  [[nodiscard]] std::optional<std::size_t> TitleEnd(std::size_t open) const {
    int depth = 0;
    const std::size_t stop = std::min(part_.end, open + kNameCharsMax);
    for (std::size_t at = open; at < stop; ++at) {
      if (text_.At(at) == U'《') ++depth;
      if (text_.At(at) == U'》' && --depth == 0) return at + 1;
    }
    return std::nullopt;
  }

  void Read(Range title) {
    constexpr std::u32string_view kJoiners[] = {U"", U"、", U"和", U"及", U"以及", U"与"};
    const std::u32string_view between = text_.View({last_title_end_, title.begin});
    const bool goes_on = last_title_end_ > 0 && std::find(std::begin(kJoiners), std::end(kJoiners),
                                                          between) != std::end(kJoiners);
    if (!goes_on) verb_ = VerbBefore(title.begin);
    last_title_end_ = title.end;
    if (verb_.empty()) return;
    const Range raw = {goes_on ? title.begin : verb_.begin, title.end};
    found_.push_back({.raw = text_.Raw(raw),
                      .verb = text_.Raw(verb_),
                      .name = text_.Raw({title.begin + 1, title.end - 1})});
  }

  [[nodiscard]] Range VerbBefore(std::size_t title) const {
    std::size_t clause = title;
    while (clause > part_.begin && title - clause < kClauseReach &&
           !IsClauseEnd(text_.Before(clause))) {
      --clause;
    }
    if (ContainsAny(text_.View({clause, title}), kCarriedOut)) return {};
    for (std::size_t end = title; end > clause && title - end <= kBetweenMax; --end) {
      const std::size_t length = LongestSuffix(text_.View({clause, end}), kVerbs);
      if (length == 0) continue;
      // 印发的《…》 is there already.
      return text_.Before(title) == U'的' ? Range{} : Range{end - length, end};
    }
    return {};
  }

  const PlanText& text_;
  Range part_;
  Range verb_;
  std::size_t last_title_end_ = 0;
  std::vector<Deliverable> found_;
};

}  // namespace

std::vector<Deliverable> FindDeliverables(const PlanText& text, Range part) {
  return DeliverableFinder(text, part).Find();
}

}  // namespace duban::domain::plan_compiler
