// 批示: what a leader tells the units on a task, and how each answers.
#ifndef DUBAN_SERVER_DOMAIN_INSTRUCTION_H_
#define DUBAN_SERVER_DOMAIN_INSTRUCTION_H_

#include <optional>
#include <string>
#include <vector>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include "server/domain/actor.h"
#include "server/domain/ids.h"

namespace duban::domain {

struct Addressee {
  UnitId unit;
  std::optional<absl::Time> answer_time = {};  // none: still open
  Actor answered_by = {};
  std::string reply = {};  // empty: acknowledged
  friend bool operator==(const Addressee&, const Addressee&) = default;
};

struct Instruction {
  InstructionId id;
  TaskId task;
  Actor by;
  absl::Time instruct_time;
  std::string text;
  bool reply_asked = false;                // acknowledging is not enough
  std::optional<absl::CivilDay> reply_by;  // 请于…前报我
  std::vector<Addressee> addressees;       // in order of unit ids, each once
  friend bool operator==(const Instruction&, const Instruction&) = default;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_INSTRUCTION_H_
