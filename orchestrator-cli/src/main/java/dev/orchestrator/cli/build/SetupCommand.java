package dev.orchestrator.cli.build;

import dev.orchestrator.cli.fleet.RepositoryArguments;
import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.Invocation;
import dev.orchestrator.runtime.build.WorkRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Installs what repositories depend on. */
@Command(
    name = SetupCommand.NAME,
    description = {
      "Install what repositories depend on, as their lock files say: by the command 'setup' of"
          + " their",
      "entry in config/repos.json, else by the tool of their language."
    },
    footer = {
      "",
      "Scripts of the installed packages are not run; a repository that needs them gets a 'setup'"
          + " of",
      "its own. Output goes to a log file per repository, which the result names. Exit status 1"
          + " when",
      "one failed; where nothing has to be installed it is skipped."
    })
public final class SetupCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "setup";

  private final FleetWork work;

  @Mixin private RepositoryArguments repositories;
  @Mixin private RunOptions how;

  SetupCommand(UseCases useCases, Invocation invocation, Output output) {
    this.work = new FleetWork(useCases, invocation, output);
  }

  @Override
  public Integer call() {
    WorkRequest request = new WorkRequest.Setup(repositories.query(), how.pace());
    return how.dryRun()
        ? work.plan(request)
        : work.finishLeniently(work.carryOut(request, how, "installing"));
  }
}
