// The document of a request, whichever way it came, and what resolution and lint say of it. No
// state: thread-safe.
#ifndef DUBAN_SERVER_RPC_CONVERT_PLAN_DOCUMENT_H_
#define DUBAN_SERVER_RPC_CONVERT_PLAN_DOCUMENT_H_

#include <string>
#include <vector>

#include "duban/v1/plan_service.pb.h"
#include "server/app/commands/plan_commands.h"
#include "server/domain/finding.h"
#include "server/domain/unit_resolution.h"
#include "server/rpc/convert/plan_import.h"
#include "server/rpc/field_checks.h"

namespace duban::rpc {

struct Document {
  std::string text;
  domain::UploadId upload;  // what the text was extracted from; none: the request has it
  domain::ParsedPlan parsed;
};

// Exactly one of the two, DOCUMENT_REQUIRED otherwise. Everything wrong with it goes to `checks`;
// an error that is nobody's field comes back.
absl::StatusOr<Document> ReadDocument(const std::string& text, const std::string& upload,
                                      int default_year, const ReadUpload& read,
                                      FieldChecks& checks);

// MAPPING_INVALID: too many, or a name twice.
std::vector<app::ConfirmedName> ReadMappings(
    const google::protobuf::RepeatedPtrField<v1::UnitMapping>& mappings, FieldChecks& checks);

v1::Finding ToProto(const domain::Finding& finding);
v1::ResolvedName ToProto(const domain::ResolvedName& name, const domain::Directory& directory);

}  // namespace duban::rpc

#endif  // DUBAN_SERVER_RPC_CONVERT_PLAN_DOCUMENT_H_
