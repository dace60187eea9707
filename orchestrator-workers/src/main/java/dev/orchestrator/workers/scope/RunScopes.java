package dev.orchestrator.workers.scope;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.run.Moment;
import dev.orchestrator.runs.run.RunClock;
import dev.orchestrator.runs.store.BootId;
import dev.orchestrator.runs.store.RunNames;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/** Opens the scopes of runs on this machine. */
public final class RunScopes {

  private final RunNames names;
  private final HostEnvironment environment;
  private final ProgramCommand program;
  private final Clock wall;
  private final CancellationToken cancellation;

  /** Every scope ends at the latest when {@code cancellation} is. */
  @Inject
  RunScopes(
      RunNames names,
      HostEnvironment environment,
      ProgramCommand program,
      Clock wall,
      CancellationToken cancellation) {
    this.names = names;
    this.environment = environment;
    this.program = program;
    this.wall = wall;
    this.cancellation = cancellation;
  }

  /** The clock on this machine's wall. */
  public Clock wall() {
    return wall;
  }

  /**
   * Opens the scope of a run.
   *
   * @param last the moment of the last record in its journal, where its clock goes on
   * @param watcher is told of each attempt folder whose exit record is to be noticed at once
   */
  public RunScope open(RunPlan plan, Moment last, Consumer<Path> watcher) {
    RunSite site =
        new RunSite(
            names.folder(plan),
            names.workspace(),
            names.of(plan),
            environment.variables(),
            program.argv(),
            BootId.current(),
            RunSite.isSuperuser(),
            watcher);
    return RunScope.open(site, new RunClock(wall, System::nanoTime, last.elapsed()), cancellation);
  }
}
