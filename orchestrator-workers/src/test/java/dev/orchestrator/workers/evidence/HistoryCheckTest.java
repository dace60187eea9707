package dev.orchestrator.workers.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.git.history.HistoryModule;
import dev.orchestrator.git.merge.MergeModule;
import dev.orchestrator.git.shared.SharedModule;
import dev.orchestrator.git.worktree.Worktree;
import dev.orchestrator.git.worktree.WorktreeModule;
import dev.orchestrator.runs.attempt.AttemptId;
import dev.orchestrator.runs.attempt.AttemptKind;
import dev.orchestrator.runs.attempt.FailedFact;
import dev.orchestrator.runs.attempt.FailedFact.Fact;
import dev.orchestrator.runs.attempt.Verification;
import dev.orchestrator.runs.base.IssueBase;
import dev.orchestrator.runs.decision.TestPlan;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Assignment;
import dev.orchestrator.runs.run.Basis;
import dev.orchestrator.runs.run.Decision;
import dev.orchestrator.runs.run.JournalRecord;
import dev.orchestrator.runs.run.Launch;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RecordedProcess;
import dev.orchestrator.runs.run.Rule;
import dev.orchestrator.runs.run.RunEvent;
import dev.orchestrator.runs.run.RunState;
import dev.orchestrator.runs.run.Workplace;
import dev.orchestrator.runs.store.RunFolder;
import dev.orchestrator.workers.worktree.EndOfWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finished work against real git: what agents were seen to do to a repository. */
class HistoryCheckTest {

  @TempDir Path temp;
  private final RunPlan plan = TestPlan.of(1).build();
  private final List<String> flags = new ArrayList<>();
  private SampleRepository shop;
  private SampleRepository worktree;
  private LocalCommandRunner runner;
  private RunFolder folder;
  private GitFacts git;
  private KeptTips kept;
  private AttemptGround ground;
  private HistoryCheck check;
  private RunState state = RunState.EMPTY;
  private int attempts;

  @BeforeEach
  void begin() throws IOException {
    GitSandbox sandbox = GitSandbox.in(temp);
    shop = sandbox.cloneWithOrigin("shop");
    shop.git("worktree", "add", "--quiet", "-b", "issue-1", temp.resolve("w").toString());
    worktree = sandbox.at(temp.resolve("w"));
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putAll(sandbox.environment());
    HostEnvironment host = new HostEnvironment(variables, temp);
    runner = new LocalCommandRunner(host, Clock.systemUTC());
    git = facts(host);
    folder = new RunFolder(temp.resolve("run"), temp.resolve("run.lock"));
    kept = new KeptTips(git.references(), "test");
    SharedStateCheck shared =
        new SharedStateCheck(folder, git.shared(), git.worktrees(), this::flagged);
    LeftLocks locks = new LeftLocks(this::flagged);
    ground = new AttemptGround(git.worktrees(), kept, shared, locks);
    check =
        new HistoryCheck(
            git,
            new EndOfWork(git.worktrees(), new CancellationToken(), (where, seen) -> {}),
            kept,
            shared,
            locks,
            this::flagged);
    append(new RunEvent.Decided(new Decision.Begin(1, workplace(), basis())));
    startAttempt();
  }

  private GitFacts facts(HostEnvironment host) {
    return Guice.createInjector(
            new HistoryModule(),
            new SharedModule(),
            new WorktreeModule(),
            new MergeModule(),
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(CommandRunner.class).toInstance(runner);
                bind(HostEnvironment.class).toInstance(host);
              }
            })
        .getInstance(GitFacts.class);
  }

  @AfterEach
  void end() {
    runner.close();
  }

  @Test
  void aCommitOfItsOwnPassesAndIsToldWithItsSize() {
    worktree.write("a", "1\n2\n").commit("A");

    Verification verdict = verify();

    assertThat(verdict.outcome()).isEqualTo(Verification.Outcome.PASSED);
    assertThat(verdict.change().orElseThrow().tip()).isEqualTo(worktree.resolve("HEAD"));
    assertThat(verdict.change().orElseThrow().tree()).isEqualTo(worktree.resolve("HEAD^{tree}"));
    assertThat(verdict.change().orElseThrow().commits()).isEqualTo(1);
    assertThat(verdict.change().orElseThrow().insertions()).isEqualTo(2);
    assertThat(flags).isEmpty();
  }

  @Test
  void uncommittedWorkIsNotDone() {
    worktree.write("a", "1\n").commit("A").write("b", "2\n");

    assertThat(failedFacts()).containsExactly(Fact.NOTHING_UNCOMMITTED);
  }

  @Test
  @Tag("W3")
  void whatALaterAttemptResetsAwayIsMissedAndKept() throws IOException {
    worktree.write("feature", "1\n").commit("feature");
    String feature = worktree.resolve("HEAD");
    startAttempt();
    worktree.git("reset", "--quiet", "--hard", "HEAD~1");
    worktree.write("other", "2\n").commit("other");

    Verification verdict = verify();

    assertThat(facts(verdict)).containsExactly(Fact.NOTHING_DROPPED);
    assertThat(verdict.reason()).contains("it dropped", "'feature'");
    assertThat(flags).containsExactly(verdict.reason());
    assertThat(shop.git("for-each-ref", "--format=%(objectname)", kept.folder(1)))
        .contains(feature);
  }

  @Test
  @Tag("W3")
  void anAmendThatKeepsTheChangeIsAllowed() throws IOException {
    worktree.write("feature", "1\n").commit("feature");
    startAttempt();
    worktree.git("commit", "--quiet", "--amend", "--message", "a better subject");

    assertThat(verify().outcome()).isEqualTo(Verification.Outcome.PASSED);
  }

  @Test
  @Tag("W15")
  void aRetryThatHasNothingToAddStandsOnTheCommitsOfTheAttemptBefore() throws IOException {
    worktree.write("feature", "1\n").commit("feature");
    startAttempt();

    assertThat(verify().outcome()).isEqualTo(Verification.Outcome.PASSED);
  }

  @Test
  @Tag("W4")
  void commitsOfOthersThatWereOnlyMergedAreNoWork() {
    shop.write("up", "1\n").commit("somebody else's").push();
    worktree.git("merge", "--quiet", "--ff-only", "origin/main");

    Verification verdict = verify();

    assertThat(facts(verdict)).containsExactly(Fact.OWN_COMMITS);
    assertThat(verdict.reason()).contains("came from elsewhere");
  }

  @Test
  @Tag("W4")
  void aCommitAndItsRevertComeToNothing() {
    worktree.write("a", "1\n").commit("A");
    worktree.git("revert", "--no-edit", "HEAD");

    assertThat(failedFacts()).containsExactly(Fact.NET_CHANGE);
  }

  @Test
  @Tag("W1")
  void aCommitOfARepositoryInsideTheWorktreeIsNoWorkAnybodyCanGet() {
    SampleRepository nested = shop.sandbox().at(temp.resolve("w").resolve("inner"));
    worktree.git("init", "--quiet", "inner");
    nested.write("x", "1\n").commit("inner");
    worktree.commit("with a repository inside");

    assertThat(failedFacts()).containsExactly(Fact.NO_NESTED_REPOSITORY);
  }

  @Test
  @Tag("W8")
  void aChangedSettingIsFlaggedWithOldAndNewAndFails() {
    worktree.write("a", "1\n").commit("A");
    worktree.git("config", "core.hooksPath", "/tmp/hooks");

    assertThat(failedFacts()).containsExactly(Fact.SHARED_STATE_UNCHANGED);
    assertThat(flags).singleElement().asString().contains("core.hookspath", "/tmp/hooks");
  }

  @Test
  @Tag("W8")
  void oneChangeDoesNotFailEveryAttemptAfterIt() {
    worktree.write("a", "1\n").commit("A");
    worktree.git("config", "user.nickname", "x");
    verify();

    assertThat(verify().outcome()).isEqualTo(Verification.Outcome.PASSED);
  }

  @Test
  @Tag("W7")
  void anEntryLeftInTheStashIsFlaggedAndNoMore() {
    worktree.write("b", "1\n").commit("B").write("b", "2\n");
    worktree.git("stash", "--quiet");

    assertThat(verify().outcome()).isEqualTo(Verification.Outcome.PASSED);
    assertThat(flags).singleElement().asString().contains("refs/stash", "1 entry");
  }

  @Test
  @Tag("W6")
  void aLockThatWasLeftIsRemovedAndTold() throws IOException {
    worktree.write("a", "1\n").commit("A");
    Path lock = Path.of(worktree.git("rev-parse", "--absolute-git-dir")).resolve("index.lock");
    Files.createFile(lock);

    assertThat(verify().outcome()).isEqualTo(Verification.Outcome.PASSED);
    assertThat(lock).doesNotExist();
    assertThat(flags).singleElement().asString().contains("index.lock");
  }

  @Test
  @Tag("W9")
  void aFolderThatIsGoneIsAFailedAttemptThatSaysWhereTheBranchIs() {
    worktree.write("a", "1\n").commit("A");
    String tip = worktree.resolve("HEAD");
    shop.git("worktree", "remove", "--force", temp.resolve("w").toString());

    Verification verdict = verify();

    assertThat(facts(verdict)).containsExactly(Fact.WORKTREE_IN_PLACE);
    assertThat(verdict.reason()).contains(tip.substring(0, 10)).doesNotContain("kept");
  }

  @Test
  @Tag("W9")
  void aBranchThatIsGoneIsAFailedAttempt() {
    worktree.write("a", "1\n").commit("A");
    worktree.git("checkout", "--quiet", "--detach");
    shop.git("branch", "--quiet", "-D", "issue-1");

    assertThat(failedFacts()).containsExactly(Fact.ON_ITS_BRANCH);
  }

  private List<Fact> failedFacts() {
    return facts(verify());
  }

  private static List<Fact> facts(Verification verdict) {
    return verdict.failedFacts().stream().map(FailedFact::fact).toList();
  }

  private Verification verify() {
    var attempt = state.issues().get(1).current().orElseThrow();
    return check.check(
        new VerificationTask(
            plan,
            state,
            attempt,
            attempt.launch().orElseThrow(),
            plan.stage("implement").orElseThrow()));
  }

  /** An attempt begins at what is on the branch. */
  private void startAttempt() throws IOException {
    AttemptId id = AttemptId.of("t", 1, "implement", ++attempts);
    Files.createDirectories(folder.attempt(id).path());
    ground.settle(
        id,
        1,
        shop.path(),
        new Worktree(worktree.path(), "issue-1", worktree.resolve("HEAD"), Worktree.Start.REUSED));
    append(
        new RunEvent.Decided(
            new Decision.Start(
                new Assignment(id, 1, "repo", "implement", 1, AttemptKind.FRESH, "claude", false),
                false,
                basis())));
    append(
        new RunEvent.AttemptStarted(
            id,
            new Launch(
                new RecordedProcess(1, 1, "boot"),
                "%1",
                worktree.resolve("HEAD"),
                worktree.path(),
                "issue-1",
                temp.resolve("log"),
                Optional.empty())));
  }

  private Workplace workplace() {
    String base = shop.resolve("HEAD");
    return new Workplace(
        "issue 1",
        "repo",
        shop.path(),
        "main",
        worktree.path(),
        "issue-1",
        "claude",
        Optional.of(
            new IssueBase(base, "origin/main", base, List.of(), Optional.empty(), List.of())),
        false,
        Optional.empty());
  }

  private static Basis basis() {
    return Basis.of(Rule.FREE_WORKER, "test");
  }

  private void append(RunEvent event) {
    Moment now = new Moment(Instant.EPOCH, Duration.ofSeconds(state.seq()));
    state = state.apply(new JournalRecord(JournalRecord.SCHEMA, state.seq() + 1, now, event));
  }

  private void flagged(RunEvent event) {
    flags.add(((RunEvent.Flagged) event).text());
  }
}
