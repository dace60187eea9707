package dev.orchestrator.testkit.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.event.Event;
import dev.orchestrator.core.plugin.PluginRegistry;
import dev.orchestrator.core.spi.Contribution;
import dev.orchestrator.core.spi.EventListener;
import dev.orchestrator.core.spi.OrchestratorPlugin;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.language.BuiltInLanguages;
import dev.orchestrator.fixtures.GitSandbox;
import dev.orchestrator.fixtures.Scripts;
import dev.orchestrator.fixtures.TmuxSandbox;
import dev.orchestrator.fixtures.TmuxTest;
import dev.orchestrator.runs.run.RunOutcome;
import dev.orchestrator.runs.store.PlanFiles;
import dev.orchestrator.runs.store.RunListener;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.runs.store.SupervisedRun;
import dev.orchestrator.runtime.Orchestrator;
import dev.orchestrator.runtime.Seeds;
import dev.orchestrator.workers.BuiltInWorkersPlugin;
import dev.orchestrator.workers.background.BackgroundMonitor;
import dev.orchestrator.workers.supervisor.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.io.TempDir;

/** A plugin hears of a real run, whatever the plugins beside it do. */
class RunEventsTest {

  @TempDir Path temp;
  private final List<Event> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);

  private record Plugin(String id, List<Contribution<?>> contributions)
      implements OrchestratorPlugin {

    @Override
    public int spiVersion() {
      return OrchestratorPlugin.SPI_VERSION;
    }
  }

  @TmuxTest
  void aListenerHearsOfTheRunAndOneThatThrowsOrHangsDisturbsNothing() throws IOException {
    GitSandbox git = GitSandbox.in(temp);
    git.repository("shop");
    Path agent = git.root().resolve("agent.sh");
    Scripts.shell(
        agent,
        "cat > /dev/null; echo x > file-$ORCHESTRATOR_ISSUE; git add .; git commit -qm work");
    write(git.root().resolve("config/repos.json"), "{\"repositories\": []}");
    write(
        git.root().resolve("config/shop-issues.json"),
        """
        {"project": "shop", "repo_path": "shop", "stagger_delay": 0,
         "agent": {"type": "command", "command": ["%s"]},
         "issues": [{"number": 1, "title": "One"}, {"number": 2, "title": "Two", "depends_on": [1]}]}
        """
            .formatted(agent));
    Map<String, String> variables = new HashMap<>(git.environment());
    try (TmuxSandbox tmux = TmuxSandbox.open()) {
      variables.putAll(tmux.environment());
      SupervisedRun run = supervise(git.root(), variables);

      assertThat(run.state().outcome()).contains(RunOutcome.COMPLETED);
    }
    assertThat(heard)
        .extracting(Event::type)
        .startsWith("run.started")
        .contains("run.issue.completed");
    assertThat(heard)
        .filteredOn(event -> event.type().equals("run.issue.completed"))
        .extracting(Event::subject)
        .containsExactly("shop#1", "shop#2");
    never.countDown();
  }

  private SupervisedRun supervise(Path root, Map<String, String> variables) {
    Seeds seeds =
        new Seeds(
            new HostEnvironment(variables, root),
            Clock.systemUTC(),
            new CancellationToken(),
            () -> PluginRegistry.of(new BuiltInWorkersPlugin(), new BuiltInLanguages(), plugin()));
    try (Orchestrator orchestrator = Orchestrator.open(new Workspace(root), seeds)) {
      SuperviseRequest request =
          new SuperviseRequest(
              orchestrator.service(PlanFiles.class).read(root.resolve("config/shop-issues.json")),
              Optional.empty(),
              Optional.empty(),
              "tmux",
              List.of());
      return orchestrator
          .service(Runs.class)
          .supervise(
              request,
              orchestrator.service(BackgroundMonitor.class).sessionWithoutMonitor(request),
              RunListener.NONE);
    }
  }

  private Plugin plugin() {
    EventListener listening = heard::add;
    EventListener throwing =
        event -> {
          throw new IllegalStateException("no");
        };
    EventListener hanging =
        event -> {
          try {
            never.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        };
    return new Plugin(
        "ears",
        List.of(
            new Contribution<>(EventListener.class, "hanging", hanging),
            new Contribution<>(EventListener.class, "throwing", throwing),
            new Contribution<>(EventListener.class, "listening", listening)));
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
