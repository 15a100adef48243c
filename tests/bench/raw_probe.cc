// The yardstick: how many durable transactions of one transition this MariaDB takes, one
// transaction a transition, asked by a program that does nothing else, through libmariadb:
//
//   raw_probe ORDER.json
//
// {"socket", "database", "clients", "warm_up_s", "seconds", "database_pid"}
//
// The transaction, one statement a round trip and as text: BEGIN; SELECT the task's row FOR UPDATE;
// UPDATE it; UPDATE its assignment; INSERT one event; INSERT the stored answer; COMMIT. The tables
// are copies of the server's own, with their indexes and rows. What the server does beyond that
// (submissions and review steps, two events for most transitions, hashes, numbering the feed, gRPC,
// sessions, JSON) the probe does not do.
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

  void RunOnOneRow(const std::string& sql) {
    Run(sql);
    if (mysql_affected_rows(mysql_) != 1) throw std::runtime_error("not one row: " + sql);
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

void Transact(Connection& connection, const Place& place, std::mt19937_64& random) {
  connection.Run("BEGIN");
  const auto rows = connection.Run(absl::StrCat(
      "SELECT version, last_recorded_at_us, state, issuing_unit FROM task WHERE id = ", place.task,
      " FOR UPDATE"));
  const std::int64_t version = rows.at(0).at(0) + 1;
  const std::int64_t now = rows.at(0).at(1) + 1;
  const std::string hash = absl::StrFormat("%016x%016x%016x%016x", random(), random(), random(),
                                           static_cast<std::uint64_t>(version));
  connection.RunOnOneRow(absl::StrCat(
      "UPDATE task SET state = ", 3 + version % 2, ", version = ", version, ", head_hash = UNHEX('",
      hash, "'), last_recorded_at_us = ", now, " WHERE id = ", place.task));
  connection.RunOnOneRow(absl::StrCat("UPDATE assignment SET state = ", 2 + version % 2,
                                      ", return_count = return_count + 1, version = ", version,
                                      " WHERE id = ", place.assignment));
  connection.RunOnOneRow(absl::StrCat(
      "INSERT INTO event (position, stream_kind, stream_id, seq, type, recorded_at_us, actor, "
      "on_behalf_of, assignment, payload, hash) VALUES (",
      ++next_id, ", 1, ", place.task, ", ", version, ", 7, ", now, ", 1, NULL, ", place.assignment,
      ", '", Payload(), "', UNHEX('", hash, "'))"));
  connection.RunOnOneRow(
      absl::StrCat("INSERT INTO request_answer (request_key, fingerprint, response, created_at_us) "
                   "VALUES (UNHEX('",
                   hash, "'), UNHEX('", hash, "'), '", AnswerBytes(), "', ", now, ")"));
  connection.Run("COMMIT");
}

void Work(Connection& connection, const std::vector<Place>& places, std::uint64_t seed,
          std::vector<std::uint32_t>& latencies) {
  std::mt19937_64 random(seed);
  while (!stopping) {
    const auto began = Clock::now();
    Transact(connection, places[random() % places.size()], random);
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
  std::vector<std::vector<std::uint32_t>> latencies(clients);
  std::vector<std::thread> threads;
  const std::uint64_t seed = std::random_device()();
  for (std::size_t i = 0; i < clients; ++i) {
    threads.emplace_back([&, i] { Work(*connections[i], places, seed + i * 7919, latencies[i]); });
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
