// The article of a page, its lists and tables.
#include <gmock/gmock.h>

#include "tests/unit/documents/office_file.h"
#include "tests/unit/documents/reading.h"

namespace duban::documents {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char kPage[] = R"(<!DOCTYPE html><html><head><meta charset="utf-8">
<title>市教育局2026年工作要点_市政府门户网站</title><script>var a = "<p>脚本。</p>";</script>
<style>.x{color:red}</style></head><body>
<div class="top-nav"><ul><li><a href="/">首页</a></li><li><a href="/b">政务公开</a></li></ul></div>
<div class="wrap"><div class="crumbs">当前位置：<a href="/">首页</a> &gt; 文件</div>
<h1>市教育局2026年工作要点</h1><div class="info">来源：市教育局 发布时间：2026-03-01</div>
<div id="zoom"><p>一、保障</p><p>1.健全&nbsp;经费
保障。落实投入&lt;5%&gt;。<br>（牵头处室：财务处）</p>
<p style="display:none">看不见。</p><p>2.改进作风。完善考核。（责任单位：机关党委）</p></div>
<div class="bdsharebuttonbox">分享到：<a href="#">微信</a></div>
<p>上一篇：<a href="/1">关于印发要点的通知</a></p><p>扫一扫在手机打开当前页</p></div>
<div class="footer">版权所有：市教育局 ICP备000号</div></body></html>)";

TEST(Html, TheArticleWithoutThePageAroundIt) {
  EXPECT_EQ(TextOf(kPage),
            "市教育局2026年工作要点\n一、保障\n1.健全\u00A0经费保障。落实投入<5%>"
            "。\n（牵头处室：财务处）\n"
            "2.改进作风。完善考核。（责任单位：机关党委）\n");
}

TEST(Html, NoSentenceIsLeftBehind) {
  const std::string text = TextOf(
      "<html><body><div><div><p>1.修路。修好全部的路,一条不落,一条不漏,一条不缺,年底之前完成。</"
      "p></div>"
      "<div><p>2.植树。</p></div></div><div><a href='/'>首页</a></div></body></html>");
  EXPECT_THAT(text, HasSubstr("2.植树。"));
  EXPECT_THAT(text, Not(HasSubstr("首页")));
}

TEST(Html, GbkByItsBytesAndBig5ByItsMeta) {
  EXPECT_EQ(TextOf("<html><meta charset=gb2312><body><p>\xb1\xb1\xbe\xa9</p></body></html>"),
            "北京\n");
  EXPECT_EQ(TextOf("<html><meta charset=\"big5\"><body><p>\xa5\x78\xa5\x5f</p></body></html>"),
            "台北\n");
}

TEST(Html, TablesWithSpans) {
  EXPECT_EQ(TextOf("<html><body><table><tr><th>序号<th>任务<th>责任单位</tr>"
                   "<tr><td colspan=3>一、民生</td></tr>"
                   "<tr><td>1<td>修路<td rowspan=2>市交通局</tr><tr><td>2<td>植树</tr>"
                   "</table></body></html>"),
            "| 序号 | 任务 | 责任单位 |\n| 一、民生 |  |  |\n| 1 | 修路 | 市交通局 |\n"
            "| 2 | 植树 | 市交通局 |\n");
}

TEST(Html, TablesThatLayOutThePageAreNoTables) {
  EXPECT_EQ(TextOf("<html><body><table><tr><td>左栏目录</td><td><table><tr><td><p>一、民生</p>"
                   "<p>1.修路。</p></td></tr></table></td></tr></table></body></html>"),
            "左栏目录\n一、民生\n1.修路。\n");
}

TEST(Html, OrderedListsPrintTheirNumbers) {
  EXPECT_EQ(TextOf("<html><body><ol start=3><li>修路<li>植树</ol></body></html>"),
            "3.修路\n4.植树\n");
}

}  // namespace
}  // namespace duban::documents
