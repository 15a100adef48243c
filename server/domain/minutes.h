// An event as minutes would put it: one sentence in Chinese.
#ifndef DUBAN_SERVER_DOMAIN_MINUTES_H_
#define DUBAN_SERVER_DOMAIN_MINUTES_H_

#include <string>

#include "server/domain/directory.h"
#include "server/domain/event.h"

namespace duban::domain {

// Without `with_comments` what reviewers and submitters wrote is left out, for readers who may not
// see submissions.
std::string MinutesOf(const EventBody& body, const Directory& directory, bool with_comments);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_MINUTES_H_
