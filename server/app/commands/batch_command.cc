#include "server/app/commands/batch_command.h"

#include <memory>
#include <optional>
#include <utility>

#include "server/app/workspace.h"
#include "server/base/error.h"
#include "server/base/status.h"

namespace duban::app {
namespace {

// What keeps the parts from being carried out, gathered.
class Refusals {
 public:
  void Add(const absl::Status& status) {
    const std::optional<base::ErrorDetail> detail = base::DetailOf(status);
    const bool lists = status.code() == absl::StatusCode::kFailedPrecondition && detail &&
                       !detail->preconditions.empty();
    if (!lists) {
      if (other_.ok()) other_ = status;
      return;
    }
    failed_.insert(failed_.end(), detail->preconditions.begin(), detail->preconditions.end());
  }

  absl::Status ToStatus() && {
    if (!other_.ok() || failed_.empty()) return other_;
    return base::FailedPreconditions(std::move(failed_));
  }

 private:
  absl::Status other_;  // the first that is no list of preconditions
  std::vector<base::Precondition> failed_;
};

}  // namespace

WriteCommand Together(WriteRequest request, std::vector<WriteCommand> parts,
                      CombineAnswers combine) {
  WriteCommand command = CommandFor(std::move(request));
  for (const WriteCommand& part : parts) command.footprint.Add(part.footprint);
  // A part may have been decided when a later one is refused: nobody else's commands may be in the
  // workspace that is then thrown away.
  command.footprint.alone = true;
  const auto shared = std::make_shared<const std::vector<WriteCommand>>(std::move(parts));
  command.authorize = [shared](const Workspace& workspace) {
    for (const WriteCommand& part : *shared) RETURN_IF_ERROR(part.authorize(workspace));
    return absl::OkStatus();
  };
  command.decide =
      [shared, combine = std::move(combine)](Workspace& workspace) -> absl::StatusOr<std::string> {
    Refusals refusals;
    std::vector<std::string> answers;
    for (const WriteCommand& part : *shared) {
      absl::StatusOr<std::string> answer = part.decide(workspace);
      if (answer.ok()) {
        answers.push_back(*std::move(answer));
      } else {
        refusals.Add(answer.status());
      }
    }
    if (answers.size() != shared->size()) return std::move(refusals).ToStatus();
    return combine(answers);
  };
  return command;
}

}  // namespace duban::app
