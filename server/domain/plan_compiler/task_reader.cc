#include "server/domain/plan_compiler/task_reader.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "server/domain/plan_compiler/bodies.h"
#include "server/domain/plan_compiler/characters.h"
#include "server/domain/plan_compiler/clauses.h"
#include "server/domain/plan_compiler/deliverable_reader.h"
#include "server/domain/plan_compiler/numbering.h"
#include "server/domain/plan_compiler/recurrence.h"
#include "server/domain/plan_compiler/recurrence_period.h"
#include "server/domain/plan_compiler/target.h"
#include "server/domain/plan_compiler/unique_list.h"

namespace duban::domain::plan_compiler {
namespace {

class TaskReader {
 public:
  TaskReader(const PlanText& text, const ItemDraft& item, const LeadRules& rules,
             const DueContext& context)
      : text_(text), item_(item), rules_(rules), due_(text, context) {}

  TaskReading Read() {
    ParsedTask& task = reading_.task;
    task.number = text_.Raw(item_.number);
    task.heading = text_.Raw(item_.heading);
    for (const Range& line : item_.section) task.section.push_back(text_.Raw(line));
    task.source = text_.Span(item_.source);
    CutAnnotations();
    AddRemarks();
    ReadText();
    for (const AnnotationSite& site : item_.sites) ReadAnnotation(site);
    ReadCells();
    DueReading due = due_.Finish();
    task.due = due.due;
    reading_.due = due.phrase;
    task.due_raw = std::move(due.raw);
    task.due_text = std::move(due.text);
    task.lead = lead_.Take();
    task.support = support_.Take();
    task.responsible = responsible_.Take();
    task.leader = leader_.Take();
    task.person = person_.Take();
    for (const AnnotationSite& site : item_.sites) {
      task.annotations.push_back(text_.Raw(site.whole));
    }
    return std::move(reading_);
  }

 private:
  // The item's lines without its annotations.
  void CutAnnotations() {
    auto site = item_.sites.begin();
    for (const Range& line : item_.lines) {
      std::size_t begin = line.begin;
      std::string kept;
      while (site != item_.sites.end() && site->whole.begin < line.end) {
        if (site->whole.begin > begin) Keep({begin, site->whole.begin}, kept);
        begin = std::max(begin, site->whole.end);
        if (site->whole.end > line.end) break;  // runs on into the next line
        ++site;
      }
      if (begin < line.end) Keep({begin, line.end}, kept);
      if (kept.empty()) continue;
      if (!reading_.task.text.empty()) reading_.task.text += '\n';
      reading_.task.text += kept;
    }
  }

  void AddRemarks() {
    std::string& text = reading_.task.text;
    for (const auto& [label, remark] : item_.remarks) {
      if (!text.empty()) text += '\n';
      if (!label.empty()) text += text_.Raw(label) + "：";
      text += text_.Raw(remark);
      if (SaysHowOften(text_.View(label))) {
        for (const Range& duty : FindRecurrences(text_, {remark})) AddDuty(duty);
      }
    }
  }

  // 督查频次, 报送周期
  static bool SaysHowOften(std::u32string_view label) {
    constexpr WordList kWords = {U"频次", U"频率", U"周期"};
    return LongestSuffix(label, kWords) > 0;
  }

  void Keep(Range part, std::string& kept) {
    part = text_.Trim(part);
    if (part.empty()) return;
    kept += text_.Raw(part);
    parts_.push_back(part);
  }

  void ReadText() {
    ParsedTask& task = reading_.task;
    for (Range part : parts_) {
      // （1）新建学校2所: the number of a point is none of what is measured.
      if (const auto point = NumberAt(text_, part.begin, part.end); point && !point->decimal) {
        part.begin = point->body;
      }
      for (const Deadline& deadline : FindDeadlines(text_, part, DeadlineContext::kRunningText)) {
        due_.Add(deadline);
      }
      const std::vector<Range> clauses = SplitClauses(text_, part);
      for (Target& target : FindTargets(text_, clauses)) {
        task.targets.push_back(text_.Raw(target.phrase));
        for (Indicator& indicator : target.indicators) {
          task.indicators.push_back(std::move(indicator));
        }
      }
      for (Deliverable& deliverable : FindDeliverables(text_, part)) {
        task.deliverables.push_back(std::move(deliverable));
      }
      for (const Range& range : FindRecurrences(text_, clauses)) {
        AddDuty(range);
      }
    }
  }

  void AddDuty(Range phrase) {
    if (!duties_.insert(text_.Raw(phrase)).second) return;
    reading_.task.recurrence.push_back(ReadRecurrence(text_, phrase));
  }

  void ReadAnnotation(const AnnotationSite& site) {
    Annotation annotation = ReadSite(text_, site);
    const bool empty = annotation.lead.empty() && annotation.support.empty() &&
                       annotation.responsible.empty() && annotation.leader.empty() &&
                       annotation.person.empty() && annotation.due.empty() &&
                       annotation.duties.empty();
    if (empty) reading_.not_understood.push_back(site.whole);
    Apply(std::move(annotation), site.whole.begin, site.whole.end);
  }

  void ReadCells() {
    if (item_.cells.empty()) return;
    AnnotationReader reader(text_);
    for (const auto& [role, cell] : item_.cells) reader.ReadAs(role, cell);
    Apply(reader.Finish(), item_.source.begin, item_.source.end);
  }

  // "The first listed is the lead" moves the first body unless a lead is printed or it is 各….
  void Apply(Annotation annotation, std::size_t begin, std::size_t end) {
    ParsedTask& task = reading_.task;
    const bool ruled = !annotation.lead_stated && !annotation.responsible.empty();
    const bool first_leads = rules_.first_is_lead && *rules_.first_is_lead < std::max(begin, end) &&
                             ruled && !IsCollective(text_.View(annotation.responsible.front()));
    if (first_leads) {
      annotation.lead.push_back(annotation.responsible.front());
      annotation.support.insert(annotation.support.end(), annotation.responsible.begin() + 1,
                                annotation.responsible.end());
      annotation.responsible.clear();
      task.lead_inferred = true;
    } else if (ruled && rules_.responsible_is_lead) {
      annotation.lead = std::exchange(annotation.responsible, {});
      task.lead_inferred = true;
    }
    AddNames(lead_, annotation.lead);
    AddNames(support_, annotation.support);
    AddNames(responsible_, annotation.responsible);
    AddNames(leader_, annotation.leader);
    AddNames(person_, annotation.person);
    task.open_ended = task.open_ended || annotation.open_ended;
    for (const Range& phrase : annotation.duties) AddDuty(phrase);
    for (const Range& phrase : annotation.due) {
      due_.AddStated(phrase);
      // 每半年报送一次 under 完成时限 is how often.
      for (const Range& duty : FindRecurrences(text_, SplitClauses(text_, phrase))) {
        if (text_.At(duty.begin) == U'每') AddDuty(duty);
      }
      task.standing = task.standing || HoldsStanding(text_.View(phrase));
    }
  }

  static bool HoldsStanding(std::u32string_view phrase) {
    constexpr WordList kWords = {U"持续", U"长期", U"常态", U"全年", U"常年"};
    return ContainsAny(phrase, kWords);
  }

  void AddNames(UniqueList& names, const std::vector<Range>& ranges) {
    for (const Range& range : ranges) names.Add(text_.Raw(range));
  }

  const PlanText& text_;
  const ItemDraft& item_;
  LeadRules rules_;
  DueReader due_;
  UniqueList lead_;
  UniqueList support_;
  UniqueList responsible_;
  UniqueList leader_;
  UniqueList person_;
  std::unordered_set<std::string> duties_;
  std::vector<Range> parts_;  // the text without annotations
  TaskReading reading_;
};

}  // namespace

TaskReading ReadTask(const PlanText& text, const ItemDraft& item, const LeadRules& rules,
                     const DueContext& context) {
  return TaskReader(text, item, rules, context).Read();
}

}  // namespace duban::domain::plan_compiler
