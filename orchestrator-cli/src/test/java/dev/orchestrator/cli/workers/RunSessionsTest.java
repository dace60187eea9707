package dev.orchestrator.cli.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orchestrator.cli.CommandLineTester.Ran;
import dev.orchestrator.core.concurrent.OwnThread;
import dev.orchestrator.fixtures.TmuxTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

class RunSessionsTest {

  private static final String COMMITTING =
      "cat >/dev/null; echo x >\"f$ORCHESTRATOR_ISSUE\"; git add .; git commit -qm x";

  @TempDir Path temp;
  private SampleRun sample;

  @BeforeEach
  void begin() {
    sample = SampleRun.in(temp).agent(COMMITTING);
  }

  @AfterEach
  void end() {
    sample.close();
  }

  @TmuxTest
  @Tag("W13")
  void theSessionOfAFinishedRunIsNotInTheWayOfTheNext() {
    sample.plan("\"issues\": [{\"number\": 1, \"title\": \"a\"}]");
    web("");

    Ran first = launch("shop");
    Ran second = launch("web");

    assertThat(first.status()).as(first.err()).isZero();
    assertThat(second.status()).as(second.err()).isZero();
    assertThat(first.json().at("/run/session").asText()).isEqualTo("proof-orchestrator");
    assertThat(second.json().at("/run/session").asText()).isEqualTo("proof-orchestrator-web");
    assertThat(sample.run("workers", "attach", "--config", "web").out())
        .contains("=proof-orchestrator-web:");
  }

  @TmuxTest
  @Tag("W13")
  void twoPlansThatNameOneSessionHaveItOneAfterTheOther() throws Exception {
    sample.plan("\"tmux_session\": \"night\", \"issues\": [{\"number\": 1, \"title\": \"a\"}]");
    web("\"tmux_session\": \"night\",");

    Process first = sample.start("workers", "launch", "--foreground", "--config", "shop");
    assertThat(first.waitFor()).as(sample.output()).isZero();
    Ran second = launch("web");

    assertThat(second.status()).as(second.err()).isZero();
    assertThat(second.json().at("/run/session").asText()).isEqualTo("night");
  }

  @TmuxTest
  @Tag("W16")
  void aLiveRunGetsMoreWorkersAndLosesThemAgain() throws Exception {
    sample.agent(
        "cat >/dev/null; touch \"%1$s/begun-$ORCHESTRATOR_ISSUE\"; until [ -e %1$s/go ]; do sleep 0.05; done; "
                .formatted(sample.root())
            + COMMITTING);
    sample.plan(
        "\"num_workers\": 1, \"issues\": [{\"number\": 1, \"title\": \"a\"},"
            + " {\"number\": 2, \"title\": \"b\"}, {\"number\": 3, \"title\": \"c\"}]");
    CompletableFuture<Ran> run =
        CompletableFuture.supplyAsync(() -> launch("shop"), new OwnThread("launch"));
    awaitBegun(1);

    Ran grown = sample.run("workers", "launch", "--workers", "3");
    assertThat(grown.status()).as(grown.err()).isZero();
    awaitBegun(2);
    awaitBegun(3);
    assertThat(sample.run("workers", "attach", "3").out()).contains("worker-");
    sample.run("workers", "launch", "--workers", "1");
    Files.createFile(sample.root().resolve("go"));

    assertThat(run.get().status()).as(run.get().err()).isZero();
    await()
        .untilAsserted(() -> assertThat(windows()).contains("worker-1").doesNotContain("worker-3"));
  }

  @TmuxTest
  @Tag("N8")
  void aWindowIsFoundByTheIssueThatIsWorkedOnInIt() throws Exception {
    sample.plan(
        "\"issues\": [{\"number\": 7, \"title\": \"a\"}, {\"number\": 8, \"title\": \"b\"}]");
    Ran before = sample.run("workers", "attach", "7");
    launch("shop");

    assertThat(before.err()).contains("no worker has issue 7 now");
    assertThat(sample.run("workers", "attach", "9").status()).isEqualTo(2);
    assertThat(sample.run("workers", "attach", "worker-2").out()).contains("worker-2");
  }

  private String windows() {
    return sample
        .tmux()
        .tmux("orchestrator", "list-windows", "-t", "=proof-orchestrator:", "-F", "#{window_name}");
  }

  private Ran launch(String run) {
    return sample.run("workers", "launch", "--foreground", "--config", run, "--json");
  }

  private void web(String members) {
    sample.write(
        "config/web-issues.json",
        """
        {"project": "web", "repo_path": "shop", "worktree_base": "web-worktrees", "branch_prefix": "web/",
         "stagger_delay": 0, %s "agent": {"type": "command", "command": ["%s"]},
         "issues": [{"number": 1, "title": "a"}]}
        """
            .formatted(members, sample.root().resolve("agent.sh")));
  }

  private void awaitBegun(int issue) {
    await().until(() -> Files.exists(sample.root().resolve("begun-" + issue)));
  }
}
