#include "server/storage/session.h"

#include <atomic>
#include <utility>

#include <sys/socket.h>

#include <soci/mysql/soci-mysql.h>
#include <soci/soci.h>

#include "server/base/limits.h"
#include "server/base/status.h"

namespace duban::storage {
namespace {

std::atomic<std::uint64_t> g_statements{0};
std::atomic<std::uint64_t> g_round_trips{0};

// SOCI's parser knows '…' with backslashes.
void AppendOption(std::string& dsn, const char* key, const std::string& value) {
  if (value.empty()) return;
  if (!dsn.empty()) dsn += ' ';
  dsn += key;
  dsn += "='";
  for (const char c : value) {
    if (c == '\'' || c == '\\') dsn += '\\';
    dsn += c;
  }
  dsn += '\'';
}

MYSQL* HandleOf(soci::session& connection) {
  return static_cast<soci::mysql_session_backend*>(connection.get_backend())->conn_;
}

// Some errors reach us as a plain soci_error; the connection still knows the number. 0 means that
// the database is not to blame: SOCI refused how it was called.
unsigned ErrNum(const soci::soci_error& error, soci::session& connection) {
  const auto* known = dynamic_cast<const soci::mysql_soci_error*>(&error);
  return known != nullptr ? known->err_num_ : mysql_errno(HandleOf(connection));
}

std::vector<std::string> SettingsOf(const ConnectionOptions& options) {
  return {"SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
          "SET SESSION innodb_lock_wait_timeout = " + std::to_string(options.lock_wait_timeout_s) +
              ", max_statement_time = " + std::to_string(options.statement_time_max_s) +
              ", time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
              "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY'"};
}

// The text as SOCI wants it: each string by a name that ends at the blank.
std::string WithBindNames(const SqlText& sql) {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t i = 0; i < sql.texts().size(); ++i) {
    const std::size_t offset = sql.texts()[i].offset;
    out.append(sql.sql(), copied, offset - copied);
    out += ":s" + std::to_string(i) + " ";
    copied = offset;
  }
  return out.append(sql.sql(), copied, std::string::npos);
}

// The text as the server wants it: each string quoted for this connection's character set.
std::string Quoted(MYSQL* handle, const SqlText& sql) {
  std::string out;
  out.reserve(sql.bytes() + sql.bytes() / 8);
  std::size_t copied = 0;
  for (const SqlText::Text& text : sql.texts()) {
    out.append(sql.sql(), copied, text.offset - copied);
    copied = text.offset;
    out += '\'';
    const std::size_t at = out.size();
    out.resize(at + 2 * text.value.size() + 1);  // what the library may write
    out.resize(at + mysql_real_escape_string(handle, out.data() + at, text.value.data(),
                                             text.value.size()));
    out += '\'';
  }
  return out.append(sql.sql(), copied, std::string::npos);
}

bool IsLoss(unsigned err_num) { return Classify(err_num) == Fault::kLost; }

}  // namespace

std::string DsnOf(const ConnectionOptions& options) {
  std::string dsn;
  AppendOption(dsn, "unix_socket", options.unix_socket);
  AppendOption(dsn, "user", options.user);
  AppendOption(dsn, "password", options.password);
  AppendOption(dsn, "db", options.database);
  AppendOption(dsn, "charset", "utf8mb4");
  AppendOption(dsn, "connect_timeout", std::to_string(options.connect_timeout.count()));
  AppendOption(dsn, "read_timeout", std::to_string(options.io_timeout.count()));
  AppendOption(dsn, "write_timeout", std::to_string(options.io_timeout.count()));
  return dsn;
}

Session::Session(std::unique_ptr<soci::session> connection) : connection_(std::move(connection)) {}

Session::~Session() = default;

absl::StatusOr<std::unique_ptr<Session>> Session::Open(const ConnectionOptions& options) {
  unsigned err_num = 0;
  try {
    auto connection = std::make_unique<soci::session>(soci::mysql, DsnOf(options));
    std::unique_ptr<Session> session(new Session(std::move(connection)));
    for (const std::string& setting : SettingsOf(options)) {
      if (err_num == 0) err_num = session->Send(setting);
    }
    MYSQL* handle = HandleOf(*session->connection_);
    // For SendWaiting() alone: CheckStatement() refuses a text of two.
    if (err_num == 0 && mysql_set_server_option(handle, MYSQL_OPTION_MULTI_STATEMENTS_ON) != 0) {
      err_num = mysql_errno(handle);
    }
    if (err_num == 0) return session;
  } catch (const soci::mysql_soci_error& error) {
    err_num = error.err_num_;
  } catch (const soci::soci_error&) {
    err_num = 2002;  // no number: SOCI could not even ask
  }
  return MakeFault({Fault::kLost, err_num, "connect"});
}

std::uint64_t Session::TotalStatements() { return g_statements.load(std::memory_order_relaxed); }

std::uint64_t Session::TotalRoundTrips() { return g_round_trips.load(std::memory_order_relaxed); }

std::uint64_t Session::connection_id() const { return mysql_thread_id(HandleOf(*connection_)); }

void Session::CountSent(std::uint64_t statements) {
  statements_ += statements;
  g_statements.fetch_add(statements, std::memory_order_relaxed);
  g_round_trips.fetch_add(1, std::memory_order_relaxed);
}

unsigned Session::Send(const std::string& text) {
  CountSent(1);
  MYSQL* handle = HandleOf(*connection_);
  return mysql_real_query(handle, text.data(), text.size()) == 0 ? 0 : mysql_errno(handle);
}

bool Session::Ping() {
  if (usable_ && mysql_ping(HandleOf(*connection_)) != 0) usable_ = false;
  return usable_;
}

void Session::Cut() { shutdown(mysql_get_socket(HandleOf(*connection_)), SHUT_RDWR); }

absl::Status Session::Inject(const char* step_name, Phase phase) {
  if (injector_ == nullptr) return absl::OkStatus();
  const std::optional<unsigned> err_num = injector_->BeforeStep(step_name, step_++);
  if (!err_num) return absl::OkStatus();
  RETURN_IF_ERROR(SendWaiting().status());  // what comes before the step comes before its fault
  if (IsLoss(*err_num)) {
    Cut();  // the statement is then sent into a dead socket, and the library finds out
    return absl::OkStatus();
  }
  if (*err_num == 1213) Send("ROLLBACK");  // what a deadlock does, autocommit included
  return Fail(step_name, phase, *err_num);
}

absl::Status Session::Fail(const char* name, Phase phase, unsigned err_num) {
  const bool committing = phase == Phase::kCommit;
  failure_ = FaultInfo{committing ? ClassifyCommit(err_num) : Classify(err_num), err_num, name};
  if (!SessionSurvives(err_num)) usable_ = false;
  return MakeFault(*failure_);
}

absl::Status Session::FailExpectation(const char* name) {
  failure_ = FaultInfo{Fault::kOther, 0, name};
  return MakeFault(*failure_);
}

absl::Status Session::CheckMaySend(const char* name) {
  if (failure_ && (in_transaction_ || !usable_)) return MakeFault(*failure_);
  if (!usable_) return MakeFault({Fault::kLost, 2006, name});
  if (std::chrono::steady_clock::now() >= deadline_) {
    failure_ = FaultInfo{Fault::kTimeout, 0, name};
    return MakeFault(*failure_);
  }
  failure_.reset();
  return absl::OkStatus();
}

absl::Status Session::CheckStatement(const char* name, const std::string& sql) {
  if (!in_transaction_ && sql.rfind("SELECT", 0) != 0 && sql.rfind("WITH", 0) != 0) {
    throw MisuseError(name, "only SELECT may run outside a transaction");
  }
  // The strings are held apart: this is our own text, wherever it was rendered.
  if (sql.find(';') != std::string::npos) throw MisuseError(name, "more than one statement");
  RETURN_IF_ERROR(CheckMaySend(name));
  return Inject(name, Phase::kStatement);
}

absl::StatusOr<std::int64_t> Session::Select(
    const char* name, const SqlText& sql, std::size_t columns,
    const std::function<void(const std::vector<Cell>&)>& on_row) {
  RETURN_IF_ERROR(SendWaiting().status());
  RETURN_IF_ERROR(CheckStatement(name, sql.sql()));
  return Fetch(name, sql, columns, on_row);
}

// Writes go around SOCI, whose binds are pasted text all the same: quoted by the same function of
// the client library, but by way of maps and copies. CPU of a 64 × 12 insert with 256 strings:
// 620 to 850 µs with named binds for everything, 360 to 490 with binds for strings, 225 to 275 like
// this (190 is the least that text assembled by hand can do).
absl::Status Session::Write(const char* name, const SqlText& sql,
                            std::optional<std::int64_t> rows) {
  RETURN_IF_ERROR(CheckStatement(name, sql.sql()));
  std::string text = Quoted(HandleOf(*connection_), sql);
  if (!waiting_.empty() && waiting_bytes_ + text.size() > limits::kStatementBytesMax) {
    RETURN_IF_ERROR(SendWaiting().status());
  }
  waiting_bytes_ += text.size();
  waiting_.push_back({name, std::move(text), rows});
  return absl::OkStatus();
}

absl::StatusOr<std::int64_t> Session::WriteNow(const char* name, const SqlText& sql) {
  RETURN_IF_ERROR(Write(name, sql, std::nullopt));
  return SendWaiting();
}

absl::StatusOr<std::int64_t> Session::SendWaiting() {
  std::int64_t affected = 0;
  if (waiting_.empty()) return affected;
  const std::vector<Waiting> sent = std::exchange(waiting_, {});
  std::string text;
  text.reserve(std::exchange(waiting_bytes_, 0) + sent.size());
  for (const Waiting& write : sent) {
    if (!text.empty()) text += ';';
    text += write.text;
  }
  RETURN_IF_ERROR(CheckMaySend(sent.front().name));
  CountSent(sent.size());
  MYSQL* handle = HandleOf(*connection_);
  bool failed = mysql_real_query(handle, text.data(), text.size()) != 0;
  const char* unexpected = nullptr;
  for (std::size_t i = 0; i < sent.size(); ++i) {
    // What failed is the last that was run: every answer before it was read.
    if (i > 0) failed = mysql_next_result(handle) != 0;
    if (failed) return Fail(sent[i].name, Phase::kStatement, mysql_errno(handle));
    if (mysql_field_count(handle) != 0) {
      mysql_free_result(mysql_store_result(handle));
      throw MisuseError(sent[i].name, "has a result that nobody reads");
    }
    affected = static_cast<std::int64_t>(mysql_affected_rows(handle));
    const bool expected = !sent[i].rows || *sent[i].rows == affected;
    if (!expected && unexpected == nullptr) unexpected = sent[i].name;
  }
  if (unexpected != nullptr) return FailExpectation(unexpected);
  return affected;
}

absl::StatusOr<std::int64_t> Session::Fetch(
    const char* name, const SqlText& sql, std::size_t columns,
    const std::function<void(const std::vector<Cell>&)>& on_row) {
  CountSent(1);
  std::vector<Cell> cells(columns);
  std::vector<soci::indicator> indicators(columns, soci::i_ok);
  try {
    soci::statement statement(*connection_);
    statement.alloc();
    statement.prepare(WithBindNames(sql));
    for (std::size_t i = 0; i < sql.texts().size(); ++i) {
      statement.exchange(soci::use(sql.texts()[i].value, "s" + std::to_string(i)));
    }
    for (std::size_t i = 0; i < columns; ++i) {
      statement.exchange(soci::into(cells[i].text, indicators[i]));
    }
    statement.define_and_bind();
    statement.execute(false);
    const auto* backend = static_cast<soci::mysql_statement_backend*>(statement.get_backend());
    const std::size_t found = backend->result_ == nullptr ? 0 : mysql_num_fields(backend->result_);
    if (found != columns) {
      throw MisuseError(
          name, "selects " + std::to_string(found) + " columns, reads " + std::to_string(columns));
    }
    std::int64_t rows = 0;
    for (; statement.fetch(); ++rows) {
      for (std::size_t i = 0; i < columns; ++i) cells[i].is_null = indicators[i] == soci::i_null;
      on_row(cells);
    }
    return rows;
  } catch (const soci::soci_error& error) {
    const unsigned err_num = ErrNum(error, *connection_);
    if (err_num == 0) throw MisuseError(name, "SOCI refused the statement");
    return Fail(name, Phase::kStatement, err_num);
  }
}

absl::Status Session::Begin(FaultInjector* injector) {
  if (in_transaction_) throw MisuseError("begin", "a transaction is open already");
  injector_ = injector;
  step_ = 0;
  failure_.reset();
  if (!usable_) return MakeFault({Fault::kLost, 2006, "begin"});
  RETURN_IF_ERROR(Inject("begin", Phase::kBegin));
  if (const unsigned err_num = Send("BEGIN"); err_num != 0) {
    return Fail("begin", Phase::kBegin, err_num);
  }
  in_transaction_ = true;
  return absl::OkStatus();
}

absl::Status Session::Commit() {
  if (!in_transaction_) throw MisuseError("commit", "no transaction is open");
  if (failure_) return MakeFault(*failure_);
  RETURN_IF_ERROR(SendWaiting().status());
  RETURN_IF_ERROR(Inject("commit", Phase::kCommit));
  if (const unsigned err_num = Send("COMMIT"); err_num != 0) {
    return Fail("commit", Phase::kCommit, err_num);
  }
  in_transaction_ = false;
  if (injector_ != nullptr && injector_->BeforeStep("committed", step_++)) {
    Cut();
    return Fail("commit", Phase::kCommit, 2013);
  }
  return absl::OkStatus();
}

void Session::Rollback() {
  if (usable_ && in_transaction_ && Send("ROLLBACK") != 0) usable_ = false;
  in_transaction_ = false;
  injector_ = nullptr;
  waiting_.clear();
  waiting_bytes_ = 0;
  failure_.reset();
}

}  // namespace duban::storage
