#include "server/rpc/request_parser.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/unknown_field_set.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/proto_buffer_reader.h>

#include "server/base/error.h"
#include "server/base/utf8.h"

namespace duban::rpc {
namespace {

namespace pb = google::protobuf;

constexpr int kDepthMax = 32;

// Looks through the wire form, field by field: the parser itself says only that something is wrong.
void FindBadText(const std::string& bytes, const pb::Descriptor& type, const std::string& path,
                 int depth, std::vector<base::FieldViolation>& found) {
  pb::UnknownFieldSet fields;
  if (depth > kDepthMax || !fields.ParseFromString(bytes)) return;
  std::vector<int> seen(static_cast<std::size_t>(type.field_count()), 0);
  for (int i = 0; i < fields.field_count(); ++i) {
    const pb::UnknownField& wire = fields.field(i);
    const pb::FieldDescriptor* field = type.FindFieldByNumber(wire.number());
    if (field == nullptr || wire.type() != pb::UnknownField::TYPE_LENGTH_DELIMITED) continue;
    std::string name = path + field->name();
    if (field->is_repeated()) {
      name += "[" + std::to_string(seen.at(static_cast<std::size_t>(field->index()))++) + "]";
    }
    if (field->type() == pb::FieldDescriptor::TYPE_MESSAGE) {
      FindBadText(wire.length_delimited(), *field->message_type(), name + ".", depth + 1, found);
    } else if (field->type() == pb::FieldDescriptor::TYPE_STRING) {
      if (const std::optional<std::size_t> at = base::FirstInvalidUtf8(wire.length_delimited())) {
        found.push_back({name, "INVALID_UTF8",
                         name + " 不是有效的UTF-8文本(第" + std::to_string(*at + 1) + "字节)"});
      }
    }
  }
}

std::string Flat(const grpc::ByteBuffer& bytes) {
  std::vector<grpc::Slice> slices;
  std::string flat;
  if (!bytes.Dump(&slices).ok()) return flat;
  flat.reserve(bytes.Length());
  for (const grpc::Slice& slice : slices) {
    flat.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return flat;
}

}  // namespace

absl::Status ParseRequest(const grpc::ByteBuffer& bytes, pb::Message& message) {
  // The reader wants a buffer it may keep a reference of; a copy shares the slices.
  grpc::ByteBuffer shared(bytes);
  grpc::ProtoBufferReader reader(&shared);
  if (reader.status().ok() && message.ParseFromZeroCopyStream(&reader)) return absl::OkStatus();
  std::vector<base::FieldViolation> found;
  FindBadText(Flat(bytes), *message.GetDescriptor(), "", 0, found);
  if (!found.empty()) return base::InvalidFields(std::move(found));
  base::ErrorDetail detail;
  detail.reason = "REQUEST_MALFORMED";
  detail.message_zh = "请求内容无法解析";
  return base::MakeError(absl::StatusCode::kInvalidArgument,
                         "not a " + message.GetDescriptor()->full_name(), std::move(detail));
}

}  // namespace duban::rpc
