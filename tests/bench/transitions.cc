// Speed of a transition over real gRPC on a durable MariaDB, beside the raw probe of the same
// minimal transaction on the same MariaDB, in turn in the same run:
//
//   transitions [--rounds N] [--seconds S] [--clients 1,8,32,64] [--tasks N] [--json FILE]
//
// Starts its own database and server, makes a bureau and its tasks through the API, and prints the
// median and range of the rounds as a table. Everything is gone afterwards.
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <absl/strings/numbers.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>
#include <absl/strings/str_split.h>
#include <nlohmann/json.hpp>

#include "tests/e2e/harness/bureau.h"
#include "tests/e2e/harness/documents.h"
#include "tests/e2e/harness/process.h"
#include "tests/e2e/harness/server_process.h"
#include "tests/support/test_db.h"

namespace duban::bench {
namespace {

using testing::Must;
using Json = nlohmann::json;

struct Settings {
  int rounds = 5;
  double seconds = 5;
  double warm_up = 1;
  std::vector<int> clients = {1, 8, 32, 64};
  int tasks = 2000;
  int connections_max = 8;
  std::string json_file;
  std::string server_settings;  // further YAML of the server
};

constexpr int kTasksOfAPlan = 500;
constexpr int kAcceptors = 8;

struct Installation {
  explicit Installation(const std::string& settings)
      : server(database, {.certificate = "", .key = "", .ca = "", .settings = settings}) {}
  testing::TestServer mariadb{testing::TestServer::Options{.durable = true}};
  testing::TestDatabase database{testing::TestDatabase::Schema::kMigrated, mariadb};
  testing::ServerProcess server;
};

// Plans imported and issued as a whole; the root assignments of their tasks.
std::vector<std::string> IssueTasks(testing::Bureau& bureau, int count) {
  std::vector<std::string> assignments;
  for (int made = 0; made < count; made += kTasksOfAPlan) {
    v1::ImportPlanRequest import;
    import.set_text(testing::PlanText(std::min(kTasksOfAPlan, count - made), "(牵头处室:财务处)"));
    import.set_issuing_unit(bureau.Unit(testing::kBureau));
    *import.mutable_default_due_date() = testing::DaysFromToday(60);
    v1::IssuePlanRequest issue;
    issue.set_name(Must(bureau.As("ducha").plans().ImportPlan(import)).plan().name());
    Must(bureau.As("ducha").plans().IssuePlan(issue));
  }
  v1::ListTasksRequest list;
  list.set_page_size(500);
  for (const v1::Task& task : Must(bureau.As("ducha").tasks().EachTask(list).Collect(0))) {
    v1::GetTaskRequest get;
    get.set_name(task.name());
    assignments.push_back(Must(bureau.As("ducha").tasks().GetTask(get)).assignments(0).name());
  }
  return assignments;
}

void Accept(testing::Bureau& bureau, const std::vector<std::string>& assignments) {
  client::Client& head = bureau.As("cwc.head");
  std::atomic<std::size_t> next{0};
  std::vector<std::thread> acceptors;
  for (int i = 0; i < kAcceptors; ++i) {
    acceptors.emplace_back([&] {
      for (std::size_t k = next++; k < assignments.size(); k = next++) {
        v1::AcceptAssignmentRequest request;
        request.set_name(assignments[k]);
        Must(head.assignments().AcceptAssignment(request));
      }
    });
  }
  for (std::thread& acceptor : acceptors) acceptor.join();
}

// The probe's own tables: copies of what the server has.
std::string CopyTables(const Installation& installation) {
  const std::string from = installation.database.name();
  std::string to = from + "_probe";
  std::string sql = "CREATE DATABASE " + to + ";\n";
  for (const std::string table : {"task", "assignment", "submission", "event", "request_answer"}) {
    absl::StrAppend(&sql, "CREATE TABLE ", to, ".", table, " LIKE ", from, ".", table, ";\n",
                    "INSERT INTO ", to, ".", table, " SELECT * FROM ", from, ".", table, ";\n");
  }
  installation.mariadb.Sql("", sql);
  return to;
}

// Runs one of the two measuring programs and reads its line.
Json Measure(const char* program, const Json& order) {
  const testing::ScratchDirectory scratch;
  testing::WriteFile(scratch / "order.json", order.dump());
  testing::Command command{.words = {program, scratch / "order.json"},
                           .environment = {},
                           .in = "/dev/null",
                           .out = scratch / "out",
                           .err = scratch / "err"};
  const int code = testing::Process(command).Wait();
  if (code != 0) {
    throw std::runtime_error(
        absl::StrCat(program, " ended with ", code, ": ", testing::ReadFile(command.err)));
  }
  return Json::parse(testing::ReadFile(command.out));
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

struct Summary {
  double median, low, high;
};

Summary Summarize(const std::vector<double>& values) {
  return {Median(values), *std::min_element(values.begin(), values.end()),
          *std::max_element(values.begin(), values.end())};
}

// `what` of the rounds; with `which`, of one of the programs.
Summary Summarize(const std::vector<Json>& rounds, const char* which, const char* what) {
  std::vector<double> values;
  for (const Json& round : rounds) values.push_back(round.at(which).at(what));
  return Summarize(values);
}

Summary Summarize(const std::vector<Json>& rounds, const char* what) {
  std::vector<double> values;
  for (const Json& round : rounds) values.push_back(round.at(what));
  return Summarize(values);
}

std::string Rate(const Summary& s) {
  return absl::StrFormat("%.0f (%.0f-%.0f)", s.median, s.low, s.high);
}

std::string Ratio(const Summary& s) {
  return absl::StrFormat("%.2f (%.2f-%.2f)", s.median, s.low, s.high);
}

void PrintTable(const std::map<int, std::vector<Json>>& results) {
  std::printf("\n%-8s %-20s %-20s %-17s %-20s %-17s %-12s %s\n", "clients", "transitions/s",
              "least tx/s", "ratio", "same rows tx/s", "ratio", "p50/p99 ms",
              "CPU cores server+db+generator | least: db+probe | same rows: db+probe");
  for (const auto& [clients, rounds] : results) {
    const auto mid = [&rounds = rounds](const char* which, const char* what) {
      return Summarize(rounds, which, what).median;
    };
    std::printf(
        "%-8d %-20s %-20s %-17s %-20s %-17s %-12s %.2f+%.2f+%.2f | %.2f+%.2f | %.2f+%.2f\n",
        clients, Rate(Summarize(rounds, "duban", "per_second")).c_str(),
        Rate(Summarize(rounds, "least", "per_second")).c_str(),
        Ratio(Summarize(rounds, "ratio")).c_str(),
        Rate(Summarize(rounds, "same_rows", "per_second")).c_str(),
        Ratio(Summarize(rounds, "ratio_same_rows")).c_str(),
        absl::StrFormat("%.1f/%.1f", mid("duban", "p50_us") / 1e3, mid("duban", "p99_us") / 1e3)
            .c_str(),
        mid("duban", "server_cpu"), mid("duban", "database_cpu"), mid("duban", "generator_cpu"),
        mid("least", "database_cpu"), mid("least", "generator_cpu"),
        mid("same_rows", "database_cpu"), mid("same_rows", "generator_cpu"));
  }
  std::printf("median (range) of the rounds\n");
}

Json RunAll(const Settings& settings, Installation& installation) {
  installation.server.Bootstrap(testing::kAdmin, testing::kPassword, testing::kBureau);
  installation.server.Start();
  testing::Bureau bureau(installation.server.target());
  testing::AddSmallBureau(bureau);
  std::printf("preparing %d tasks\n", settings.tasks);
  std::fflush(stdout);
  const std::vector<std::string> assignments = IssueTasks(bureau, settings.tasks);
  Accept(bureau, assignments);
  const std::string probe_database = CopyTables(installation);

  std::map<int, std::vector<Json>> results;
  for (int round = 1; round <= settings.rounds; ++round) {
    for (const int clients : settings.clients) {
      const Json common = {{"clients", clients},
                           {"warm_up_s", settings.warm_up},
                           {"seconds", settings.seconds},
                           {"database_pid", installation.mariadb.pid()}};
      const auto probe = [&](bool same_rows) {
        Json order = common;
        order.update({{"socket", installation.mariadb.socket()},
                      {"database", probe_database},
                      {"same_rows", same_rows}});
        return Measure(DUBAN_RAW_PROBE, order);
      };
      Json load = common;
      load.update({{"target", installation.server.target()},
                   {"connections", std::min(clients, settings.connections_max)},
                   {"assignments", assignments},
                   {"submit_token", bureau.TokenOf("cwc.head")},
                   {"return_token", bureau.TokenOf("ducha")},
                   {"run", absl::StrCat("r", round, "c", clients)},
                   {"server_pid", installation.server.pid()}});
      Json measured = {{"clients", clients},
                       {"round", round},
                       {"least", probe(/*same_rows=*/false)},
                       {"duban", Measure(DUBAN_TRANSITION_LOAD, load)},
                       {"same_rows", probe(/*same_rows=*/true)}};
      const double ours = measured["duban"]["per_second"];
      const double least = measured["least"]["per_second"];
      const double same = measured["same_rows"]["per_second"];
      measured["ratio"] = ours / least;
      measured["ratio_same_rows"] = ours / same;
      std::printf(
          "round %d, %2d clients: duban %6.0f/s; least %6.0f/s, ratio %.2f; same rows "
          "%6.0f/s, ratio %.2f\n",
          round, clients, ours, least, ours / least, same, ours / same);
      std::fflush(stdout);
      results[clients].push_back(std::move(measured));
    }
  }
  PrintTable(results);
  Json all = Json::array();
  for (const auto& [clients, rounds] : results) {
    for (const Json& round : rounds) all.push_back(round);
  }
  return {{"tasks", settings.tasks}, {"seconds", settings.seconds}, {"rounds", all}};
}

Settings Parse(int argc, char** argv) {
  Settings settings;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i], value = argv[i + 1];
    if (name == "--rounds") {
      settings.rounds = std::stoi(value);
    } else if (name == "--seconds") {
      settings.seconds = std::stod(value);
    } else if (name == "--tasks") {
      settings.tasks = std::stoi(value);
    } else if (name == "--connections") {
      settings.connections_max = std::stoi(value);
    } else if (name == "--json") {
      settings.json_file = value;
    } else if (name == "--server-settings") {
      settings.server_settings = value;
    } else if (name == "--clients") {
      settings.clients.clear();
      for (const auto& word : std::vector<std::string>(absl::StrSplit(value, ','))) {
        settings.clients.push_back(std::stoi(word));
      }
    } else {
      throw std::invalid_argument("unknown option " + name);
    }
  }
  if (argc % 2 == 0) throw std::invalid_argument("an option lacks its value");
  return settings;
}

}  // namespace
}  // namespace duban::bench

int main(int argc, char** argv) {
  try {
    const duban::bench::Settings settings = duban::bench::Parse(argc, argv);
    duban::bench::Installation installation(settings.server_settings);
    const nlohmann::json result = duban::bench::RunAll(settings, installation);
    if (!settings.json_file.empty()) {
      duban::testing::WriteFile(settings.json_file, result.dump(1) + "\n");
    }
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "transitions: %s\n", error.what());
    return 1;
  }
}
