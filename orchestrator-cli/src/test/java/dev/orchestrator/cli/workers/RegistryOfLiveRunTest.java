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

class RegistryOfLiveRunTest {

  private static final String PLAN =
      """
      {"project": "both", "stagger_delay": 0, "num_workers": 2, "branch_prefix": "fix/",
       "agent": {"type": "command", "command": ["%s"]},
       "repos": {"shop": {}%s},
       "issues": [{"number": 1, "title": "a", "repo": "shop"}%s]}
      """;

  @TempDir Path temp;

  @TmuxTest
  @Tag("W18")
  void aRepositoryRegisteredWhileTheRunLivesIsKnownToIt() throws Exception {
    try (SampleRun sample = SampleRun.in(temp)) {
      Path root = sample.root();
      sample.git().repository("web");
      sample.write(
          "config/repos.json", "{\"repositories\": [{\"name\": \"shop\", \"local\": \"shop\"}]}");
      sample.agent(
          """
          cat > /dev/null
          touch "$GO/begun-$ORCHESTRATOR_ISSUE"
          [ "$ORCHESTRATOR_ISSUE" != 1 ] || until [ -e "$GO/begun-2" ]; do sleep 0.05; done
          echo work > file; git add .; git commit -qm work
          """
              .replace("$GO", root.toString()));
      sample.write("config/both-issues.json", PLAN.formatted(root.resolve("agent.sh"), "", ""));
      CompletableFuture<Ran> run =
          CompletableFuture.supplyAsync(
              () -> sample.run("workers", "launch", "--foreground", "--json"),
              new OwnThread("run"));
      await().until(() -> Files.exists(root.resolve("begun-1")));

      assertThat(sample.run("repo", "add", "web").status()).isZero();
      sample.write(
          "config/both-issues.json",
          PLAN.formatted(
              root.resolve("agent.sh"),
              ", \"web\": {}",
              ", {\"number\": 2, \"title\": \"b\", \"repo\": \"web\"}"));

      assertThat(run.get().status()).as(run.get().err()).isZero();
      assertThat(run.get().json().at("/issues/1/repo").asText()).isEqualTo("web");
    }
  }
}
