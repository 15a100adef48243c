#include "server/rpc/convert/event.h"

#include "server/domain/event.h"
#include "server/domain/refusals.h"
#include "server/rpc/convert/time.h"
#include "server/rpc/resource_name.h"

namespace duban::rpc {

v1::Event ToProto(const app::EventView& event, const domain::Directory& directory) {
  const app::EventRow& row = event.row;
  v1::Event out;
  out.set_type(domain::NameOf(row.type));
  out.set_stream(NameOf(row.stream));
  out.set_seq(row.seq);
  out.set_position(row.position);
  *out.mutable_record_time() = ToProto(row.recorded_at);
  if (row.actor) {
    out.set_actor(domain::NameOf(row.actor));
    out.set_actor_display_name(directory.UserName(row.actor));
  }
  if (row.on_behalf_of) {
    out.set_on_behalf_of(domain::NameOf(row.on_behalf_of));
    out.set_on_behalf_of_display_name(directory.UserName(row.on_behalf_of));
  }
  if (row.assignment && row.stream.kind == app::StreamKind::kTask) {
    out.set_assignment(domain::NameOf(domain::TaskId{row.stream.id}, row.assignment));
  }
  out.set_summary(event.summary_zh);
  out.set_payload_json(row.payload);
  out.set_hash(row.hash);
  return out;
}

v1::VerifyEventsResponse ToProto(const app::Verification& verification) {
  v1::VerifyEventsResponse out;
  out.set_event_count(verification.event_count);
  out.set_intact(verification.intact);
  out.set_first_bad_seq(verification.first_bad_seq);
  return out;
}

}  // namespace duban::rpc
