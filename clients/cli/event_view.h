// The record as text.
#ifndef DUBAN_CLIENTS_CLI_EVENT_VIEW_H_
#define DUBAN_CLIENTS_CLI_EVENT_VIEW_H_

#include <string>

#include "clients/cli/terminal.h"
#include "duban/v1/event_service.pb.h"

namespace duban::cli {

// One line an event; `feed`: of all streams, so that each is named.
std::string RenderEvents(const v1::ListEventsResponse& events, bool feed, const Style& style);

// Day by day, as minutes are kept: when, who, what.
std::string RenderMinutes(const v1::ListEventsResponse& events);

std::string RenderVerification(const std::string& stream, const v1::VerifyEventsResponse& answer,
                               const Style& style);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_EVENT_VIEW_H_
