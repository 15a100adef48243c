#include "server/documents/html_noise.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "server/base/utf8.h"

namespace duban::documents {
namespace {

// A longer line is a sentence of the article.
constexpr std::size_t kNoiseCharsMax = 80;

constexpr std::string_view kStarts[] = {
    "上一篇",       "下一篇",    "上一条",   "下一条",     "扫一扫",     "微信扫",   "分享到",
    "分享:",        "分享：",    "打印本页", "关闭窗口",   "关闭本页",   "【打印",   "【关闭",
    "[打印",        "[关闭",     "打印",     "收藏",       "字号",       "字体",     "【字体",
    "【字号",       "[字体",     "来源：",   "来源:",      "信息来源",   "文章来源", "稿件来源",
    "发布时间",     "发布日期",  "浏览次数", "浏览量",     "阅读次数",   "点击数",   "点击量",
    "责任编辑：",   "责任编辑:", "编辑：",   "编辑:",      "当前位置",   "您的位置", "您当前",
    "您现在的位置", "返回顶部",  "相关链接", "相关阅读",   "相关文章",   "版权所有", "加入收藏",
    "设为首页",     "网站地图",  "联系我们", "扫描二维码", "主办单位：", "主办：",   "ICP备",
    "索引号",       "无障碍",    "首页 >",   "首页>",      "首页 》",    "附件下载"};
constexpr std::string_view kParts[] = {"扫一扫在手机", "手机扫一扫", "ICP备",    "公网安备",
                                       "网站标识码",   "加入收藏",   "关闭窗口", "打印本页"};

}  // namespace

bool IsPageNoise(std::string_view line) {
  if (base::CharacterCount(line) > kNoiseCharsMax) return false;
  return std::any_of(std::begin(kStarts), std::end(kStarts),
                     [line](std::string_view start) { return line.starts_with(start); }) ||
         std::any_of(std::begin(kParts), std::end(kParts), [line](std::string_view part) {
           return line.find(part) != std::string_view::npos;
         });
}

}  // namespace duban::documents
