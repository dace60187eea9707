package dev.orchestrator.cli.fleet;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Style;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.cli.output.Table.Cell;
import dev.orchestrator.core.text.Counted;
import dev.orchestrator.git.status.Condition;
import dev.orchestrator.git.status.RepositoryStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Statuses as text: what needs attention first, the most pressing on top. */
final class StatusTable {

  private static final String CLEAN = "clean and in step with upstream";

  private final Output output;
  private final Style style;
  private final StatusWords words;

  StatusTable(Output output, Instant now) {
    this.output = output;
    this.style = output.style();
    this.words = new StatusWords(now);
  }

  void print(List<RepositoryStatus> found, boolean every) {
    List<RepositoryStatus> rows =
        found.stream()
            .filter(status -> every || status.condition().needsAttention())
            .sorted(Comparator.comparing(RepositoryStatus::condition))
            .toList();
    if (!rows.isEmpty()) {
      table(rows);
    }
    output.out().println(summary(found));
    output.out().flush();
  }

  private void table(List<RepositoryStatus> rows) {
    Table table = new Table("REPOSITORY", "BRANCH", "STATE", "CHANGES", "UPSTREAM", "LAST COMMIT");
    for (RepositoryStatus row : rows) {
      Condition condition = row.condition();
      table.row(
          new Cell(row.name(), style::name),
          Cell.of(words.branch(row)),
          new Cell(words.condition(row), paint(condition)),
          new Cell(
              words.changes(row),
              row.inspection().error().isPresent() ? style::bad : style::warning),
          Cell.of(words.upstream(row)),
          new Cell(row.head().lastCommit(), style::faint));
    }
    output.print(table);
    output.out().println();
  }

  private UnaryOperator<String> paint(Condition condition) {
    return switch (condition) {
      case ERROR, TIMEOUT, MISSING, CONFLICTED -> style::bad;
      case CLEAN -> style::good;
      case BARE, UNBORN, NO_UPSTREAM, STASHED -> style::faint;
      default -> style::warning;
    };
  }

  /** How many there are, how many need attention, and how many of each other sort. */
  private String summary(List<RepositoryStatus> found) {
    long attention = found.stream().filter(each -> each.condition().needsAttention()).count();
    List<String> parts = new ArrayList<>();
    parts.add(
        attention == 0
            ? "none needs attention"
            : style.strong(attention + (attention == 1 ? " needs" : " need") + " attention"));
    for (Condition condition : Condition.values()) {
      long count = found.stream().filter(each -> each.condition() == condition).count();
      if (count > 0 && !condition.needsAttention()) {
        parts.add(count + " " + (condition == Condition.CLEAN ? CLEAN : condition));
      }
    }
    return Counted.of(found.size(), "repository", "repositories") + ": " + String.join(", ", parts);
  }
}
