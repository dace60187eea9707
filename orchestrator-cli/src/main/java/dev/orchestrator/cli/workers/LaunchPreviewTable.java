package dev.orchestrator.cli.workers;

import dev.orchestrator.cli.output.Output;
import dev.orchestrator.cli.output.Table;
import dev.orchestrator.core.text.Counted;
import dev.orchestrator.runs.forecast.IssueForecast.Begin;
import dev.orchestrator.runtime.runs.LaunchPreviewDocument;
import dev.orchestrator.runtime.runs.LaunchPreviewDocument.PlannedIssue;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows what a launch would do. */
final class LaunchPreviewTable {

  private final Output output;

  LaunchPreviewTable(Output output) {
    this.output = output;
  }

  void print(LaunchPreviewDocument preview) {
    preview.remarks().forEach(output::remark);
    if (output.json()) {
      output.document(preview);
      return;
    }
    Table table =
        new Table(
            "ISSUE", "BEGINS", "WAVE", "WAITS FOR", "BRANCH", "WORKTREE", "TITLE", "WHY NOT NOW");
    preview.issues().forEach(issue -> row(table, issue));
    output.print(table);
    output
        .out()
        .printf(
            "%n%s through %s on %d workers, agent %s, tmux session %s. Nothing was made.%n",
            Counted.of(
                preview.issues().stream().filter(issue -> issue.begin() != Begin.HELD).count(),
                "issue"),
            String.join(", ", preview.pipeline()),
            preview.workers(),
            preview.agent(),
            preview.session());
  }

  private static void row(Table table, PlannedIssue issue) {
    table.row(
        "#" + issue.number(),
        begins(issue),
        Integer.toString(issue.wave()),
        issue.dependsOn().stream().map(number -> "#" + number).collect(Collectors.joining(" ")),
        issue.branch(),
        issue.worktree(),
        issue.title(),
        issue.reason());
  }

  private static String begins(PlannedIssue issue) {
    return switch (issue.begin()) {
      case NOW -> issue.worker().map(worker -> "now, worker " + worker).orElse("now");
      case UNDER_WAY -> "under way";
      case LATER, HELD -> issue.begin().name().toLowerCase(Locale.ROOT);
    };
  }
}
