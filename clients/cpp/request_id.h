// A fresh request_id: what makes a mutation safe to repeat.
#ifndef DUBAN_CLIENTS_CPP_REQUEST_ID_H_
#define DUBAN_CLIENTS_CPP_REQUEST_ID_H_

#include <string>

namespace duban::client {

// 128 random bits as 32 lower-case hexadecimal digits. Thread-safe.
std::string NewRequestId();

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_REQUEST_ID_H_
