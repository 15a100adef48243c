// The process that reads documents: what it answers, and what becomes of one that does not.
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include <sys/stat.h>

#include <gmock/gmock.h>

#include "server/documents/child_process.h"
#include "server/documents/document_reader_process.h"
#include "server/documents/reader_answer.h"
#include "tests/unit/documents/office_file.h"
#include "tests/unit/documents/reading.h"

namespace duban::documents {
namespace {

using std::chrono::steady_clock;

// A program in the reader's place.
std::string Script(const std::string& name, const std::string& lines) {
  std::string path = testing::TempDir() + name;
  std::ofstream(path) << "#!/bin/sh\n" << lines << "\n";
  EXPECT_EQ(::chmod(path.c_str(), 0700), 0);
  return path;
}

absl::Status Outcome(const std::string& lines, absl::Duration timeout = absl::Seconds(20)) {
  DocumentReaderProcess::Options options;
  options.program = Script("reader_stand_in", lines);
  options.timeout = timeout;
  return DocumentReaderProcess(options).Read("x").status();
}

TEST(ReaderProcess, ReadsAsTheLibraryDoes) {
  DocumentReaderProcess reader;
  for (const std::string& bytes :
       {std::string("一、总则"), Docx(Paragraph("一、总则")),
        Xlsx("<sheetData><row>" + InlineCell("A1", "任务") + "</row></sheetData>"),
        Pdf({{{80, 100, "一、总则"}}}), std::string("<html><p>一、总则</p></html>")}) {
    const auto inside = ReadDocument(bytes);
    const auto outside = reader.Read(bytes);
    ASSERT_TRUE(inside.ok() && outside.ok()) << outside.status();
    EXPECT_EQ(outside->text, inside->text);
    EXPECT_EQ(outside->format, inside->format);
  }
  EXPECT_EQ(ReasonOf(reader.Read("{\\rtf1}").status()), "LEGACY_FORMAT");
  EXPECT_EQ(ReasonOf(reader.Read("").status()), "EMPTY_DOCUMENT");
}

TEST(ReaderProcess, IsUsedByManyAtOnce) {
  DocumentReaderProcess reader;
  std::vector<std::thread> threads;
  std::array<bool, 8> read{};
  for (std::size_t i = 0; i < read.size(); ++i) {
    threads.emplace_back([&reader, &read, i] {
      const std::string text = "一、总则" + std::to_string(i);
      const auto answer = reader.Read(text);
      read.at(i) = answer.ok() && answer->text == text;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(read, testing::Each(true));
}

TEST(ReaderProcess, OutcomesOfAProcessWithoutAnAnswer) {
  EXPECT_EQ(ReasonOf(Outcome("kill -SEGV $$")), "DOCUMENT_DAMAGED");
  EXPECT_EQ(ReasonOf(Outcome("kill -XCPU $$")), "DOCUMENT_TOO_COSTLY");
  EXPECT_EQ(ReasonOf(Outcome("exit 2")), "DOCUMENT_READER_UNAVAILABLE");
  EXPECT_EQ(ReasonOf(Outcome("echo nonsense")), "DOCUMENT_DAMAGED");
  EXPECT_EQ(ReasonOf(Outcome("printf 'duban-document 1 text docx 5\\nabc'")), "DOCUMENT_DAMAGED");
  EXPECT_EQ(ReasonOf(Outcome("exec cat /dev/zero")), "DOCUMENT_TOO_COSTLY");
  DocumentReaderProcess::Options options;
  options.program = "/nonexistent/reader";
  const absl::Status missing = DocumentReaderProcess(options).Read("x").status();
  EXPECT_TRUE(absl::IsUnavailable(missing)) << missing;
  EXPECT_EQ(ReasonOf(missing), "DOCUMENT_READER_UNAVAILABLE");
}

TEST(ReaderProcess, IsKilledWhenItsTimeIsOver) {
  const auto began = steady_clock::now();
  const absl::Status late = Outcome("exec sleep 30", absl::Milliseconds(700));
  EXPECT_TRUE(absl::IsDeadlineExceeded(late)) << late;
  EXPECT_EQ(ReasonOf(late), "DOCUMENT_READER_TIMEOUT");
  // Also one that has closed its output and stays.
  EXPECT_EQ(ReasonOf(Outcome("exec >&-; exec sleep 30", absl::Milliseconds(700))),
            "DOCUMENT_READER_TIMEOUT");
  EXPECT_LT(steady_clock::now() - began, std::chrono::seconds(20));
}

TEST(ReaderProcess, IsKilledWhenNobodyWaitsForIt) {
  DocumentReaderProcess::Options options;
  options.program = Script("reader_stand_in", "exec sleep 30");
  options.at_once = 1;
  DocumentReaderProcess reader(options);
  const auto began = steady_clock::now();
  // Also who waits for the turn of another.
  std::array<absl::Status, 2> outcomes;
  std::vector<std::thread> threads;
  for (absl::Status& outcome : outcomes) {
    threads.emplace_back([&reader, &outcome, began] {
      const auto cancelled = [began] {
        return steady_clock::now() - began > std::chrono::milliseconds(300);
      };
      outcome = reader.Read("x", app::SteadyTime::max(), cancelled).status();
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const absl::Status& outcome : outcomes) {
    EXPECT_TRUE(absl::IsCancelled(outcome)) << outcome;
  }
  EXPECT_LT(steady_clock::now() - began, std::chrono::seconds(10));
}

TEST(ReaderProcess, NothingOfOursIsInherited) {
  ::setenv("DUBAN_TEST_SECRET", "1", 1);  // NOLINT(concurrency-mt-unsafe): no other thread runs
  const std::ifstream open_file("/dev/null");
  const auto child =
      RunChild(Script("lists", "ls /proc/self/fd | wc -l; echo \"[$DUBAN_TEST_SECRET]\""), "", 1000,
               steady_clock::now() + std::chrono::seconds(20), {});
  ASSERT_TRUE(child.ok()) << child.status();
  // The three, and the one ls opens to look.
  EXPECT_THAT(child->output, testing::MatchesRegex("\\s*4\n\\[\\]\n"));
}

TEST(ReaderAnswer, WhatIsNotBelieved) {
  for (const char* const bad :
       {"", "duban-document 1 text text 3\nab", "duban-document 1 text text 3\nabcd",
        "duban-document 1 text exe 3\nabc", "duban-document 1 text text 1\n\xff",
        "duban-document 1 refused NO_SUCH_REASON\nx", "duban-document 1 refused SCANNED_PDF\n",
        "duban-document 1 refused SCANNED_PDF\na\nb", "duban-document 2 text text 1\na"}) {
    EXPECT_TRUE(absl::IsNotFound(DecodeAnswer(bad).status())) << bad;
  }
  EXPECT_EQ(DecodeAnswer("duban-document 1 text pdf 3\nabc")->format, app::DocumentFormat::kPdf);
}

}  // namespace
}  // namespace duban::documents
