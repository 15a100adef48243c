// Sign-in and sign-out by their commands, and what the record and the reader are told.
#include <gmock/gmock.h>

#include "server/app/event_codec.h"
#include "server/app/session/password.h"
#include "server/app/session/sessions.h"
#include "server/base/limits.h"
#include "tests/integration/write_path/office.h"
#include "tests/support/refusal.h"

namespace duban::testing {
namespace {

class SignIn : public Office {
 protected:
  void SetUp() override {
    Office::SetUp();
    const domain::User user{.id = {}, .login = "wang", .display_name = "王"};
    wang_ = {std::atoll(
        Must(app::CreateUser(Request(admin_, "CreateUser"), user,
                             app::HashPassword("correct horse").value(),
                             [](const domain::User& u) { return std::to_string(u.id.value); }))
            .c_str())};
  }
  app::SessionPrincipal In(std::string* token) {
    auto attempt = sessions_->SignIn(Call({}, "SignIn"), "wang", "correct horse");
    EXPECT_TRUE(attempt.ok()) << attempt.status();
    EXPECT_TRUE(Run(attempt->command).ok());
    *token = attempt->session.token;
    return sessions_->Authenticate(Call({}, "").deadline, *token).value();
  }
  std::string ReasonFor(const std::string& token) {
    return ReasonOf(sessions_->Authenticate(Call({}, "").deadline, token).status());
  }

  domain::UserId wang_;
  std::unique_ptr<app::Sessions> sessions_;
};

TEST_F(SignIn, ATokenStandsForItsUserUntilSignOut) {
  sessions_ = std::make_unique<app::Sessions>(one_->reads, clock_);
  std::string token;
  const app::SessionPrincipal principal = In(&token);
  EXPECT_EQ(principal.user, wang_);
  EXPECT_TRUE(principal.session);
  EXPECT_EQ(db_.Sql("SELECT COUNT(*) FROM session WHERE token_hash = '" + token + "';"), "0\n");
  app::CallContext call = Call(wang_, "SignOut");
  call.session = principal.session;
  ASSERT_TRUE(Run(sessions_->SignOut(call)).ok());
  sessions_->Forget(principal.session);
  EXPECT_EQ(ReasonFor(token), "TOKEN_INVALID");
  const auto events = Events({app::StreamKind::kSecurity, 0});
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].type, domain::EventType::kSignedIn);
  EXPECT_EQ(events[0].actor, wang_);
  EXPECT_EQ(events[1].type, domain::EventType::kSignedOut);
  EXPECT_TRUE(
      one_->queries.VerifyEvents(Call(admin_, "V"), {app::StreamKind::kSecurity, 0})->intact);
}

TEST_F(SignIn, WrongPasswordAndUnknownLoginAreToldAlike) {
  sessions_ = std::make_unique<app::Sessions>(one_->reads, clock_);
  const std::string before = RowCounts();
  const absl::Status wrong = sessions_->SignIn(Call({}, "S"), "wang", "wrong horse").status();
  const absl::Status unknown = sessions_->SignIn(Call({}, "S"), "nobody", "correct horse").status();
  EXPECT_EQ(wrong.code(), absl::StatusCode::kUnauthenticated);
  EXPECT_EQ(ReasonOf(wrong), "SIGN_IN_REFUSED");
  EXPECT_EQ(wrong, unknown);
  EXPECT_EQ(RowCounts(), before);
}

TEST_F(SignIn, SessionsEndByTime) {
  sessions_ = std::make_unique<app::Sessions>(one_->reads, clock_);
  std::string token;
  In(&token);
  clock_.Advance(limits::kSessionLifetime - absl::Seconds(1));
  EXPECT_EQ(ReasonFor(token), "");
  clock_.Advance(absl::Seconds(1));  // remembered, and over all the same
  EXPECT_EQ(ReasonFor(token), "TOKEN_INVALID");
}

// Another replica learns of a sign-out once its memory of the token is over.
TEST_F(SignIn, ASignOutElsewhereIsHonouredWithinTheCachesLifetime) {
  sessions_ = std::make_unique<app::Sessions>(one_->reads, clock_);
  std::string token;
  const app::SessionPrincipal principal = In(&token);
  app::Sessions elsewhere(one_->reads, clock_);
  app::CallContext call = Call(wang_, "SignOut");
  call.session = principal.session;
  ASSERT_TRUE(Run(elsewhere.SignOut(call)).ok());
  clock_.Advance(limits::kTokenCacheLifetime);
  EXPECT_EQ(ReasonFor(token), "TOKEN_INVALID");
}

TEST_F(SignIn, NobodyElsesTokensAreTaken) {
  sessions_ = std::make_unique<app::Sessions>(one_->reads, clock_);
  std::string token;
  In(&token);
  EXPECT_EQ(ReasonFor(""), "TOKEN_INVALID");
  EXPECT_EQ(ReasonFor(token + "x"), "TOKEN_INVALID");
}

}  // namespace
}  // namespace duban::testing
