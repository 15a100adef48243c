// Every step of a transaction fails once, in each of the ways a database can: a deadlock, a lock
// wait, a lost connection; at COMMIT also one that took effect and was not answered. Afterwards
// there is exactly one effect, the answer is right, a retry is given the same, and the record
// verifies.
#include <cstdio>

#include <gmock/gmock.h>

#include "server/app/session/password.h"
#include "server/app/session/sessions.h"
#include "tests/integration/write_path/fault_case.h"
#include "tests/support/refusal.h"

namespace duban::testing {
namespace {

using domain::Assessment;

TEST_F(Fault, Accept) {
  RunCase("accept", 1, [&](Issued& at) {
    at = NewTask();
    return [&](std::string id) {
      return Accept(Request(finance_handler_, "Accept", "", id), at, true);
    };
  });
}

TEST_F(Fault, SubmitByTheHead) {
  RunCase("submit", 3, [&](Issued& at) {
    at = Accepted();
    return [&](std::string id) {
      return Submit(Request(personnel_head_, "Submit", "", id), at, false);
    };
  });
}

TEST_F(Fault, ApproveInTheUnit) {
  RunCase("approve", 2, [&](Issued& at) {
    at = Accepted();
    Must(Submit(Request(personnel_handler_, "Submit"), at, false));
    return [&](std::string id) {
      return Approve(Request(personnel_head_, "Approve", "", id), at, false);
    };
  });
}

TEST_F(Fault, Close) {
  RunCase("close", 3, [&](Issued& at) {
    at = Accepted();
    FinishChild(at);
    Must(Submit(Request(finance_head_, "Submit"), at, true));
    return [&](std::string id) {
      return Approve(Request(supervisor_, "Approve", "", id), at, true, Assessment::kGood);
    };
  });
}

TEST_F(Fault, ReturnFromOutside) {
  RunCase("return", 1, [&](Issued& at) {
    at = Accepted();
    Must(Submit(Request(personnel_head_, "Submit"), at, false));
    return
        [&](std::string id) { return Return(Request(finance_head_, "Return", "", id), at, false); };
  });
}

TEST_F(Fault, CreateTask) {
  RunCase("create task", 1, [&](Issued&) {
    return [&](std::string id) {
      return Office::CreateTask(Request(supervisor_, "CreateTask", "", id));
    };
  });
  EXPECT_EQ(Count("SELECT COUNT(*) FROM task"), Count("SELECT COUNT(DISTINCT stream_id) FROM event "
                                                      "WHERE stream_kind = 1"));
}

TEST_F(Fault, IssueTask) {
  RunCase("issue task", 3, [&](Issued& at) {
    at.task = {std::atoll(Must(Office::CreateTask(Request(supervisor_, "CreateTask"))).c_str())};
    return [&](std::string id) {
      return Office::IssueTask(Request(supervisor_, "IssueTask", "", id), at.task);
    };
  });
}

TEST_F(Fault, GrantMembership) {
  RunCase("grant", 1, [&](Issued&) {
    const std::string login = "u" + std::to_string(Count("SELECT COUNT(*) FROM user_account"));
    const domain::User user{.id = {}, .login = login, .display_name = login};
    const domain::UserId made{std::atoll(
        Must(app::CreateUser(Request(admin_, "CreateUser"), user, "hash",
                             [](const domain::User& u) { return std::to_string(u.id.value); }))
            .c_str())};
    return [&, made](std::string id) {
      return Grant(Request(admin_, "Grant", "", id), made, domain::Role::kHandler, finance_);
    };
  });
}

TEST_F(Fault, SignInAndSignOut) {
  const domain::User user{.id = {}, .login = "wang", .display_name = "王"};
  Must(app::CreateUser(Request(admin_, "CreateUser"), user,
                       app::HashPassword("correct horse").value(),
                       [](const domain::User& u) { return std::to_string(u.id.value); }));
  app::Sessions sessions(one_->reads, clock_);
  int faults = 0;
  const auto run = [&](app::WriteCommand command, unsigned error, int step, int sessions_more) {
    const std::int64_t before = Count("SELECT COUNT(*) FROM session");
    const std::int64_t events = Count("SELECT COUNT(*) FROM event");
    fault_.Arm(step, error);
    const Answer answer = Run(std::move(command));
    const bool met = fault_.Disarm();
    EXPECT_TRUE(answer.ok()) << error << " at " << fault_.failed() << " " << answer.status();
    EXPECT_EQ(Count("SELECT COUNT(*) FROM session"), before + sessions_more);
    EXPECT_EQ(Count("SELECT COUNT(*) FROM event"), events + 1);
    faults += met ? 1 : 0;
    return met;
  };
  for (const unsigned error : kErrors) {
    bool met = true;
    for (int step = 0; met && !HasFailure(); ++step) {
      app::CallContext call = Call({}, "SignIn");
      const auto attempt = sessions.SignIn(call, "wang", "correct horse").value();
      met = run(attempt.command, error, step, 1);
      const auto principal = sessions.Authenticate(call.deadline, attempt.session.token);
      ASSERT_TRUE(principal.ok());
      call.principal = principal->user;
      call.session = principal->session;
      call.method = "/duban.v1.Test/SignOut";
      met = run(sessions.SignOut(call), error, step, -1) || met;
    }
  }
  std::printf("%-16s %3d faults injected\n", "sign in and out", faults);
  EXPECT_GT(faults, 30);
}

// A batch that meets a fault is run again command by command.
TEST_F(Fault, ABatchOfFour) {
  int faults = 0;
  for (const unsigned error : kErrors) {
    for (int step = 0; step < kStepsMax; ++step) {
      std::vector<Issued> tasks;
      for (int i = 0; i < 3; ++i) tasks.push_back(NewTask());
      const std::string id = std::to_string(error) + "-" + std::to_string(step) + "-";
      const auto commands = [&] {
        std::vector<app::WriteCommand> four;
        for (std::size_t i = 0; i < tasks.size(); ++i) {
          four.push_back(Accept(Request(finance_handler_, "Accept", "", id + std::to_string(i)),
                                tasks[i], true));
        }
        four.push_back(Accept(Request(personnel_handler_, "Accept", "", id), tasks[0], false));
        return four;
      };
      const std::int64_t before = Count("SELECT COUNT(*) FROM event");
      fault_.Arm(step, error);
      const std::vector<Answer> answers = RunBatch(commands());
      const bool met = fault_.Disarm();
      SCOPED_TRACE(id + " at " + fault_.failed());
      const std::vector<Answer> again = RunBatch(commands());
      for (std::size_t i = 0; i < answers.size(); ++i) {
        ASSERT_TRUE(answers[i].ok()) << answers[i].status();
        EXPECT_EQ(again[i].value_or("refused"), *answers[i]);
      }
      EXPECT_EQ(Count("SELECT COUNT(*) FROM event"), before + 4);
      for (const Issued& t : tasks) ExpectIntact(t.task);
      if (!met) break;
      ++faults;
    }
  }
  std::printf("%-16s %3d faults injected; %lu batches fell back\n", "batch of four", faults,
              static_cast<unsigned long>(one_->batch.stats().fallbacks));
  EXPECT_EQ(one_->batch.stats().fallbacks, static_cast<std::uint64_t>(faults));
}

// What fails every time is told, and nothing is done.
class AlwaysDeadlocked final : public storage::FaultInjector {
 public:
  std::optional<unsigned> BeforeStep(const std::string& step_name, int) override {
    if (step_name == "begin") ++attempts;
    return step_name == "commit" ? std::optional<unsigned>(1213) : std::nullopt;
  }
  int attempts = 0;
};

TEST_F(Fault, FiveAttemptsAreEnough) {
  const Issued t = NewTask();
  AlwaysDeadlocked injector;
  Replica two(db_.Runtime(), clock_, &injector);
  const std::string before = RowCounts();
  const Answer answer = two.batch.RunOne(Accept(Request(finance_handler_, "Accept"), t, true));
  EXPECT_EQ(answer.status().code(), absl::StatusCode::kAborted);
  EXPECT_EQ(ReasonOf(answer.status()), "DATABASE_CONFLICT");
  EXPECT_EQ(injector.attempts, 5);
  EXPECT_EQ(RowCounts(), before);
}

}  // namespace
}  // namespace duban::testing
