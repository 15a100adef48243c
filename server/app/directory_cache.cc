#include "server/app/directory_cache.h"

#include <utility>

#include "server/base/status.h"

namespace duban::app {

DirectoryCache::DirectoryCache(ReadStore& reads)
    : reads_(reads), snapshot_(std::make_shared<const domain::Directory>()) {}

std::shared_ptr<const domain::Directory> DirectoryCache::Get() const {
  const std::lock_guard lock(mu_);
  return snapshot_;
}

absl::Status DirectoryCache::Refresh(SteadyTime deadline) {
  const std::lock_guard one_at_a_time(refresh_mu_);
  ASSIGN_OR_RETURN(const std::int64_t version, reads_.DirectoryVersion(deadline));
  if (version == Get()->version()) return absl::OkStatus();
  ASSIGN_OR_RETURN(domain::Directory directory, reads_.LoadDirectory(deadline));
  auto snapshot = std::make_shared<const domain::Directory>(std::move(directory));
  const std::lock_guard lock(mu_);
  snapshot_ = std::move(snapshot);
  return absl::OkStatus();
}

}  // namespace duban::app
