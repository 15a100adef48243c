// The same for the commands that change a chain's course.
#include "server/app/commands/batch_command.h"
#include "tests/integration/write_path/fault_case.h"

namespace duban::testing {
namespace {

class FaultOfCourse : public Fault {
 protected:
  // A command on the child of an accepted task, whose events are so many.
  void OnChild(const char* name, int events, domain::UserId who, const domain::Command& command,
               const std::function<void(const Issued&)>& before = {}) {
    RunCase(name, events, [&](Issued& at) {
      at = Accepted();
      if (before) before(at);
      return [&, command](std::string id) {
        return On(Request(who, name, "", id), at.task, at.child, command);
      };
    });
  }
};

TEST_F(FaultOfCourse, DeclineAndRelease) {
  const domain::Decline decline{.reason = "不属本处"};
  RunCase("decline", 1, [&](Issued& at) {
    at = NewTask();
    return [&](std::string id) {
      return On(Request(personnel_head_, "Decline", "", id), at.task, at.child, decline);
    };
  });
  RunCase("release", 2, [&](Issued& at) {
    at = NewTask();
    Must(On(Request(personnel_head_, "Decline"), at.task, at.child, decline));
    return [&](std::string id) {
      return On(Request(supervisor_, "Release", "", id), at.task, at.child,
                domain::Release{.reason = "同意"});
    };
  });
}

// REASSIGNED, SUBMISSION_SUPERSEDED, ASSIGNMENT_CREATED.
TEST_F(FaultOfCourse, ReassignWithWorkUnderWay) {
  OnChild("reassign", 3, supervisor_, domain::Reassign{.unit = building_, .reason = "职责调整"},
          [&](const Issued& at) { Must(Submit(Request(personnel_head_, "Submit"), at, false)); });
}

TEST_F(FaultOfCourse, RecallAndWaive) {
  OnChild("recall", 1, personnel_handler_, domain::Recall{}, [&](const Issued& at) {
    Must(Submit(Request(personnel_handler_, "Submit"), at, false));
  });
  OnChild("waive", 1, supervisor_, domain::Waive{.reason = "已无必要"});
}

TEST_F(FaultOfCourse, SuspendAndResume) {
  const domain::Suspend suspend{.reason = "等文件",
                                .review_date = absl::CivilDay(2026, 5, 8),
                                .leader_consent = "局领导批示"};
  RunCase("suspend", 1, [&](Issued& at) {
    at = Accepted();
    return [&](std::string id) {
      return OnTask(Request(supervisor_, "Suspend", "", id), at.task, suspend);
    };
  });
  RunCase("resume", 1, [&](Issued& at) {
    at = Accepted();
    Must(OnTask(Request(supervisor_, "Suspend"), at.task, suspend));
    return [&](std::string id) {
      return OnTask(Request(supervisor_, "Resume", "", id), at.task, domain::Resume{});
    };
  });
}

// TASK_CANCELLED and ASSIGNMENT_WITHDRAWN for both.
TEST_F(FaultOfCourse, Cancel) {
  RunCase("cancel", 3, [&](Issued& at) {
    at = Accepted();
    return [&](std::string id) {
      return OnTask(Request(supervisor_, "Cancel", "", id), at.task,
                    domain::CancelTask{.reason = "取消", .leader_consent = "局领导批示"});
    };
  });
}

TEST_F(FaultOfCourse, AskForCoordination) {
  RunCase("request", 1, [&](Issued& at) {
    at = Accepted();
    return [&](std::string id) {
      return OnRequest(
          Request(personnel_head_, "Ask", "", id), at.task, at.child,
          domain::RequestCoordination{
              .kind = domain::RequestKind::kAddUnit, .unit = building_, .wish = "请增加基建处"});
    };
  });
}

TEST_F(FaultOfCourse, Instruct) {
  const domain::UserId leader = AddStaff("leader", domain::Role::kLeader, bureau_);
  RunCase("instruct", 1, [&](Issued& at) {
    at = Accepted();
    return [&, leader](std::string id) {
      return OnInstruction(Request(leader, "Instruct", "", id), at.task,
                           domain::Instruct{.text = "请抓紧"});
    };
  });
}

// Two units added to a chain, one of which is in the task's lists already.
TEST_F(FaultOfCourse, Split) {
  AddCounties(1, 2);
  const CountyUnit& county = counties_.front();
  domain::AssignmentId share;
  RunCase("split", 3, [&](Issued& at) {
    app::NewTask task;
    task.issuing_unit = bureau_;
    task.content.title = "排查校舍";
    task.content.due_date = absl::CivilDay(2026, 6, 30);
    task.content.planned_units = {
        {.unit = county.unit, .printed_name = "", .role = domain::AssignmentRole::kLead}};
    at.task = {
        std::atoll(Must(app::CreateTask(Request(supervisor_, "CreateTask"), task,
                                        [](const domain::Chain& chain, const domain::Directory&) {
                                          return std::to_string(chain.task.id.value);
                                        }))
                       .c_str())};
    Must(Office::IssueTask(Request(supervisor_, "IssueTask"), at.task));
    share = At(at.task, county.unit);
    Must(On(Request(county.head, "Accept"), at.task, share, domain::Accept{}));
    return [&](std::string id) {
      return On(Request(county.head, "Split", "", id), at.task, share,
                domain::SplitShare{.children = {{.unit = county.schools[0].unit},
                                                {.unit = county.schools[1].unit}}});
    };
  });
}

TEST_F(FaultOfCourse, ABatchMethod) {
  RunCase("batch method", 2, [&](Issued& at) {
    at = NewTask();
    return [&](std::string id) {
      std::vector<app::WriteCommand> parts;
      parts.push_back(Office::Accept(Request(finance_head_, "Part"), at, true));
      parts.push_back(On(Request(finance_head_, "Part"), at.task, at.child, domain::Urge{}));
      return app::Together(
          Request(finance_head_, "Batch", "", id), std::move(parts),
          [](const std::vector<std::string>& answers) { return answers[0] + answers[1]; });
    };
  });
}

// The last head leaves: the directory and the task change together, or neither.
TEST_F(FaultOfCourse, AMemberLeaves) {
  int leavers = 0;
  RunCase("member leaves", 2, [&](Issued& at) {
    const domain::UnitId unit = AddUnit("处" + std::to_string(++leavers), bureau_);
    const domain::UserId head =
        AddStaff("leaver-" + std::to_string(leavers), domain::Role::kHead, unit);
    at = Accepted();
    Must(On(Request(supervisor_, "Reassign"), at.task, at.child,
            domain::Reassign{.unit = unit, .reason = "调整"}));
    at.child = At(at.task, unit);
    Must(On(Request(head, "Accept"), at.task, at.child, domain::Accept{}));
    Must(On(Request(head, "AssignHandler"), at.task, at.child, domain::AssignHandler{head}));
    const domain::MembershipId held = one_->directory.Get()->MembershipsOf(head).at(0).id;
    return [&, held](std::string id) { return Revoke(Request(admin_, "Revoke", "", id), held); };
  });
}

}  // namespace
}  // namespace duban::testing
