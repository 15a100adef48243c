#include "server/domain/policy.h"

namespace duban::domain {

bool IsReviewChain(const std::vector<ReviewStepKind>& chain, ReviewStepKind last) {
  using Chain = std::vector<ReviewStepKind>;
  return chain == Chain{ReviewStepKind::kUnitHead, last} ||
         chain == Chain{ReviewStepKind::kUnitHead, ReviewStepKind::kLeader, last};
}

}  // namespace duban::domain
