#include "clients/cpp/attachment_client.h"

#include <cstdint>
#include <utility>

#include "clients/cpp/call.h"
#include "duban/v1/attachment_service.grpc.pb.h"
#include "server/base/hash.h"
#include "server/base/limits.h"

namespace duban::client {

struct AttachmentClient::Stub {
  explicit Stub(const Connection& connection) : rpc(connection.channel()) {}
  v1::AttachmentService::Stub rpc;
};

AttachmentClient::AttachmentClient(std::shared_ptr<Connection> connection)
    : connection_(std::move(connection)), stub_(std::make_unique<Stub>(*connection_)) {}

AttachmentClient::~AttachmentClient() = default;

Result<v1::Upload> AttachmentClient::CreateUpload(v1::CreateUploadRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AttachmentService::Stub::CreateUpload,
              std::move(request));
}

Result<v1::Upload> AttachmentClient::WriteUpload(v1::WriteUploadRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AttachmentService::Stub::WriteUpload,
              std::move(request));
}

Result<v1::Upload> AttachmentClient::CommitUpload(v1::CommitUploadRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AttachmentService::Stub::CommitUpload,
              std::move(request));
}

Result<v1::Upload> AttachmentClient::GetUpload(v1::GetUploadRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::AttachmentService::Stub::GetUpload,
              std::move(request));
}

Result<v1::Upload> AttachmentClient::Upload(const std::string& content,
                                            const std::string& media_type) const {
  v1::CreateUploadRequest create;
  create.set_size(static_cast<std::int64_t>(content.size()));
  create.set_sha256(base::Bytes(base::Sha256(content)));
  create.set_media_type(media_type);
  Result<v1::Upload> upload = CreateUpload(std::move(create));
  while (upload.ok() && upload->received_size() < upload->size()) {
    v1::WriteUploadRequest write;
    write.set_name(upload->name());
    write.set_offset(upload->received_size());
    write.set_data(content.substr(static_cast<std::size_t>(upload->received_size()),
                                  limits::kUploadPartBytesMax));
    upload = WriteUpload(std::move(write));
  }
  if (!upload.ok() || upload->committed()) return upload;
  v1::CommitUploadRequest commit;
  commit.set_name(upload->name());
  return CommitUpload(std::move(commit));
}

}  // namespace duban::client
