// The stored fields of every event body and of what bodies are made of, each named once: writing
// and reading both follow from it. A body that is missing here does not compile.
//
// v(name, value) is a field that always was there. What a later version added to a type is
// v.Added(name, value, otherwise): left out where it is that, and not expected where it is missing,
// so that what was recorded before still reads, and its form stays as it was.
#ifndef DUBAN_SERVER_APP_EVENT_FIELDS_H_
#define DUBAN_SERVER_APP_EVENT_FIELDS_H_

#include <type_traits>

#include "server/domain/event.h"

namespace duban::app {

// E is one of the types, const or not.
template <class E, class... T>
concept AnyOf = (std::is_same_v<std::remove_const_t<E>, T> || ...);

// --- what bodies are made of ---

template <class V, AnyOf<domain::PlannedUnit> E>
void Fields(V& v, E& e) {
  v("unit", e.unit), v("printed_name", e.printed_name), v("role", e.role);
  v.Added("group", e.group), v.Added("due_date", e.due_date);
}

template <class V, AnyOf<domain::TaskContent> E>
void Fields(V& v, E& e) {
  v("number", e.number), v("sections", e.sections), v("title", e.title), v("text", e.text);
  v("category", e.category), v("due_date", e.due_date), v("due_basis", e.due_basis);
  v("standing", e.standing), v("planned_units", e.planned_units);
  v("lead_unconfirmed", e.lead_unconfirmed), v("annotation", e.annotation);
  v.Added("lead_choice", e.lead_choice), v.Added("chosen_lead", e.chosen_lead);
  v.Added("leader", e.leader), v.Added("firm", e.firm), v.Added("late_reason", e.late_reason);
  v.Added("indicators", e.indicators), v.Added("deliverables", e.deliverables);
  v.Added("recurrences", e.recurrences), v.Added("printed_leaders", e.printed_leaders);
}

template <class V, AnyOf<domain::Indicator> E>
void Fields(V& v, E& e) {
  v("raw", e.raw), v("name", e.name), v("comparator", e.comparator), v("value", e.value);
  v("value_max", e.value_max), v("unit", e.unit), v("basis", e.basis);
  v("approximate", e.approximate);
}

template <class V, AnyOf<domain::Deliverable> E>
void Fields(V& v, E& e) {
  v("raw", e.raw), v("verb", e.verb), v("name", e.name);
}

template <class V, AnyOf<domain::Recurrence> E>
void Fields(V& v, E& e) {
  v("raw", e.raw), v("period", e.period), v("periods", e.periods), v("reporting", e.reporting);
}

template <class V, AnyOf<domain::PlanContent> E>
void Fields(V& v, E& e) {
  v("title", e.title), v("year", e.year), v("document_number", e.document_number);
  v("default_due_date", e.default_due_date);
}

template <class V, AnyOf<domain::Unit> E>
void Fields(V& v, E& e) {
  v("id", e.id), v("parent", e.parent), v("kind", e.kind), v("display_name", e.display_name);
  v("aliases", e.aliases), v("version", e.version);
  v.Added("member_units", e.member_units);
}

template <class V, AnyOf<domain::UnitGroup> E>
void Fields(V& v, E& e) {
  v("id", e.id), v("owner", e.owner), v("display_name", e.display_name), v("aliases", e.aliases);
  v("members", e.members), v("version", e.version);
}

template <class V, AnyOf<domain::User> E>
void Fields(V& v, E& e) {
  v("id", e.id), v("login", e.login), v("display_name", e.display_name);
}

template <class V, AnyOf<domain::Membership> E>
void Fields(V& v, E& e) {
  v("id", e.id), v("unit", e.unit), v("user", e.user), v("role", e.role);
}

template <class V, AnyOf<domain::UnitMapping> E>
void Fields(V& v, E& e) {
  v("issuing_unit", e.issuing_unit), v("printed_name", e.printed_name), v("unit", e.unit);
}

template <class V, AnyOf<domain::Delegation> E>
void Fields(V& v, E& e) {
  v("id", e.id), v("principal", e.principal), v("delegate", e.delegate), v("roles", e.roles);
  v("from", e.from), v("until", e.until), v("ended", e.ended);
}

// --- a task as a whole ---

template <class V, AnyOf<domain::TaskDrafted> E>
void Fields(V& v, E& e) {
  v("plan", e.plan), v("plan_ordinal", e.plan_ordinal), v("issuing_unit", e.issuing_unit);
  v("content", e.content);
}

template <class V, AnyOf<domain::TaskChanged, domain::PlanChanged> E>
void Fields(V& v, E& e) {
  v("content", e.content);
}

// Nothing but that it happened.
template <class V, AnyOf<domain::TaskDeleted> E>
void Fields(V&, E&) {}

template <class V, AnyOf<domain::TaskIssued> E>
void Fields(V& v, E& e) {
  v("due_date", e.due_date), v("due_basis", e.due_basis);
}

template <class V, AnyOf<domain::GroupExpanded> E>
void Fields(V& v, E& e) {
  v("group", e.group), v("printed_name", e.printed_name), v("units", e.units);
}

template <class V, AnyOf<domain::TaskCompleted> E>
void Fields(V& v, E& e) {
  v("assessment", e.assessment);
}

template <class V, AnyOf<domain::TaskCancelled> E>
void Fields(V& v, E& e) {
  v("reason", e.reason), v("consent", e.consent);
}

template <class V, AnyOf<domain::Instructed> E>
void Fields(V& v, E& e) {
  v("instruction", e.instruction), v("text", e.text), v("addressees", e.addressees);
  v("reply_asked", e.reply_asked), v("reply_by", e.reply_by);
}

template <class V, AnyOf<domain::Acknowledged> E>
void Fields(V& v, E& e) {
  v("instruction", e.instruction), v("unit", e.unit);
}

template <class V, AnyOf<domain::InstructionAnswered> E>
void Fields(V& v, E& e) {
  v("instruction", e.instruction), v("unit", e.unit), v("reply", e.reply);
}

// --- the assignments of a task ---

template <class V, AnyOf<domain::AssignmentCreated> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("parent", e.parent), v("unit", e.unit), v("role", e.role);
  v("origin", e.origin), v("due_date", e.due_date);
  v.Added("share", e.share), v.Added("inherited_from", e.inherited_from);
}

template <class V, AnyOf<domain::Accepted, domain::Resumed> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit);
}

template <class V, AnyOf<domain::Declined> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("reason", e.reason);
  v("suggested_unit", e.suggested_unit);
}

template <class V, AnyOf<domain::DeclineRefused, domain::DeclineGranted, domain::Waived> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("reason", e.reason);
}

template <class V, AnyOf<domain::Withdrawn> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("end_reason", e.end_reason);
  v("reason", e.reason), v("replaced_by", e.replaced_by);
}

template <class V, AnyOf<domain::AssignmentWithdrawn> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("end_reason", e.end_reason);
}

template <class V, AnyOf<domain::Reassigned> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("new_unit", e.new_unit);
  v("replaced_by", e.replaced_by), v("reason", e.reason);
  v("leader_consent", e.leader_consent), v("superior_consent", e.superior_consent);
}

template <class V, AnyOf<domain::ChildMoved> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("parent", e.parent);
}

template <class V, AnyOf<domain::HandlerAssigned, domain::HandlerCleared> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("handler", e.handler);
}

template <class V, AnyOf<domain::SplitUp> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("children", e.children);
}

template <class V, AnyOf<domain::ShareChanged> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("share", e.share);
}

template <class V, AnyOf<domain::DueChanged> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("from", e.from), v("due_date", e.due_date);
}

template <class V, AnyOf<domain::Urged> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("date", e.date), v("text", e.text);
}

template <class V, AnyOf<domain::AssignmentReopened> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("reason", e.reason);
  v("due_date", e.due_date);
}

template <class V, AnyOf<domain::CoordinationRequested> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("request", e.request), v("kind", e.kind);
  v("target", e.target), v("other_unit", e.other_unit), v("parties", e.parties);
  v("wish", e.wish);
}

template <class V, AnyOf<domain::CoordinationRuled> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("request", e.request);
  v("granted", e.granted), v("reason", e.reason);
}

template <class V, AnyOf<domain::RequestWithdrawn> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("request", e.request);
}

template <class V, AnyOf<domain::Suspended> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("reason", e.reason);
  v("review_date", e.review_date), v("leader_consent", e.leader_consent);
  v("superior_consent", e.superior_consent);
}

template <class V, AnyOf<domain::SuspensionRedated> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("reason", e.reason);
  v("review_date", e.review_date);
}

// --- submissions and their steps ---

template <class V, AnyOf<domain::Submitted> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("submission", e.submission);
  v("summary", e.summary), v("steps", e.steps);
}

template <class V, AnyOf<domain::StepAuto, domain::StepMerged> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("submission", e.submission);
  v("step", e.step);
}

template <
    class V,
    AnyOf<domain::HandedIn, domain::Recalled, domain::StopUndone, domain::SubmissionSuperseded> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("submission", e.submission);
}

template <class V, AnyOf<domain::StepApproved, domain::Returned, domain::ReturnedInside> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("submission", e.submission);
  v("step", e.step), v("comment", e.comment);
}

template <class V, AnyOf<domain::ApprovalRevoked> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("submission", e.submission);
  v("step", e.step), v("reason", e.reason);
}

template <class V, AnyOf<domain::Done> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("assessment", e.assessment);
}

template <class V, AnyOf<domain::NoDecider> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("submission", e.submission);
  v("step", e.step);
  v.Added("decision", e.decision, domain::DecisionKind::kStep), v.Added("request", e.request);
}

template <class V, AnyOf<domain::DeciderFound> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("decision", e.decision);
  v("submission", e.submission), v("step", e.step), v("request", e.request);
}

template <class V, AnyOf<domain::SubstituteNamed> E>
void Fields(V& v, E& e) {
  v("assignment", e.assignment), v("unit", e.unit), v("decision", e.decision);
  v("submission", e.submission), v("step", e.step), v("request", e.request);
  v("substitute", e.substitute);
}

// --- plans, the directory, sessions ---

template <class V, AnyOf<domain::PlanDrafted> E>
void Fields(V& v, E& e) {
  v("issuing_unit", e.issuing_unit), v("content", e.content);
}

template <class V, AnyOf<domain::PlanIssued> E>
void Fields(V& v, E& e) {
  v("task_count", e.task_count);
}

template <class V, AnyOf<domain::UnitCreated, domain::UnitChanged> E>
void Fields(V& v, E& e) {
  v("unit", e.unit);
}

template <class V, AnyOf<domain::UserCreated> E>
void Fields(V& v, E& e) {
  v("user", e.user);
}

template <class V, AnyOf<domain::MembershipGranted, domain::MembershipRevoked> E>
void Fields(V& v, E& e) {
  v("membership", e.membership);
}

template <class V,
          AnyOf<domain::UnitGroupCreated, domain::UnitGroupChanged, domain::UnitGroupDeleted> E>
void Fields(V& v, E& e) {
  v("group", e.group);
}

template <class V, AnyOf<domain::DelegationStarted, domain::DelegationEnded> E>
void Fields(V& v, E& e) {
  v("delegation", e.delegation);
}

template <class V, AnyOf<domain::UnitMappingConfirmed, domain::UnitMappingRemoved> E>
void Fields(V& v, E& e) {
  v("mapping", e.mapping);
}

template <class V, AnyOf<domain::SignedIn, domain::SignedOut> E>
void Fields(V& v, E& e) {
  v("session", e.session);
}

}  // namespace duban::app

#endif  // DUBAN_SERVER_APP_EVENT_FIELDS_H_
