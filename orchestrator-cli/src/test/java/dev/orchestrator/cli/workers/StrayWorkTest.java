package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.TmuxTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("F50")
class StrayWorkTest {

  private static final String WORK = "echo x > file; git add file; git commit -qm work\n";

  @TempDir Path temp;
  private SampleRun sample;

  @BeforeEach
  void begin() {
    sample = SampleRun.in(temp);
  }

  @AfterEach
  void end() {
    sample.close();
  }

  @TmuxTest
  void aWorkerThatCommitsToTheMainCheckoutIsFlaggedAndNothingIsTakenBack() {
    sample
        .agent(
            "cat > /dev/null; cd ../../shop; echo y > stray; git add stray; git commit -qm stray; cd - ; "
                + WORK)
        .plan("\"issues\": [{\"number\": 1, \"title\": \"One\"}]");

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    JsonNode issue = ran.json().get("issues").get(0);
    assertThat(issue.get("status").asText()).as(ran.err()).isEqualTo("completed");
    assertThat(issue.get("flags").get(0).asText())
        .contains("the main checkout", "changed while it was at work", "commit 'stray'");
    assertThat(sample.run("workers", "status").out()).contains("look at #1");
    assertThat(sample.run("workers", "why", "1").out()).contains("look at this", "commit 'stray'");
    assertThat(sample.repository().path().resolve("stray")).exists();
  }

  @TmuxTest
  void aFileLeftInTheMainCheckoutIsNamed() {
    sample
        .agent("cat > /dev/null; echo y > ../../shop/left-there; " + WORK)
        .plan("\"issues\": [{\"number\": 1, \"title\": \"One\"}]");

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(ran.json().get("issues").get(0).get("flags").get(0).asText())
        .contains("uncommitted there: left-there");
  }

  @TmuxTest
  void aWorktreeOfAnotherIssueThatChangesIsNoticedAtTheNextPoll() {
    sample
        .agent(
            """
            cat > /dev/null
            if [ $ORCHESTRATOR_ISSUE = 2 ]; then
              echo y > ../issue-1/stray
              journal="$ORCHESTRATOR_WORKSPACE/state/runs/$ORCHESTRATOR_PROJECT/journal.jsonl"
              for _ in $(seq 300); do grep -q '"type":"flagged"' "$journal" && break; sleep 0.1; done
            fi
            echo $ORCHESTRATOR_ISSUE > file; git add file; git commit -qm work
            """)
        .plan(
            "\"num_workers\": 1, \"cycle_interval\": 5, \"issues\": [{\"number\": 1, \"title\": \"One\"}, {\"number\": 2, \"title\": \"Two\", \"depends_on\": [1]}]");

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(ran.json().get("issues").get(1).get("flags").get(0).asText())
        .contains("a worktree of another issue", "issue-1", "stray");
    assertThat(ran.json().get("issues").get(0).get("flags")).isEmpty();
  }

  @TmuxTest
  void aRunThatMindsItsOwnBusinessIsNotFlagged() {
    sample
        .agent("cat > /dev/null; " + WORK)
        .plan(
            "\"worktree_base\": \"shop/.worktrees\", \"issues\": [{\"number\": 1, \"title\": \"One\"}]");

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(ran.json().get("issues").get(0).get("status").asText()).isEqualTo("completed");
    assertThat(ran.json().get("issues").get(0).get("flags")).isEmpty();
  }
}
