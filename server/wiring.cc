#include "server/wiring.h"

#include <chrono>
#include <map>
#include <utility>
#include <vector>

#include "server/app/commands/directory_commands.h"
#include "server/app/query/queries.h"
#include "server/app/session/password.h"
#include "server/app/session/sessions.h"
#include "server/app/uploads/document_texts.h"
#include "server/app/uploads/uploads.h"
#include "server/app/write_batch.h"
#include "server/app/write_queue.h"
#include "server/base/clock.h"
#include "server/base/executor.h"
#include "server/base/limits.h"
#include "server/base/log.h"
#include "server/base/status.h"
#include "server/base/utf8.h"
#include "server/documents/document_reader_process.h"
#include "server/domain/policy.h"
#include "server/domain/work_calendar.h"
#include "server/formats/plan_file.h"
#include "server/rpc/assignment_service.h"
#include "server/rpc/attachment_service.h"
#include "server/rpc/call_metrics.h"
#include "server/rpc/convert/directory.h"
#include "server/rpc/coordination_service.h"
#include "server/rpc/delegation_service.h"
#include "server/rpc/directory_service.h"
#include "server/rpc/event_service.h"
#include "server/rpc/instruction_service.h"
#include "server/rpc/method_table.h"
#include "server/rpc/pipeline.h"
#include "server/rpc/plan_service.h"
#include "server/rpc/ruling_service.h"
#include "server/rpc/server.h"
#include "server/rpc/session_service.h"
#include "server/rpc/task_service.h"
#include "server/rpc/todo_service.h"
#include "server/scheduler/background.h"
#include "server/storage/id_blocks.h"
#include "server/storage/mysql_housekeeping.h"
#include "server/storage/mysql_read_store.h"
#include "server/storage/mysql_store.h"
#include "server/storage/mysql_upload_store.h"
#include "server/storage/pool.h"
#include "server/storage/schema_check.h"
#include "server/storage/transaction.h"

namespace duban {
namespace {

using base::LogLevel;
using std::chrono::steady_clock;

constexpr std::chrono::seconds kStartDeadline(10);
// An id may be wanted by a thread that holds a session: blocks of ids have sessions of their own.
constexpr std::size_t kIdSessionsMax = 2;

storage::ConnectionOptions ConnectionOf(const base::DatabaseConfig& database) {
  storage::ConnectionOptions options;
  options.unix_socket = database.socket;
  options.user = database.user;
  options.password = database.password.Reveal();
  options.database = database.name;
  return options;
}

// The leader's step stands right before the last one.
domain::Policy PolicyOf(const base::ReviewConfig& review) {
  domain::Policy policy;
  const auto insert = [](std::vector<domain::ReviewStepKind>& chain) {
    chain.insert(chain.end() - 1, domain::ReviewStepKind::kLeader);
  };
  if (review.root_leader) insert(policy.root_chain);
  if (review.child_leader) insert(policy.child_chain);
  return policy;
}

// Everything that a command needs and that knows nothing of a network: also what tools use.
struct Core {
  Core(const base::DatabaseConfig& database, const base::ReviewConfig& review)
      : policy(PolicyOf(review)),
        pool(ConnectionOf(database),
             {.sessions_max = static_cast<std::size_t>(database.connections)}),
        id_pool(ConnectionOf(database), {.sessions_max = kIdSessionsMax}) {}

  // Whether the database is one that we may work on, and what its directory holds now.
  absl::Status Prepare() {
    const app::SteadyTime deadline = steady_clock::now() + kStartDeadline;
    RETURN_IF_ERROR(transactions.Read(
        deadline, [](storage::Session& session) { return storage::CheckSchema(session, {}); }));
    return directory.Refresh(deadline);
  }

  const base::SystemClock clock;
  const domain::WorkCalendar calendar;
  const domain::Policy policy;
  storage::Pool pool;
  storage::Pool id_pool;
  storage::TransactionRunner transactions{pool};
  storage::TransactionRunner id_transactions{id_pool};
  storage::IdBlocks id_blocks{id_transactions};
  storage::MysqlIdSource ids{id_blocks};
  storage::MysqlStore store{transactions};
  storage::MysqlReadStore reads{transactions};
  storage::MysqlHousekeeping housekeeping{transactions};
  storage::MysqlUploadStore upload_store{transactions};
  app::DirectoryCache directory{reads};
};

app::WriteBatch::Environment EnvironmentOf(Core& core) {
  return {.store = core.store,
          .ids = core.ids,
          .directory = core.directory,
          .clock = core.clock,
          .calendar = core.calendar,
          .policy = core.policy};
}

void ReportBackground(const std::string& what, const absl::Status& status) {
  base::Log(LogLevel::kWarn, "background work failed, to be tried again",
            {{"what", what}, {"error", std::string(status.message())}});
}

// The session a token stands for, and the roles its user holds anywhere or is lent on this day: a
// method's rule asks whether he may call it at all, for whom is decided with the command.
rpc::Caller CallerOf(const app::SessionPrincipal& principal, const Core& core) {
  rpc::Caller caller{principal.user, principal.session, principal.expire_time, {}};
  const absl::CivilDay today = core.calendar.LocalDay(core.clock.Now());
  for (const domain::Membership& m : core.directory.Get()->ReadingRolesOf(principal.user, today)) {
    caller.roles.push_back(m.role);
  }
  return caller;
}

}  // namespace

// In order of dependence: what is declared later uses what is declared before, and ends first.
class Application::Parts {
 public:
  Parts(const base::ServerConfig& server_config, rpc::MethodTable method_table)
      : config(server_config), table(std::move(method_table)) {}

  absl::Status Listen() {
    std::vector<rpc::OfferedService> services;
    services.push_back({"duban.v1.SessionService",
                        rpc::MakeSessionService(pipeline, {sessions, queries, password_lane})});
    services.push_back(
        {"duban.v1.DirectoryService", rpc::MakeDirectoryService(pipeline, queries, password_lane)});
    services.push_back({"duban.v1.PlanService",
                        rpc::MakePlanService(pipeline, {queries, document_texts, document_lane,
                                                        formats::WritePlan})});
    services.push_back(
        {"duban.v1.AttachmentService", rpc::MakeAttachmentService(pipeline, uploads)});
    services.push_back({"duban.v1.TaskService", rpc::MakeTaskService(pipeline, queries)});
    services.push_back(
        {"duban.v1.AssignmentService", rpc::MakeAssignmentService(pipeline, queries)});
    services.push_back({"duban.v1.RulingService", rpc::MakeRulingService(pipeline)});
    services.push_back(
        {"duban.v1.CoordinationService", rpc::MakeCoordinationService(pipeline, queries)});
    services.push_back(
        {"duban.v1.InstructionService", rpc::MakeInstructionService(pipeline, queries)});
    services.push_back({"duban.v1.TodoService", rpc::MakeTodoService(pipeline, queries)});
    services.push_back(
        {"duban.v1.DelegationService", rpc::MakeDelegationService(pipeline, queries)});
    services.push_back({"duban.v1.EventService", rpc::MakeEventService(pipeline, queries)});
    ASSIGN_OR_RETURN(server, rpc::Server::Start(config, table, std::move(services)));
    return absl::OkStatus();
  }

  void Submit(app::WriteCommand command, std::function<void(absl::StatusOr<std::string>)> done) {
    queue.Submit(std::move(command),
                 [this, done = std::move(done)](absl::StatusOr<std::string> answer) {
                   const bool posted = answers.TryPost([done, answer] { done(answer); });
                   if (!posted) done(std::move(answer));
                 });
  }

  const base::ServerConfig config;
  const rpc::MethodTable table;
  Core core{config.database, config.review};
  scheduler::Background background{core.housekeeping, core.directory, core.clock, ReportBackground};
  // A batch's answers go out on a thread of their own: the next transaction must not wait until
  // dozens of callers have been written to.
  base::Executor answers{"answers", 1, limits::kWriteQueueMax};
  app::WriteBatch batch{EnvironmentOf(core)};
  app::WriteQueue queue{batch, config.write.threads};
  app::Queries queries{core.reads, core.directory, core.clock, core.calendar, core.policy};
  app::Sessions sessions{core.reads, core.clock};
  app::Uploads uploads{core.upload_store, core.ids, core.clock};
  documents::DocumentReaderProcess document_reader;
  app::DocumentTexts document_texts{uploads, document_reader};
  rpc::CallMetrics metrics{table};
  base::Executor password_lane{"password", 1, limits::kPasswordQueueMax};
  base::Executor document_lane{"document", limits::kReadersMax, limits::kDocumentQueueMax};
  base::Executor executor{"rpc", config.executor.threads,
                          static_cast<std::size_t>(config.executor.queue)};
  rpc::Pipeline pipeline{
      table, executor, metrics,
      rpc::PipelinePorts{
          .authenticate = [this](const std::string& token,
                                 app::SteadyTime deadline) -> absl::StatusOr<rpc::Caller> {
            ASSIGN_OR_RETURN(const app::SessionPrincipal principal,
                             sessions.Authenticate(deadline, token));
            return CallerOf(principal, core);
          },
          .remembered = [this](const std::string& token) -> std::optional<rpc::Caller> {
            const auto principal = sessions.Remembered(token);
            if (!principal) return std::nullopt;
            return CallerOf(*principal, core);
          },
          .submit =
              [this](app::WriteCommand command,
                     std::function<void(absl::StatusOr<std::string>)> done) {
                Submit(std::move(command), std::move(done));
              }}};
  std::unique_ptr<rpc::Server> server;
};

Application::Application(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Application::~Application() = default;

absl::StatusOr<std::unique_ptr<Application>> Application::Start(const base::ServerConfig& config) {
  ASSIGN_OR_RETURN(rpc::MethodTable table, rpc::MethodTable::Load());
  {
    // Before anything runs in the background of a database that is not ours.
    Core core(config.database, config.review);
    RETURN_IF_ERROR(core.Prepare());
  }
  auto parts = std::make_unique<Parts>(config, std::move(table));
  RETURN_IF_ERROR(parts->core.directory.Refresh(steady_clock::now() + kStartDeadline));
  RETURN_IF_ERROR(parts->Listen());
  return std::unique_ptr<Application>(new Application(std::move(parts)));
}

int Application::Port() const { return parts_->server->Port(); }

void Application::Drain() {
  parts_->server->Drain(parts_->config.drain);
  // Calls that were cancelled may still have work here; their commands end with the write queue.
  parts_->executor.Drain();
  parts_->password_lane.Drain();
  parts_->document_lane.Drain();
  for (const rpc::CallMetrics::MethodTotals& totals : parts_->metrics.Totals()) {
    std::int64_t calls = 0;
    std::int64_t failed = 0;
    for (const auto& [code, count] : totals.calls) {
      calls += count;
      if (code != grpc::StatusCode::OK) failed += count;
    }
    constexpr double kMicrosPerMilli = 1000.0;
    base::Log(LogLevel::kInfo, "method totals",
              {{"method", totals.method},
               {"calls", calls},
               {"failed", failed},
               {"mean_ms", static_cast<double>(totals.total_us) /
                               (kMicrosPerMilli * static_cast<double>(calls))}});
  }
}

absl::StatusOr<std::string> Bootstrap(const base::ServerConfig& config,
                                      const FirstAdministrator& administrator) {
  if (!rpc::IsLogin(administrator.login)) {
    return absl::InvalidArgumentError(
        "the login must be 2 to 64 of a-z, 0-9, '.', '_', '-', beginning with a letter or digit");
  }
  const std::size_t length = base::CharacterCount(administrator.password);
  if (length < limits::kPasswordCharsMin || length > limits::kPasswordCharsMax) {
    return absl::InvalidArgumentError("the password must have " +
                                      std::to_string(limits::kPasswordCharsMin) + " to " +
                                      std::to_string(limits::kPasswordCharsMax) + " characters");
  }
  Core core(config.database, config.review);
  RETURN_IF_ERROR(core.Prepare());
  const auto directory = core.directory.Get();
  for (const domain::Membership& m : directory->memberships()) {
    if (m.role == domain::Role::kAdmin) {
      return "There already is an administrator: " + directory->UserName(m.user);
    }
  }
  ASSIGN_OR_RETURN(std::string hash, app::HashPassword(administrator.password));
  domain::Unit unit;
  unit.kind = domain::UnitKind::kBureau;
  unit.display_name = administrator.unit;
  domain::User user;
  user.login = administrator.login;
  user.display_name = administrator.display_name;
  app::CallContext call;
  call.deadline = steady_clock::now() + kStartDeadline;
  call.method = "bootstrap";
  app::WriteBatch batch(EnvironmentOf(core));
  ASSIGN_OR_RETURN(std::string names, batch.RunOne(app::Bootstrap(call, unit, user, hash)));
  return "Created " + names;
}

}  // namespace duban
