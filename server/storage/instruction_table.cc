#include "server/storage/instruction_table.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>

#include "server/base/limits.h"
#include "server/base/status.h"
#include "server/storage/row_of.h"
#include "server/storage/rows.h"
#include "server/storage/statement.h"

namespace duban::storage {
namespace {

// One row an addressee; the instruction's own columns are repeated, but for the text, which comes
// with the first unit's.
struct AddresseeRow {
  domain::Instruction instruction;
  domain::Addressee addressee;
};

constexpr char kColumns[] =
    "i.id, i.task, i.instructed_by, i.instructed_for, i.instruct_at_us, i.text, i.reply_asked, "
    "i.reply_by, a.unit, a.answer_at_us, a.answered_by, a.answered_for, a.reply";

auto Columns(AddresseeRow& row) {
  domain::Instruction& i = row.instruction;
  domain::Addressee& a = row.addressee;
  return std::tie(i.id, i.task, i.by.user, i.by.on_behalf_of, i.instruct_time, i.text,
                  i.reply_asked, i.reply_by, a.unit, a.answer_time, a.answered_by.user,
                  a.answered_by.on_behalf_of, a.reply);
}

template <class Key>
std::vector<domain::Instruction> FromRows(std::vector<AddresseeRow> rows, const Key& key) {
  std::sort(rows.begin(), rows.end(), [&](const AddresseeRow& a, const AddresseeRow& b) {
    return std::tuple_cat(key(a.instruction), std::tie(a.addressee.unit)) <
           std::tuple_cat(key(b.instruction), std::tie(b.addressee.unit));
  });
  std::vector<domain::Instruction> instructions;
  for (AddresseeRow& row : rows) {
    if (instructions.empty() || instructions.back().id != row.instruction.id) {
      instructions.push_back(std::move(row.instruction));
    }
    instructions.back().addressees.push_back(std::move(row.addressee));
  }
  return instructions;
}

std::optional<int> Waits(const domain::Addressee& addressee) {
  return addressee.answer_time ? std::nullopt : std::optional<int>(1);
}

void AppendPlace(SqlText& sql, const app::InstructionReply& reply) {
  sql += "instruction = ";
  sql.Append(reply.instruction);
  sql += " AND unit = ";
  sql.Append(reply.addressee.unit);
}

// One column of UPDATE instruction_addressee: a CASE over the places.
template <class ValueOf>
void AppendColumn(SqlText& sql, const char* column, const std::vector<app::InstructionReply>& rows,
                  const ValueOf& value_of) {
  sql += std::string(column) + " = CASE";
  for (const app::InstructionReply& row : rows) {
    sql += " WHEN ";
    AppendPlace(sql, row);
    sql += " THEN ";
    sql.Append(value_of(row.addressee));
  }
  sql += " END";
}

absl::Status UpdateChunk(Session& session, const std::vector<app::InstructionReply>& rows) {
  SqlText sql;
  sql += "UPDATE instruction_addressee SET waits = NULL, ";
  AppendColumn(sql, "answer_at_us", rows,
               [](const domain::Addressee& a) { return Value(a.answer_time); });
  sql += ", ";
  AppendColumn(sql, "answered_by", rows,
               [](const domain::Addressee& a) { return Value(a.answered_by.user); });
  sql += ", ";
  AppendColumn(sql, "answered_for", rows,
               [](const domain::Addressee& a) { return Value(a.answered_by.on_behalf_of); });
  sql += ", ";
  AppendColumn(sql, "reply", rows, [](const domain::Addressee& a) { return Value(a.reply); });
  sql += " WHERE ";
  for (const app::InstructionReply& row : rows) {
    sql += &row == &rows.front() ? "(" : " OR (";
    AppendPlace(sql, row);
    sql += ")";
  }
  return session.Write("instruction_addressee.update", sql, static_cast<std::int64_t>(rows.size()));
}

}  // namespace

absl::StatusOr<std::vector<domain::Instruction>> LoadInstructions(
    Session& session, const std::vector<domain::InstructionId>& ids) {
  if (ids.empty()) return std::vector<domain::Instruction>();
  ASSIGN_OR_RETURN(std::vector<AddresseeRow> rows,
                   Statement(session, "instruction.load",
                             "SELECT " + std::string(kColumns) +
                                 " FROM instruction AS i FORCE INDEX (PRIMARY) "
                                 "JOIN instruction_addressee AS a ON a.instruction = i.id "
                                 "WHERE i.id IN (:ids)",
                             {{"ids", ids}})
                       .All<AddresseeRow>(Columns));
  return FromRows(std::move(rows), [](const domain::Instruction& i) { return std::tie(i.id); });
}

// Index by_task.
absl::StatusOr<std::vector<domain::Instruction>> LoadInstructionsOf(Session& session,
                                                                    domain::TaskId task) {
  ASSIGN_OR_RETURN(std::vector<AddresseeRow> rows,
                   Statement(session, "instruction.load_of_task",
                             "SELECT " + std::string(kColumns) +
                                 " FROM instruction AS i FORCE INDEX (by_task) "
                                 "JOIN instruction_addressee AS a ON a.instruction = i.id "
                                 "WHERE i.task = :task",
                             {{"task", task}})
                       .All<AddresseeRow>(Columns));
  return FromRows(std::move(rows), [](const domain::Instruction& i) { return std::tie(i.id); });
}

// Index by_task in its order; then the addressees of the page.
absl::StatusOr<std::vector<domain::Instruction>> ListInstructions(
    Session& session, domain::TaskId task,
    const std::optional<std::pair<absl::Time, domain::InstructionId>>& after, int limit) {
  std::vector<Param> params = {{"task", task}, {"limit", limit}};
  std::string condition;
  if (after) {
    condition = "AND (instruct_at_us > :time OR (instruct_at_us = :time AND id > :id)) ";
    params.emplace_back("time", after->first);
    params.emplace_back("id", after->second);
  }
  ASSIGN_OR_RETURN(
      std::vector<AddresseeRow> rows,
      Statement(session, "instruction.list",
                "SELECT " + std::string(kColumns) +
                    " FROM (SELECT id FROM instruction FORCE INDEX (by_task) WHERE task = :task " +
                    condition +
                    "ORDER BY instruct_at_us, id LIMIT :limit) AS page "
                    "STRAIGHT_JOIN instruction AS i ON i.id = page.id "
                    "STRAIGHT_JOIN instruction_addressee AS a ON a.instruction = i.id",
                std::move(params))
          .All<AddresseeRow>(Columns));
  return FromRows(std::move(rows),
                  [](const domain::Instruction& i) { return std::tie(i.instruct_time, i.id); });
}

absl::Status InsertInstructions(Session& session, const std::vector<domain::Instruction>& rows) {
  RowInsert insert("instruction.insert", "instruction",
                   "id, task, instructed_by, instructed_for, instruct_at_us, text, reply_asked, "
                   "reply_by");
  RowInsert addressees("instruction_addressee.insert", "instruction_addressee",
                       "instruction, unit, waits, answer_at_us, answered_by, answered_for, reply");
  for (const domain::Instruction* i : InOrderOfId(rows)) {
    insert.Add(RowOf(i->id, i->task, i->by.user, i->by.on_behalf_of, i->instruct_time, i->text,
                     i->reply_asked, i->reply_by));
    for (const domain::Addressee& a : i->addressees) {
      addressees.Add(RowOf(i->id, a.unit, Waits(a), a.answer_time, a.answered_by.user,
                           a.answered_by.on_behalf_of, a.reply));
    }
  }
  RETURN_IF_ERROR(insert.Run(session));
  return addressees.Run(session);
}

// By primary key.
absl::Status UpdateAddressees(Session& session, const std::vector<app::InstructionReply>& rows) {
  for (std::size_t first = 0; first < rows.size(); first += limits::kUpdateRowsMax) {
    const std::size_t last = std::min(rows.size(), first + limits::kUpdateRowsMax);
    RETURN_IF_ERROR(UpdateChunk(session, {rows.begin() + static_cast<std::ptrdiff_t>(first),
                                          rows.begin() + static_cast<std::ptrdiff_t>(last)}));
  }
  return absl::OkStatus();
}

}  // namespace duban::storage
