#include "server/scheduler/background.h"

#include <chrono>
#include <utility>

#include "server/base/limits.h"

namespace duban::scheduler {

Background::Background(app::HousekeepingStore& store, app::DirectoryCache& directory,
                       const base::Clock& clock,
                       std::function<void(const std::string&, const absl::Status&)> report)
    : store_(store),
      clock_(clock),
      report_(std::move(report)),
      directory_(limits::kDirectoryPollInterval,
                 [this, &directory] {
                   const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(2);
                   if (absl::Status s = directory.Refresh(deadline); !s.ok())
                     report_("directory", s);
                   return false;
                 }),
      answers_(limits::kAnswerPurgeInterval, [this] { return PurgeAnswers(); }),
      uploads_(limits::kUploadPurgeInterval, [this] { return PurgeUploads(); }),
      sessions_(limits::kSessionPurgeInterval, [this] { return PurgeSessions(); }) {}

bool Background::PurgeAnswers() {
  const absl::StatusOr<int> purged =
      store_.PurgeAnswers(clock_.Now() - limits::kRequestRetention, limits::kAnswerPurgeBatchMax);
  if (!purged.ok()) report_("answers", purged.status());
  return purged.ok() && *purged == limits::kAnswerPurgeBatchMax;
}

bool Background::PurgeUploads() {
  const absl::StatusOr<int> purged =
      store_.PurgeUploads(clock_.Now(), limits::kUploadPurgeBatchMax);
  if (!purged.ok()) report_("uploads", purged.status());
  return purged.ok() && *purged == limits::kUploadPurgeBatchMax;
}

bool Background::PurgeSessions() {
  const absl::StatusOr<int> purged =
      store_.PurgeSessions(clock_.Now(), limits::kSessionPurgeBatchMax);
  if (!purged.ok()) report_("sessions", purged.status());
  return purged.ok() && *purged == limits::kSessionPurgeBatchMax;
}

}  // namespace duban::scheduler
