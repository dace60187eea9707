package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.request.UseCases;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.git.branch.DiffRequest;
import dev.orchestrator.runtime.runs.DiffDocument;
import dev.orchestrator.runtime.runs.ShowDiff;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what an issue changed. */
@Command(
    name = "diff",
    description = {
      "Show what an issue changed: from the commit it began at to where its branch stands. Nothing",
      "that the repository's configuration names is run."
    })
final class DiffCommand implements Callable<Integer> {

  private final UseCases useCases;
  private final Output output;

  @Mixin private PlanOption plan;

  @Parameters(paramLabel = "ISSUE", description = "The issue's number.")
  private int issue;

  /** What a change can be held against. */
  enum Against {
    base,
    main
  }

  @Option(names = "--stat", description = "A line for each file.")
  private boolean stat;

  @Option(names = "--full", description = "Each commit with its message and its change.")
  private boolean full;

  @Option(
      names = "--against",
      paramLabel = "base|main",
      defaultValue = "base",
      description =
          "The commit the issue began at, or the default branch as it stands now. Default:"
              + " ${DEFAULT-VALUE}.")
  private Against against = Against.base;

  DiffCommand(UseCases useCases, Output output) {
    this.useCases = useCases;
    this.output = output;
  }

  @Override
  public Integer call() {
    DiffDocument document =
        useCases.ask(
            ShowDiff.class,
            new ShowDiff.Request(
                plan.read(),
                issue,
                against == Against.base ? ShowDiff.Against.BASE : ShowDiff.Against.DEFAULT_BRANCH,
                form()));
    if (output.json()) {
      output.document(document);
    } else {
      document.diff().lines().map(this::line).forEach(output.out()::println);
      output.remark(
          String.format(
              Locale.ROOT,
              "#%d on %s: %d commits, +%d -%d",
              document.issue(),
              document.branch(),
              document.commits(),
              document.insertions(),
              document.deletions()));
    }
    return ExitStatus.DONE;
  }

  private DiffRequest.Form form() {
    if (full) {
      return DiffRequest.Form.COMMITS;
    }
    return stat ? DiffRequest.Form.STAT : DiffRequest.Form.PATCH;
  }

  /** A pipe gets what git wrote; a terminal gets colours, and no control characters. */
  private String line(String text) {
    if (!output.terminal().output()) {
      return text;
    }
    Style style = output.style();
    String safe = PlainText.visible(text.replace("\t", "    "));
    if (text.startsWith("+++") || text.startsWith("---") || text.startsWith("diff ")) {
      return style.strong(safe);
    }
    if (text.startsWith("+")) {
      return style.good(safe);
    }
    if (text.startsWith("-")) {
      return style.bad(safe);
    }
    return text.startsWith("@@") ? style.name(safe) : safe;
  }
}
