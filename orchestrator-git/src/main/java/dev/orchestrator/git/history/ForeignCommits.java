package dev.orchestrator.git.history;

import java.util.List;

/**
 * Commits on a branch since it began that are not its own: merged, or there before a fast-forward
 * or rebase.
 *
 * @param count how many; {@link #COUNTED} stands for that many or more
 * @param newest at most {@link #NAMED} of them, newest first
 */
public record ForeignCommits(int count, List<HistoryCommit> newest) {

  /** Where counting ends. */
  public static final int COUNTED = 10_000;

  /** How many are named. */
  public static final int NAMED = 60;

  /** Copies the list. */
  public ForeignCommits {
    newest = List.copyOf(newest);
  }
}
