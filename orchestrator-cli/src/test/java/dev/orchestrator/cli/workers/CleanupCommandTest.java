package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.TmuxTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

class CleanupCommandTest {

  @TempDir Path temp;
  private SampleRun sample;

  @BeforeEach
  void begin() {
    sample =
        SampleRun.in(temp)
            .agent("cat > /dev/null; echo x > file; git add .; git commit -qm work")
            .plan(
                "\"issues\": [{\"number\": 1, \"title\": \"a\"}, {\"number\": 2, \"title\": \"b\"}]");
  }

  @AfterEach
  void end() {
    sample.close();
  }

  @TmuxTest
  @Tag("F45")
  void whatIsSafeGoesAndWhatIsNotStaysUntilItIsSaved() throws Exception {
    assertThat(sample.run("workers", "launch", "--foreground").status()).isZero();
    Files.writeString(sample.worktree(2).resolve("precious"), "not committed");
    Files.createDirectories(sample.worktree(9));

    Ran first = sample.run("cleanup", "--json");

    assertThat(first.status()).isEqualTo(1);
    assertThat(sample.worktree(1)).doesNotExist();
    assertThat(sample.worktree(2).resolve("precious")).exists();
    assertThat(first.out()).contains("\"refused\"", "precious", "\"foreign\"");
    assertThat(sample.repository().git("branch", "--list", "fix/*")).contains("fix/1", "fix/2");

    Ran forced = sample.run("workers", "cleanup", "--force");
    assertThat(forced.status()).as(forced.err()).isZero();
    assertThat(sample.worktree(2)).doesNotExist();
    assertThat(sample.worktree(9)).exists();

    Ran undone = sample.run("workers", "undo");
    assertThat(undone.out()).contains(sample.worktree(2).toString());
    assertThat(sample.worktree(2).resolve("precious")).hasContent("not committed");
  }

  @TmuxTest
  @Tag("F36")
  void aCopyOfWhatTheMainCheckoutHasIsNoReasonToStayAndAChangedOneIs() throws Exception {
    sample.repository().write(".gitignore", ".env\n").write(".worktreeinclude", ".env\n");
    sample.repository().commit("Include");
    sample.repository().write(".env", "SECRET=1\n");
    assertThat(sample.run("workers", "launch", "--foreground").status()).isZero();
    Files.writeString(sample.worktree(2).resolve(".env"), "SECRET=2\n");

    Ran ran = sample.run("cleanup");

    assertThat(sample.worktree(1)).as(ran.out()).doesNotExist();
    assertThat(sample.worktree(2).resolve(".env")).hasContent("SECRET=2\n");
    assertThat(ran.out()).contains("ignored by git and only there");
  }

  @TmuxTest
  @Tag("F38")
  void aSquashedBranchCountsAsMergedAndRowsComeInTheOrderOfIssues() {
    sample.agent(
        "cat > /dev/null; echo $ORCHESTRATOR_ISSUE > file; git add .; git commit -qm work");
    assertThat(sample.run("workers", "launch", "--foreground").status()).isZero();
    sample.repository().git("merge", "--quiet", "--squash", "fix/2");
    sample.repository().git("commit", "--quiet", "-m", "Squashed");

    Ran ran = sample.run("cleanup", "--json");

    assertThat(ran.json().findValuesAsText("reason"))
        .containsExactly("its work is on the branch", "merged into main");
  }

  @TmuxTest
  void anIssueWithoutACommitIsNotCalledMerged() {
    sample.agent(
        "cat > /dev/null; [ $ORCHESTRATOR_ISSUE = 2 ] || exit 1; echo x > f; git add f; git commit -qm f");
    sample.plan(
        "\"max_retries\": 0, \"issues\": [{\"number\": 1, \"title\": \"a\"}, {\"number\": 2, \"title\": \"b\"}]");
    assertThat(sample.run("workers", "launch", "--foreground").status()).isEqualTo(1);

    Ran ran = sample.run("cleanup", "--json");

    assertThat(ran.json().findValuesAsText("reason"))
        .containsExactly("nothing was committed in it", "its work is on the branch");
  }

  @TmuxTest
  @Tag("F41")
  void aWorktreeSomebodyStandsInStaysUnderTheirFeet() throws Exception {
    assertThat(sample.run("workers", "launch", "--foreground").status()).isZero();
    Process standing =
        new ProcessBuilder("sleep", "300").directory(sample.worktree(2).toFile()).start();

    Ran ran = sample.run("cleanup", "--force");

    standing.destroyForcibly().waitFor();
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("(sleep) is at work in it");
    assertThat(sample.worktree(1)).doesNotExist();
    assertThat(sample.worktree(2)).exists();
  }

  @TmuxTest
  void theSessionEndsAndWorktreesStayWhenAskedFor() {
    sample.run("workers", "launch", "--foreground");

    Ran ran = sample.run("cleanup", "--keep-worktrees");

    assertThat(ran.status()).isZero();
    assertThat(sample.worktree(1)).exists();
    assertThat(
            sample
                .tmux()
                .program("orchestrator", "has-session", "-t", "=proof-orchestrator:")
                .run()
                .status())
        .isNotZero();
  }
}
