package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.runs.store.NewIssue;
import dev.orchestrator.runtime.runs.AddIssue;
import dev.orchestrator.runtime.runs.AddedIssueDocument;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds an issue to a plan. */
@Command(
    name = AddIssueCommand.NAME,
    description = {
      "Add an issue to a plan. The rest of the file stays as it is; a run under way takes the",
      "issue up at once."
    })
public final class AddIssueCommand implements Callable<Integer> {

  /** As it is called on the command line. */
  public static final String NAME = "add-issue";

  private final UseCases useCases;
  private final Output output;

  @Mixin private PlanOption plan;

  @Parameters(
      arity = "0..1",
      paramLabel = "NUMBER",
      description = "The issue's number, not used yet. Default: the next that is free.")
  private Optional<Integer> number = Optional.empty();

  @Option(names = "--title", required = true, paramLabel = "TEXT", description = "One line.")
  private String title = "";

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      description = "What the agent is told; the title where there is none.")
  private Optional<String> description = Optional.empty();

  @Option(names = "--wave", paramLabel = "W", description = "Its wave; 1 comes first.")
  private Optional<Integer> wave = Optional.empty();

  @Option(names = "--priority", paramLabel = "P", description = "Its priority; 1 is the highest.")
  private Optional<Integer> priority = Optional.empty();

  @Option(
      names = "--depends-on",
      split = ",",
      paramLabel = "N",
      description = "Numbers of issues that come first, separated by commas.")
  private List<Integer> dependsOn = List.of();

  @Option(
      names = "--repo",
      paramLabel = "KEY",
      description = "Its repository, where the plan has several.")
  private Optional<String> repository = Optional.empty();

  AddIssueCommand(UseCases useCases, Output output) {
    this.useCases = useCases;
    this.output = output;
  }

  @Override
  public Integer call() {
    AddedIssueDocument added =
        useCases.ask(
            AddIssue.class,
            new AddIssue.Request(
                plan.file(),
                new NewIssue(
                    optional(number),
                    title,
                    description,
                    optional(wave),
                    optional(priority),
                    dependsOn,
                    repository,
                    Optional.empty())));
    if (output.json()) {
      output.document(added);
    } else {
      output.out().println("Added #" + added.number() + " to " + added.plan() + ".");
    }
    return ExitStatus.DONE;
  }

  private static OptionalInt optional(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
