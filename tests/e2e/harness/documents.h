// Plan documents for tests, and the dates that go with them.
#ifndef DUBAN_TESTS_E2E_HARNESS_DOCUMENTS_H_
#define DUBAN_TESTS_E2E_HARNESS_DOCUMENTS_H_

#include <optional>
#include <string>

#include "duban/v1/civil_date.pb.h"

namespace duban::testing {

// The ninth page of a bureau's plan as it was issued, which lives beside the repository and not in
// it: $DUBAN_SHARED_DIR or ../shared. None where it is not there.
std::optional<std::string> SeedDocumentFile();

// A document of ours of the same form: nine items, the second with a lead and a supporter, the
// first and third a task force's.
std::string OwnDocumentFile();

// A plan of `count` short items, each ending with `annotation`.
std::string PlanText(int count, const std::string& annotation);

// Where the bureau is, so many days from now; and as the command line takes it.
v1::CivilDate DaysFromToday(int days);
std::string DateText(const v1::CivilDate& date);

}  // namespace duban::testing

#endif  // DUBAN_TESTS_E2E_HARNESS_DOCUMENTS_H_
