#include "tests/integration/write_path/office.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <future>
#include <stdexcept>
#include <thread>

#include "server/app/event_codec.h"
#include "server/base/status.h"
#include "server/storage/statement.h"

namespace duban::testing {
namespace {

constexpr std::chrono::seconds kPatience{60};

std::string EncodeAssignment(const domain::Chain& chain, const domain::Assignment& a,
                             const domain::Directory& directory) {
  return directory.UnitName(a.unit) + " state " + std::to_string(static_cast<int>(a.state)) +
         " version " + std::to_string(a.version) + " of task " +
         std::to_string(chain.task.id.value);
}

std::string EncodeTask(const domain::Chain& chain, const domain::Directory&) {
  return std::to_string(chain.task.id.value);
}

template <class Row>
std::string EncodeId(const Row& row) {
  return std::to_string(row.id.value);
}

template <class Row>
void SortById(std::vector<Row>& rows) {
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.id < b.id; });
}

// Rows come in order of ids, a replay in that of events.
domain::Chain InOrder(domain::Chain chain) {
  SortById(chain.assignments);
  SortById(chain.submissions);
  SortById(chain.requests);
  SortById(chain.instructions);
  return chain;
}

template <class T>
T Checked(absl::StatusOr<T> value) {
  if (!value.ok()) throw std::runtime_error(value.status().ToString());
  return *std::move(value);
}

}  // namespace

std::optional<unsigned> OneFault::BeforeStep(const std::string& step_name, int) {
  const std::lock_guard lock(mu_);
  if (step_ < 0 || seen_++ != step_) return std::nullopt;
  failed_ = step_name;
  return err_num_;
}

void OneFault::Arm(int step, unsigned err_num) {
  const std::lock_guard lock(mu_);
  step_ = step;
  seen_ = 0;
  err_num_ = err_num;
  failed_.clear();
}

bool OneFault::Disarm() {
  const std::lock_guard lock(mu_);
  step_ = -1;
  return !failed_.empty();
}

std::string OneFault::failed() const {
  const std::lock_guard lock(mu_);
  return failed_;
}

Replica::Replica(const storage::ConnectionOptions& options, const base::Clock& clock,
                 storage::FaultInjector* injector)
    : pool(options, {.sessions_max = 24}),
      id_pool(options, {.sessions_max = 2}),
      runner(pool, injector),
      id_runner(id_pool),
      blocks(id_runner),
      store(runner),
      ids(blocks),
      reads(runner),
      directory(reads),
      batch({store, ids, directory, clock, calendar, policy}),
      queries(reads, directory, clock, calendar, policy) {
  const absl::Status refreshed = directory.Refresh(std::chrono::steady_clock::now() + kPatience);
  if (!refreshed.ok()) throw std::runtime_error(refreshed.ToString());
}

void Office::SetUp() {
  one_ = std::make_unique<Replica>(db_.Runtime(), clock_, &fault_);
  domain::Unit unit;
  unit.kind = domain::UnitKind::kBureau;
  unit.display_name = "市教育局";
  domain::User user{.id = {}, .login = "admin", .display_name = "管理员"};
  const std::string made = Must(app::Bootstrap(Call({}, "bootstrap"), unit, user, "hash"));
  bureau_ = {std::atoll(made.substr(6).c_str())};
  admin_ = {std::atoll(made.substr(made.find("users/") + 6).c_str())};
  finance_ = AddUnit("财务处", bureau_);
  personnel_ = AddUnit("干部人事处", bureau_);
  building_ = AddUnit("基建处", bureau_);
  supervisor_ = AddStaff("sup", domain::Role::kSupervisor, bureau_);
  supervisor2_ = AddStaff("sup2", domain::Role::kSupervisor, bureau_);
  finance_handler_ = AddStaff("fin-handler", domain::Role::kHandler, finance_);
  finance_head_ = AddStaff("fin-head", domain::Role::kHead, finance_);
  personnel_handler_ = AddStaff("per-handler", domain::Role::kHandler, personnel_);
  personnel_head_ = AddStaff("per-head", domain::Role::kHead, personnel_);
  AddStaff("bui-head", domain::Role::kHead, building_);
  stranger_ = AddUser("stranger");
}

domain::UnitId Office::AddUnit(const std::string& name, domain::UnitId parent,
                               domain::UnitKind kind) {
  domain::Unit unit;
  unit.parent = parent;
  unit.kind = kind;
  unit.display_name = name;
  const std::string id =
      Must(app::CreateUnit(Request(admin_, "CreateUnit"), unit, EncodeId<domain::Unit>));
  return {std::atoll(id.c_str())};
}

domain::UserId Office::AddUser(const std::string& login) {
  const domain::User user{.id = {}, .login = login, .display_name = login};
  const std::string id =
      Must(app::CreateUser(Request(admin_, "CreateUser"), user, "hash", EncodeId<domain::User>));
  return {std::atoll(id.c_str())};
}

domain::UserId Office::AddStaff(const std::string& login, domain::Role role, domain::UnitId unit) {
  const domain::UserId user = AddUser(login);
  Must(Grant(Request(admin_, "CreateMembership"), user, role, unit));
  return user;
}

app::CallContext Office::Call(domain::UserId who, const std::string& method) const {
  app::CallContext call;
  call.principal = who;
  call.deadline = std::chrono::steady_clock::now() + kPatience;
  call.method = "/duban.v1.Test/" + method;
  return call;
}

app::WriteRequest Office::Request(domain::UserId who, const std::string& method,
                                  const std::string& body, std::string request_id) {
  if (request_id.empty()) request_id = "request-" + std::to_string(++next_request_);
  app::WriteRequest request;
  request.call = Call(who, method);
  request.request_id = std::move(request_id);
  request.fingerprint = base::Sha256(method + "\n" + body);
  return request;
}

app::WriteCommand Office::CreateTask(app::WriteRequest request, domain::PlanId plan) const {
  app::NewTask task;
  task.plan = plan;
  if (!plan) task.issuing_unit = bureau_;
  task.content.title = "补充教师";
  task.content.due_date = absl::CivilDay(2026, 6, 30);
  task.content.due_basis = domain::DueBasis::kOffice;
  task.content.planned_units = {
      {.unit = finance_, .printed_name = "", .role = domain::AssignmentRole::kLead},
      {.unit = personnel_, .printed_name = "", .role = domain::AssignmentRole::kSupport}};
  return app::CreateTask(std::move(request), task, EncodeTask);
}

app::WriteCommand Office::IssueTask(app::WriteRequest request, domain::TaskId task) const {
  return app::IssueTask(std::move(request), {.task = task, .etag = ""}, EncodeTask);
}

app::WriteCommand Office::On(app::WriteRequest request, domain::TaskId task,
                             domain::AssignmentId assignment, domain::Command command,
                             std::string etag) const {
  return app::OnAssignment(std::move(request), {task, assignment, std::move(etag)},
                           std::move(command), EncodeAssignment);
}

app::WriteCommand Office::OnTask(app::WriteRequest request, domain::TaskId task,
                                 domain::Command command) const {
  return app::OnTask(std::move(request), {task, ""}, std::move(command), EncodeTask);
}

app::WriteCommand Office::OnRequest(app::WriteRequest request, domain::TaskId task,
                                    domain::AssignmentId assignment,
                                    domain::Command command) const {
  return app::OnRequest(std::move(request), {task, assignment, ""}, std::move(command),
                        [](const domain::Chain&, const domain::CoordinationRequest& r,
                           const domain::Directory&) { return EncodeId(r); });
}

app::WriteCommand Office::OnInstruction(app::WriteRequest request, domain::TaskId task,
                                        domain::Command command) const {
  return app::OnInstruction(std::move(request), {task, ""}, std::move(command),
                            [](const domain::Chain&, const domain::Instruction& i,
                               const domain::Directory&) { return EncodeId(i); });
}

app::WriteCommand Office::Accept(app::WriteRequest request, const Issued& at, bool root,
                                 std::string etag) const {
  return On(std::move(request), at.task, root ? at.root : at.child, domain::Accept{},
            std::move(etag));
}

app::WriteCommand Office::Submit(app::WriteRequest request, const Issued& at, bool root) const {
  return On(std::move(request), at.task, root ? at.root : at.child,
            domain::Submit{.summary = "已完成"});
}

app::WriteCommand Office::Approve(app::WriteRequest request, const Issued& at, bool root,
                                  domain::Assessment assessment) const {
  return On(std::move(request), at.task, root ? at.root : at.child,
            domain::Approve{.comment = "同意", .assessment = assessment});
}

app::WriteCommand Office::Return(app::WriteRequest request, const Issued& at, bool root) const {
  return On(std::move(request), at.task, root ? at.root : at.child,
            domain::Return{.comment = "缺台账"});
}

app::WriteCommand Office::Grant(app::WriteRequest request, domain::UserId user, domain::Role role,
                                domain::UnitId unit) const {
  const domain::Membership membership{.id = {}, .unit = unit, .user = user, .role = role};
  return app::CreateMembership(std::move(request), membership, EncodeId<domain::Membership>);
}

app::WriteCommand Office::Revoke(app::WriteRequest request, domain::MembershipId id) const {
  return app::DeleteMembership(std::move(request), id, "revoked");
}

std::string Office::Must(app::WriteCommand command) { return Checked(Run(std::move(command))); }

std::vector<Answer> Office::RunBatch(std::vector<app::WriteCommand> commands) {
  std::vector<Answer> answers(commands.size(), absl::UnknownError("no answer"));
  std::vector<int> times(commands.size());
  std::vector<app::PendingWrite> batch;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    batch.push_back({std::move(commands[i]), [&answers, &times, i](Answer answer) {
                       answers[i] = std::move(answer);
                       ++times[i];
                     }});
  }
  one_->batch.Run(std::move(batch));
  for (const int count : times) EXPECT_EQ(count, 1);
  return answers;
}

Issued Office::NewTask(bool accepted) {
  Issued issued;
  issued.task = {std::atoll(Must(CreateTask(Request(supervisor_, "CreateTask"))).c_str())};
  Must(IssueTask(Request(supervisor_, "IssueTask"), issued.task));
  for (const domain::Assignment& a : Load(issued.task).assignments) {
    (domain::IsRoot(a) ? issued.root : issued.child) = a.id;
  }
  if (accepted) {
    Must(Accept(Request(finance_handler_, "Accept"), issued, true));
    Must(Accept(Request(personnel_handler_, "Accept"), issued, false));
  }
  return issued;
}

void Office::FinishChild(const Issued& at) {
  Must(Submit(Request(personnel_head_, "Submit"), at, false));
  Must(Approve(Request(finance_head_, "Approve"), at, false));
}

domain::Chain Office::Load(domain::TaskId task) {
  const app::SteadyTime deadline = std::chrono::steady_clock::now() + kPatience;
  app::TaskWithChain stored = Checked(one_->reads.GetTask(deadline, task)).value();
  domain::Chain chain;
  chain.task = std::move(stored.task);
  chain.assignments = std::move(stored.assignments);
  for (const domain::Assignment& a : chain.assignments) {
    for (domain::Submission& s :
         Checked(one_->reads.ListSubmissions(deadline, a.id, std::nullopt, 100'000))) {
      chain.submissions.push_back(std::move(s));
    }
  }
  chain.requests = Checked(one_->reads.ListRequests(deadline, task, std::nullopt, 100'000));
  chain.instructions = Checked(one_->reads.ListInstructions(deadline, task, std::nullopt, 100'000));
  return InOrder(std::move(chain));
}

std::vector<app::EventRow> Office::Events(app::StreamName stream) {
  return Checked(
      one_->reads.ListEvents(std::chrono::steady_clock::now() + kPatience, stream, 0, 1'000'000));
}

domain::Chain Office::Replay(domain::TaskId task) {
  domain::Chain chain;
  chain.task.id = task;
  for (const app::EventRow& row : Events({app::StreamKind::kTask, task.value})) {
    domain::Evolve(chain, Checked(app::DecodeBody(row.type, row.payload)),
                   {.at = row.recorded_at, .actor = row.actor, .on_behalf_of = row.on_behalf_of});
  }
  return InOrder(std::move(chain));
}

std::string Office::RowCounts() const {
  std::string sql;
  for (const char* table :
       {"plan", "task", "assignment", "submission", "task_party", "event", "request_answer", "unit",
        "user_account", "membership", "session", "coordination_request", "instruction",
        "instruction_addressee", "unit_group", "delegation", "unit_mapping"}) {
    sql += "SELECT '" + std::string(table) + "', COUNT(*) FROM " + table + ";\n";
  }
  sql +=
      "SELECT 'versions', SUM(version) FROM task; SELECT 'assignments', SUM(version) FROM "
      "assignment; SELECT 'plans', SUM(version) FROM plan; SELECT 'streams', SUM(seq) FROM "
      "stream;\n";
  return db_.Sql(sql);
}

void Office::ExpectIntact(domain::TaskId task) {
  const auto verified = one_->queries.VerifyEvents(Call(supervisor_, "VerifyEvents"),
                                                   {app::StreamKind::kTask, task.value});
  ASSERT_TRUE(verified.ok()) << verified.status();
  EXPECT_TRUE(verified->intact) << "first bad seq " << verified->first_bad_seq;
  const domain::Chain rows = Load(task);
  EXPECT_EQ(verified->event_count, rows.task.version);
  EXPECT_EQ(Replay(task), rows);
}

std::int64_t Office::Count(const std::string& sql) const {
  return std::atoll(db_.Sql(sql + ";").c_str());
}

struct HeldRow::Holding {
  explicit Holding(const storage::ConnectionOptions& options)
      : pool(options, {.sessions_max = 1}), runner(pool) {}
  storage::Pool pool;
  storage::TransactionRunner runner;
  std::promise<void> held;
  std::promise<void> release;
  bool released = false;
  std::thread thread;
};

HeldRow::HeldRow(const storage::ConnectionOptions& options, domain::TaskId task)
    : holding_(std::make_unique<Holding>(options)) {
  Holding& h = *holding_;
  h.thread = std::thread([&h, task] {
    const absl::Status status = h.runner.Run({}, [&](storage::Session& session) -> absl::Status {
      ASSIGN_OR_RETURN(
          const std::optional<domain::TaskId> found,
          storage::Statement(session, "test.hold", "SELECT id FROM task WHERE id = :id FOR UPDATE",
                             {{"id", task}})
              .OneOf<domain::TaskId>());
      EXPECT_EQ(found, task);
      h.held.set_value();
      h.release.get_future().wait();
      return absl::OkStatus();
    });
    EXPECT_TRUE(status.ok()) << status;
  });
  h.held.get_future().wait();
}

HeldRow::~HeldRow() { Release(); }

void HeldRow::Release() {
  if (holding_->released) return;
  holding_->released = true;
  holding_->release.set_value();
  holding_->thread.join();
}

}  // namespace duban::testing
