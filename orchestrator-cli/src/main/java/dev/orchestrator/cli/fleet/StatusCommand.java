package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.ErrorCode;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.core.text.Durations;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runtime.fleet.ShowStatus;
import dev.orchestrator.runtime.fleet.StatusDocument;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the state of repositories. */
@Command(
    name = StatusCommand.NAME,
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

  /** As it is called on the command line. */
  public static final String NAME = "status";

  private static final ErrorCode WATCH_AND_JSON = ErrorCode.user("WATCH_AND_JSON");
  private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";

  private final UseCases useCases;
  private final Output output;
  private final Clock clock;
  private final CancellationToken cancellation;

  @Mixin private RepositoryArguments repositories;
  @Mixin private ScanTimeout timeout;

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

  StatusCommand(UseCases useCases, Output output, Clock clock, CancellationToken cancellation) {
    this.useCases = useCases;
    this.output = output;
    this.clock = clock;
    this.cancellation = cancellation;
  }

  @Override
  public Integer call() {
    return watch ? watch() : show();
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
      show();
    } while (!cancellation.pause(Durations.parsePositive(interval)));
    return ExitStatus.DONE;
  }

  private int show() {
    StatusDocument status =
        useCases.ask(
            ShowStatus.class,
            new ShowStatus.Request(repositories.query(), timeout.duration(), fetch));
    status.notFetched().forEach(this::warn);
    if (output.json()) {
      output.document(status);
    } else {
      new StatusTable(output, clock.instant()).print(status.repositories(), repositories.all());
    }
    return status.failed() ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private void warn(StatusDocument.NotFetched each) {
    output.remark(
        "warning: %s was not fetched: %s: %s"
            .formatted(each.name(), each.outcome(), PlainText.visible(each.reason())));
  }
}
