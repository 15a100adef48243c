// Answers as JSON and YAML, for programs.
#ifndef DUBAN_CLIENTS_CLI_MESSAGE_TEXT_H_
#define DUBAN_CLIENTS_CLI_MESSAGE_TEXT_H_

#include <string>

#include <google/protobuf/message.h>

namespace duban::cli {

// The message as proto JSON with the protos' field names; fields of value zero are there too, so
// that every answer of a kind has the same keys.
std::string JsonText(const google::protobuf::Message& message);

// The same tree as YAML. Precondition: `json` is valid JSON.
std::string YamlText(const std::string& json);

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_MESSAGE_TEXT_H_
