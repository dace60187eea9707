package dev.orchestrator.exec.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.registry.RepositoryRegistry;
import dev.orchestrator.core.safety.SafetyDecision;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.run.FleetOptions.Dependencies;
import dev.orchestrator.exec.runner.LocalCommandRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetRunnerTest {

  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();

  private List<RunResult> run(List<PlannedRun> runs) {
    Map<String, String> variables = Map.of("PATH", System.getenv("PATH"));
    RunExecutor executor =
        new RunExecutor(
            new LocalCommandRunner(new HostEnvironment(variables, folder), Clock.systemUTC()),
            Clock.systemUTC());
    RepositoryRegistry registry =
        new RepositoryRegistry(runs.stream().map(PlannedRun::repository).toList());
    return new FleetRunner(executor, registry, new Workspace(folder), Clock.systemUTC())
        .run(
            runs,
            new FleetOptions(2, Duration.ofMinutes(1), Dependencies.ORDERED),
            new Listener(),
            new CancellationToken());
  }

  private PlannedRun missing(String name) {
    return PlannedRun.impossible(Repository.of(name, folder.resolve(name)), folder, "not there");
  }

  private PlannedRun present(String name) {
    PlannedStep step = PlannedStep.shell("true", folder, Map.of());
    return PlannedRun.of(
        Repository.of(name, folder), List.of(step), folder.resolve("log"), SafetyDecision.ALLOWED);
  }

  @Test
  void whatNeedsNoProgramIsToldTogetherAndBeforeAnythingIsStarted() {
    List<PlannedRun> runs = new ArrayList<>(List.of(present("present")));
    IntStream.range(0, 1000).mapToObj(each -> missing("missing-" + each)).forEach(runs::add);

    List<RunResult> results = run(runs);

    assertThat(told).containsExactly("1000 ended", "present started", "1 ended");
    assertThat(results).hasSize(1001);
    assertThat(results.get(0).outcome()).isEqualTo(Outcome.PASSED);
    assertThat(results.get(1000).reason()).isEqualTo("not there");
  }

  private final class Listener implements FleetRunListener {

    @Override
    public void started(PlannedRun run) {
      told.add(run.repository().name() + " started");
    }

    @Override
    public void ended(List<EndedRun> together) {
      told.add(together.size() + " ended");
    }
  }
}
