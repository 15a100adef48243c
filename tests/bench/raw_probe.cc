// The yardstick: how many durable transactions of one transition this MariaDB takes, one
// transaction a transition, asked by a program that does nothing else, through libmariadb:
//
//   raw_probe ORDER.json
//
// {"socket", "database", "clients", "warm_up_s", "seconds", "database_pid", "same_rows"}
//
// Every statement is a round trip, as text, on copies of the server's own tables with their indexes
// and rows. The least that a transition is: BEGIN; SELECT the task's row FOR UPDATE; UPDATE it;
// UPDATE its assignment; INSERT one event; INSERT the stored answer; COMMIT. With same_rows the
// transaction writes what the server's transitions under this load write: a submission and three
// events when it submits, the submission's decision and one event when it returns, in turn, and
// whose turn it is; for that it also reads the assignment. What the server does beyond that
// (hashes, numbering the feed, looking for stored answers, gRPC, sessions, JSON) the probe does not
// do.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <mysql.h>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>
#include <nlohmann/json.hpp>

#include "tests/bench/measurement.h"

namespace duban::bench {
namespace {

using Clock = std::chrono::steady_clock;

// As large as what the server stores for a submit: 200 bytes of payload, 260 of answer.
const std::string& Payload() {
  static const std::string payload(200, 'p');
  return payload;
}
const std::string& AnswerBytes() {
  static const std::string answer(260, 'a');
  return answer;
}

class Connection {
 public:
  Connection(const std::string& socket, const std::string& database) : mysql_(mysql_init(nullptr)) {
    if (mysql_real_connect(mysql_, nullptr, "root", "", database.c_str(), 0, socket.c_str(), 0) ==
        nullptr) {
      throw std::runtime_error(mysql_error(mysql_));
    }
    Run("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
  }
  ~Connection() { mysql_close(mysql_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // The rows of a SELECT; none for anything else.
  std::vector<std::vector<std::int64_t>> Run(const std::string& sql) {
    if (mysql_real_query(mysql_, sql.data(), sql.size()) != 0) {
      throw std::runtime_error(mysql_error(mysql_));
    }
    std::vector<std::vector<std::int64_t>> rows;
    MYSQL_RES* const result = mysql_store_result(mysql_);
    if (result == nullptr) return rows;
    while (char** const row = mysql_fetch_row(result)) {
      std::vector<std::int64_t>& cells = rows.emplace_back();
      for (unsigned i = 0; i < mysql_num_fields(result); ++i) {
        cells.push_back(row[i] == nullptr ? 0 : std::stoll(row[i]));
      }
    }
    mysql_free_result(result);
    return rows;
  }

  void RunOnRows(int rows, const std::string& sql) {
    Run(sql);
    if (static_cast<int>(mysql_affected_rows(mysql_)) != rows) {
      throw std::runtime_error("another number of rows: " + sql);
    }
  }

 private:
  MYSQL* mysql_;
};

struct Place {
  std::int64_t task;
  std::int64_t assignment;
};

std::atomic<bool> measuring{false};
std::atomic<bool> stopping{false};
std::atomic<std::int64_t> next_id{0};
std::atomic<std::int64_t> next_submission{0};

std::string RandomHash(std::mt19937_64& random) {
  return absl::StrFormat("UNHEX('%016x%016x%016x%016x')", random(), random(), random(), random());
}

// The task as it is locked, and what will be written of it.
struct Moved {
  Place place;
  std::int64_t version;  // before
  std::int64_t now;
  int events = 1;
};

Moved Lock(Connection& connection, const Place& place) {
  const auto rows = connection.Run(absl::StrCat(
      "SELECT version, last_recorded_at_us, state, issuing_unit FROM task WHERE id = ", place.task,
      " FOR UPDATE"));
  return {.place = place, .version = rows.at(0).at(0), .now = rows.at(0).at(1) + 1};
}

// What every transition writes: the head of the task, events, the answer.
void Record(Connection& connection, const Moved& moved, std::mt19937_64& random) {
  const std::int64_t version = moved.version + moved.events;
  connection.RunOnRows(
      1, absl::StrCat("UPDATE task SET state = ", 3 + version % 2, ", version = ", version,
                      ", head_hash = ", RandomHash(random), ", last_recorded_at_us = ", moved.now,
                      " WHERE id = ", moved.place.task));
  std::string events =
      "INSERT INTO event (position, stream_kind, stream_id, seq, type, recorded_at_us, actor, "
      "on_behalf_of, assignment, payload, hash) VALUES ";
  for (int i = 1; i <= moved.events; ++i) {
    absl::StrAppend(&events, i == 1 ? "(" : ",(", ++next_id, ", 1, ", moved.place.task, ", ",
                    moved.version + i, ", 7, ", moved.now, ", 1, NULL, ", moved.place.assignment,
                    ", '", Payload(), "', ", RandomHash(random), ")");
  }
  connection.RunOnRows(moved.events, events);
  connection.RunOnRows(
      1, absl::StrCat("INSERT INTO request_answer (request_key, fingerprint, response, "
                      "created_at_us) VALUES (",
                      RandomHash(random), ", ", RandomHash(random), ", '", AnswerBytes(), "', ",
                      moved.now, ")"));
}

void TransactLeast(Connection& connection, const Place& place, std::mt19937_64& random) {
  connection.Run("BEGIN");
  const Moved moved = Lock(connection, place);
  connection.RunOnRows(1, absl::StrCat("UPDATE assignment SET state = ", 2 + moved.version % 2,
                                       ", return_count = return_count + 1, version = ",
                                       moved.version + 1, " WHERE id = ", place.assignment));
  Record(connection, moved, random);
  connection.Run("COMMIT");
}

constexpr char kSteps[] = "[[1,5,0,0,null,\"\"],[4,2,0,0,null,\"\"]]";

void TransactSameRows(Connection& connection, const Place& place, std::mt19937_64& random) {
  connection.Run("BEGIN");
  Moved moved = Lock(connection, place);
  const auto rows = connection.Run(
      absl::StrCat("SELECT open_submission, unit FROM assignment WHERE id = ", place.assignment));
  const std::int64_t open = rows.at(0).at(0);
  if (open == 0) {
    const std::int64_t submission = ++next_submission;
    moved.events = 3;
    connection.RunOnRows(1, absl::StrCat("UPDATE assignment SET state = 3, open_submission = ",
                                         submission, ", open_step = 4, hand_in_at_us = ", moved.now,
                                         ", awaiting = 6, "
                                         "version = version + 1 WHERE id = ",
                                         place.assignment));
    connection.RunOnRows(
        1, absl::StrCat("INSERT INTO submission (id, task, assignment, summary, state, submitter, "
                        "submit_at_us, steps) VALUES (",
                        submission, ", ", place.task, ", ", place.assignment,
                        ", '办理情况', 1, 1, ", moved.now, ", '", kSteps, "')"));
  } else {
    connection.RunOnRows(
        1,
        absl::StrCat("UPDATE assignment SET state = 2, open_submission = NULL, open_step = NULL, "
                     "hand_in_at_us = NULL, awaiting = 2, return_count = return_count + 1, "
                     "version = version + 1 WHERE id = ",
                     place.assignment));
    connection.RunOnRows(1, absl::StrCat("UPDATE submission SET state = 3, steps = '", kSteps,
                                         "' WHERE id = ", open));
  }
  Record(connection, moved, random);
  connection.Run("COMMIT");
}

void Work(Connection& connection, const std::vector<Place>& places, bool same_rows,
          std::uint64_t seed, std::vector<std::uint32_t>& latencies) {
  std::mt19937_64 random(seed);
  while (!stopping) {
    const auto began = Clock::now();
    const Place& place = places[random() % places.size()];
    if (same_rows) {
      TransactSameRows(connection, place, random);
    } else {
      TransactLeast(connection, place, random);
    }
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began);
    if (measuring) latencies.push_back(static_cast<std::uint32_t>(took.count()));
  }
}

void SleepFor(double seconds) {
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
}

int Run(const std::string& order_file) {
  std::ifstream file(order_file);
  const auto order = nlohmann::json::parse(file);
  mysql_library_init(0, nullptr, nullptr);
  std::vector<std::unique_ptr<Connection>> connections;
  const std::size_t clients = order.at("clients");
  for (std::size_t i = 0; i < clients; ++i) {
    connections.push_back(std::make_unique<Connection>(order.at("socket"), order.at("database")));
  }
  std::vector<Place> places;
  for (const auto& row :
       connections[0]->Run("SELECT task, MIN(id) FROM assignment GROUP BY task")) {
    places.push_back({row[0], row[1]});
  }
  next_id = connections[0]->Run("SELECT MAX(position) FROM event").at(0).at(0);
  next_submission = connections[0]->Run("SELECT COALESCE(MAX(id), 0) FROM submission").at(0).at(0);
  const bool same_rows = order.at("same_rows");
  std::vector<std::vector<std::uint32_t>> latencies(clients);
  std::vector<std::thread> threads;
  const std::uint64_t seed = std::random_device()();
  for (std::size_t i = 0; i < clients; ++i) {
    threads.emplace_back(
        [&, i] { Work(*connections[i], places, same_rows, seed + i * 7919, latencies[i]); });
  }
  SleepFor(order.at("warm_up_s"));
  measuring = true;
  Stretch stretch({.server = 0, .database = order.at("database_pid")});
  SleepFor(order.at("seconds"));
  measuring = false;
  stretch.Close();
  stopping = true;
  for (std::thread& thread : threads) thread.join();
  std::vector<std::uint32_t> all;
  for (const auto& some : latencies) all.insert(all.end(), some.begin(), some.end());
  std::printf("%s\n", stretch.Report(all).dump().c_str());
  return 0;
}

}  // namespace
}  // namespace duban::bench

int main(int argc, char** argv) {
  try {
    if (argc == 2) return duban::bench::Run(argv[1]);
    std::fprintf(stderr, "usage: raw_probe ORDER.json\n");
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "raw_probe: %s\n", error.what());
    return 1;
  }
}
