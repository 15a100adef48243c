#include "server/domain/plan_compiler/bodies.h"

#include <algorithm>
#include <optional>

#include "server/domain/plan_compiler/characters.h"

namespace duban::domain::plan_compiler {
namespace {

// No name and no group of names without a separator is longer; what is, is not taken apart.
constexpr std::size_t kTokenCharsMax = 120;

constexpr WordList kBodySuffixes = {
    U"局",   U"委",   U"办",     U"厅",   U"部",   U"院",     U"会",   U"处",   U"科",   U"室",
    U"股",   U"中心", U"公司",   U"联",   U"署",   U"行",     U"队",   U"站",   U"所",   U"校",
    U"政府", U"专班", U"小组",   U"园区", U"单位", U"部门",   U"部委", U"企业", U"海关", U"集团",
    U"协会", U"组",   U"工商联", U"学校", U"医院", U"馆",     U"社",   U"总队", U"街道", U"乡镇",
    U"台",   U"团",   U"县区",   U"区县", U"社区", U"地区",   U"法院", U"区",   U"县",   U"党委",
    U"机构", U"科协", U"残联",   U"市",   U"州",   U"幼儿园", U"镇",   U"乡",   U"中学", U"小学",
    U"大学", U"农场", U"林场",   U"机关", U"政协", U"人大",   U"城投"};
constexpr WordList kTiers = {
    U"县级市", U"县区",   U"区县", U"市区",   U"县市区", U"县市", U"市县",   U"县",     U"市",
    U"区",     U"旗",     U"州",   U"盟",     U"地",     U"乡镇", U"乡",     U"镇",     U"街道",
    U"自治区", U"直辖市", U"省",   U"功能区", U"开发区", U"园区", U"高新区", U"经开区", U"管委会"};
constexpr WordList kTierOwners = {U"人民政府", U"政府",   U"党委",   U"党工委",
                                  U"管委会",   U"办事处", U"教育局", U"党委政府"};
// After 及/和, these start a further entry rather than continue a name.
constexpr WordList kGroupStarts = {U"各",   U"有关", U"相关", U"省直", U"市直", U"州直",
                                   U"县直", U"区直", U"其他", U"其它", U"所属"};

// What 等 leaves unnamed: 等有关部门, 等市直单位, 等7个处室.
constexpr WordList kGroupNouns = {U"部门", U"单位", U"地区", U"机构", U"处室", U"科室",
                                  U"企业", U"县区", U"区县", U"乡镇", U"街道", U"镇街",
                                  U"地方", U"方面", U"部委", U"股室"};

bool StartsGroup(std::u32string_view text) {
  constexpr WordList kOthers = {U"各",   U"有关", U"相关", U"责任",   U"成员",
                                U"多",   U"若干", U"其他", U"国务院", U"政府",
                                U"配合", U"及",   U"和",   U"与",     U"以及"};
  constexpr CharacterSet kTierMarks(U"省市州县区");
  if (text.empty() || IsOpenBracket(text[0]) || IsDigit(text[0]) || IsChineseDigit(text[0])) {
    return true;
  }
  if (LongestPrefix(text, kGroupNouns) > 0 || LongestPrefix(text, kOthers) > 0) return true;
  constexpr WordList kOfTier = {U"直", U"级", U"属", U"有关", U"相关", U"部门", U"各"};
  return kTierMarks.Holds(text[0]) && LongestPrefix(text.substr(1), kOfTier) > 0;
}

// 县, 县级市, （市）, optionally with 政府 behind: what may continue a collective.
bool IsTierList(std::u32string_view text) {
  while (!text.empty()) {
    if (const std::size_t owner = LongestPrefix(text, kTierOwners); owner > 0) {
      return text.size() == owner;
    }
    std::size_t step = LongestPrefix(text, kTiers);
    if (step == 0 && (IsOpenBracket(text[0]) || IsCloseBracket(text[0]) || text[0] == U'、')) {
      step = 1;
    }
    if (step == 0) return false;
    text.remove_prefix(step);
  }
  return true;
}

bool IsOpenTierCollective(std::u32string_view name) {
  if (!StartsWith(name, U"各") || name.size() > 12) return false;
  name.remove_prefix(1);
  if (StartsWith(name, U"有关") || StartsWith(name, U"相关")) name.remove_prefix(2);
  return !name.empty() && LongestSuffix(name, kTierOwners) == 0 && IsTierList(name);
}

// Where a further entry starts behind a 及/以及/和/与 inside [range), if anywhere.
struct Joint {
  std::size_t left_end;
  std::size_t right_begin;
};
std::optional<Joint> FindJoint(const PlanText& text, Range range) {
  for (std::size_t at = range.begin + 1; at + 1 < range.end; ++at) {
    const char32_t c = text.At(at);
    if (c != U'及' && c != U'和' && c != U'与') continue;
    const Range rest = {at + 1, range.end};
    const std::size_t left = c == U'及' && text.Before(at) == U'以' ? at - 1 : at;
    const std::u32string_view right = text.View(rest);
    const bool group = LongestPrefix(right, kGroupStarts) > 0;
    // 市发展改革委和市财政局: the same tier named again starts a new name.
    constexpr std::u32string_view kTierMarks = U"省市州县区";
    const bool same_tier = kTierMarks.find(right[0]) != std::u32string_view::npos &&
                           right[0] == text.At(range.begin) && right.size() > 2 &&
                           LooksLikeBody(text.View({range.begin, left}));
    if (left > range.begin && (group || same_tier)) return Joint{left, at + 1};
  }
  return std::nullopt;
}

class Splitter {
 public:
  Splitter(const PlanText& text, Range list) : text_(text), list_(list) {}

  BodyList Split() {
    for (std::size_t at = list_.begin; at < list_.end;) {
      const std::size_t end = TokenEnd(at);
      Take({at, end}, end < list_.end ? text_.At(end) : U'\n');
      at = end + 1;
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::size_t TokenEnd(std::size_t at) const {
    const std::size_t begin = at;
    while (at < list_.end) {
      const char32_t c = text_.At(at);
      if (IsOpenBracket(c)) {
        const std::optional<std::size_t> close = text_.BracketEnd(at);
        if (close && *close <= list_.end) {
          at = *close;
          continue;
        }
      }
      if (c == U'、' || c == U',' || c == U'\t' || IsSentenceEnd(c)) return at;
      if (c == U' ' && IsBetweenNames(begin, at)) return at;
      ++at;
    }
    return list_.end;
  }

  // 教育局 财政局 人社局: a blank separates where whole names stand on both sides of it.
  [[nodiscard]] bool IsBetweenNames(std::size_t begin, std::size_t blank) const {
    const Range left = text_.Trim({begin, blank});
    if (left.size() > kTokenCharsMax || !LooksLikeBody(text_.View(left))) return false;
    std::size_t from = blank;
    while (from < list_.end && text_.At(from) == U' ') ++from;
    std::size_t to = from;
    while (to < list_.end && to - from < kTokenCharsMax && IsHan(text_.At(to))) ++to;
    return LooksLikeBody(text_.View({from, to}));
  }

  void Take(Range token, char32_t separator) {
    token = text_.Trim(token);
    if (!token.empty() && collective_open_ && IsTierList(text_.View(token))) {
      result_.names.back().end = token.end;
      collective_open_ = separator == U'、' && LongestSuffix(text_.View(token), kTierOwners) == 0;
      return;
    }
    TakeParts(token);
    collective_open_ = separator == U'、' && !result_.names.empty() &&
                       IsOpenTierCollective(text_.View(result_.names.back())) &&
                       result_.names.back().end == token.end;
  }

  // One token may hold 等 and further entries behind 及/和.
  void TakeParts(Range token) {
    if (token.size() > kTokenCharsMax) return AddName(token);
    while (!token.empty()) {
      const std::optional<std::size_t> etc = FindEtc(token);
      const std::optional<Joint> joint = FindJoint(text_, {token.begin, etc.value_or(token.end)});
      if (joint) {
        AddName({token.begin, joint->left_end});
        token.begin = joint->right_begin;
        continue;
      }
      if (!etc) {
        AddName(token);
        return;
      }
      AddName({token.begin, *etc});
      result_.open_ended = true;
      token.begin = AfterEtc({*etc + 1, token.end});
    }
  }

  // 等 as "and others", not as part of 高等教育处: nothing or a group of others follows it.
  [[nodiscard]] std::optional<std::size_t> FindEtc(Range token) const {
    for (std::size_t at = token.begin + 1; at < token.end; ++at) {
      if (text_.At(at) != U'等') continue;
      if (StartsGroup(text_.View({at + 1, token.end}))) return at;
    }
    return std::nullopt;
  }

  // Behind 等 the group names nobody (等有关部门), unless it is 各…; what is joined to it does
  // (等有关部门和市供电公司). Returns where that starts.
  [[nodiscard]] std::size_t AfterEtc(Range rest) const {
    if (!rest.empty() && text_.At(rest.begin) == U'各') return rest.begin;
    for (std::size_t at = rest.begin; at < rest.end; ++at) {
      const char32_t c = text_.At(at);
      if (c != U'及' && c != U'和' && c != U'与') continue;
      const std::size_t end = c == U'及' && text_.Before(at) == U'以' ? at - 1 : at;
      const std::u32string_view group = text_.View({rest.begin, std::max(end, rest.begin)});
      if (!group.empty() && LongestSuffix(group, kGroupNouns) == 0) continue;
      // 等有关部门和单位
      const std::u32string_view behind = text_.View({at + 1, rest.end});
      return LongestPrefix(behind, kGroupNouns) == behind.size() ? rest.end : at + 1;
    }
    return rest.end;
  }

  void AddName(Range name) {
    name = text_.Trim(name);
    const auto is_loose = [&](char32_t c) { return c == U'.' || c == U':' || c == U'"'; };
    while (!name.empty() && is_loose(text_.At(name.end - 1))) --name.end;
    while (!name.empty() && is_loose(text_.At(name.begin))) ++name.begin;
    if (name.empty()) return;
    const std::u32string_view view = text_.View(name);
    if (view == U"/" || view == U"-" || view == U"--" || view == U"无" || view == U"等") return;
    result_.names.push_back(name);
  }

  const PlanText& text_;
  Range list_;
  BodyList result_;
  bool collective_open_ = false;
};

}  // namespace

BodyList SplitBodies(const PlanText& text, Range list) { return Splitter(text, list).Split(); }

namespace {

// 副市长 李四: whom the next name belongs to.
bool IsTitle(std::u32string_view name) {
  constexpr WordList kTitles = {
      U"局长", U"县长",   U"市长",   U"区长",   U"镇长",   U"乡长",   U"处长", U"科长",
      U"股长", U"主任",   U"书记",   U"部长",   U"院长",   U"校长",   U"站长", U"所长",
      U"队长", U"组长",   U"秘书长", U"厅长",   U"会长",   U"行长",   U"主席", U"常委",
      U"委员", U"工程师", U"经济师", U"会计师", U"调研员", U"巡视员", U"经理", U"董事长",
      U"成员", U"专员",   U"州长",   U"司长",   U"总监"};
  return name.size() > 2 && LongestSuffix(name, kTitles) > 0;
}

void AddPerson(const PlanText& text, Range name, std::vector<Range>& people) {
  if (people.empty()) return people.push_back(name);
  Range& last = people.back();
  // 张 伟: a two-character name is printed with a blank inside to align columns.
  const bool halves = name.size() == 1 && last.size() == 1;
  const bool blank = text.Trim({last.end, name.begin}).empty();
  if (halves || (blank && IsTitle(text.View(last)) && !IsTitle(text.View(name)))) {
    last.end = name.end;
  } else if (blank && last.size() == 1 && name.size() == 2) {  // 陆 明俞 悦, of two lines
    last.end = name.begin + 1;
    people.push_back({name.begin + 1, name.end});
  } else {
    people.push_back(name);
  }
}

}  // namespace

std::vector<Range> SplitPeople(const PlanText& text, Range list) {
  std::vector<Range> people;
  std::size_t begin = list.begin;
  for (std::size_t at = list.begin; at <= list.end; ++at) {
    const char32_t c = at < list.end ? text.At(at) : U'、';
    if (c != U'、' && c != U',' && !IsBlank(c) && !IsSentenceEnd(c)) continue;
    const Range name = text.Trim({begin, at});
    if (!name.empty() && text.View(name) != U"/" && text.View(name) != U"-") {
      AddPerson(text, name, people);
    }
    begin = at + 1;
  }
  return people;
}

bool LooksLikeBody(std::u32string_view name) {
  if (name.size() < 2 || name.size() > 30) return false;
  if (StartsWith(name, U"各")) return true;
  if (EndsWith(name, U")")) {
    const std::size_t open = name.rfind(U'(');
    if (open == std::u32string_view::npos || open < 2) return false;
    name = name.substr(0, open);
  }
  return LongestSuffix(name, kBodySuffixes) > 0;
}

bool IsCollective(std::u32string_view name) { return StartsWith(name, U"各"); }

}  // namespace duban::domain::plan_compiler
