// Papers an item asks for.
#include <gmock/gmock.h>

#include "tests/unit/plan_compiler/parsing.h"

namespace duban::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Papers(const std::string& text) {
  std::vector<std::string> papers;
  for (const Deliverable& paper : ParseItem(text).deliverables) {
    papers.push_back(paper.verb + ":" + paper.name);
  }
  return papers;
}

TEST(DeliverableTest, WhatAVerbOfMakingStandsBefore) {
  EXPECT_THAT(Papers("制发《校园安全管理办法》，抓好落实。"), ElementsAre("制发:校园安全管理办法"));
  EXPECT_THAT(Papers("研究出台我市《养老服务条例》。"), ElementsAre("出台:养老服务条例"));
  EXPECT_EQ(ParseItem("制发《校园安全管理办法》。").deliverables.front().raw,
            "制发《校园安全管理办法》");
}

TEST(DeliverableTest, SeveralBehindOneVerb) {
  EXPECT_THAT(Papers("修订《考核办法》《奖惩办法》和《督查规程》。"),
              ElementsAre("修订:考核办法", "修订:奖惩办法", "修订:督查规程"));
}

TEST(DeliverableTest, WhatIsCarriedOutOrCitedIsNone) {
  EXPECT_THAT(Papers("落实《义务教育法》，按照省里印发的《实施意见》推进。"), IsEmpty());
  EXPECT_THAT(Papers("贯彻执行市政府制定《实施方案》精神。"), IsEmpty());
  EXPECT_THAT(Papers("阅读《红楼梦》。"), IsEmpty());
}

}  // namespace
}  // namespace duban::domain
