#include "server/domain/plan_compiler/line_kind.h"

#include <algorithm>

#include "server/domain/plan_compiler/bodies.h"
#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/numbering.h"
#include "server/domain/plan_compiler/role_label.h"

namespace duban::domain::plan_compiler {
namespace {

constexpr WordList kNoiseStarts = {
    U"上一篇",   U"下一篇",     U"-上一篇",  U"-下一篇",  U"- 上一篇", U"- 下一篇", U"扫一扫",
    U"微信扫",   U"分享到",     U"打印本",   U"关闭窗口", U"关闭本",   U"预览阅读", U"领取福利",
    U"责任编辑", U"来源:",      U"信息来源", U"作者:",    U"浏览次数", U"点击数",   U"字体:",
    U"返回顶部", U"相关链接",   U"相关阅读", U"版权所有", U"加入收藏", U"【打印",   U"发布时间",
    U"发布日期", U"当前位置",   U"您的位置", U"首页",     U"阅读次数", U"索引号",   U"网站地图",
    U"请点击",   U"(此件",      U"[打印",    U"[关闭",    U"抄送:",    U"稿件来源", U"文章来源",
    U"阅读量",   U"扫描二维码", U"主题词",   U"访问量",   U"编辑:",    U"审核:",    U"打印",
    U"收藏"};
constexpr WordList kNoiseParts = {U"加入收藏", U"预计阅读时长", U"上一篇:", U"下一篇:",
                                  U"扫一扫在手机"};
constexpr std::size_t kNoiseCharsMax = 60;
constexpr std::size_t kContactCharsMax = 80;
constexpr std::size_t kAttachmentCharsMax = 60;
constexpr std::size_t kSignatureCharsMax = 40;

// 联系人：…，电话：… behind a notice; right below an annotation it tells whom to ask about the
// item.
bool IsContact(std::u32string_view line) {
  constexpr WordList kStarts = {U"联系人", U"(联系人", U"联系电话", U"(联系电话"};
  return line.size() <= kContactCharsMax && LongestPrefix(line, kStarts) > 0 &&
         Contains(line, U"电话");
}

bool IsPageNumber(std::u32string_view line) {
  bool digit = false;
  for (const char32_t c : line) {
    digit = digit || IsDigit(c);
    if (!IsDigit(c) && !IsBlank(c) && c != U'-' && c != U'第' && c != U'页' && c != U'共' &&
        c != U'/') {
      return false;
    }
  }
  return digit;
}

bool IsNoise(std::u32string_view line) {
  if (line.size() > kNoiseCharsMax) return false;
  return LongestPrefix(line, kNoiseStarts) > 0 || ContainsAny(line, kNoiseParts);
}

// Digits or Chinese digits read one by one: 二〇二四 → 2024, 十八 → 18.
std::optional<int> AnyNumber(std::u32string_view digits, bool by_digit) {
  if (digits.empty()) return std::nullopt;
  if (IsDigit(digits[0])) return ArabicNumber(digits);
  if (!by_digit) return ChineseNumber(digits);
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  int value = 0;
  for (const char32_t c : digits) {
    const std::size_t at = c == U'零' || c == U'○' || c == U'O' ? 0 : kDigits.find(c);
    if (at == std::u32string_view::npos) return std::nullopt;
    value = value * 10 + static_cast<int>(at);
  }
  return value;
}

bool IsAttachmentHead(std::u32string_view line) {
  return StartsWith(line, U"附件:") || (StartsWith(line, U"附件") && line.size() <= 4);
}

// 附件：1.任务清单 starts a list, 附件：任务清单 names the only one.
bool ListsAttachments(const PlanText& text, Range line) {
  const std::size_t colon = text.Find(U':', line);
  if (colon >= line.end) return false;
  const Range first = text.Trim({colon + 1, line.end});
  return first.empty() || NumberAt(text, first.begin, first.end).has_value();
}

}  // namespace

std::optional<absl::CivilDay> DateLine(const PlanText& text, Range line) {
  std::u32string compact;
  if (line.size() > 24) return std::nullopt;
  for (const char32_t c : text.View(line)) {
    if (!IsBlank(c)) compact.push_back(c);
  }
  std::u32string_view view = compact;
  const char32_t separators[] = {U'年', U'月', U'日'};
  const bool dashed = view.size() >= 8 && view.find(U'-') == 4;
  int parts[3] = {0, 0, 0};
  for (int i = 0; i < 3; ++i) {
    const std::size_t stop = dashed && i < 2 ? view.find(U'-') : view.find(separators[i]);
    const bool open_end = dashed && i == 2;
    if (stop == std::u32string_view::npos && !open_end) return std::nullopt;
    const std::optional<int> value = AnyNumber(view.substr(0, stop), i == 0);
    if (!value) return std::nullopt;
    parts[i] = *value;
    view = open_end ? std::u32string_view() : view.substr(stop + 1);
  }
  const bool plausible = parts[0] >= 1990 && parts[0] <= 2099 && parts[1] >= 1 && parts[1] <= 12 &&
                         parts[2] >= 1 && parts[2] <= 31;
  if (!view.empty() || !plausible) return std::nullopt;
  const absl::CivilDay day(parts[0], parts[1], parts[2]);
  return day.day() == parts[2] ? std::optional(day) : std::nullopt;
}

namespace {

// Behind the article a page names who runs it: 主办：… looks like an annotation there.
void MarkPageFoot(const PlanText& text, std::vector<Line>& lines) {
  constexpr WordList kFoot = {
      U"主办", U"承办", U"协办",     U"版权",     U"技术支持", U"网站",   U"地址", U"电话",
      U"邮编", U"传真", U"联系我们", U"联系电话", U"关于我们", U"备案号", U"站点", U"友情链接",
      U"维护", U"邮箱", U"您是第",   U"中文域名", U"建议使用", U"无障碍", U"ICP"};
  constexpr WordList kMarks = {U"ICP备", U"公网安备", U"网站标识码", U"版权所有"};
  std::size_t begin = lines.size();  // of the tail without a number
  while (begin > 0) {
    const Range line = lines[begin - 1].range;
    if (NumberAt(text, line.begin, line.end)) break;
    --begin;
  }
  bool closed = false;
  for (std::size_t i = begin; i < lines.size(); ++i) {
    const std::u32string_view view = text.View(lines[i].range);
    const bool marked = view.size() <= kNoiseCharsMax && ContainsAny(view, kMarks);
    const bool foot = closed && view.size() <= kNoiseCharsMax && LongestPrefix(view, kFoot) > 0;
    if (lines[i].kind == LineKind::kBody && (marked || foot)) lines[i].kind = LineKind::kNoise;
    closed = closed || lines[i].kind == LineKind::kNoise;
  }
}

}  // namespace

namespace {

// The label on `line` when its value stands on the next one.
std::optional<Role> AwaitsValue(const PlanText& text, Range line) {
  const auto label = LabelAt(text, line.begin, line.end);
  const bool bare = label && text.Trim({label->value, line.end}).empty();
  return bare ? std::optional(label->role) : std::nullopt;
}

// The last of `lines`, right above a date, signs: a body, and no item's, nor a label's value.
bool IsSignature(const PlanText& text, const std::vector<Line>& lines) {
  const Line& line = lines.back();
  const Range range = line.range;
  return line.kind == LineKind::kBody && range.size() <= kSignatureCharsMax &&
         LooksLikeBody(text.View(range)) && !NumberAt(text, range.begin, range.end) &&
         !LabelAt(text, range.begin, range.end) &&
         (lines.size() < 2 || !AwaitsValue(text, lines[lines.size() - 2].range));
}

}  // namespace

std::vector<Line> ClassifyLines(const PlanText& text, const std::vector<Range>& ranges) {
  std::vector<Line> lines;
  lines.reserve(ranges.size());
  bool attachments = false;
  for (const Range& range : ranges) {
    const std::u32string_view view = text.View(range);
    Line line{.range = range};
    const auto number = NumberAt(text, range.begin, range.end);
    // Under 附件： titles are listed, numbered but without a sentence.
    attachments = attachments && number && number->style == NumberStyle::kArabic &&
                  range.size() <= kAttachmentCharsMax && text.Find(U'。', range) == range.end;
    const bool due = !lines.empty() && AwaitsValue(text, lines.back().range) == Role::kDue;
    if (!due && DateLine(text, range)) {
      line.kind = LineKind::kDate;
      if (!lines.empty() && IsSignature(text, lines)) lines.back().kind = LineKind::kSignature;
    } else if (IsAttachmentHead(view)) {
      line.kind = LineKind::kAttachment;
      attachments = ListsAttachments(text, range);
    } else if (attachments) {
      line.kind = LineKind::kAttachment;
    } else if (!number && IsContact(view)) {
      const bool labelled =
          !lines.empty() && LabelAt(text, lines.back().range.begin, lines.back().range.end);
      if (!labelled) line.kind = LineKind::kNoise;
    } else if (!number && !LabelAt(text, range.begin, range.end) &&
               (IsPageNumber(view) || IsNoise(view))) {
      line.kind = LineKind::kNoise;
    }
    lines.push_back(line);
  }
  MarkPageFoot(text, lines);
  return lines;
}

}  // namespace duban::domain::plan_compiler
