// Holds what clients were told against what is stored.
#ifndef DUBAN_TESTS_E2E_HARNESS_RECORD_CHECK_H_
#define DUBAN_TESTS_E2E_HARNESS_RECORD_CHECK_H_

#include <string>
#include <vector>

#include "tests/e2e/harness/bureau.h"
#include "tests/e2e/harness/chain_load.h"
#include "tests/support/test_db.h"

namespace duban::testing {

// Each check returns what is wrong, one sentence a finding; empty is good.
using Findings = std::vector<std::string>;

// Every acknowledged transition has exactly one event, every refused one none, every one in doubt
// at most one; and no event was written by a call that nobody made.
Findings CheckTransitions(const TestDatabase& database, const std::vector<Transition>& journal);

// Every acknowledged call, sent once more, is answered with the bytes of its first answer, and the
// record does not grow by it.
Findings CheckAnswers(const TestDatabase& database, Bureau& bureau,
                      const std::vector<Transition>& journal);

// The hash chains of the tasks, the directory and the sessions verify; the feed is numbered 1 to n
// without a gap whenever one looks; the rows agree with the events.
Findings CheckRecord(const TestDatabase& database, Bureau& bureau,
                     const std::vector<std::string>& tasks);

}  // namespace duban::testing

#endif  // DUBAN_TESTS_E2E_HARNESS_RECORD_CHECK_H_
