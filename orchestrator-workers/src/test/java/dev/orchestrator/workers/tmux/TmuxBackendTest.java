package dev.orchestrator.workers.tmux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import dev.orchestrator.fixtures.TmuxSandbox;
import dev.orchestrator.fixtures.TmuxTest;
import dev.orchestrator.workers.spi.WorkerLaunch;
import dev.orchestrator.workers.spi.WorkerSession;
import dev.orchestrator.workers.spi.WorkerSessionRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

class TmuxBackendTest {

  @TempDir Path temp;
  private TmuxSandbox sandbox;
  private LocalCommandRunner runner;
  private TmuxBackend backend;

  @BeforeEach
  void begin() {
    sandbox = TmuxSandbox.open();
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.putAll(sandbox.environment());
    HostEnvironment environment = new HostEnvironment(variables, temp);
    runner = new LocalCommandRunner(environment, Clock.systemUTC());
    backend = new TmuxBackend(runner, environment);
  }

  @AfterEach
  void end() {
    runner.close();
    sandbox.close();
  }

  @TmuxTest
  void theSessionHasTheMonitorTheWorkersAndTheDashboard() {
    backend.open(request("shop", 3));

    assertThat(windows("shop"))
        .containsExactly("orchestrator", "worker-1", "worker-2", "worker-3", "dashboard");
  }

  @TmuxTest
  void openingAgainAdoptsWhatRunsAndMakesWhatIsMissing() {
    WorkerSession first = backend.open(request("shop", 1));
    start(first, 1, "sleep", "300");
    String pid = panePid("worker-1");

    backend.open(request("shop", 2));

    assertThat(windows("shop")).containsOnlyOnce("worker-1").contains("worker-2");
    assertThat(panePid("worker-1")).isEqualTo(pid);
  }

  @TmuxTest
  void argumentsArriveAsTheyAreAndNeverThroughAShell() {
    Path proof = temp.resolve("proof");
    List<String> awkward =
        List.of("a;", "it's", "$HOME", "`id`", "#{pane_id}", "", "two\nlines", "-x", "é;");
    WorkerSession session = backend.open(request("shop", 1));

    session.start(
        new WorkerLaunch(
            1,
            "title",
            java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(
                        "sh", "-c", "printf '%s|' \"$@\" > \"$0\"", proof.toString()),
                    awkward.stream())
                .toList(),
            temp.resolve("log")));

    await().untilAsserted(() -> assertThat(proof).hasContent(String.join("|", awkward) + "|"));
  }

  @TmuxTest
  @Tag("F15")
  void theUsersOwnServerIsAnother() {
    WorkerSession session = backend.open(request("shop", 1));
    start(session, 1, "sleep", "300");
    String pid = panePid("worker-1");
    sandbox.tmux("default", "new-session", "-d", "-s", "mine");

    sandbox.tmux("default", "kill-server");

    assertThat(panePid("worker-1")).isEqualTo(pid);
    assertThat(ProcessHandle.of(Long.parseLong(pid))).isPresent();
  }

  @TmuxTest
  @Tag("F17")
  void aSessionWhoseNameBeginsAlikeIsAnother() {
    WorkerSession shop = backend.open(request("shop", 1));
    backend.open(request("shop_two", 1));

    shop.end();

    assertThat(sandbox.tmux("orchestrator", "list-sessions", "-F", "#{session_name}"))
        .isEqualTo("shop_two");
    assertThat(backend.find(request("shop", 1))).isEmpty();
  }

  @TmuxTest
  void worker1IsNotTakenForWorker12() {
    WorkerSession session = backend.open(request("shop", 12));
    start(session, 12, "sleep", "300");

    start(session, 1, "sleep", "301");

    assertThat(
            sandbox.tmux("orchestrator", "list-panes", "-a", "-F", "#{window_name} #{pane_dead}"))
        .contains("worker-1 0")
        .contains("worker-12 0");
  }

  @TmuxTest
  @Tag("F18")
  void aSessionOfAnotherRunIsRefused() {
    backend.open(request("shop", 1));

    assertThatThrownBy(
            () -> backend.open(new WorkerSessionRequest("shop", "other", 1, List.of(), List.of())))
        .hasMessageContaining("belongs to another run");
  }

  @TmuxTest
  @Tag("F16")
  void aProgramStartsAlsoAfterSomebodyKilledTheServer() {
    WorkerSession session = backend.open(request("shop", 1));
    sandbox.tmux("orchestrator", "kill-server");
    Path proof = temp.resolve("proof");

    start(session, 1, "touch", proof.toString());

    await().until(() -> Files.exists(proof));
    assertThat(windows("shop")).contains("orchestrator", "worker-1", "dashboard");
  }

  @TmuxTest
  void theServerOutlivesEachOfItsWorkersAndHasNoSecrets() {
    WorkerSession session = backend.open(request("shop", 1));
    start(session, 1, "sh", "-c", "env > '" + temp + "/environment'");
    await().until(() -> Files.exists(temp.resolve("environment")));

    session.end();

    assertThat(sandbox.program("orchestrator", "list-sessions").run().err())
        .doesNotContain("no server running");
    assertThat(temp.resolve("environment")).content().doesNotContain("ORCHESTRATOR_");
  }

  @TmuxTest
  void aCommandLineTooLongForTmuxIsAnErrorThatSaysSo() {
    WorkerSession session = backend.open(request("shop", 1));

    assertThatThrownBy(() -> start(session, 1, "echo", "x".repeat(20_000)))
        .hasMessageContaining("too long for tmux");
  }

  @TmuxTest
  void lookingFoundsNoServer() {
    assertThat(backend.find(request("shop", 1))).isEmpty();
    assertThat(backend.unavailable()).isEmpty();

    assertThat(sandbox.socket("orchestrator")).doesNotExist();
  }

  private static WorkerSessionRequest request(String name, int workers) {
    return new WorkerSessionRequest(
        name, "run of " + name, workers, List.of(), List.of("sleep", "300"));
  }

  private void start(WorkerSession session, int worker, String... argv) {
    session.start(new WorkerLaunch(worker, "title", List.of(argv), temp.resolve("log")));
  }

  private List<String> windows(String session) {
    return sandbox
        .tmux("orchestrator", "list-windows", "-t", "=" + session + ":", "-F", "#{window_name}")
        .lines()
        .toList();
  }

  private String panePid(String window) {
    return sandbox.tmux("orchestrator", "display", "-p", "-t", "=shop:=" + window, "#{pane_pid}");
  }
}
