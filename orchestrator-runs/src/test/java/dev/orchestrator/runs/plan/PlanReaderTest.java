package dev.orchestrator.runs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.config.ConfigurationException;
import dev.orchestrator.core.config.Problem;
import dev.orchestrator.core.config.Problems;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanReaderTest {

  @TempDir Path folder;
  private final Problems problems = new Problems();

  @Test
  void aPlanOfOneRepositoryLoadsAsItIs() throws IOException {
    RunPlan plan = read(resource("one-repository-issues.json"));

    assertThat(plan.project()).isEqualTo("proof");
    assertThat(plan.repositories()).containsOnlyKeys("acme/ledger");
    PlanRepository repository = plan.repositories().get("acme/ledger");
    assertThat(repository.worktreeOf(3653))
        .isEqualTo(Path.of("/srv/git/ledger-worktrees/issue-3653"));
    assertThat(repository.branchOf(3653)).isEqualTo("feature/issue-3653");
    assertThat(repository.defaultBranch()).isEqualTo("develop");
    assertThat(plan.pipeline()).extracting(Stage::name).hasSize(5).startsWith("implement");
    assertThat(plan.initialAssignments()).containsEntry(1, 3651).containsEntry(2, 3652);
    assertThat(plan.settings().wallClockTimeout()).contains(Duration.ofHours(2));
    assertThat(plan.issue(3652).orElseThrow().entryStage()).contains("optimize");
    assertThat(plan.issue(3653).orElseThrow().dependsOn()).containsExactly(3651, 3652);
  }

  @Test
  void aPlanOfSeveralRepositoriesLoadsAsItIs() throws IOException {
    RunPlan plan = read(resource("several-repositories-issues.json"));

    assertThat(plan.repositories()).containsOnlyKeys("staking", "wallet", "explorer");
    assertThat(plan.repositories().get("staking").path())
        .isEqualTo(Path.of("/home/ada/git/staking"));
    assertThat(plan.repositories().get("wallet").path()).isEqualTo(Path.of("/srv/wallet"));
    assertThat(plan.repositories().get("wallet").worktreeBase())
        .isEqualTo(Path.of("/srv/wallet-worktrees"));
    assertThat(plan.repositories().get("explorer").maxWorkers()).isEqualTo(OptionalInt.of(1));
    assertThat(plan.settings().agent().command()).containsExactly("/opt/agent", "--fast");
    Stage audit = plan.stage("audit").orElseThrow();
    assertThat(audit.requiresCommits()).isFalse();
    assertThat(plan.agentFor(plan.issues().get(0), audit).type()).isEqualTo("codex");
    assertThat(plan.verifyFor(plan.issues().get(0), audit)).isEqualTo(VerifySpec.NOTHING);
  }

  @Test
  void theAgentOfAStageGoesBeforeThatOfAnIssueAndThatBeforeThePlans() {
    RunPlan plan =
        read(
            """
            {"repo_path": "/r", "agent": "claude",
             "pipeline": ["implement", {"name": "review", "agent": "opencode"}],
             "issues": [{"number": 1, "title": "t"},
                        {"number": 2, "title": "t", "agent": {"type": "codex", "model": "m"}}]}
            """);

    assertThat(plan.agentFor(1, "implement").type()).isEqualTo("claude");
    assertThat(plan.agentFor(2, "implement").model()).contains("m");
    assertThat(plan.agentFor(2, "review").type()).isEqualTo("opencode");
    assertThat(plan.agentFor(3, "gone").type()).isEqualTo("claude");
    assertThat(problems.warnings()).isEmpty();
  }

  @Test
  void keysOfOtherProgramsAreWarningsAndNeverErrors() throws IOException {
    read(resource("one-repository-issues.json"));

    assertThat(problems.warnings())
        .extracting(Problem::key)
        .contains("review_model", "notify", "issues[0].gitlab_url", "issues[0].branch");
  }

  @Test
  void aMistypedKeyIsAWarningThatNamesTheRightOne() {
    read("{\"repo_path\":\"/r\",\"num_worker\":9,\"issues\":[]}");

    assertThat(problems.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.key()).isEqualTo("num_worker");
              assertThat(warning.suggestion()).contains("did you mean 'num_workers'?");
            });
  }

  @Test
  void whatAPlanDoesNotSayHasTheDefaultsOfTheContract() {
    RunPlan plan = read("{\"repo_path\":\"/r\",\"issues\":[{\"number\":1,\"title\":\"a\"}]}");

    assertThat(plan.project()).isEqualTo("plan");
    assertThat(plan.session()).isEqualTo("proof-orchestrator");
    assertThat(plan.settings().workers()).isEqualTo(5);
    assertThat(plan.settings().cycleInterval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(plan.settings().maxRetries()).isEqualTo(3);
    assertThat(plan.settings().stallTimeout()).isEqualTo(Duration.ofMinutes(15));
    assertThat(plan.settings().staggerDelay()).isEqualTo(Duration.ofSeconds(30));
    assertThat(plan.pipeline()).extracting(Stage::name).containsExactly("implement");
    assertThat(plan.pipeline().get(0).requiresCommits()).isTrue();
    assertThat(plan.settings().pushAllowed()).isFalse();
    Issue issue = plan.issues().get(0);
    assertThat(issue.priority()).isEqualTo(1);
    assertThat(issue.wave()).isEqualTo(1);
    assertThat(plan.repositoryOf(issue).worktreeOf(1)).isEqualTo(Path.of("/r-worktrees/issue-1"));
  }

  @Test
  void everyErrorIsReportedAtOnceWithItsPlace() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    {
                      "repos": {"a": {"path": "/a", "branch_prefix": "--upload-pack=x"}},
                      "num_workers": 0,
                      "issues": [
                        {"number": 1, "title": "one", "repo": "b"},
                        {"number": 1, "title": "two", "repo": "a", "depends_on": [9]},
                        {"number": 3, "title": "", "repo": "a", "status": "complete"}
                      ]
                    }
                    """))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            refused ->
                assertThat(refused.problems().stream().map(this::placed))
                    .containsExactlyInAnyOrder(
                        "2 repos.a.branch_prefix",
                        "3 num_workers",
                        "5 issues[0].repo",
                        "6 issues[1].number",
                        "6 issues[1].depends_on",
                        "7 issues[2].title",
                        "7 issues[2].status"));
  }

  @Test
  void aWordForPushThatIsNotKnownIsNoLeaveToPush() {
    assertThatThrownBy(() -> read("{\"push\": \"nevr\", \"repo_path\": \"/r\", \"issues\": []}"))
        .hasMessageContaining("push: must be \"never\" or \"allowed\" (did you mean 'never'?)");
  }

  @Test
  void aPlanMayAllowPushes() {
    RunPlan plan = read("{\"push\": \"allowed\", \"repo_path\": \"/r\", \"issues\": []}");
    assertThat(plan.settings().pushAllowed()).isTrue();
  }

  @Test
  void filesOfWorkersHaveAbsolutePathsAndNoPlaceholderButTheWorker() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    {"repo_path": "/r", "num_workers": 1001, "worker_log": "/tmp/{wrker}.log",
                     "signal_file": "signal-{worker}", "issues": []}
                    """))
        .hasMessageContaining("worker_log: may have no placeholder but {worker}")
        .hasMessageContaining("signal_file: must be an absolute path")
        .hasMessageContaining("num_workers: must be at most 1000");
  }

  @Test
  void verifyMayBeOneCommandAndAStageMayBeGivenByItsNumber() {
    RunPlan plan =
        read(
            """
            {"repo_path": "/r", "verify": "make check", "pipeline": ["implement", "document"],
             "project_context": {"build_command": "make", "test_command": "make test"},
             "issues": [{"number": 1, "title": "a", "pipeline_stage": 1},
                        {"number": 2, "title": "b", "pipeline_stage": 0}]}
            """);

    assertThat(plan.settings().verify().plan().build()).isEqualTo(new VerifyCommand.Nothing());
    assertThat(plan.settings().verify().plan().test())
        .isEqualTo(new VerifyCommand.Given("make check"));
    assertThat(plan.issue(1).orElseThrow().entryStage()).contains("document");
    assertThat(plan.issue(2).orElseThrow().entryStage()).contains("implement");
  }

  @Test
  @Tag("F63")
  void aCycleIsRefusedWithItsPath() {
    assertThatThrownBy(() -> read(issues("1:2", "2:3", "3:1", "4:4")))
        .hasMessageContaining("#1 -> #2 -> #3 -> #1")
        .hasMessageContaining("#4 -> #4");
  }

  @Test
  void aChainOfTenThousandIssuesIsNoProblem() {
    String[] chain =
        IntStream.rangeClosed(1, 10_000)
            .mapToObj(n -> n + ":" + (n == 10_000 ? "" : n + 1))
            .toArray(String[]::new);

    assertThat(read(issues(chain)).issues()).hasSize(10_000);
  }

  @Test
  void anIssueBuildsOnOthersAsThePlanSaysUnlessItSaysSoItself() {
    RunPlan plan =
        read(
            """
            {"repo_path": "/r", "base": "default", "on_conflict": "wait", "issues": [
              {"number": 1, "title": "t"},
              {"number": 2, "title": "t", "base": "dependencies", "release": "merged"}]}
            """);

    assertThat(plan.issues().get(0).base())
        .isEqualTo(
            new BasePolicy(
                BasePolicy.Start.DEFAULT,
                BasePolicy.OnConflict.WAIT,
                BasePolicy.Release.COMPLETED));
    assertThat(plan.issues().get(1).base())
        .isEqualTo(
            new BasePolicy(
                BasePolicy.Start.DEPENDENCIES,
                BasePolicy.OnConflict.WAIT,
                BasePolicy.Release.MERGED));
    assertThat(read(issues("1:")).issues().get(0).base()).isEqualTo(BasePolicy.DEFAULT);
  }

  @Test
  void aWordThatNoBaseHasIsRefusedWithTheNearestOne() {
    assertThatThrownBy(
            () -> read("{\"repo_path\": \"/r\", \"on_conflict\": \"agnet\", \"issues\": []}"))
        .hasMessageContaining("must be \"agent\" or \"wait\"")
        .hasMessageContaining("did you mean 'agent'?");
  }

  @Test
  void theFingerprintChangesWithEveryByte() {
    String text = issues("1:");
    assertThat(read(text).fingerprint()).isNotEqualTo(read(text + " ").fingerprint());
  }

  private String placed(Problem problem) {
    return problem.line() + " " + problem.key();
  }

  private static String issues(String... numbersAndDependencies) {
    return List.of(numbersAndDependencies).stream()
        .map(each -> each.split(":", 2))
        .map(
            each ->
                "{\"number\":%s,\"title\":\"t\",\"depends_on\":[%s]}".formatted(each[0], each[1]))
        .collect(Collectors.joining(",", "{\"repo_path\":\"/r\",\"issues\":[", "]}"));
  }

  private RunPlan read(String text) {
    try {
      Path file = Files.writeString(folder.resolve("plan-issues.json"), text);
      HostEnvironment host = new HostEnvironment(Map.of("HOME", "/home/ada"), folder);
      return new PlanReader(host).read(file, new Workspace(folder), registry(), problems);
    } catch (IOException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PlanReaderTest.class.getResourceAsStream("/plans/" + name)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private static RepositoryRegistry registry() {
    return new RepositoryRegistry(
        List.of(registered("wallet", false), registered("explorer", true)));
  }

  private static Repository registered(String name, boolean sequential) {
    return Repository.builder(name, Path.of("/srv", name))
        .platform("github")
        .defaultBranch("develop")
        .language("javascript")
        .sequential(sequential)
        .build();
  }

  @Test
  @Tag("N5")
  void anIssueGoesBeforeAStageAndThatBeforeItsRepositoryAndThatBeforeThePlan() {
    RunPlan plan =
        read(
            """
            {"project_context": {"build_command": "make"},
             "repos": {"api": {"path": "/api", "verify": {"test": "go test ./..."}},
                       "web": {"path": "/web", "project_context": {"test_command": "npm test"}},
                       "cli": {"path": "/cli"}},
             "pipeline": ["implement", "write_tests", {"name": "check", "verify": "lint"}],
             "issues": [
               {"number": 1, "title": "T", "repo": "api"},
               {"number": 2, "title": "T", "repo": "web"},
               {"number": 3, "title": "T", "repo": "cli", "verify": {"timeout": 60}},
               {"number": 4, "title": "T", "repo": "web", "verify": false}]}
            """);

    assertThat(commands(plan, 1, "implement")).isEqualTo("make|go test ./...");
    assertThat(commands(plan, 1, "write_tests")).isEqualTo("make|-");
    assertThat(commands(plan, 2, "implement")).isEqualTo("-|npm test");
    assertThat(commands(plan, 3, "implement")).isEqualTo("make|-");
    assertThat(commands(plan, 3, "check")).isEqualTo("-|lint");
    assertThat(commands(plan, 4, "implement")).isEqualTo("-|-");
    assertThat(verify(plan, 3, "implement").timeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(plan.contextOf(plan.issue(2).orElseThrow()).testCommand()).isEqualTo("npm test");
  }

  @Test
  @Tag("N5")
  void aPlanThatSaysNothingIsVerifiedAsTheRepositoryIsBuiltAndTested() {
    RunPlan plan = read("{\"repo_path\": \"/r\", \"issues\": [{\"number\": 1, \"title\": \"T\"}]}");

    assertThat(verify(plan, 1, "implement")).isEqualTo(VerifySpec.AS_THE_REPOSITORY);
  }

  private static VerifySpec verify(RunPlan plan, int issue, String stage) {
    return plan.verifyFor(plan.issue(issue).orElseThrow(), plan.stage(stage).orElseThrow());
  }

  private static String commands(RunPlan plan, int issue, String stage) {
    VerifySpec spec = verify(plan, issue, stage);
    return spec.build().asWritten().orElse("-") + "|" + spec.test().asWritten().orElse("-");
  }
}
