package dev.orchestrator.cli.demo;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.cli.workers.ForegroundRun;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.plugin.PluginRegistry;
import dev.orchestrator.core.plugin.TrustedPlugins;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.command.Command;
import dev.orchestrator.exec.command.CommandResult;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runs.store.PlanFiles;
import dev.orchestrator.runs.store.SuperviseRequest;
import dev.orchestrator.runtime.Orchestrator;
import dev.orchestrator.runtime.Seeds;
import dev.orchestrator.runtime.runs.ShowRun;
import dev.orchestrator.workers.background.BackgroundMonitor;
import dev.orchestrator.workers.preflight.Preflight;
import dev.orchestrator.workers.supervisor.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** Runs a small plan for show. */
@picocli.CommandLine.Command(
    name = DemoCommand.NAME,
    description = {
      "Show a whole run at work: two sample repositories, six issues, three workers, a scripted",
      "agent that edits, tests and commits. Needs git and tmux; no key, no network, no"
          + " configuration."
    },
    footer = {
      "",
      "One of the agents forgets to commit. Its attempt fails verification, and the next one",
      "is told what is there already. Everything is made in a temporary folder and on a tmux",
      "server of its own, and removed at the end."
    })
public final class DemoCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "demo";

  private final Invocation invocation;
  private final Output output;

  @Option(names = "--keep", description = "Leave folder and tmux session there to be looked at.")
  private boolean keep;

  DemoCommand(Invocation invocation, Output output) {
    this.invocation = invocation;
    this.output = output;
  }

  @Override
  public Integer call() {
    DemoWorkspace demo = DemoWorkspace.create(invocation.environment());
    try (Orchestrator orchestrator = open(demo)) {
      try {
        return run(demo, orchestrator);
      } finally {
        end(demo, orchestrator.service(CommandRunner.class));
      }
    }
  }

  private int run(DemoWorkspace demo, Orchestrator orchestrator) {
    orchestrator.service(Preflight.class).backend("tmux");
    demo.furnish(orchestrator.service(CommandRunner.class));
    RunPlan plan = orchestrator.service(PlanFiles.class).read(demo.plan());
    SuperviseRequest request =
        new SuperviseRequest(plan, Optional.empty(), Optional.empty(), "tmux", List.of());
    orchestrator.service(Preflight.class).check(plan, orchestrator.service(Runs.class).state(plan));
    output.remark("A run of " + plan.issues().size() + " issues on 3 workers. To watch it from");
    output.remark("another terminal: tmux -L " + demo.socket() + " attach -r");
    output.remark("");
    return new ForegroundRun(
            orchestrator.service(Runs.class),
            orchestrator.service(ShowRun.class),
            output,
            invocation.cancellation())
        .supervise(
            request, orchestrator.service(BackgroundMonitor.class).sessionWithoutMonitor(request));
  }

  private void end(DemoWorkspace demo, CommandRunner runner) {
    Path root = demo.workspace().root();
    if (keep) {
      output.remark("");
      output.remark("Kept for you to look at:");
      output.remark(
          "  the branches   git -C " + root + "/repositories/calculator log --oneline --all");
      output.remark("  the run        orchestrator -w " + root + " workers status");
      output.remark("  the workers    tmux -L " + demo.socket() + " attach");
      return;
    }
    removeServer(demo, runner);
    demo.delete();
    output.remark("");
    output.remark("Everything was removed again; 'orchestrator demo --keep' leaves it there.");
    output.remark("Your own: 'orchestrator init DIR', then 'orchestrator workers launch'.");
  }

  /** tmux leaves the file of its socket behind. */
  private static void removeServer(DemoWorkspace demo, CommandRunner runner) {
    String socket =
        tmux(demo, runner, "display-message", "-p", "#{socket_path}").outputText().strip();
    tmux(demo, runner, "kill-server");
    try {
      if (socket.endsWith("/" + demo.socket())) {
        Files.deleteIfExists(Path.of(socket));
      }
    } catch (IOException stays) {
      return;
    }
  }

  private static CommandResult tmux(DemoWorkspace demo, CommandRunner runner, String... command) {
    List<String> argv = new ArrayList<>(List.of("tmux", "-L", demo.socket()));
    argv.addAll(List.of(command));
    return runner.run(
        Command.capturing(argv, demo.workspace().root(), Duration.ofSeconds(10)),
        new CancellationToken());
  }

  private Orchestrator open(DemoWorkspace demo) {
    Workspace workspace = demo.workspace();
    HostEnvironment environment = demo.environment(invocation.environment());
    return Orchestrator.open(
        workspace,
        new Seeds(
            environment,
            invocation.clock(),
            invocation.cancellation(),
            () ->
                PluginRegistry.discover(
                    DemoCommand.class.getClassLoader(),
                    workspace.plugins(),
                    TrustedPlugins.of(environment))));
  }
}
