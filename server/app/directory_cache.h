// The directory as this replica knows it: one immutable snapshot, replaced when its version row has
// moved.
#ifndef DUBAN_SERVER_APP_DIRECTORY_CACHE_H_
#define DUBAN_SERVER_APP_DIRECTORY_CACHE_H_

#include <memory>
#include <mutex>

#include <absl/status/status.h>

#include "server/app/read_store.h"

namespace duban::app {

// Thread-safe.
class DirectoryCache {
 public:
  explicit DirectoryCache(ReadStore& reads);  // must outlive this

  std::shared_ptr<const domain::Directory> Get() const;

  // Loads a new snapshot if the version moved. Polled every limits::kDirectoryPollInterval, and
  // called by a command that changed the directory before it answers: its caller reads its own
  // write here.
  absl::Status Refresh(SteadyTime deadline);

 private:
  ReadStore& reads_;
  std::mutex refresh_mu_;  // one load at a time
  mutable std::mutex mu_;
  std::shared_ptr<const domain::Directory> snapshot_;  // guarded by mu_
};

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_DIRECTORY_CACHE_H_
