// duban event list, verify.
#include <memory>
#include <utility>

#include "clients/cli/command.h"
#include "clients/cli/event_view.h"
#include "clients/cli/listing.h"
#include "clients/cli/message_text.h"
#include "clients/cli/resource_name.h"

namespace duban::cli {
namespace {

struct EventOptions {
  std::string stream;
  bool minutes = false;
  ListingOptions listing;
};

Outcome ListEvents(Runtime& runtime, const EventOptions& options) {
  v1::ListEventsRequest request;
  request.set_page_size(PageSize(options.listing));
  const bool feed = options.stream.empty();
  if (!feed) {
    ASSIGN_OR_FAIL(*request.mutable_parent(), StreamName(options.stream));
  }
  v1::ListEventsResponse all;
  ASSIGN_OR_FAIL(std::string note, CollectInto(runtime.client().events().EachEvent(request),
                                               options.listing, all.mutable_events()));
  return Output{
      .text = options.minutes ? RenderMinutes(all) : RenderEvents(all, feed, runtime.style()),
      .json = JsonText(all),
      .note = std::move(note),
      .exit_code = ExitCode::kOk};
}

Outcome VerifyEvents(Runtime& runtime, const EventOptions& options) {
  v1::VerifyEventsRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(), StreamName(options.stream));
  ASSIGN_OR_FAIL(const v1::VerifyEventsResponse answer,
                 runtime.client().events().VerifyEvents(request));
  return Output{.text = RenderVerification(request.name(), answer, runtime.style()),
                .json = JsonText(answer),
                .note = "",
                .exit_code = answer.intact() ? ExitCode::kOk : ExitCode::kRefused};
}

}  // namespace

void AddEventCommands(Commands& commands) {
  CLI::App& group =
      commands.AddGroup({"event", "办理痕迹:谁在何时做了什么", "duban event list tasks/3"});
  auto listed = std::make_shared<EventOptions>();
  CLI::App& list = commands.Add(
      group,
      {"list", "一个事项、一份工作要点、机构名录(directory)或登录(security)的痕迹;不给则为全部",
       "duban event list tasks/3\nduban event list 3 --minutes\nduban event list plans/1 -o "
       "json\nduban event list directory"},
      [listed](Runtime& runtime) { return ListEvents(runtime, *listed); });
  list.add_option("STREAM", listed->stream, "tasks/3(或 3)、plans/1、directory、security");
  list.add_flag("--minutes", listed->minutes, "像记事一样逐日排列");
  AddLimit(list, listed->listing);
  auto verified = std::make_shared<EventOptions>();
  CLI::App& verify =
      commands.Add(group,
                   {"verify", "重新计算哈希链,校验痕迹是否完整;不完整时退出码为 1",
                    "duban event verify tasks/3"},
                   [verified](Runtime& runtime) { return VerifyEvents(runtime, *verified); });
  verify.add_option("STREAM", verified->stream, "tasks/3(或 3)、plans/1、directory、security")
      ->required();
}

}  // namespace duban::cli
