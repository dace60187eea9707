package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.TmuxTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {

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
  void aRefusalIsAnEventWithItsRuleWhileTheAgentGoesOn() {
    sample
        .agent(
            "cat >/dev/null; git push origin HEAD; bash -c 'git -C . push origin HEAD'; echo work >"
                + " file; git add .; git commit -q -m work")
        .plan("\"issues\": [{\"number\": 1, \"title\": \"a\"}]");

    Ran ran = sample.run("workers", "launch", "--foreground");

    assertThat(ran.status()).as(ran.err()).isZero();
    String story = sample.run("workers", "why", "1").out();
    assertThat(story.split("refused by the rule no-unasked-push", -1)).hasSize(3);
    Ran events = sample.run("events", "--json", "--since", "2020-01-01");
    assertThat(events.out()).as(events.err()).contains("attempt.refused");
  }

  @TmuxTest
  void whatLooksLikeASecretIsNotRememberedF71() throws IOException {
    String token = "ghp_" + "a1B2".repeat(9);
    sample
        .agent("cat >/dev/null; echo 'cannot reach it with " + token + "'; exit 3")
        .plan("\"max_retries\": 0, \"issues\": [{\"number\": 1, \"title\": \"a\"}]");

    sample.run("workers", "launch", "--foreground");

    String journal = Files.readString(sample.root().resolve("state/runs/shop/journal.jsonl"));
    assertThat(journal).contains("cannot reach it with [secret]").doesNotContain(token);
    assertThat(sample.run("workers", "why", "1").out()).doesNotContain(token);
    assertThat(sample.run("workers", "status").out()).doesNotContain(token);
    assertThat(sample.run("workers", "logs", "1").out()).doesNotContain(token);
  }
}
