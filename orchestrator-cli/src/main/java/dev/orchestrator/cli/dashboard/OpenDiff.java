package dev.orchestrator.cli.dashboard;

import dev.orchestrator.core.cancellation.CancellationToken;
import dev.orchestrator.core.error.OrchestratorException;
import dev.orchestrator.git.branch.DiffRequest;
import dev.orchestrator.runs.plan.RunPlan;
import dev.orchestrator.runtime.runs.DiffDocument;
import dev.orchestrator.runtime.runs.ShowDiff;
import dev.orchestrator.runtime.usecase.RequestContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The diff of an issue that somebody looks at. Git is asked again when something happened in the
 * run.
 *
 * @param seq where the journal of the run was
 */
record OpenDiff(int issue, long seq, List<String> lines) {

  /** More than anybody scrolls through; 'workers diff' has all of it. */
  static final int MOST_LINES = 5000;

  OpenDiff {
    lines = List.copyOf(lines);
  }

  boolean isOf(int other, long now) {
    return issue == other && seq == now;
  }

  static OpenDiff of(ShowDiff diff, RunPlan plan, int issue, long seq) {
    return new OpenDiff(issue, seq, read(diff, plan, issue));
  }

  private static List<String> read(ShowDiff diff, RunPlan plan, int issue) {
    try {
      return lines(
          diff.run(
              new ShowDiff.Request(plan, issue, ShowDiff.Against.BASE, DiffRequest.Form.PATCH),
              RequestContext.of(new CancellationToken())));
    } catch (OrchestratorException noDiff) {
      return List.of(noDiff.message());
    }
  }

  static List<String> lines(DiffDocument document) {
    String head =
        String.format(
            Locale.ROOT,
            "%s: %d commits, +%d -%d",
            document.branch(),
            document.commits(),
            document.insertions(),
            document.deletions());
    long count = document.diff().lines().count();
    Stream<String> rest =
        count > MOST_LINES
            ? Stream.of(
                "... "
                    + (count - MOST_LINES)
                    + " more lines; 'orchestrator workers diff "
                    + document.issue()
                    + "' has all")
            : Stream.of();
    return Stream.of(Stream.of(head, ""), document.diff().lines().limit(MOST_LINES), rest)
        .flatMap(each -> each)
        .toList();
  }
}
