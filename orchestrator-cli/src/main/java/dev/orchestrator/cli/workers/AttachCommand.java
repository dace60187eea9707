package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.exec.command.TerminalProgram;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.RunErrors;
import dev.orchestrator.runs.store.RunStore;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.workers.background.BackgroundMonitor;
import dev.orchestrator.workers.preflight.Preflight;
import dev.orchestrator.workers.spi.WorkerBackend;
import dev.orchestrator.workers.spi.WorkerSessionRequest;
import jakarta.inject.Provider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a worker's window. */
@Command(
    name = "attach",
    description = {
      "Look at a worker in its window. Ctrl-b d leaves it again; nothing is disturbed.",
      "Where there is no terminal, only prints what to type in one."
    })
final class AttachCommand implements Callable<Integer> {

  private final Provider<RunStore> store;
  private final Provider<Preflight> preflight;
  private final Provider<BackgroundMonitor> background;
  private final Output output;
  private final HostEnvironment environment;

  @Mixin private PlanOption plan;
  @Mixin private BackendOption backend;

  @Parameters(
      arity = "0..1",
      paramLabel = "ISSUE|WORKER",
      description = {
        "The number of an issue that is being worked on, or a worker such as worker-1. Default:"
            + " the",
        "first worker that is busy."
      })
  private Optional<String> subject = Optional.empty();

  @Option(
      names = "--write",
      description = "Let keys reach the window; without it they do nothing there.")
  private boolean write;

  AttachCommand(
      Provider<RunStore> store,
      Provider<Preflight> preflight,
      Provider<BackgroundMonitor> background,
      Output output,
      HostEnvironment environment) {
    this.store = store;
    this.preflight = preflight;
    this.background = background;
    this.output = output;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    RunPlan read = plan.read();
    SuperviseRequest request =
        new SuperviseRequest(read, Optional.empty(), Optional.empty(), backend.of(read), List.of());
    int worker = new WorkerOfSubject(read, store.get().state(read)).find(subject);
    WorkerBackend chosen = preflight.get().backend(request.backend());
    WorkerSessionRequest session = background.get().sessionWithoutMonitor(request);
    if (chosen.find(session).isEmpty()) {
      throw new OrchestratorException(
          RunErrors.RUN_UNKNOWN,
          "run '" + read.project() + "' has no session",
          "'orchestrator workers launch' starts it");
    }
    List<String> argv = chosen.attachCommand(session, worker, !write);
    if (argv.isEmpty()) {
      throw new OrchestratorException(
          RunErrors.RUN_UNKNOWN,
          "workers on '" + request.backend() + "' have no window to look at",
          "'orchestrator workers logs worker-" + worker + " --follow' shows what it does");
    }
    if (output.json()) {
      output.document(new Document(1, argv));
      return ExitStatus.DONE;
    }
    if (!output.terminal().input() || !output.terminal().output()) {
      output.out().println(String.join(" ", argv));
      return ExitStatus.DONE;
    }
    return Optional.of(TerminalProgram.run(argv, environment.currentFolder()))
        .filter(status -> status == 0)
        .map(status -> ExitStatus.DONE)
        .orElse(ExitStatus.FAILED);
  }

  private record Document(int schemaVersion, List<String> argv) {}
}
