// Reads a Chinese work plan (工作要点) as text and returns what it understood: pure, deterministic,
// no I/O, linear in the size of the text. It never borrows a neighbour's annotation, never invents
// a date and never loses text: what is not understood stays in the nearest item and is a finding.
// Thread-safe: no state.
#ifndef DUBAN_SERVER_DOMAIN_PLAN_COMPILER_PLAN_COMPILER_H_
#define DUBAN_SERVER_DOMAIN_PLAN_COMPILER_PLAN_COMPILER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <absl/status/statusor.h>
#include <absl/time/civil_time.h>

#include "server/domain/deliverable.h"
#include "server/domain/finding.h"
#include "server/domain/indicator.h"
#include "server/domain/recurrence.h"
#include "server/domain/source_span.h"

namespace duban::domain {

struct ParsedTask {
  std::string
      number;  // as printed without the closing ./、: "2", "（一）", "①"; "" when unnumbered
  std::string heading;               // text after the number up to the first 。；：
  std::string text;                  // everything of the item without its annotation
  std::vector<std::string> section;  // enclosing heading lines, outermost first
  // Names as printed. `responsible` is used when nobody is named or implied as lead.
  std::vector<std::string> lead;
  std::vector<std::string> support;
  std::vector<std::string> responsible;
  std::vector<std::string> leader;    // 分管/牵头领导
  std::vector<std::string> person;    // 责任人 below the leader
  std::optional<absl::CivilDay> due;  // the latest stated deadline that resolves to a day
  std::vector<std::string> due_raw;   // every deadline phrase
  std::string due_text;               // the phrase of a deadline that cannot be resolved, else ""
  std::vector<std::string> targets;   // raw phrases, one a clause
  std::vector<Indicator> indicators;  // every value inside `targets`
  std::vector<Deliverable> deliverables;
  std::vector<Recurrence> recurrence;
  bool lead_inferred = false;            // by a rule stated once for the document
  bool open_ended = false;               // the list of bodies ended in 等
  std::vector<std::string> annotations;  // as printed, in order; an item may have several
  bool standing = false;                 // 持续推进, 长期坚持: has no end by its nature
  SourceSpan source;                     // the item with its annotations
};

struct ParsedPlan {
  std::string title;
  int year = 0;                 // 0: the document does not say
  std::string document_number;  // 国发〔2018〕42号
  std::string issuing_unit;
  std::optional<absl::CivilDay> issued;
  std::vector<ParsedTask> tasks;  // in order of the document, never empty
  std::vector<Finding> findings;  // in order of source
};

struct ParseOptions {
  std::size_t text_bytes_max = 1 << 20;  // longer text is refused
  int default_year = 0;  // for deadlines without a year in a document that names none; 0: none
  std::optional<absl::CivilDay> today = {};  // none: dates in the past are not looked for
};

// Errors, all INVALID_ARGUMENT with a violation of field "text" whose reason is EMPTY_DOCUMENT,
// INVALID_UTF8 (the message names the byte offset), DOCUMENT_TOO_LARGE or NO_ITEMS_FOUND.
absl::StatusOr<ParsedPlan> ParsePlan(const std::string& text, const ParseOptions& options);

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_PLAN_COMPILER_PLAN_COMPILER_H_
