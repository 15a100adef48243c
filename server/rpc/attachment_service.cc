#include "server/rpc/attachment_service.h"

#include <algorithm>

#include "duban/v1/attachment_service.grpc.pb.h"
#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/domain/refusals.h"
#include "server/rpc/convert/time.h"
#include "server/rpc/field_checks.h"
#include "server/rpc/service_method.h"

namespace duban::rpc {
namespace {

using S = v1::AttachmentService;
using Raw = S::WithRawCallbackMethod_CreateUpload<S::WithRawCallbackMethod_WriteUpload<
    S::WithRawCallbackMethod_CommitUpload<S::WithRawCallbackMethod_GetUpload<S::Service>>>>;

constexpr std::size_t kHashBytes = 32;

v1::Upload UploadToProto(const app::Upload& upload) {
  v1::Upload out;
  out.set_name(domain::NameOf(upload.id));
  out.set_size(upload.size);
  out.set_sha256(upload.sha256);
  out.set_media_type(upload.media_type);
  out.set_received_size(upload.received);
  out.set_committed(upload.committed);
  *out.mutable_create_time() = ToProto(upload.create_time);
  *out.mutable_expire_time() = ToProto(upload.expire_time);
  return out;
}

absl::StatusOr<v1::Upload> Answer(const absl::StatusOr<app::Upload>& upload) {
  if (!upload.ok()) return upload.status();
  return UploadToProto(*upload);
}

app::NewUpload ReadAnnounced(const v1::CreateUploadRequest& asked, FieldChecks& checks) {
  constexpr auto kSizeMax = static_cast<std::int64_t>(limits::kDocumentBytesMax);
  if (asked.size() < 1 || asked.size() > kSizeMax) {
    checks.Fail("size", "SIZE_INVALID",
                "文件大小应为1至" + std::to_string(kSizeMax) + "字节(32 MiB)");
  }
  if (asked.sha256().size() != kHashBytes) {
    checks.Fail("sha256", "HASH_INVALID", "须给出文件的SHA-256,共32字节");
  }
  const bool visible = std::all_of(asked.media_type().begin(), asked.media_type().end(),
                                   [](char c) { return c >= 0x20 && c < 0x7f; });
  if (!visible || asked.media_type().size() > limits::kMediaTypeCharsMax) {
    checks.Fail(
        "media_type", "MEDIA_TYPE_INVALID",
        "文件类型只能是不超过" + std::to_string(limits::kMediaTypeCharsMax) + "个可见ASCII字符");
  }
  return {.size = asked.size(), .sha256 = asked.sha256(), .media_type = asked.media_type()};
}

class Service final : public Raw {
 public:
  Service(Pipeline& pipeline, app::Uploads& uploads) : pipeline_(pipeline), uploads_(uploads) {}

  // None of these goes through the write queue: they are of no stream, and repeat themselves.
  DUBAN_METHOD(CreateUpload) {
    return pipeline_.Read<v1::CreateUploadRequest>(
        context, "/duban.v1.AttachmentService/CreateUpload", request, response,
        [this](const app::CallContext& call, const v1::CreateUploadRequest& asked) {
          return Create(call, asked);
        });
  }
  DUBAN_METHOD(WriteUpload) {
    return pipeline_.Read<v1::WriteUploadRequest>(
        context, "/duban.v1.AttachmentService/WriteUpload", request, response,
        [this](const app::CallContext& call, const v1::WriteUploadRequest& asked) {
          return OnUpload(asked, [&](domain::UploadId id) {
            return uploads_.Write(call, id, asked.offset(), asked.data());
          });
        });
  }
  DUBAN_METHOD(CommitUpload) {
    return pipeline_.Read<v1::CommitUploadRequest>(
        context, "/duban.v1.AttachmentService/CommitUpload", request, response,
        [this](const app::CallContext& call, const v1::CommitUploadRequest& asked) {
          return OnUpload(asked, [&](domain::UploadId id) { return uploads_.Commit(call, id); });
        });
  }
  DUBAN_METHOD(GetUpload) {
    return pipeline_.Read<v1::GetUploadRequest>(
        context, "/duban.v1.AttachmentService/GetUpload", request, response,
        [this](const app::CallContext& call, const v1::GetUploadRequest& asked) {
          return OnUpload(asked, [&](domain::UploadId id) { return uploads_.Get(call, id); });
        });
  }

 private:
  absl::StatusOr<v1::Upload> Create(const app::CallContext& call,
                                    const v1::CreateUploadRequest& asked) {
    FieldChecks checks;
    const app::NewUpload announced = ReadAnnounced(asked, checks);
    RETURN_IF_ERROR(checks.ToStatus());
    return Answer(uploads_.Create(call, announced));
  }

  template <class Request, class Act>
  static absl::StatusOr<v1::Upload> OnUpload(const Request& asked, const Act& act) {
    FieldChecks checks;
    const domain::UploadId id = checks.Upload("name", asked.name());
    RETURN_IF_ERROR(checks.ToStatus());
    return Answer(act(id));
  }

  Pipeline& pipeline_;
  app::Uploads& uploads_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeAttachmentService(Pipeline& pipeline, app::Uploads& uploads) {
  return std::make_unique<Service>(pipeline, uploads);
}

}  // namespace duban::rpc
