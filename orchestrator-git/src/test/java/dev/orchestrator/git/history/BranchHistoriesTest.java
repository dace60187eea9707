package dev.orchestrator.git.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.git.history.RewrittenWork.Fate;
import dev.orchestrator.git.history.RewrittenWork.RewrittenCommit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchHistoriesTest {

  private static final String BRANCH = "refs/heads/issue-1";
  private static final String LINES =
      IntStream.rangeClosed(1, 30).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());

  @TempDir Path temp;
  private SampleRepository shop;
  private LocalCommandRunner runner;
  private BranchHistories histories;
  private String base;

  @BeforeEach
  void begin() {
    GitSandbox sandbox = GitSandbox.in(temp);
    shop = sandbox.cloneWithOrigin("shop");
    shop.write("lines", LINES).commit("Lines").push();
    base = shop.resolve("HEAD");
    shop.branch("issue-1");
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putAll(sandbox.environment());
    runner = new LocalCommandRunner(new HostEnvironment(variables, temp), Clock.systemUTC());
    histories = new GitBranchHistories(runner);
  }

  @AfterEach
  void end() {
    runner.close();
  }

  @Test
  void nothingWasDoneOnANewBranch() {
    BranchHistory history = known(question());

    assertThat(history.work()).isEqualTo(AuthoredWork.NONE);
    assertThat(history.work().counts()).isFalse();
    assertThat(history.foreign().count()).isZero();
    assertThat(history.rewritten()).isEmpty();
    assertThat(history.descends()).isTrue();
  }

  @Test
  void commitsOfItsOwnAreToldOldestFirstWithWhatTheyComeTo() {
    shop.write("a", "1\n2\n").commit("First\r\nof two");
    shop.write("lines", LINES.replace("line 7\n", "seven\n")).commit("Second");

    AuthoredWork work = known(question()).work();

    assertThat(work.commits()).extracting(HistoryCommit::subject).element(1).isEqualTo("Second");
    assertThat(work.commits()).hasSize(2);
    assertThat(work.change()).isEqualTo(new NetChange(2, 3, 1, List.of("a", "lines")));
    assertThat(work.counts()).isTrue();
  }

  @Tag("W4")
  @Test
  void emptyCommitsAreNoWork() {
    shop.git("commit", "--quiet", "--allow-empty", "-m", "Done");

    AuthoredWork work = known(question()).work();

    assertThat(work.empty()).hasSize(1);
    assertThat(work.counts()).isFalse();
  }

  @Tag("W4")
  @Test
  void aCommitAndItsRevertAreNoWork() {
    shop.write("a", "1\n").commit("A");
    shop.git("revert", "--no-edit", "HEAD");

    AuthoredWork work = known(question()).work();

    assertThat(work.commits()).hasSize(2);
    assertThat(work.change().isNone()).isTrue();
  }

  @Tag("W4")
  @Test
  void aFastForwardToTheDefaultBranchIsForeign() {
    somebodyElsePushes("up");
    shop.git("merge", "--quiet", "--ff-only", "origin/main");

    BranchHistory history = known(question());

    assertThat(history.work()).isEqualTo(AuthoredWork.NONE);
    assertThat(history.foreign().newest())
        .extracting(HistoryCommit::subject)
        .containsExactly("Somebody else's up");
  }

  @Tag("W4")
  @Test
  void aMergeThatBringsOnlyForeignChangesIsNoWork() {
    somebodyElsePushes("up");
    shop.git("merge", "--quiet", "--no-ff", "-m", "Merge main", "origin/main");

    BranchHistory history = known(question());

    assertThat(history.work().commits()).extracting(HistoryCommit::kind).hasSize(1);
    assertThat(history.work().counts()).isFalse();
    assertThat(history.foreign().count()).isEqualTo(1);
  }

  @Tag("W4")
  @Test
  void theSecondAttemptThatOnlyMergesTheDefaultBranchHasDoneNothing() {
    shop.write("a", "1\n").commit("A");
    String first = shop.resolve("HEAD");
    somebodyElsePushes("up");
    shop.git("merge", "--quiet", "--no-edit", "origin/main");

    BranchHistory history = known(question().startingAt(first).after(List.of(first)));

    assertThat(history.attempt().counts()).isFalse();
    assertThat(history.work().change().paths()).containsExactly("a");
    assertThat(history.work().counts()).isTrue();
    assertThat(history.rewritten()).isEmpty();
  }

  @Tag("W4")
  @Test
  void cleanMergesOfOneFileByTwoAreNoWorkAndAnEditInTheMergeIs() {
    shop.write("lines", LINES.replace("line 2\n", "two\n")).commit("Two");
    String first = shop.resolve("HEAD");
    shop.git("switch", "--quiet", "-c", "other", base);
    shop.write("lines", LINES.replace("line 29\n", "twenty-nine\n")).commit("Twenty-nine");
    String other = shop.resolve("HEAD");
    shop.git("switch", "--quiet", "issue-1");
    shop.git("merge", "--quiet", "--no-edit", "other");
    HistoryQuestion question = question().startingAt(first).besides(List.of(other));

    assertThat(known(question).attempt().counts()).isFalse();

    shop.write("lines", shop.git("show", "HEAD:lines").replace("line 15", "fifteen") + "\n");
    shop.git("commit", "--quiet", "--amend", "--no-edit", "-a");

    assertThat(known(question).attempt().change().files()).isEqualTo(1);
  }

  @Tag("W4")
  @Test
  void workRebasedOntoAMovedDefaultBranchIsStillItsOwn() {
    shop.write("a", "1\n").commit("A");
    String first = shop.resolve("HEAD");
    somebodyElsePushes("up");
    shop.git("rebase", "--quiet", "origin/main");

    BranchHistory history = known(question().after(List.of(first)));

    assertThat(history.work().commits()).extracting(HistoryCommit::subject).containsExactly("A");
    assertThat(history.work().change().paths()).containsExactly("a");
    assertThat(history.foreign().count()).isEqualTo(1);
    assertThat(fates(history)).containsExactly(Fate.KEPT);
  }

  @Tag("W3")
  @Test
  void aResetLosesTheCommitsOfAnEarlierAttempt() {
    shop.write("a", "1\n").commit("A");
    shop.write("a", "1\n2\n").commit("More of A");
    String first = shop.resolve("HEAD");
    shop.git("reset", "--quiet", "--hard", "HEAD~1");

    BranchHistory history = known(question().startingAt(first));

    assertThat(history.lost()).extracting(HistoryCommit::subject).containsExactly("More of A");
    assertThat(history.rewritten().get(0).lostFiles()).containsExactly("a");
    assertThat(history.attempt()).isEqualTo(AuthoredWork.NONE);
  }

  @Tag("W3")
  @Test
  void aCommitThatARebaseLeavesOutIsLostAndTheOthersAreNot() {
    shop.write("a", "1\n").commit("A");
    shop.write("b", "1\n").commit("B");
    shop.write("c", "1\n").commit("C");
    String first = shop.resolve("HEAD");
    shop.git("rebase", "--quiet", "--onto", "HEAD~2", "HEAD~1");

    BranchHistory history = known(question().after(List.of(first)));

    assertThat(history.lost()).extracting(HistoryCommit::subject).containsExactly("B");
    assertThat(fates(history)).containsExactly(Fate.LOST, Fate.KEPT);
  }

  @Tag("W3")
  @Test
  void anAmendThatAddsKeepsWhatWasThere() {
    shop.write("lines", LINES.replace("line 7\n", "seven\n")).commit("Seven");
    String first = shop.resolve("HEAD");
    shop.write("lines", LINES.replace("line 7\n", "seven\n").replace("line 20\n", "twenty\n"));
    shop.git("commit", "--quiet", "--amend", "--no-edit", "-a");

    assertThat(fates(known(question().after(List.of(first))))).containsExactly(Fate.KEPT);
  }

  @Tag("W3")
  @Test
  void anAmendThatCorrectsTheSameLinesIsReworkAndNoLoss() {
    shop.write("a", "wrong\n").commit("A");
    String first = shop.resolve("HEAD");
    shop.write("a", "right\n");
    shop.git("commit", "--quiet", "--amend", "--no-edit", "-a");

    BranchHistory history = known(question().startingAt(first));

    assertThat(fates(history)).containsExactly(Fate.REWORKED);
    assertThat(history.lost()).isEmpty();
    assertThat(history.work().counts()).isTrue();
  }

  @Tag("W3")
  @Test
  void anAmendThatTakesTheChangeAwayLosesIt() {
    shop.write("a", "1\n").commit("A");
    String first = shop.resolve("HEAD");
    shop.git("rm", "--quiet", "a");
    shop.git("commit", "--quiet", "--amend", "--allow-empty", "--no-edit");

    BranchHistory history = known(question().startingAt(first));

    assertThat(history.lost()).hasSize(1);
    assertThat(history.work().counts()).isFalse();
  }

  @Tag("W3")
  @Test
  void aSquashOntoAMovedDefaultBranchKeepsTheChange() {
    shop.write("lines", LINES.replace("line 7\n", "seven\n")).commit("Seven");
    shop.write("b", "1\n").commit("B");
    String first = shop.resolve("HEAD");
    somebodyElsePushes("up");
    shop.git("reset", "--quiet", "--hard", "origin/main");
    shop.git("merge", "--quiet", "--squash", first);
    shop.git("commit", "--quiet", "-m", "Seven and B");

    BranchHistory history = known(question().after(List.of(first)));

    assertThat(fates(history)).containsExactly(Fate.KEPT, Fate.KEPT);
    assertThat(history.work().commits()).hasSize(1);
  }

  @Tag("W3")
  @Test
  void aMovedFileIsNotLost() {
    shop.write("a", LINES.replace("line", "row")).commit("A");
    String first = shop.resolve("HEAD");
    shop.git("mv", "a", "b");
    shop.git("commit", "--quiet", "--amend", "--no-edit");

    assertThat(known(question().after(List.of(first))).lost()).isEmpty();

    shop.write("b", LINES.replace("line", "row").replace("row 3\n", "three\n"));
    shop.git("commit", "--quiet", "--amend", "--no-edit", "-a");

    assertThat(fates(known(question().after(List.of(first))))).containsExactly(Fate.REWORKED);
  }

  @Tag("W3")
  @Test
  void anOrphanLosesEverythingAndDoesNotDescendFromItsBase() {
    shop.write("a", "1\n").commit("A");
    String first = shop.resolve("HEAD");
    shop.git("checkout", "--quiet", "--orphan", "fresh");
    shop.git("rm", "-r", "-f", "--quiet", ".");
    shop.write("z", "fresh\n").commit("Fresh");
    shop.git("branch", "--force", "issue-1", "fresh");

    BranchHistory history = known(question().after(List.of(first)));

    assertThat(history.descends()).isFalse();
    assertThat(history.lost()).extracting(HistoryCommit::subject).containsExactly("A");
  }

  @Tag("W3")
  @Test
  void theEndOfAnAttemptThatTheRepositoryLostIsMissing() {
    String gone = "1234567890".repeat(4);
    shop.write("a", "1\n").commit("A");

    BranchHistory history = known(question().startingAt(gone).after(List.of(gone)));

    assertThat(history.missing()).containsExactly(gone);
    assertThat(history.attempt().counts()).isTrue();
  }

  @Test
  void replacedObjectsAreNotBelieved() throws IOException {
    shop.write("a", "1\n").commit("A");
    shop.git("replace", "--graft", "HEAD");
    Files.writeString(
        Files.createDirectories(shop.path().resolve(".git/info")).resolve("grafts"),
        shop.resolve("HEAD") + "\n");

    BranchHistory history = known(question());

    assertThat(history.work().commits()).hasSize(1);
    assertThat(history.work().change().paths()).containsExactly("a");
    assertThat(history.descends()).isTrue();
  }

  @Test
  void nothingThatTheRepositoryConfiguresIsRun() throws IOException {
    shop.write("a", "1\n").commit("A");
    String first = shop.resolve("HEAD");
    shop.write("a", "2\n");
    shop.git("commit", "--quiet", "--amend", "--no-edit", "-a");

    Path proof = temp.resolve("ran");
    String program = "sh -c 'touch " + proof + "'";
    for (String key :
        List.of(
            "diff.external",
            "diff.x.command",
            "diff.x.textconv",
            "core.fsmonitor",
            "core.pager",
            "merge.x.driver",
            "filter.x.clean",
            "filter.x.smudge",
            "gpg.program")) {
      shop.git("config", key, program);
    }
    shop.git("config", "log.showSignature", "true");
    Files.writeString(
        Files.createDirectories(shop.path().resolve(".git/info")).resolve("attributes"),
        "* diff=x merge=x\n");
    assertThat(fates(known(question().after(List.of(first))))).containsExactly(Fate.REWORKED);
    assertThat(proof).doesNotExist();
  }

  @Test
  void whatIsNoRepositoryIsUnknown() {
    HistoryAnswer answer =
        histories.ask(HistoryQuestion.of(temp, BRANCH, base), new CancellationToken());

    assertThat(answer).isInstanceOf(HistoryAnswer.Unknown.class);
  }

  @Test
  void aBranchThatIsNotThereIsUnknown() {
    HistoryAnswer answer =
        histories.ask(
            HistoryQuestion.of(shop.path(), "refs/heads/none", base), new CancellationToken());

    assertThat(answer).isEqualTo(new HistoryAnswer.Unknown("there is no commit refs/heads/none"));
  }

  @Test
  void anOptionIsNoCommit() {
    assertThatThrownBy(() -> HistoryQuestion.of(shop.path(), "--output=x", base))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void somebodyElsePushes(String file) {
    SampleRepository other = shop.sandbox().clone(shop.sandbox().at(temp.resolve("shop.git")), "o");
    other.write(file, "1\n").commit("Somebody else's " + file).push();
    shop.git("fetch", "--quiet");
  }

  private HistoryQuestion question() {
    return HistoryQuestion.of(shop.path(), BRANCH, base).besidesDefaultBranch("main");
  }

  private static List<Fate> fates(BranchHistory history) {
    return history.rewritten().stream()
        .flatMap(each -> each.commits().stream())
        .map(RewrittenCommit::fate)
        .toList();
  }

  private BranchHistory known(HistoryQuestion question) {
    return histories
        .ask(question, new CancellationToken())
        .match(
            history -> history,
            why -> {
              throw new AssertionError(why);
            });
  }
}
