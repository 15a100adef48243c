// How much of a line text takes: Chinese characters are two columns wide, combining marks none.
// Text comes from other people, so that control characters are never passed to a terminal.
#ifndef DUBAN_CLIENTS_CLI_DISPLAY_WIDTH_H_
#define DUBAN_CLIENTS_CLI_DISPLAY_WIDTH_H_

#include <string>
#include <vector>

namespace duban::cli {

// Columns of one line of printable UTF-8.
int DisplayWidth(const std::string& text);

// The text on one line: line breaks and tabs become spaces, other control characters and broken
// UTF-8 the replacement character.
std::string Printable(const std::string& text);

// The text padded with spaces to `width` columns.
std::string PadRight(const std::string& text, int width);
std::string PadLeft(const std::string& text, int width);

// At most `width` columns, ending in … where something was cut off. Precondition: width > 0.
std::string Cut(const std::string& text, int width);

// The text in lines of at most `width` columns; between Chinese characters it may break anywhere,
// a run of Latin letters and digits is kept together where it fits. Precondition: width > 1.
std::vector<std::string> Wrap(const std::string& text, int width);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_DISPLAY_WIDTH_H_
