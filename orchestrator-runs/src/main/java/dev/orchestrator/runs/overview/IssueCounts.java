package dev.orchestrator.runs.overview;

import dev.orchestrator.runs.run.IssueStatus;
import java.util.List;

/**
 * How many issues of a run are of which status: the one count that every table, document and report
 * shows.
 *
 * @param issues those of the plan
 * @param completed done
 * @param inProgress begun and not done
 * @param pending not begun
 * @param failed given up
 * @param blocked kept from starting by one that is not completed and never will be
 * @param skipped left out because a person said so
 * @param removed not in the plan any more, and begun before
 * @param unlanded completed ones whose branch is not part of the default branch yet
 * @param unverified completed ones that there was nothing to verify with
 */
public record IssueCounts(
    int issues,
    int completed,
    int inProgress,
    int pending,
    int failed,
    int blocked,
    int skipped,
    int removed,
    int unlanded,
    int unverified) {

  /** Counts the issues of an overview. */
  public static IssueCounts of(List<RunOverview.IssueLine> lines) {
    return new IssueCounts(
        lines.size() - count(lines, IssueStatus.REMOVED),
        count(lines, IssueStatus.COMPLETED),
        count(lines, IssueStatus.IN_PROGRESS),
        count(lines, IssueStatus.PENDING),
        count(lines, IssueStatus.FAILED),
        count(lines, IssueStatus.BLOCKED),
        count(lines, IssueStatus.SKIPPED),
        count(lines, IssueStatus.REMOVED),
        (int) lines.stream().filter(RunOverview.IssueLine::needsLanding).count(),
        (int) lines.stream().filter(RunOverview.IssueLine::lacksVerification).count());
  }

  private static int count(List<RunOverview.IssueLine> lines, IssueStatus status) {
    return (int) lines.stream().filter(line -> line.status() == status).count();
  }
}
