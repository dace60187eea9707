package dev.orchestrator.cli.tasks;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.cli.session.Session;
import dev.orchestrator.core.text.Durations;
import dev.orchestrator.runtime.tasks.NextTask;
import dev.orchestrator.runtime.tasks.NextTaskDocument;
import dev.orchestrator.tasks.StartRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what to do next, and hands it out. */
@Command(
    name = "next",
    description = {
      "Show the task to do next: the most urgent one that nobody has and that waits for nothing.",
      "Exit status 1 when there is none."
    })
final class TaskNextCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final TaskView view;

  @Mixin private final TaskFilterOptions options = new TaskFilterOptions();

  @Option(
      names = "--claim",
      paramLabel = "NAME",
      description = "Start it, assigned to NAME; two who claim at once get two tasks.")
  private @Nullable String claim;

  @Option(
      names = "--expires",
      paramLabel = "DURATION",
      defaultValue = "4h",
      description = "After what time others may take over a claim; default: ${DEFAULT-VALUE}.")
  private String expires = "";

  @Option(names = "--branch", paramLabel = "BRANCH", description = "Where a claimer works.")
  private @Nullable String branch;

  TaskNextCommand(UseCases useCases, Output output, Session session) {
    this.useCases = useCases;
    this.view = new TaskView(output, session);
  }

  @Override
  public Integer call() {
    NextTaskDocument next =
        useCases.ask(
            NextTask.class,
            new NextTask.Request(
                options.filter(List.of()), Optional.ofNullable(claim).map(this::request)));
    view.next(next);
    return next.failed() ? ExitStatus.FAILED : ExitStatus.DONE;
  }

  private StartRequest request(String name) {
    return new StartRequest(
        Optional.of(name),
        Optional.ofNullable(branch),
        Optional.of(Durations.parsePositive(expires)));
  }
}
