package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.fixtures.TmuxTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("F9")
class LateResultTest {

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

  /** The first attempt's wrapper is killed with its agent; its record appears much later. */
  @TmuxTest
  void aResultThatComesAfterTheAttemptWasGivenUpIsRecordedAndNotApplied() {
    sample
        .agent(
            """
            cat > /dev/null
            folder=${ORCHESTRATOR_PROMPT_FILE%/*}
            case $ORCHESTRATOR_ATTEMPT in
              *-1) kill -KILL $PPID; exit 0 ;;
            esac
            first=${folder%-*}-1
            printf '{"schema_version":1,"attempt":"%s","exit_code":0,"stopped_by":"","problem":""}' "${first##*/}" > "$first/exit.json"
            journal="$ORCHESTRATOR_WORKSPACE/state/runs/$ORCHESTRATOR_PROJECT/journal.jsonl"
            for _ in $(seq 300); do grep -qi 'late.result' "$journal" && break; sleep 0.1; done
            echo x > file; git add file; git commit -qm work
            """)
        .plan(
            "\"num_workers\": 1, \"limits\": {\"start_up_grace\": 1}, \"issues\": [{\"number\": 1, \"title\": \"One\"}]");

    Ran ran = sample.run("workers", "launch", "--foreground", "--json");

    assertThat(ran.json().get("issues").get(0).get("status").asText())
        .as(ran.err())
        .isEqualTo("completed");
    assertThat(ran.json().get("issues").get(0).get("attempts").asInt()).isEqualTo(2);
    assertThat(sample.run("workers", "why", "1").out()).contains("vanished", "late-result");
  }
}
