package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.output.Table.Cell;
import dev.orchestrator.core.text.Counted;
import dev.orchestrator.git.sync.SyncOutcome;
import dev.orchestrator.git.sync.SyncResult;
import dev.orchestrator.runtime.fleet.SyncDocument;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Results of a sync as text: what happened first, what failed last, where it is read first. */
final class SyncTable {

  private final Output output;
  private final Style style;

  SyncTable(Output output) {
    this.output = output;
    this.style = output.style();
  }

  void print(SyncDocument sync, boolean every) {
    List<SyncResult> rows =
        sync.results().stream()
            .filter(result -> every || result.outcome() != SyncOutcome.UP_TO_DATE)
            .sorted(Comparator.comparing(result -> result.outcome().isFailure()))
            .toList();
    if (!rows.isEmpty()) {
      table(rows);
      logs(rows);
    }
    String counts =
        sync.summary().entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
    output
        .out()
        .println(Counted.of(sync.results().size(), "repository", "repositories") + ": " + counts);
    output.out().flush();
  }

  private void table(List<SyncResult> rows) {
    Table table = new Table("REPOSITORY", "BRANCH", "OUTCOME", "COMMITS", "REASON");
    for (SyncResult row : rows) {
      table.row(
          new Cell(row.name(), style::name),
          Cell.of(row.branch()),
          new Cell(row.outcome().toString(), paint(row.outcome())),
          Cell.of(row.commits() == 0 ? "" : "+" + row.commits()),
          Cell.of(row.reason()));
    }
    output.print(table);
    output.out().println();
  }

  private void logs(List<SyncResult> rows) {
    rows.stream()
        .filter(row -> row.outcome().isFailure())
        .flatMap(row -> row.logFile().stream())
        .forEach(file -> output.remark("log: " + file));
  }

  private UnaryOperator<String> paint(SyncOutcome outcome) {
    if (outcome.isFailure()) {
      return style::bad;
    }
    return switch (outcome) {
      case UPDATED, CLONED, UP_TO_DATE -> style::good;
      case WOULD_UPDATE, AHEAD, BUSY, UPSTREAM_GONE -> style::warning;
      default -> style::faint;
    };
  }
}
