// What `--help` says, for every command there is.
#include <set>

#include <absl/strings/match.h>
#include <absl/strings/str_split.h>
#include <gmock/gmock.h>

#include "clients/cli/app.h"
#include "clients/cli/display_width.h"
#include "tests/unit/cli/test_terminal.h"

namespace duban::cli {
namespace {

using ::testing::HasSubstr;

class HelpTest : public ::testing::Test {
 protected:
  HelpTest() : root_("", "duban"), commands_(root_) { BuildCommandLine(commands_, options_); }

  static std::vector<CLI::App*> ChildrenOf(CLI::App& app) {
    return app.get_subcommands([](const CLI::App*) { return true; });
  }

  // Calls `visit` with every command and the words that lead to it.
  template <class Visit>
  void Walk(CLI::App& app, const std::string& path, const Visit& visit) {
    for (CLI::App* child : ChildrenOf(app)) {
      const std::string child_path = path + " " + child->get_name();
      visit(*child, child_path);
      Walk(*child, child_path, visit);
    }
  }

  CLI::App root_;
  GlobalOptions options_;
  Commands commands_;
};

TEST_F(HelpTest, EveryCommandHasASentenceAndAnExampleOfItself) {
  int commands = 0;
  Walk(root_, "duban", [&](CLI::App& command, const std::string& path) {
    ++commands;
    EXPECT_FALSE(command.get_description().empty()) << path;
    EXPECT_THAT(command.help(), HasSubstr("示例:\n  " + path)) << path;
    for (const CLI::Option* option : command.get_options()) {
      EXPECT_FALSE(option->get_description().empty()) << path << " " << option->get_name();
    }
  });
  EXPECT_EQ(commands, 91);
}

// An example that its own parser refuses teaches the wrong thing.
TEST_F(HelpTest, EveryExampleParses) {
  std::vector<std::string> examples;
  Walk(root_, "duban", [&](CLI::App& command, const std::string&) {
    const std::vector<std::string> lines = absl::StrSplit(command.get_footer(), '\n');
    for (const std::string& line : lines) {
      if (absl::StartsWith(line, "  duban ")) examples.push_back(line.substr(8));
    }
  });
  EXPECT_GT(examples.size(), 43U);
  for (const std::string& example : examples) {
    CLI::App root("", "duban");
    GlobalOptions options;
    Commands commands(root);
    BuildCommandLine(commands, options);
    EXPECT_NO_THROW(root.parse(example)) << example;
    EXPECT_TRUE(commands.chosen()) << example;
  }
}

TEST_F(HelpTest, EveryMutationTakesARequestId) {
  const std::set<std::string> mutations = {
      "duban plan create",       "duban plan import",         "duban plan set",
      "duban plan issue",        "duban task create",         "duban task update",
      "duban task delete",       "duban task issue",          "duban task suspend",
      "duban task resume",       "duban task redate",         "duban task cancel",
      "duban assignment accept", "duban assignment decline",  "duban assignment handler",
      "duban assignment split",  "duban assignment share",    "duban assignment urge",
      "duban assignment submit", "duban assignment recall",   "duban assignment approve",
      "duban assignment revoke", "duban assignment return",   "duban assignment reopen",
      "duban assignment insist", "duban assignment release",  "duban assignment reassign",
      "duban assignment waive",  "duban assignment withdraw", "duban assignment suspend",
      "duban assignment resume", "duban assignment redate",   "duban assignment substitute",
      "duban request create",    "duban request rule",        "duban request withdraw",
      "duban instruction give",  "duban instruction ack",     "duban instruction reply",
      "duban unit create",       "duban unit update",         "duban user create",
      "duban member add",        "duban member remove",       "duban group create",
      "duban group update",      "duban group delete",        "duban delegation create",
      "duban delegation end",    "duban plan reimport",       "duban plan map",
      "duban plan unmap"};
  std::set<std::string> found;
  Walk(root_, "duban", [&](CLI::App& command, const std::string& path) {
    if (command.get_option_no_throw("--request-id") != nullptr) found.insert(path);
  });
  EXPECT_EQ(found, mutations);
}

TEST_F(HelpTest, DescriptionsStandInOneColumn) {
  const std::string help =
      commands_.root().get_subcommand("task")->get_subcommand("create")->help();
  const std::vector<std::string> lines = absl::StrSplit(help, '\n');
  int checked = 0;
  for (const auto& [option, description] : std::vector<std::pair<std::string, std::string>>{
           {"TITLE", "标题"}, {"--lead ", "牵头单位"}, {"--standing", "持续推进"}}) {
    for (const std::string& line : lines) {
      if (!absl::StartsWith(line, "  " + option)) continue;
      EXPECT_EQ(DisplayWidth(line.substr(0, line.find(description))), 34) << line;
      ++checked;
    }
  }
  EXPECT_EQ(checked, 3);
  EXPECT_THAT(help, HasSubstr("  --lead 值 …"));
  EXPECT_THAT(help, HasSubstr("  --validate-only  "));  // a flag takes no value
}

TEST_F(HelpTest, GoesToStdoutWithExitCodeZero) {
  TestTerminal terminal;
  EXPECT_EQ(terminal.Run({"assignment", "approve", "--help"}), ExitCode::kOk);
  EXPECT_THAT(terminal.out(), HasSubstr("用法:"));
  EXPECT_THAT(terminal.out(), HasSubstr("--assessment"));
  EXPECT_EQ(terminal.err(), "");
  EXPECT_EQ(terminal.Run({"--help"}), ExitCode::kOk);
  EXPECT_THAT(terminal.out(), HasSubstr("退出码"));
  EXPECT_EQ(terminal.Run({"--version"}), ExitCode::kOk);
  EXPECT_THAT(terminal.out(), HasSubstr("duban 0."));
}

}  // namespace
}  // namespace duban::cli
