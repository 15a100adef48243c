#include "clients/cpp/connection.h"

#include <fstream>
#include <iterator>
#include <utility>

#include <absl/strings/match.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include "server/base/limits.h"

namespace duban::client {
namespace {

Result<std::string> ReadPem(const std::string& path, const std::string& field) {
  std::ifstream file(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (file && !text.empty()) return text;
  return InvalidField(field, "TLS_FILE_UNREADABLE", "无法读取证书文件 " + path);
}

Result<std::shared_ptr<grpc::ChannelCredentials>> Credentials(const ConnectOptions& options) {
  if (options.ca_file.empty()) {
    if (!options.insecure_remote && !IsLoopback(options.target)) {
      return InvalidField("server", "PLAINTEXT_REFUSED",
                          "连接其他机器须用 TLS(指定 CA 证书),以免口令在网上明文传送");
    }
    return grpc::InsecureChannelCredentials();
  }
  grpc::SslCredentialsOptions tls;
  Result<std::string> ca = ReadPem(options.ca_file, "ca");
  if (!ca.ok()) return ca.error();
  tls.pem_root_certs = *std::move(ca);
  if (!options.certificate_file.empty() || !options.key_file.empty()) {
    Result<std::string> certificate = ReadPem(options.certificate_file, "certificate");
    if (!certificate.ok()) return certificate.error();
    Result<std::string> key = ReadPem(options.key_file, "key");
    if (!key.ok()) return key.error();
    tls.pem_cert_chain = *std::move(certificate);
    tls.pem_private_key = *std::move(key);
  }
  return grpc::SslCredentials(tls);
}

grpc::ChannelArguments Arguments() {
  grpc::ChannelArguments arguments;
  // The server drops clients that ping more often than every 30 s; these stay well above.
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 60'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 20'000);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 0);
  // The library's own retries know no request_id and no RetryInfo.
  arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
  // Its one second before reconnecting would outlast all of ours.
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 1'000);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 2'000);
  // Refused here with a clear error instead of after the bytes have travelled.
  arguments.SetMaxSendMessageSize(limits::kRequestBytesMax);
  arguments.SetMaxReceiveMessageSize(-1);
  arguments.SetUserAgentPrefix("duban-cpp");
  return arguments;
}

}  // namespace

bool IsLoopback(const std::string& target) {
  if (absl::StartsWith(target, "unix:")) return true;
  if (absl::StartsWith(target, "[")) return absl::StartsWith(target, "[::1]");
  const std::string host = target.substr(0, target.rfind(':'));
  if (host == "localhost") return true;
  // A name such as 127.example.org is not an address.
  return absl::StartsWith(host, "127.") &&
         host.find_first_not_of("0123456789.") == std::string::npos;
}

Result<std::shared_ptr<Connection>> Connection::Open(ConnectOptions options) {
  if (options.target.empty() || (!absl::StartsWith(options.target, "unix:") &&
                                 options.target.find(':') == std::string::npos)) {
    return InvalidField("server", "TARGET_INVALID", "服务器地址应写成 主机:端口");
  }
  auto credentials = Credentials(options);
  if (!credentials.ok()) return credentials.error();
  auto channel = grpc::CreateCustomChannel(options.target, *credentials, Arguments());
  return std::make_shared<Connection>(std::move(channel), std::move(options));
}

Connection::Connection(std::shared_ptr<grpc::Channel> channel, ConnectOptions options)
    : channel_(std::move(channel)), options_(std::move(options)) {}

void Connection::SetToken(std::string token) {
  const std::lock_guard<std::mutex> lock(mutex_);
  token_ = std::move(token);
}

std::string Connection::token() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return token_;
}

}  // namespace duban::client
