#include "server/domain/plan_compiler/characters.h"

#include <algorithm>
#include <iterator>

namespace duban::domain::plan_compiler {
namespace {

// Traditional forms of the characters our keywords are made of; names keep their printed form.
constexpr std::u32string_view kTraditional =
    U"並來個們備傳億優兒內兩冊別則創劃劑動務勵匯區協參員問啓啟單噸國圍園圖團執堅報場塊壓婦學實審"
    U"寫將專對導屆層屬崗幹幾廣廳張強後從徵徹態慶應戶掃擊擔據擬擴數斷於時會條棟業極構標機檔檢檻欄"
    U"權歲歷殘氣沒況減準滾瀏為無爭爲牀牽獎現環產畝當發盞盡眾確碼礎礙種稱積穩筆節範簡籌紀約納級組"
    U"結給統經維綱網緊線編縣縮總織繳續罰羣習聯職臺與舉萬處號衆術裏補裡見規覽觸訂計訓訪設評詞話該"
    U"認課調請證識議護讀負貫責費貼賬車輛輪輯轄辦農連進運過達適選還邊郵鄉醫釐銷鍵鍾鎮鏈長門閉開間"
    U"閱閲關隊際隨雙離電鞏頁頂頃項須預領頭題類養餘館饋馬驗體點黨齡";
constexpr std::u32string_view kSimplified =
    U"并来个们备传亿优儿内两册别则创划剂动务励汇区协参员问启启单吨国围园图团执坚报场块压妇学实审"
    U"写将专对导届层属岗干几广厅张强后从征彻态庆应户扫击担据拟扩数断于时会条栋业极构标机档检槛栏"
    U"权岁历残气没况减准滚浏为无争为床牵奖现环产亩当发盏尽众确码础碍种称积稳笔节范简筹纪约纳级组"
    U"结给统经维纲网紧线编县缩总织缴续罚群习联职台与举万处号众术里补里见规览触订计训访设评词话该"
    U"认课调请证识议护读负贯责费贴账车辆轮辑辖办农连进运过达适选还边邮乡医厘销键钟镇链长门闭开间"
    U"阅阅关队际随双离电巩页顶顷项须预领头题类养余馆馈马验体点党龄";
static_assert(kTraditional.size() == kSimplified.size());

constexpr std::u32string_view kPunctuation =
    U"（）：，；．％！？＋～〜＝｜│┃∣〔［【﹝〖〕］】﹞〗－—–―‐"
    U"“”„＂「」『』‘’｡､〈〉／·";
constexpr std::u32string_view kHalfWidth =
    U"():,;.%!?+~~=||||[[[[[]]]]]-----"
    U"\"\"\"\"\"\"\"\"''。、《》/.";
static_assert(kPunctuation.size() == kHalfWidth.size());

constexpr CharacterSet kTraditionalSet(kTraditional);
constexpr CharacterSet kPunctuationSet(kPunctuation);

char32_t Lookup(char32_t c, std::u32string_view from, std::u32string_view to) {
  const std::size_t at = from.find(c);
  return at == std::u32string_view::npos ? c : to[at];
}

bool IsLineEnd(char32_t c) {
  return c == U'\n' || c == U'\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

int ChineseDigitValue(char32_t c) {
  constexpr std::u32string_view kDigits = U"零一二三四五六七八九";
  if (c == U'〇') return 0;
  if (c == U'两') return 2;
  const std::size_t at = kDigits.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

char32_t Canonical(char32_t c) {
  if (IsLineEnd(c)) return U'\n';
  if (c == U'\t') return c;
  if (c < 0x20 || c == 0x7F || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200D) ||
      c == 0x202F || c == 0xFEFF) {
    return U' ';
  }
  if (c < 0x80) return c;
  if (c >= 0xFF10 && c <= 0xFF19) return c - 0xFF10 + U'0';
  if (c >= 0x4E00 && c <= 0x9FFF) {
    // Most characters are Han: only the few traditional ones need the search.
    return kTraditionalSet.Holds(c) ? Lookup(c, kTraditional, kSimplified) : c;
  }
  return kPunctuationSet.Holds(c) ? Lookup(c, kPunctuation, kHalfWidth) : c;
}

std::optional<int> ChineseNumber(std::u32string_view digits) {
  if (digits.empty() || digits.size() > 5) return std::nullopt;
  int total = 0;
  int digit = -1;
  for (const char32_t c : digits) {
    if (c == U'十' || c == U'百') {
      const int unit = c == U'十' ? 10 : 100;
      total += (digit < 0 ? 1 : digit) * unit;
      digit = -1;
      continue;
    }
    const int value = ChineseDigitValue(c);
    if (value < 0) return std::nullopt;
    if (digit > 0) return std::nullopt;  // 一二 is no number here
    digit = value;
  }
  if (digit > 0) total += digit;
  return total > 0 && total < 1000 ? std::optional<int>(total) : std::nullopt;
}

std::optional<int> ArabicNumber(std::u32string_view digits) {
  if (digits.empty() || digits.size() > 9) return std::nullopt;
  int value = 0;
  for (const char32_t c : digits) {
    if (!IsDigit(c)) return std::nullopt;
    value = value * 10 + static_cast<int>(c - U'0');
  }
  return value;
}

}  // namespace duban::domain::plan_compiler
