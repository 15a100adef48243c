// What the server does by itself: keeps the directory fresh, forgets old answers, uploads and
// sessions.
#ifndef DUBAN_SERVER_SCHEDULER_BACKGROUND_H_
#define DUBAN_SERVER_SCHEDULER_BACKGROUND_H_

#include <functional>
#include <string>

#include <absl/status/status.h>

#include "server/app/directory_cache.h"
#include "server/app/read_store.h"
#include "server/base/clock.h"
#include "server/scheduler/periodic.h"

namespace duban::scheduler {

class Background {
 public:
  // All must outlive this. `report` is told what failed; the next interval tries again.
  // Thread-safe.
  Background(app::HousekeepingStore& store, app::DirectoryCache& directory,
             const base::Clock& clock,
             std::function<void(const std::string& what, const absl::Status&)> report);

 private:
  bool PurgeAnswers();
  bool PurgeUploads();
  bool PurgeSessions();

  app::HousekeepingStore& store_;
  const base::Clock& clock_;
  const std::function<void(const std::string&, const absl::Status&)> report_;
  Periodic directory_;
  Periodic answers_;
  Periodic uploads_;
  Periodic sessions_;
};

}  // namespace duban::scheduler

#endif  // DUBAN_SERVER_SCHEDULER_BACKGROUND_H_
