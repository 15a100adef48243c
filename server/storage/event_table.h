// Tables event and feed_counter: the record, and the order in which it is fed to others. Errors are
// MakeFault's everywhere.
#ifndef DUBAN_SERVER_STORAGE_EVENT_TABLE_H_
#define DUBAN_SERVER_STORAGE_EVENT_TABLE_H_

#include <cstdint>
#include <vector>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include "server/app/store.h"
#include "server/storage/session.h"

namespace duban::storage {

// Gives them the next positions of the feed, in their order. Holds the feed's counter from here to
// the end of the transaction, which makes it the last thing that a transaction should do.
absl::Status InsertEvents(Session& session, const std::vector<app::EventRow>& events);

absl::StatusOr<std::vector<app::EventRow>> ListStreamEvents(Session& session,
                                                            app::StreamName stream,
                                                            std::int64_t after_seq, int limit);
absl::StatusOr<std::vector<app::EventRow>> ListFeedEvents(Session& session,
                                                          std::int64_t after_position, int limit);

}  // namespace duban::storage

#endif  // DUBAN_SERVER_STORAGE_EVENT_TABLE_H_
