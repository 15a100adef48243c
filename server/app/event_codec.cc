#include "server/app/event_codec.h"

#include <cstddef>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <absl/strings/numbers.h>
#include <absl/time/civil_time.h>
#include <nlohmann/json.hpp>

#include "server/app/event_fields.h"
#include "server/base/clock.h"
#include "server/base/hash.h"

namespace duban::app {
namespace {

using nlohmann::ordered_json;

template <class T>
inline constexpr bool kIsId = false;
template <class Tag>
inline constexpr bool kIsId<base::Id<Tag>> = true;
template <class T>
inline constexpr bool kIsVector = false;
template <class T>
inline constexpr bool kIsVector<std::vector<T>> = true;
template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

class Writer {
 public:
  template <class T>
  void operator()(const char* key, const T& value) {
    json_[key] = ToJson(value);
  }
  template <class T>
  void Added(const char* key, const T& value, const T& otherwise = {}) {
    if (!(value == otherwise)) json_[key] = ToJson(value);
  }
  std::string Take() const { return json_.dump(); }

 private:
  template <class T>
  static ordered_json ToJson(const T& value) {
    if constexpr (kIsId<T>) {
      return value.value;
    } else if constexpr (std::is_enum_v<T>) {
      return static_cast<int>(value);
    } else if constexpr (std::is_same_v<T, absl::CivilDay>) {
      return absl::FormatCivilTime(value);
    } else if constexpr (kIsOptional<T>) {
      return value ? ToJson(*value) : ordered_json(nullptr);
    } else if constexpr (kIsVector<T>) {
      ordered_json array = ordered_json::array();
      for (const auto& item : value) array.push_back(ToJson(item));
      return array;
    } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
      return value;
    } else {
      Writer nested;
      Fields(nested, value);
      return std::move(nested.json_);
    }
  }

  ordered_json json_ = ordered_json::object();
};

// Throws ordered_json::exception where a field is missing or of another type; DecodeBody catches
// it.
class Reader {
 public:
  explicit Reader(const ordered_json& json) : json_(json) {}
  template <class T>
  void operator()(const char* key, T& value) {
    FromJson(json_.at(key), value);
  }
  template <class T>
  void Added(const char* key, T& value, const T& /*otherwise*/ = {}) {
    if (const auto found = json_.find(key); found != json_.end()) FromJson(*found, value);
  }

 private:
  template <class T>
  static void FromJson(const ordered_json& json, T& value) {
    if constexpr (kIsId<T>) {
      value.value = json.get<std::int64_t>();
    } else if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(json.get<int>());
    } else if constexpr (std::is_same_v<T, absl::CivilDay>) {
      if (!absl::ParseCivilTime(json.get<std::string>(), &value)) {
        throw ordered_json::other_error::create(501, "not a date", nullptr);
      }
    } else if constexpr (kIsOptional<T>) {
      if (!json.is_null()) FromJson(json, value.emplace());
    } else if constexpr (kIsVector<T>) {
      for (const ordered_json& item : json) FromJson(item, value.emplace_back());
    } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
      json.get_to(value);
    } else {
      Reader nested(json);
      Fields(nested, value);
    }
  }

  const ordered_json& json_;
};

// The alternative of EventBody that has the type, default-constructed.
template <std::size_t I = 0>
std::optional<domain::EventBody> EmptyBody(domain::EventType type) {
  if constexpr (I < std::variant_size_v<domain::EventKinds>) {
    using T = std::variant_alternative_t<I, domain::EventKinds>;
    if (T::kType == type) return T{};
    return EmptyBody<I + 1>(type);
  }
  return std::nullopt;
}

void AppendInteger(std::string& out, std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  for (int shift = 56; shift >= 0; shift -= 8)
    out.push_back(static_cast<char>((bits >> shift) & 0xff));
}

}  // namespace

std::string EncodeBody(const domain::EventBody& body) {
  Writer writer;
  std::visit([&](const auto& event) { Fields(writer, event); }, body);
  return writer.Take();
}

absl::StatusOr<domain::EventBody> DecodeBody(domain::EventType type, const std::string& payload) {
  std::optional<domain::EventBody> body = EmptyBody(type);
  if (!body) return absl::InternalError("event of unknown type");
  try {
    const ordered_json json = ordered_json::parse(payload);
    Reader reader(json);
    std::visit([&](auto& event) { Fields(reader, event); }, *body);
  } catch (const ordered_json::exception&) {
    return absl::InternalError("damaged payload of " + domain::NameOf(type));
  }
  return *std::move(body);
}

std::string ChainHash(const std::string& previous, const EventRow& row) {
  std::string bytes = previous.empty() ? std::string(32, '\0') : previous;
  AppendInteger(bytes, static_cast<int>(row.stream.kind));
  AppendInteger(bytes, row.stream.id);
  AppendInteger(bytes, row.seq);
  AppendInteger(bytes, static_cast<int>(row.type));
  AppendInteger(bytes, base::ToMicros(row.recorded_at));
  AppendInteger(bytes, row.actor.value);
  AppendInteger(bytes, row.on_behalf_of.value);
  AppendInteger(bytes, static_cast<std::int64_t>(row.payload.size()));
  bytes += row.payload;
  return base::Bytes(base::Sha256(bytes));
}

}  // namespace duban::app
