#include "tests/e2e/harness/record_check.h"

#include <map>
#include <set>

#include <absl/strings/str_cat.h>
#include <absl/strings/str_split.h>

namespace duban::testing {
namespace {

// As stored; the numbers of events never change.
constexpr int kAccepted = 6;
constexpr int kSubmitted = 7;
constexpr int kStepApproved = 10;
constexpr int kReturned = 11;
constexpr int kReturnedInside = 12;

std::vector<std::vector<std::string>> Rows(const TestDatabase& database, const std::string& sql) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line :
       std::vector<std::string>(absl::StrSplit(database.Sql(sql), '\n', absl::SkipEmpty()))) {
    rows.push_back(absl::StrSplit(line, '\t'));
  }
  return rows;
}

std::string One(const TestDatabase& database, const std::string& sql) {
  const auto rows = Rows(database, sql);
  return rows.empty() ? "" : rows.front().front();
}

// The marker in an event's payload: a request_id of ChainLoad, between quotes; "" if there is none.
std::string MarkerOf(const std::string& payload) {
  const std::size_t begin = payload.find("\"op-");
  if (begin == std::string::npos) return "";
  return payload.substr(begin + 1, payload.find('"', begin + 1) - begin - 1);
}

bool Fits(const std::string& method, int type) {
  if (method == "SubmitAssignment") return type == kSubmitted;
  if (method == "ApproveSubmission") return type == kStepApproved;
  return method == "ReturnSubmission" && (type == kReturned || type == kReturnedInside);
}

struct Written {
  std::map<std::string, std::vector<int>> types;  // by marker
  std::map<std::string, int> accepted;            // by assignment
};

Written ReadEvents(const TestDatabase& database) {
  Written written;
  for (const auto& row : Rows(database, absl::StrCat("SELECT type, stream_id, assignment, payload "
                                                     "FROM event WHERE type IN (",
                                                     kAccepted, ",", kSubmitted, ",", kStepApproved,
                                                     ",", kReturned, ",", kReturnedInside, ");"))) {
    const int type = std::stoi(row.at(0));
    if (type == kAccepted) {
      ++written.accepted[absl::StrCat("tasks/", row.at(1), "/assignments/", row.at(2))];
    } else {
      written.types[MarkerOf(row.at(3))].push_back(type);
    }
  }
  return written;
}

void CheckMarked(const Transition& t, const Written& written, Findings& findings) {
  const auto found = written.types.find(t.marker);
  const std::size_t count = found == written.types.end() ? 0 : found->second.size();
  if (t.outcome == Outcome::kAcknowledged && count != 1) {
    findings.push_back(absl::StrCat(t.marker, " was acknowledged and is there ", count, " times"));
  }
  if (t.outcome == Outcome::kRefused && count != 0) {
    findings.push_back(absl::StrCat(t.marker, " was refused and is there ", count, " times"));
  }
  if (count > 1) findings.push_back(absl::StrCat(t.marker, " is there ", count, " times"));
  if (count > 0 && !Fits(t.method, found->second.front())) {
    findings.push_back(absl::StrCat(t.marker, ", a ", t.method, ", wrote another event"));
  }
}

void CheckVerified(Bureau& bureau, const std::string& stream, Findings& findings) {
  v1::VerifyEventsRequest request;
  request.set_name(stream);
  // The directory and the sessions are the administrator's.
  const bool office = stream.rfind("tasks/", 0) == 0;
  const auto answer = bureau.As(office ? "ducha" : kAdmin).events().VerifyEvents(request);
  if (!answer.ok()) {
    findings.push_back(absl::StrCat(stream, ": VerifyEvents: ", answer.error().reason));
  } else if (!answer->intact() || answer->event_count() == 0) {
    findings.push_back(absl::StrCat(stream, " is broken at ", answer->first_bad_seq(), " of ",
                                    answer->event_count()));
  }
}

}  // namespace

Findings CheckTransitions(const TestDatabase& database, const std::vector<Transition>& journal) {
  Findings findings;
  const Written written = ReadEvents(database);
  std::set<std::string> known;
  std::map<std::string, int> accepts_told, accepts_in_doubt;
  for (const Transition& t : journal) {
    known.insert(t.marker);
    if (t.method != "AcceptAssignment") {
      CheckMarked(t, written, findings);
    } else if (t.outcome == Outcome::kAcknowledged) {
      ++accepts_told[t.assignment];
    } else if (t.outcome == Outcome::kInDoubt) {
      ++accepts_in_doubt[t.assignment];
    }
  }
  for (const auto& [marker, types] : written.types) {
    if (!known.contains(marker)) findings.push_back("an event of no call: " + marker);
  }
  for (const auto& [assignment, count] : accepts_told) {
    if (count != 1) findings.push_back(absl::StrCat(assignment, " acknowledged ", count, " times"));
    if (!written.accepted.contains(assignment)) findings.push_back(assignment + ": accept lost");
  }
  for (const auto& [assignment, count] : written.accepted) {
    if (count != 1) findings.push_back(absl::StrCat(assignment, " accepted ", count, " times"));
    if (!accepts_told.contains(assignment) && !accepts_in_doubt.contains(assignment)) {
      findings.push_back(assignment + " accepted by no call");
    }
  }
  return findings;
}

Findings CheckAnswers(const TestDatabase& database, Bureau& bureau,
                      const std::vector<Transition>& journal) {
  Findings findings;
  const std::string before = One(database, "SELECT COUNT(*) FROM event;");
  const RawCaller caller(bureau.target());
  for (const Transition& t : journal) {
    if (t.outcome != Outcome::kAcknowledged) continue;
    const RawAnswer again =
        caller.Call("/duban.v1.AssignmentService/" + t.method, t.request, bureau.TokenOf(t.login));
    if (!again.ok() || again.bytes != t.answer) {
      findings.push_back(absl::StrCat(t.marker, " is answered differently now: ", again.message));
    }
  }
  const std::string after = One(database, "SELECT COUNT(*) FROM event;");
  if (before != after) {
    findings.push_back(absl::StrCat("repeats added events: ", before, " became ", after));
  }
  return findings;
}

Findings CheckRecord(const TestDatabase& database, Bureau& bureau,
                     const std::vector<std::string>& tasks) {
  Findings findings;
  for (const std::string& task : tasks) CheckVerified(bureau, task, findings);
  CheckVerified(bureau, "directory", findings);
  CheckVerified(bureau, "security", findings);

  const std::string gapless =
      One(database,
          "SELECT COUNT(*) = COUNT(DISTINCT position) AND MIN(position) = 1 "
          "AND MAX(position) = COUNT(*) AND MAX(position) = "
          "(SELECT last_position FROM feed_counter) FROM event;");
  if (gapless != "1") findings.emplace_back("the feed is not 1 to n");
  // Positions follow each stream's own order.
  if (One(database,
          "SELECT COUNT(*) FROM event a JOIN event b ON a.stream_kind = b.stream_kind AND "
          "a.stream_id = b.stream_id AND b.seq = a.seq + 1 WHERE b.position < a.position;") !=
      "0") {
    findings.emplace_back("the feed turns a stream round");
  }
  if (One(database, absl::StrCat("SELECT COUNT(*) FROM assignment a WHERE return_count <> "
                                 "(SELECT COUNT(*) FROM event e WHERE e.stream_kind = 1 AND "
                                 "e.stream_id = a.task AND e.assignment = a.id AND e.type = ",
                                 kReturned, ");")) != "0") {
    findings.emplace_back("return counts differ from the events");
  }
  if (One(database, absl::StrCat("SELECT (SELECT COUNT(*) FROM submission) = (SELECT COUNT(*) FROM "
                                 "event WHERE type = ",
                                 kSubmitted, ");")) != "1") {
    findings.emplace_back("submissions differ from the events");
  }
  return findings;
}

}  // namespace duban::testing
