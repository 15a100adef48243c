// No list scans or sorts more than its pages: every statement the read port sends is explained, as
// it was sent, on a database with 120,000 tasks.
#include <memory>
#include <sstream>

#include "server/storage/mysql_upload_store.h"
#include "tests/integration/tables/store_fixture.h"

namespace duban::testing {
namespace {

using domain::PlanId;
using domain::TaskId;
using domain::UnitId;

// MariaDB's own sequence tables make the rows: 600 plans of 200 tasks, 40 units, every task with
// three assignments and six parties. All but the last 5,000 tasks are history, as years of them
// are: completed, one in a thousand cancelled, and due before the others.
constexpr char kRows[] = R"(
SET SESSION sql_mode = '';
INSERT INTO plan SELECT seq, seq % 40 + 1, 'plan', 2026, '', NULL, 2, seq * 1000000, NULL, 1, NULL, 0
  FROM seq_1_to_600;
INSERT INTO task (id, plan, plan_ordinal, issuing_unit, number, sections, title, text, category, due_date,
  due_basis, standing, planned_units, lead_unconfirmed, annotation, state, deleted, root, assessment,
  create_at_us, issue_at_us, complete_at_us, version, head_hash, last_recorded_at_us)
  SELECT seq, seq DIV 200 + 1, seq % 200 + 1, seq % 40 + 1, '1', '[]', 'title',
  REPEAT('文', 200), 1, '2026-12-31', 1, 0, '[]', 0, '',
  IF(seq > 115000, seq % 4 + 1, IF(seq % 997 = 3, 7, 5)), 0, seq * 10, 0, 0, NULL, NULL,
  1, NULL, 0 FROM seq_1_to_120000;
INSERT INTO assignment (id, task, parent, unit, role, origin, state, live, due_date, return_count,
  open_submission, open_step, assessment, accept_at_us, hand_in_at_us, done_at_us, version, awaiting,
  awaiting_whom) SELECT t.seq * 10 + k.seq, t.seq, IF(k.seq = 0, 0, t.seq * 10),
  (t.seq + k.seq) % 40 + 1, 1, 1, 2, 1, '2026-12-31' + INTERVAL t.seq % 300 DAY, 0, NULL, NULL, 0,
  NULL, NULL, NULL, 1, t.seq % 6 + 1, (t.seq + k.seq) % 40 + 1
  FROM seq_1_to_120000 AS t JOIN seq_0_to_2 AS k;
INSERT INTO task_party SELECT t.seq, (t.seq + k.seq) % 40 + 1, r.seq, t.seq DIV 200 + 1,
  t.seq % 200 + 1, IF(t.seq % 10 = 0, 2147483647, 10000 + t.seq DIV 12),
  IF(t.seq > 115000, 0, IF(t.seq % 997 = 3, 7, 5))
  FROM seq_1_to_120000 AS t JOIN seq_0_to_2 AS k JOIN seq_1_to_2 AS r;
INSERT INTO submission (id, task, assignment, summary, state, submitter, submit_at_us, steps)
  SELECT seq, seq, seq % 1000 * 10, 's', seq % 3 + 1, 1, seq, '[[1,1,0,0,null,""]]'
  FROM seq_1_to_50000;
INSERT INTO event SELECT seq, 1, seq DIV 10, seq % 10 + 1, 6, seq, 1, NULL, NULL, '{}', ''
  FROM seq_1_to_100000;
INSERT INTO request_answer SELECT UNHEX(SHA2(seq, 256)), '', '', seq FROM seq_1_to_50000;
INSERT INTO coordination_request (id, task, assignment, kind, target, unit, parties, wish, state, open,
  asked_by, request_at_us, ruling, no_decider, awaiting, awaiting_whom)
  SELECT seq, seq % 5000, seq % 5000 * 10, 1, 1, NULL, '[]', '', IF(seq % 4 = 0, 1, 2),
  IF(seq % 4 = 0, 1, NULL), 1, seq, '', 0, IF(seq % 4 = 0, 8, NULL), IF(seq % 4 = 0, seq % 40, NULL)
  FROM seq_1_to_20000;
INSERT INTO instruction SELECT seq, seq % 5000, 1, NULL, seq, 't', 0, NULL FROM seq_1_to_20000;
INSERT INTO instruction_addressee SELECT i.seq, u.seq, IF(i.seq % 4 = 0, 1, NULL), NULL, NULL, NULL, ''
  FROM seq_1_to_20000 AS i JOIN seq_1_to_4 AS u;
INSERT INTO upload (id, owner, size, sha256, media_type, received, committed, used, create_at_us,
  expire_at_us) SELECT seq, seq % 10, 1, UNHEX(SHA2(seq, 256)), '', 1, 1, seq % 100 != 1, 0,
  seq * 1000 FROM seq_1_to_20000;
INSERT INTO upload_part SELECT u.seq, p.seq, 'x' FROM seq_1_to_2000 AS u JOIN seq_0_to_20 AS p;
INSERT INTO session SELECT seq, seq, UNHEX(SHA2(seq, 256)), 0, seq * 1000 FROM seq_1_to_20000;
INSERT INTO user_account SELECT seq, CONCAT('u', seq), '' FROM seq_1_to_20000;
INSERT INTO credential SELECT seq, '' FROM seq_1_to_20000;
ANALYZE TABLE plan, task, assignment, task_party, submission, event, request_answer,
  session, user_account, credential, coordination_request, instruction, instruction_addressee,
  upload, upload_part;
)";

struct Step {
  std::string table;
  std::string type;
  std::string key;
  double rows = 0;  // really read each time
  std::string extra;
};

class QueryPlanTest : public ::testing::Test {
 protected:
  // A server of its own: the general log is the server's.
  static void SetUpTestSuite() {
    server = std::make_unique<TestServer>(TestServer::Options());
    db = std::make_unique<TestDatabase>(TestDatabase::Schema::kMigrated, *server);
    db->Sql(kRows);
    db->Sql("SET GLOBAL log_output = 'TABLE';");
  }
  static void TearDownTestSuite() {
    db.reset();
    server.reset();
  }

  static app::SteadyTime Soon() {
    return std::chrono::steady_clock::now() + std::chrono::seconds(60);
  }

  // The statements that `call` sent, as the server received them.
  template <class Call>
  static std::vector<std::string> SentBy(const Call& call) {
    db->Sql(
        "SET GLOBAL general_log = OFF; TRUNCATE mysql.general_log; SET GLOBAL general_log = ON;");
    const absl::Status status = call();
    EXPECT_TRUE(status.ok()) << status;
    db->Sql("SET GLOBAL general_log = OFF;");
    std::istringstream log(
        db->Sql("SELECT argument FROM mysql.general_log WHERE user_host LIKE "
                "'duban_app%' AND command_type = 'Query';"));
    std::vector<std::string> sent;
    for (std::string line; std::getline(log, line);) {
      if (line.rfind("SELECT", 0) == 0 || line.rfind("UPDATE", 0) == 0 ||
          line.rfind("DELETE", 0) == 0) {
        sent.push_back(line);
      }
    }
    return sent;
  }

  // ANALYZE runs the statement and says what was done; a write is rolled back.
  static std::vector<Step> Explain(const std::string& sql) {
    std::istringstream out(db->Sql("BEGIN; ANALYZE " + sql + "; ROLLBACK;"));
    std::vector<Step> steps;
    for (std::string line; std::getline(out, line);) {
      std::vector<std::string> cells;
      std::istringstream row(line);
      for (std::string cell; std::getline(row, cell, '\t');) cells.push_back(cell);
      // id, select_type, table, type, possible_keys, key, key_len, ref, rows, r_rows, filtered,
      // r_filtered, Extra
      cells.resize(13);
      steps.push_back(
          {cells[2], cells[3], cells[5], std::strtod(cells[9].c_str(), nullptr), cells[12]});
    }
    return steps;
  }

  // Of the tables themselves no scan, no sort, and no more rows read than a page needs.
  template <class Call>
  static void ExpectIndexed(const char* what, double rows_max, const Call& call) {
    const std::vector<std::string> sent = SentBy(call);
    ASSERT_FALSE(sent.empty()) << what;
    for (const std::string& sql : sent) {
      for (const Step& step : Explain(sql)) {
        if (step.table.empty() || step.table == "NULL" || step.table[0] == '<') continue;
        SCOPED_TRACE(std::string(what) + "\n" + sql + "\n" + step.table + " " + step.type + " " +
                     step.key + " " + std::to_string(step.rows) + " " + step.extra);
        EXPECT_NE(step.type, "ALL");
        EXPECT_NE(step.key, "NULL");
        EXPECT_EQ(step.extra.find("filesort"), std::string::npos);
        EXPECT_LE(step.rows, rows_max);
      }
    }
  }

  static inline std::unique_ptr<TestServer> server;
  static inline std::unique_ptr<TestDatabase> db;
  storage::Pool pool_{db->Runtime(), {}};
  storage::TransactionRunner runner_{pool_};
  storage::MysqlReadStore reads_{runner_};
  storage::MysqlStore store_{runner_};
  storage::MysqlHousekeeping housekeeping_{runner_};
};

TEST_F(QueryPlanTest, TaskLists) {
  const std::vector<app::PartyScope> one = {{UnitId{3}, app::PartyRelation::kParticipant}};
  const std::vector<app::PartyScope> three = {{UnitId{3}, app::PartyRelation::kParticipant},
                                              {UnitId{3}, app::PartyRelation::kIssuer},
                                              {UnitId{9}, app::PartyRelation::kParticipant}};
  for (const auto& scopes : {one, three}) {
    for (const std::optional<PlanId> plan : {std::optional<PlanId>(), std::optional(PlanId{300})}) {
      for (const bool later : {false, true}) {
        app::TaskListQuery query{.scopes = scopes,
                                 .plan = plan,
                                 .state = {},
                                 .after = {},
                                 .limit = 50,
                                 .assignments_max = 10'000};
        if (later) query.after = {plan ? 100 : 15'000, TaskId{60'000}};
        // Chains are counted in the index: three assignments a task.
        ExpectIndexed("ListTasks", 153, [&] { return reads_.ListTasks(Soon(), query).status(); });
        // A quarter of what is open is in that state: their neighbours are read, too.
        for (const auto state : {domain::TaskState::kIssued, domain::TaskState::kInProgress,
                                 domain::TaskState::kSuspended, domain::TaskState::kCompleted,
                                 domain::TaskState::kCancelled}) {
          query.state = state;
          ExpectIndexed("ListTasks by state", 400,
                        [&] { return reads_.ListTasks(Soon(), query).status(); });
        }
      }
    }
  }
}

TEST_F(QueryPlanTest, EverythingElseThatIsRead) {
  ExpectIndexed("GetTask", 4, [&] { return reads_.GetTask(Soon(), TaskId{777}).status(); });
  ExpectIndexed("ReadOpenMatters", 4, [&] {
    domain::Assignment at;
    at.id = {8};
    at.task = {777};
    at.open_submission = {777};
    at.open_requests = 1;
    return reads_.ReadOpenMatters(Soon(), at).status();
  });
  ExpectIndexed("PlanIssuers", 41, [&] { return reads_.PlanIssuers(Soon()).status(); });
  ExpectIndexed("GetPlan", 201, [&] { return reads_.GetPlan(Soon(), PlanId{300}).status(); });
  for (const bool later : {false, true}) {
    std::optional<std::pair<absl::Time, PlanId>> after;
    if (later) after = {absl::FromUnixSeconds(300), PlanId{300}};
    ExpectIndexed("ListPlans", 201, [&] {
      return reads_.ListPlans(Soon(), {UnitId{3}, UnitId{4}}, after, 10).status();
    });
    std::optional<std::pair<absl::Time, domain::SubmissionId>> after_submission;
    if (later) after_submission = {absl::FromUnixMicros(7070), domain::SubmissionId{7070}};
    ExpectIndexed("ListSubmissions", 11, [&] {
      return reads_.ListSubmissions(Soon(), domain::AssignmentId{70}, after_submission, 10)
          .status();
    });
  }
  ExpectIndexed("ListEvents", 11, [&] {
    return reads_.ListEvents(Soon(), {app::StreamKind::kTask, 77}, 3, 10).status();
  });
  ExpectIndexed("ListFeed", 11, [&] { return reads_.ListFeed(Soon(), 50'000, 10).status(); });
  ExpectIndexed("FindSession", 1,
                [&] { return reads_.FindSession(Soon(), std::string(32, 'x')).status(); });
  ExpectIndexed("FindCredential", 1, [&] { return reads_.FindCredential(Soon(), "u77").status(); });
  ExpectIndexed("FindStreamHead", 1, [&] {
    return reads_.FindStreamHead(Soon(), {app::StreamKind::kPlan, 77}).status();
  });
}

TEST_F(QueryPlanTest, WhatABatchReads) {
  std::vector<TaskId> tasks;
  std::vector<domain::AssignmentId> focus;
  std::vector<std::string> keys;
  std::vector<domain::SubmissionId> open;
  std::vector<domain::RequestId> requests;
  std::vector<domain::InstructionId> instructions;
  for (std::int64_t i = 1; i <= 64; ++i) {
    tasks.push_back(TaskId{i * 1000});
    focus.push_back(domain::AssignmentId{i * 10});
    focus.push_back(domain::AssignmentId{i * 10 + 1});
    keys.push_back(std::string(30, 'k') + std::to_string(10 + i));
    open.push_back({i * 10});
    requests.push_back({i * 10});
    instructions.push_back({i * 10});
  }
  const app::AssignmentLoad everything{.by_id = focus,
                                       .with_ancestors = focus,
                                       .live_children = focus,
                                       .done_children = focus,
                                       .siblings = focus,
                                       .unit_history = focus,
                                       .live_subtrees = focus,
                                       .whole_chains = tasks,
                                       .named_tasks = tasks,
                                       .named_units = {UnitId{3}, UnitId{4}}};
  // 50 submissions an assignment here, which is more than there will be.
  ExpectIndexed("batch", 128 * 50, [&] {
    return store_.Transact(Soon(), 1, [&](app::WriteTransaction& tx) -> absl::Status {
      return !tx.LockTasks(tasks, app::LockWait::kSkipLocked).ok() ||
                     !tx.LockTaskHeads(tasks, app::LockWait::kSkipLocked).ok() ||
                     !tx.LoadAssignments(Around(&app::AssignmentLoad::with_ancestors, focus))
                          .ok() ||
                     !tx.LoadAssignments(Around(&app::AssignmentLoad::by_id, focus)).ok() ||
                     !tx.LoadAssignments(everything).ok() || !tx.LoadSubmissions(open).ok() ||
                     !tx.LoadRequests(requests).ok() || !tx.LoadOpenRequests(focus).ok() ||
                     !tx.LoadInstructions(instructions).ok() || !tx.FindAnswers(keys).ok() ||
                     !tx.LockTasksOfPlan(PlanId{300}).ok()
                 ? absl::UnknownError("a read failed")
                 : absl::OkStatus();
    });
  });
}

TEST_F(QueryPlanTest, WhatWaits) {
  const std::vector<app::Awaiting> one = {{app::AwaitingKind::kSupervision, 3}};
  const std::vector<app::Awaiting> three = {{app::AwaitingKind::kAccept, 3},
                                            {app::AwaitingKind::kWork, 3},
                                            {app::AwaitingKind::kRulingOfOffice, 4}};
  for (const auto& places : {one, three}) {
    for (const bool later : {false, true}) {
      app::WaitingAssignmentsQuery assignments{.places = places, .after = {}, .limit = 50};
      app::WaitingRequestsQuery requests{.places = places, .after = {}, .limit = 50};
      app::WaitingInstructionsQuery instructions{
          .units = {UnitId{2}, UnitId{3}}, .after = {}, .limit = 50};
      if (later) {
        assignments.after = {absl::CivilDay(2027, 3, 1), domain::AssignmentId{60'000}};
        requests.after = {absl::FromUnixMicros(9'000), domain::RequestId{9'000}};
        instructions.after = {domain::InstructionId{9'000}, UnitId{3}};
      }
      ExpectIndexed("ListWaitingAssignments", 51,
                    [&] { return reads_.ListWaitingAssignments(Soon(), assignments).status(); });
      ExpectIndexed("ListWaitingRequests", 51,
                    [&] { return reads_.ListWaitingRequests(Soon(), requests).status(); });
      ExpectIndexed("ListWaitingInstructions", 51,
                    [&] { return reads_.ListWaitingInstructions(Soon(), instructions).status(); });
    }
  }
  ExpectIndexed("WaitingPlaces", 100, [&] {
    return reads_
        .WaitingPlaces(Soon(), {app::AwaitingKind::kSupervision, app::AwaitingKind::kLeader})
        .status();
  });
  ExpectIndexed("FindWaiting", 51, [&] {
    return store_.Transact(Soon(), 1, [&](app::WriteTransaction& tx) {
      return tx.FindWaiting(three, {{domain::UserId{7}, UnitId{3}}}, 50).status();
    });
  });
  ExpectIndexed("ListRequests", 11,
                [&] { return reads_.ListRequests(Soon(), TaskId{70}, std::nullopt, 10).status(); });
  ExpectIndexed("ListInstructions", 11, [&] {
    return reads_.ListInstructions(Soon(), TaskId{70}, std::nullopt, 10).status();
  });
}

// One owner has 2,000 uploads, nearly all of them used.
TEST_F(QueryPlanTest, Uploads) {
  storage::MysqlUploadStore uploads(runner_);
  app::Upload upload;
  upload.id = {50'000};
  upload.owner = {1};
  upload.size = 1;
  upload.sha256 = std::string(32, 'x');
  upload.create_time = absl::FromUnixMicros(1'000'000);
  upload.expire_time = absl::FromUnixMicros(90'000'000'000);
  ExpectIndexed("CreateUpload", 16, [&] { return uploads.Create(Soon(), upload, 16).status(); });
  upload.id = {1};
  upload.received = 1;
  ExpectIndexed("StartAgain", 8, [&] { return uploads.StartAgain(Soon(), upload); });
  ExpectIndexed("Use", 1, [&] {
    app::ChangeSet changes;
    changes.used_uploads = {{7}};
    return store_.Transact(Soon(), 1,
                           [&](app::WriteTransaction& tx) { return tx.Persist(changes); });
  });
}

TEST_F(QueryPlanTest, Housekeeping) {
  ExpectIndexed("PurgeAnswers", 100, [&] {
    return housekeeping_.PurgeAnswers(absl::FromUnixMicros(40'000), 100).status();
  });
  ExpectIndexed("PurgeSessions", 100, [&] {
    return housekeeping_.PurgeSessions(absl::FromUnixMicros(4'000'000), 100).status();
  });
  ExpectIndexed("PurgeUploads", 10, [&] {
    return housekeeping_.PurgeUploads(absl::FromUnixMicros(40'000), 10).status();
  });
}

}  // namespace
}  // namespace duban::testing
