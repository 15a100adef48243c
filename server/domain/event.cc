#include "server/domain/event.h"

namespace duban::domain {

EventBody::EventBody(const EventBody& other) = default;
EventBody::EventBody(EventBody&& other) noexcept = default;
EventBody& EventBody::operator=(const EventBody& other) = default;
EventBody& EventBody::operator=(EventBody&& other) noexcept = default;
EventBody::~EventBody() = default;

EventType TypeOf(const EventBody& body) {
  return std::visit([](const auto& event) { return event.kType; }, body);
}

AssignmentId AssignmentOf(const EventBody& body) {
  return std::visit(
      [](const auto& event) {
        if constexpr (requires { event.assignment; }) {
          return event.assignment;
        } else {
          return AssignmentId{};
        }
      },
      body);
}

}  // namespace duban::domain
