package dev.orchestrator.runtime.runs;

import dev.orchestrator.runs.overview.RunStatus;
import dev.orchestrator.runs.run.IssueStatus;
import dev.orchestrator.runtime.usecase.Document;
import java.util.List;

/**
 * What a wait ended with. The names of the components are those of {@code workers wait --json}.
 *
 * @param schemaVersion of the document
 * @param project the run
 * @param state how it stands now
 * @param timedOut whether the time was up first
 * @param ended the issues waited for that nothing more happens to by itself
 * @param left the numbers of the others
 * @param leftBehind what agents of a run that is over stashed and left on no branch
 */
public record WaitResult(
    int schemaVersion,
    String project,
    RunStatus state,
    boolean timedOut,
    List<Ended> ended,
    List<Integer> left,
    List<String> leftBehind)
    implements Document {

  /** Copies the lists. */
  public WaitResult {
    ended = List.copyOf(ended);
    left = List.copyOf(left);
    leftBehind = List.copyOf(leftBehind);
  }

  /** An issue that ended, and how. */
  public record Ended(int number, String title, IssueStatus status, String reason) {}

  /** Whether something did not end well, or will not end by itself. */
  public boolean failed() {
    boolean abandoned = !state.isLive() && !left.isEmpty();
    return timedOut
        || abandoned
        || ended.stream().anyMatch(issue -> issue.status() != IssueStatus.COMPLETED);
  }
}
