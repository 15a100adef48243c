#include "clients/cli/event_view.h"

#include <absl/strings/str_cat.h>

#include "clients/cli/dates.h"
#include "clients/cli/table.h"

namespace duban::cli {
namespace {

std::string ActorText(const v1::Event& event) {
  if (event.actor().empty()) return "系统";
  std::string text =
      event.actor_display_name().empty() ? event.actor() : event.actor_display_name();
  if (!event.on_behalf_of().empty()) {
    absl::StrAppend(&text, "(代", event.on_behalf_of_display_name(), ")");
  }
  return text;
}

}  // namespace

std::string RenderEvents(const v1::ListEventsResponse& events, bool feed, const Style& style) {
  std::vector<Column> columns = {{"序号", Overflow::kKeep, Align::kRight},
                                 {"时间"},
                                 {"办理人"},
                                 {"事件"},
                                 {"摘要", Overflow::kWrap}};
  if (feed) columns.insert(columns.begin() + 1, {"记录"});
  Table table(columns);
  for (const v1::Event& event : events.events()) {
    std::vector<Cell> cells = {{absl::StrCat(feed ? event.position() : event.seq()), Color::kDim},
                               TimeText(event.record_time()),
                               ActorText(event),
                               {event.type(), Color::kDim},
                               event.summary()};
    if (feed) cells.insert(cells.begin() + 1, absl::StrCat(event.stream(), "#", event.seq()));
    table.AddRow(std::move(cells));
  }
  return table.Render(style, "没有办理痕迹");
}

std::string RenderMinutes(const v1::ListEventsResponse& events) {
  constexpr std::size_t kDateChars = 10;  // of "2026-12-31 09:00"
  std::string minutes;
  std::string day;
  for (const v1::Event& event : events.events()) {
    const std::string time = TimeText(event.record_time());
    if (time.substr(0, kDateChars) != day) {
      day = time.substr(0, kDateChars);
      absl::StrAppend(&minutes, minutes.empty() ? "" : "\n", day, "\n");
    }
    absl::StrAppend(&minutes, "  ", time.substr(kDateChars + 1), "  ", Cell(ActorText(event)).text,
                    ":", Cell(event.summary()).text, "\n");
  }
  return minutes.empty() ? "没有办理痕迹\n" : minutes;
}

std::string RenderVerification(const std::string& stream, const v1::VerifyEventsResponse& answer,
                               const Style& style) {
  if (answer.intact()) {
    return absl::StrCat(Colored("完整", Color::kGreen, style), ":", stream, " 共 ",
                        answer.event_count(), " 条,哈希链逐条相符\n");
  }
  return absl::StrCat(Colored("不完整", Color::kRed, style), ":", stream, " 共 ",
                      answer.event_count(), " 条,自第 ", answer.first_bad_seq(), " 条起不相符\n");
}

}  // namespace duban::cli
