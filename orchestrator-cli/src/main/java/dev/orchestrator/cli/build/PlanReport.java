package dev.orchestrator.cli.build;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.core.safety.Verdict;
import dev.orchestrator.exec.run.PlannedRun;
import java.util.List;

/** What would be run, for {@code --dry-run}. */
final class PlanReport {

  private final Output output;

  PlanReport(Output output) {
    this.output = output;
  }

  void print(List<PlannedRun> runs) {
    List<Row> rows = runs.stream().map(Row::of).toList();
    if (output.json()) {
      output.document(new Document(1, true, rows));
      return;
    }
    Table table = new Table("REPOSITORY", "WOULD RUN", "LOG");
    rows.forEach(row -> table.row(row.repo(), row.what(), row.logFile()));
    output.print(table);
  }

  private record Document(int schemaVersion, boolean dryRun, List<Row> plan) {}

  private record Row(String repo, String command, String logFile, Verdict verdict, String reason) {

    static Row of(PlannedRun run) {
      return new Row(
          run.repository().name(),
          run.command(),
          run.obstacle().isPresent() ? "" : run.log().toString(),
          run.safety().verdict(),
          run.obstacle().map(PlannedRun.Obstacle::reason).orElse(run.safety().reason()));
    }

    String what() {
      if (command.isEmpty()) {
        return "nothing: " + reason;
      }
      return verdict == Verdict.ALLOWED ? command : command + "  (" + verdict + ": " + reason + ")";
    }
  }
}
