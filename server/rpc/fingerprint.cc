#include "server/rpc/fingerprint.h"

#include <algorithm>
#include <memory>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/message.h>

#include "server/base/limits.h"

namespace duban::rpc {
namespace {

namespace pb = google::protobuf;

constexpr char kRequestId[] = "request_id";

// Null where the request takes none.
const pb::FieldDescriptor* StringField(const pb::Message& request, const char* name) {
  const pb::FieldDescriptor* field = request.GetDescriptor()->FindFieldByName(name);
  const bool fits = field != nullptr && !field->is_repeated() &&
                    field->type() == pb::FieldDescriptor::TYPE_STRING;
  return fits ? field : nullptr;
}

std::string StringIn(const pb::Message& request, const char* name) {
  const pb::FieldDescriptor* field = StringField(request, name);
  return field == nullptr ? "" : request.GetReflection()->GetString(request, field);
}

// Map fields would otherwise come out in any order.
std::string SerializeDeterministically(const pb::Message& message) {
  std::string bytes;
  {
    pb::io::StringOutputStream stream(&bytes);
    pb::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    message.SerializeWithCachedSizes(&coded);
  }
  return bytes;
}

}  // namespace

base::Sha256Digest FingerprintOf(const pb::Message& request,
                                 const std::vector<std::string>& without) {
  const std::unique_ptr<pb::Message> copy(request.New());
  copy->CopyFrom(request);
  for (const std::string& name : without) {
    if (const pb::FieldDescriptor* field = copy->GetDescriptor()->FindFieldByName(name)) {
      copy->GetReflection()->ClearField(copy.get(), field);
    }
  }
  copy->ByteSizeLong();  // fills the cached sizes
  return base::Sha256(SerializeDeterministically(*copy));
}

bool TakesRequestId(const pb::Message& request) {
  return StringField(request, kRequestId) != nullptr;
}

std::string RequestIdOf(const pb::Message& request) { return StringIn(request, kRequestId); }

std::string OnBehalfOf(const pb::Message& request) { return StringIn(request, "on_behalf_of"); }

bool IsValidateOnly(const pb::Message& request) {
  const pb::FieldDescriptor* field = request.GetDescriptor()->FindFieldByName("validate_only");
  return field != nullptr && !field->is_repeated() &&
         field->type() == pb::FieldDescriptor::TYPE_BOOL &&
         request.GetReflection()->GetBool(request, field);
}

std::optional<base::FieldViolation> RequestIdViolation(const std::string& request_id) {
  if (request_id.empty()) {
    return base::FieldViolation{kRequestId, "REQUEST_ID_REQUIRED", "缺少 request_id"};
  }
  const bool printable = std::all_of(request_id.begin(), request_id.end(),
                                     [](char c) { return c > 0x20 && c < 0x7f; });
  if (!printable || request_id.size() > limits::kRequestIdCharsMax) {
    return base::FieldViolation{kRequestId, "REQUEST_ID_INVALID",
                                "request_id 只能是不超过64个可见ASCII字符"};
  }
  return std::nullopt;
}

}  // namespace duban::rpc
