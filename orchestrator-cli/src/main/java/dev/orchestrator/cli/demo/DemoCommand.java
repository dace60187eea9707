package dev.orchestrator.cli.demo;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.plugin.PluginRegistry;
import dev.orchestrator.core.plugin.TrustedPlugins;
import dev.orchestrator.core.workspace.HostEnvironment;
import dev.orchestrator.core.workspace.Workspace;
import dev.orchestrator.exec.command.CommandRunner;
import dev.orchestrator.runtime.Orchestrator;
import dev.orchestrator.runtime.Seeds;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Runs a small plan for show. */
@picocli.CommandLine.Command(
    name = DemoCommand.NAME,
    description = {
      "Show a whole run at work: two sample repositories, six issues that build on each other,",
      "three workers, a scripted agent that edits, tests and commits; then land all of it on main.",
      "Needs git and tmux; no key, no network, no configuration."
    },
    footer = {
      "",
      "One agent forgets to commit: its attempt fails verification, and the next one is told what",
      "is there already. Two issues change the same place: an agent merges them for the issue that",
      "needs both. One test is flaky: it is named, and nobody is blamed. Everything is made in a",
      "temporary folder and on a tmux server of its own, and removed at the end."
    })
public final class DemoCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "demo";

  private final Invocation invocation;
  private final Output output;

  @Option(names = "--keep", description = "Leave folder and tmux session there to be looked at.")
  private boolean keep;

  @Option(
      names = "--remove",
      paramLabel = "DIR",
      description = "Remove what an earlier demonstration kept, and run nothing.")
  private @Nullable Path remove;

  DemoCommand(Invocation invocation, Output output) {
    this.invocation = invocation;
    this.output = output;
  }

  @Override
  public Integer call() {
    if (remove != null) {
      return remove(DemoWorkspace.kept(invocation.environment().currentFolder().resolve(remove)));
    }
    DiskWatch.requireRoom(DiskWatch.temporary(invocation.environment()));
    DemoWorkspace demo = DemoWorkspace.create(invocation.environment());
    CancellationToken work = new CancellationToken();
    try (CancellationToken.Registration interrupted =
            invocation.cancellation().onCancel(work::cancel);
        DiskWatch disk = DiskWatch.over(demo.workspace().root(), work);
        Orchestrator orchestrator = open(demo, work)) {
      try {
        int status = new DemoRun(demo, orchestrator, output, work).run();
        if (disk.isFull()) {
          throw disk.noRoom();
        }
        return status;
      } finally {
        end(demo, orchestrator.service(CommandRunner.class));
      }
    }
  }

  private int remove(DemoWorkspace demo) {
    try (Orchestrator orchestrator = open(demo, invocation.cancellation())) {
      new DemoServer(demo, orchestrator.service(CommandRunner.class)).remove();
    }
    demo.delete();
    output.remark("Removed " + demo.workspace().root() + ".");
    return ExitStatus.DONE;
  }

  private void end(DemoWorkspace demo, CommandRunner runner) {
    output.remark("");
    if (keep) {
      KeptDemo.steps(demo).forEach(output::remark);
      return;
    }
    new DemoServer(demo, runner).remove();
    demo.delete();
    output.remark("Everything was removed again; 'orchestrator demo --keep' leaves it there.");
    output.remark("Your own: 'orchestrator init DIR', then 'orchestrator run TEXT --land'.");
  }

  private Orchestrator open(DemoWorkspace demo, CancellationToken work) {
    Workspace workspace = demo.workspace();
    HostEnvironment environment = demo.environment(invocation.environment());
    return Orchestrator.open(
        workspace,
        new Seeds(
            environment,
            invocation.clock(),
            work,
            () ->
                PluginRegistry.discover(
                    DemoCommand.class.getClassLoader(),
                    workspace.plugins(),
                    TrustedPlugins.of(environment))));
  }
}
