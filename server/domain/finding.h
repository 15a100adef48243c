// Something a careful clerk would ask about a document. docs/lint.md lists the codes.
#ifndef DUBAN_SERVER_DOMAIN_FINDING_H_
#define DUBAN_SERVER_DOMAIN_FINDING_H_

#include <string>

#include "server/domain/source_span.h"

namespace duban::domain {

// kInfo: worth knowing. kWarning: to be looked at before the plan is issued. kError: issue will be
// refused until it is mended.
enum class FindingSeverity { kInfo, kWarning, kError };

struct Finding {
  FindingSeverity severity = FindingSeverity::kInfo;
  std::string code;  // UPPER_SNAKE: NO_LEAD, LEAD_INFERRED, NO_DUE_DATE, NUMBERING_GAP, …
  std::string message_zh;
  SourceSpan source;          // the words it is about, as narrow as they can be told
  std::string suggestion_zh;  // what a clerk would do about it, "" when nothing
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_FINDING_H_
