#include "server/rpc/server.h"

#include <utility>

#include <absl/time/clock.h>
#include <absl/time/time.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include "server/base/limits.h"
#include "server/base/status.h"

namespace duban::rpc {
namespace {

absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> Credentials(
    const std::optional<base::TlsConfig>& tls) {
  if (!tls) return grpc::InsecureServerCredentials();
  ASSIGN_OR_RETURN(const std::string key, base::ReadFile(tls->key));
  ASSIGN_OR_RETURN(const std::string certificate, base::ReadFile(tls->certificate));
  grpc::SslServerCredentialsOptions options;
  options.pem_key_cert_pairs.push_back({key, certificate});
  if (!tls->client_ca.empty()) {
    ASSIGN_OR_RETURN(options.pem_root_certs, base::ReadFile(tls->client_ca));
    options.client_certificate_request = GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY;
  }
  return grpc::SslServerCredentials(options);
}

void AddLimits(grpc::ServerBuilder& builder) {
  const auto millis = [](absl::Duration d) {
    return static_cast<int>(absl::ToInt64Milliseconds(d));
  };
  builder.SetMaxReceiveMessageSize(limits::kRequestBytesMax);
  builder.SetMaxSendMessageSize(limits::kResponseBytesMax);
  // Two servers on one port would otherwise both start and share its calls.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, limits::kStreamsPerConnectionMax);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, millis(limits::kKeepaliveTime));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, millis(limits::kKeepaliveTimeout));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS,
                             millis(limits::kClientPingIntervalMin));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS, millis(limits::kConnectionAgeMax));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS,
                             millis(limits::kConnectionAgeGrace));
}

absl::Status CheckRules(const MethodTable& table, const std::vector<OfferedService>& services) {
  for (const OfferedService& offered : services) {
    if (!table.MayServe(offered.full_name)) {
      return absl::FailedPreconditionError(offered.full_name + " has no method rules");
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const base::ServerConfig& config,
                                                      const MethodTable& table,
                                                      std::vector<OfferedService> services) {
  RETURN_IF_ERROR(CheckRules(table, services));
  ASSIGN_OR_RETURN(const std::shared_ptr<grpc::ServerCredentials> credentials,
                   Credentials(config.tls));
  grpc::EnableDefaultHealthCheckService(true);
  if (config.reflection) grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  std::unique_ptr<Server> server(new Server());
  server->services_ = std::move(services);
  grpc::ServerBuilder builder;
  AddLimits(builder);
  builder.AddListeningPort(config.listen, credentials, &server->port_);
  for (const OfferedService& offered : server->services_) {
    builder.RegisterService(offered.service.get());
  }
  server->server_ = builder.BuildAndStart();
  if (server->server_ == nullptr || server->port_ == 0) {
    return absl::FailedPreconditionError("cannot listen on " + config.listen +
                                         ": taken, not allowed, or bad TLS files");
  }
  server->server_->GetHealthCheckService()->SetServingStatus(true);
  server->heartbeat_ = std::make_unique<Heartbeat>(server->server_->InProcessChannel({}));
  return server;
}

void Server::Drain(const base::DrainConfig& drain) {
  server_->GetHealthCheckService()->SetServingStatus(false);
  absl::SleepFor(drain.notice);
  heartbeat_.reset();
  server_->Shutdown(absl::ToChronoTime(absl::Now() + drain.grace));
}

Server::~Server() {
  heartbeat_.reset();
  if (server_ != nullptr) server_->Shutdown(absl::ToChronoTime(absl::Now()));
}

}  // namespace duban::rpc
