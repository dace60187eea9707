package dev.orchestrator.git.worktree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.SampleRepository;
import dev.orchestrator.git.command.GitRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("F38")
class MergeCheckTest {

  @TempDir Path temp;
  private SampleRepository shop;
  private LocalCommandRunner runner;

  @BeforeEach
  void begin() {
    GitSandbox sandbox = GitSandbox.in(temp);
    shop = sandbox.repository("shop");
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putAll(sandbox.environment());
    runner = new LocalCommandRunner(new HostEnvironment(variables, temp), Clock.systemUTC());
    shop.git("switch", "--quiet", "-c", "fix/7");
    shop.write("one", "1\n").commit("One");
    shop.write("two", "2\n").commit("Two");
    shop.git("switch", "--quiet", "main");
  }

  @AfterEach
  void end() {
    runner.close();
  }

  @Test
  void aBranchThatNobodyMergedIsNotMerged() {
    assertThat(isMerged()).isFalse();
  }

  @Test
  void aMergedBranchIsMerged() {
    shop.git("merge", "--quiet", "--no-ff", "-m", "Merge", "fix/7");

    assertThat(isMerged()).isTrue();
  }

  @Test
  void aSquashedBranchIsMergedAlsoAfterFurtherWork() {
    shop.git("merge", "--quiet", "--squash", "fix/7");
    shop.git("commit", "--quiet", "-m", "One and two");
    shop.write("three", "3\n").commit("Three");

    assertThat(isMerged()).isTrue();
  }

  @Test
  void aBranchOfWhichACommitIsMissingIsNotMerged() {
    shop.git("cherry-pick", "fix/7~1");

    assertThat(isMerged()).isFalse();
  }

  @Test
  void aSquashThatWasTakenBackIsNotMerged() {
    shop.git("merge", "--quiet", "--squash", "fix/7");
    shop.git("commit", "--quiet", "-m", "One and two");
    shop.git("revert", "--no-edit", "HEAD");

    assertThat(isMerged()).isFalse();
  }

  @Test
  void aConflictMeansNotMerged() {
    shop.write("one", "other\n").commit("Other");

    assertThat(isMerged()).isFalse();
  }

  @Test
  void whatGitCannotAnswerIsNotMerged() {
    assertThat(check().isMerged("no-such-branch", "main")).isFalse();
    assertThat(check().isMerged("fix/7", "no-such-branch")).isFalse();
  }

  private boolean isMerged() {
    return check().isMerged("fix/7", "main");
  }

  private MergeCheck check() {
    return new MergeCheck(new GitRunner(runner), shop.path(), new CancellationToken());
  }
}
