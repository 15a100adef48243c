#include "clients/cpp/instruction_client.h"

#include <utility>

#include "clients/cpp/call.h"
#include "duban/v1/instruction_service.grpc.pb.h"

namespace duban::client {

struct InstructionClient::Stub {
  explicit Stub(const Connection& connection) : rpc(connection.channel()) {}
  v1::InstructionService::Stub rpc;
};

InstructionClient::InstructionClient(std::shared_ptr<Connection> connection)
    : connection_(std::move(connection)), stub_(std::make_unique<Stub>(*connection_)) {}

InstructionClient::~InstructionClient() = default;

Result<v1::Instruction> InstructionClient::Instruct(v1::InstructRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::InstructionService::Stub::Instruct,
              std::move(request));
}

Result<v1::Instruction> InstructionClient::AcknowledgeInstruction(
    v1::AcknowledgeInstructionRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::InstructionService::Stub::AcknowledgeInstruction,
              std::move(request));
}

Result<v1::Instruction> InstructionClient::ReplyInstruction(
    v1::ReplyInstructionRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::InstructionService::Stub::ReplyInstruction,
              std::move(request));
}

Result<v1::ListInstructionsResponse> InstructionClient::ListInstructions(
    v1::ListInstructionsRequest request) const {
  return Call(*connection_, stub_->rpc, &v1::InstructionService::Stub::ListInstructions,
              std::move(request));
}

Pager<v1::Instruction> InstructionClient::EachInstruction(
    v1::ListInstructionsRequest request) const {
  return MakePager<v1::Instruction>(
      std::move(request),
      [this](const v1::ListInstructionsRequest& page) { return ListInstructions(page); },
      [](v1::ListInstructionsResponse& response) { return response.mutable_instructions(); });
}

}  // namespace duban::client
