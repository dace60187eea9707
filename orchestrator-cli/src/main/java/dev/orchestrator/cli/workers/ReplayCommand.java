package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.session.ExitStatus;
import dev.orchestrator.core.text.PlainText;
import dev.orchestrator.runs.history.DecisionReplay;
import dev.orchestrator.runs.store.RunRecords;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts recorded facts before the present rules. */
@Command(
    name = "replay",
    description = {
      "Take every decision of a journal anew, on the facts recorded with it, and show where the",
      "rules of this version decide otherwise. Exit status 1 when they do."
    })
final class ReplayCommand implements Callable<Integer> {

  private final Provider<RunRecords> records;
  private final Output output;

  @Mixin private PlanOption plan;

  @Parameters(
      arity = "0..1",
      paramLabel = "JOURNAL",
      description = "The journal. Default: that of the plan's run.")
  private Optional<Path> journal = Optional.empty();

  ReplayCommand(Provider<RunRecords> records, Output output) {
    this.records = records;
    this.output = output;
  }

  @Override
  public Integer call() {
    Path file = journal.orElseGet(() -> records.get().journal(plan.read())).toAbsolutePath();
    DecisionReplay.Report report = records.get().replay(file);
    if (output.json()) {
      output.document(
          new Document(
              1,
              report.decisions(),
              report.skipped(),
              report.differences().stream().map(ReplayCommand::line).toList()));
    } else {
      report.differences().forEach(this::print);
      output
          .out()
          .printf(
              "%d decisions taken anew, %d differ, %d skipped because their plan is gone.%n",
              report.decisions(), report.differences().size(), report.skipped());
    }
    return report.differences().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private void print(DecisionReplay.Difference difference) {
    String issue = difference.issue().map(number -> " #" + number).orElse("");
    output.out().println("record " + difference.seq() + issue);
    output.out().println("  then: " + PlainText.visible(difference.then()));
    output.out().println("        because " + PlainText.visible(difference.why()));
    output.out().println("  now:  " + PlainText.visible(difference.now()));
  }

  private static Line line(DecisionReplay.Difference difference) {
    return new Line(
        difference.seq(),
        difference.issue(),
        difference.then(),
        difference.why(),
        difference.now());
  }

  private record Document(int schemaVersion, int decisions, int skipped, List<Line> differences) {}

  private record Line(long seq, Optional<Integer> issue, String then, String why, String now) {}
}
