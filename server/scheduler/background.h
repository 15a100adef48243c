// What the server does by itself: numbers the events of the one feed, keeps the directory fresh,
// forgets old answers and uploads.
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

  // Events were committed: number them soon. Called after every commit, so that it costs next to
  // nothing: a burst is numbered in few transactions.
  void WakeSequencer() { sequencer_.Wake(); }

 private:
  bool NumberEvents();
  bool PurgeAnswers();
  bool PurgeUploads();

  app::HousekeepingStore& store_;
  const base::Clock& clock_;
  const std::function<void(const std::string&, const absl::Status&)> report_;
  Periodic sequencer_;
  Periodic directory_;
  Periodic answers_;
  Periodic uploads_;
};

}  // namespace duban::scheduler

#endif  // DUBAN_SERVER_SCHEDULER_BACKGROUND_H_
