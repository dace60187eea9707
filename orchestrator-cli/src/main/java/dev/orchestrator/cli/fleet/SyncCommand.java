package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.text.Durations;
import dev.orchestrator.git.sync.SyncOptions;
import dev.orchestrator.runtime.fleet.SyncDocument;
import dev.orchestrator.runtime.fleet.SyncRepositories;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fetches and fast-forwards. */
@Command(
    name = SyncCommand.NAME,
    description = {
      "Fetch, and fast-forward the branch that is checked out. Never merges, rebases, stashes,",
      "switches a branch or asks for a password; what cannot be fast-forwarded stays as it is."
    },
    footer = {
      "",
      "Outcomes: updated up-to-date cloned would-update ahead diverged blocked dirty detached",
      "no-upstream upstream-gone no-remote busy auth timeout missing error. Exit status 1 when",
      "one is diverged, blocked, dirty, auth, timeout, missing or error."
    })
public final class SyncCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "sync";

  private final UseCases useCases;
  private final Output output;

  @Mixin private RepositoryArguments repositories;

  @Option(
      names = "--dry-run",
      description = "Ask the remotes and show what would be done; change nothing.")
  private boolean dryRun;

  @Option(names = "--clone", description = "Clone repositories that are not there.")
  private boolean cloneMissing;

  @Option(
      names = "--default-branch",
      description = "Move the default branch too where another branch is checked out.")
  private boolean defaultBranch;

  @Option(
      names = "--no-prune",
      description = "Keep copies of branches that the remote does not have any more.")
  private boolean keep;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "How long one repository may take; default: 5m.")
  private @Nullable String timeout;

  @Option(
      names = "--per-host",
      paramLabel = "N",
      description = "Connections to one host at a time; default: ${DEFAULT-VALUE}.")
  private int perHost = SyncOptions.DEFAULT_PER_HOST;

  SyncCommand(UseCases useCases, Output output) {
    this.useCases = useCases;
    this.output = output;
  }

  @Override
  public Integer call() {
    Duration limit =
        timeout == null ? SyncOptions.DEFAULT_TIMEOUT : Durations.parsePositive(timeout);
    SyncDocument sync =
        useCases.ask(
            SyncRepositories.class,
            new SyncRepositories.Request(
                repositories.query(), dryRun, cloneMissing, defaultBranch, !keep, limit, perHost));
    if (output.json()) {
      output.document(sync);
    } else {
      new SyncTable(output).print(sync, repositories.all());
    }
    return sync.failed() ? ExitStatus.FAILED : ExitStatus.DONE;
  }
}
