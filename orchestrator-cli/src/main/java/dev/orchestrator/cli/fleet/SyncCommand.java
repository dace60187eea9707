package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Progress;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.text.Durations;
import dev.orchestrator.git.sync.RepositorySync;
import dev.orchestrator.git.sync.SyncOptions;
import dev.orchestrator.git.sync.SyncResult;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fetches and fast-forwards. */
@Command(
    name = "sync",
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

  private final Provider<RepositorySync> sync;
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

  SyncCommand(Provider<RepositorySync> sync, Output output) {
    this.sync = sync;
    this.output = output;
  }

  @Override
  public Integer call() {
    List<Repository> selected = repositories.selectedOrAll();
    List<SyncResult> results = sync(selected);
    if (output.json()) {
      output.document(new Document(1, dryRun, results, counts(results)));
    } else {
      new SyncReport(output).print(results, repositories.all());
    }
    boolean failed = results.stream().anyMatch(result -> result.outcome().isFailure());
    return failed ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private List<SyncResult> sync(List<Repository> selected) {
    Duration limit =
        timeout == null ? SyncOptions.DEFAULT_TIMEOUT : Durations.parsePositive(timeout);
    try (Progress progress = output.progress("syncing repositories:", selected.size())) {
      return sync.get()
          .sync(
              selected,
              new SyncOptions(
                  dryRun ? SyncOptions.Mode.DRY_RUN : SyncOptions.Mode.SYNC,
                  cloneMissing,
                  defaultBranch,
                  !keep,
                  limit,
                  Math.max(1, perHost),
                  SyncOptions.Retry.usual(),
                  result -> progress.step()));
    }
  }

  static Map<String, Long> counts(List<SyncResult> results) {
    return results.stream()
        .collect(
            Collectors.groupingBy(
                result -> result.outcome().toString(), TreeMap::new, Collectors.counting()));
  }

  private record Document(
      int schemaVersion, boolean dryRun, List<SyncResult> results, Map<String, Long> summary) {}
}
