#include "server/domain/plan_compiler/role_label.h"

#include <algorithm>
#include <array>

#include "server/domain/plan_compiler/bodies.h"
#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr std::size_t kLabelCharsMax = 14;
constexpr std::size_t kOtherLabelCharsMax = 8;
// Longer runs between blanks are words, not a label set wide: 责 任 单 位, 责任 单位.
constexpr std::size_t kSpacedCharsMax = 2;

constexpr WordList kBodyNouns = {U"单位", U"部门", U"处室", U"科室", U"股室", U"委室",
                                 U"委办", U"机构", U"主体", U"司局", U"处",   U"科",
                                 U"股",   U"室",   U"办",   U"地区", U"学校", U"方"};
constexpr WordList kPersonNouns = {U"责任人", U"负责人",   U"联系人",
                                   U"经办人", U"责任人员", U"承办人"};
constexpr WordList kJoints = {U"及", U"及其", U"以及", U"和", U"与", U"、", U"/"};
constexpr WordList kDueNouns = {U"时限",     U"进度安排", U"时间安排", U"时间要求",
                                U"时限要求", U"进度要求", U"时间进度", U"进度计划"};
// 发布时间, 工作时间 and 公示期限 are no deadlines: what ends then must be named.
constexpr WordList kTimeNouns = {U"时间", U"日期", U"期限", U"节点"};
constexpr WordList kEnds = {U"完成", U"实施", U"办结", U"整改", U"落实", U"推进",
                            U"交付", U"竣工", U"完工", U"销号", U"达标", U"计划"};
constexpr WordList kTermNouns = {U"期限", U"节点"};
constexpr WordList kTerms = {U"工作", U"任务", U"目标", U"进度",
                             U"责任", U"办理", U"时间", U"关键"};
constexpr WordList kLeadWords = {U"牵头", U"主办", U"第一责任", U"主责"};
constexpr WordList kSupportWords = {U"配合", U"协同", U"协办", U"协作", U"其他责任"};
constexpr WordList kResponsibleWords = {U"责任", U"承办"};
// Words of running text, too (支持企业：…): they label only in front of a general noun.
constexpr WordList kLeadActs = {U"汇总"};
constexpr WordList kSupportActs = {U"参与", U"协助", U"参加", U"会办", U"支持"};
constexpr WordList kResponsibleActs = {U"落实", U"实施", U"负责", U"执行", U"办理", U"承担"};
constexpr WordList kBareLabels = {U"牵头", U"责任", U"配合", U"主办", U"协办", U"承办", U"协同"};
// In running text they start an essay, so their value must read like an annotation.
constexpr WordList kWeakLabels = {U"实施", U"落实", U"参与", U"协助"};
constexpr WordList kShares = {U"责任分工", U"任务分工", U"职责分工",
                              U"工作分工", U"部门分工", U"单位分工"};

bool IsLeaderLabel(std::u32string_view label) {
  if (EndsWith(label, U"领导小组")) return false;
  if (EndsWith(label, U"领导")) return true;
  return EndsWith(label, U"牵头负责人") || EndsWith(label, U"牵头责任人") ||
         EndsWith(label, U"牵头人");
}

bool IsDueLabel(std::u32string_view label) {
  if (label == U"时间" || label == U"期限") return true;
  if (LongestSuffix(label, kDueNouns) > 0) return true;
  const std::size_t time = LongestSuffix(label, kTimeNouns);
  if (time == 0) return false;
  const std::u32string_view before = label.substr(0, label.size() - time);
  if (LongestSuffix(before, kEnds) > 0) return true;
  return LongestSuffix(label, kTermNouns) > 0 && LongestSuffix(before, kTerms) > 0;
}

bool IsWeak(std::u32string_view label) {
  return std::find(kWeakLabels.begin(), kWeakLabels.end(), label) != kWeakLabels.end();
}

std::optional<Role> BodyRole(std::u32string_view label) {
  for (const std::u32string_view word : kBareLabels) {
    if (label != word) continue;
    if (ContainsAny(label, kLeadWords)) return Role::kLead;
    return ContainsAny(label, kSupportWords) ? Role::kSupport : Role::kResponsible;
  }
  if (IsWeak(label)) {
    return ContainsAny(label, kSupportActs) ? Role::kSupport : Role::kResponsible;
  }
  const bool general = LongestSuffix(label, kBodyNouns) > 0;
  if (!general && !LooksLikeBody(label)) return std::nullopt;
  if (ContainsAny(label, kLeadWords)) return Role::kLead;
  if (general && ContainsAny(label, kLeadActs)) return Role::kLead;
  if (ContainsAny(label, kSupportWords)) return Role::kSupport;
  if (general && ContainsAny(label, kSupportActs)) return Role::kSupport;
  if (ContainsAny(label, kResponsibleWords)) return Role::kResponsible;
  if (general && ContainsAny(label, kResponsibleActs)) return Role::kResponsible;
  return std::nullopt;
}

// 责任单位及责任人: the bodies count.
std::u32string_view WithoutPerson(std::u32string_view label) {
  const std::size_t person = LongestSuffix(label, kPersonNouns);
  const std::u32string_view before = label.substr(0, label.size() - person);
  const std::size_t joint = person > 0 ? LongestSuffix(before, kJoints) : 0;
  if (joint == 0) return label;
  const std::u32string_view bodies = before.substr(0, before.size() - joint);
  return BodyRole(bodies) ? bodies : label;
}

// A label's characters without blanks.
class Compact {
 public:
  // Whether there was room.
  bool Add(char32_t c) {
    if (size_ == chars_.size()) return false;
    chars_[size_++] = c;
    return true;
  }
  [[nodiscard]] std::u32string_view View() const { return {chars_.data(), size_}; }

 private:
  std::array<char32_t, kLabelCharsMax + 1> chars_{};
  std::size_t size_ = 0;
};

// Reads the words of a label up to what must be its colon.
class LabelReader {
 public:
  LabelReader(const PlanText& text, std::size_t at, std::size_t end)
      : text_(text), at_(at), end_(end) {}

  // Where the words end; nothing when they are no label's.
  std::optional<std::size_t> Read() {
    if (!ReadRun()) return std::nullopt;
    // 责 任 单 位
    for (std::size_t next = Behind(at_); next > at_ && Here(next); next = Behind(at_)) {
      if (!IsHan(text_.At(next))) break;
      at_ = next;
      spaced_ = true;
      if (!ReadRun()) return std::nullopt;
    }
    // 责任单位、责任人
    if (Here(at_) && (text_.At(at_) == U'、' || text_.At(at_) == U'/') && BodyRole(label.View())) {
      label.Add(U'、');
      ++at_;
      if (!ReadRun()) return std::nullopt;
    }
    // 责任单位（第一个为牵头单位）, 牵头（主办）单位
    const std::size_t open = Behind(at_);
    if (!Here(open) || text_.At(open) != U'(') return open;
    at_ = text_.BracketEnd(open).value_or(end_);
    if (Here(at_) && IsHan(text_.At(at_)) && !ReadRun()) return std::nullopt;
    return Behind(at_);
  }

  Compact label;

 private:
  [[nodiscard]] bool Here(std::size_t at) const { return at < end_; }
  [[nodiscard]] std::size_t Behind(std::size_t at) const {
    while (at < end_ && IsBlank(text_.At(at))) ++at;
    return at;
  }
  bool ReadRun() {
    const std::size_t begin = at_;
    while (Here(at_) && IsHan(text_.At(at_))) {
      if (!label.Add(text_.At(at_))) return false;
      ++at_;
    }
    longest_ = std::max(longest_, at_ - begin);
    return at_ > begin && (!spaced_ || longest_ <= kSpacedCharsMax);
  }

  const PlanText& text_;
  std::size_t at_;
  std::size_t end_;
  bool spaced_ = false;
  std::size_t longest_ = 0;
};

}  // namespace

std::optional<Role> ClassifyLabel(std::u32string_view printed) {
  Compact compact;
  for (const char32_t c : printed) {
    if (!IsBlank(c) && !compact.Add(c)) return std::nullopt;
  }
  const std::u32string_view label = WithoutPerson(compact.View());
  if (label.size() < 2 || label.size() > kLabelCharsMax) return std::nullopt;
  if (IsLeaderLabel(label)) return Role::kLeader;
  if (IsDueLabel(label)) return Role::kDue;
  if (LongestSuffix(label, kPersonNouns) > 0) return Role::kPerson;
  if (LongestSuffix(label, kShares) > 0) return Role::kResponsible;
  return BodyRole(label);
}

std::optional<RoleLabel> LabelAt(const PlanText& text, std::size_t at, std::size_t end) {
  const bool boxed = text.At(at) == U'[';
  LabelReader reader(text, boxed ? at + 1 : at, end);
  const std::optional<std::size_t> colon = reader.Read();
  if (!colon || *colon >= end || text.At(*colon) != (boxed ? U']' : U':')) return std::nullopt;
  const std::optional<Role> role = ClassifyLabel(reader.label.View());
  if (!role) return std::nullopt;
  std::size_t value = *colon + 1;
  if (boxed && value < end && text.At(value) == U':') ++value;
  const std::u32string_view label = reader.label.View();
  return RoleLabel{*role, value, LongestSuffix(label, kShares) > 0 || IsWeak(label)};
}

bool IsOtherLabel(const PlanText& text, std::size_t at, std::size_t end) {
  LabelReader reader(text, at, end);
  const std::optional<std::size_t> colon = reader.Read();
  if (!colon || *colon >= end || text.At(*colon) != U':') return false;
  // 市教育局：张三 and 市直部门：… name bodies, 督办单位：… a role nobody has here.
  constexpr WordList kRoleNouns = {U"单位", U"部门", U"处室", U"科室", U"股室"};
  constexpr WordList kGroups = {U"各",   U"市直", U"省直", U"州直", U"县直", U"区直",
                                U"有关", U"相关", U"其他", U"其中", U"包括"};
  const std::u32string_view label = reader.label.View();
  if (label.size() > kOtherLabelCharsMax || LongestPrefix(label, kGroups) > 0) return false;
  return LongestSuffix(label, kRoleNouns) > 0 || !LooksLikeBody(label);
}

}  // namespace duban::domain::plan_compiler
