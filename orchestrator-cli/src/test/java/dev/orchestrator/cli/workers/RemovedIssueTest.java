package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.core.concurrent.OwnThread;
import dev.orchestrator.fixtures.TmuxTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

class RemovedIssueTest {

  private static final String ONE = "{\"number\": 1, \"title\": \"One\"}";

  @TempDir Path temp;

  @TmuxTest
  @Tag("W11")
  void anIssueThatWasTakenOutOfThePlanCanStillBeAskedAbout() throws Exception {
    try (SampleRun sample = SampleRun.in(temp)) {
      sample
          .agent(
              """
              cat > /dev/null
              touch "$GO/begun-$ORCHESTRATOR_ISSUE"
              until [ -e "$GO/go" ]; do sleep 0.05; done
              echo x > "file-$ORCHESTRATOR_ISSUE"; git add .; git commit -qm work; echo "I did $ORCHESTRATOR_ISSUE"
              """
                  .replace("$GO", temp.toString()))
          .plan(
              "\"num_workers\": 2, \"limits\": {\"max_load_per_core\": 1000}, \"issues\": ["
                  + ONE
                  + ", {\"number\": 2, \"title\": \"Two\"}]");
      CompletableFuture<Ran> run =
          CompletableFuture.supplyAsync(
              () -> sample.run("workers", "launch", "--foreground"), new OwnThread("run"));
      await().until(() -> Files.exists(temp.resolve("begun-2")) || run.isDone());

      sample.plan("\"num_workers\": 2, \"issues\": [" + ONE + "]");
      await().until(() -> sample.run("workers", "status").out().contains("#2     removed"));
      Files.createFile(temp.resolve("go"));

      assertThat(run.get().out()).contains("#2     removed");
      assertThat(sample.run("workers", "why", "2").out()).contains("#2 Two: removed");
      assertThat(sample.run("workers", "logs", "2").out()).contains("I did 2");
      assertThat(sample.run("workers", "why", "9").status()).isEqualTo(2);
      assertThat(sample.repository().git("branch", "--list", "fix/2")).contains("fix/2");
    }
  }
}
