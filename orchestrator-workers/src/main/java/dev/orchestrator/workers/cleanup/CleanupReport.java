package dev.orchestrator.workers.cleanup;

import java.util.List;
import java.util.Locale;

/**
 * What a cleanup did.
 *
 * @param sessionEnded whether there was a session, which is gone now
 * @param worktrees a line for each worktree of the run, and for each folder beside them
 */
public record CleanupReport(boolean sessionEnded, List<Line> worktrees) {

  /** Copies the list. */
  public CleanupReport {
    worktrees = List.copyOf(worktrees);
  }

  /** What became of a worktree. */
  public enum Outcome {
    /** Its folder is gone; its commits are on its branch. */
    REMOVED,
    /** Its folder is gone; all of its files are saved and can be brought back. */
    PRESERVED,
    /** It stays because that was asked for. */
    KEPT,
    /** It stays because something would be lost, or cannot be told. */
    REFUSED,
    /** A folder that was not made here. */
    FOREIGN;

    /** The word on terminals and in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One worktree.
   *
   * @param folder where it is or was
   * @param reason why; empty where that is plain
   */
  public record Line(String folder, String branch, Outcome outcome, String reason) {}

  /** Whether anything stayed that was to go. */
  public boolean isComplete() {
    return worktrees.stream().noneMatch(line -> line.outcome() == Outcome.REFUSED);
  }
}
