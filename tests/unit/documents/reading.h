// Short ways to read what a test has made.
#ifndef DUBAN_TESTS_UNIT_DOCUMENTS_READING_H_
#define DUBAN_TESTS_UNIT_DOCUMENTS_READING_H_

#include <string>

#include <gtest/gtest.h>

#include "server/base/error.h"
#include "server/documents/read_document.h"

namespace duban::documents {

// The text, "" and a failed test where there is none.
inline std::string TextOf(const std::string& bytes) {
  auto read = ReadDocument(bytes);
  EXPECT_TRUE(read.ok()) << read.status();
  return read.ok() ? read->text : "";
}

// The reason of the refusal, "" where the document was read.
inline std::string ReasonOf(const absl::Status& status) {
  const auto detail = base::DetailOf(status);
  return detail ? detail->reason : "";
}
inline std::string RefusalOf(const std::string& bytes) {
  return ReasonOf(ReadDocument(bytes).status());
}

}  // namespace duban::documents

#endif  // DUBAN_TESTS_UNIT_DOCUMENTS_READING_H_
