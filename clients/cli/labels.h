// What the protos' enums are called: the keyword of a request (IN_PROGRESS) and the Chinese word an
// office uses (办理中). Options take either.
#ifndef DUBAN_CLIENTS_CLI_LABELS_H_
#define DUBAN_CLIENTS_CLI_LABELS_H_

#include <string>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/generated_enum_reflection.h>

#include "clients/cpp/error.h"

namespace duban::cli {

// The Chinese word; "" for …_UNSPECIFIED, the keyword for a value newer than this program.
std::string LabelOf(const google::protobuf::EnumDescriptor* type, int number);

// The value's name without its type's prefix; "" for …_UNSPECIFIED.
std::string KeywordOf(const google::protobuf::EnumDescriptor* type, int number);

// A keyword in any case or a Chinese word. Errors: INVALID_ARGUMENT VALUE_INVALID on `field`,
// listing what is taken.
client::Result<int> ParseLabel(const google::protobuf::EnumDescriptor* type,
                               const std::string& text, const std::string& field);

// Every value as "KEYWORD 中文", for help texts.
std::string ChoicesOf(const google::protobuf::EnumDescriptor* type);

template <class Enum>
std::string Label(Enum value) {
  return LabelOf(google::protobuf::GetEnumDescriptor<Enum>(), static_cast<int>(value));
}

template <class Enum>
std::string Keyword(Enum value) {
  return KeywordOf(google::protobuf::GetEnumDescriptor<Enum>(), static_cast<int>(value));
}

template <class Enum>
client::Result<Enum> Parse(const std::string& text, const std::string& field) {
  const client::Result<int> number =
      ParseLabel(google::protobuf::GetEnumDescriptor<Enum>(), text, field);
  if (!number.ok()) return number.error();
  return static_cast<Enum>(*number);
}

template <class Enum>
std::string Choices() {
  return ChoicesOf(google::protobuf::GetEnumDescriptor<Enum>());
}

}  // namespace duban::cli

#endif  // DUBAN_CLIENTS_CLI_LABELS_H_
