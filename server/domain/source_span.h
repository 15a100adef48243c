// A piece of a document's text.
#ifndef DUBAN_SERVER_DOMAIN_SOURCE_SPAN_H_
#define DUBAN_SERVER_DOMAIN_SOURCE_SPAN_H_

#include <cstddef>

namespace duban::domain {

// Byte offsets into the text as given, end exclusive, on UTF-8 boundaries.
struct SourceSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_SOURCE_SPAN_H_
