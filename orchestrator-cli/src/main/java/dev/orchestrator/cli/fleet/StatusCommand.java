package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Progress;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.registry.Repository;
import dev.orchestrator.core.text.Durations;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.git.status.RepositoryStatus;
import dev.orchestrator.git.status.StatusDocument;
import dev.orchestrator.git.sync.RepositorySync;
import dev.orchestrator.git.sync.SyncOptions;
import dev.orchestrator.git.sync.SyncResult;
import jakarta.inject.Provider;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the state of repositories. */
@Command(
    name = "status",
    addMethodSubcommands = false,
    description = {
      "Show the git state of repositories: first what needs attention, then how many are",
      "clean and in step with their upstream. Changes nothing, but for --fetch."
    },
    footer = {
      "",
      "With --all every repository gets a line. How far a branch is ahead or behind is as of the",
      "last fetch. Exit status 1 when a repository is missing, broken or did not answer in time."
    })
public final class StatusCommand implements Callable<Integer> {

  private static final ErrorCode WATCH_AND_JSON = ErrorCode.user("WATCH_AND_JSON");
  private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";

  private final Provider<RepositorySync> sync;
  private final Output output;
  private final Clock clock;
  private final CancellationToken cancellation;

  @Mixin private RepositoryArguments repositories;
  @Mixin private RepositoryScan scan;

  @Option(
      names = "--fetch",
      description = "Fetch from all remotes first; moves no branch of yours.")
  private boolean fetch;

  @Option(names = "--watch", description = "Show it again and again until interrupted.")
  private boolean watch;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      description = "Pause between two looks of --watch; default: ${DEFAULT-VALUE}.")
  private String interval = "5s";

  StatusCommand(
      Provider<RepositorySync> sync, Output output, Clock clock, CancellationToken cancellation) {
    this.sync = sync;
    this.output = output;
    this.clock = clock;
    this.cancellation = cancellation;
  }

  @Override
  public Integer call() {
    return watch ? watch() : show(repositories.selectedOrAll());
  }

  private int watch() {
    if (output.json()) {
      throw new OrchestratorException(
          WATCH_AND_JSON, "--watch shows more than one document", "leave out --json or --watch");
    }
    do {
      if (output.terminal().output()) {
        output.out().print(CLEAR);
      }
      show(repositories.selectedOrAll());
    } while (!cancellation.pause(Durations.parsePositive(interval)));
    return ExitStatus.DONE;
  }

  private int show(List<Repository> selected) {
    if (fetch) {
      fetch(selected);
    }
    List<RepositoryStatus> found = scan.of(selected);
    if (output.json()) {
      output.document(new StatusDocument(StatusDocument.SCHEMA_VERSION, clock.instant(), found));
    } else {
      new StatusReport(output, clock.instant()).print(found, repositories.all());
    }
    return exitStatus(found);
  }

  /** A repository that could not be fetched still has a state to show. */
  private void fetch(List<Repository> selected) {
    try (Progress progress = output.progress("fetching:", selected.size())) {
      sync
          .get()
          .sync(selected, SyncOptions.of(SyncOptions.Mode.FETCH, result -> progress.step()))
          .stream()
          .filter(result -> result.outcome().isFailure())
          .forEach(this::warn);
    }
  }

  private void warn(SyncResult result) {
    output.remark(
        "warning: %s was not fetched: %s: %s"
            .formatted(result.name(), result.outcome(), PlainText.visible(result.reason())));
  }

  static int exitStatus(List<RepositoryStatus> found) {
    boolean failed = found.stream().anyMatch(status -> status.state().isFailure());
    return failed ? ExitStatus.FAILED : ExitStatus.DONE;
  }
}
