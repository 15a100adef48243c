#include "server/storage/schema_check.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include <absl/status/statusor.h>

#include "server/base/error.h"
#include "server/base/status.h"
#include "server/storage/column.h"
#include "server/storage/faults.h"
#include "server/storage/statement.h"

namespace duban::storage {
namespace {

class Findings {
 public:
  void Add(const char* reason, const std::string& text, const std::string& text_zh) {
    message_ += (message_.empty() ? "database is not usable: " : "; ") + text;
    detail_.preconditions.push_back({reason, "database", text_zh});
  }
  absl::Status ToStatus() && {
    if (detail_.preconditions.empty()) return absl::OkStatus();
    detail_.reason = detail_.preconditions.front().type;
    detail_.message_zh = detail_.preconditions.front().message_zh;
    return base::MakeError(absl::StatusCode::kFailedPrecondition, message_, std::move(detail_));
  }

 private:
  std::string message_;
  base::ErrorDetail detail_;
};

unsigned ErrNum(const absl::Status& status) {
  return FaultOf(status).value_or(FaultInfo{}).err_num;
}

bool IsMissing(const absl::Status& status) {
  return ErrNum(status) == 1049 || ErrNum(status) == 1146;
}

// Said of what is not there, too, to who has no right to know.
bool IsDenied(const absl::Status& status) {
  return ErrNum(status) == 1142 || ErrNum(status) == 1044;
}

// A name that may stand in SQL as it is.
bool IsPlainName(const std::string& name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '_';
  });
}

absl::StatusOr<std::string> RegistryOf(Session& session, const SchemaCheckOptions& options) {
  if (!options.registry.empty()) return options.registry;
  ASSIGN_OR_RETURN(const std::optional<std::string> database,
                   Statement(session, "schema.database", "SELECT DATABASE()").OneOf<std::string>());
  return database.value_or("") + "_sqitch";
}

absl::Status CheckRevision(Session& session, const SchemaCheckOptions& options,
                           Findings& findings) {
  ASSIGN_OR_RETURN(const std::string registry, RegistryOf(session, options));
  if (!IsPlainName(registry)) {
    throw MisuseError("schema.revision", "the registry's name must be letters, digits and _");
  }
  const auto found = Statement(session, "schema.revision",
                               "SELECT `change` FROM " + registry +
                                   ".changes WHERE project = :project "
                                   "ORDER BY committed_at DESC LIMIT 1",
                               {{"project", options.project}})
                         .OneOf<std::string>();
  if (IsDenied(found.status())) {
    findings.Add("SCHEMA_RECORD_DENIED",
                 registry + ".changes may not be read: GRANT SELECT ON " + registry +
                     ".* to this account; if there is no such database, run sqitch deploy first",
                 "无权读取数据库结构的部署记录 " + registry +
                     ".changes，请授予本账户 SELECT 权限；如尚无此库，请先执行 sqitch deploy。");
    return absl::OkStatus();
  }
  if (!found.ok() && !IsMissing(found.status())) return found.status();
  const std::string deployed = found.ok() && *found ? **found : "(none)";
  if (deployed != options.revision) {
    findings.Add("SCHEMA_REVISION",
                 "schema is at '" + deployed + "', this binary needs '" + options.revision +
                     "': run sqitch deploy, or start the version that fits",
                 "数据库结构版本为“" + deployed + "”，本程序需要“" + options.revision +
                     "”，请先执行 sqitch deploy。");
  }
  return absl::OkStatus();
}

absl::Status CheckSettings(Session& session, Findings& findings) {
  struct Settings {
    std::string sql_mode;
    std::string client;
    std::string connection;
    std::string database;
  };
  ASSIGN_OR_RETURN(
      const std::optional<Settings> settings,
      Statement(session, "schema.settings",
                "SELECT @@sql_mode, @@character_set_client, @@character_set_connection, "
                "@@character_set_database")
          .One<Settings>([](Settings& s) {
            return std::tie(s.sql_mode, s.client, s.connection, s.database);
          }));
  if (settings->sql_mode.find("STRICT_ALL_TABLES") == std::string::npos) {
    findings.Add("SCHEMA_SQL_MODE", "sql_mode is not strict: " + settings->sql_mode,
                 "数据库未启用严格模式（sql_mode）。");
  }
  for (const std::string& charset : {settings->client, settings->connection, settings->database}) {
    if (charset == "utf8mb4") continue;
    findings.Add("SCHEMA_CHARSET", "character set is " + charset + ", not utf8mb4",
                 "数据库字符集为 " + charset + "，应为 utf8mb4。");
    break;
  }
  return absl::OkStatus();
}

absl::Status CheckTables(Session& session, Findings& findings) {
  struct Table {
    std::string name;
    std::string engine;
    std::string collation;
  };
  ASSIGN_OR_RETURN(
      const std::vector<Table> tables,
      Statement(session, "schema.tables",
                "SELECT table_name, COALESCE(engine, ''), table_collation "
                "FROM information_schema.tables "
                "WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' "
                "ORDER BY table_name LIMIT 1000")
          .All<Table>([](Table& t) { return std::tie(t.name, t.engine, t.collation); }));
  for (const Table& table : tables) {
    if (table.engine != "InnoDB") {
      findings.Add("SCHEMA_ENGINE", "table " + table.name + " is not InnoDB",
                   "数据表 " + table.name + " 的存储引擎不是 InnoDB。");
    }
    if (table.collation.rfind("utf8mb4", 0) != 0 && table.collation.rfind("ascii", 0) != 0) {
      findings.Add("SCHEMA_CHARSET", "table " + table.name + " is " + table.collation,
                   "数据表 " + table.name + " 的字符集不是 utf8mb4。");
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckSchema(Session& session, const SchemaCheckOptions& options) {
  Findings findings;
  RETURN_IF_ERROR(CheckRevision(session, options, findings));
  RETURN_IF_ERROR(CheckSettings(session, findings));
  RETURN_IF_ERROR(CheckTables(session, findings));
  return std::move(findings).ToStatus();
}

}  // namespace duban::storage
