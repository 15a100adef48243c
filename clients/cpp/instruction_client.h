// Instructions and how they are answered. One method an rpc; what each means and its
// errors stand in duban/v1/instruction_service.proto.
#ifndef DUBAN_CLIENTS_CPP_INSTRUCTION_CLIENT_H_
#define DUBAN_CLIENTS_CPP_INSTRUCTION_CLIENT_H_

#include <memory>

#include "clients/cpp/connection.h"
#include "clients/cpp/error.h"
#include "clients/cpp/pager.h"
#include "duban/v1/instruction_service.pb.h"

namespace duban::client {

// Thread-safe. A mutation without a request_id is given one; retries carry the same.
class InstructionClient {
 public:
  explicit InstructionClient(std::shared_ptr<Connection> connection);
  ~InstructionClient();
  InstructionClient(const InstructionClient&) = delete;
  InstructionClient& operator=(const InstructionClient&) = delete;

  Result<v1::Instruction> Instruct(v1::InstructRequest request) const;
  Result<v1::Instruction> AcknowledgeInstruction(v1::AcknowledgeInstructionRequest request) const;
  Result<v1::Instruction> ReplyInstruction(v1::ReplyInstructionRequest request) const;
  Result<v1::ListInstructionsResponse> ListInstructions(v1::ListInstructionsRequest request) const;
  // All pages from the request's on; these refer to this client.
  Pager<v1::Instruction> EachInstruction(v1::ListInstructionsRequest request) const;

 private:
  struct Stub;
  std::shared_ptr<Connection> connection_;
  std::unique_ptr<Stub> stub_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_INSTRUCTION_CLIENT_H_
