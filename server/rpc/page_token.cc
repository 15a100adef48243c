#include "server/rpc/page_token.h"

#include <cstddef>
#include <cstdint>

#include <absl/strings/escaping.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "server/base/hash.h"
#include "server/base/limits.h"
#include "server/rpc/fingerprint.h"

namespace duban::rpc {
namespace {

namespace pb = google::protobuf;

constexpr char kPageSize[] = "page_size";
constexpr char kPageToken[] = "page_token";
// Raised when the meaning of the numbers changes: old tokens are then refused, not misread.
constexpr char kVersion = 1;
constexpr std::size_t kNumberBytes = 8;
constexpr std::size_t kTokenBytes = 1 + 2 * kNumberBytes + sizeof(base::Sha256Digest);
constexpr std::size_t kTokenCharsMax = 128;

// What the token is bound to: the kind of request and everything in it but the page.
std::string BindingOf(const pb::Message& request) {
  const std::string fields = base::Bytes(FingerprintOf(request, {kPageSize, kPageToken}));
  return base::Bytes(base::Sha256(request.GetDescriptor()->full_name() + "\n" + fields));
}

std::string EncodeNumber(std::int64_t value) {
  std::string bytes;
  for (std::size_t i = 0; i < kNumberBytes; ++i) {
    bytes += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * (kNumberBytes - 1 - i)));
  }
  return bytes;
}

std::int64_t DecodeNumber(const std::string& bytes, std::size_t at) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < kNumberBytes; ++i) {
    value = value << 8U | static_cast<std::uint8_t>(bytes[at + i]);
  }
  return static_cast<std::int64_t>(value);
}

std::optional<app::Keyset> Decode(const std::string& token, const pb::Message& request) {
  std::string bytes;
  if (token.size() > kTokenCharsMax || !absl::WebSafeBase64Unescape(token, &bytes)) {
    return std::nullopt;
  }
  if (bytes.size() != kTokenBytes || bytes[0] != kVersion) return std::nullopt;
  if (bytes.substr(1 + 2 * kNumberBytes) != BindingOf(request)) return std::nullopt;
  return app::Keyset(DecodeNumber(bytes, 1), DecodeNumber(bytes, 1 + kNumberBytes));
}

}  // namespace

PageAsked ReadPage(const pb::Message& request, FieldChecks& checks) {
  const pb::Reflection& reflection = *request.GetReflection();
  const pb::Descriptor& type = *request.GetDescriptor();
  PageAsked page;
  page.limit = reflection.GetInt32(request, type.FindFieldByName(kPageSize));
  if (page.limit < 0 || page.limit > limits::kPageSizeMax) {
    checks.Fail(kPageSize, "PAGE_SIZE_INVALID",
                "page_size 应为0至" + std::to_string(limits::kPageSizeMax));
  }
  if (page.limit <= 0) page.limit = limits::kPageSizeDefault;
  const std::string token = reflection.GetString(request, type.FindFieldByName(kPageToken));
  if (token.empty()) return page;
  page.after = Decode(token, request);
  if (!page.after) {
    checks.Fail(kPageToken, "PAGE_TOKEN_INVALID", "page_token 无效,或不属于本次查询");
  }
  return page;
}

std::string NextPageToken(const pb::Message& request, const std::optional<app::Keyset>& next) {
  if (!next) return "";
  std::string token;
  absl::WebSafeBase64Escape(std::string(1, kVersion) + EncodeNumber(next->first) +
                                EncodeNumber(next->second) + BindingOf(request),
                            &token);
  return token;
}

}  // namespace duban::rpc
