// docs/lifecycle.md, printed from the tables that the domain decides by.
#ifndef DUBAN_TESTS_UNIT_DOMAIN_LIFECYCLE_PAGE_H_
#define DUBAN_TESTS_UNIT_DOMAIN_LIFECYCLE_PAGE_H_

#include <string>

namespace duban::testing {

std::string LifecyclePage();

}  // namespace duban::testing

#endif  // DUBAN_TESTS_UNIT_DOMAIN_LIFECYCLE_PAGE_H_
