package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.TmuxTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("F72")
class SetupConsentTest {

  private static final String WORK =
      "cat > /dev/null; echo $ORCHESTRATOR_ISSUE > file; git add file; git commit -qm work\n";

  @TempDir Path temp;
  private SampleRun sample;

  @BeforeEach
  void begin() {
    sample = SampleRun.in(temp).agent(WORK);
    sample.repository().write("tools/setup.sh", "echo one > \"$ORCHESTRATOR_REPOSITORY/../ran\"\n");
    sample.repository().commit("Set up");
    plan(1);
  }

  @AfterEach
  void end() {
    sample.close();
  }

  @TmuxTest
  void whatThePlanNamesRunsAtFirstAndIsRefusedOnceTheRepositoryChangedIt() {
    assertThat(launch().status()).isZero();
    assertThat(sample.root().resolve("ran")).hasContent("one");
    change();
    plan(2);

    Ran refused = launch();

    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err())
        .contains("error[SETUP_CHANGED]", "tools/setup.sh", "hint:", "workers trust");
    assertThat(sample.root().resolve("ran")).hasContent("one");
    assertThat(sample.worktree(2)).doesNotExist();
  }

  @TmuxTest
  void whoTrustsTheChangeGoesOn() {
    launch();
    change();
    plan(2);

    Ran trusted = sample.run("workers", "trust");

    assertThat(trusted.out()).contains("agreed: tools/setup.sh");
    assertThat(launch().status()).isZero();
    assertThat(sample.root().resolve("ran")).hasContent("two");
  }

  @TmuxTest
  void onATerminalTheQuestionIsAsked() {
    launch();
    change();
    plan(2);

    Ran no = sample.tester().onTerminal(100).runReading("n\n", "workers", "launch", "--foreground");
    assertThat(no.status()).isEqualTo(3);
    assertThat(no.err()).contains("changed since you agreed to run it");

    Ran yes =
        sample.tester().onTerminal(100).runReading("y\n", "workers", "launch", "--foreground");
    assertThat(yes.status()).as(yes.err()).isZero();
    assertThat(sample.root().resolve("ran")).hasContent("two");
  }

  @TmuxTest
  void aChangeByThePredecessorFailsTheIssueBeforeAnythingRuns() {
    sample.agent(
        "cat > /dev/null;"
            + " echo 'echo two > \"$ORCHESTRATOR_REPOSITORY/../ran\"' > tools/setup.sh;"
            + " git commit -qam changed;"
            + WORK);
    sample.plan(
        "\"num_workers\": 1, \"worktree_setup\": \"sh tools/setup.sh\", \"issues\": [{\"number\":"
            + " 1, \"title\": \"One\"}, {\"number\": 2, \"title\": \"Two\", \"depends_on\": [1]}]");

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(ran.json().get("issues").get(1).get("status").asText()).isEqualTo("failed");
    assertThat(ran.json().get("issues").get(1).get("reason").asText()).contains("tools/setup.sh");
    assertThat(sample.root().resolve("ran")).hasContent("one");
  }

  private Ran launch() {
    return sample.run("workers", "launch", "--foreground");
  }

  private void change() {
    sample.repository().write("tools/setup.sh", "echo two > \"$ORCHESTRATOR_REPOSITORY/../ran\"\n");
    sample.repository().commit("Set up otherwise");
  }

  private void plan(int issues) {
    StringBuilder list = new StringBuilder();
    for (int number = 1; number <= issues; number++) {
      list.append(number == 1 ? "" : ", ")
          .append("{\"number\": " + number + ", \"title\": \"Issue\"}");
    }
    sample.plan("\"worktree_setup\": \"sh ./tools/setup.sh\", \"issues\": [" + list + "]");
  }
}
