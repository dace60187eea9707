package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.TmuxTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class StallTest {

  private static final String COMMIT = "echo x > file; git add .; git commit -qm work\n";

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
  void aHungAgentIsStoppedWithItsChildrenAndContinued() {
    sample
        .agent(
            """
            cat > /dev/null
            if [ ! -e "$ROOT/once" ]; then
              touch "$ROOT/once"
              echo half > half
              setsid sleep 4711 &
              sleep 4711
            fi
            """
                    .replace("$ROOT", sample.root().toString())
                + COMMIT)
        .plan("\"stall_timeout\": 3, \"issues\": [{\"number\": 1, \"title\": \"a\"}]");

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("hangs in", "sleep");
    assertThat(ran.json().get("issues").get(0).get("attempts").asInt()).isEqualTo(2);
    assertThat(sample.repository().git("show", "--name-only", "--format=", "fix/1"))
        .contains("half", "file");
    assertThat(ProcessHandle.allProcesses().filter(StallTest::isOurSleep)).isEmpty();
  }

  @TmuxTest
  void aSilentAgentThatWorksIsLeftAlone() {
    sample
        .agent(
            """
            cat > /dev/null
            end=$(($(date +%s) + 7))
            while [ $(date +%s) -lt $end ]; do :; done
            """
                + COMMIT)
        .plan("\"stall_timeout\": 3, \"issues\": [{\"number\": 1, \"title\": \"a\"}]");

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.json().get("issues").get(0).get("attempts").asInt()).isEqualTo(1);
  }

  @TmuxTest
  void anAgentThatTakesTooLongIsEndedWhateverItDoes() {
    sample
        .agent("cat > /dev/null; trap '' TERM; while :; do echo still here; sleep 0.1; done")
        .plan(
            "\"wall_clock_timeout\": 2, \"max_retries\": 0, \"issues\": [{\"number\": 1, \"title\": \"a\"}]");

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.json().get("issues").get(0).get("reason").asText()).contains("took too long");
  }

  private static boolean isOurSleep(ProcessHandle process) {
    return process
        .info()
        .arguments()
        .map(words -> String.join(" ", words))
        .orElse("")
        .equals("4711");
  }
}
