#include "server/storage/session.h"

#include <atomic>
#include <utility>

#include <sys/socket.h>

#include <soci/mysql/soci-mysql.h>
#include <soci/soci.h>

#include "server/base/status.h"

namespace duban::storage {
namespace {

std::atomic<std::uint64_t> g_statements{0};

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
    if (err_num == 0) return session;
  } catch (const soci::mysql_soci_error& error) {
    err_num = error.err_num_;
  } catch (const soci::soci_error&) {
    err_num = 2002;  // no number: SOCI could not even ask
  }
  return MakeFault({Fault::kLost, err_num, "connect"});
}

std::uint64_t Session::TotalStatements() { return g_statements.load(std::memory_order_relaxed); }

std::int64_t Session::last_insert_id() const {
  return static_cast<std::int64_t>(mysql_insert_id(HandleOf(*connection_)));
}

std::uint64_t Session::connection_id() const { return mysql_thread_id(HandleOf(*connection_)); }

void Session::CountStatement() {
  ++statements_;
  g_statements.fetch_add(1, std::memory_order_relaxed);
}

unsigned Session::Send(const std::string& text) {
  CountStatement();
  MYSQL* handle = HandleOf(*connection_);
  return mysql_real_query(handle, text.data(), text.size()) == 0 ? 0 : mysql_errno(handle);
}

bool Session::Ping() {
  if (usable_ && mysql_ping(HandleOf(*connection_)) != 0) usable_ = false;
  return usable_;
}

void Session::Cut() { shutdown(mysql_get_socket(HandleOf(*connection_)), SHUT_RDWR); }

std::optional<unsigned> Session::Inject(const std::string& step_name) {
  if (injector_ == nullptr) return std::nullopt;
  const std::optional<unsigned> err_num = injector_->BeforeStep(step_name, step_++);
  if (!err_num) return std::nullopt;
  if (IsLoss(*err_num)) {
    Cut();  // the statement is then sent into a dead socket, and the library finds out
    return std::nullopt;
  }
  if (*err_num == 1213) Send("ROLLBACK");  // what a deadlock does, autocommit included
  return err_num;
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

absl::Status Session::CheckMaySend(const char* name, const std::string& sql) {
  if (failure_ && (in_transaction_ || !usable_)) return MakeFault(*failure_);
  if (!usable_) return MakeFault({Fault::kLost, 2006, name});
  if (!in_transaction_ && sql.rfind("SELECT", 0) != 0 && sql.rfind("WITH", 0) != 0) {
    throw MisuseError(name, "only SELECT may run outside a transaction");
  }
  if (std::chrono::steady_clock::now() >= deadline_) {
    failure_ = FaultInfo{Fault::kTimeout, 0, name};
    return MakeFault(*failure_);
  }
  failure_.reset();
  return absl::OkStatus();
}

absl::StatusOr<std::int64_t> Session::Execute(
    const char* name, const SqlText& sql, std::size_t columns,
    const std::function<void(const std::vector<Cell>&)>& on_row) {
  RETURN_IF_ERROR(CheckMaySend(name, sql.sql()));
  if (const auto injected = Inject(name)) return Fail(name, Phase::kStatement, *injected);
  return columns == 0 ? Write(name, sql) : Select(name, sql, columns, on_row);
}

// Writes go around SOCI, whose binds are pasted text all the same: quoted by the same function of
// the client library, but by way of maps and copies. CPU of a 64 × 12 insert with 256 strings:
// 620 to 850 µs with named binds for everything, 360 to 490 with binds for strings, 225 to 275 like
// this (190 is the least that text assembled by hand can do).
absl::StatusOr<std::int64_t> Session::Write(const char* name, const SqlText& sql) {
  MYSQL* handle = HandleOf(*connection_);
  if (const unsigned err_num = Send(Quoted(handle, sql)); err_num != 0) {
    return Fail(name, Phase::kStatement, err_num);
  }
  // Read at once: the connection's next statement overwrites it.
  const auto affected = static_cast<std::int64_t>(mysql_affected_rows(handle));
  if (mysql_field_count(handle) != 0) {
    mysql_free_result(mysql_store_result(handle));
    throw MisuseError(name, "has a result that nobody reads");
  }
  return affected;
}

absl::StatusOr<std::int64_t> Session::Select(
    const char* name, const SqlText& sql, std::size_t columns,
    const std::function<void(const std::vector<Cell>&)>& on_row) {
  CountStatement();
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
  if (const auto injected = Inject("begin")) return Fail("begin", Phase::kBegin, *injected);
  if (const unsigned err_num = Send("BEGIN"); err_num != 0) {
    return Fail("begin", Phase::kBegin, err_num);
  }
  in_transaction_ = true;
  return absl::OkStatus();
}

absl::Status Session::Commit() {
  if (!in_transaction_) throw MisuseError("commit", "no transaction is open");
  if (failure_) return MakeFault(*failure_);
  if (const auto injected = Inject("commit")) return Fail("commit", Phase::kCommit, *injected);
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
  failure_.reset();
}

}  // namespace duban::storage
