#include "server/storage/statement.h"

#include <algorithm>
#include <array>

namespace duban::storage {
namespace {

bool IsNameChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string_view WordAt(std::string_view sql, std::size_t at) {
  std::size_t end = at;
  while (end < sql.size() && IsNameChar(sql[end])) ++end;
  return sql.substr(at, end - at);
}

// BEGIN, COMMIT and SET belong to the session, DDL (which commits) to migrations.
void CheckVerb(const char* name, std::string_view sql) {
  constexpr std::array<std::string_view, 5> kVerbs = {"SELECT", "WITH", "INSERT", "UPDATE",
                                                      "DELETE"};
  const std::string_view verb = WordAt(sql, 0);
  if (std::find(kVerbs.begin(), kVerbs.end(), verb) == kVerbs.end()) {
    throw MisuseError(name, "a statement begins with SELECT, WITH, INSERT, UPDATE or DELETE");
  }
  const std::size_t second = sql.find_first_not_of(" \n", verb.size());
  if (second != std::string_view::npos && WordAt(sql, second) == "IGNORE") {
    throw MisuseError(name, "IGNORE stores NULL as 0 and cuts keys");
  }
}

// The end of the '…' or `…` that begins at `at`, past the closing quote.
std::size_t SkipQuoted(const char* name, std::string_view sql, std::size_t at) {
  const std::size_t end = sql.find(sql[at], at + 1);
  if (end == std::string_view::npos) throw MisuseError(name, "a quote is not closed");
  const std::string_view inside = sql.substr(at + 1, end - at - 1);
  const bool identifier = sql[at] == '`';
  if (inside.find('\\') != std::string_view::npos ||
      (identifier && !std::all_of(inside.begin(), inside.end(), IsNameChar))) {
    throw MisuseError(name, "a quoted text holds what SOCI would misread");
  }
  return end + 1;
}

void CheckPlain(const char* name, std::string_view sql, std::size_t at) {
  const char c = sql[at];
  const char next = at + 1 < sql.size() ? sql[at + 1] : '\0';
  if (c == '"' || c == '#' || c == ';' || c == '\\' || (c == '-' && next == '-') ||
      (c == '/' && next == '*')) {
    throw MisuseError(name, "comments, double quotes, backslashes and semicolons are refused");
  }
}

class Parameters {
 public:
  Parameters(const char* statement, std::vector<Param> params)
      : statement_(statement), params_(std::move(params)), used_(params_.size(), false) {}

  void AppendTo(SqlText& sql, std::string_view param_name) {
    const auto found = std::find_if(params_.begin(), params_.end(),
                                    [&](const Param& p) { return p.name == param_name; });
    if (found == params_.end()) throw MisuseError(statement_, "a colon without its parameter");
    used_[static_cast<std::size_t>(found - params_.begin())] = true;
    if (found->values.empty()) sql += "NULL";
    bool first = true;
    for (const Value& value : found->values) {
      if (!first) sql += ",";
      sql.Append(value);
      first = false;
    }
  }

  void CheckAllUsed() const {
    if (std::find(used_.begin(), used_.end(), false) != used_.end()) {
      throw MisuseError(statement_, "a parameter is not used");
    }
  }

 private:
  const char* statement_;
  std::vector<Param> params_;
  std::vector<bool> used_;
};

}  // namespace

SqlText Render(const char* name, std::string_view sql, std::vector<Param> params) {
  CheckVerb(name, sql);
  Parameters parameters(name, std::move(params));
  SqlText out;
  std::size_t copied = 0;
  std::size_t at = 0;
  while (at < sql.size()) {
    if (sql[at] == '\'' || sql[at] == '`') {
      at = SkipQuoted(name, sql, at);
    } else if (sql[at] == ':') {
      out += sql.substr(copied, at - copied);
      const std::string_view param_name = WordAt(sql, at + 1);
      parameters.AppendTo(out, param_name);
      at += 1 + param_name.size();
      copied = at;
    } else {
      CheckPlain(name, sql, at);
      ++at;
    }
  }
  out += sql.substr(copied);
  parameters.CheckAllUsed();
  return out;
}

void Statement::CheckOnce() {
  if (done_) throw MisuseError(name_, "a statement runs once");
  done_ = true;
}

absl::StatusOr<std::int64_t> Statement::Select(
    std::size_t columns, const std::function<void(const std::vector<Cell>&)>& on_row) {
  CheckOnce();
  return session_.Select(name_, sql_, columns, on_row);
}

absl::StatusOr<std::int64_t> Statement::Run() {
  CheckOnce();
  return session_.WriteNow(name_, sql_);
}

absl::Status Statement::RunExactly(std::int64_t rows) {
  CheckOnce();
  return session_.Write(name_, sql_, rows);
}

absl::Status Statement::RunForAny() {
  CheckOnce();
  return session_.Write(name_, sql_, std::nullopt);
}

void Statement::ThrowBadCell(std::size_t column) const {
  throw MisuseError(name_, "column " + std::to_string(column) + " does not fit its member");
}

}  // namespace duban::storage
