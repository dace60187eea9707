package dev.orchestrator.cli.dashboard;

import dev.orchestrator.runs.overview.RunOverview;
import dev.orchestrator.runs.overview.RunOverview.IssueLine;
import dev.orchestrator.runs.overview.RunOverview.WorkerLine;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runs.timeline.Pace;
import dev.orchestrator.runs.timeline.RunTimeline;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A run at one moment, as far as the dashboard shows it.
 *
 * @param overview issues and workers
 * @param timeline what happened
 * @param pace how fast it goes
 * @param now the moment
 * @param trouble why it could not be brought up to date; empty when it is
 */
record Board(RunOverview overview, RunTimeline timeline, Pace pace, Instant now, String trouble) {

  /** By wave, then as the plan has them. */
  List<IssueLine> issues() {
    return overview.issues().stream().sorted(Comparator.comparingInt(IssueLine::wave)).toList();
  }

  List<WorkerLine> workers() {
    return overview.workers();
  }

  Map<Integer, IssueLine> issuesByNumber() {
    return overview.issues().stream()
        .collect(Collectors.toMap(IssueLine::number, issue -> issue, (first, second) -> first));
  }

  long count(IssueStatus status) {
    return overview.issues().stream().filter(issue -> issue.status() == status).count();
  }

  boolean isLive() {
    return overview.run().state().isLive();
  }
}
