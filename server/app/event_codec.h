// Events as stored: a JSON object of the body's fields, in their order, and the hash that chains
// each to the one before it in its stream. Enums are stored by number, dates as YYYY-MM-DD.
#ifndef DUBAN_SERVER_APP_EVENT_CODEC_H_
#define DUBAN_SERVER_APP_EVENT_CODEC_H_

#include <string>

#include <absl/status/statusor.h>

#include "server/app/store.h"
#include "server/domain/event.h"

namespace duban::app {

// Deterministic: the same body always gives the same bytes.
std::string EncodeBody(const domain::EventBody& body);

// INTERNAL if the payload is not one that EncodeBody made for that type.
absl::StatusOr<domain::EventBody> DecodeBody(domain::EventType type, const std::string& payload);

// SHA-256 over (previous hash, stream, seq, type, recorded_at in µs, actor, on behalf of,
// length-prefixed payload); integers as 8 bytes, big-endian; 32 zero bytes stand for the hash
// before the first.
std::string ChainHash(const std::string& previous, const EventRow& row);

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_EVENT_CODEC_H_
