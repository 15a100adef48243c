// Lines that a site's template puts beside an article. Thread-safe: no state.
#ifndef DUBAN_SERVER_DOCUMENTS_HTML_NOISE_H_
#define DUBAN_SERVER_DOCUMENTS_HTML_NOISE_H_

#include <string_view>

namespace duban::documents {

// 上一篇:…, 扫一扫在手机打开当前页, 【打印本页】, 字号:[大 中 小], 来源:… 发布时间:….
bool IsPageNoise(std::string_view line);

}  // namespace duban::documents

#endif  // DUBAN_SERVER_DOCUMENTS_HTML_NOISE_H_
