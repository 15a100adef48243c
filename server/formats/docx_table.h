// A table as a word processor's document: its title, and the table on a page lying on its side. No
// state: thread-safe.
#ifndef DUBAN_SERVER_FORMATS_DOCX_TABLE_H_
#define DUBAN_SERVER_FORMATS_DOCX_TABLE_H_

#include <string>

#include <absl/status/statusor.h>

#include "server/formats/plan_table.h"

namespace duban::formats {

// INTERNAL if the library fails.
absl::StatusOr<std::string> DocxOf(const PlanTable& table);

}  // namespace duban::formats

#endif  // DUBAN_SERVER_FORMATS_DOCX_TABLE_H_
