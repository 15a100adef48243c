// duban request create, rule, withdraw, list: coordination requests (提请协调).
#include <memory>
#include <utility>

#include "clients/cli/assignment_options.h"
#include "clients/cli/labels.h"
#include "clients/cli/message_text.h"
#include "clients/cli/request_view.h"
#include "clients/cli/resource_name.h"

namespace duban::cli {
namespace {

struct RequestOptions {
  std::string request;
  std::string assignment;
  std::string task;
  std::string kind;
  std::vector<std::string> parties;
  std::string unit;
  std::string successor;
  std::string text;
  std::string due;
  std::string leader_consent;
  std::string superior_consent;
  bool grant = false;
  bool refuse = false;
  bool old_becomes_support = false;
  MutationOptions mutation;
  ListingOptions listing;
};

Output RequestOutput(Runtime& runtime, const v1::CoordinationRequest& request,
                     const std::string& head) {
  return {.text = head + RenderRequest(request, runtime.style()),
          .json = JsonText(request),
          .note = "",
          .exit_code = ExitCode::kOk};
}

Outcome CreateRequest(Runtime& runtime, const RequestOptions& options) {
  v1::RequestCoordinationRequest request;
  ASSIGN_OR_FAIL(const v1::RequestKind kind, Parse<v1::RequestKind>(options.kind, "kind"));
  request.set_kind(kind);
  request.set_wish(options.text);
  ASSIGN_OR_FAIL(*request.mutable_name(), runtime.Assignment(options.assignment));
  for (const std::string& party : options.parties) {
    ASSIGN_OR_FAIL(*request.add_parties(), runtime.Unit(party, "parties"));
  }
  if (!options.unit.empty()) {
    ASSIGN_OR_FAIL(*request.mutable_unit(), runtime.Unit(options.unit, "unit"));
  }
  if (!options.successor.empty()) {
    ASSIGN_OR_FAIL(*request.mutable_successor(), runtime.Unit(options.successor, "successor"));
  }
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  ASSIGN_OR_FAIL(const v1::CoordinationRequest made,
                 runtime.client().coordination().RequestCoordination(request));
  return RequestOutput(runtime, made, "已提请协调。\n");
}

Outcome RuleRequest(Runtime& runtime, const RequestOptions& options) {
  if (options.grant == options.refuse) {
    return client::InvalidField("granted", "RULING_REQUIRED", "须用 --grant 或 --refuse 裁定");
  }
  v1::RuleCoordinationRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(), RequestName(options.request));
  request.set_granted(options.grant);
  request.set_reason(options.text);
  request.set_leader_consent(options.leader_consent);
  request.set_superior_consent(options.superior_consent);
  request.set_old_becomes_support(options.old_becomes_support);
  if (!options.unit.empty()) {
    ASSIGN_OR_FAIL(*request.mutable_unit(), runtime.Unit(options.unit, "unit"));
  }
  if (!options.due.empty()) {
    if (Failure failure = SetDate(options.due, "due_date", request.mutable_due_date())) {
      return *std::move(failure);
    }
  }
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  ASSIGN_OR_FAIL(const v1::CoordinationRequest ruled,
                 runtime.client().coordination().RuleCoordination(request));
  return RequestOutput(runtime, ruled, Headline(options.mutation, "已裁定。"));
}

Outcome WithdrawRequest(Runtime& runtime, const RequestOptions& options) {
  v1::WithdrawRequestRequest request;
  ASSIGN_OR_FAIL(*request.mutable_name(), RequestName(options.request));
  if (Failure failure = SetMutation(runtime, options.mutation, request)) {
    return *std::move(failure);
  }
  ASSIGN_OR_FAIL(const v1::CoordinationRequest withdrawn,
                 runtime.client().coordination().WithdrawRequest(request));
  return RequestOutput(runtime, withdrawn, "已撤回协调请求。\n");
}

Outcome ListRequests(Runtime& runtime, const RequestOptions& options) {
  v1::ListCoordinationRequestsRequest request;
  ASSIGN_OR_FAIL(*request.mutable_parent(), ResourceName("tasks", options.task, "task"));
  request.set_page_size(PageSize(options.listing));
  v1::ListCoordinationRequestsResponse all;
  ASSIGN_OR_FAIL(std::string note, CollectInto(runtime.client().coordination().EachRequest(request),
                                               options.listing, all.mutable_requests()));
  return Output{.text = RenderRequests(all, runtime.style()),
                .json = JsonText(all),
                .note = std::move(note),
                .exit_code = ExitCode::kOk};
}

using Run = Outcome (*)(Runtime&, const RequestOptions&);

std::pair<CLI::App*, RequestOptions*> Add(Commands& commands, CLI::App& group,
                                          const CommandText& text, Run run) {
  auto options = std::make_shared<RequestOptions>();
  CLI::App& command = commands.Add(
      group, text, [options, run](Runtime& runtime) { return run(runtime, *options); });
  return {&command, options.get()};
}

void AddCreate(Commands& commands, CLI::App& group) {
  const auto [create, made] = Add(
      commands, group,
      {"create", "提请协调",
       "duban request create 3:财务处 --kind ADD_UNIT --unit 教师处 --wish 需教师处提供编制数据\n"
       "duban request create 3:教师处 --kind 意见不一致 --party 财务处 --wish 口径不同,请裁定"},
      CreateRequest);
  create->add_option("ASSIGNMENT", made->assignment, "提请的承办件:3/9 或 3:财务处")->required();
  create->add_option("--kind", made->kind, "事由:" + Choices<v1::RequestKind>())->required();
  create->add_option("--wish", made->text, "请求及理由")->required();
  create->add_option("--party", made->parties, "意见不一致的另一方单位,可给多次")
      ->allow_extra_args(false);
  create->add_option("--unit", made->unit, "要增加的单位,或要退出的下级承办单位");
  create->add_option("--successor", made->successor, "建议由哪个单位接办");
  AddMutation(*create, made->mutation);
}

void AddRule(Commands& commands, CLI::App& group) {
  const auto [rule, ruled] = Add(commands, group,
                                 {"rule", "裁定协调请求;同意的一并照办",
                                  "duban request rule 3/9/5 --grant --reason 确有需要\n"
                                  "duban request rule 3/9/5 --refuse --reason 现有单位可以完成"},
                                 RuleRequest);
  rule->add_option("REQUEST", ruled->request, "协调请求:3/9/5 或全名")->required();
  CLI::Option* grant = rule->add_flag("--grant", ruled->grant, "同意");
  rule->add_flag("--refuse", ruled->refuse, "不同意")->excludes(grant);
  rule->add_option("--reason", ruled->text, "裁定理由")->required();
  rule->add_option("--unit", ruled->unit, "改由这个单位,而不是所请求的");
  rule->add_option("--due", ruled->due, "新承办件的期限");
  rule->add_option("--leader-consent", ruled->leader_consent,
                   "分管领导同意的记载;更换牵头单位必须有");
  rule->add_option("--superior-consent", ruled->superior_consent,
                   "上级同意的记载;变动刚性期限必须有");
  rule->add_flag("--keep-as-support", ruled->old_becomes_support, "原单位改任配合单位");
  AddPreviewable(*rule, ruled->mutation);
}

}  // namespace

void AddRequestCommands(Commands& commands) {
  CLI::App& group = commands.AddGroup(
      {"request", "提请协调:意见不一致、非本单位职责、增减或更换单位", "duban request list 3"});
  AddCreate(commands, group);
  AddRule(commands, group);
  const auto [withdraw, withdrawn] =
      Add(commands, group, {"withdraw", "撤回本单位的协调请求", "duban request withdraw 3/9/5"},
          WithdrawRequest);
  withdraw->add_option("REQUEST", withdrawn->request, "协调请求:3/9/5 或全名")->required();
  AddMutation(*withdraw, withdrawn->mutation);
  const auto [list, listed] =
      Add(commands, group, {"list", "一个事项的协调请求", "duban request list 3"}, ListRequests);
  list->add_option("TASK", listed->task, "事项:3 或 tasks/3")->required();
  AddLimit(*list, listed->listing);
}

}  // namespace duban::cli
