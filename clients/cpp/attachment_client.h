// Documents on their way in. One method an rpc; what each means and its errors stand in
// duban/v1/attachment_service.proto.
#ifndef DUBAN_CLIENTS_CPP_ATTACHMENT_CLIENT_H_
#define DUBAN_CLIENTS_CPP_ATTACHMENT_CLIENT_H_

#include <memory>
#include <string>

#include "clients/cpp/connection.h"
#include "clients/cpp/error.h"
#include "duban/v1/attachment_service.pb.h"

namespace duban::client {

// Thread-safe.
class AttachmentClient {
 public:
  explicit AttachmentClient(std::shared_ptr<Connection> connection);
  ~AttachmentClient();
  AttachmentClient(const AttachmentClient&) = delete;
  AttachmentClient& operator=(const AttachmentClient&) = delete;

  Result<v1::Upload> CreateUpload(v1::CreateUploadRequest request) const;
  Result<v1::Upload> WriteUpload(v1::WriteUploadRequest request) const;
  Result<v1::Upload> CommitUpload(v1::CommitUploadRequest request) const;
  Result<v1::Upload> GetUpload(v1::GetUploadRequest request) const;

  // All of the above: announces the document, sends what the server does not have of it, commits.
  // Called again after a failure it goes on where the first call stopped.
  Result<v1::Upload> Upload(const std::string& content, const std::string& media_type) const;

 private:
  struct Stub;
  std::shared_ptr<Connection> connection_;
  std::unique_ptr<Stub> stub_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_ATTACHMENT_CLIENT_H_
