#include "server/app/event_codec.h"

#include <cstddef>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <absl/strings/numbers.h>
#include <absl/time/civil_time.h>
#include <nlohmann/json.hpp>

#include "server/base/clock.h"
#include "server/base/hash.h"

namespace duban::app {
namespace {

using nlohmann::ordered_json;

template <class T>
inline constexpr bool kIsId = false;
template <class Tag>
inline constexpr bool kIsId<base::Id<Tag>> = true;
template <class T>
inline constexpr bool kIsVector = false;
template <class T>
inline constexpr bool kIsVector<std::vector<T>> = true;
template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

// What bodies are made of.
template <class T>
inline constexpr bool kIsPart =
    std::is_same_v<T, domain::PlannedUnit> || std::is_same_v<T, domain::TaskContent> ||
    std::is_same_v<T, domain::PlanContent> || std::is_same_v<T, domain::Unit> ||
    std::is_same_v<T, domain::User> || std::is_same_v<T, domain::Membership> ||
    std::is_same_v<T, domain::UnitGroup> || std::is_same_v<T, domain::Delegation> ||
    std::is_same_v<T, domain::UnitMapping> || std::is_same_v<T, domain::Indicator> ||
    std::is_same_v<T, domain::Deliverable> || std::is_same_v<T, domain::Recurrence>;

// Every field of every part and, below, of every body, once: writing and reading both follow from
// it.
template <class V, class E>
void PartFields(V& v, E& e) {
  using T = std::remove_const_t<E>;
  using namespace domain;  // NOLINT(google-build-using-namespace): the list reads as the headers do
  if constexpr (std::is_same_v<T, PlannedUnit>) {
    v("unit", e.unit), v("printed_name", e.printed_name), v("role", e.role);
    v.Added("group", e.group), v.Added("due_date", e.due_date);
  } else if constexpr (std::is_same_v<T, TaskContent>) {
    v("number", e.number), v("sections", e.sections), v("title", e.title), v("text", e.text);
    v("category", e.category), v("due_date", e.due_date), v("due_basis", e.due_basis);
    v("standing", e.standing), v("planned_units", e.planned_units);
    v("lead_unconfirmed", e.lead_unconfirmed), v("annotation", e.annotation);
    v.Added("lead_choice", e.lead_choice), v.Added("chosen_lead", e.chosen_lead);
    v.Added("leader", e.leader), v.Added("firm", e.firm), v.Added("late_reason", e.late_reason);
    v.Added("indicators", e.indicators), v.Added("deliverables", e.deliverables);
    v.Added("recurrences", e.recurrences), v.Added("printed_leaders", e.printed_leaders);
  } else if constexpr (std::is_same_v<T, Indicator>) {
    v("raw", e.raw), v("name", e.name), v("comparator", e.comparator), v("value", e.value);
    v("value_max", e.value_max), v("unit", e.unit), v("basis", e.basis);
    v("approximate", e.approximate);
  } else if constexpr (std::is_same_v<T, Deliverable>) {
    v("raw", e.raw), v("verb", e.verb), v("name", e.name);
  } else if constexpr (std::is_same_v<T, Recurrence>) {
    v("raw", e.raw), v("period", e.period), v("periods", e.periods), v("reporting", e.reporting);
  } else if constexpr (std::is_same_v<T, UnitMapping>) {
    v("issuing_unit", e.issuing_unit), v("printed_name", e.printed_name), v("unit", e.unit);
  } else if constexpr (std::is_same_v<T, PlanContent>) {
    v("title", e.title), v("year", e.year), v("document_number", e.document_number);
    v("default_due_date", e.default_due_date);
  } else if constexpr (std::is_same_v<T, Unit>) {
    v("id", e.id), v("parent", e.parent), v("kind", e.kind), v("display_name", e.display_name);
    v("aliases", e.aliases), v("version", e.version);
    v.Added("member_units", e.member_units);
  } else if constexpr (std::is_same_v<T, User>) {
    v("id", e.id), v("login", e.login), v("display_name", e.display_name);
  } else if constexpr (std::is_same_v<T, UnitGroup>) {
    v("id", e.id), v("owner", e.owner), v("display_name", e.display_name);
    v("aliases", e.aliases), v("members", e.members), v("version", e.version);
  } else if constexpr (std::is_same_v<T, Delegation>) {
    v("id", e.id), v("principal", e.principal), v("delegate", e.delegate), v("roles", e.roles);
    v("from", e.from), v("until", e.until), v("ended", e.ended);
  } else {
    static_assert(std::is_same_v<T, Membership>);
    v("id", e.id), v("unit", e.unit), v("user", e.user), v("role", e.role);
  }
}

// Of the events by which a chain changes its course.
template <class V, class E>
void CourseFields(V& v, E& e) {
  using T = std::remove_const_t<E>;
  using namespace domain;  // NOLINT(google-build-using-namespace): the list reads as the headers do
  if constexpr (requires { e.assignment; }) v("assignment", e.assignment), v("unit", e.unit);
  if constexpr (std::is_same_v<T, GroupExpanded>) {
    v("group", e.group), v("printed_name", e.printed_name), v("units", e.units);
  } else if constexpr (std::is_same_v<T, TaskCancelled>) {
    v("reason", e.reason), v("consent", e.consent);
  } else if constexpr (std::is_same_v<T, Instructed>) {
    v("instruction", e.instruction), v("text", e.text), v("addressees", e.addressees);
    v("reply_asked", e.reply_asked), v("reply_by", e.reply_by);
  } else if constexpr (std::is_same_v<T, Acknowledged>) {
    v("instruction", e.instruction), v("unit", e.unit);
  } else if constexpr (std::is_same_v<T, InstructionAnswered>) {
    v("instruction", e.instruction), v("unit", e.unit), v("reply", e.reply);
  } else if constexpr (std::is_same_v<T, Declined>) {
    v("reason", e.reason), v("suggested_unit", e.suggested_unit);
  } else if constexpr (std::is_same_v<T, DeclineRefused> || std::is_same_v<T, DeclineGranted> ||
                       std::is_same_v<T, Waived>) {
    v("reason", e.reason);
  } else if constexpr (std::is_same_v<T, Withdrawn>) {
    v("end_reason", e.end_reason), v("reason", e.reason), v("replaced_by", e.replaced_by);
  } else if constexpr (std::is_same_v<T, AssignmentWithdrawn>) {
    v("end_reason", e.end_reason);
  } else if constexpr (std::is_same_v<T, Reassigned>) {
    v("new_unit", e.new_unit), v("replaced_by", e.replaced_by), v("reason", e.reason);
    v("leader_consent", e.leader_consent), v("superior_consent", e.superior_consent);
  } else if constexpr (std::is_same_v<T, ChildMoved>) {
    v("parent", e.parent);
  } else if constexpr (std::is_same_v<T, HandlerAssigned> || std::is_same_v<T, HandlerCleared>) {
    v("handler", e.handler);
  } else if constexpr (std::is_same_v<T, SplitUp>) {
    v("children", e.children);
  } else if constexpr (std::is_same_v<T, ShareChanged>) {
    v("share", e.share);
  } else if constexpr (std::is_same_v<T, DueChanged>) {
    v("from", e.from), v("due_date", e.due_date);
  } else if constexpr (std::is_same_v<T, Urged>) {
    v("date", e.date), v("text", e.text);
  } else if constexpr (std::is_same_v<T, AssignmentReopened>) {
    v("reason", e.reason), v("due_date", e.due_date);
  } else if constexpr (std::is_same_v<T, CoordinationRequested>) {
    v("request", e.request), v("kind", e.kind), v("target", e.target);
    v("other_unit", e.other_unit), v("parties", e.parties), v("wish", e.wish);
  } else if constexpr (std::is_same_v<T, CoordinationRuled>) {
    v("request", e.request), v("granted", e.granted), v("reason", e.reason);
  } else if constexpr (std::is_same_v<T, RequestWithdrawn>) {
    v("request", e.request);
  } else if constexpr (std::is_same_v<T, Suspended>) {
    v("reason", e.reason), v("review_date", e.review_date);
    v("leader_consent", e.leader_consent), v("superior_consent", e.superior_consent);
  } else if constexpr (std::is_same_v<T, SuspensionRedated>) {
    v("reason", e.reason), v("review_date", e.review_date);
  } else if constexpr (std::is_same_v<T, ApprovalRevoked>) {
    v("submission", e.submission), v("step", e.step), v("reason", e.reason);
  } else if constexpr (std::is_same_v<T, SubstituteNamed>) {
    v("decision", e.decision), v("submission", e.submission), v("step", e.step);
    v("request", e.request), v("substitute", e.substitute);
  } else {
    static_assert(std::is_same_v<T, Resumed>);
  }
}

template <class V, class E>
void Fields(V& v, E& e) {
  using T = std::remove_const_t<E>;
  using namespace domain;  // NOLINT(google-build-using-namespace): the list reads as the headers do
  if constexpr (kIsPart<T>) {
    PartFields(v, e);
  } else if constexpr (std::is_same_v<T, TaskDrafted>) {
    v("plan", e.plan), v("plan_ordinal", e.plan_ordinal), v("issuing_unit", e.issuing_unit);
    v("content", e.content);
  } else if constexpr (std::is_same_v<T, TaskChanged> || std::is_same_v<T, PlanChanged>) {
    v("content", e.content);
  } else if constexpr (std::is_same_v<T, TaskDeleted>) {
    // Nothing but that it happened.
  } else if constexpr (std::is_same_v<T, TaskIssued>) {
    v("due_date", e.due_date), v("due_basis", e.due_basis);
  } else if constexpr (std::is_same_v<T, AssignmentCreated>) {
    v("assignment", e.assignment), v("parent", e.parent), v("unit", e.unit), v("role", e.role);
    v("origin", e.origin), v("due_date", e.due_date);
    v.Added("share", e.share), v.Added("inherited_from", e.inherited_from);
  } else if constexpr (std::is_same_v<T, Accepted>) {
    v("assignment", e.assignment), v("unit", e.unit);
  } else if constexpr (std::is_same_v<T, Submitted>) {
    v("assignment", e.assignment), v("unit", e.unit), v("submission", e.submission);
    v("summary", e.summary), v("steps", e.steps);
  } else if constexpr (std::is_same_v<T, StepAuto> || std::is_same_v<T, StepMerged>) {
    v("assignment", e.assignment), v("unit", e.unit), v("submission", e.submission),
        v("step", e.step);
  } else if constexpr (std::is_same_v<T, NoDecider>) {
    v("assignment", e.assignment), v("unit", e.unit), v("submission", e.submission),
        v("step", e.step);
    v.Added("decision", e.decision), v.Added("request", e.request);
  } else if constexpr (std::is_same_v<T, HandedIn> || std::is_same_v<T, Recalled> ||
                       std::is_same_v<T, StopUndone> || std::is_same_v<T, SubmissionSuperseded>) {
    v("assignment", e.assignment), v("unit", e.unit), v("submission", e.submission);
  } else if constexpr (std::is_same_v<T, StepApproved> || std::is_same_v<T, Returned> ||
                       std::is_same_v<T, ReturnedInside>) {
    v("assignment", e.assignment), v("unit", e.unit), v("submission", e.submission);
    v("step", e.step), v("comment", e.comment);
  } else if constexpr (std::is_same_v<T, Done>) {
    v("assignment", e.assignment), v("unit", e.unit), v("assessment", e.assessment);
  } else if constexpr (std::is_same_v<T, TaskCompleted>) {
    v("assessment", e.assessment);
  } else if constexpr (std::is_same_v<T, PlanDrafted>) {
    v("issuing_unit", e.issuing_unit), v("content", e.content);
  } else if constexpr (std::is_same_v<T, PlanIssued>) {
    v("task_count", e.task_count);
  } else if constexpr (std::is_same_v<T, UnitCreated> || std::is_same_v<T, UnitChanged>) {
    v("unit", e.unit);
  } else if constexpr (std::is_same_v<T, UserCreated>) {
    v("user", e.user);
  } else if constexpr (std::is_same_v<T, MembershipGranted> ||
                       std::is_same_v<T, MembershipRevoked>) {
    v("membership", e.membership);
  } else if constexpr (std::is_same_v<T, UnitGroupCreated> || std::is_same_v<T, UnitGroupChanged> ||
                       std::is_same_v<T, UnitGroupDeleted>) {
    v("group", e.group);
  } else if constexpr (std::is_same_v<T, DelegationStarted> || std::is_same_v<T, DelegationEnded>) {
    v("delegation", e.delegation);
  } else if constexpr (std::is_same_v<T, UnitMappingConfirmed> ||
                       std::is_same_v<T, UnitMappingRemoved>) {
    v("mapping", e.mapping);
  } else if constexpr (std::is_same_v<T, SignedIn> || std::is_same_v<T, SignedOut>) {
    v("session", e.session);
  } else {
    CourseFields(v, e);
  }
}

class Writer {
 public:
  template <class T>
  void operator()(const char* key, const T& value) {
    json_[key] = ToJson(value);
  }
  template <class T>
  void Added(const char* key, const T& value) {
    (*this)(key, value);
  }
  std::string Take() const { return json_.dump(); }

 private:
  template <class T>
  static ordered_json ToJson(const T& value) {
    if constexpr (kIsId<T>) {
      return value.value;
    } else if constexpr (std::is_enum_v<T>) {
      return static_cast<int>(value);
    } else if constexpr (std::is_same_v<T, absl::CivilDay>) {
      return absl::FormatCivilTime(value);
    } else if constexpr (kIsOptional<T>) {
      return value ? ToJson(*value) : ordered_json(nullptr);
    } else if constexpr (kIsVector<T>) {
      ordered_json array = ordered_json::array();
      for (const auto& item : value) array.push_back(ToJson(item));
      return array;
    } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
      return value;
    } else {
      Writer nested;
      Fields(nested, value);
      return std::move(nested.json_);
    }
  }

  ordered_json json_ = ordered_json::object();
};

// Throws ordered_json::exception where a field is missing or of another type; DecodeBody catches
// it.
class Reader {
 public:
  explicit Reader(const ordered_json& json) : json_(json) {}
  template <class T>
  void operator()(const char* key, T& value) {
    FromJson(json_.at(key), value);
  }
  // A field that events recorded before it was thought of do not have: they mean the default.
  template <class T>
  void Added(const char* key, T& value) {
    if (const auto it = json_.find(key); it != json_.end()) FromJson(*it, value);
  }

 private:
  template <class T>
  static void FromJson(const ordered_json& json, T& value) {
    if constexpr (kIsId<T>) {
      value.value = json.get<std::int64_t>();
    } else if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(json.get<int>());
    } else if constexpr (std::is_same_v<T, absl::CivilDay>) {
      if (!absl::ParseCivilTime(json.get<std::string>(), &value)) {
        throw ordered_json::other_error::create(501, "not a date", nullptr);
      }
    } else if constexpr (kIsOptional<T>) {
      if (!json.is_null()) FromJson(json, value.emplace());
    } else if constexpr (kIsVector<T>) {
      for (const ordered_json& item : json) FromJson(item, value.emplace_back());
    } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
      json.get_to(value);
    } else {
      Reader nested(json);
      Fields(nested, value);
    }
  }

  const ordered_json& json_;
};

// The alternative of EventBody that has the type, default-constructed.
template <std::size_t I = 0>
std::optional<domain::EventBody> EmptyBody(domain::EventType type) {
  if constexpr (I < std::variant_size_v<domain::EventBody>) {
    using T = std::variant_alternative_t<I, domain::EventBody>;
    if (T::kType == type) return T{};
    return EmptyBody<I + 1>(type);
  }
  return std::nullopt;
}

void AppendInteger(std::string& out, std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  for (int shift = 56; shift >= 0; shift -= 8)
    out.push_back(static_cast<char>((bits >> shift) & 0xff));
}

}  // namespace

std::string EncodeBody(const domain::EventBody& body) {
  Writer writer;
  std::visit([&](const auto& event) { Fields(writer, event); }, body);
  return writer.Take();
}

absl::StatusOr<domain::EventBody> DecodeBody(domain::EventType type, const std::string& payload) {
  std::optional<domain::EventBody> body = EmptyBody(type);
  if (!body) return absl::InternalError("event of unknown type");
  try {
    const ordered_json json = ordered_json::parse(payload);
    Reader reader(json);
    std::visit([&](auto& event) { Fields(reader, event); }, *body);
  } catch (const ordered_json::exception&) {
    return absl::InternalError("damaged payload of " + domain::NameOf(type));
  }
  return *std::move(body);
}

std::string ChainHash(const std::string& previous, const EventRow& row) {
  std::string bytes = previous.empty() ? std::string(32, '\0') : previous;
  AppendInteger(bytes, static_cast<int>(row.stream.kind));
  AppendInteger(bytes, row.stream.id);
  AppendInteger(bytes, row.seq);
  AppendInteger(bytes, static_cast<int>(row.type));
  AppendInteger(bytes, base::ToMicros(row.recorded_at));
  AppendInteger(bytes, row.actor.value);
  AppendInteger(bytes, row.on_behalf_of.value);
  AppendInteger(bytes, static_cast<std::int64_t>(row.payload.size()));
  bytes += row.payload;
  return base::Bytes(base::Sha256(bytes));
}

}  // namespace duban::app
