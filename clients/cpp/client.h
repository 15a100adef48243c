// The C++ client of duban.v1.
//
//   duban::client::ConnectOptions options;
//   options.target = "duban.example.org:7400";
//   options.ca_file = "ca.pem";
//   auto client = duban::client::Client::Open(options);
//   if (!client.ok()) …client.error().message_zh…
//   auto session = (*client)->SignIn("zhang", password);
//   auto task = (*client)->tasks().GetTask(request);
//
// A program that takes part in an OA needs little more: DirectoryClient to find units, TaskClient
// to create and list tasks, EventClient to follow what happens.
#ifndef DUBAN_CLIENTS_CPP_CLIENT_H_
#define DUBAN_CLIENTS_CPP_CLIENT_H_

#include <memory>
#include <optional>
#include <string>

#include "clients/cpp/assignment_client.h"
#include "clients/cpp/attachment_client.h"
#include "clients/cpp/connection.h"
#include "clients/cpp/coordination_client.h"
#include "clients/cpp/delegation_client.h"
#include "clients/cpp/directory_client.h"
#include "clients/cpp/event_client.h"
#include "clients/cpp/instruction_client.h"
#include "clients/cpp/plan_client.h"
#include "clients/cpp/ruling_client.h"
#include "clients/cpp/session_client.h"
#include "clients/cpp/task_client.h"
#include "clients/cpp/todo_client.h"

namespace duban::client {

// Thread-safe.
class Client {
 public:
  // Errors: as Connection::Open.
  static Result<std::unique_ptr<Client>> Open(ConnectOptions options);

  explicit Client(std::shared_ptr<Connection> connection);

  // Signs in and uses the token for every call from then on.
  Result<v1::Session> SignIn(const std::string& login, const std::string& password);

  // Goes on in a session opened earlier.
  void SetToken(std::string token) { connection_->SetToken(std::move(token)); }
  std::string token() const { return connection_->token(); }

  const SessionClient& sessions() const { return sessions_; }
  const DirectoryClient& directory() const { return directory_; }
  const PlanClient& plans() const { return plans_; }
  const TaskClient& tasks() const { return tasks_; }
  const AssignmentClient& assignments() const { return assignments_; }
  const AttachmentClient& attachments() const { return attachments_; }
  const CoordinationClient& coordination() const { return coordination_; }
  const DelegationClient& delegations() const { return delegations_; }
  const InstructionClient& instructions() const { return instructions_; }
  const RulingClient& rulings() const { return rulings_; }
  const TodoClient& todos() const { return todos_; }
  const EventClient& events() const { return events_; }

 private:
  std::shared_ptr<Connection> connection_;
  SessionClient sessions_;
  DirectoryClient directory_;
  PlanClient plans_;
  TaskClient tasks_;
  AssignmentClient assignments_;
  AttachmentClient attachments_;
  CoordinationClient coordination_;
  DelegationClient delegations_;
  InstructionClient instructions_;
  RulingClient rulings_;
  TodoClient todos_;
  EventClient events_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_CLIENT_H_
