#include "clients/cli/labels.h"

#include <cctype>
#include <map>

#include <absl/strings/ascii.h>
#include <absl/strings/str_join.h>

namespace duban::cli {
namespace {

const std::map<std::string, std::string>& Words() {
  static const auto* words = new std::map<std::string, std::string>{
      {"PLAN_STATE_DRAFT", "拟办"},
      {"PLAN_STATE_ISSUED", "已下达"},
      {"TASK_STATE_DRAFT", "拟办"},
      {"TASK_STATE_ISSUED", "已下达"},
      {"TASK_STATE_IN_PROGRESS", "办理中"},
      {"TASK_STATE_UNDER_REVIEW", "审批中"},
      {"TASK_STATE_COMPLETED", "办结"},
      {"TASK_STATE_SUSPENDED", "暂缓"},
      {"TASK_STATE_CANCELLED", "撤销"},
      {"LEAD_CHOICE_ONE_UNIT", "其中一个单位牵头"},
      {"LEAD_CHOICE_OFFICE", "督查室自办"},
      {"ASSIGNMENT_STATE_PENDING", "待签收"},
      {"ASSIGNMENT_STATE_IN_PROGRESS", "办理中"},
      {"ASSIGNMENT_STATE_UNDER_REVIEW", "审批中"},
      {"ASSIGNMENT_STATE_DONE", "办结"},
      {"ASSIGNMENT_STATE_DECLINED", "已退回待裁定"},
      {"ASSIGNMENT_STATE_WITHDRAWN", "已撤回"},
      {"ASSIGNMENT_STATE_REASSIGNED", "已改派"},
      {"END_REASON_WAIVED", "免办"},
      {"END_REASON_WITHDRAWN", "撤回交办"},
      {"END_REASON_RELEASED", "准予退回"},
      {"END_REASON_ABSORBED", "并入上级"},
      {"END_REASON_CANCELLED", "事项撤销"},
      {"END_REASON_AMENDED", "交办调整"},
      {"END_REASON_MERGED", "并案"},
      {"END_REASON_SPLIT", "分立"},
      {"END_REASON_ROLLED_OVER", "结转"},
      {"ASSIGNMENT_ROLE_LEAD", "牵头"},
      {"ASSIGNMENT_ROLE_SUPPORT", "配合"},
      {"ASSIGNMENT_ORIGIN_ISSUE", "文件确定"},
      {"ASSIGNMENT_ORIGIN_SPLIT", "单位分解"},
      {"ASSESSMENT_EXCELLENT", "优秀"},
      {"ASSESSMENT_GOOD", "良好"},
      {"ASSESSMENT_QUALIFIED", "合格"},
      {"ASSESSMENT_UNQUALIFIED", "不合格"},
      {"REVIEW_STEP_KIND_UNIT_HEAD", "处室负责人"},
      {"REVIEW_STEP_KIND_PARENT_UNIT", "牵头处室"},
      {"REVIEW_STEP_KIND_LEADER", "分管领导"},
      {"REVIEW_STEP_KIND_SUPERVISION", "督查室"},
      {"REVIEW_STEP_STATE_WAITING", "未到"},
      {"REVIEW_STEP_STATE_OPEN", "待审"},
      {"REVIEW_STEP_STATE_APPROVED", "同意"},
      {"REVIEW_STEP_STATE_RETURNED", "退回"},
      {"REVIEW_STEP_STATE_AUTO", "视为同意"},
      {"REVIEW_STEP_STATE_MERGED", "并入前一环节"},
      {"SUBMISSION_STATE_UNDER_REVIEW", "审批中"},
      {"SUBMISSION_STATE_APPROVED", "通过"},
      {"SUBMISSION_STATE_RETURNED", "退回"},
      {"SUBMISSION_STATE_SUPERSEDED", "随改派失效"},
      {"SUBMISSION_STATE_RECALLED", "撤回"},
      {"DECLINE_RULING_INSIST", "维持交办"},
      {"DECLINE_RULING_RELEASE", "准予退回"},
      {"REQUEST_KIND_DISAGREE", "意见不一致"},
      {"REQUEST_KIND_NOT_OURS", "不属本单位职责"},
      {"REQUEST_KIND_ADD_UNIT", "增加配合单位"},
      {"REQUEST_KIND_RELEASE_UNIT", "退出或更换下级承办单位"},
      {"REQUEST_KIND_CHANGE_LEAD", "更换牵头单位"},
      {"REQUEST_STATE_OPEN", "待裁定"},
      {"REQUEST_STATE_GRANTED", "已同意"},
      {"REQUEST_STATE_REFUSED", "不同意"},
      {"REQUEST_STATE_WITHDRAWN", "已撤回"},
      {"REQUEST_STATE_LAPSED", "已失效"},
      {"TODO_KIND_ACCEPT", "签收"},
      {"TODO_KIND_WORK", "办理"},
      {"TODO_KIND_UNIT_HEAD_STEP", "本处室审核"},
      {"TODO_KIND_PARENT_UNIT_STEP", "审核下级报送"},
      {"TODO_KIND_LEADER_STEP", "分管领导审批"},
      {"TODO_KIND_SUPERVISION_STEP", "督查室核验"},
      {"TODO_KIND_RULING_OF_UNIT", "本单位裁定"},
      {"TODO_KIND_RULING_OF_OFFICE", "督查室裁定"},
      {"TODO_KIND_NAMED_LEADER_STEP", "分管领导审批"},
      {"TODO_KIND_SUBSTITUTE", "代行决定"},
      {"TODO_KIND_NO_DECIDER", "指定代行人"},
      {"TASK_CATEGORY_ANNUAL_PLAN", "年度重点"},
      {"TASK_CATEGORY_SUPERIOR", "上级交办"},
      {"TASK_CATEGORY_INSTRUCTION", "领导批示"},
      {"TASK_CATEGORY_MEETING", "会议议定"},
      {"TASK_CATEGORY_RECTIFICATION", "问题整改"},
      {"TASK_CATEGORY_PROPOSAL", "建议提案"},
      {"TASK_CATEGORY_PETITION", "信访"},
      {"TASK_CATEGORY_OTHER", "其他"},
      {"DUE_BASIS_TEXT", "文件载明"},
      {"DUE_BASIS_PLAN", "计划默认"},
      {"DUE_BASIS_OFFICE", "督查室确定"},
      {"UNIT_KIND_BUREAU", "局"},
      {"UNIT_KIND_OFFICE", "处室"},
      {"UNIT_KIND_AFFILIATED", "直属单位"},
      {"UNIT_KIND_TASK_FORCE", "专班"},
      {"UNIT_KIND_COUNTY", "县区局"},
      {"UNIT_KIND_SCHOOL", "学校"},
      {"ROLE_HANDLER", "经办人"},
      {"ROLE_HEAD", "负责人"},
      {"ROLE_LEADER", "分管领导"},
      {"ROLE_PRINCIPAL", "主要领导"},
      {"ROLE_SUPERVISOR", "督查员"},
      {"ROLE_ADMIN", "管理员"},
      {"ROLE_VIEWER", "查阅人"},
      {"ROLE_SERVICE", "服务账号"},
      {"SEVERITY_INFO", "说明"},
      {"NAME_KIND_UNIT", "单位"},
      {"NAME_KIND_GROUP", "单位组"},
      {"NAME_KIND_COLLECTIVE", "多个单位"},
      {"NAME_KIND_TASK_FORCE", "专班"},
      {"NAME_KIND_AMBIGUOUS", "有多个同名"},
      {"NAME_KIND_UNKNOWN", "未登记"},
      {"RESOLVED_BY_NAME", "名称"},
      {"RESOLVED_BY_MAPPING", "约定"},
      {"RESOLVED_BY_PREFIX", "前缀"},
      {"ITEM_CHANGE_UNCHANGED", "未变"},
      {"ITEM_CHANGE_ADDED", "新增"},
      {"ITEM_CHANGE_REMOVED", "删去"},
      {"ITEM_CHANGE_CHANGED", "修改"},
      {"ITEM_FIELD_NUMBER", "序号"},
      {"ITEM_FIELD_SECTIONS", "章节"},
      {"ITEM_FIELD_TITLE", "标题"},
      {"ITEM_FIELD_TEXT", "内容"},
      {"ITEM_FIELD_UNITS", "分工"},
      {"ITEM_FIELD_DUE_DATE", "期限"},
      {"ITEM_FIELD_STANDING", "持续推进"},
      {"ITEM_FIELD_INDICATORS", "量化指标"},
      {"ITEM_FIELD_DELIVERABLES", "交付成果"},
      {"ITEM_FIELD_RECURRENCES", "办理周期"},
      {"ITEM_FIELD_LEADERS", "领导"},
      {"COMPARATOR_AT_LEAST", "不少于"},
      {"COMPARATOR_AT_MOST", "不超过"},
      {"COMPARATOR_EQUAL", "等于"},
      {"COMPARATOR_RANGE", "区间"},
      {"INDICATOR_BASIS_LEVEL", "数值"},
      {"INDICATOR_BASIS_INCREASE", "增幅"},
      {"INDICATOR_BASIS_DECREASE", "降幅"},
      {"RECURRENCE_PERIOD_DAY", "日"},
      {"RECURRENCE_PERIOD_WEEK", "周"},
      {"RECURRENCE_PERIOD_MONTH", "月"},
      {"RECURRENCE_PERIOD_QUARTER", "季度"},
      {"RECURRENCE_PERIOD_HALF_YEAR", "半年"},
      {"RECURRENCE_PERIOD_YEAR", "年"},
      {"RECURRENCE_PERIOD_TERM", "学期"},
      {"EXPORT_FORMAT_XLSX", "XLSX表格"},
      {"EXPORT_FORMAT_DOCX", "DOCX文档"},
      {"SEVERITY_WARNING", "注意"},
      {"SEVERITY_ERROR", "须改"},
  };
  return *words;
}

// AssignmentState → ASSIGNMENT_STATE_
std::string PrefixOf(const google::protobuf::EnumDescriptor* type) {
  std::string prefix;
  for (const char c : type->name()) {
    if (std::isupper(static_cast<unsigned char>(c)) != 0 && !prefix.empty()) prefix += '_';
    prefix += absl::ascii_toupper(static_cast<unsigned char>(c));
  }
  return prefix + "_";
}

}  // namespace

std::string KeywordOf(const google::protobuf::EnumDescriptor* type, int number) {
  if (number == 0) return "";
  const auto* value = type->FindValueByNumber(number);
  return value == nullptr ? std::to_string(number) : value->name().substr(PrefixOf(type).size());
}

std::string LabelOf(const google::protobuf::EnumDescriptor* type, int number) {
  if (number == 0) return "";
  const auto* value = type->FindValueByNumber(number);
  if (value == nullptr) return std::to_string(number);
  const auto word = Words().find(value->name());
  return word == Words().end() ? KeywordOf(type, number) : word->second;
}

client::Result<int> ParseLabel(const google::protobuf::EnumDescriptor* type,
                               const std::string& text, const std::string& field) {
  const std::string upper = absl::AsciiStrToUpper(text);
  for (int i = 0; i < type->value_count(); ++i) {
    const int number = type->value(i)->number();
    if (number == 0) continue;
    if (upper == KeywordOf(type, number) || text == LabelOf(type, number)) return number;
  }
  return client::InvalidField(field, "VALUE_INVALID",
                              "“" + text + "”不在可选之列:" + ChoicesOf(type));
}

std::string ChoicesOf(const google::protobuf::EnumDescriptor* type) {
  std::vector<std::string> choices;
  for (int i = 0; i < type->value_count(); ++i) {
    const int number = type->value(i)->number();
    if (number != 0) choices.push_back(KeywordOf(type, number) + " " + LabelOf(type, number));
  }
  return absl::StrJoin(choices, "、");
}

}  // namespace duban::cli
