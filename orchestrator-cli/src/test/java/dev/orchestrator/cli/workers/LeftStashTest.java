package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.TmuxTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** What an agent stashed is on no branch, and belongs to a repository and not to its worktree. */
@Tag("W7")
class LeftStashTest {

  private static final String LEFT = "a stash was left behind: ";

  @TempDir Path temp;
  private SampleRun sample;

  @BeforeEach
  void begin() {
    sample = SampleRun.in(temp);
    sample
        .agent(
            """
            cat > /dev/null
            if [ $ORCHESTRATOR_ISSUE = 1 ]; then
              echo half > README.md; git stash -q
            fi
            echo x > "file-$ORCHESTRATOR_ISSUE"; git add .; git commit -qm work
            """)
        .plan(
            "\"issues\": [{\"number\": 1, \"title\": \"One\"}, {\"number\": 2, \"title\": \"Two\"}]");
    sample.repository().write("mine", "x").git("add", ".");
    sample.repository().git("stash", "-q");
  }

  @AfterEach
  void end() {
    sample.close();
  }

  @TmuxTest
  void aStashLeftBehindIsToldAtTheEndAndEverywhereUntilItIsGone() {
    Ran ran = sample.run("workers", "launch", "--foreground");

    assertThat(ran.out()).contains("look at #1: " + LEFT, "WIP on fix/1");
    assertThat(ran.out()).contains("look at #1: what the worktrees of", "stash refs/stash");
    assertThat(ran.out()).doesNotContain("look at #2: " + LEFT);
    assertThat(sample.run("workers", "status").out()).contains("look at #1: " + LEFT);
    assertThat(sample.run("workers", "why", "1").out()).contains("look at   " + LEFT);
    assertThat(sample.run("workers", "why", "2").out()).doesNotContain(LEFT);
    assertThat(sample.run("workers", "why", "1", "--json").json().get("left_behind")).hasSize(1);
    assertThat(sample.run("workers", "wait").out()).contains("look at #1: " + LEFT);
    assertThat(sample.run("report").out()).contains(LEFT);

    sample.repository().git("stash", "drop", "-q", "stash@{0}");

    assertThat(sample.run("workers", "status").out()).doesNotContain(LEFT);
    assertThat(sample.repository().git("stash", "list")).contains("stash@{0}");
  }
}
